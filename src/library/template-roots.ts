import { readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemCode, systemReason, unusable } from './cli-error.ts';

// The templates that come with the program; sources and build stand equally deep.
const SHIPPED = fileURLToPath(new URL('../../templates', import.meta.url));

/** The folders that hold `<body>/` and `_shared/`: the library's own, which goes first, and the program's. `root` is the library's root. */
export function templateRoots(root: string | null): string[] {
  const own = root === null ? [] : [resolve(root, 'templates')];
  return [...own, SHIPPED];
}

/**
 * The path of a file that exists in one of the `templateRoots`. A link that leads out of there is an error: it could carry
 * any file into what is printed.
 */
export function heldIn(templates: string, path: string): string {
  const own = join(realOf(dirname(templates)), basename(templates));
  const held = templates === SHIPPED ? realOf(templates) : own;
  if (realOf(path).startsWith(held + sep)) return path;
  const text = `found ${path}, a link that leads out of ${held}, expected a file inside it`;
  throw unusable('outside-library', text);
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw unusable('file', `found ${systemReason(error)} at ${path}, expected a file`);
  }
}

/** Whether a path leads into the templates that come with the program. */
export function isShipped(path: string): boolean {
  return path.startsWith(SHIPPED + sep);
}

/** The names in a folder, none where there is no such folder: a library need not have templates of its own. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return [];
    throw unusable(
      'folder',
      `found ${systemReason(error)} at ${folder}, expected a folder that can be read`,
    );
  }
}
