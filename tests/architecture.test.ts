import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

interface Import {
  readonly file: string;
  readonly target: string;
  readonly typeOnly: boolean;
}

/** The arrows that `src/README.md` allows: layer -> the layers that it may import. */
function allowedArrows(): Map<string, Set<string>> {
  const arrows = new Map<string, Set<string>>();
  for (const line of readFileSync(join(src, 'README.md'), 'utf8').split('\n')) {
    const row = /^\| `(\w+)\/`\s*\|[^|]*\|\s*([^|]+?)\s*\|$/.exec(line);
    if (row?.[1] === undefined || row[2] === undefined || row[1] === 'src') continue;
    const targets = row[2].split(',').map((name) => name.trim());
    arrows.set(row[1], new Set(targets[0] === 'nothing of ours' ? [] : targets));
  }
  return arrows;
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const found: Import[] = [];
  const statement =
    /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  for (const match of source.matchAll(statement)) {
    const target = match[2] ?? match[3];
    if (target !== undefined) found.push({ file, target, typeOnly: match[1] !== undefined });
  }
  return found;
}

/** `src/compare/x.ts` -> `compare`; a file straight under `src` belongs to no layer. */
function layerOf(path: string): string | null {
  const parts = relative(src, path).split(sep);
  return parts.length > 1 ? (parts[0] ?? null) : null;
}

const imports = sources(src).flatMap(importsOf);

describe('the layers of src', () => {
  const arrows = allowedArrows();

  it('are all described in the table of src/README.md, and each has a README of its own', () => {
    const folders = readdirSync(src, { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect([...arrows.keys()].sort()).toEqual(folders.map((entry) => entry.name).sort());
    for (const folder of folders) {
      expect(readdirSync(join(src, folder.name)), folder.name).toContain('README.md');
    }
  });

  it('import only what the table allows', () => {
    expect(imports.length).toBeGreaterThan(50);
    const wrong = imports.flatMap(({ file, target }) => {
      const from = layerOf(file);
      if (from === null || !target.startsWith('.')) return [];
      const to = layerOf(resolve(dirname(file), target));
      if (to === null) return [`${relative(root, file)} imports ${target}`];
      return to === from || arrows.get(from)?.has(to) ? [] : [`${relative(root, file)} -> ${to}/`];
    });
    expect(wrong).toEqual([]);
  });

  it('import each runtime package in one folder only', () => {
    const folders = new Map<string, Set<string>>();
    for (const { file, target, typeOnly } of imports) {
      if (target.startsWith('.') || target.startsWith('node:')) continue;
      const name = target
        .split('/')
        .slice(0, target.startsWith('@') ? 2 : 1)
        .join('/');
      if (typeOnly && (name === 'mdast' || name === 'hast')) continue;
      folders.set(name, (folders.get(name) ?? new Set()).add(layerOf(file) ?? 'src'));
    }
    const shared = [...folders].filter(([, layers]) => layers.size > 1);
    expect(shared.map(([name, layers]) => `${name}: ${[...layers].join(', ')}`)).toEqual([]);
  });

  it('touch files in library and cli alone', () => {
    const file = /^node:(fs|fs\/promises|child_process|os|net|http|https)$/;
    const wrong = imports.filter(
      ({ file: from, target }) =>
        file.test(target) && !['library', 'cli'].includes(layerOf(from) ?? ''),
    );
    expect(wrong.map(({ file: from, target }) => `${relative(root, from)}: ${target}`)).toEqual([]);
  });

  it('have runtime dependencies that are all imported somewhere', () => {
    const manifest: { dependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    const unused = Object.keys(manifest.dependencies).filter(
      (name) => !imports.some(({ target }) => target === name || target.startsWith(`${name}/`)),
    );
    expect(unused).toEqual([]);
  });
});
