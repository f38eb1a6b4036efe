import { CliError, unusable } from '../library/cli-error.ts';
import { digestOf } from '../library/digest.ts';
import { type Change, withoutChanges } from '../lineage/decisions/number-changes.ts';
import { type Message, showHidden } from '../model/message.ts';
import { readCsvRows } from './csv-rows.ts';
import { COLUMNS, countsOf, digestOfRows, readCell } from './decisions-number-table.ts';

/** What a table says of a file: digests of its characters before and after, and what changed. `line` is that of the table. */
export interface RecordedFile {
  readonly line: number;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Recorded extends RecordedFile {
  readonly count: string;
  readonly changes: Change[];
}

/**
 * Reads the table of a numbering back. One that is not whole and as it was written, to the last cell, is a `CliError` with all that is
 * wrong, each at its line: rows that are missing, that stand twice, that are none. `shown` is its name.
 */
export function readNumberTable(source: string, shown: string): readonly RecordedFile[] {
  const [head, ...typed] = readCsvRows(source, shown);
  const found = head?.cells.join(', ') ?? 'nothing';
  if (found !== COLUMNS.join(', '))
    throw unusable(
      'table',
      `found ${showHidden(found)}, expected ${COLUMNS.join(', ')}`,
      top(shown),
    );
  // A spreadsheet may leave out empty cells at the end of a row, or add empty rows.
  const rows = typed
    .map(({ line, cells }) => ({
      line,
      cells: COLUMNS.map((_, index) => readCell(cells[index] ?? '')),
    }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  const end = rows.at(-1);
  if (end?.cells[0] !== 'table') {
    const text = `found ${named(end)} as the last row, expected the row table: the end is missing`;
    throw unusable('table', text, at(shown, end?.line ?? 1));
  }
  const { files, wrong } = readRows(rows.slice(0, -1));
  const messages = [...wrong, ...countErrors(rows, files, end)];
  if (
    messages.length === 0 &&
    digestOfRows(rows.slice(0, -1).map(({ cells }) => cells)) !== end.cells[1]
  )
    messages.push(edited(end.line));
  if (messages.length > 0)
    throw new CliError(
      messages.map(({ line, text }) => ({ ...error(text), place: at(shown, line) })),
      3,
    );
  return files;
}

interface Wrong {
  readonly line: number;
  readonly text: string;
}

function readRows(rows: readonly Row[]): { readonly files: Recorded[]; readonly wrong: Wrong[] } {
  const files = new Map<string, Recorded>();
  const wrong: Wrong[] = [];
  const known = new Map<string, number>();
  for (const row of rows) {
    const { line, cells } = row;
    const [kind, before = '', after = '', path = '', last = ''] = cells;
    // A place changes once, a Decision has one number.
    const key = JSON.stringify(
      kind === 'decision' ? [kind, last] : [kind, path, kind === 'file' || last],
    );
    const other = known.get(key);
    known.set(key, line);
    const file = files.get(path);
    const change = kind === 'change' ? changeAt(before, after, last) : null;
    if (other !== undefined)
      wrong.push({ line, text: `found ${named(row)} again, expected it once: line ${other}` });
    else if (kind === 'file')
      files.set(path, { line, path, before, after, count: last, changes: [] });
    else if (change !== null && file !== undefined) file.changes.push(change);
    else if (kind !== 'decision') {
      const expected = 'expected decision, file, or a change below its file';
      wrong.push({ line, text: `found ${named(row)}, ${expected}` });
    }
  }
  return { files: [...files.values()], wrong };
}

function named(row: Row | undefined): string {
  const [kind = '', before = '', after = '', path = '', last = ''] = row?.cells ?? [];
  if (row === undefined) return 'nothing';
  if (kind === 'change')
    return `the change ${showHidden(`${before} to ${after} at ${path}:${last}`)}`;
  if (kind === 'decision') return `the decision ${showHidden(`${before} to ${after} of ${path}`)}`;
  return `the row ${showHidden([kind, path].filter((cell) => cell !== '').join(' ')) || 'without a kind'}`;
}

function countErrors(rows: readonly Row[], files: readonly Recorded[], end: Row): Wrong[] {
  const decisions = rows.filter(({ cells }) => cells[0] === 'decision').length;
  const [found, expected = ''] = [countsOf(decisions, files.length), end.cells[3]];
  const short = files.flatMap(({ line, path, count, changes }): Wrong[] => {
    if (`${changes.length}` === count) return [];
    const text = `found ${changes.length} changes of ${showHidden(path)}, expected ${showHidden(count)}`;
    return [{ line, text }];
  });
  if (found === expected) return short;
  const whole = expected.replace(/\d+/g, '0') === countsOf(0, 0);
  const text = whole
    ? `found ${found}, expected ${expected}`
    : 'found a row table that is cut off, expected how many decisions and files there are: the end is missing';
  return [...short, { line: end.line, text }];
}

function edited(line: number): Wrong {
  const text =
    'found cells or the order of rows changed since the numbering, expected the table as it was written';
  return { line, text };
}

function changeAt(before: string, after: string, place: string): Change | null {
  const [, line, column] = /^(\d{1,8}):(\d{1,8})$/.exec(place) ?? [];
  return line && column ? { line: Number(line), column: Number(column), before, after } : null;
}

function error(text: string): Message {
  return { severity: 'error', rule: 'table', text, place: null };
}

function at(file: string, line: number) {
  return { file, line, column: 1 };
}

function top(file: string) {
  return at(file, 1);
}

/** The characters of a file before it was numbered; null where it is not as numbering left it. */
export function restored(source: string, recorded: RecordedFile): string | null {
  if (digestOf(source) !== recorded.after) return null;
  const before = withoutChanges(source, recorded.changes);
  return before !== null && digestOf(before) === recorded.before ? before : null;
}
