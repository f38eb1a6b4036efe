import { writeDocx } from '../formats/docx/write.ts';
import { writeHtml } from '../formats/html/write.ts';
import type { Looks } from '../library/profile.ts';
import type { NewFile } from '../library/write.ts';
import type { Sheet } from '../model/sheet.ts';
import { destination } from './destination.ts';

/** The forms in which a sheet is asked for: a file or a folder each, undefined where the form is not wanted. */
export interface Wanted {
  readonly docx: string | undefined;
  readonly html: string | undefined;
}

/** What the files of a sheet say besides it. `name` is the file name, without ending, that they get in a folder. */
export interface Imprint {
  readonly looks: Looks;
  readonly name: string;
  readonly title: string;
  readonly subject?: string;
  readonly language: string;
  readonly author: string;
  readonly date: string;
  readonly redline: 'formatting' | 'tracked' | 'none';
  readonly redlineFirst: 'inserted' | 'deleted';
  /** The words of the language of the sheet, for what a screen reader says around changes. */
  readonly words: Readonly<Record<string, string>>;
}

/** The files of one sheet, made but not written. Where they go is checked before the first is made. */
export async function sheetFiles(
  sheet: Sheet,
  wanted: Wanted,
  imprint: Imprint,
  cwd: string,
): Promise<NewFile[]> {
  const docx =
    wanted.docx === undefined ? null : destination(wanted.docx, cwd, imprint.name, 'docx');
  const html =
    wanted.html === undefined ? null : destination(wanted.html, cwd, imprint.name, 'html');
  const { style, logos } = imprint.looks;
  const { title, language, words } = imprint;
  const files: NewFile[] = [];
  if (docx !== null)
    files.push({ path: docx, content: await writeDocx(sheet, { ...imprint, style, logos }) });
  if (html !== null)
    files.push({ path: html, content: writeHtml(sheet, { style, logos, title, language, words }) });
  return files;
}
