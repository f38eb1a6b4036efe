import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { runCli } from './cli/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

function readmes(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.git'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readmes(path);
    return entry.name === 'README.md' ? [path] : [];
  });
}

/** The commands of the `sh` blocks of a README: `[npx] revcop …`, a comment behind them left out. */
function commandsOf(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) =>
    [...block.matchAll(/^(?:npx )?revcop (.*?)(?: +#.*)?$/gm)].map(([, line = '']) => line),
  );
}

const commands = readmes(root).flatMap((file) =>
  commandsOf(file).map((line) => [relative(root, file), line] as const),
);

describe('a command in a README', () => {
  it('is there', () => expect(commands.length).toBeGreaterThan(10));

  it.each(commands)('%s: revcop %s has these options', async (_, line) => {
    const words = line.split(/\s+/);
    const named = words.slice(
      0,
      Math.max(
        1,
        words.findIndex((word) => !/^[a-z][a-z-]*$/.test(word)),
      ),
    );
    const { code, stdout } = await runCli([...named, '--help'], root);
    expect(code).toBe(0);
    const known = new Set(stdout.match(/(?<=^ {2,}|, )--[a-z-]+/gm));
    const used = words.filter((word) => word.startsWith('--'));
    expect(used.filter((option) => !known.has(option))).toEqual([]);
  });
});
