import { existsSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CliError, misuse, unusable } from '../library/cli-error.ts';
import { needLibrary, shownPath } from '../library/find.ts';
import { readSource } from '../library/source.ts';
import { type NewFile, recoverLibrary, writeFiles } from '../library/write.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Batch } from './batch.ts';
import { digestOfFile } from './batch-document.ts';
import { type FolderEntry, listFolder } from './batch-folder.ts';
import { inImportOrder } from './batch-order.ts';
import { printBatch } from './batch-report.ts';
import { type Surveyed, surveyDocument } from './batch-survey.ts';
import { importDocument, isPlaced } from './batch-text.ts';
import { destination } from './destination.ts';
import type { ImportOptions } from './import-request.ts';
import { type Ending, type Io, startProgress } from './io.ts';
import { openLibrary } from './open-library.ts';
import { pdfNeeds } from './pdf-needs.ts';
import { printMessages } from './report.ts';
import { removeFolder, temporaryFolder } from './temporary.ts';
import type { Converted } from './to-word.ts';
import { newItem, readWorklist, WORKLIST, type WorkItem, worklistFile } from './worklist.ts';
import { withCsvFacts, worklistCsv } from './worklist-csv.ts';

/**
 * Imports all documents of a folder and below, one at a time. What became of each stands in the worklist of the folder, in which a person may
 * fill in what is missing; the next run takes it up and leaves alone what is done and unchanged. Ends with 1 where a person is needed.
 */
export async function importBatch(
  directory: string,
  options: ImportOptions,
  io: Io,
): Promise<Ending> {
  const folder = folderNamed(directory, io);
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  recoverLibrary({ root: folder, cwd: io.cwd });
  const csv =
    options.csv === undefined ? null : destination(options.csv, io.cwd, 'worklist', 'csv');
  const shown = shownPath(io.cwd, folder);
  const progress = startProgress(io);
  const entries = listFolder(folder).filter(({ path }) => path !== csv);
  const items = itemsOf(entries, formerItems(folder, entries, csv, io));
  const batch: Batch = { folder, shown, library, options, io, progress, items, csv };
  try {
    await importEntries(entries, batch);
  } finally {
    save(batch, []);
  }
  return printBatch(batch);
}

function folderNamed(directory: string, io: Io): string {
  const path = resolve(io.cwd, directory);
  if (existsSync(path) && statSync(path).isDirectory()) return realpathSync(path);
  throw misuse('arguments', `found ${directory}, expected a folder with --batch`);
}

function formerItems(
  folder: string,
  entries: readonly FolderEntry[],
  csv: string | null,
  io: Io,
): Map<string, WorkItem> {
  const path = join(folder, WORKLIST);
  const found = lstatSync(path, { throwIfNoEntry: false });
  const worklist = shownPath(io.cwd, path);
  if (found?.isFile() === false)
    throw unusable('worklist', `found no plain file at ${worklist}, expected one`);
  const items = found === undefined ? new Map() : readWorklist(path, worklist);
  if (csv === null || !existsSync(csv)) return items;
  const names = { csv: shownPath(io.cwd, csv), worklist };
  const present = entries.map(({ file }) => file);
  return withCsvFacts(items, present, readSource(csv, names.csv), names);
}

// What a person wrote of a document stays with it when it is renamed.
function itemsOf(
  entries: readonly FolderEntry[],
  former: ReadonlyMap<string, WorkItem>,
): Map<string, WorkItem> {
  const here = new Set(entries.map(({ file }) => file));
  const gone = [...former.values()].filter(({ file, sha256 }) => !here.has(file) && sha256 !== '');
  return new Map(
    entries.map(({ file, path }) => {
      const known = former.get(file);
      if (known !== undefined || gone.length === 0) return [file, known ?? newItem(file)];
      const same = gone.find(({ sha256 }) => sha256 === digestOrNull(path));
      return [file, { ...(same ?? newItem(file)), file }];
    }),
  );
}

function digestOrNull(path: string): string | null {
  try {
    return digestOfFile(path, path);
  } catch (error) {
    if (error instanceof CliError) return null;
    throw error;
  }
}

async function importEntries(entries: readonly FolderEntry[], batch: Batch): Promise<void> {
  const open = entries.filter((entry) => look(entry, batch));
  if (!open.some(({ form }) => form === 'office')) return importOpen(open, new Map(), batch);
  const temporary = temporaryFolder('batch');
  try {
    await importOpen(open, await convert(open, batch, temporary), batch);
  } finally {
    removeFolder(temporary);
  }
}

async function importOpen(
  open: readonly FolderEntry[],
  converted: ReadonlyMap<string, Converted> | null,
  batch: Batch,
): Promise<void> {
  const surveyed: Surveyed[] = [];
  for (const [index, entry] of open.entries()) {
    batch.progress(`reading ${index + 1} of ${open.length}: ${entry.file}`);
    const found = await attempt(entry, batch, () => surveyDocument(entry, converted, batch));
    if (found !== null) surveyed.push(found);
  }
  const ordered = inImportOrder(surveyed);
  for (const [index, document] of ordered.entries()) {
    batch.progress(`importing ${index + 1} of ${ordered.length}: ${document.file}`);
    await attempt(document.entry, batch, async () => {
      const { files, item } = await importDocument(document, ordered, batch);
      batch.items.set(item.file, item);
      save(batch, files);
    });
  }
}

/** Whether a document is still to be read: settles all others. */
function look(entry: FolderEntry, batch: Batch): boolean {
  const item = batch.items.get(entry.file) ?? newItem(entry.file);
  const settled = entry.settled || item.given.kind === 'skip';
  const skip = item.given.kind === 'skip' ? 'as the worklist says' : entry.skip;
  if (skip !== null) {
    batch.items.set(entry.file, { ...item, status: 'skipped', settled, reason: skip });
    return false;
  }
  const sha256 = digestOrSay(entry, batch);
  if (sha256 === null) return false;
  if (item.status === 'done' && item.sha256 === sha256 && isPlaced(item, batch)) return false;
  batch.items.set(entry.file, { ...item, sha256, status: 'waiting', reason: '', messages: [] });
  if (entry.form !== 'pdf') return true;
  batch.items.set(entry.file, { ...item, sha256, status: 'needs', reason: pdfNeeds(entry.path) });
  return false;
}

function digestOrSay(entry: FolderEntry, batch: Batch): string | null {
  try {
    return digestOfFile(entry.path, shownPath(batch.io.cwd, entry.path));
  } catch (error) {
    sayProblem(entry.file, error, batch);
    return null;
  }
}

async function convert(
  open: readonly FolderEntry[],
  batch: Batch,
  temporary: string,
): Promise<ReadonlyMap<string, Converted> | null> {
  const documents = open.filter(({ form }) => form === 'office').map(({ path }) => path);
  batch.progress(`converting ${documents.length} documents`);
  return (await batch.io.toWord?.(documents, temporary)) ?? null;
}

/** Does a step of one document; a problem of it is told and stops no other. */
async function attempt<T>(
  { file }: FolderEntry,
  batch: Batch,
  step: () => Promise<T>,
): Promise<T | null> {
  try {
    return await step();
  } catch (error) {
    sayProblem(file, error, batch);
    return null;
  }
}

// What is wrong with the disk is wrong for all.
const OF_ALL = new Set(['write', 'busy', 'journal']);
// What a person can mend by saying more, or by choosing.
const ASKS = new Set([
  'body',
  'exists',
  'adopted',
  'no-symbol',
  'no-meeting',
  'no-resolution',
  'tracked-changes',
  'office',
  'twin',
  'front-matter',
]);

const SYMBOLS = new Set(['no-symbol', 'no-meeting']);

function sayProblem(file: string, error: unknown, batch: Batch): void {
  const item = batch.items.get(file) ?? newItem(file);
  if (error instanceof CliError && error.messages.some(({ rule }) => OF_ALL.has(rule))) throw error;
  const shown = shownPath(batch.io.cwd, join(batch.folder, file));
  const told = error instanceof CliError ? error.messages : [faultOf(error)];
  const messages = told.map((found) => inFile(shown, found));
  printMessages(batch.io, messages);
  const [first] = messages;
  const asks = error instanceof CliError && (error.exitCode === 2 || ASKS.has(first?.rule ?? ''));
  const huge = first?.rule === 'size' || first?.rule === 'file';
  const symbol = SYMBOLS.has(first?.rule ?? '')
    ? ' (in the worklist: number is the symbol of a paper, revision its meeting)'
    : '';
  const status = asks ? 'needs' : huge && item.sha256 === '' ? 'skipped' : 'failed';
  batch.items.set(file, { ...item, status, reason: `${first?.text ?? ''}${symbol}`, messages: [] });
}

function faultOf(error: unknown): Message {
  const what = error instanceof Error ? error.message : String(error);
  const text = `found a fault of the program (${what}), expected none; the other documents go on`;
  return { severity: 'error', rule: 'fault', text, place: null };
}

function save(batch: Batch, files: readonly NewFile[]): void {
  const items = [...batch.items.values()];
  const list: NewFile[] = [worklistFile(batch.folder, items, batch.csv !== null)];
  if (batch.csv !== null) list.push({ path: batch.csv, content: worklistCsv(items) });
  writeFiles(batch.library, [...files, ...list]);
}
