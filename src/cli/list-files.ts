import { refuseErrors } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { loadStyle, loadTemplates } from '../library/profile.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import { type ListDocument, listSheet } from '../papers/write/list-sheet.ts';
import type { Io } from './io.ts';
import type { ListedBody } from './list-body.ts';
import { sheetFiles, type Wanted } from './sheet-files.ts';

/** The Word and HTML files of a list, made but not written. `name` is the file name, without ending, that they get in a folder. */
export async function listSheetFiles(
  list: ListDocument,
  { library, body, profile, words }: ListedBody,
  wanted: Wanted,
  name: string,
  io: Io,
): Promise<readonly NewFile[]> {
  if (wanted.docx === undefined && wanted.html === undefined) return [];
  const { value, messages } = listSheet(list, {
    profile,
    templates: loadTemplates(library.root, body),
  });
  refuseErrors(messages);
  const { title, language } = list;
  const imprint = {
    looks: loadStyle(library.root, body),
    name,
    title,
    language,
    author: body.toUpperCase(),
    date: io.today(),
    redline: 'formatting' as const,
    redlineFirst: profile.redlineFirst,
    words: words.words,
  };
  return sheetFiles(value, wanted, imprint, io.cwd);
}

/** Writes the files of a list, all or none, and names them unless `quiet`. */
export function writeListFiles(
  { library }: ListedBody,
  files: readonly NewFile[],
  io: Io,
  quiet: boolean,
): void {
  if (files.length === 0) return;
  writeFiles(library, files);
  if (!quiet) for (const { path } of files) io.out(`${shownPath(io.cwd, path)}\n`);
}
