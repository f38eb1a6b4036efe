import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../../../src/cli/find-program.ts';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { writeDocx } from '../../../src/formats/docx/write.ts';
import { writeHtml } from '../../../src/formats/html/write.ts';
import { isElement, textOf } from '../../../src/model/sheet.ts';
import { options, PAPER, sheet } from '../docx-sample.ts';
import { readingOf } from './reading.ts';

const portrait = (inner: string): string =>
  `<article><section data-section="portrait">${inner}</section></article>`;
const office = findProgram(['soffice', 'libreoffice']);

async function readBack(html: string, redline: 'formatting' | 'tracked'): Promise<string> {
  const { html: found } = readingOf(await writeDocx(sheet(html), { ...options, redline }));
  return found.replace(/ (?:data-style|data-author|data-date|lang)="[^"]*"/g, '');
}

/** The words of a file as the reader has them, one line for each block of its sections. */
function words(bytes: Uint8Array): string[] {
  const { value } = readDocx(bytes);
  const article = value?.sheet.root.children[0];
  const blocks = isElement(article)
    ? article.children.flatMap((section) => (isElement(section) ? section.children : []))
    : [];
  return blocks
    .flatMap((block) => (isElement(block) && !/header|footer/.test(block.tagName) ? [block] : []))
    .map((block) => textOf(block).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

describe('a sheet that was written as Word and read', () => {
  const marks = '<p>H<sub>2</sub>O, <s>struck</s>, <strong>bold <em>and more</em></strong></p>';

  it('has the same marks', async () => {
    expect(await readBack(portrait(marks), 'formatting')).toBe(marks);
  });

  it('has its tracked changes', async () => {
    const redline = '<p>a <del>old</del><ins>new</ins> b</p>';
    expect(await readBack(portrait(redline), 'tracked')).toBe(redline);
  });

  it('has underline and strike where changes are formatting', async () => {
    const redline = '<p>a <ins>new</ins> <del>old</del> b</p>';
    expect(await readBack(portrait(redline), 'formatting')).toBe(
      '<p>a <u>new</u> <s>old</s> b</p>',
    );
  });

  it('has struck and lowered words on an HTML page too', () => {
    expect(writeHtml(sheet(portrait(marks)), options)).toContain('H<sub>2</sub>O, <s>struck</s>');
  });

  it.skipIf(office === null)('has the same words once LibreOffice has saved it', async () => {
    const bytes = await writeDocx(sheet(PAPER), options);
    const folder = mkdtempSync(join(tmpdir(), 'revcop-saved-'));
    try {
      writeFileSync(join(folder, 'paper.docx'), bytes);
      const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
      const out = join(folder, 'out');
      const convert = ['--headless', '--convert-to', 'docx', '--outdir', out];
      execFileSync(office ?? '', [profile, ...convert, join(folder, 'paper.docx')]);
      expect(words(readFileSync(join(out, 'paper.docx')))).toEqual(words(bytes));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
