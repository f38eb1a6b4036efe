/**
 * What changed at one place of a file: `before` became `after`. Line and column count from 1, in UTF-16 units; they are the same in the
 * file before and after, for a line holds one change.
 */
export interface Change {
  readonly line: number;
  readonly column: number;
  readonly before: string;
  readonly after: string;
}

/** What parts the characters of two versions of a file: one change a line, or one in all where lines came or went. */
export function changesBetween(before: string, after: string): readonly Change[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length !== now.length) return changeIn(before, after, 1);
  return old.flatMap((line, index) => changeIn(line, now[index] ?? '', index + 1));
}

function changeIn(before: string, after: string, line: number): readonly Change[] {
  if (before === after) return [];
  const least = Math.min(before.length, after.length);
  let start = 0;
  while (start < least && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < least - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  // Whole numbers and words, so that the table can be read and no character is cut in two.
  while (start > 0 && IN_WORD.test(before[start - 1] ?? '')) start -= 1;
  while (end > 0 && IN_WORD.test(before.at(-end) ?? '')) end -= 1;
  const [was, is] = [before, after].map((text) => text.slice(start, text.length - end));
  return [{ line, column: start + 1, before: was ?? '', after: is ?? '' }];
}

const IN_WORD = /[\p{L}\p{N}.\p{Cs}]/u;

/** The file before its changes; null where one of them is not what stands there. */
export function withoutChanges(after: string, changes: readonly Change[]): string | null {
  const starts = [0];
  for (let at = after.indexOf('\n'); at !== -1; at = after.indexOf('\n', at + 1))
    starts.push(at + 1);
  let restored = '';
  let done = 0;
  for (const change of [...changes].sort((a, b) => a.line - b.line)) {
    const at = (starts[change.line - 1] ?? Number.NaN) + change.column - 1;
    if (!(at >= done) || !after.startsWith(change.after, at)) return null;
    restored += after.slice(done, at) + change.before;
    done = at + change.after.length;
  }
  return restored + after.slice(done);
}
