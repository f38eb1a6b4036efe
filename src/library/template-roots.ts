import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemCode, systemReason, unusable } from './cli-error.ts';

// The templates that come with the program; sources and build stand equally deep.
const SHIPPED = fileURLToPath(new URL('../../templates', import.meta.url));

/** The folders that hold `<body>/` and `_shared/`: the library's own, which goes first, and the program's. `root` is the library's root. */
export function templateRoots(root: string | null): string[] {
  const own = root === null ? [] : [resolve(root, 'templates')];
  return [...own, SHIPPED];
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
