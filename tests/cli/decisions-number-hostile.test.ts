import { chmodSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { numberTable } from '../../src/cli/decisions-number-table.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { agendaOf, headOf, meetingFiles, symbolOf } from './meeting-library.ts';
import { runCli } from './run.ts';

const SHAPE = { papers: 2, drafts: 5, references: 12, languages: ['en', 'es', 'fr'] };
const DRAFT = 'decisions/cms/cop15/subject-0.draft.en.md';
const PAPER = 'decisions/cms/cop15/subject-0.paper.en.md';

function meeting(more: Readonly<Record<string, string>> = {}): string {
  return libraryWith({ ...meetingFiles(SHAPE), 'agenda.txt': agendaOf(SHAPE), ...more }).root;
}

const LINE = 'decisions number --meeting cop15 --from 15.1 --order agenda.txt --table numbers.csv';
const number = (root: string, line = LINE) => runCli(line.split(' '), root);

/** Changes a file of the library. */
function edit(root: string, path: string, change: (source: string) => string): void {
  put(root, path, change(readFileSync(join(root, path), 'utf8')));
}

// 699 drafts behind the three that stand there, lettered like the columns of a spreadsheet.
const ODD = Array.from({ length: 699 }, (_, at) => {
  const letters = [Math.floor(at / 26) % 26, (at + 1) % 26].map((one) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.charAt(one),
  );
  return `**15.${letters.join('')}** Draft. {#odd-${at}}\n`;
});

describe('decisions number is refused in one line, and changes nothing', () => {
  it.each([
    [
      '--from 15.1',
      '--from 15.0',
      2,
      /^error from found --from 15\.0, expected a number such as 15\.1$/,
    ],
    [
      '--from 15.1',
      '--from 14.1',
      2,
      /^error from found --from 14, expected 15 as in the letters of the drafts$/,
    ],
    [
      '--from 15.1',
      '--from 15.9996',
      2,
      /^error from found 15\.10000 as the last of 5 numbers, expected 15\.9999 at most$/,
    ],
    [
      '--meeting cop15',
      '--meeting cop99',
      3,
      /^error meeting found no draft Decision of cop99, expected one$/,
    ],
    [
      '--order agenda.txt',
      '--order none.txt',
      3,
      /^none\.txt:1:1 error file found no such file or folder/,
    ],
    [
      '--order agenda.txt ',
      '',
      2,
      /^error arguments found no --order, expected --meeting, --from and --order$/,
    ],
    ['--table numbers.csv', '', 2, /^error table found no --table, expected --table FILE/],
    [
      '--table numbers.csv',
      '--table resolutions',
      3,
      /^error table found resolutions, expected a new file/,
    ],
  ])('%s as %s', async (given, other, code, message) => {
    const root = meeting();
    const before = treeOf(root);
    const run = await number(root, LINE.replace(given, other).trim());
    expect([run.code, run.stderr.trim()]).toEqual([code, expect.stringMatching(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it.each<[string, (root: string) => void, RegExp]>([
    [
      'a draft that is a link to a file of the library',
      (root) => {
        renameSync(join(root, DRAFT), join(root, 'other.txt'));
        symlinkSync('../../../other.txt', join(root, DRAFT));
      },
      /error write found .*subject-0\.draft\.en\.md, which is no plain file, expected a file or nothing$/,
    ],
    [
      'a draft that is a link out of the library',
      (root) => {
        renameSync(join(root, DRAFT), join(root, 'resolutions/a.txt'));
        symlinkSync('/etc/passwd', join(root, DRAFT));
      },
      /error outside-library found .*, which leads out of /,
    ],
    [
      'a draft that may not be written',
      (root) => chmodSync(join(root, DRAFT), 0o444),
      /error write found .*subject-0\.draft\.en\.md, which is read-only, expected a file that may be written$/,
    ],
    [
      'letters that are none of the sequence',
      (root) => edit(root, DRAFT, (source) => source.replace('**15.CC**', '**15.AB**')),
      /draft-letter found 15\.AB, expected letters such as AA, ZZ or AAA$/,
    ],
    [
      'more drafts in a paper than there are letters',
      (root) => edit(root, DRAFT, (source) => `${source}\n${ODD.join('\n')}`),
      /^decisions\/cms\/cop15\/subject-0\.draft\.en\.md:\d+:1 error draft-letter found 702 draft Decisions in UNEP\/CMS\/COP15\/Doc\.21, expected 52 at most, for letters go from AA to ZZ and from AAA to ZZZ: the others need a paper of their own$/,
    ],
    [
      'a number that an adopted Decision has',
      (root) =>
        put(
          root,
          'decisions/cms/cop15/old.en.md',
          `${headOf({ kind: 'decisions', subject: 'old', language: 'en' })}# Old {#title}\n\n**15.3** All. {#o}\n`,
        ),
      /^decisions\/cms\/cop15\/old\.en\.md:\d+:1 error draft-letter found 15\.3, which is the number of another Decision,/,
    ],
    [
      'a draft that a language lacks',
      (root) =>
        edit(root, 'decisions/cms/cop15/subject-0.draft.fr.md', (source) =>
          source.replace(/\*\*15\.CC\*\*[\s\S]*$/, ''),
        ),
      /^decisions\/cms\/cop15\/subject-0\.draft\.fr\.md:1:1 error draft-letter found no further draft Decision, expected 15\.CC \{#d2\} as in decisions\/cms\/cop15\/subject-0\.draft\.en\.md$/,
    ],
  ])('%s', async (_, change, message) => {
    const root = meeting();
    change(root);
    const before = treeOf(root);
    const { code, stderr } = await number(root);
    expect([code, stderr.trim().split('\n')]).toEqual([3, [expect.stringMatching(message)]]);
    expect(treeOf(root)).toEqual(before);
  });
});

describe('an agenda as other programs write it', () => {
  it('is told where it names a paper of another meeting', async () => {
    const root = meeting({
      'decisions/cms/cop14/talk.paper.en.md': `${headOf({ kind: 'paper', subject: 'talk', paper: 'UNEP/CMS/COP14/Doc.5', language: 'en', title: 'Talk' }).replace('cop15', 'cop14')}# Talk {#title}\n\n**1.** Words. {#one}\n`,
    });
    put(root, 'agenda.txt', `${symbolOf(1)}\nUNEP/CMS/COP14/Doc.5\n${symbolOf(0)}\n`);
    const { code, stderr } = await number(root);
    expect([code, stderr]).toEqual([
      0,
      'agenda.txt:2:1 warning order found UNEP/CMS/COP14/Doc.5, a paper of cop14, expected papers of cop15\n',
    ]);
  });

  it('has a byte order mark, line ends of Windows or of old, comments, empty lines and papers without drafts', async () => {
    const root = meeting({
      'decisions/cms/cop15/talk.paper.en.md': `${headOf({ kind: 'paper', subject: 'talk', paper: 'UNEP/CMS/COP15/Doc.5', language: 'en', title: 'Talk' })}# Talk {#title}\n\n**1.** Words. {#one}\n`,
    });
    const agenda = `\uFEFF# Monday\r\n\r\n  ${symbolOf(1)}\t# first\r\nUNEP/CMS/COP15/Doc.5\r${symbolOf(0).toLowerCase()}`;
    put(root, 'agenda.txt', agenda);
    const { code, stdout, stderr } = await number(root);
    expect([code, stderr]).toEqual([
      0,
      'agenda.txt:4:1 info order found UNEP/CMS/COP15/Doc.5, which has no draft Decision with letters\n',
    ]);
    expect(stdout).toMatch(
      /Doc\.22 {2}decision:cms\/cop15\/subject-1\.draft\n {2}15\.AA → 15\.1\n/,
    );
  });
});

describe('a table that was made to do harm', () => {
  it.each(['../out.md', 'agenda.txt', '/etc/passwd', 'decisions/../agenda.md'])(
    'does not reach %s',
    async (path) => {
      const root = meeting();
      put(root, 'agenda.md', '15.1');
      const file = { path, before: '15.AA', after: '15.1' };
      put(root, 'numbers.csv', numberTable([], [file]));
      const before = treeOf(root);
      const { code, stderr } = await number(root, 'decisions number --undo numbers.csv');
      expect([code, stderr]).toEqual([
        3,
        expect.stringMatching(/error (undo|outside-library) found/),
      ]);
      expect(treeOf(root)).toEqual(before);
    },
  );
});

describe('one paragraph with many letters', () => {
  it('is numbered in time, and undone to the byte', { timeout: 60_000 }, async () => {
    const letters = Array.from({ length: 20_000 }, (_, at) => `15.${at % 2 ? 'AA' : 'BB'}`);
    const root = meeting();
    edit(root, PAPER, (source) => `${source}\nSee Decisions ${letters.join('; see Decision ')}.\n`);
    const before = treeOf(root);
    expect((await number(root)).code).toBe(0);
    expect(readFileSync(join(root, PAPER), 'utf8')).not.toMatch(/15\.[A-Z]/);
    expect((await number(root, 'decisions number --undo numbers.csv')).code).toBe(0);
    expect({ ...treeOf(root), 'numbers.csv': 0 }).toEqual({ ...before, 'numbers.csv': 0 });
  });
});

describe('a meeting in three languages', () => {
  it('has the same numbers in all of them, in drafts and in papers', async () => {
    const root = meeting();
    const { code, stderr } = await number(root);
    expect([code, stderr]).toEqual([0, '']);
    for (const name of [
      'subject-0.draft',
      'subject-1.draft',
      'subject-0.paper',
      'subject-1.paper',
    ]) {
      const [en, es, fr] = SHAPE.languages.map((language) => {
        const source = readFileSync(
          join(root, `decisions/cms/cop15/${name}.${language}.md`),
          'utf8',
        );
        expect(source).not.toMatch(/15[. ][A-Z]{2}/);
        return source.match(/15\.\d+/g);
      });
      expect(en?.length).toBeGreaterThan(2);
      expect([es, fr]).toEqual([en, en]);
    }
  });
});

describe('a letter in a note of a register', () => {
  const fact = 'order: "1"\nfacts:\n  - decision: cop14#x\n    substance: superseded\n';
  const register = (note: string) =>
    `subject: subject-0\n${fact}    meeting: cop15\n    document: ${symbolOf(0)}\n    ${note}\n`;

  it.each([
    ['note: Goes on in Decision 15.AA', '15.AA'],
    ['note: Continue dans la décision 15-AA', '15-AA'],
    ['note-fr: "Voir 15.AA a)"', '15.AA a)'],
    ['note-es: véanse los proyectos de decisiones bb', 'bb'],
  ])('is an error of numbering and of the lists: %s', async (note, letters) => {
    const root = meeting({ 'decisions/cms/subject-0.yaml': register(note) });
    const before = treeOf(root);
    for (const line of [
      LINE,
      'decisions status --body cms',
      'check decisions/cms/subject-0.yaml',
    ]) {
      const { code, stderr, stdout } = await number(root, line);
      expect(code, line).not.toBe(0);
      expect(stderr + stdout).toContain(
        `subject-0.yaml:4:5 error draft-letter found ${letters} in a note, expected`,
      );
    }
    expect(treeOf(root)).toEqual(before);
  });

  it('may be quoted, and a final number is none', async () => {
    const note = 'note: Decision 14.3, “Decision 15.AA” of the draft';
    const root = meeting({ 'decisions/cms/subject-0.yaml': register(note) });
    expect((await number(root)).stderr).not.toContain('draft-letter');
  });
});

describe('a letter of another paper beside a link to it', () => {
  it.each([
    'See [15.BB](decision:cms/cop15/beta#btwo) and Decision 15.BB.',
    'See Decisions 15.AA, [15.BB](decision:cms/cop15/beta#btwo) and 15.BB.',
    'See [Decisions 15.AA](#aone) and 15.BB.',
  ])('is told at its own place: %s', async (words) => {
    const text = (subject: string, paper: string, paragraph: string) =>
      `---\nbody: cms\nkind: decisions\nmeeting: cop15\nsubject: ${subject}\nstage: draft\nstatus: proposed\npaper: ${paper}\nlanguage: en\n---\n\n${paragraph}\n`;
    const [alpha, beta] = ['UNEP/CMS/COP15/Doc.91', 'UNEP/CMS/COP15/Doc.92'] as const;
    const { root } = libraryWith({
      'decisions/cms/cop15/alpha.draft.en.md': text('alpha', alpha, `**15.AA** ${words} {#aone}`),
      'decisions/cms/cop15/beta.draft.en.md': text('beta', beta, '**15.BB** Parties go. {#btwo}'),
      'agenda.txt': `${alpha}\n${beta}\n`,
    });
    const column = `**15.AA** ${words}`.lastIndexOf('15.BB') + 1;
    expect((await number(root)).stderr).toContain(
      `alpha.draft.en.md:12:${column} error foreign-letter`,
    );
  });
});
