import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Library } from '../../src/library/find.ts';

/** A library in a folder of its own, with the given files by their path from its root. */
export function libraryWith(files: Readonly<Record<string, string | Uint8Array>> = {}): Library {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'revcop-')));
  mkdirSync(join(root, 'resolutions'));
  for (const [path, content] of Object.entries(files)) put(root, path, content);
  return { root, cwd: root };
}

/** Writes one file, and the folders that it needs. */
export function put(root: string, path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Every file below a folder with its content, folders too: what must be the same before and after. */
export function treeOf(root: string): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(root.length + 1);
    tree[name] = entry.isFile()
      ? readFileSync(path, 'latin1')
      : `<${entry.isDirectory() ? 'folder' : 'other'}>`;
  }
  return tree;
}

/** The front matter of a Resolution; the values given come on top, null takes a key out. */
export function head(values: Readonly<Record<string, string | null>> = {}): string {
  const all: Record<string, string | null> = {
    body: 'cms',
    kind: 'resolution',
    number: '11.24',
    revision: 'rev.cop13',
    language: 'fr',
    ...values,
  };
  const lines = Object.entries(all).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${value}`],
  );
  return `---\n${lines.join('\n')}\n---\n\n`;
}
