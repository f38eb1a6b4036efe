import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { libraryWith, treeOf } from '../library/library.ts';
import { runCli } from './run.ts';

const WORDS = {
  en: ['Directed to Parties', 'Parties shall give.', 'Parties shall count eels.'],
  fr: ['À l’attention des Parties', 'Les Parties donnent.', 'Les Parties comptent les anguilles.'],
} as const;

/** Two Decisions in two languages under one subject, or (`fr` null) in one. */
function libraryOf(table: string, languages: readonly (keyof typeof WORDS)[] = ['en', 'fr']) {
  const files = languages.map((language) => {
    const [to, give, count] = WORDS[language];
    const head = `body: cce\nkind: decisions\nmeeting: cop4\nsubject: fund\nstatus: adopted\npaper: CCE/COP4/Doc.20\ndate: 2017-09-15\nlanguage: ${language}`;
    const text = `---\n${head}\n---\n\n# Fund {#title}\n\n## ${to} {#viket .directed-to}\n\n**4.1** ${give} {#rizuf}\n\n**4.2** ${count} {#kutes}\n`;
    return [`decisions/cce/cop4/fund.${language}.md`, text] as const;
  });
  return libraryWith({ ...Object.fromEntries(files), 'table.csv': table }).root;
}

const carry = (root: string, ...argv: string[]) =>
  runCli(
    'decisions carry --from cop4 --to cop5 table.csv --paper CCE/COP5/Doc.20'
      .split(' ')
      .concat(argv),
    root,
  );

const PRINTED = [
  'decision,do,comment,subject,addressee,text',
  '4.1,keep,,Fund,Directed to Parties,Parties shall give.',
  '4.2,keep,,Fund,Directed to Parties,Parties shall count eels.',
];

function replaced(line: number, row: string): string {
  return `${PRINTED.with(line - 1, row).join('\n')}\n`;
}

describe('a table of what is to become of Decisions', () => {
  it.each([
    [
      'a number beside the words of another Decision',
      replaced(2, '4.1,keep,,Fund,Directed to Parties,Parties shall count eels.'),
      '2:1 error carry found “Parties shall count eels.” in the column text beside Decision 4.1, expected what was printed there of it, or nothing',
    ],
    [
      'a number beside another addressee',
      replaced(3, '4.2,keep,,Fund,Directed to the Secretariat,Parties shall count eels.'),
      '3:1 error carry found “Directed to the Secretariat” in the column addressee beside Decision 4.2, expected what was printed there of it, or nothing',
    ],
    [
      'words that were changed in the table',
      replaced(3, '4.2,amend,,Fund,,Parties shall count all eels.'),
      '3:1 error carry found “Parties shall count all eels.” in the column text beside Decision 4.2, expected what was printed there of it, or nothing',
    ],
    [
      'comments in a language that the body does not have',
      'decision,do,comment,Comment-IT\n4.1,keep,,Si\n4.2,keep,,\n',
      '1:1 error carry found the column Comment-IT, expected one of decision, do, key, comment, subject, addressee, text, comment-en, comment-es, comment-fr',
    ],
    [
      'comments under a name of no language',
      'decision,do,comments\n4.1,keep,Yes\n4.2,keep,\n',
      '1:1 error carry found the column comments, expected one of decision, do, key, comment, subject, addressee, text, comment-en, comment-es, comment-fr',
    ],
    [
      'two columns of one name',
      'decision,do,comment,comment\n4.1,keep,,Yes\n4.2,keep,,\n',
      '1:1 error carry found the column comment twice, expected one',
    ],
    [
      'a comma in a comment without quotes',
      'decision,do,comment\n4.1,delete,Done, and dusted\n4.2,keep,\n',
      '2:1 error carry found “and dusted” in no column, expected a name above it, or quotes around what holds a comma',
    ],
  ])('is refused with %s, and nothing is written', async (_, table, message) => {
    const root = libraryOf(table);
    const before = treeOf(root);
    const { code, stderr } = await carry(root);
    expect([code, stderr]).toEqual([3, `table.csv:${message}\n`]);
    expect(treeOf(root)).toEqual(before);
  });

  it.each([
    [
      'a Decision that goes without a reason',
      ['en', 'fr'],
      'decision,do,comment\n4.1,delete,\n4.2,delete,Done\n',
      '2:1 warning carry found no reason why Decision 4.1 goes, expected one in the column comment',
    ],
    [
      'one that goes with a dash',
      ['en', 'fr'],
      'decision,do,comment\n4.1,delete,–\n4.2,delete,Done\n',
      '2:1 warning carry found no reason why Decision 4.1 goes, expected one in the column comment',
    ],
    [
      'one that goes with a reason in one language alone',
      ['en', 'fr'],
      'decision,do,comment-en\n4.1,keep,\n4.2,delete,Done\n',
      '3:1 warning carry found no reason in fr why Decision 4.2 goes, expected one in the column comment',
    ],
    [
      'a comment in a language without a draft',
      ['en'],
      'decision,do,comment,comment-fr\n4.1,keep,,\n4.2,renew,Again,Encore\n',
      '3:1 warning carry found a comment in fr on Decision 4.2, expected one in the languages of the papers (en); it is left out',
    ],
    [
      'a column of somebody else',
      ['en', 'fr'],
      'decision,do,Officer,Notes\n4.1,keep,M. A.,\n4.2,keep,,\n',
      '1:1 warning carry found the column Officer, which is not read, expected one of decision, do, key, comment, subject, addressee, text, comment-en, comment-es, comment-fr',
    ],
    [
      'signs that turn the words of a comment round',
      ['en', 'fr'],
      'decision,do,comment\n4.1,delete,Done \u202Etoday\n4.2,keep,\n',
      '2:1 warning odd-characters found “‹U+202E›today” with signs that turn its direction, expected letters that say what they show; the word stays as it is',
    ],
  ] as const)('is carried out with a warning of %s', async (_, languages, table, message) => {
    const root = libraryOf(table, languages);
    const { code, stderr } = await carry(root);
    expect([code, stderr]).toEqual([0, `table.csv:${message}\n`]);
  });

  it.each([
    ['en', `${PRINTED.join('\r\n')}\r\n`],
    [
      'fr',
      '\uFEFFDecision;Do;Addressee;Text\n4.1;keep;À l\u2019attention des Parties;"Les  Parties\u00A0donnent"\n4.2;renew;;\n',
    ],
  ])('may be printed in one language (%s) and read in another', async (language, table) => {
    const root = libraryOf(table);
    const { code, stderr } = await carry(root, '--language', language === 'en' ? 'fr' : 'en');
    expect([code, stderr]).toEqual([0, '']);
  });

  it('is read as it was printed, whatever the words of a Decision', async () => {
    const root = libraryOf('');
    const path = 'decisions/cce/cop4/fund.en.md';
    const odd = '=SUM(1), “eels”; and 4.2\u202E: '.repeat(12);
    const text = readFileSync(join(root, path), 'utf8').replace('Parties shall give.', odd);
    const other = libraryWith({ [path]: text });
    const { stdout } = await runCli(
      ['decisions', 'carry', '--from', 'cop4', '--to', 'cop5'],
      other.root,
    );
    const filled = stdout.replace(/^(4\.\d),,/gm, '$1,keep,');
    const again = libraryWith({ [path]: text, 'table.csv': filled });
    const { code, stderr } = await carry(again.root);
    expect([code, stderr]).toEqual([0, '']);
  });
});
