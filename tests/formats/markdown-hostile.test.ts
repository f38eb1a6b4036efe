import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';

const LENGTH = 300_000;

function fill(pattern: string): string {
  return pattern.repeat(Math.ceil(LENGTH / pattern.length));
}

// Each would take minutes, all memory or the stack where reading took the square of its length or called itself for each level.
const HOSTILE: readonly (readonly [string, () => string])[] = [
  ...[
    '*',
    '[',
    ']',
    '>',
    '> ',
    '*a ',
    'a* ',
    '*a **b ',
    '[a](',
    '[a](#b) ',
    '<br',
    '<br>',
    'a\\\n',
    '{',
    '{#a ',
    '[^',
    '|-',
    '#',
    '`',
    '~',
  ].map(
    (pattern) => [`300,000 characters of ${JSON.stringify(pattern)}`, () => fill(pattern)] as const,
  ),
  ['a line of blanks', () => `a${fill(' ')}b`],
  ['a quoted value without end', () => `a {k="${fill('a\\"')}"`],
  ['one paragraph of many lines', () => fill('mot\n')],
  [
    'quotes in quotes',
    () => Array.from({ length: 1_000 }, (_, depth) => `${'>'.repeat(depth + 1)} a`).join('\n'),
  ],
  ['30,000 notes', () => Array.from({ length: 30_000 }, (_, at) => `[^n${at}]: note`).join('\n\n')],
  ['30,000 note marks', () => `[^n]: x\n\n${'a[^n]'.repeat(30_000)}`],
  ['a table of 30,000 cells', () => `|a|b|c|d|e|\n|-|-|-|-|-|\n${'|a|b|c|d|e|\n'.repeat(6_000)}`],
  ['30,000 comments', () => `a\n\n${'> b\n\n'.repeat(30_000)}`],
  ['marks just few enough', () => '*a* **b** [c](#d) \\& ('.repeat(330)],
  ['a head of deep YAML', () => `---\na: ${'['.repeat(LENGTH)}\n---\n`],
];

describe('hostile files', () => {
  it.each(HOSTILE)(
    '%s is read and written in bounded time',
    (_, make) => {
      const { value } = readMarkdown(make());
      expect(writeMarkdown(value).length).toBeLessThan(10 * LENGTH);
    },
    60_000,
  );

  it('reads and writes eight times the text in about eight times the time', () => {
    const text = (copies: number) =>
      `${'**8.** *Charge* le [Comité] de …[^n] {#x}\n\n> Voir 10:30.\n\n'.repeat(copies)}[^n]: y\n`;
    const time = (source: string) => {
      const start = performance.now();
      writeMarkdown(readMarkdown(source).value);
      return performance.now() - start;
    };
    time(text(500));
    const small = Math.min(time(text(500)), time(text(500)), time(text(500)));
    expect(time(text(4_000)) / small).toBeLessThan(8 * 4);
  });
});
