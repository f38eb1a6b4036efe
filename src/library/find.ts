import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { misuse, unusable } from './cli-error.ts';

/** A library on disk. `root` is its real path, free of symbolic links; `cwd` is where paths that a user reads begin. */
export interface Library {
  readonly root: string;
  readonly cwd: string;
}

/** The nearest folder, from `start` upwards, that holds `resolutions/`; null where there is none. */
export function nearestLibrary(start: string, cwd: string = start): Library | null {
  for (let folder = resolve(start); ; folder = dirname(folder)) {
    if (isFolder(join(folder, 'resolutions'))) return { root: realpathSync(folder), cwd };
    if (dirname(folder) === folder) return null;
  }
}

/** The library that `--library DIR` names, else the nearest one. An error where `named` is no folder; null where nothing is named or found. */
export function findLibrary(cwd: string, named: string | undefined): Library | null {
  if (named === undefined) return nearestLibrary(cwd);
  const root = resolve(cwd, named);
  if (!isFolder(root)) throw misuse('library', `found no folder ${named}, expected --library DIR`);
  return { root: realpathSync(root), cwd };
}

/** As `findLibrary` for a command that cannot do without one. */
export function needLibrary(cwd: string, named: string | undefined): Library {
  const library = findLibrary(cwd, named);
  if (library !== null) return library;
  throw unusable(
    'library',
    `found no library in ${cwd} or above, expected a folder that holds resolutions/ (or --library DIR)`,
  );
}

/** A path as a user reads it: from the working directory, absolute where that would climb out of it. */
export function shownPath(cwd: string, path: string): string {
  const near = relative(cwd, path);
  return near === '' || near.startsWith('..') || isAbsolute(near) ? path : near;
}

/**
 * The absolute path of `path` (from the root, with `/`), which need not exist yet. It must stay inside the library
 * when the symbolic links on its way are followed; else an error that names it.
 */
export function insideLibrary(library: Library, path: string): string {
  const full = resolve(library.root, path);
  if (contains(library.root, full) && contains(library.root, realPath(full))) return full;
  throw unusable(
    'outside-library',
    `found ${path}, which leads out of ${library.root}, expected a path inside it`,
  );
}

/** An absolute path with the symbolic links of its folder followed, its own not: the form in which it compares with a library. */
export function realFolderPath(path: string): string {
  const folder = realPath(dirname(path));
  return join(folder, basename(path));
}

/** Whether an absolute path lies in the library when symbolic links are followed. */
export function isInside(library: Library, path: string): boolean {
  return contains(library.root, realPath(path));
}

// The path with the links of its longest existing beginning followed; what does not exist yet cannot be a link.
function realPath(path: string): string {
  let existing = path;
  while (!existsSync(existing)) {
    if (dirname(existing) === existing) return path;
    existing = dirname(existing);
  }
  return join(realpathSync(existing), relative(existing, path));
}

function contains(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function isFolder(path: string): boolean {
  // A name that cannot be one (too long, a loop of links) is no folder either.
  return existsSync(path) && statSync(path).isDirectory();
}
