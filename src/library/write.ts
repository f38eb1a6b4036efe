import { existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { CliError, systemCode, systemReason, unusable } from './cli-error.ts';
import { isInside, type Library, refuseWayOut } from './find.ts';
import {
  clear,
  type Journal,
  keepOld,
  makeFolders,
  nextPhase,
  openJournal,
  recover,
  renameAll,
  temporaryOf,
  undo,
  writeSynced,
} from './journal.ts';
import { readSource } from './source.ts';

/**
 * A file to be written: its absolute path and its whole content. `was` is what the command read there (null: nothing): where another command has
 * written since, nothing is.
 */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
  readonly was?: string | null;
}

/** Called after each step that reaches the disk, with the name of the step: the places at which a kill is tried. */
export type Step = (name: string) => void;

interface Batch {
  readonly anchor: string;
  readonly journal: Journal;
}

/** Finishes or undoes what a killed command left half done in a library. To be called before anything is read from it. */
export function recoverLibrary(library: Library): void {
  asUser(library.root, () => recover(library.root));
}

/**
 * Writes all files of a command or none. They are complete on the disk under temporary names, and a journal says so,
 * before the first takes its place; after a kill the next command finishes or undoes the rest. Files that already have
 * the content stay untouched. Any refusal of the system is a `CliError` and leaves everything as it was.
 * Returns the paths that were written.
 */
export function writeFiles(
  library: Library | null,
  files: readonly NewFile[],
  step: Step = () => undefined,
): string[] {
  for (const { path } of files) refuseWayOut(path, library);
  const differing = new Set(files.filter(isChanged));
  // Another command wrote the same here in the meantime: what goes with it is refused too.
  const changed =
    differing.size === 0 ? [] : files.filter((file) => differing.has(file) || isStale(file));
  const anchors = new Map<string, NewFile[]>();
  for (const file of changed) {
    const anchor = anchorOf(library, file.path);
    anchors.set(anchor, [...(anchors.get(anchor) ?? []), file]);
  }
  const batches: Batch[] = [];
  try {
    for (const [anchor, batch] of anchors) batches.push(prepare(anchor, batch, step));
  } catch (error) {
    for (const { anchor, journal } of batches) undo(anchor, journal);
    throw error;
  }
  takePlaces(batches, step);
  return changed.map((file) => file.path);
}

function bytesOf(file: NewFile): Uint8Array {
  return typeof file.content === 'string' ? new TextEncoder().encode(file.content) : file.content;
}

function isChanged(file: NewFile): boolean {
  const old = asUser(file.path, () => {
    const found = lstatSync(file.path, { throwIfNoEntry: false });
    if (found === undefined) return null;
    if (found.isFile()) return readFileSync(file.path);
    throw unusable(
      'write',
      `found ${file.path}, which is no plain file, expected a file or nothing`,
    );
  });
  if (old?.equals(bytesOf(file))) return false;
  if (old !== null) refuseReadOnly(file.path);
  return true;
}

// A rename would go over it: who took the right to write away from a file meant it.
function refuseReadOnly(path: string): void {
  if ((lstatSync(path).mode & 0o222) !== 0) return;
  throw unusable('write', `found ${path}, which is read-only, expected a file that may be written`);
}

// The journal stands at the root of the library; that of a file elsewhere in the nearest folder that exists.
function anchorOf(library: Library | null, path: string): string {
  if (library !== null && isInside(library, path)) return library.root;
  let folder = dirname(path);
  while (!existsSync(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

function prepare(anchor: string, files: readonly NewFile[], step: Step): Batch {
  const journal: Journal = {
    phase: 'write',
    process: process.pid,
    targets: files.map(({ path }) => ({ path, existed: existsSync(path) })),
    folders: missingFolders(files),
  };
  asUser(anchor, () => {
    recover(anchor);
    openJournal(anchor, journal);
  });
  try {
    files.forEach(refuseChanged);
    step('journal');
    asUser(journal.folders[0] ?? anchor, () => makeFolders(journal.folders));
    step('folders');
    for (const file of files) writeTemporary(file, step);
    return { anchor, journal };
  } catch (error) {
    undo(anchor, journal);
    throw error;
  }
}

// What was read before the journal was ours may have been written anew by the command that held it.
function refuseChanged(file: NewFile): void {
  if (!isStale(file)) return;
  throw unusable(
    'busy',
    `found ${file.path} written by another command in the meantime, expected it as it was read; nothing was written`,
  );
}

function isStale({ path, was }: NewFile): boolean {
  return was !== undefined && (existsSync(path) ? readSource(path, path) : null) !== was;
}

function missingFolders(files: readonly NewFile[]): string[] {
  const missing = new Set<string>();
  for (const { path } of files) {
    for (let folder = dirname(path); !existsSync(folder); folder = dirname(folder))
      missing.add(folder);
  }
  return [...missing].sort((a, b) => a.length - b.length);
}

function writeTemporary(file: NewFile, step: Step): void {
  asUser(file.path, () => {
    const old = lstatSync(file.path, { throwIfNoEntry: false });
    rmSync(temporaryOf(file.path), { force: true });
    writeSynced(temporaryOf(file.path), bytesOf(file), old && old.mode & 0o777);
    step('temporary');
    keepOld(file.path, old !== undefined);
    step('kept');
  });
}

function takePlaces(batches: readonly Batch[], step: Step): void {
  try {
    for (const { anchor, journal } of batches) nextPhase(anchor, { ...journal, phase: 'rename' });
    step('ready');
    for (const { journal } of batches) renameAll(journal, step);
  } catch (error) {
    for (const { anchor, journal } of batches) {
      const back: Journal = { ...journal, phase: 'undo' };
      nextPhase(anchor, back);
      undo(anchor, back);
    }
    throw refused(batches[0]?.journal.targets[0]?.path ?? '', error);
  }
  for (const { anchor, journal } of batches) {
    clear(anchor, journal);
    step('cleared');
  }
}

function asUser<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refused(path, error);
  }
}

function refused(path: string, error: unknown): unknown {
  if (error instanceof CliError || systemCode(error) === undefined) return error;
  if (systemCode(error) === 'EEXIST') {
    return unusable(
      'busy',
      `found another revcop command writing to ${path}, expected one at a time`,
    );
  }
  return unusable(
    'write',
    `found ${systemReason(error)} when writing ${path}, expected a place that can be written`,
  );
}
