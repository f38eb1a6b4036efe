import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleted, p, r, revision, table, wordFile } from '../formats/docx-read/word-file.ts';
import { type Run, runCli } from './run.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'revcop-text-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function textOf(bytes: Uint8Array, ...options: string[]): Promise<Run> {
  writeFileSync(join(folder, 'proposal.docx'), bytes);
  return runCli(['text', 'proposal.docx', ...options], folder);
}

const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
const NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

const FILE = wordFile(
  p(
    r('Urges ') +
      revision('ins', r('all ')) +
      revision('del', deleted('some ')) +
      r('Parties') +
      '<w:r><w:footnoteReference w:id="2"/></w:r>',
    NUMBER,
  ) +
    p(`${r('COP1')}${r('5', '<w:u w:val="single"/>')}${r('3', '<w:strike/>')}`, NUMBER) +
    p(r('big', `<w:b/>${revision('rPrChange', '<w:rPr/>')}`)) +
    p(revision('ins', r('new')), `<w:rPr>${revision('ins', '')}</w:rPr>`) +
    table([['a', p('b') + p('c')]]) +
    p(
      '<w:commentRangeStart w:id="3"/><w:r><w:t>why</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>',
    ),
  {
    numbering: NUMBERING,
    footnotes: `<w:footnote w:id="2">${p('A note.')}</w:footnote>`,
    comments: `<w:comment w:id="3" w:author="Ann">${p('Because.')}</w:comment>`,
    headers: { h1: p('running') },
  },
);

const AFTER = '1. Urges all Parties[^1]\n[^1]: A note.\n2. COP153\nbig\nnew\na\tb c\nwhy\n';

describe('revcop text of a Word file', () => {
  it('prints numbers, notes and rows with all revisions accepted', async () => {
    expect(await textOf(FILE)).toEqual({ code: 0, stdout: AFTER, stderr: '' });
    expect((await textOf(FILE, '--accept')).stdout).toBe(AFTER);
  });

  it('--reject prints the text before the revisions', async () => {
    expect((await textOf(FILE, '--reject')).stdout).toBe(
      AFTER.replace('all', 'some').replace('new\n', ''),
    );
  });

  it('--markup prints a comment behind the row at whose words it stands', async () => {
    const about =
      '<w:commentRangeStart w:id="3"/><w:r><w:t>one</w:t></w:r><w:commentRangeEnd w:id="3"/><w:r><w:commentReference w:id="3"/></w:r>';
    const file = wordFile(
      table([
        [p(about), 'a'],
        ['two', 'b'],
      ]),
      {
        comments: `<w:comment w:id="3" w:author="Ann">${p('Because.')}</w:comment>`,
      },
    );
    const { stdout } = await textOf(file, '--markup');
    expect(stdout).toBe('one\ta\n> Ann: Because.\ntwo\tb\n');
  });

  it('--markup marks revisions, formatting and comments', async () => {
    expect((await textOf(FILE, '--markup')).stdout).toBe(
      '1. Urges [+all +][-some -]Parties[^1]\n[^1]: A note.\n2. COP1<u>5</u><s>3</s>\n[~big~]\n[+new+][+¶+]\na\tb c\nwhy\n> Ann: Because.\n',
    );
  });

  it('--markup doubles the brackets of marks where words hold such a sign', async () => {
    const file = wordFile(p(r('see [+ here ') + revision('ins', r('and there'))));
    expect((await textOf(file, '--markup')).stdout).toBe('see [+ here [[+and there+]]\n');
  });

  it('prints with marks a running head that holds changes', async () => {
    const head = p(r('running ') + revision('ins', r('away')));
    const bytes = wordFile(
      `${p('words')}<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>`,
      { headers: { h1: head } },
    );
    const marked = await textOf(bytes, '--markup');
    expect(marked.stdout).toBe('running [+away+]\nwords\n');
    expect((await textOf(bytes)).stdout).toBe('words\n');
  });

  it('leaves out running heads', async () => {
    const file = wordFile(
      `${p('words')}<w:sectPr><w:headerReference w:type="default" r:id="h1"/></w:sectPr>`,
      { headers: { h1: p('running') } },
    );
    expect((await textOf(file)).stdout).toBe('words\n');
  });

  it('takes one of the options at a time, and for Word files alone: exit 2', async () => {
    expect(await textOf(FILE, '--accept', '--markup')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error arguments found --accept and --markup, expected one of them\n',
    });
    writeFileSync(join(folder, 'a.md'), 'Words.\n');
    expect(await runCli(['text', 'a.md', '--reject'], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error arguments found --reject with a.md, expected a Word file (.docx)\n',
    });
    expect((await runCli(['text', '-', '--markup'], folder)).stderr).toContain('standard input');
  });

  it('refuses what is no Word file inside with one message: exit 3', async () => {
    const found = await textOf(new TextEncoder().encode('no zip'));
    expect(found.code).toBe(3);
    expect(found.stderr).toMatch(/^proposal\.docx:1:1 error [a-z-]+ found [^\n]*\n$/);
  });

  it('says which kinds it reads where it is given another', async () => {
    writeFileSync(join(folder, 'a.pdf'), '%PDF');
    expect((await runCli(['text', 'a.pdf'], folder)).stderr).toContain('Word (.docx)');
  });
});
