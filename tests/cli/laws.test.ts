import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LAYOUTS } from '../../src/papers/write/layouts.ts';
import { libraryWith, put } from '../library/library.ts';
import { runCli } from './run.ts';

const PIECES = [
  '# ',
  '## ',
  '**1.** ',
  '**a)** ',
  '**6 bis.** ',
  '1. ',
  '- ',
  '> ',
  '| a | b |\n| --- | --- |\n| c | d |',
  '[^a]',
  '[^a]: note',
  '{#bamot}',
  '{#kiruf .deleted}',
  ' {.formula}',
  '\n',
  '\n\n',
  '\\\n',
  '<br>',
  '*em*',
  '[x](#bamot)',
  '[x](javascript:a)',
  '[',
  ']',
  '`',
  '\u00a0',
  '\u202e',
  'é',
  'العربية',
  '中文',
  '---\n',
  'mot ',
  'autre ',
  '10:30',
  'Rev.COP13)',
  '\r\n',
  '\u0000',
  '&amp;',
  '|',
];
const source = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 25 })
  .map((pieces) => pieces.join(''));

// A document that is odd is read; one that names two paragraphs alike, or has a broken head, is refused with a message.
const REFUSED = /error (?:duplicate-id|front-matter|yaml|file) found /;

describe('whatever is written in a file', () => {
  it('fmt formats it, and the second time changes nothing', async () => {
    const { root } = libraryWith();
    await fc.assert(
      fc.asyncProperty(source, async (input) => {
        const first = await runCli(['fmt', '-'], root, { input });
        if (first.code !== 0)
          expect([first.code, first.stderr]).toEqual([3, expect.stringMatching(REFUSED)]);
        else
          expect((await runCli(['fmt', '-'], root, { input: first.stdout })).stdout).toBe(
            first.stdout,
          );
      }),
      { numRuns: 80 },
    );
  });

  it.each(LAYOUTS)('compare lays it out as %s, and the proof holds', async (layout) => {
    const { root } = libraryWith();
    await fc.assert(
      fc.asyncProperty(
        source,
        source,
        fc.constantFrom('md', 'txt'),
        async (before, after, ending) => {
          put(root, `a.${ending}`, before);
          put(root, `b.${ending}`, after);
          const argv = [
            'compare',
            `a.${ending}`,
            `b.${ending}`,
            '--layout',
            layout,
            '--body',
            'cms',
            '--html',
            'out/a.html',
          ];
          const { code, stderr } = await runCli(argv, root);
          if (code !== 0) expect([code, stderr]).toEqual([3, expect.stringMatching(REFUSED)]);
        },
      ),
      { numRuns: 10 },
    );
  });
});
