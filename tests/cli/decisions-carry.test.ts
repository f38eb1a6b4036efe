import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../src/library/find.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const LANGUAGES = ['en', 'es', 'fr'];
const HEAD = 'decision,do,comment,comment-fr';
const ROWS = [
  '5.21,renew,Renewed,Reconduite',
  '5.22,amend,New item,',
  '5.23,delete,Completed,Menée à bien',
  '5.24,keep,,',
];

/** The Decisions of two meetings in three languages, and a table. */
function library(rows: readonly string[]): Library {
  const texts = ['cop4', 'cop5'].flatMap((meeting) =>
    LANGUAGES.map((language) => `decisions/cce/${meeting}/estuary-fund.${language}.md`),
  );
  const files = texts.map((path) => [path, readFileSync(join(REPOSITORY, path))]);
  return libraryWith({ ...Object.fromEntries(files), 'table.csv': `${rows.join('\n')}\n` });
}

/** Adds the adopted Resolutions, which the Decisions cite. */
function addResolutions(root: string): void {
  for (const name of readdirSync(join(REPOSITORY, 'resolutions/cce'), { recursive: true })) {
    const path = `resolutions/cce/${name}`;
    if (/\/(?:original|rev\.cop[2-5])\.\w+\.md$/.test(path))
      put(root, path, readFileSync(join(REPOSITORY, path)));
  }
}

const carry = (root: string, ...argv: string[]) =>
  runCli(['decisions', 'carry', '--from', 'cop5', '--to', 'cop6', ...argv], root);

const CITED = {
  en: ['Decision 5.22', 'Decisions 5.21 to 5.23'],
  es: ['Decisión 5.22', 'Decisiones 5.21 a 5.23'],
  fr: ['Décision 5.22', 'Décisions 5.21 à 5.23'],
} as const;

/** What is told of citations in the drafts, once for all languages: at which line, which of the two that the texts have, and what becomes of it. */
function warnings(...told: readonly (readonly [number, 0 | 1, string])[]): string {
  return told
    .map(
      ([line, at, fate]) =>
        `decisions/cce/cop6/estuary-fund.draft.en.md:${line}:1 warning carry found ${CITED.en[at]} (in es, fr too), of which ${fate}\n`,
    )
    .join('');
}

const STALE = warnings(
  [48, 0, '5.22 becomes 6.BB, expected the new number or none'],
  [
    52,
    1,
    '5.21 becomes 6.AA, 5.22 becomes 6.BB, 5.23 is to be deleted, expected the new numbers, and none of what goes',
  ],
);

async function carried(
  rows: readonly string[],
  told = STALE,
): Promise<{ root: string; text: (name: string) => string }> {
  const { root } = library([HEAD, ...rows]);
  const { code, stderr } = await carry(root, 'table.csv', '--paper', 'CCE/COP6/Doc.20');
  expect([code, stderr]).toEqual([0, told]);
  return { root, text: (name) => readFileSync(join(root, 'decisions/cce/cop6', name), 'utf8') };
}

describe('revcop decisions carry', () => {
  it('prints the Decisions in force as a table to be filled in', async () => {
    const { stdout } = await carry(library([]).root, '--language', 'en');
    const lines = stdout.replace('\uFEFF', '').split('\r\n');
    expect(lines[0]).toBe('decision,do,comment,subject,addressee,text');
    expect(lines.slice(1, 5).map((line) => line.split(',').slice(0, 4).join())).toEqual([
      '5.21,,,Estuary Fund',
      '5.22,,,Estuary Fund',
      '5.23,,,Estuary Fund',
      '5.24,,,Estuary Fund',
    ]);
  });

  it('gives letters to what goes on, keeps ids, and leaves a reason where a Decision goes', async () => {
    const { text } = await carried(ROWS);
    const draft = text('estuary-fund.draft.fr.md');
    expect(draft).toMatch(/^\*\*6\.AA\*\* Les Parties .*\{#zimil\}\n\n> Reconduite$/m);
    expect(draft).toMatch(/^\*\*6\.BB\*\* .*\{#dikuk\}\n\n> New item$/m);
    expect(draft).toContain(
      '## {#rupak .directed-to .deleted}\n\n**5.23** {#fevem .deleted}\n\n> Menée à bien\n',
    );
    expect(draft).not.toContain('{#melol');
    expect(draft).toMatch(/^\*\*5\.24\*\* .*\{#dinok\}$/m);
    expect(draft).toContain(
      'base: cop5\nstage: draft\nstatus: proposed\npaper: CCE/COP6/Doc.20\nmeeting: cop6\n',
    );
    const ids = (source: string): string[] =>
      [...source.matchAll(/\{#([a-z]+)/g)].map(([, id]) => id ?? '');
    for (const language of LANGUAGES)
      expect(ids(text(`estuary-fund.draft.${language}.md`))).toEqual(ids(draft));
  });

  it('writes a paper that quotes, shows the changes and recommends, and that can be printed', async () => {
    const { root } = await carried(ROWS);
    const expected = {
      en: [
        'adopt the draft Decisions contained in Annex 2 to the present document; and',
        'delete Decision 5.23.',
      ],
      fr: [
        'd’adopter les projets de Décisions figurant à l’annexe 2 du présent document ; et',
        'de supprimer la Décision 5.23.',
      ],
      es: [
        'aprobar los proyectos de Decisión que figuran en el anexo 2 del presente documento; y',
        'suprimir la Decisión 5.23.',
      ],
    };
    for (const [language, actions] of Object.entries(expected)) {
      const paper = `decisions/cce/cop6/cce-cop6-doc.20.paper.${language}.md`;
      const { code, stderr } = await runCli(['paper', paper, '--html', 'paper.html'], root);
      expect([code, stderr]).toEqual([0, '']);
      const page = readFileSync(join(root, 'paper.html'), 'utf8')
        .replace(/<[^>]+>/g, '')
        .replace(/\u00A0/g, ' ');
      for (const action of actions) expect(page).toContain(action);
    }
    addResolutions(root);
    const made = readdirSync(join(root, 'decisions/cce/cop6'));
    const { code, stdout, stderr } = await runCli(
      ['check', ...made.map((name) => `decisions/cce/cop6/${name}`)],
      root,
    );
    // What carry has told of citations is all that is left to be done, here once a language and a number.
    expect([code, stderr]).toEqual([1, '']);
    const all = stdout.trimEnd().split('\n').slice(0, -1);
    const lines = all.filter((line) => !line.includes(' amendment-unchanged '));
    expect(lines).toHaveLength(3 * 4);
    expect(lines.filter((line) => !/:(?:48|52):\d+ warning cited-deleted /.test(line))).toEqual([]);
  });

  it('has one annex where nothing goes on, and deletes all', async () => {
    const { root, text } = await carried(
      ROWS.map((row) => `${row.slice(0, 4)},delete,Completed,`),
      '',
    );
    const paper = text('cce-cop6-doc.20.paper.en.md');
    expect(paper).not.toContain('::decisions');
    const run = await runCli(
      ['paper', 'decisions/cce/cop6/cce-cop6-doc.20.paper.en.md', '--html', 'p.html'],
      root,
    );
    expect(run.code).toBe(0);
    expect(readFileSync(join(root, 'p.html'), 'utf8')).toContain('delete Decisions 5.21 to 5.24.');
  });

  it.each([
    [
      [HEAD, ...ROWS.slice(1)],
      'table.csv:1:1 error carry found no row for Decision 5.21, which is in force',
    ],
    [
      [HEAD, ...ROWS, '4.11,keep,,'],
      'table.csv:6:1 error carry found Decision 4.11, expected one that is in force',
    ],
    [
      [HEAD, ...ROWS, '5.24,keep,,'],
      'table.csv:6:1 error carry found Decision 5.24 again, expected it in line 5 alone',
    ],
    [
      [HEAD, '5.21,maybe,,', ...ROWS.slice(1)],
      'table.csv:2:1 error carry found “maybe” for Decision 5.21',
    ],
    [['number,what', ...ROWS], 'table.csv:1:1 error carry found other columns'],
  ])('refuses a table such as %j and writes nothing', async (rows, message) => {
    const { root } = library(rows);
    const before = treeOf(root);
    const { code, stderr } = await carry(root, 'table.csv', '--paper', 'CCE/COP6/Doc.20');
    expect(code).toBe(3);
    expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringContaining(message),
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it('warns of what drafts cite under a number that goes or changes, at its line in each language', async () => {
    const { text } = await carried(ROWS);
    for (const [language, [one, several]] of Object.entries(CITED)) {
      const lines = text(`estuary-fund.draft.${language}.md`).split('\n');
      expect(lines[47]).toContain(one);
      expect(lines[51]?.replace(/\u00A0/g, ' ')).toContain(several);
    }
  });

  it.each([
    [null, 'found no --paper, expected the symbol of the paper'],
    ['CCE/COP5/Doc.44', 'found --paper CCE/COP5/Doc.44, expected the symbol of a paper of cop6'],
    ['Doc.20', 'found --paper Doc.20, expected a symbol of CCE'],
    ['CCE/COP6/Doc.20/Rev', 'found --paper CCE/COP6/Doc.20/Rev, expected a symbol of CCE'],
  ])('refuses the symbol %s and writes nothing', async (symbol, message) => {
    const { root } = library([HEAD, ...ROWS]);
    const before = treeOf(root);
    const { code, stderr } = await carry(root, 'table.csv', ...(symbol ? ['--paper', symbol] : []));
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it('overwrites no draft, and asks for a later meeting and for a symbol', async () => {
    const { root } = await carried(ROWS);
    const again = await carry(root, 'table.csv', '--paper', 'CCE/COP6/Doc.20');
    expect([again.code, again.stderr]).toEqual([
      3,
      expect.stringContaining(
        'error paper found the paper CCE/COP6/Doc.20, expected a symbol that none has',
      ),
    ]);
    const other = await carry(root, 'table.csv', '--paper', 'CCE/COP6/Doc.21');
    expect([other.code, other.stderr]).toEqual([3, expect.stringContaining('error exists')]);
    expect((await carry(root, 'table.csv')).stderr).toContain('expected the symbol of the paper');
    const back = await runCli(['decisions', 'carry', '--from', 'cop5', '--to', 'cop5'], root);
    expect([back.code, back.stderr]).toEqual([
      2,
      expect.stringContaining('expected a later meeting'),
    ]);
  });
});
