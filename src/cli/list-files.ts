import type { Command } from 'commander';
import { writeCsv } from '../formats/csv.ts';
import { writeXlsxTable } from '../formats/xlsx.ts';
import { refuseErrors } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { loadStyle, loadTemplates } from '../library/profile.ts';
import { type NewFile, writeFiles } from '../library/write.ts';
import { isRightToLeft } from '../model/text.ts';
import { type ListDocument, type ListPart, listSheet } from '../papers/write/list-sheet.ts';
import { sentenceCase } from '../papers/write/summary-of-changes.ts';
import { destination } from './destination.ts';
import type { Io } from './io.ts';
import type { ListedBody, ListRequest } from './list-body.ts';
import { listForm, listLines } from './list-lines.ts';
import { printJson } from './report.ts';
import { sheetFiles } from './sheet-files.ts';

/** What is asked of a command that prints a list: of what, and in which forms. */
export interface ListOptions extends ListRequest {
  readonly json?: true;
  readonly csv?: string;
  readonly xlsx?: string;
  readonly docx?: string;
  readonly html?: string;
}

/** The options that all lists have behind their own. */
export function listOptions(command: Command): Command {
  return command
    .option('--json', 'print the list as JSON')
    .option('--csv <file>', 'write a CSV file (a folder: end it with /)')
    .option('--xlsx <file>', 'write an Excel workbook')
    .option('--docx <file>', 'write a Word file')
    .option('--html <file>', 'write an HTML file');
}

/** The options that choose body, language and time of a list. */
export function bodyOptions(command: Command): Command {
  return command
    .option('--body <name>', 'the body, where the library has several')
    .option('--language <tag>', 'the language of the texts')
    .option('--at <meeting>', 'as things stood when this meeting had ended');
}

/** A table of a list; `widths` are shares of a page. */
export type ListTable = Extract<ListPart, { readonly kind: 'table' }>;

/** One list in all its forms: `list` is read by people, `table` is what spreadsheets get, `data` the JSON; `name` what its files are called, without ending. */
export interface WholeList {
  readonly list: ListDocument;
  readonly table: ListTable;
  readonly data: object;
  readonly name: string;
}

/** Writes a list into the files that are asked for, all or none, and names them; prints it as JSON where that is asked for, on lines where no file is. */
export async function giveList(
  whole: WholeList,
  listed: ListedBody,
  options: ListOptions,
  io: Io,
): Promise<void> {
  const files = [
    ...(await tableFiles(whole, listed, options, io)),
    ...(await listSheetFiles(whole, listed, options, io)),
  ];
  if (files.length > 0) writeFiles(listed.library, files);
  if (options.json === true) {
    const { body, at, language } = listed;
    printJson(io, { body, at, language, ...whole.data });
  } else if (files.length === 0) io.out(`${listLines(whole.list, listForm(io)).join('\n')}\n`);
  else for (const { path } of files) io.out(`${shownPath(io.cwd, path)}\n`);
}

/** What the files of a list are called: its body, what it lists, after which meeting, and the language. */
export function listName({ body, at, language }: ListedBody, what: string): string {
  return `${body}_${what}${at === null ? '' : `_${at}`}.${language}`;
}

/** The heads of a table from the names of words of the body. */
export function listHeads({ words: { words } }: ListedBody, keys: readonly string[]): string[] {
  return keys.map((key) => sentenceCase(words[key] ?? ''));
}

/** A title with the meeting after which things stood so. */
export function titleAt(title: string, at: string | null, { words }: ListedBody): string {
  if (at === null) return title;
  return (words.words.listAt ?? '{title}')
    .replace('{title}', () => title)
    .replace('{meeting}', () => words.meetingName(at));
}

async function tableFiles(
  { list, table, name }: WholeList,
  { language }: ListedBody,
  { csv, xlsx }: ListOptions,
  io: Io,
): Promise<readonly NewFile[]> {
  const files: NewFile[] = [];
  if (csv !== undefined)
    files.push({
      path: destination(csv, io.cwd, name, 'csv'),
      content: writeCsv([table.heads, ...table.rows]),
    });
  if (xlsx !== undefined)
    files.push({
      path: destination(xlsx, io.cwd, name, 'xlsx'),
      content: await writeXlsxTable({
        name: list.title,
        title: list.title,
        head: table.heads,
        rows: table.rows.map((row) => row.map((text) => (text === '' ? [] : [{ text }]))),
        widths: table.widths,
        rightToLeft: isRightToLeft(language),
        date: io.today(),
      }),
    });
  return files;
}

async function listSheetFiles(
  { list, name }: WholeList,
  { library, body, profile, words }: ListedBody,
  { docx, html }: ListOptions,
  io: Io,
): Promise<readonly NewFile[]> {
  if (docx === undefined && html === undefined) return [];
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
  return sheetFiles(value, { docx, html }, imprint, io.cwd);
}
