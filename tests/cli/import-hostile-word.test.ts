import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { p, r, table, wordFile } from '../formats/docx-read/word-file.ts';
import { inlineFile, para, runs } from '../papers/word-paper.ts';
import { runCli } from './run.ts';

const TITLE = 'Central Asian Mammals';
const BODY = ['--body', 'cms', '--language', 'en'];
const FOLDER = 'resolutions/cms/11.24';

function libraryWith(bytes: Uint8Array): string {
  const root = mkdtempSync(join(tmpdir(), 'revcop-'));
  mkdirSync(join(root, 'resolutions'));
  writeFileSync(join(root, 'a.docx'), bytes);
  return root;
}

const importIn = (root: string, ...options: string[]): ReturnType<typeof runCli> =>
  runCli(['import', 'a.docx', ...BODY, ...options], root);

const stagesIn = (root: string): string[] =>
  readdirSync(join(root, FOLDER))
    .flatMap((name) => /^rev\.cop15\.(.*)\.en\.md$/.exec(name)?.[1] ?? [])
    .filter((stage) => stage !== 'draft' && stage !== 'paper')
    .sort();

const TABLE = wordFile(
  table(
    [
      ['Text of the existing Resolution', 'Comment', 'Proposed new clean text'],
      [TITLE, 'Keep', TITLE],
      ['1. Adopts the plan ~2021-2026~_2026-2032_;', 'Later', '1. Adopts the plan 2026-2032;'],
    ].map((row) => row.map(para)),
  ),
);

describe('an amendment table without a paper around it', () => {
  it('is read as one where the symbol of its paper is said', async () => {
    const root = libraryWith(TABLE);
    const facts = ['--symbol', 'UNEP/CMS/COP15/Doc.1', '--number', '11.24', '--base', 'rev.cop13'];
    const { code } = await importIn(root, ...facts);
    expect(code).toBe(0);
    const base = readFileSync(join(root, FOLDER, 'rev.cop13.en.md'), 'utf8');
    const draft = readFileSync(join(root, FOLDER, 'rev.cop15.draft.en.md'), 'utf8');
    expect(base).toContain('Adopts the plan 2021-2026;');
    expect(draft).toContain('Adopts the plan 2026-2032;');
    expect(draft).toMatch(/^paper: UNEP\/CMS\/COP15\/Doc\.1$/m);
  });

  it('keeps its marks as characters where it is said to be a paper', async () => {
    const root = libraryWith(TABLE);
    const facts = ['--as', 'paper', '--symbol', 'UNEP/CMS/COP15/Doc.1'];
    const { stdout, stderr } = await importIn(root, ...facts);
    expect(stderr).toContain('marks-kept');
    const [, file = ''] = /made +(\S+)/.exec(stdout) ?? [];
    expect(readFileSync(join(root, file), 'utf8')).toContain('[-2021-2026-][+2026-2032+]');
  });
});

describe('authors of tracked changes', () => {
  const byAuthors = (...names: string[]): Uint8Array => {
    const changes = names.map((name) => `{+${name}: by ${names.indexOf(name)}+}`).join('');
    return inlineFile([TITLE, `1. Urges _all_ Parties to act${changes};`, '2. Ends.']);
  };

  it('are stages one by one up to twelve, and one of all where there are more', async () => {
    const names = Array.from({ length: 13 }, (_, at) => `A${String.fromCharCode(65 + at)}`);
    const few = libraryWith(byAuthors(...names.slice(1)));
    await importIn(few);
    expect(stagesIn(few)).toHaveLength(13);
    const many = libraryWith(byAuthors(...names));
    const { stderr } = await importIn(many);
    expect(stagesIn(many)).toEqual(['all']);
    expect(stderr).toContain('many-authors found tracked changes of 13 authors (AA, AB, ');
    const text = readFileSync(join(many, FOLDER, 'rev.cop15.all.en.md'), 'utf8');
    expect(text).toContain('to act by 0 by 1 by 2');
    expect(text).toMatch(/^author: .*and 1 more$/m);
  });

  it('are never the stage of all, and have names that can be those of files', async () => {
    const long = 'Delegation of the Republic of somewhere '.repeat(50).trim();
    const root = libraryWith(byAuthors('all', long, '../../x'));
    const { code, stderr } = await importIn(root);
    expect(code).toBe(0);
    expect(stagesIn(root)).toEqual(['all', 'all-2', 'delegation-of-the-republ', 'x']);
    expect(stderr).toContain('stage-name found the author “all”');
    expect(stderr).toContain('--stage names it otherwise');
    const author = readFileSync(join(root, FOLDER, 'rev.cop15.all-2.en.md'), 'utf8');
    expect(author).toMatch(/^author: all$/m);
  });
});

describe('import', () => {
  it('says look-alike and hidden characters, in a paper and in a text', async () => {
    const paper = libraryWith(inlineFile([TITLE, '1. Urges _all_ Parti\u0435s to \u202Eact;']));
    const { stderr } = await importIn(paper);
    expect(stderr).toContain('warning odd-characters found “Parti\u0435s”');
    expect(stderr).toContain('found “‹U+202E›act;”');
    const text = libraryWith(wordFile(p(r('Title')) + p(r('1. Pay n\u200Bow.'))));
    const as = ['--as', 'resolution', '--number', '11.24', '--revision', 'rev.cop15'];
    expect((await importIn(text, ...as)).stderr).toContain('found “n‹U+200B›ow.”');
  });

  it('says tracked changes that the text of a plan does not show', async () => {
    const root = libraryWith(wordFile(p(r('Plan')) + p(runs('Pay {-Ann:ten-}{+Ann:twenty+}.'))));
    const as = ['--as', 'text', '--number', 'plan', '--revision', 'rev.cop15'];
    const { stderr } = await importIn(root, ...as);
    expect(stderr).toContain('a.docx:2:');
    expect(stderr).toContain(
      'warning tracked-accepted found “ten” deleted by Ann and 1 more tracked changes',
    );
  });
});
