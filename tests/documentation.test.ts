import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli/run.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'revcop-documentation-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** A library of its own for each README: what its examples write is there for its later examples only. */
function libraryFor(file: string): string {
  const copy = join(work, file.replaceAll('/', '-'));
  for (const folder of ['resolutions', 'decisions', 'templates', 'seeds', 'tests/cases']) {
    cpSync(join(root, folder), join(copy, folder), { recursive: true, force: false });
  }
  return copy;
}

interface Example {
  readonly file: string;
  readonly line: number;
  readonly command: readonly string[];
  readonly output: string;
}

function readmes(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.git'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return readmes(path);
    return entry.name === 'README.md' ? [path] : [];
  });
}

/** The `console` blocks of a README: a line `$ revcop …`, then what it prints, up to the next command or the end. */
function examplesOf(file: string): Example[] {
  const source = readFileSync(file, 'utf8');
  return [...source.matchAll(/^```console\n([\s\S]*?)^```/gm)].flatMap((block) => {
    const line = source.slice(0, block.index).split('\n').length;
    return (block[1] ?? '')
      .split(/^\$ revcop /m)
      .slice(1)
      .map((example) => {
        const [command = '', ...output] = example.split('\n');
        const words = command.match(/'[^']*'|\S+/g) ?? [];
        return {
          file: relative(root, file),
          line,
          command: words.map((word) => word.replace(/^'(.*)'$/, '$1')),
          output: output.join('\n').trimEnd(),
        };
      });
  });
}

const examples = readmes(root).flatMap(examplesOf);

describe('the examples of the READMEs', () => {
  it('are there', () => expect(examples.length).toBeGreaterThan(2));

  for (const { file, line, command, output } of examples) {
    it(`${file}:${line} revcop ${command.join(' ')}`, async () => {
      const result = await runCli([...command], libraryFor(file));
      expect(`${result.stdout}${result.stderr}`.trimEnd()).toBe(output);
    });
  }
});

describe('the TypeScript of README.md', () => {
  it('runs and finds the paragraph by its id', async () => {
    const [, code = ''] =
      /^```ts\n([\s\S]*?)^```/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    const script = join(work, 'example.ts');
    const source = code.replace("'revcop'", `'${join(root, 'src/index.ts')}'`);
    writeFileSync(script, `${source}\nexport { pair };\n`);
    const { pair } = await import(script);
    expect(pair.kind).toBe('amended');
    expect(pair.evidence).toBe('id');
  });
});
