import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { recoverLibrary } from '../../src/library/write.ts';
import { labelOf } from '../../src/model/paragraph.ts';
import { libraryWith, put, treeOf } from '../library/library.ts';
import { agendaOf, headOf, type MeetingShape, meetingFiles } from './meeting-library.ts';
import { runCli } from './run.ts';

const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));
const OWN = 'UNEP/CMS/COP15/Doc.21';
const OTHER = 'UNEP/CMS/COP15/Doc.22';
const OWN_DRAFT = 'decisions/cms/cop15/cami.draft.fr.md';
const OTHER_DRAFT = 'decisions/cms/cop15/gobi.draft.fr.md';
const PAPER = 'decisions/cms/cop15/cami.paper.fr.md';
const ADOPTED = 'decisions/cms/cop14/cami.fr.md';

const draftHead = (subject: string, paper: string, more: Readonly<Record<string, string>> = {}) =>
  headOf({
    kind: 'decisions',
    subject,
    stage: 'draft',
    status: 'proposed',
    paper,
    language: 'fr',
    ...more,
  });

const paperHead = headOf({
  kind: 'paper',
  subject: 'cami',
  paper: OWN,
  language: 'fr',
  title: 'CAMI',
});

/** Three drafts of one paper, two of another, and a paper with the given paragraphs. */
function meeting(words: string, more: Readonly<Record<string, string>> = {}) {
  const library = libraryWith({
    [OWN_DRAFT]: `${draftHead('cami', OWN)}# CAMI {#title}

**15.AA** Les Parties : {#aa}

**a)** un ; {#aaa}

**c)** trois. {#aac}

**15.BB** Le Comité permanent, selon la Décision 15.AA a) et c), et 15 CC : {#bb}

> Voir aussi la Décision 15.AA.

**15.CC** Le Secrétariat. {#cc}
`,
    [OTHER_DRAFT]: `${draftHead('gobi', OTHER)}# Gobi {#title}

**15.AA** Les États. {#gobi}

**15.BB** Le Secrétariat. {#gobib}
`,
    [PAPER]: `${paperHead}# CAMI {#title}\n\n**1.** ${words} {#one}\n`,
    [ADOPTED]: `${headOf({ kind: 'decisions', meeting: 'cop14', subject: 'cami', language: 'fr' })}# CAMI {#title}\n\n**14.9** Voir la Décision [15.AA](decision:cms/cop15/cami#aa). {#old}\n`,
    ...more,
  });
  put(library.root, 'agenda.txt', `# la séance du matin\n${OTHER}\n\n${OWN} # l’après-midi\n`);
  return library;
}

const ARGV = ['decisions', 'number', '--meeting', 'cop15', '--from', '15.12'];
const number = (root: string, ...argv: string[]) =>
  runCli([...ARGV, '--order', 'agenda.txt', '--table', 'numbers.csv', ...argv], root);
const undo = (root: string) => runCli(['decisions', 'number', '--undo', 'numbers.csv'], root);

function fileOf(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

describe('decisions number', () => {
  it('numbers the drafts in the order of the agenda and prints provisional → final', async () => {
    const { root } = meeting('Rien.');
    const { code, stdout, stderr } = await number(root);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`${OTHER}  decision:cms/cop15/gobi.draft\n  15.AA → 15.12\n`);
    expect(stdout).toContain('  15.AA → 15.14\n  15.BB → 15.15\n  15.CC → 15.16\n');
    const labels = readMarkdown(fileOf(root, OWN_DRAFT)).value.paragraphs.flatMap(
      (paragraph) => labelOf(paragraph)?.text ?? [],
    );
    expect(labels).toEqual(['15.14', 'a)', 'c)', '15.15', '15.16']);
    expect(fileOf(root, OWN_DRAFT)).toContain('stage: draft\n');
  });

  it('takes the meeting and the body as other commands do, in capitals too', async () => {
    const { root } = meeting('Rien.');
    const run = await number(root, '--meeting', 'COP15', '--body', 'CMS', '--json');
    expect([run.code, run.stderr]).toEqual([0, '']);
    expect(JSON.parse(run.stdout)).toMatchObject({ meeting: 'cop15', body: 'cms' });
    expect(fileOf(root, OWN_DRAFT)).toContain('**15.14**');
  });

  it('lets references of drafts and comments follow in the style of their sentence, and leaves plain words plain', async () => {
    const { root } = meeting('Rien.');
    await number(root);
    const draft = fileOf(root, OWN_DRAFT);
    expect(draft).toContain('selon la Décision 15.14 a) et c), et 15.16 : {#bb}');
    expect(draft).toContain('> Voir aussi la Décision 15.14.\n');
  });

  it.each([
    ['Les projets de Décisions 15.AA à 15.CC.', 'Les projets de Décisions 15.14 à 15.16.'],
    ['Décision 15.AA a) et c), 15 BB et 15 CC.', 'Décision 15.14 a) et c), 15.15 et 15.16.'],
    [
      'La [Décision 15.BB](decision:cms/cop15/cami#bb).',
      'La [Décision 15.15](decision:cms/cop15/cami#bb).',
    ],
    [
      'La [Décision 15.BB](decision:cms/cop15/gobi#gobib) du Gobi.',
      'La [Décision 15.13](decision:cms/cop15/gobi#gobib) du Gobi.',
    ],
    [`La Décision 15.BB (${OTHER}).`, `La Décision 15.13 (${OTHER}).`],
    [`Les 15.AA et 15.BB du document ${OTHER}.`, `Les 15.12 et 15.13 du document ${OTHER}.`],
    [
      'Une maille de 15 MM suffit à la Décision 15.CC.',
      'Une maille de 15 MM suffit à la Décision 15.16.',
    ],
  ])('prints «%s» anew', async (before, after) => {
    const { root } = meeting(before);
    const { code, stderr } = await number(root);
    expect([code, stderr.replace(/^.*warning draft-letter.*\n/, '')]).toEqual([0, '']);
    expect(fileOf(root, PAPER)).toContain(`**1.** ${after} {#one}`);
  });

  it.each([
    ['Voir 15.DD.', 'draft-letter'],
    [`La Décision 15.CC (${OTHER}).`, 'draft-letter'],
    ['Voir la [Décision](https://example.org) 15.ZZ.', 'draft-letter'],
    ['Voir la [Décision 15.AA](https://example.org).', 'draft-letter'],
  ])('refuses «%s», which leads to no draft, and writes nothing', async (words, rule) => {
    const { root } = meeting(words);
    const before = treeOf(root);
    const { code, stderr } = await number(root);
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${PAPER}:\\d+:\\d+ error ${rule} found`));
    expect(treeOf(root)).toEqual(before);
  });

  it('refuses a bare letter that only another paper has', async () => {
    const more = {
      'decisions/cms/cop15/gobi.paper.fr.md': `${headOf({ kind: 'paper', subject: 'gobi', paper: OTHER, language: 'fr', title: 'Gobi' })}# Gobi {#title}\n\n**1.** Voir la Décision 15.CC. {#one}\n`,
    };
    const { root } = meeting('Rien.', more);
    const before = treeOf(root);
    const { code, stderr } = await number(root);
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /gobi\.paper\.fr\.md:\d+:\d+ error foreign-letter found 15\.CC, a letter of UNEP\/CMS\/COP15\/Doc\.21,/,
    );
    expect(treeOf(root)).toEqual(before);
  });

  it('leaves quotations, named revisions and adopted texts as they are and tells their numbers', async () => {
    const words =
      'Le texte « Décision 15.AA » et la [Décision 15.BB](decision:cms/cop15/cami@cop15.draft#bb).';
    const { root } = meeting(words);
    const before = fileOf(root, ADOPTED);
    const { code, stdout } = await number(root);
    expect(code).toBe(0);
    expect(fileOf(root, PAPER)).toContain(`**1.** ${words} {#one}`);
    expect(fileOf(root, ADOPTED)).toBe(before);
    const [, stays = ''] = stdout.split('references that stay\n');
    expect(stays).toMatch(/cami\.paper\.fr\.md:\d+ {2}Décision 15\.AA {2}now 15\.14/);
    expect(stays).toMatch(/cami\.paper\.fr\.md:\d+ {2}Décision 15\.BB {2}now 15\.15/);
    expect(stays).toMatch(/cop14\/cami\.fr\.md:\d+ {2}15\.AA {2}now 15\.14/);
  });

  it('says what it would do and writes nothing with --dry-run', async () => {
    const { root } = meeting('Voir 15.AA.');
    const before = treeOf(root);
    const { code, stdout } = await runCli(
      [...ARGV, '--order', 'agenda.txt', '--dry-run', '--json'],
      root,
    );
    expect(code).toBe(0);
    expect(treeOf(root)).toEqual(before);
    expect(JSON.parse(stdout)).toMatchObject({
      body: 'cms',
      written: false,
      table: null,
      numbers: expect.arrayContaining([
        {
          provisional: '15.AA',
          final: '15.14',
          paper: OWN,
          decision: 'decision:cms/cop15/cami#aa',
        },
      ]),
      followed: expect.arrayContaining([
        { file: PAPER, line: 13, before: '15.AA', after: '15.14' },
      ]),
    });
  });

  it('numbers a draft with more letters than the alphabet, AAA behind ZZ', async () => {
    const shape = { papers: 1, drafts: 30, references: 60, languages: ['en'] };
    const { root } = libraryWith({ ...meetingFiles(shape), 'agenda.txt': agendaOf(shape) });
    const { code, stdout } = await number(root);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}15\.ZZ {2}→ 15\.37\n {2}15\.AAA → 15\.38\n/m);
    expect(fileOf(root, 'decisions/cms/cop15/subject-0.draft.en.md')).not.toMatch(/15[. ][A-Z]{2}/);
  });

  it('leaves an earlier stage and its paper with the letters that the meeting had before it', async () => {
    const later = `${draftHead('cami', `${OWN}/Rev.1`, { stage: 'rev1', base: 'cop15.draft' })}# CAMI {#title}\n\n**15.AA** Les Parties. {#aa}\n`;
    const { root } = meeting('Voir 15.AA.', { 'decisions/cms/cop15/cami.rev1.fr.md': later });
    put(root, 'agenda.txt', `${OWN}/Rev.1\n${OTHER}\n`);
    const [draft, paper] = [fileOf(root, OWN_DRAFT), fileOf(root, PAPER)];
    const { code, stderr } = await number(root);
    expect([code, stderr]).toEqual([0, '']);
    expect([fileOf(root, OWN_DRAFT), fileOf(root, PAPER)]).toEqual([draft, paper]);
    expect(fileOf(root, 'decisions/cms/cop15/cami.rev1.fr.md')).toContain('**15.12** Les Parties');
  });
});

describe('decisions number in several languages', () => {
  it('numbers what cites a draft in a language that the draft is not there in yet', async () => {
    const path = 'decisions/cms/cop15/cami.paper.es.md';
    const { root } = meeting('Rien.', {
      [path]: `${headOf({ kind: 'paper', subject: 'cami', paper: OWN, language: 'es', title: 'CAMI' })}# CAMI {#title}\n\n**1.** La Decisión 15.BB. {#one}\n`,
    });
    expect((await number(root)).code).toBe(0);
    expect(fileOf(root, path)).toContain('**1.** La Decisión 15.15. {#one}');
  });

  it('leaves drafts that were adopted, and says which head still has letters', async () => {
    const path = 'decisions/cms/cop15/past.draft.fr.md';
    const past = `${draftHead('past', OWN, { status: 'adopted', 'adopted-as': 'decision:cms/cop15/past' })}# P {#title}\n\n**15.AA** Voir 15.BB. {#p}\n`;
    const titled = `${paperHead.replace('title: CAMI', 'title: Décisions 15.AA à 15.CC')}# CAMI {#title}\n`;
    const { root } = meeting('Rien.', { [path]: past, [PAPER]: titled });
    const { code, stderr } = await number(root);
    expect([code, stderr]).toEqual([
      0,
      expect.stringMatching(/cami\.paper\.fr\.md:8:1 warning draft-letter found title: /),
    ]);
    expect([fileOf(root, path), fileOf(root, PAPER)]).toEqual([past, titled]);
  });
});

describe('the order of an agenda', () => {
  it.each([
    [
      `${OWN}\nUNEP/CMS/COP15/Doc.99\n${OTHER}\n`,
      /^agenda\.txt:2:1 error order found UNEP\/CMS\/COP15\/Doc\.99,/,
    ],
    [
      `${OWN}\n${OTHER}\n${OWN}\n`,
      /^agenda\.txt:3:1 error order found .*, expected it once: line 1$/m,
    ],
    [`${OWN}\n${OWN_DRAFT}\n${OTHER}\n`, /^agenda\.txt:2:1 error order .* to be named once$/m],
    [
      `# agenda\n${OWN}\n\n`,
      /^agenda\.txt:2:1 error order found no line further, expected one more: UNEP\/CMS\/COP15\/Doc\.22, the paper of decisions\/cms\/cop15\/gobi\.draft\.fr\.md$/m,
    ],
  ])('is refused where it reads %j', async (agenda, message) => {
    const { root } = meeting('Rien.');
    put(root, 'agenda.txt', agenda);
    const before = treeOf(root);
    const { code, stderr } = await number(root);
    expect(code).toBe(3);
    expect(stderr).toMatch(message);
    expect(treeOf(root)).toEqual(before);
  });

  it('may name files', async () => {
    const { root } = meeting('Rien.');
    put(root, 'agenda.txt', `${PAPER}\n${OTHER_DRAFT}\n`);
    expect((await number(root)).stdout).toMatch(/cop15\/cami\.draft\n {2}15\.AA → 15\.12\n/);
  });
});

describe('drafts that cannot be numbered', () => {
  const english = (letters: string) =>
    `${draftHead('gobi', OTHER, { language: 'en' })}# Gobi {#title}\n\n**15.AA** States. {#gobi}\n\n**15.${letters}** Secretariat. {#gobib}\n`;
  it.each([
    [
      { 'decisions/cms/cop15/gobi.draft.en.md': english('CC') },
      /gobi\.draft\.fr\.md:\d+:1 error draft-letter found 15\.BB \{#gobib\}, expected 15\.CC \{#gobib\} as in/,
    ],
    [
      {
        'decisions/cms/cop15/oust.draft.fr.md': `${draftHead('oust', OTHER)}# O {#title}\n\n**15.AA** Tous. {#o}\n`,
      },
      /error draft-letter found 15\.AA in UNEP\/CMS\/COP15\/Doc\.22 again/,
    ],
    [
      { [OTHER_DRAFT]: `${draftHead('gobi', OTHER)}# G {#title}\n\n**14.AA** Tous. {#o}\n` },
      /error draft-letter found 14\.AA, expected 15\.AA as --from says/,
    ],
    [
      {
        'decisions/cms/cop15/old.fr.md': `${headOf({ kind: 'decisions', subject: 'old', language: 'fr' })}# O {#title}\n\n**15.13** Tous. {#o}\n`,
      },
      /^decisions\/cms\/cop15\/old\.fr\.md:\d+:1 error draft-letter found 15\.13, which is the number of another Decision/,
    ],
  ])('are refused (%#)', async (more, message) => {
    const { root } = meeting('Rien.', more);
    const before = treeOf(root);
    const { code, stderr } = await number(root);
    expect([code, stderr]).toEqual([3, expect.stringMatching(message)]);
    expect(treeOf(root)).toEqual(before);
  });

  it.each([
    [['--from', '15.AA'], /error from/],
    [['--body', 'cites'], /error meeting/],
  ])('are refused with %j', async (argv, message) => {
    const { root } = meeting('Rien.');
    const { code, stderr } = await number(root, ...argv);
    expect([code > 1, stderr]).toEqual([true, expect.stringMatching(message)]);
  });

  it('need a new file for the table', async () => {
    const { root } = meeting('Rien.');
    expect((await runCli([...ARGV, '--order', 'agenda.txt'], root)).code).toBe(2);
    put(root, 'numbers.csv', 'mine');
    expect((await number(root)).code).toBe(3);
    expect(fileOf(root, 'numbers.csv')).toBe('mine');
  });
});

describe('--undo', () => {
  it('restores every file to the byte, those of other programs too', async () => {
    const { root } = meeting('Voir 15.AA — « 15.BB », =15.CC.');
    put(root, OTHER_DRAFT, `\uFEFF${fileOf(root, OTHER_DRAFT).replaceAll('\n', '\r\n')}`);
    const before = treeOf(root);
    expect((await number(root)).code).toBe(0);
    const { code, stdout } = await undo(root);
    expect([code, stdout.split('\n').sort()]).toEqual([
      0,
      ['', PAPER, OWN_DRAFT, OTHER_DRAFT].sort(),
    ]);
    expect(treeOf(root)).toEqual({ ...before, 'numbers.csv': expect.anything() });
  });

  it('refuses where a file was changed since, and changes none', async () => {
    const { root } = meeting('Voir 15.AA.');
    await number(root);
    put(root, PAPER, `${fileOf(root, PAPER)}\nPlus.\n`);
    const before = treeOf(root);
    const { code, stderr } = await undo(root);
    expect([code, stderr]).toEqual([
      3,
      expect.stringMatching(/cami\.paper\.fr\.md:1:1 error undo found words/),
    ]);
    expect(treeOf(root)).toEqual(before);
  });

  it.each(['../out.md', 'agenda.txt', '/etc/passwd'])('does not touch %s', async (path) => {
    const { root } = meeting('Voir 15.AA.');
    await number(root);
    put(root, 'numbers.csv', fileOf(root, 'numbers.csv').replaceAll(PAPER, path));
    const before = treeOf(root);
    expect((await undo(root)).code).toBe(3);
    expect(treeOf(root)).toEqual(before);
  });

  it('refuses what is no table', async () => {
    const { root } = meeting('Rien.');
    put(root, 'numbers.csv', 'a,b\n1,2\n');
    expect((await undo(root)).stderr).toMatch(/^numbers\.csv:1:1 error table found a, b/);
  });
});

describe('numbering', () => {
  const shapes = fc.record({
    papers: fc.integer({ min: 1, max: 4 }),
    drafts: fc.integer({ min: 4, max: 20 }),
    references: fc.integer({ min: 0, max: 30 }),
    languages: fc.constantFrom(['en'], ['en', 'fr'], ['en', 'es', 'fr']),
  });

  it('gives each draft a number of its own, leaves no letters, and is undone to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async (shape: MeetingShape) => {
        const { root } = libraryWith({ ...meetingFiles(shape), 'agenda.txt': agendaOf(shape) });
        const before = treeOf(root);
        const { code, stdout } = await number(root, '--json');
        expect(code).toBe(0);
        const { numbers } = JSON.parse(stdout);
        const finals = numbers.map(({ final }: { final: string }) => final);
        expect(finals).toEqual(Array.from({ length: shape.drafts }, (_, at) => `15.${at + 12}`));
        const keys = numbers.map((one: { paper: string; provisional: string }) =>
          [one.paper, one.provisional].join(),
        );
        expect(new Set(keys).size).toBe(shape.drafts);
        const { 'numbers.csv': _, ...after } = treeOf(root);
        expect(Object.values(after).filter((source) => /15[. ][A-Z]{2}/.test(source))).toEqual([]);
        expect((await undo(root)).code).toBe(0);
        expect({ ...treeOf(root), 'numbers.csv': null }).toEqual({
          ...before,
          'numbers.csv': null,
        });
      }),
      { numRuns: 12 },
    );
  });
});

// How often the disk is changed for the three files of this meeting and their table, and which change turns the journal.
const READY = 21;
const STEPS = 38;

describe('a numbering that is killed while it writes', () => {
  const KILLED = join(REPOSITORY, 'tests/cli/killed-numbering.ts');
  const run = (root: string, step: number) =>
    spawnSync(process.execPath, ['--import', 'tsx', KILLED, root, String(step)], {
      encoding: 'utf8',
    });

  it.each([1, 5, 10, 15, READY, READY + 1, READY + 5, READY + 10, STEPS])(
    'at step %i leaves all files old or all new',
    (step) => {
      const library = meeting('Voir 15.AA.');
      const before = treeOf(library.root);
      expect(run(library.root, step).signal).toBe('SIGKILL');
      recoverLibrary(library);
      const after = treeOf(library.root);
      if (step <= READY) expect(after).toEqual(before);
      else {
        expect(after['numbers.csv']).toContain('decision,15.AA,15.12');
        for (const path of [PAPER, OWN_DRAFT, OTHER_DRAFT])
          expect(after[path]).not.toMatch(/15[. ][A-Z]{2}/);
      }
    },
  );

  it('has no further step than those that are tried here', () => {
    expect(run(meeting('Voir 15.AA.').root, 1000).stdout).toBe(`${READY} ${STEPS}\n`);
  });
});

describe('a draft that was numbered', () => {
  it('can be adopted in all its languages, and what cites it says the numbers', async () => {
    const { root } = libraryWith();
    for (const folder of ['resolutions/cce', 'decisions/cce'])
      cpSync(join(REPOSITORY, folder), join(root, folder), { recursive: true });
    put(root, 'agenda.txt', 'CCE/COP6/Doc.14\n');
    const argv = ['decisions', 'number', '--meeting', 'cop6', '--from', '6.12'];
    const table = ['--order', 'agenda.txt', '--table', 'numbers.csv'];
    expect((await runCli([...argv, ...table], root)).code).toBe(0);
    const adopted = await runCli(['adopt', 'decision:cce/cop6/estuary-fund.draft'], root);
    expect(adopted.code).toBe(0);
    const words = { en: 'and', fr: 'et', es: 'y' };
    // The draft cites what it deletes.
    const told = adopted.stderr.trimEnd().split('\n');
    expect(told).toEqual(
      Object.keys(words).map(() =>
        expect.stringMatching(/cited-deleted found .*, of which 5\.23 a\) is deleted in/),
      ),
    );
    for (const [language, and] of Object.entries(words)) {
      const source = fileOf(root, `decisions/cce/cop6/estuary-fund.${language}.md`);
      expect(source).toMatch(new RegExp(`6\\.12, 6\\.13 a\\) ${and} c\\), ${and} 5\\.23 a\\)`));
      const resolution = fileOf(
        root,
        `resolutions/cce/cce-cop6-doc.14/original.draft.${language}.md`,
      );
      expect(resolution).toMatch(
        new RegExp(`6\\.12 ${and} 6\\.13 a\\) ${and} c\\), ${and} 6\\.14`),
      );
    }
  });
});
