import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { table, wordFile } from '../formats/docx-read/word-file.ts';
import { inlineFile, para, tableFile } from '../papers/word-paper.ts';
import { runCli } from './run.ts';

const TITLE = 'Central Asian Mammals';
const BODY = ['--body', 'cms', '--language', 'en'];

function libraryWith(files: Readonly<Record<string, Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'revcop-'));
  mkdirSync(join(root, 'resolutions'));
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(root, name), bytes);
  return root;
}

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
const folder = 'resolutions/cms/11.24';

describe('import of a Word file', () => {
  it('makes the text before, the draft, a stage for the proposal and the paper', async () => {
    const lines = [TITLE, '1. Urges _all_ Parties to act{+Ann Lee: now+};', '2. Ends.'];
    const root = libraryWith({ 'paper.docx': inlineFile(lines) });
    const { code, stderr } = await runCli(['import', 'paper.docx', ...BODY], root);
    expect(`${code} ${stderr}`).toMatch(/^0 /);
    expect(read(root, `${folder}/rev.cop13.en.md`)).toContain('**1.** Urges Parties to act; {#');
    expect(read(root, `${folder}/rev.cop15.draft.en.md`)).toContain('Urges all Parties to act;');
    const proposal = read(root, `${folder}/rev.cop15.ann-lee.en.md`);
    expect(proposal).toContain('Urges all Parties to act now;');
    expect(proposal).toMatch(/^base: rev\.cop13$/m);
    expect(proposal).toMatch(/^author: Ann Lee$/m);
    expect(read(root, `${folder}/rev.cop15.paper.en.md`)).toContain('Background is given.');
  });

  it('changes nothing when it is done again, and says what a changed file changes', async () => {
    const rows = [
      [TITLE, 'Keep', TITLE],
      ['1. Urges _all_ Parties to act;', 'Wider', '1. Urges all Parties to act;'],
      ['2. Invites Parties to pay;', 'Keep', '2. Invites Parties to pay;'],
    ];
    const more = ['_3. Thanks the Secretariat._', 'New', '3. Thanks the Secretariat.'];
    const changed = [
      ...rows.slice(0, 1),
      ['1. Urges _all the_ Parties to act;', 'Wider', '1. Urges all the Parties to act;'],
      ...rows.slice(2),
      more,
    ];
    const root = libraryWith({ 'a.docx': tableFile(rows), 'b.docx': tableFile(changed) });
    await runCli(['import', 'a.docx', ...BODY], root);
    const before = read(root, `${folder}/rev.cop15.draft.en.md`);
    const again = await runCli(['import', 'a.docx', ...BODY], root);
    expect(again.code).toBe(0);
    expect(read(root, `${folder}/rev.cop15.draft.en.md`)).toBe(before);
    const refused = await runCli(['import', 'b.docx', ...BODY], root);
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain('kept 2, amended 1');
    const { stdout } = await runCli(['import', 'b.docx', '--force', ...BODY], root);
    expect(stdout).toMatch(/kept 2, amended 1 \(#\w+ 1\.\), new 1 \(#\w+ 3\.\)/);
    const ids = (text: string): string[] =>
      [...text.matchAll(/\{#([\w-]+)/g)].flatMap(([, id]) => id ?? []);
    expect(ids(read(root, `${folder}/rev.cop15.draft.en.md`)).slice(0, 3)).toEqual(ids(before));
  });

  it('takes a clean Resolution and one with a redline, as resolution', async () => {
    const lines = (operative: string): Uint8Array =>
      wordFile(
        [
          'CENTRAL ASIAN MAMMALS',
          'Recalling the report,',
          'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals',
          operative,
          '2. Invites Parties to pay.',
        ]
          .map(para)
          .join(''),
      );
    const root = libraryWith({
      'clean.docx': lines('1. Urges Parties to act;'),
      'amended.docx': lines('1. Urges _all_ Parties to act;'),
    });
    const one = ['--as', 'resolution', '--number', '11.24', ...BODY];
    await runCli(['import', 'clean.docx', '--revision', 'rev.cop13', ...one], root);
    const adopted = read(root, `${folder}/rev.cop13.en.md`);
    expect(adopted).toContain('**1.** Urges Parties to act; {#');
    const given = ['--meeting', 'cop15', '--base', 'rev.cop13'];
    const { code, stderr } = await runCli(['import', 'amended.docx', ...one, ...given], root);
    expect(`${code} ${stderr}`).toMatch(/^0 /);
    expect(read(root, `${folder}/rev.cop13.en.md`)).toBe(adopted);
    expect(read(root, `${folder}/rev.cop15.draft.en.md`)).toContain('Urges all Parties to act;');
  });

  it('refuses a stage where nothing is proposed, and a file that is none of Word', async () => {
    const root = libraryWith({
      'paper.docx': inlineFile([TITLE, '1. Urges _all_ Parties to act;']),
      'bad.docx': new Uint8Array([1, 2, 3]),
    });
    const staged = await runCli(['import', 'paper.docx', '--stage', 'crp1', ...BODY], root);
    expect(staged.code).toBe(2);
    expect(staged.stderr).toContain('without tracked changes over a redline');
    const bad = await runCli(['import', 'bad.docx', ...BODY], root);
    expect(bad.code).toBe(3);
    expect(bad.stderr).toContain('not-a-zip');
  });
});

describe('import of a Word paper that amends a programme', () => {
  const legend = 'Note: Proposed new text is underlined. Text to be deleted is struck through.';
  const above = ['UNEP/CMS/COP15/Doc.99', 'MARINE PROGRAMME', '1. Background is given.', legend];
  const rows = [
    ['Proposed amendments to the programme', 'Comments', 'Clean text'],
    ['Marine Programme ~2015-2020~_2021-2026_', 'Later', 'Marine Programme 2021-2026'],
    ['(A) Whales', 'Keep', '(A) Whales'],
    ['The Parties count _all_ whales.', 'Wider', 'The Parties count all whales.'],
    ['They report to the Council.', 'Keep', 'They report to the Council.'],
  ];
  const bytes = wordFile(
    above.map(para).join('') + table(rows.map((row) => row.map((cell) => para(cell)))),
  );
  const place = 'resolutions/cms/marine-programme';

  it('makes a draft of that text, under the name that is given and the years of its titles', async () => {
    const root = libraryWith({ 'paper.docx': bytes });
    const refused = await runCli(['import', 'paper.docx', ...BODY], root);
    expect(refused.stderr).toContain('no-resolution');
    const named = ['--number', 'marine-programme', ...BODY];
    const { code, stderr } = await runCli(['import', 'paper.docx', ...named], root);
    expect(`${code} ${stderr}`).toMatch(/^0 /);
    const draft = read(root, `${place}/rev.2021-2026.draft.en.md`);
    expect(draft).toMatch(/^kind: text$/m);
    expect(draft).toMatch(/^base: rev\.2015-2020$/m);
    expect(draft).toMatch(/^## \*\*\(A\)\*\* Whales/m);
    expect(draft).toContain('The Parties count all whales.');
    expect(read(root, `${place}/rev.2015-2020.en.md`)).toContain('The Parties count whales.');
  });

  it('finds the text in the library by its title, and takes its ids', async () => {
    const root = libraryWith({ 'paper.docx': bytes });
    const front = 'body: cms\nkind: text\nnumber: marine-programme\nrevision: rev.2015-2020';
    const adopted = [
      `---\n${front}\nlanguage: en\n---`,
      '# Marine Programme 2015-2020 {#title}',
      '## **(A)** Whales {#lusab}',
      'The Parties count whales. {#dosib}',
      'They report to the Council. {#kafob}',
    ].join('\n\n');
    mkdirSync(join(root, place), { recursive: true });
    writeFileSync(join(root, place, 'rev.2015-2020.en.md'), `${adopted}\n`);
    const { code, stderr } = await runCli(['import', 'paper.docx', ...BODY], root);
    expect(`${code} ${stderr}`).toMatch(/^0 .*base-in-library/);
    const draft = read(root, `${place}/rev.2021-2026.draft.en.md`);
    for (const id of ['lusab', 'dosib', 'kafob']) expect(draft).toContain(`{#${id}}`);
  });
});
