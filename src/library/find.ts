import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
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

/**
 * Refuses a path on whose way a symbolic link leads out of a library: what is to be written into a library is written
 * there or nowhere. A path that plainly stands elsewhere passes. `library` is the one in use; any other on the way is found.
 */
export function refuseWayOut(path: string, library: Library | null): void {
  const real = realPath(path);
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder)) {
    if (!existsSync(folder)) continue;
    const root = realpathSync(folder);
    const isLibrary = root === library?.root || isFolder(join(folder, 'resolutions'));
    if (!isLibrary || contains(root, real)) continue;
    throw unusable(
      'outside-library',
      `found ${path}, which leads out of ${root} to ${real}, expected a place inside it, or an option that names the place outside`,
    );
  }
}

const TEXT_FOLDERS: readonly string[] = ['resolutions', 'decisions'];

/**
 * Refuses to write a result where a library keeps what people wrote: over or among its templates, in the place of a text or register (`.md`
 * and `.yaml` in its folders of texts), in that of a file in which revcop keeps its own account. Whichever library it is.
 */
export function refuseOwnPlace(path: string): void {
  const real = realPath(path);
  const isText = /\.(?:md|markdown|ya?ml)$/i.test(real);
  let own = basename(real).startsWith('.revcop-');
  for (let folder = dirname(real); dirname(folder) !== folder; folder = dirname(folder)) {
    const name = basename(folder);
    own ||= isText && TEXT_FOLDERS.includes(name);
    own ||= name === 'templates' && TEXT_FOLDERS.some((of) => isFolder(join(folder, '..', of)));
  }
  if (!own) return;
  throw unusable(
    'own-place',
    `found ${path}, where a library keeps its own files, expected a place for results such as out/`,
  );
}

/** Whether an absolute path lies in the library when symbolic links are followed. */
export function isInside(library: Library, path: string): boolean {
  return contains(library.root, realPath(path));
}

const MOST_LINKS = 40;

// The path with the links of its longest existing beginning followed; a link to what does not exist yet is followed too.
function realPath(path: string, links = 0): string {
  let existing = path;
  while (!existsSync(existing)) {
    if (isLink(existing)) {
      if (links === MOST_LINKS)
        throw unusable('file', `found a loop of links at ${path}, expected none`);
      const target = resolve(dirname(existing), readlinkSync(existing));
      return realPath(join(target, relative(existing, path)), links + 1);
    }
    if (dirname(existing) === existing) return path;
    existing = dirname(existing);
  }
  return join(realpathSync(existing), relative(existing, path));
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  } catch {
    // What cannot be looked at (a file on its way, a name that is too long) is no link that is followed.
    return false;
  }
}

function contains(root: string, path: string): boolean {
  return path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);
}

function isFolder(path: string): boolean {
  // A name that cannot be one (too long, a loop of links) is no folder either.
  return existsSync(path) && statSync(path).isDirectory();
}
