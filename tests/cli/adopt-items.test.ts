import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { libraryWith } from '../library/library.ts';
import { runCli } from './run.ts';

const head = (values: Readonly<Record<string, string>>): string =>
  `---\n${Object.entries({ body: 'cce', meeting: 'cop5', ...values })
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('')}---\n\n`;

const BASE = `# Flats {#title}

## Directed to Parties {#hpart .directed-to}

**4.1** Parties are invited to: {#adopt}

**a)** map the flats; {#mapit}

**b)** protect: {#guard}

**i)** birds; {#birds}

**ii)** fish; and {#fishy}

**c)** report to the meeting. {#tellus}
`;

// Item a) of 5.1 goes, so do a) i) of what was b).
const DRAFT = `# Flats {#title}

## Directed to Parties {#hpart .directed-to}

**5.1** Parties are invited to: {#adopt}

**a)** {#mapit .deleted}

> The map was drawn.

**b)** protect: {#guard}

**i)** {#birds .deleted}

**ii)** fish; and {#fishy}

**iii)** seals; and {#seals}

**c)** report to the meeting. {#tellus}

## Directed to the Secretariat {#hsecr .directed-to}

**5.2** The Secretariat shall help with Decision 5.1 b) ii) and iii), with Decision 5.2 and with [Decision 5.1 c)](#tellus). {#assis}
`;

const SENTENCES = `**1.** Decisions 5.1 b) and c) and 5.2 are read with [Decision 5.1 c)](decision:cce/cop5/flats#tellus). {#first}

> Decision 5.1 b) iii) is the one of Mr Dupont.

**2.** A delegate asked: “What of Decision 5.1 c)?” {#other}
`;

const ADOPTED = `# Tides {#title}

## Directed to Parties {#parts .directed-to}

**5.3** Parties are urged to apply Decision 5.1 c). {#urged}
`;

const PATHS = {
  draft: 'decisions/cce/cop5/flats.draft.en.md',
  adopted: 'decisions/cce/cop5/flats.en.md',
  paper: 'resolutions/cce/cce-cop5-doc.9/original.paper.en.md',
  spanish: 'resolutions/cce/cce-cop5-doc.9/original.paper.es.md',
  tides: 'decisions/cce/cop5/tides.en.md',
} as const;

function filesOf(draft: string): Readonly<Record<string, string>> {
  const decisions = { kind: 'decisions', language: 'en' };
  const paper = { kind: 'paper', revision: 'original', paper: 'CCE/COP5/Doc.9', title: 'Tides' };
  return {
    'decisions/cce/cop4/flats.en.md': `${head({ ...decisions, meeting: 'cop4', subject: 'flats', status: 'adopted', date: '2017-09-15' })}${BASE}`,
    [PATHS.draft]: `${head({ ...decisions, subject: 'flats', base: 'cop4', stage: 'draft', status: 'proposed', paper: 'CCE/COP5/Doc.8', date: '2020-01-01' })}${draft}`,
    [PATHS.tides]: `${head({ ...decisions, subject: 'tides', status: 'adopted', date: '2020-03-06' })}${ADOPTED}`,
    [PATHS.paper]: `${head({ ...paper, language: 'en', date: '2020-01-01' })}${SENTENCES}`,
    [PATHS.spanish]: `${head({ ...paper, language: 'es', date: '2020-01-01' })}**1.** Véase la Decisión 5.1 c). {#first}\n`,
  };
}

describe('the items of Decisions at adoption', () => {
  let root = '';
  let told = '';

  beforeAll(async () => {
    ({ root } = libraryWith(filesOf(DRAFT)));
    const { code, stdout, stderr } = await runCli(['adopt', PATHS.draft], root);
    expect(code, stderr).toBe(0);
    told = stdout;
  }, 60_000);

  const read = (path: string): string => readFileSync(join(root, path), 'utf8');

  it('count on over what is deleted, the Decisions keep their numbers', () => {
    const labels = [...read(PATHS.adopted).matchAll(/^\*\*(.*?)\*\*.*\{#(\w+)\}$/gm)];
    expect(labels.map(([, label, id]) => `${id} ${label}`)).toEqual([
      'adopt 5.1',
      'guard a)',
      'fishy i)',
      'seals ii)',
      'tellus b)',
      'assis 5.2',
    ]);
  });

  it('are told with old, working and final number', () => {
    expect(told).toMatch(/^– +5\.1 b\) iii\) +5\.1 a\) ii\) +seals; and$/m);
  });

  it('take typed references and links with them, in the own text, in papers and comments, in other languages', () => {
    expect(read(PATHS.adopted)).toContain(
      'help with [Decision 5.1 a) i) and ii)](#fishy,seals), with Decision 5.2 and with [Decision 5.1 b)](#tellus).',
    );
    expect(read(PATHS.paper)).toContain(
      '**1.** [Decisions 5.1 a) and b) and 5.2](decision:cce/cop5/flats#guard,tellus,assis) are read with [Decision 5.1 b)]',
    );
    expect(read(PATHS.paper)).toContain(
      '> [Decision 5.1 a) ii)](decision:cce/cop5/flats#seals) is the one of Mr Dupont.',
    );
    expect(read(PATHS.spanish)).toContain('[Decisión 5.1 b)](decision:cce/cop5/flats#tellus).');
  });

  it('leave quotations and adopted texts as they are, and tell them', () => {
    expect(read(PATHS.paper)).toContain('asked: “What of Decision 5.1 c)?” {#other}');
    expect(read(PATHS.tides)).toContain('apply Decision 5.1 c). {#urged}');
    expect(told).toMatch(/original\.paper\.en\.md:\d+ {2}Decision 5\.1 c\) \(is 5\.1 b\)\)/);
    expect(told).toMatch(/tides\.en\.md:\d+ {2}Decision 5\.1 c\) \(is 5\.1 b\)\)/);
  });

  it.each([
    ['a deleted item', 'with Decision 5.1 a)'],
    ['an item that is not there', 'with Decisions 5.1 b) ii) and v)'],
  ])('stop where the text cites %s, which may be another one then', async (_, cited) => {
    const files = filesOf(DRAFT.replace('with Decision 5.2', cited));
    const other = libraryWith(files).root;
    const { code, stderr } = await runCli(['adopt', PATHS.draft], other);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/error dangling-reference found/)]);
    expect(existsSync(join(other, PATHS.adopted))).toBe(false);
  });
});
