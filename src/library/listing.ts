import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import type { Message } from '../model/message.ts';
import { CliError, systemCode, systemReason, unusable } from './cli-error.ts';
import { insideLibrary, type Library, shownPath } from './find.ts';

/** All text files of a folder and below, in the order of their names, as absolute paths. READMEs and hidden files are no texts. */
export function listTextFiles(library: Library, folder: string): string[] {
  return entriesOf(insideLibrary(library, folder)).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return listTextFiles(library, path);
    if (!entry.name.endsWith('.md') || entry.name === 'README.md') return [];
    // A link that leads out of the library is refused, not followed and not passed over.
    return [insideLibrary(library, path)];
  });
}

/** The registers of Decisions: the YAML files in the folders of the bodies, in the order of their names, as absolute paths. */
export function listRegisters(library: Library): string[] {
  return entriesOf(insideLibrary(library, 'decisions'))
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .flatMap(({ parentPath, name }) => entriesOf(join(parentPath, name)))
    .filter((entry) => entry.name.endsWith('.yaml') && !entry.name.startsWith('.'))
    .map((entry) => insideLibrary(library, join(entry.parentPath, entry.name)));
}

/** All text files of the library: `resolutions/` first, then `decisions/`. */
export function listLibrary(library: Library): string[] {
  return ['resolutions', 'decisions'].flatMap((folder) => listTextFiles(library, folder));
}

/** A warning for each link to a folder among the texts of the library: what stands behind it is not read. */
export function linkedFolders(library: Library): Message[] {
  return ['resolutions', 'decisions'].flatMap((name) =>
    linksBelow(join(library.root, name), library.cwd),
  );
}

function linksBelow(folder: string, cwd: string): Message[] {
  return entriesOrNone(folder).flatMap((entry): Message[] => {
    const path = join(entry.parentPath, entry.name);
    if (entry.name.startsWith('.')) return [];
    if (entry.isDirectory()) return linksBelow(path, cwd);
    if (!entry.isSymbolicLink() || !isFolder(path)) return [];
    const text = 'found a link to a folder, expected a folder; the texts behind it are not read';
    const place = { file: shownPath(cwd, path), line: 1, column: 1 };
    return [{ severity: 'warning', rule: 'linked-folder', text, place }];
  });
}

// A link that leads nowhere, or round, is no folder.
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

// What cannot be listed is told by who reads it.
function entriesOrNone(folder: string): Dirent[] {
  try {
    return entriesOf(folder);
  } catch (error) {
    if (error instanceof CliError) return [];
    throw error;
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return [];
    throw unusable(
      'folder',
      `found ${systemReason(error)} at ${folder}, expected a folder that can be read`,
    );
  }
}

/** Whether a path is that of a text of the library, by its folder alone: what stands beside the texts is none. */
export function isLibraryText(library: Library, path: string): boolean {
  const folder = relative(library.root, path).split(sep)[0];
  return (
    (folder === 'resolutions' || folder === 'decisions') &&
    path.endsWith('.md') &&
    basename(path) !== 'README.md'
  );
}
