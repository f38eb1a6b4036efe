import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { p, r, table, wordFile } from '../formats/docx-read/word-file.ts';
import { para, runs, tableFile } from '../papers/word-paper.ts';
import { runCli } from './run.ts';

const TITLE = 'Central Asian Mammals';
const BODY = ['--body', 'cms', '--language', 'en'];
const folder = 'resolutions/cms/11.24';
const DRAFT = `${folder}/rev.cop15.draft.en.md`;

const ROWS = [
  [TITLE, 'Keep', TITLE],
  ['1. Urges _all_ Parties to act;', 'Wider', '1. Urges all Parties to act;'],
  ['2. Invites Parties to pay;', 'Keep', '2. Invites Parties to pay;'],
  ['_3. Thanks the Secretariat for its work._', 'New', '3. Thanks the Secretariat for its work.'],
];

function withRow(at: number, row: readonly string[]): Uint8Array {
  return tableFile(ROWS.map((old, index) => (index === at ? row : old)));
}

/** The same paper with a comment on paragraph 2, and what was typed behind its words. */
function commented(author: string, more = ''): Uint8Array {
  const heads = ['Proposed amendments to Resolution 11.24 (Rev.COP13)', 'Comments', 'Clean text'];
  const mark = `<w:commentRangeStart w:id="1"/>${r('Parties')}<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`;
  const cells = [heads, ...ROWS].map((row) => row.map((cell) => para(cell)));
  const second = cells[3];
  if (second) second[0] = p(`${runs('2. Invites ')}${mark}${runs(` to pay${more};`)}`);
  const cover = ['UNEP/CMS/COP15/Doc.99', 'CENTRAL ASIAN MAMMALS', '1. Background is given.'];
  const annex = ['ANNEX 1', 'PROPOSED AMENDMENTS TO RESOLUTION 11.24 (REV.COP13)'];
  const comments = `<w:comment w:id="1" w:author="${author}" w:date="2026-02-20T10:00:00Z">${p('How much?')}</w:comment>`;
  return wordFile([...cover, ...annex].map(para).join('') + table(cells), { comments });
}

async function library() {
  const root = mkdtempSync(join(tmpdir(), 'revcop-parties-'));
  mkdirSync(join(root, 'resolutions'));
  const bring = (bytes: Uint8Array, ...more: string[]) => {
    writeFileSync(join(root, 'in.docx'), bytes);
    return runCli(['import', 'in.docx', ...BODY, ...more], root);
  };
  const read = (path: string): string => readFileSync(join(root, path), 'utf8');
  expect((await bring(tableFile(ROWS))).code).toBe(0);
  return { bring, read, root };
}

describe('papers that Parties send back one after the other', () => {
  it('leave the ids of our draft, and give theirs to the stages', async () => {
    const { bring, read } = await library();
    const ours = read(DRAFT);
    const [, id = ''] = /Thanks the Secretariat for its work\. \{#(\w+)\}/.exec(ours) ?? [];
    expect(id).not.toBe('');
    const [, , pays, thanks] = ROWS;
    const ann = await bring(
      withRow(2, ['2. Invites Parties{+Ann: and donors+} to pay;', 'Keep', pays?.[2] ?? '']),
    );
    expect([ann.code, ann.stderr]).toEqual([0, expect.any(String)]);
    const ben = await bring(
      withRow(3, [
        '_3. Thanks the _{+Ben:whole +}_Secretariat for its work._',
        'New',
        thanks?.[2] ?? '',
      ]),
    );
    expect([ben.code, ben.stderr]).toEqual([0, expect.any(String)]);
    expect(read(DRAFT)).toBe(ours);
    expect(read(`${folder}/rev.cop15.ann.en.md`)).toContain(`its work. {#${id}}`);
    expect(read(`${folder}/rev.cop15.ben.en.md`)).toContain(`its work. {#${id}}`);
  });

  it('bring comments into the stage of who made them, never into the draft', async () => {
    const { bring, read } = await library();
    const ours = read(DRAFT);
    for (const more of ['', '{+Ann Lee: soon+}']) {
      const { code, stderr } = await bring(
        commented('Ann Lee', more),
        ...(more ? ['--force'] : []),
      );
      expect(code, stderr).toBe(0);
      expect(read(DRAFT)).toBe(ours);
      expect(read(`${folder}/rev.cop15.ann-lee.en.md`)).toContain('> How much? {by="Ann Lee"}');
    }
  });

  it('do not wipe the comments of our draft, nor ask for --force over them', async () => {
    const { bring, read, root } = await library();
    const ours = read(DRAFT).replace('> Wider', '> Wider\n\n> Agreed. {by="The Chair"}');
    writeFileSync(join(root, DRAFT), ours);
    const { code, stderr } = await bring(tableFile(ROWS));
    expect(code, stderr).toBe(0);
    expect(read(DRAFT)).toBe(ours);
    const more = await bring(withRow(1, [ROWS[1]?.[0] ?? '', 'Much wider', ROWS[1]?.[2] ?? '']));
    expect(more.stdout).toMatch(/comments 1 \(#\w+\)/);
    expect(read(DRAFT)).toContain('> Wider\n\n> Agreed. {by="The Chair"}\n\n> Much wider');
  });

  it('are refused with all that differs, comments too', async () => {
    const { bring } = await library();
    const { code, stderr } = await bring(
      withRow(1, [
        '1. Urges _all the_ Parties to act;',
        'Wider',
        '1. Urges all the Parties to act;',
      ]),
    );
    expect(code).toBe(3);
    expect(stderr).toMatch(/amended 1 \(#\w+ 1\.\)/);
  });
});

describe('import --as resolution of a Word file', () => {
  const file = (lines: readonly string[]): Uint8Array => wordFile(lines.map(para).join(''));
  const LINES = [
    'UNEP/CMS/Resolution 12.99 (Rev.COP14)',
    'CENTRAL ASIAN MAMMALS',
    'Recalling the report of the meeting of the Conference of the Parties,',
    'The Conference of the Parties to the Convention on the Conservation of Migratory Species of Wild Animals',
    '1. Urges Parties to act on the conservation of the species;',
  ];

  it('reads number, revision and language from its heading', async () => {
    const { root } = await library();
    writeFileSync(join(root, 'clean.docx'), file(LINES));
    const { code, stdout, stderr } = await runCli(
      ['import', 'clean.docx', '--as', 'resolution', '--body', 'cms'],
      root,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('resolutions/cms/12.99/rev.cop14.en.md');
  });

  it('holds to the options', async () => {
    const { root } = await library();
    writeFileSync(join(root, 'clean.docx'), file(LINES));
    const { code, stdout, stderr } = await runCli(
      ['import', 'clean.docx', '--as', 'resolution', '--body', 'cms', '--revision', 'rev.cop13'],
      root,
    );
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('resolutions/cms/12.99/rev.cop13.en.md');
  });
});

describe('what is not known', () => {
  it('is said of a meeting that the profile does not have', async () => {
    const { root } = await library();
    const { code, stderr } = await runCli(['draft', 'cms/11.24', '--for', 'cop99'], root);
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('info unknown-meeting found --for cop99');
  });

  it('is said of a document that only LibreOffice reads', async () => {
    const { root } = await library();
    writeFileSync(join(root, 'in.odt'), 'x');
    const { code, stderr } = await runCli(['import', 'in.odt'], root);
    expect([code, stderr]).toEqual([3, expect.stringContaining('save it as .docx')]);
  });
});
