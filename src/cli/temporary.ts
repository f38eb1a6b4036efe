import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCode } from '../library/cli-error.ts';

/**
 * A new folder among the temporary ones of the system, for a use such as `batch`; the caller removes it. What killed commands of this computer left
 * behind for the same use is removed first.
 */
export function temporaryFolder(use: string): string {
  const start = `revcop-${use}-${hostname().replace(/[^A-Za-z0-9]/g, '')}-`;
  for (const name of leftBehind(start)) removeFolder(join(tmpdir(), name));
  return mkdtempSync(join(tmpdir(), `${start}${process.pid}-`));
}

/** Removes a temporary folder with all that is in it. */
export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function leftBehind(start: string): string[] {
  return readdirSync(tmpdir()).filter((name) => {
    const pid = /^(\d+)-/.exec(name.slice(start.length))?.[1];
    return name.startsWith(start) && pid !== undefined && !isAlive(Number(pid)) && isOwn(name);
  });
}

// What somebody else put there under such a name is not ours to remove.
function isOwn(name: string): boolean {
  const found = lstatSync(join(tmpdir(), name), { throwIfNoEntry: false });
  const user = process.getuid?.() ?? found?.uid;
  return found?.isDirectory() === true && found.uid === user;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) !== 'ESRCH';
  }
}
