import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { wordEdits } from '../../src/cli/word-edits.ts';
import { libraryWith } from '../library/library.ts';
import { agendaOf, meetingFiles } from './meeting-library.ts';
import { runCli } from './run.ts';

const DOUBLED = Array.from({ length: 26 }, (_, at) => `${String.fromCharCode(65 + at)}{2,3}`);
const LETTERS = new RegExp(`(?<![A-Za-z])(?:15[. ][A-Za-z]{2,3}|${DOUBLED.join('|')})(?![A-Za-z])`);

// What other programs write, and `fmt` would not.
const HABITS: Readonly<Record<string, (source: string) => string>> = {
  'line ends of Windows': (source) => source.replaceAll('\n', '\r\n'),
  'a byte order mark': (source) => `\uFEFF${source}`,
  'no line end at the end': (source) => source.trimEnd(),
  'three empty lines': (source) => source.replaceAll('\n\n**', '\n\n\n\n**'),
  'emphasis by underlines': (source) => source.replaceAll(' for the ', ' _for_ the '),
  'emphasis by stars': (source) => source.replaceAll(' see ', ' *see* '),
  'strong letters': (source) => source.replace(/see (15\.\p{Lu}{2,3})/gu, 'see __$1__'),
  'blanks at the end of lines': (source) => source.replaceAll('{#title}\n', '{#title}  \n'),
  'no ids in papers': (source) => source.replace(/ \{#p\d+\}/g, ''),
  'a directive with quotes and blanks': (source) =>
    source.replace(
      '{#title}\n',
      '{#title}\n\n::text{  of="cms/11.24"   from="rev.cop13" to=\'x\' }\n',
    ),
  'needless escapes': (source) => source.replaceAll(' the years', ' the \\years'),
  'a table': (source) =>
    source.replace(
      '{#title}\n',
      '{#title}\n\n|a|b|\n|:-|--|\n|see Decision 15.AA|_x_   |\n|y|Decision 15.AA, and again 15.AA|\n',
    ),
};

const shapes = fc.record({
  papers: fc.integer({ min: 1, max: 3 }),
  drafts: fc.integer({ min: 3, max: 12 }),
  references: fc.integer({ min: 0, max: 20 }),
  languages: fc.constantFrom(['en'], ['en', 'fr', 'es']),
});

function withHabits(source: string, names: readonly string[]): string {
  // A byte order mark stands before all, whatever else was done.
  const ordered = Object.keys(HABITS).filter((name) => names.includes(name));
  return ordered.reduceRight((text, name) => HABITS[name]?.(text) ?? text, source);
}

const ARGV = [
  'decisions',
  'number',
  '--meeting',
  'cop15',
  '--from',
  '15.1',
  '--order',
  'agenda.txt',
];

describe('the bytes of a numbering', () => {
  it('are those of the files but for the numbers, whatever program wrote them', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.subarray(Object.keys(HABITS)), async (shape, names) => {
        const files = Object.fromEntries(
          Object.entries(meetingFiles(shape)).map(([path, source]) => [
            path,
            withHabits(source, names),
          ]),
        );
        const { root } = libraryWith({ ...files, 'agenda.txt': agendaOf(shape) });
        const { code, stderr } = await runCli([...ARGV, '--table', 'numbers.csv'], root);
        expect([code, stderr]).toEqual([0, '']);
        for (const [path, before] of Object.entries(files)) {
          const after = readFileSync(join(root, path), 'utf8');
          expect(after.split(/15\.\d+/)).toEqual(before.split(LETTERS));
        }
        expect((await runCli(['decisions', 'number', '--undo', 'numbers.csv'], root)).code).toBe(0);
        for (const [path, before] of Object.entries(files))
          expect(readFileSync(join(root, path), 'utf8')).toBe(before);
      }),
      { numRuns: 25 },
    );
  });

  it.each(Object.keys(HABITS))('are kept with %s', async (name) => {
    const shape = { papers: 2, drafts: 6, references: 24, languages: ['en'] };
    const files = Object.entries(meetingFiles(shape)).map(
      ([path, source]) => [path, withHabits(source, [name])] as const,
    );
    expect(files.some(([path, source]) => source !== meetingFiles(shape)[path])).toBe(true);
    const { root } = libraryWith({ ...Object.fromEntries(files), 'agenda.txt': agendaOf(shape) });
    expect((await runCli([...ARGV, '--table', 'numbers.csv'], root)).code).toBe(0);
    for (const [path, before] of files)
      expect(readFileSync(join(root, path), 'utf8').split(/15\.\d+/)).toEqual(
        before.split(LETTERS),
      );
  });

  it('change in one paragraph alone where its letters are not typed as they are printed', async () => {
    const shape = { papers: 1, drafts: 3, references: 6, languages: ['en'] };
    const { root } = libraryWith({ ...meetingFiles(shape), 'agenda.txt': agendaOf(shape) });
    const path = join(root, 'decisions/cms/cop15/subject-0.paper.en.md');
    const before = readFileSync(path, 'utf8').replaceAll('\n\n', '\n\n\n');
    writeFileSync(path, before.replace('see Decision 15.AA b)', 'see _Decision_ 15&#46;AA b)'));
    expect((await runCli([...ARGV, '--table', 'numbers.csv'], root)).code).toBe(0);
    const after = readFileSync(path, 'utf8');
    expect(after).toContain('see *Decision* 15.1 b)');
    const without = (source: string) => source.replace(/see \*?Decision\*? 15[^ ]* b\)/, '');
    expect(without(after).split(/15\.\d+/)).toEqual(without(before).split(LETTERS));
  });
});

describe('words changed in their source', () => {
  it.each([
    ['**5.AA** see _5.AA_', ['5.AA', 'see 5.AA'], ['5.1', 'see 5.1'], '**5.1** see _5.1_'],
    ['«5.AA» and 5.AA', ['«5.AA» and 5.AA'], ['«5.AA» and 5.3'], '«5.AA» and 5.3'],
    ['5 CC [x](#5)', ['5 CC x'], ['5.7 x'], '5.7 [x](#5)'],
    [
      '5.AA to 5.CC, 5.AAA',
      ['5.AA to 5.CC, 5.AAA'],
      ['5.1, 5.4 and 5.6, 5.9'],
      '5.1, 5.4 and 5.6, 5.9',
    ],
  ])('%j', (source, before, after, expected) => {
    expect(wordEdits(source, before, after)).toBe(expected);
  });

  it.each([
    ['5.AA [x](https://5.AA)', ['5.AA x'], ['5.1 x']],
    ['5\\.AA', ['5.AA'], ['5.1']],
    ['a b', ['a b'], ['a c b']],
  ])('are not guessed at in %j', (source, before, after) => {
    expect(wordEdits(source, before, after)).toBeNull();
  });

  it('takes time in proportion to what a paragraph holds', () => {
    const letters = Array.from({ length: 100_000 }, (_, at) => `5.${at % 2 ? 'AA' : 'BB'}`);
    const numbers = letters.map((_, at) => `5.${(at % 2) + 1}`);
    const [source, after] = [letters.join(' '), numbers.join(' ')];
    const start = performance.now();
    expect(wordEdits(source, [source], [after])).toBe(after);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
