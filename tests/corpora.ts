import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('..', import.meta.url)));
const shared = resolve(root, process.env.REVCOP_CORPORA ?? '../shared');

/** The absolute path of a file or folder of the corpora (`seeds/…`, `corpora/…`), null where it is absent. */
export function corpora(name: string): string | null {
  const path = resolve(shared, name);
  return existsSync(path) ? path : null;
}

/** A seed document: the one placed in the repository's own `seeds/` where there is one, else that of the corpora. */
export function seed(name: string): string | null {
  const own = resolve(root, 'seeds', name);
  return existsSync(own) ? own : corpora(`seeds/${name}`);
}
