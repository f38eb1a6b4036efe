import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const DECISIONS = 'decisions/cce/cop5/estuary-fund.fr.md';
const REPEALING = 'resolutions/cce/3.4/rev.cop5.es.md';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'revcop-sound-'));
  for (const folder of ['decisions/cce', 'resolutions/cce/3.4', 'resolutions/cce/1.5'])
    cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function edit(file: string, from: string | RegExp, to: string): void {
  const source = readFileSync(join(root, file), 'utf8');
  const edited = source.replace(from, to);
  expect(edited).not.toBe(source);
  writeFileSync(join(root, file), edited);
}

const LISTS = [
  'decisions status --body cce',
  'decisions in-effect --body cce',
  'resolutions in-effect --body cce',
  'export --to cce-csv',
  'export --to informea --body cce',
  'decisions carry --from cop5 --to cop6 --body cce',
];

async function expectRefused(lines: readonly string[], message: string): Promise<void> {
  for (const line of lines) {
    const { code, stdout, stderr } = await runCli(line.split(' '), root);
    expect([line, code, stdout]).toEqual([line, 3, '']);
    expect(stderr).toContain(message);
  }
}

describe('what speaks of a whole body does not pass over a text that it cannot read', () => {
  it('of which the head is broken', async () => {
    edit(DECISIONS, /^meeting: .*$/m, 'meeting: [');
    const lines = [...LISTS, 'conform --meeting cop5', 'conform --meeting cop5 --body cce'];
    await expectRefused(lines, `${DECISIONS}:5:1 error front-matter found broken YAML`);
  });

  it('of which the head says what it cannot', async () => {
    edit(REPEALING, /^repeals:\n(?:(?: .*|-.*)\n)+/m, 'repeals: cce/1.5\n');
    const lines = [...LISTS, 'conform --meeting cop5', 'concordance cce/1.5 --language en'];
    await expectRefused(lines, 'error front-matter found repeals: cce/1.5, expected a list');
  });

  it('of which all files are broken', async () => {
    for (const meeting of ['cop4/estuary-fund', 'cop5/estuary-fund', 'cop6/estuary-fund.draft'])
      for (const language of ['en', 'fr', 'es'])
        edit(`decisions/cce/${meeting}.${language}.md`, /^meeting: .*$/m, 'meeting: [');
    await expectRefused(LISTS, 'error front-matter found broken YAML');
  });

  it('though another body is not hindered by it, nor by a paper', async () => {
    const broken = '---\nbody: [\n---\n';
    mkdirSync(join(root, 'decisions/cms'));
    writeFileSync(join(root, 'decisions/cms/owls.en.md'), broken);
    writeFileSync(join(root, 'resolutions/cce/1.5/rev.cop6.paper.en.md'), broken);
    const { code } = await runCli(['resolutions', 'in-effect', '--body', 'cce'], root);
    expect(code).toBe(0);
    await expectRefused(['conform --meeting cop5 --body cce'], 'rev.cop6.paper.en.md:2:8 error');
  });
});

describe('a list does not tell of an adopted text what was not adopted', () => {
  it.each<[string, string, string | RegExp, string, string]>([
    [
      'edited by hand',
      DECISIONS,
      'publier chaque année',
      'publier parfois',
      'error seal found words',
    ],
    ['with ids that differ between languages', DECISIONS, '{#busep}', '{#busex}', 'language-ids'],
    ['with an id that stands twice', DECISIONS, '{#busep}', '{#malab}', 'duplicate-id'],
    ['with an attribute that cannot be read', DECISIONS, '{#busep}', '{#busep .x=}', 'attributes'],
  ])('%s', async (_, file, from, to, message) => {
    if (message !== 'error seal found words') edit(file, /^sealed: .*\n/m, '');
    for (const language of ['en', 'es'])
      if (message !== 'error seal found words')
        edit(file.replace('.fr.', `.${language}.`), /^sealed: .*\n/m, '');
    edit(file, from, to);
    await expectRefused(LISTS, message);
  });

  it('while a draft whose languages are not in step yet is told as it is', async () => {
    edit('decisions/cce/cop6/estuary-fund.draft.fr.md', /\{#[a-z]+\}(?!.*\{#)/s, '{#busex}');
    for (const line of LISTS.slice(0, 4))
      expect([line, (await runCli(line.split(' '), root)).code]).toEqual([line, 0]);
  });
});

describe('a fact of a register names a document of its meeting', () => {
  it.each([
    ['CCE/COP4/Doc.20', 'found document: CCE/COP4/Doc.20, expected a document of cop5'],
    ['"=cmd()"', 'found document: =cmd(), expected the symbol of a document'],
    ['"CCE/COP5/Doc.20\\0"', 'expected a word without control characters'],
  ])('%s', async (document, message) => {
    edit('decisions/cce/estuary-fund.yaml', /document: .*/, `document: ${document}`);
    await expectRefused(['decisions status --body cce'], message);
  });
});
