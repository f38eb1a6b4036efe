import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../src/cli/find-program.ts';
import { countPages } from '../../src/cli/pages.ts';
import { put } from '../library/library.ts';

const PATH = process.env.PATH ?? '';
const TMPDIR = process.env.TMPDIR;
const LAST_IS_FILE = 'for a in "$@"; do d=$p; p=$a; done';
let bin = '';
let temporary = '';

/** Puts a program of this name before all others; `lines` are what it does, `$d` is the folder into which it prints. */
function program(name: string, lines: string): void {
  put(bin, name, `#!/bin/sh\n${LAST_IS_FILE}\n${lines}\n`);
  chmodSync(join(bin, name), 0o755);
}

beforeEach(() => {
  bin = realpathSync(mkdtempSync(join(tmpdir(), 'revcop-bin-')));
  temporary = mkdtempSync(join(bin, 'tmp-'));
  process.env.PATH = `${bin}${delimiter}${PATH}`;
  process.env.TMPDIR = temporary;
});

afterEach(() => {
  process.env.PATH = PATH;
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
});

describe.skipIf(process.platform === 'win32')('what calls itself LibreOffice', () => {
  it('is asked for the pages of a file', async () => {
    program('soffice', 'printf "/Type /Page\\n/Type /Pages\\n/Type/Page " > "$d/paper.pdf"');
    expect(await countPages(new Uint8Array([1]))).toEqual({ pages: 2 });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['a pipe', 'mkfifo "$d/paper.pdf"', /printed nothing/],
    ['a device', 'ln -s /dev/zero "$d/paper.pdf"', /printed nothing/],
    ['a folder', 'mkdir "$d/paper.pdf"', /printed nothing/],
    ['nothing', '', /printed nothing/],
    ['far too much', 'truncate -s 5G "$d/paper.pdf"', /found 5120 MB/],
    ['more and more', 'truncate -s 5G "$d/paper.pdf"; sleep 1000', /printed more than 32 MB/],
    ['a failure', 'exit 3', /failed \(3\)/],
    ['its own end', 'kill -9 $$', /failed \(ended from outside\)/],
  ])('can print %s, which is told', async (_, lines, told) => {
    program('soffice', lines);
    expect(await countPages(new Uint8Array([1]))).toEqual({ unknown: expect.stringMatching(told) });
    expect(readdirSync(temporary)).toEqual([]);
  });

  it('leaves nothing running behind', async () => {
    program('soffice', `sleep 1000 & echo $! > "${bin}/pid"`);
    await countPages(new Uint8Array([1]));
    await expectEnded(join(bin, 'pid'));
  });

  it('ends with the command that started it', async () => {
    program('soffice', `echo $$ > "${bin}/pid"; sleep 1000`);
    const pages = new URL('../../src/cli/pages.ts', import.meta.url).href;
    const code = `import('${pages}').then(({ countPages }) => countPages(new Uint8Array([1])))`;
    const tsx = ['--import', import.meta.resolve('tsx')];
    const command = spawn(process.execPath, [...tsx, '--eval', code], { stdio: 'ignore' });
    await until(() => pidIn(join(bin, 'pid')) !== null);
    const ended = new Promise((resolve) => command.on('exit', (_, signal) => resolve(signal)));
    command.kill('SIGTERM');
    expect(await ended).toBe('SIGTERM');
    await expectEnded(join(bin, 'pid'));
    expect(readdirSync(temporary).filter((name) => name.startsWith('revcop-'))).toEqual([]);
  });
});

describe('a program', () => {
  it('is a file that can be run, in a folder named from the root', () => {
    mkdirSync(join(bin, 'soffice'));
    expect(findProgram(['soffice'], bin)).toBeNull();
    put(bin, 'plain', 'x');
    expect(findProgram(['plain'], bin)).toBeNull();
    program('other', '');
    expect(findProgram(['soffice', 'plain', 'other'], bin)).toBe(join(bin, 'other'));
    expect(findProgram(['other'], `.${delimiter}${delimiter}bin`)).toBeNull();
  });
});

function pidIn(path: string): number | null {
  const { stdout } = spawnSync('cat', [path], { encoding: 'utf8' });
  return /^\d+\n$/.test(stdout) ? Number(stdout) : null;
}

async function expectEnded(path: string): Promise<void> {
  const pid = Number(readFileSync(path, 'utf8'));
  expect(pid).toBeGreaterThan(1);
  await until(() => !isRunning(pid));
}

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.trim() !== '' && !stdout.startsWith('Z');
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries += 1)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(holds()).toBe(true);
}
