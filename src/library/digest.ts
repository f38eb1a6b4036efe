import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CliError } from './cli-error.ts';
import { insideLibrary, type Library } from './find.ts';
import { listRegisters, listTextFiles } from './listing.ts';
import { readBytes } from './source.ts';
import { heldIn, namesIn, templateRoots } from './template-roots.ts';

/** The SHA-256 of characters (as UTF-8) or bytes, in hexadecimal. */
export function digestOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Digests of what a paper is made from; null where a file cannot be read. Each is taken once: taken before anything is
 * read, it never stands for more than what was read.
 */
export interface Digests {
  /** Of all texts of a folder of the library and below, and registers, with their names. */
  readonly texts: (library: Library, folder: string) => string | null;
  /** Of all that prints the papers of a body: its files in `templates/` and those of `_shared`, with their names. */
  readonly templates: (root: string | null, body: string) => string | null;
}

/** Digests of which none has been taken yet. */
export function startDigests(): Digests {
  const known = new Map<string, string | null>();
  const once = (key: string, take: () => string): string | null => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const digest = orNull(take);
    known.set(key, digest);
    return digest;
  };
  return {
    texts: (library, folder) =>
      once(`texts ${library.root}\0${folder}`, () =>
        digestOfFiles(
          [...listTextFiles(library, folder), ...registersIn(library, folder)],
          library.root,
        ),
      ),
    templates: (root, body) =>
      once(`templates ${root}\0${body}`, () =>
        digestOf(
          templateRoots(root)
            .map((folder) => templatesIn(folder, body))
            .join('\n'),
        ),
      ),
  };
}

// Registers tell what became of the Decisions of a folder.
function registersIn(library: Library, folder: string): readonly string[] {
  const own = `${insideLibrary(library, folder)}${sep}`;
  return /^decisions(?:\/|$)/.test(folder)
    ? listRegisters(library).filter((path) => path.startsWith(own))
    : [];
}

function orNull(take: () => string): string | null {
  try {
    return take();
  } catch (error) {
    if (error instanceof CliError) return null;
    throw error;
  }
}

function templatesIn(root: string, body: string): string {
  const paths = [body, '_shared'].flatMap((folder) =>
    namesIn(join(root, folder)).map((name) => heldIn(root, join(root, folder, name))),
  );
  return digestOfFiles(paths.sort(), root);
}

function digestOfFiles(paths: readonly string[], root: string): string {
  const lines = paths.map((path) => {
    const name = relative(root, path).split(sep).join('/');
    return JSON.stringify([name, digestOf(readBytes(path, path))]);
  });
  return digestOf(lines.join('\n'));
}

// Sources and build stand equally deep below the package.
const CODE = fileURLToPath(new URL('..', import.meta.url));

/**
 * The version of the program: its code and manifest, the packages that are installed for it (where npm did that) and the
 * Node that runs it, whose Unicode tables part words.
 */
export function digestOfProgram(): string {
  const files = readdirSync(CODE, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  const hash = createHash('sha256').update(`${process.version} ${process.versions.icu}`);
  for (const name of [...files, join('..', 'package.json'), ...installed(CODE)]) {
    const content = readFileSync(resolve(CODE, name));
    hash.update(`\n${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}

// npm's own account of the packages beside a program, with their versions and checksums.
function installed(from: string): string[] {
  for (let folder = from; dirname(folder) !== folder; folder = dirname(folder)) {
    const path = join(folder, 'node_modules', '.package-lock.json');
    if (existsSync(path)) return [relative(from, path)];
  }
  return [];
}
