import { spawn } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** How many pages a Word file prints, or why nobody knows. */
export type Pages = { readonly pages: number } | { readonly unknown: string };

const PROGRAMS = ['soffice', 'libreoffice'];
const LONGEST = 60_000;

/**
 * The pages of a Word file as LibreOffice lays them out, which can differ from Word by one or two. That it is not there, fails
 * or takes longer than a minute is told, never an error. It works in a folder of its own, removed afterwards, and never
 * touches the settings of the user.
 */
export async function countPages(docx: Uint8Array): Promise<Pages> {
  const program = findProgram(process.env.PATH ?? '');
  if (program === null) return { unknown: 'LibreOffice was not found' };
  const folder = mkdtempSync(join(tmpdir(), 'revcop-pages-'));
  try {
    const file = join(folder, 'paper.docx');
    writeFileSync(file, docx);
    const problem = await convert(program, file, folder);
    if (problem !== null) return { unknown: problem };
    const pdf = join(folder, 'paper.pdf');
    const pages = existsSync(pdf) ? pagesOfPdf(readFileSync(pdf)) : 0;
    return pages > 0 ? { pages } : { unknown: 'LibreOffice printed nothing' };
  } catch (error) {
    return {
      unknown: `LibreOffice was not used: ${error instanceof Error ? error.message : error}`,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function findProgram(path: string): string | null {
  const names = process.platform === 'win32' ? ['soffice.exe'] : PROGRAMS;
  const places = path.split(delimiter).filter((folder) => folder !== '');
  const found = names.flatMap((name) => places.map((folder) => join(folder, name)));
  return found.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Prints a file as PDF; null where that went well, else what went wrong. */
function convert(program: string, file: string, folder: string): Promise<string | null> {
  const profile = pathToFileURL(join(folder, 'profile')).href;
  const options = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--norestore',
    '--convert-to',
    'pdf',
    '--outdir',
    folder,
    file,
  ];
  return new Promise((settle) => {
    // In a group of its own, because the program starts another one that must end with it.
    const child = spawn(program, options, { stdio: 'ignore', detached: true });
    const clock = setTimeout(() => {
      end(child.pid);
      settle(`LibreOffice took longer than ${LONGEST / 1000} seconds`);
    }, LONGEST);
    child.on('error', (error) => {
      clearTimeout(clock);
      settle(`LibreOffice did not start: ${error.message}`);
    });
    child.on('exit', (code) => {
      clearTimeout(clock);
      settle(code === 0 ? null : `LibreOffice failed (${code ?? 'ended from outside'})`);
    });
  });
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in the meantime.
  }
}

/** The page objects of a PDF that are not hidden in a compressed stream; LibreOffice hides none. */
function pagesOfPdf(bytes: Uint8Array): number {
  return (
    Buffer.from(bytes)
      .toString('latin1')
      .match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0
  );
}
