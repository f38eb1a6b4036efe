import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digestOfProgram } from '../../src/library/digest.ts';
import { put } from '../library/library.ts';
import { FOLDER, libraryWithPapers, paperPath, paperText } from './paper-library.ts';
import { runCli } from './run.ts';

const PAPER = paperPath('fr');
const DOCX = 'out/cms_cop15_doc.27.3_f.docx';
const HTML = 'out/cms_cop15_doc.27.3_f.html';
const RECORD = 'out/.revcop-papers.json';
const PROFILE = fileURLToPath(new URL('../../templates/cms/profile.yaml', import.meta.url));
const SHARED = fileURLToPath(new URL('../../templates/_shared/head-row.html.hbs', import.meta.url));

async function outcomeOf(root: string, ...options: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(['paper', PAPER, '--json', ...options], root);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout).outcome;
}

/** A library whose paper has been made, and is known to be. */
async function built(): Promise<string> {
  const { root } = libraryWithPapers(['fr']);
  expect(await outcomeOf(root)).toBe('made');
  expect(await outcomeOf(root)).toBe('unchanged');
  return root;
}

function edit(root: string, path: string, change: (text: string) => string): void {
  put(root, path, change(readFileSync(join(root, path), 'utf8')));
}

describe('a paper of which nothing has changed', () => {
  it('is not written again, and the user is told', async () => {
    const root = await built();
    const before = [DOCX, HTML, RECORD].map((path) => statSync(join(root, path)).mtimeMs);
    const { stdout } = await runCli(['paper', PAPER], root);
    expect(stdout).toContain(
      `UNEP/CMS/COP15/Doc.27.3 (fr), unchanged\n  ${DOCX}\n  ${HTML}\n  Words as printed: `,
    );
    expect([DOCX, HTML, RECORD].map((path) => statSync(join(root, path)).mtimeMs)).toEqual(before);
  });

  it('still says what is odd about it', async () => {
    const root = await built();
    edit(
      root,
      `${FOLDER}/rev.cop15.draft.fr.md`,
      (text) => `${text}\n**1** *Charge* encore. {#tovas}\n`,
    );
    const first = await runCli(['paper', PAPER], root);
    const second = await runCli(['paper', PAPER], root);
    expect(second.stdout).toContain('unchanged');
    expect(second.stderr).toBe(first.stderr);
  });
});

describe('a paper is made again when', () => {
  it.each([
    [
      'a comment of the draft changes',
      (root: string) =>
        edit(root, `${FOLDER}/rev.cop15.draft.fr.md`, (text) => text.replace('Hors', 'Dehors')),
    ],
    [
      'a word of the text before changes',
      (root: string) =>
        edit(root, `${FOLDER}/rev.cop13.fr.md`, (text) => text.replace('Conseil', 'Comité')),
    ],
    [
      'the paper itself changes',
      (root: string) => edit(root, PAPER, (text) => text.replace('présente', 'soumet')),
    ],
    [
      'another text comes to stand beside those that it shows',
      (root: string) =>
        edit(root, `${FOLDER}/rev.cop13.fr.md`, (text) => {
          put(root, `${FOLDER}/rev.cop13.en.md`, text.replace('language: fr', 'language: en'));
          return text;
        }),
    ],
    [
      'the library gets a template of its own',
      (root: string) =>
        put(root, 'templates/_shared/head-row.html.hbs', `${readFileSync(SHARED, 'utf8')}\n`),
    ],
    ['the library gets a logo', (root: string) => put(root, 'templates/cms/cms.png', 'x')],
    ['its Word file is gone', (root: string) => rmSync(join(root, DOCX))],
    ['its HTML file was edited', (root: string) => edit(root, HTML, (text) => `${text} `)],
  ])('%s', async (_, change) => {
    const root = await built();
    change(root);
    expect(await outcomeOf(root)).toBe('made');
    expect(await outcomeOf(root)).toBe('unchanged');
  });

  it('a rival of its draft comes, changes and goes, and it says which paragraphs both treat', async () => {
    const root = await built();
    const rival = `${FOLDER}/rev.cop15.doc9.fr.md`;
    const draft = readFileSync(join(root, `${FOLDER}/rev.cop15.draft.fr.md`), 'utf8')
      .replace(/^stage: .*$/m, 'stage: doc9')
      .replace(/^paper: .*$/m, 'paper: UNEP/CMS/COP15/Doc.9');
    const told = async (): Promise<number> => {
      expect(await outcomeOf(root)).toBe('made');
      const { stdout, stderr } = await runCli(['paper', PAPER], root);
      expect(stdout).toContain('unchanged');
      return stderr.split('\n').filter((line) => line.includes(' rival-drafts ')).length;
    };
    put(root, rival, draft);
    const same = await told();
    put(root, rival, draft.replace('le Secrétariat', 'le Comité'));
    const differs = await told();
    expect(differs).toBeGreaterThan(same);
    rmSync(join(root, rival));
    expect(await told()).toBe(0);
  });

  it('a word of the profile changes, and changes back', async () => {
    const root = await built();
    const profile = readFileSync(PROFILE, 'utf8');
    put(root, 'templates/cms/profile.yaml', `${profile}\n# a remark\n`);
    expect(await outcomeOf(root)).toBe('made');
    put(root, 'templates/cms/profile.yaml', `${profile}\n# another remark\n`);
    expect(await outcomeOf(root)).toBe('made');
    expect(await outcomeOf(root)).toBe('unchanged');
  });

  it.each([
    [['--redline', 'tracked']],
    [['--author', 'Secrétariat']],
    [['--date', '2026-03-01']],
    [['--docx', 'out/']],
  ])('it is asked for with %j', async (options) => {
    const root = await built();
    expect(await outcomeOf(root, ...options)).toBe('made');
    expect(await outcomeOf(root, ...options)).toBe('unchanged');
  });

  it('it was made by another version of the program', async () => {
    const root = await built();
    edit(root, RECORD, (text) => text.replace(/"fingerprint": "."/, '"fingerprint": "x"'));
    edit(root, RECORD, (text) => text.replace(/("fingerprint": ")[0-9a-f]{8}/, '$100000000'));
    expect(await outcomeOf(root)).toBe('made');
    expect(digestOfProgram()).toMatch(/^[0-9a-f]{64}$/);
  });

  it('it is printed with the day and the day has changed', async () => {
    const { root } = libraryWithPapers(['fr']);
    put(root, PAPER, paperText('fr').replace('date: 2026-02-20\n', ''));
    expect(await outcomeOf(root)).toBe('made');
    expect(await outcomeOf(root)).toBe('unchanged');
    edit(root, RECORD, (text) => text.replace('"today": true', '"today": false'));
    expect(await outcomeOf(root)).toBe('made');
  });
});

describe('the record of what was made', () => {
  it.each([
    ['is empty', ''],
    ['is no JSON', '{"papers": '],
    ['is a list', '[]'],
    ['names no papers', '{"papers": 5}'],
    ['holds entries of another form', `{"papers": {"../${PAPER}": {"fingerprint": 5}}}`],
    [
      'has names that lead elsewhere',
      `{"papers": {"../${PAPER}": {"fingerprint": "x", "body": "../../etc", "asked": [], "today": false, "name": "../../../etc/passwd", "said": "", "lines": [], "made": {}}}}`,
    ],
    ['is no UTF-8', Buffer.from([0xff, 0xfe, 0x00])],
    ['names what is on every object', '{"papers": {"__proto__": {"x": 1}, "constructor": 1}}'],
  ])('that %s is passed over and made anew', async (_, content) => {
    const root = await built();
    put(root, RECORD, content);
    expect(await outcomeOf(root)).toBe('made');
    expect(await outcomeOf(root)).toBe('unchanged');
  });

  it('whose place is taken by a link or a folder is left alone', async () => {
    const { root } = libraryWithPapers(['fr']);
    put(root, 'secret.txt', 'x');
    mkdirSync(join(root, 'out'));
    symlinkSync(join(root, 'secret.txt'), join(root, RECORD));
    expect([await outcomeOf(root), await outcomeOf(root)]).toEqual(['made', 'made']);
    expect(readFileSync(join(root, 'secret.txt'), 'utf8')).toBe('x');
    rmSync(join(root, RECORD));
    mkdirSync(join(root, RECORD));
    expect(await outcomeOf(root)).toBe('made');
  });

  it('cannot bring control characters to a terminal', async () => {
    const root = await built();
    edit(root, RECORD, (text) => text.replace('(fr)"', '(fr)\\u001b[2J"'));
    const { stdout, stderr } = await runCli(['paper', PAPER], root);
    expect(stdout + stderr).not.toContain('\u001b');
  });

  it.each([
    ['says something else of the paper', '"said": ".*"', '"said": "All is well"'],
    ['tells of findings that there are not', '"lines": \\[\\]', '"lines": ["x: all is well"]'],
    ['counts other words', '"own": 8', '"own": 9'],
    ['names other texts', '"asked": \\[[^\\]]*\\]', '"asked": []'],
    ['has a seal of its own', '"seal": ".*"', '"seal": "0"'],
  ])('that %s is not believed', async (_, found, forged) => {
    const root = await built();
    const before = await runCli(['paper', PAPER], root);
    edit(root, RECORD, (text) => text.replace(new RegExp(found), forged));
    const after = await runCli(['paper', PAPER], root);
    expect(after.stdout).toContain(before.stdout.split('\n').slice(1).join('\n'));
    expect(after.stdout).not.toContain('unchanged');
    expect(after.stdout + after.stderr).not.toMatch(/all is well|fr 9/i);
  });

  it('that came with a library from elsewhere is not believed, whatever it says', async () => {
    const root = await built();
    const files = [DOCX, HTML].map((path) => [path, readFileSync(join(root, path))] as const);
    for (const [path] of files) rmSync(join(root, path));
    for (const [path, content] of files) put(root, path, content);
    expect(await outcomeOf(root)).toBe('made');
    expect(await outcomeOf(root)).toBe('unchanged');
  });

  it('is kept for folders alone, not beside a file that was named', async () => {
    const { root } = libraryWithPapers(['fr']);
    expect(await outcomeOf(root, '--docx', 'a/b.docx')).toBe('made');
    expect(await outcomeOf(root, '--docx', 'a/b.docx')).toBe('made');
    expect(existsSync(join(root, 'a/.revcop-papers.json'))).toBe(false);
  });

  it('has the words of the paper in other languages while these are as they were', async () => {
    const { root } = libraryWithPapers(['fr', 'en']);
    await runCli(['paper'], root);
    const said = async () => (await runCli(['paper', PAPER], root)).stdout;
    expect(await said()).toContain('Words of its own text: fr 8, en 8\n');
    edit(root, paperPath('en'), (text) => text.replace('présente la', 'présente bien ici la'));
    expect(await said()).toContain('Words of its own text: fr 8, en 10\n');
  });

  it('forgets papers that are gone', async () => {
    const { root } = libraryWithPapers(['fr', 'en']);
    await runCli(['paper'], root);
    rmSync(join(root, paperPath('en')));
    writeFileSync(join(root, DOCX), 'x');
    await runCli(['paper'], root);
    expect(Object.keys(JSON.parse(readFileSync(join(root, RECORD), 'utf8')).papers)).toEqual([
      `../${PAPER}`,
    ]);
  });
});
