import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from '../cli/run.ts';
import { libraryWith } from '../library/library.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const PAPER = 'resolutions/cce/cce-cop6-doc.50/original.paper';

/** What is said of an item that the reason of a row names, of a table with the Decision in its first cell. */
async function told(language: string, cell: string, reason: string): Promise<string[]> {
  const decisions = `decisions/cce/cop5/estuary-fund.${language}.md`;
  const head = ['body: cce', 'kind: paper', 'revision: original', 'paper: CCE/COP6/Doc.50'];
  head.push('meeting: cop6', `language: ${language}`, 'title: X');
  const table = `| A {#hebad} | B | C |\n|---|---|---|\n| ${cell} {#hokab} | keep | ${reason} |`;
  const { root } = libraryWith({
    [decisions]: readFileSync(join(REPOSITORY, decisions), 'utf8'),
    [`${PAPER}.${language}.md`]: `---\n${head.join('\n')}\n---\n\n# X {#title}\n\n{#tafel}\n\n${table}\n`,
  });
  const { stdout } = await runCli(['check', `${PAPER}.${language}.md`], root);
  return stdout.split('\n').filter((line) => line.includes('unresolved-reference'));
}

describe('an item in a row about a Decision', () => {
  it.each([
    ['en', '5.24', 'Item c) was revised'],
    ['en', 'Decision 5.24', 'Items a) and c) were revised'],
    ['fr', '5.24', 'Point c) revu'],
    ['fr', 'Décision 5.24', 'Points a) et c) revus'],
    ['es', '5.24', 'Se revisó el inciso c)'],
  ])('is one of that Decision (%s, %s: %s)', async (language, cell, reason) => {
    expect(await told(language, cell, reason)).toEqual([]);
  });

  it.each([
    ['en', '5.24', 'Item y) was revised', 'Item y), expected an item of Decision 5.24'],
    ['fr', '5.24', 'Point y) revu', 'Point y), expected an item of Décision 5.24'],
    ['en', 'Decision 5.24 and others', 'Item c) was revised', 'Item c), expected'],
    ['en', 'Fund', 'Item c) was revised', 'Item c), expected'],
  ])(
    'is told where that has none, or the row is about something else (%s, %s: %s)',
    async (language, cell, reason, said) => {
      expect(await told(language, cell, reason)).toEqual([expect.stringContaining(said)]);
    },
  );
});
