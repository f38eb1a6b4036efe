import { resolve } from 'node:path';
import { readExtracted } from '../formats/extracted/read.ts';
import { shownPath } from '../library/find.ts';
import { needFile, readSource } from '../library/source.ts';
import type { Place } from '../model/message.ts';
import type { RedlineLine } from '../papers/recognise/redlines.ts';

/**
 * The lines of a file of redlines: one paragraph a line with its text marks (`[-deleted-]`, `{+inserted+}` or `[+inserted+]`). Empty
 * lines and those that begin with `#` are left out. `file` is named from the folder `cwd`.
 */
export function readRedlineLines(file: string, cwd: string): RedlineLine[] {
  const path = resolve(cwd, file);
  const shown = shownPath(cwd, path);
  needFile(path, shown, 'a text file of redlines');
  const lines = readSource(path, shown)
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/);
  return lines.flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    return [unreadLine(line.trim(), { file: shown, line: index + 1, column: 1 })];
  });
}

// A sheet takes far more room than its line: it is read when it is asked for, and not kept.
function unreadLine(line: string, place: Place): RedlineLine {
  return {
    place,
    get sheet() {
      return readExtracted(line).value;
    },
  };
}
