import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeFolder, temporaryFolder } from '../../src/cli/temporary.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { asPlain, asWord, textOf } from './batch-files.ts';
import { type Run, runCli } from './run.ts';

const LIST = 'in/.revcop-worklist.json';
const FRENCH = textOf('cms/11.10/rev.cop12.fr.md');

interface Item {
  readonly file: string;
  readonly number: string | null;
  readonly status: string;
  readonly reason: string;
  readonly messages: readonly string[];
}

function run(root: string, ...options: string[]): Promise<Run> {
  return runCli(['import', 'in', '--batch', '--body', 'cms', ...options], root);
}

function itemIn(root: string, file: string): Item | undefined {
  const { files }: { files: Item[] } = JSON.parse(readFileSync(join(root, LIST), 'utf8'));
  return files.find((item) => item.file === file);
}

function edit(root: string, file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(root, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(root, file), after);
}

/** A folder with one document that tells no number, and its two lists. */
async function nameless(): Promise<string> {
  const { root } = libraryWith({ 'in/a.docx': asWord(FRENCH) });
  expect((await run(root, '--csv', 'list.csv')).code).toBe(1);
  return root;
}

function sayInJson(root: string, number: string): void {
  edit(root, LIST, /"number": (?:null|"[^"]*")/, `"number": "${number}"`);
}

function sayInCsv(root: string, number: string, revision = ''): void {
  edit(
    root,
    'list.csv',
    /a\.docx,resolution,cms,[^,]*,[^,]*/,
    `a.docx,resolution,cms,${number},${revision}`,
  );
}

describe('a worklist that is filled in in JSON and in CSV', () => {
  it('takes of each fact what was changed since the last run', async () => {
    const root = await nameless();
    sayInJson(root, '11.10');
    sayInCsv(root, '', 'rev.cop12');
    expect((await run(root, '--csv', 'list.csv')).stderr).toBe('');
    expect(existsSync(join(root, 'resolutions/cms/11.10/rev.cop12.fr.md'))).toBe(true);
    sayInCsv(root, '11.11', 'rev.cop12');
    await run(root, '--csv', 'list.csv');
    sayInJson(root, '11.12');
    await run(root, '--csv', 'list.csv');
    expect(itemIn(root, 'a.docx')).toMatchObject({ number: '11.12', status: 'done' });
    expect(readFileSync(join(root, 'list.csv'), 'utf8')).toContain(',11.12,rev.cop12,');
  });

  it('does not take a CSV for changed that a run without it has left behind', async () => {
    const root = await nameless();
    sayInCsv(root, '11.11', 'rev.cop12');
    await run(root, '--csv', 'list.csv');
    sayInJson(root, '11.12');
    await run(root);
    await run(root, '--csv', 'list.csv');
    expect(itemIn(root, 'a.docx')).toMatchObject({ number: '11.12', status: 'done' });
  });

  it('is refused where both say another thing, and both are named', async () => {
    const root = await nameless();
    sayInJson(root, '11.10');
    sayInCsv(root, '11.11', 'rev.cop12');
    const before = treeOf(root);
    const { code, stderr } = await run(root, '--csv', 'list.csv');
    expect(code).toBe(3);
    expect(stderr).toBe(
      'list.csv:2:1 error worklist found 11.11 as number of a.docx, and 11.10 in in/.revcop-worklist.json, both changed since the last run, expected one of them; nothing was written\n',
    );
    expect(treeOf(root)).toEqual(before);
  });

  it('is not lost where only the CSV is left', async () => {
    const root = await nameless();
    sayInCsv(root, '11.10', 'rev.cop12');
    rmSync(join(root, LIST));
    expect((await run(root, '--csv', 'list.csv')).code).toBe(0);
    expect(existsSync(join(root, 'resolutions/cms/11.10/rev.cop12.fr.md'))).toBe(true);
  });
});

describe('a CSV in disorder', () => {
  it.each([
    ['a quote that is not closed', 'a.docx,"resolution', 2, 'found a quote that is not closed'],
    ['words behind a quote', 'a.docx,"resolution"s,cms', 2, 'found a quote that is not closed'],
    [
      'a quote that is closed a row further',
      'a.docx,"resolution,cms\r\nb.docx,resolution,cms",1.1',
      2,
      'found a quote that is not closed',
    ],
    ['a file twice', 'a.docx,resolution\r\n\r\na.docx,decisions', 4, 'found a.docx as on line 2'],
    ['an unknown file', 'a.docx,\r\nc.docx,skip', 3, 'found a row of c.docx'],
    ['a row without a file', 'a.docx,\r\n,skip', 3, 'found a row of no file'],
    ['a name without end', 'x'.repeat(9000), 2, `found a row of ${'x'.repeat(80)}…, expected`],
    ['cells without a column', `a.docx${','.repeat(13)}x`, 2, 'found 14 cells'],
  ])('%s is one error at its line, and nothing is overwritten', async (_, rows, line, told) => {
    const root = await nameless();
    put(root, 'in/b.docx', asWord(FRENCH));
    edit(root, 'list.csv', /\r\na\.docx[\s\S]*$/, `\r\n${rows}\r\n`);
    const before = treeOf(root);
    const { code, stderr, stdout } = await run(root, '--csv', 'list.csv');
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(new RegExp(`^list\\.csv:${line}:1 error worklist `));
    expect(stderr).toContain(told);
    expect(treeOf(root)).toEqual(before);
  });

  it('is another file that has the name, which stays as it is', async () => {
    const { root } = libraryWith({ 'in/a.docx': asWord(FRENCH), 'list.csv': 'species,status\n' });
    const { code, stderr } = await run(root, '--csv', 'list.csv');
    expect(code).toBe(3);
    expect(stderr).toContain('list.csv:1:1 error worklist found no column called file');
    expect(readFileSync(join(root, 'list.csv'), 'utf8')).toBe('species,status\n');
  });

  it('is none where names of files look like formulas, or hold quotes', async () => {
    const names = ["'x.txt", '=x.txt', '"x".txt', 'a,b.txt', 'x;y.txt'];
    const { root } = libraryWith(
      Object.fromEntries(names.map((name) => [`in/${name}`, 'Words\n'])),
    );
    await run(root, '--csv', 'list.csv');
    const { code, stderr } = await run(root, '--csv', 'list.csv');
    expect([code, stderr]).toEqual([1, expect.not.stringContaining(' error ')]);
  });
});

it('A worklist with a document twice is refused', async () => {
  const root = await nameless();
  const list: { files: unknown[] } = JSON.parse(readFileSync(join(root, LIST), 'utf8'));
  writeFileSync(
    join(root, LIST),
    JSON.stringify({ ...list, files: [...list.files, ...list.files] }),
  );
  const { code, stderr } = await run(root);
  expect(code).toBe(3);
  expect(stderr).toContain('found a.docx twice');
});

const NAME = 'UNEP/CMS/Résolution 12.3 (Rev.COP13)';

describe('two documents of one text', () => {
  it('with the same words are told as such', async () => {
    const { root } = libraryWith({
      'in/a.docx': asWord(FRENCH, [NAME]),
      'in/b.txt': asPlain(FRENCH, [NAME]),
    });
    expect((await run(root)).code).toBe(1);
    expect(itemIn(root, 'b.txt')).toMatchObject({
      status: 'needs',
      reason:
        'found the same words as in a.docx, expected one of them: write skip as the kind of the other',
    });
  });

  it('with other words are told with the first difference and both readings', async () => {
    const words = asPlain(FRENCH, [NAME]);
    const changed = words.replace(/\n\n2\. (\S+) /, '\n\n2. $1 toujours ');
    expect(changed).not.toBe(words);
    const { root } = libraryWith({ 'in/a.txt': words, 'in/b.txt': changed });
    expect((await run(root)).code).toBe(1);
    const { status, reason = '' } = itemIn(root, 'b.txt') ?? {};
    expect(status).toBe('needs');
    expect(reason).toMatch(
      /^found other words than in a\.txt, of which \S+rev\.cop13\.fr\.md was made: “2\. \S+ toujours [^”]+” here, “2\. \S+ (?!toujours)[^”]+” there/,
    );
    expect(reason).not.toContain('skip');
    const written = readFileSync(join(root, 'resolutions/cms/12.3/rev.cop13.fr.md'), 'utf8');
    expect(written).not.toContain('toujours');
  });
});

it('A revision that comes in between two others says whose base it should be', async () => {
  const { root } = libraryWith({
    'in/a.docx': asWord(FRENCH, ['UNEP/CMS/Résolution 12.3']),
    'in/c.docx': asWord(FRENCH, ['UNEP/CMS/Résolution 12.3 (Rev.COP14)']),
  });
  expect((await run(root)).stderr).toBe('');
  put(root, 'in/b.docx', asWord(FRENCH, [NAME]));
  const { stderr } = await run(root);
  expect(stderr).toMatch(
    /^resolutions\/cms\/12\.3\/rev\.cop14\.fr\.md:\d+:1 warning later-base found base: original, expected base: rev\.cop13, which comes in between/,
  );
  expect(itemIn(root, 'b.docx')?.messages).toHaveLength(1);
});

const DECISIONS = [
  'MONITORING OF MIGRATORY SPECIES',
  'Directed to Parties',
  '15.12 Parties are requested to:',
  'a) report on the status of species by COP16;',
  'Directed to the Secretariat',
  '15.13 The Secretariat shall convene a workshop.',
];

describe('Decisions that stand alone', () => {
  const imported = async (lines: readonly string[]): Promise<string> => {
    const { root } = libraryWith({ 'in/a.txt': `${lines.join('\n\n')}\n` });
    const { code, stderr } = await run(root, '--language', 'en', '--as', 'decisions');
    expect([code, stderr]).toEqual([0, '']);
    const [file = ''] = readdirSync(join(root, 'decisions/cms/cop15'));
    return readFileSync(join(root, 'decisions/cms/cop15', file), 'utf8');
  };

  it('keep whom they are directed to', async () => {
    const written = await imported(DECISIONS);
    expect(written).toMatch(/^## Directed to Parties \{#\w+ \.directed-to\}$/m);
    expect(written).toMatch(/^source: a\.txt$/m);
    expect(written).not.toContain('stage:');
  });

  it('are no twins of their own draft', async () => {
    const { root } = libraryWith({
      'in/a.txt': `${DECISIONS.join('\n\n')}\n`,
      'in/b.txt': `${DECISIONS.join('\n\n').replace(/15\.1[23]/g, '15.AA')}\n`,
    });
    expect((await run(root, '--language', 'en', '--as', 'decisions')).code).toBe(0);
    expect(readdirSync(join(root, 'decisions/cms/cop15'))).toHaveLength(2);
  });

  it('are drafts where letters stand for their numbers', async () => {
    const written = await imported(DECISIONS.map((line) => line.replace(/^15\.1[23]/, '15.AA')));
    expect(written).toMatch(/^stage: draft$/m);
    expect(written).toMatch(/^status: proposed$/m);
  });
});

describe('a temporary folder', () => {
  const host = hostname().replace(/[^A-Za-z0-9]/g, '');

  it('that a killed command has left is removed at the next start, no other is', () => {
    const dead = join(tmpdir(), `revcop-trial-${host}-2147483646-abc`);
    const others = [
      join(tmpdir(), `revcop-trial-${host}-${process.ppid}-abc`),
      join(tmpdir(), `revcop-trial-${host}x-2147483646-abc`),
    ];
    for (const folder of [dead, ...others]) mkdirSync(join(folder, 'in'), { recursive: true });
    const made = temporaryFolder('trial');
    expect(basename(made)).toMatch(new RegExp(`^revcop-trial-${host}-${process.pid}-`));
    expect([dead, ...others].map((folder) => existsSync(folder))).toEqual([false, true, true]);
    for (const folder of [made, ...others]) removeFolder(folder);
    expect(existsSync(made)).toBe(false);
  });
});
