import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const head = (values: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries({
    body: 'cce',
    kind: 'decisions',
    subject: 'flats',
    language: 'en',
    ...values,
  })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n`;

const PATHS = {
  before: 'decisions/cce/cop4/flats.en.md',
  beforeDraft: 'decisions/cce/cop4/flats.draft.en.md',
  draft: 'decisions/cce/cop5/flats.draft.en.md',
  adopted: 'decisions/cce/cop5/flats.en.md',
} as const;

const DRAFT_HEAD = { meeting: 'cop5', stage: 'draft', status: 'proposed', date: '2020-01-01' };

const BEFORE = `# Flats {#title}

## Directed to Parties {#hpart .directed-to}

**4.1** Parties are invited to map the flats. {#mapit}
`;

const NEW = `# Flats {#title}

## Directed to the Secretariat {#hsecr .directed-to}

**5.1** The Secretariat shall report to the meeting on seals. {#seals}
`;

/** Decisions that were adopted of a draft without a base, and the draft of the next meeting. */
function meetings(draft: string, more: Readonly<Record<string, string>> = {}): string {
  const adopted = { status: 'adopted', 'adopted-as': 'decision:cce/cop4/flats' };
  return libraryWith({
    [PATHS.beforeDraft]: `${head({ ...DRAFT_HEAD, meeting: 'cop4', ...adopted })}${BEFORE}`,
    [PATHS.before]: `${head({ meeting: 'cop4', status: 'adopted', 'adopted-from': 'cop4.draft', date: '2017-09-15' })}${BEFORE}`,
    [PATHS.draft]: `${head({ ...DRAFT_HEAD, ...more })}${draft}`,
  }).root;
}

describe('a draft of new Decisions beside others in force of the same subject', () => {
  it('needs no base, and what it does not name stays in force', async () => {
    const root = meetings(NEW);
    const { code, stderr } = await runCli(['adopt', PATHS.draft], root);
    expect(code, stderr).toBe(0);
    expect(readFileSync(join(root, PATHS.adopted), 'utf8')).not.toMatch(/^(?:base|removed):/m);
    const list = await runCli(['decisions', 'in-effect', '--at', 'cop5', '--body', 'cce'], root);
    expect(list.code, list.stderr).toBe(0);
    expect(list.stdout).toContain('4.1');
    expect(list.stdout).toContain('5.1');
  }, 60_000);

  it.each([
    ['decision:cce/cop5/flats.draft'],
    ['decision:cce/cop5/flats@cop5.draft'],
    ['decision:cce/flats@cop5.draft'],
  ])('may be named %s to every command', async (name) => {
    const root = meetings(NEW);
    const codes: unknown[] = [];
    for (const argv of [
      ['adopt', name, '--dry-run'],
      ['renumber', name],
      ['check', name],
      ['text', name, '--blame'],
      ['compare', 'decision:cce/cop4/flats', name],
      ['history', `${name}#seals`],
      ['references', name],
    ]) {
      const { code, stderr } = await runCli(argv, root);
      codes.push([argv[0], code, code === 0 ? '' : stderr]);
    }
    expect(codes.map((one) => JSON.stringify(one)).filter((one) => !one.includes(',0,'))).toEqual(
      [],
    );
  });

  it.each([
    ['deletes', '**4.1** {#mapit .deleted}\n\n> The map was drawn.\n'],
    ['goes on with', '**5.2** The Secretariat shall report on maps. {#mapit}\n'],
  ])('is told to name the base where it %s one of them', async (_, more) => {
    const root = meetings(`${NEW}\n${more}`);
    const { code, stderr } = await runCli(['adopt', PATHS.draft], root);
    expect([code, existsSync(join(root, PATHS.adopted))]).toEqual([3, false]);
    expect(stderr).toBe(
      `${PATHS.draft}:18:1 error base found {#mapit} of cop4 in a draft without a base, expected base: cop4 in the head of its files\n`,
    );
  });

  it('is told by check to name the base where it deletes one of them', async () => {
    const root = meetings(`${NEW}\n**4.1** {#mapit .deleted}\n\n> The map was drawn.\n`);
    expect((await runCli(['check', PATHS.draft], root)).stdout).toContain(
      'deleted, without a base, expected base: of the text that has it in the head',
    );
  });

  it('is refused where another stage of the same meeting was adopted', async () => {
    const root = meetings(NEW);
    expect((await runCli(['adopt', PATHS.draft], root)).code).toBe(0);
    const other = `${head({ ...DRAFT_HEAD, stage: 'crp1', language: 'fr' })}${NEW}`;
    const files = {
      [PATHS.draft]: readFileSync(join(root, PATHS.draft), 'utf8'),
      [PATHS.adopted]: readFileSync(join(root, PATHS.adopted), 'utf8'),
      'decisions/cce/cop5/flats.crp1.fr.md': other,
    };
    const { code, stderr } = await runCli(
      ['adopt', 'decisions/cce/cop5/flats.crp1.fr.md'],
      libraryWith(files).root,
    );
    expect([code, stderr]).toEqual([3, expect.stringContaining('expected no other stage')]);
  });
});

describe('a link to draft Decisions', () => {
  it.each([
    ['decision:cce/cop5/flats.draft#seals', 'expected decision:cce/cop5/flats#seals'],
    ['decision:cce/flats@cop5.draft#seals', 'expected decision:cce/cop5/flats#seals'],
    ['decision:cce/cop5/tides.draft#seals', 'which has no cce/cop5/tides.draft'],
    ['decision:cce/tides@cop5.draft#seals', 'which has no cce/tides@cop5.draft'],
  ])('is told in the form that links have: %s', async (link, expected) => {
    const root = meetings(
      `${NEW}\n**5.2** The Secretariat shall apply [Decision 5.1](${link}). {#other}\n`,
    );
    const { code, stdout } = await runCli(['check', PATHS.draft], root);
    expect([code, stdout]).toEqual([1, expect.stringContaining(expected)]);
  });

  it('has no stage', async () => {
    const link = 'decision:cce/cop5/flats#seals';
    const root = meetings(
      `${NEW}\n**5.2** The Secretariat shall apply [Decision 5.1](${link}). {#other}\n`,
    );
    const { code, stdout } = await runCli(['check', PATHS.draft], root);
    expect(code, stdout).toBe(0);
  });
});
