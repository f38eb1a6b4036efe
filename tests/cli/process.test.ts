import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { head, libraryWith, put } from '../library/library.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const RUN = ['--import', TSX, MAIN];
const BASE = 'resolutions/cms/11.24/rev.cop13.fr.md';

function revcop(
  argv: readonly string[],
  cwd: string,
  input = '',
): { code: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...RUN, ...argv], {
    cwd,
    input,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('the executable', () => {
  it('ends with the exit code of its command and keeps data and messages apart', () => {
    const { root } = libraryWith({ [BASE]: `${head()}# Titre\n` });
    expect(revcop(['fmt', '--check'], root)).toEqual({ code: 1, stdout: `${BASE}\n`, stderr: '' });
    expect(revcop(['fmt'], root)).toEqual({ code: 0, stdout: `${BASE}\n`, stderr: '' });
    expect(revcop(['fmt', '-', '--check'], root, '# Titre {#title}\n')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(revcop(['draft', 'cms/9.9', '--for', 'cop15'], root)).toMatchObject({
      code: 3,
      stdout: '',
    });
    expect(revcop(['frobnicate'], root)).toMatchObject({ code: 2, stdout: '' });
  });

  it('writes all of a long output into a pipe', () => {
    const line = `${'mot '.repeat(50).trim()}\n\n`;
    const { root } = libraryWith({ 'long.md': line.repeat(5000) });
    expect(revcop(['text', 'long.md'], root).stdout).toHaveLength(5000 * (line.length - 1));
  });

  it('does not mind a reader that closes the pipe early', async () => {
    const { root } = libraryWith({ 'long.md': `${'mot '.repeat(50)}\n\n`.repeat(5000) });
    const child = spawn(process.execPath, [...RUN, 'text', 'long.md'], { cwd: root });
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });

  it('runs through a link, as a package manager installs it, and from any folder of the library', () => {
    const { root } = libraryWith({ [BASE]: `${head()}# Titre {#title}\n` });
    const bin = join(root, 'revcop.ts');
    symlinkSync(MAIN, bin);
    mkdirSync(join(root, 'resolutions/cms/11.24/notes'));
    put(root, 'resolutions/cms/11.24/notes/x.txt', '');
    const cwd = join(root, 'resolutions/cms/11.24');
    const { status, stdout } = spawnSync(
      process.execPath,
      ['--import', TSX, bin, 'compare', 'cms/11.24', 'cms/11.24'],
      { cwd, encoding: 'utf8' },
    );
    expect([status, stdout]).toEqual([0, 'title · kept\n  Titre\n\n1 kept\n']);
  });
});
