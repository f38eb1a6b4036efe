import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const TEXT = 'resolutions/cce/1.2/rev.cop5.en.md';
const REGISTER = 'decisions/cce/estuary-fund.yaml';

const COMPARE = 'compare cce/1.2@rev.cop4 cce/1.2@rev.cop5 --language en --layout clean';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'revcop-own-'));
  for (const folder of ['resolutions/cce', 'decisions/cce', 'templates/cce', 'templates/_shared'])
    cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
  mkdirSync(join(root, 'out'));
  writeFileSync(join(root, 'agenda.txt'), 'CCE/COP6/Doc.14\n');
  symlinkSync('../resolutions/cce/1.2', join(root, 'out/linked'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const CONCORDANCE = 'concordance cce/1.2 --language en';
const IDENTITY = 'identity cce/1.5@rev.cop2 cce/1.5@rev.cop4 --language en';
const NUMBER = 'decisions number --meeting cop6 --from 6.1 --order agenda.txt';
const INFORMEA = 'export --to informea --body cce --url https://example.org/';

describe('a result is not written where a library keeps its own files', () => {
  it.each([
    [CONCORDANCE, '--md', TEXT],
    [CONCORDANCE, '--md', 'resolutions/cce/1.2/new.en.md'],
    [CONCORDANCE, '--md', 'resolutions/README.md'],
    [CONCORDANCE, '--md', 'decisions/cce/cop5/'],
    [CONCORDANCE, '--md', 'out/linked/rev.cop5.en.md'],
    [CONCORDANCE, '--csv', 'templates/cce/'],
    [CONCORDANCE, '--html', 'templates/_shared/new.html'],
    ['decisions status --body cce', '--xlsx', 'templates/'],
    ['decisions in-effect --body cce', '--docx', 'templates/cce/logo.docx'],
    [INFORMEA, '--out', '.revcop-papers.json'],
    [IDENTITY, '--csv', 'templates/doubts.csv'],
    [NUMBER, '--table', 'templates/numbers.csv'],
    ['paper resolutions/cce/1.2/rev.cop6.paper.en.md', '--html', 'templates/'],
  ])('%s %s %s', async (line, option, value) => {
    const before = treeOf(root);
    const run = await runCli([...line.split(' '), option, value], root);
    expect(run.stderr).toContain(
      'where a library keeps its own files, expected a place for results',
    );
    expect(run.code).toBe(3);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('a result has the ending of what it is', () => {
  it.each([
    [CONCORDANCE, '--csv', TEXT, '.csv'],
    ['decisions status --body cce', '--csv', REGISTER, '.csv'],
    ['decisions in-effect --body cce', '--html', REGISTER, '.html'],
    ['resolutions in-effect --body cce', '--xlsx', TEXT, '.xlsx'],
    ['draft cce/1.5 --for cop6 --language en', '--docx', TEXT, '.docx'],
    [INFORMEA, '--out', TEXT, '.json'],
    ['export --to cce-csv', '--out', 'templates/cce/profile.yaml', '.csv'],
    [IDENTITY, '--csv', REGISTER, '.csv'],
    [NUMBER, '--table', 'decisions/cce/new.yaml', '.csv'],
    ['import out --batch', '--csv', TEXT, '.csv'],
  ])('%s %s %s', async (line, option, value, ending) => {
    const before = treeOf(root);
    const run = await runCli([...line.split(' '), option, value], root);
    expect(run.stderr).toContain(
      `found ${option} ${value}, expected a name that ends in ${ending}`,
    );
    expect(run.code).toBe(2);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('a result is not written over a document that is read', () => {
  it.each([
    'compare cce/1.2@rev.cop4 a.docx --body cce --language en --docx a.docx',
    'verify a.docx --body cce --language en --against cce/1.2@rev.cop4 --docx ./a.docx',
  ])('%s', { timeout: 30_000 }, async (line) => {
    await runCli([...COMPARE.split(' '), '--docx', 'a.docx'], root);
    const before = treeOf(root);
    const run = await runCli(line.split(' '), root);
    expect(run.stderr).toContain('found a.docx, which is read, expected another name');
    expect(treeOf(root)).toEqual(before);
  });
});

it('results among the texts, beside a paper, are written where they take no place of a text', async () => {
  const run = await runCli([...CONCORDANCE.split(' '), '--csv', 'resolutions/cce/1.2/'], root);
  expect(run.code).toBe(0);
});
