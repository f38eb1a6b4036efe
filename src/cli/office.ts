import { type ChildProcess, spawn } from 'node:child_process';
import { lstatSync, rmSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from './find-program.ts';

/** The most that one file may become, in megabytes. */
export const LARGEST_MB = 32;

const PROGRAMS = process.platform === 'win32' ? ['soffice.exe'] : ['soffice', 'libreoffice'];
const LONGEST = 60_000;
const LOOK_EVERY = 200;

/** Files that LibreOffice is to save in another format, all by one process. */
export interface OfficeWork {
  /** What stands behind `--convert-to`: `pdf`, `docx:MS Word 2007 XML`. */
  readonly format: string;
  /** Absolute paths; their names without endings must differ. */
  readonly files: readonly string[];
  /** A folder that is the caller's own: the results and the settings of LibreOffice go there. It is removed when the command is interrupted. */
  readonly folder: string;
}

/** The path of LibreOffice, null where it is not installed. */
export function findOffice(): string | null {
  return findProgram(PROGRAMS);
}

/**
 * Has LibreOffice save files in another format, `outputOf` says where; null where it ended well, else what went wrong, in which
 * case some of them may be there. It never touches the settings of the user, may take a minute for each file and write
 * `LARGEST_MB` for each, and is ended with all that it has started. Its results are to be read with care: any kind of file may lie there.
 */
export function runOffice(program: string, work: OfficeWork): Promise<string | null> {
  const profile = pathToFileURL(join(work.folder, 'profile')).href;
  const options = [
    `-env:UserInstallation=${profile}`,
    '--headless',
    '--norestore',
    '--convert-to',
    work.format,
    '--outdir',
    work.folder,
    ...work.files,
  ];
  // In a group of its own, because the program starts another one that must end with it.
  return bounded(spawn(program, options, { stdio: 'ignore', detached: true }), work);
}

/** Where LibreOffice puts what it makes of a file. */
export function outputOf(file: string, { format, folder }: Omit<OfficeWork, 'files'>): string {
  const ending = /^[a-z]+/.exec(format)?.[0] ?? '';
  return join(folder, `${basename(file, extname(file))}.${ending}`);
}

/** The bytes of a plain file; 0 for a link, a pipe, a device, a folder, or where nothing is. */
export function sizeOf(path: string): number {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found.size : 0;
}

/** Waits for a program no longer than it may take for a file, and for no more than it may print; then its whole group is ended. */
function bounded(child: ChildProcess, work: OfficeWork): Promise<string | null> {
  const outputs = work.files.map((file) => outputOf(file, work));
  return new Promise((settle) => {
    let printed = 0;
    const finish = (problem: string | null): void => {
      clearTimeout(clock);
      clearInterval(look);
      for (const signal of SIGNALS) process.off(signal, interrupted);
      end(child.pid);
      settle(problem);
    };
    // What ends this process does not reach another group.
    const interrupted = (signal: NodeJS.Signals): void => {
      finish('LibreOffice was interrupted');
      rmSync(work.folder, { recursive: true, force: true, maxRetries: 5 });
      process.kill(process.pid, signal);
    };
    const clock = setTimeout(finish, LONGEST, `LibreOffice took longer than ${LONGEST / 1000} s`);
    const look = setInterval(() => {
      const sizes = outputs.map(sizeOf);
      if (sizes.some((size) => size > LARGEST_MB * 1024 * 1024))
        finish(`LibreOffice printed more than ${LARGEST_MB} MB`);
      const done = sizes.filter((size) => size > 0).length;
      if (done > printed) clock.refresh();
      printed = done;
    }, LOOK_EVERY);
    for (const signal of SIGNALS) process.once(signal, interrupted);
    child.on('error', (error) => finish(`LibreOffice did not start: ${error.message}`));
    child.on('exit', (code) =>
      finish(code === 0 ? null : `LibreOffice failed (${code ?? 'ended from outside'})`),
    );
  });
}

const SIGNALS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];

// Those that the program started and left behind, too.
function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended by themselves.
  }
}
