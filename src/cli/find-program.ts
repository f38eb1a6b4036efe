import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';

/**
 * The path of the first program of these names in the folders of `PATH`, null where there is none. Folders that are named from
 * the working directory are passed over: what lies in a library is not run.
 */
export function findProgram(
  names: readonly string[],
  path: string = process.env.PATH ?? '',
): string | null {
  const places = path.split(delimiter).filter((folder) => isAbsolute(folder));
  const found = names.flatMap((name) => places.map((folder) => join(folder, name)));
  return found.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
