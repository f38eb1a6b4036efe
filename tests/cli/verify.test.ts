import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { listBodies, loadProfile } from '../../src/library/profile.ts';
import { REPORT_WORDS } from '../../src/papers/verify/report.ts';
import { seed } from '../corpora.ts';
import { p, r, wordFile } from '../formats/docx-read/word-file.ts';
import {
  ADOPTED,
  CLEAN,
  changed,
  DECISIONS,
  textFile,
  wordBody,
  wordBytes,
} from '../papers/verify/paper-maker.ts';
import { runCli } from './run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'revcop-verify-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A library with the adopted Resolution and Decisions of the made papers, and with these papers. */
function library(): string {
  const folder = mkdtempSync(join(work, 'library-'));
  const write = (name: string, content: string | Uint8Array): void => {
    const path = join(folder, name);
    cpSync(join(root, 'biome.json'), path);
    writeFileSync(path, content);
  };
  write('resolutions/cms/12.3/rev.cop14.en.md', writeMarkdown(ADOPTED));
  write('decisions/cms/cop14/eagles.en.md', writeMarkdown(DECISIONS));
  const wrong = changed(CLEAN, 2, 'to report on progress', 'to consider progress');
  write('clean.docx', wordBytes(CLEAN, 'formatted'));
  write('wrong.docx', wordBytes(wrong, 'formatted'));
  write('wrong.txt', textFile(wrong, 'fused'));
  return folder;
}

const AGAINST = ['--against', 'cms/12.3@rev.cop14', '--body', 'cms'];

describe('revcop verify', () => {
  it('ends with 0 where a Word file tells the truth', async () => {
    const found = await runCli(['verify', 'clean.docx', ...AGAINST], library());
    expect(found).toEqual({
      code: 0,
      stdout:
        '12 paragraphs and 1 quoted Decision held against cms/12.3@rev.cop14: nothing deviates\n',
      stderr: '',
    });
  });

  it('ends with 1 and prints place, rule and redline where it does not', async () => {
    const { code, stdout } = await runCli(['verify', 'wrong.docx', ...AGAINST], library());
    expect(code).toBe(1);
    expect(stdout).toMatch(/^wrong\.docx:\d+:1 error columns-differ 3\.: found other words/);
    expect(stdout).toContain(
      '\n  Requests the Secretariat to [-report on-]{+consider+} progress;\n',
    );
    expect(stdout).toMatch(/: 1 error\n$/);
  });

  it('says of extracted text what it cannot prove, and proves the rest', async () => {
    const { code, stdout } = await runCli(['verify', 'wrong.txt', ...AGAINST], library());
    expect(code).toBe(1);
    expect(stdout).toContain('error columns-differ 3.:');
    expect(stdout).toContain('wrong.txt:1:1 info lost-marks ');
  });

  it('holds a paper against itself where no adopted text is named', async () => {
    const { code, stdout } = await runCli(['verify', 'wrong.docx', '--body', 'cms'], library());
    expect(code).toBe(1);
    expect(stdout).toContain('error columns-differ 3.:');
    expect(stdout).toContain('info no-adopted-text ');
  });

  it('prints JSON of its own schema', async () => {
    const { stdout } = await runCli(['verify', 'wrong.docx', ...AGAINST, '--json'], library());
    const found = JSON.parse(stdout);
    expect(found).toMatchObject({
      schema: 'revcop.verification/1',
      file: 'wrong.docx',
      against: ['cms/12.3@rev.cop14'],
      language: 'en',
      clean: false,
      counts: { error: 1, warning: 0, info: 0 },
      proven: { paragraphs: 12, quotations: 1 },
      unproven: [],
    });
    expect(found.deviations).toEqual([
      {
        rule: 'columns-differ',
        severity: 'error',
        where: '3.',
        place: { file: 'wrong.docx', line: expect.any(Number), column: 1 },
        text: expect.stringContaining('found other words'),
        expected: 'Requests the Secretariat to report on progress;',
        found: 'Requests the Secretariat to consider progress;',
        runs: [
          { op: '=', text: 'Requests the Secretariat to ' },
          { op: '-', text: 'report on' },
          { op: '+', text: 'consider' },
          { op: '=', text: ' progress;' },
        ],
      },
    ]);
  });

  it('writes the report as HTML and as a Word file', async () => {
    const folder = library();
    const argv = ['verify', 'wrong.docx', ...AGAINST, '--html', 'r.html', '--docx', 'out/'];
    const { code, stdout } = await runCli(argv, folder);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^out\/wrong_verification\.docx\nr\.html\n/);
    expect(existsSync(join(folder, 'out/wrong_verification.docx'))).toBe(true);
    const html = readFileSync(join(folder, 'r.html'), 'utf8');
    expect(html).toContain('Verification of wrong.docx');
    expect(html).toMatch(/<del[^>]*>(?:<span[^>]*>[^<]*<\/span>)?report on/);
    expect(html).toMatch(/<ins[^>]*>(?:<span[^>]*>[^<]*<\/span>)?consider/);
  });

  it('counts what the reader could not read as it prints, in each form of the result', async () => {
    const folder = library();
    const hidden = wordBody(CLEAN, 'formatted').replace(
      p('New paragraph on funding.'),
      p(r('New paragraph on funding.') + r('unless refused', '<w:vanish/>')),
    );
    writeFileSync(join(folder, 'hidden.docx'), wordFile(hidden));
    const plain = await runCli(['verify', 'hidden.docx', ...AGAINST, '--html', 'r.html'], folder);
    expect(plain.code).toBe(1);
    expect(plain.stderr).toBe('');
    expect(plain.stdout).toMatch(
      /hidden\.docx:\d+:\d+ warning hidden-text unless refused: found hidden/,
    );
    expect(plain.stdout).toMatch(/: 1 warning\n$/);
    const html = readFileSync(join(folder, 'r.html'), 'utf8');
    expect(html).toContain('Words of the file print otherwise than they are stored');
    expect(html).toContain('found hidden text “unless refused”');
    const { stdout } = await runCli(['verify', 'hidden.docx', ...AGAINST, '--json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({
      clean: false,
      counts: { error: 0, warning: 1, info: 0 },
      deviations: [{ rule: 'hidden-text', severity: 'warning', place: { file: 'hidden.docx' } }],
    });
  });

  it('ends with 3 where there is nothing to verify, and with 2 where an argument is wrong', async () => {
    const folder = library();
    writeFileSync(join(folder, 'letter.txt'), 'Dear colleagues,\n\nthank you for your letter.\n');
    const letter = await runCli(['verify', 'letter.txt', '--body', 'cms'], folder);
    expect(letter.code).toBe(3);
    expect(letter.stderr).toContain('error nothing-to-verify found neither amendments');
    expect((await runCli(['verify', 'no.docx', '--body', 'cms'], folder)).code).toBe(3);
    expect((await runCli(['verify'], folder)).code).toBe(2);
    const language = await runCli(['verify', 'wrong.txt', ...AGAINST, '--language', 'xx'], folder);
    expect(language.code).toBe(2);
  });
});

describe('revcop verify of Markdown', () => {
  const draft = 'resolutions/un/75-901/rev.ga80.draft.en.md';

  it('holds a draft against the base that it names', async () => {
    const { code, stdout } = await runCli(['verify', draft], root);
    expect(code).toBe(1);
    expect(stdout).toContain(`${draft}:52:1 warning no-comment (a): found a change without`);
    expect(stdout).not.toContain(' error ');
  });

  it('takes the comment on a Decision that goes for that of its items and of the heading above it', async () => {
    const { stdout } = await runCli(
      ['verify', 'decisions/cce/cop6/estuary-fund.draft.en.md'],
      root,
    );
    expect(stdout.match(/ no-comment \S+/g)).toEqual([' no-comment c):']);
  });

  it('holds a paper against the texts that it prints', async () => {
    const paper = 'resolutions/cms/11.24/rev.cop15.paper.fr.md';
    const { code, stdout } = await runCli(['verify', paper], root);
    expect(code).toBe(0);
    expect(stdout).toMatch(/held against cms\/11\.24@rev\.cop13: nothing deviates\n$/);
  });

  it('refuses a text that is no draft and has no other to be held against', async () => {
    const { code, stderr } = await runCli(
      ['verify', 'resolutions/cms/11.24/rev.cop13.fr.md'],
      root,
    );
    expect(code).toBe(2);
    expect(stderr).toContain('expected --against');
  });
});

const doc273 = seed('cms-cop15-doc27.3.fr.txt');

describe.skipIf(doc273 === null)('UNEP/CMS/COP15/Doc.27.3 as extracted text', () => {
  it('has oeuvre for œuvre and a paragraph without end mark, and nothing else that is hidden', async () => {
    const argv = ['verify', doc273 ?? '', '--against', 'cms/11.24@rev.cop13', '--json'];
    const { stdout } = await runCli(argv, root);
    const { deviations, unproven, proven } = JSON.parse(stdout);
    const told = deviations.map(
      ({
        rule,
        where,
        runs,
      }: {
        rule: string;
        where: string;
        runs: { op: string; text: string }[];
      }) => [
        rule,
        where,
        runs.filter(({ op }) => op !== '=').map(({ op, text }) => op + text.trimEnd()),
      ],
    );
    expect(told).toEqual([
      ['quoted-decision', '14.168', ['-Conseillers', '+Conseillés']],
      ['quoted-decision', '14.169', []],
      ['quoted-decision', '14.170', []],
      ['columns-differ', '1.', ['-oeuvre', '+œuvre']],
      ['end-mark', '1.', ['- ;']],
      ['unseen-change', '9', []],
      ['unseen-change', '10.', []],
    ]);
    expect(unproven.map(({ rule }: { rule: string }) => rule)).toEqual([
      'reconstructed',
      'lost-marks',
    ]);
    expect(proven).toEqual({ paragraphs: 30, quotations: 4 });
  });
});

const doc18 = seed('cms-cop13-doc18.fr.txt');

describe.skipIf(doc18 === null)('UNEP/CMS/COP13/Doc.18, an inline annex', () => {
  it('has no deviation as extracted text, and none with its redlines written down', async () => {
    const argv = ['verify', doc18 ?? '', '--against', 'cms/11.10@rev.cop12', '--json'];
    for (const more of [[], ['--redlines', 'seeds/cms-cop13-doc18.fr.redlines.txt']]) {
      const { code, stdout } = await runCli([...argv, ...more], root);
      expect(JSON.parse(stdout).deviations).toEqual([]);
      expect(code).toBe(0);
    }
  });
});

describe('the words of a report', () => {
  it('are there in every language of every body', () => {
    for (const body of listBodies(null)) {
      for (const [language, { words }] of Object.entries(loadProfile(null, body).languages)) {
        const lacking = REPORT_WORDS.filter((name) => (words[name] ?? '') === '');
        expect(lacking, `${body} ${language}`).toEqual([]);
      }
    }
  });
});
