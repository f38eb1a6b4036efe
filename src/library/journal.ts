import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { systemCode, unusable } from './cli-error.ts';
import { LARGEST_SOURCE } from './source.ts';

/**
 * What a command is about to do to files, kept on disk while it does it. `write`: temporary files are being written,
 * nothing else was touched, so it is undone. `rename`: all of them are complete, so it is finished. `undo`: a rename
 * failed, so the old files are put back.
 */
export interface Journal {
  readonly phase: 'write' | 'rename' | 'undo';
  /** The process that wrote it: while it lives, the journal is a lock. */
  readonly process: number;
  /** Absolute paths; `existed`: a file stood there before. */
  readonly targets: readonly { readonly path: string; readonly existed: boolean }[];
  /** Folders that were made for the targets, outermost first. */
  readonly folders: readonly string[];
}

const NAME = '.revcop-journal';

// A command writes its files within moments. An older journal whose process number is in use belongs to a dead process
// whose number was given to another; one from the future comes from another clock, and is no younger for it.
const LONGEST_WRITE_MS = 60_000;
const MAKING_MS = 50;

/** Where the journal of a folder stands. */
export function journalPath(anchor: string): string {
  return join(anchor, NAME);
}

// Temporary and kept files stand beside their target under names made from its own. A journal names targets only, so that
// one that comes with a foreign library cannot move a file that no command of ours has made.
/** The complete new file, before it takes its target's name. */
export function temporaryOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.revcop-new`);
}

/** What an undo needs, kept until all renames are done. */
export function keptOf(target: string): string {
  return join(dirname(target), `.${basename(target)}.revcop-old`);
}

/**
 * Writes bytes to a file that must not exist yet and waits until they are on the disk. It never writes through a
 * symbolic link, which a foreign library could have put under the name of a temporary file.
 */
export function writeSynced(path: string, bytes: Uint8Array, mode = 0o666): void {
  const file = openSync(path, 'wx', mode);
  try {
    for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in a folder are on the disk; systems that cannot open a folder do it by themselves. */
function syncFolder(folder: string): void {
  let file: number | undefined;
  try {
    file = openSync(folder, 'r');
    fsyncSync(file);
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Puts a journal where there is none; the error `EEXIST` tells that another command got there first. */
export function openJournal(anchor: string, journal: Journal): void {
  writeSynced(journalPath(anchor), encode(journal));
  syncFolder(anchor);
}

/** Replaces the journal by its next phase, in one step. */
export function nextPhase(anchor: string, journal: Journal): void {
  const path = journalPath(anchor);
  rmSync(`${path}-new`, { force: true });
  writeSynced(`${path}-new`, encode(journal));
  renameSync(`${path}-new`, path);
  syncFolder(anchor);
}

function encode(journal: Journal): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(journal)}\n`);
}

/** All targets take their new files; what has one already is left alone, so that it can be done again. */
export function renameAll(journal: Journal, step: (name: string) => void): void {
  for (const { path } of journal.targets) {
    if (exists(temporaryOf(path))) renameSync(temporaryOf(path), path);
    step('renamed');
  }
  for (const folder of new Set(journal.targets.map(({ path }) => dirname(path))))
    syncFolder(folder);
}

/** All targets are as they were before the command, and the folders that it made are gone. */
export function undo(anchor: string, journal: Journal): void {
  for (const { path, existed } of journal.phase === 'undo' ? journal.targets : []) {
    if (!exists(keptOf(path))) continue;
    if (existed) renameSync(keptOf(path), path);
    else rmSync(path, { force: true });
  }
  clear(anchor, journal);
  // A journal that came with a foreign library must not reach out of it; an empty folder elsewhere is left.
  const own = journal.folders.filter((folder) => resolve(folder).startsWith(resolve(anchor) + sep));
  for (const folder of own.reverse()) {
    try {
      rmdirSync(folder);
    } catch (error) {
      if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error) ?? '')) throw error;
    }
  }
}

/** Takes away what helped: temporary and kept files, last the journal. */
export function clear(anchor: string, journal: Journal): void {
  for (const { path } of journal.targets) {
    remove(temporaryOf(path));
    remove(keptOf(path));
  }
  remove(`${journalPath(anchor)}-new`);
  remove(journalPath(anchor));
}

// A target whose name is so long that none can be made beside it never got further than its journal.
function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (systemCode(error) !== 'ENAMETOOLONG') throw error;
  }
}

/**
 * Keeps what an undo needs beside a target: a second name of the old file, or, where there was none, of the new one, as
 * the sign that it is ours to remove.
 */
export function keepOld(target: string, existed: boolean): void {
  const source = existed ? target : temporaryOf(target);
  rmSync(keptOf(target), { force: true });
  try {
    linkSync(source, keptOf(target));
  } catch (error) {
    // Not every file system knows second names.
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK'].includes(systemCode(error) ?? '')) throw error;
    copyFileSync(source, keptOf(target), constants.COPYFILE_EXCL);
  }
}

/** Makes the folders that are missing on the way to `folder`. */
export function makeFolders(folders: readonly string[]): void {
  for (const folder of folders) mkdirSync(folder, { recursive: true });
}

/**
 * Finishes or undoes what a killed command left half done in `anchor` (the root of a library, or the folder of a file
 * that an option named). An error while the command that wrote the journal is still running.
 */
export function recover(anchor: string): void {
  const path = journalPath(anchor);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  if (!found.isFile() || found.size > LARGEST_SOURCE) {
    throw unusable('journal', `found ${path}, which is no journal, expected it to be taken away`);
  }
  const journal = readJournal(path) ?? readAgain(path);
  if (journal === null) {
    // Cut off while it was written, before anything else was touched.
    rmSync(path, { force: true });
    return;
  }
  const fresh = Math.abs(Date.now() - found.mtimeMs) < LONGEST_WRITE_MS;
  if (fresh && journal.process !== process.pid && isRunning(journal.process))
    throw busy(path, journal.process);
  if (journal.phase === 'rename') {
    renameAll(journal, () => undefined);
    clear(anchor, journal);
  } else undo(anchor, journal);
}

function busy(path: string, id: number): Error {
  const most = LONGEST_WRITE_MS / 1000;
  return unusable(
    'busy',
    `found ${path}: another revcop command is writing (process ${id}), expected one at a time; where none is, take that file away or wait ${most} seconds`,
  );
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

function exists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

// Another command may be between making its journal and writing into it.
function readAgain(path: string): Journal | null {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, MAKING_MS);
  return readJournal(path);
}

function readJournal(path: string): Journal | null {
  try {
    const found: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isJournal(found) ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isJournal(found: unknown): found is Journal {
  if (typeof found !== 'object' || found === null) return false;
  const { phase, process: id, targets, folders } = found as Partial<Record<keyof Journal, unknown>>;
  return (
    ['write', 'rename', 'undo'].includes(String(phase)) &&
    Number.isSafeInteger(id) &&
    Array.isArray(targets) &&
    targets.every(
      (target) => typeof target?.path === 'string' && typeof target?.existed === 'boolean',
    ) &&
    Array.isArray(folders) &&
    folders.every((folder) => typeof folder === 'string')
  );
}
