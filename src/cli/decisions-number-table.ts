import { writeCsv } from '../formats/csv.ts';
import { CliError, unusable } from '../library/cli-error.ts';
import { digestOf } from '../library/digest.ts';
import type { NumberedDecision } from '../lineage/decisions/number.ts';
import {
  type Change,
  changesBetween,
  withoutChanges,
} from '../lineage/decisions/number-changes.ts';
import { type Message, showHidden } from '../model/message.ts';
import { readCsvRows } from './csv-rows.ts';

const COLUMNS = ['kind', 'before', 'after', 'where', 'at'] as const;

/** A file that numbering changed, by its path in the library with `/`, with all its characters before and after. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What a table says of a file: digests of its characters before and after, and what changed. */
export interface RecordedFile {
  readonly line: number;
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly changes: readonly Change[];
}

/**
 * What a numbering did, as CSV: rows `decision` (provisional and final number, paper, its id), `file` (digests, path) and `change` (words
 * before and after, path, line and column). Read back, it restores every file to the byte.
 */
export function numberTable(
  numbers: readonly NumberedDecision[],
  files: readonly ChangedFile[],
): string {
  const decisions = numbers.map(({ provisional, final, paper, of, id }) => [
    'decision',
    provisional,
    final,
    paper ?? '',
    `decision:${of}#${id}`,
  ]);
  const changed = files.flatMap(({ path, before, after }) => [
    ['file', digestOf(before), digestOf(after), path, ''],
    ...changesBetween(before, after).map((change) => [
      'change',
      change.before,
      change.after,
      path,
      `${change.line}:${change.column}`,
    ]),
  ]);
  return writeCsv([COLUMNS, ...[...decisions, ...changed].map((row) => row.map(written))]);
}

// A spreadsheet may not change what a cell says: `\u000d` for what it hides, or would take for a formula.
function written(value: string): string {
  const formula = /^[\s=+@-]/.exec(value)?.[0] ?? '';
  const rest = value.slice(formula.length);
  if (!ODD.test(rest) && showHidden(rest) === rest) return escaped(formula) + rest;
  return (
    escaped(formula) + rest.replace(/[\s\S]/gu, (sign) => (isOdd(sign) ? escaped(sign) : sign))
  );
}

const ODD = /[\\\t\r\n\p{Cs}]/u;

function isOdd(sign: string): boolean {
  return ODD.test(sign) || showHidden(sign) !== sign;
}

function escaped(sign: string): string {
  return Array.from(
    { length: sign.length },
    (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

function read(cell: string): string {
  return cell.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** Reads the table of a numbering back. What is none, or has a row that cannot be read, is a `CliError` with all that is wrong at its line. */
export function readNumberTable(source: string, shown: string): readonly RecordedFile[] {
  const [head, ...rows] = readCsvRows(source, shown);
  const found = head?.cells.join(', ') ?? 'nothing';
  if (found !== COLUMNS.join(', '))
    throw unusable('table', `found ${found}, expected ${COLUMNS.join(', ')}`, top(shown));
  const messages: Message[] = [];
  const files = new Map<string, RecordedFile & { readonly changes: Change[] }>();
  for (const { line, cells } of rows) {
    const [kind = '', before = '', after = '', path = '', at = ''] = cells.map(read);
    if (kind === 'decision') continue;
    const file = files.get(path);
    const change = kind === 'change' ? changeAt(before, after, at) : null;
    if (kind === 'file' && file === undefined)
      files.set(path, { line, path, before, after, changes: [] });
    else if (change !== null && file !== undefined) file.changes.push(change);
    else {
      const text = `found a row ${kind || 'without kind'}, expected decision, a file once, or a change below its file`;
      const place = { file: shown, line, column: 1 };
      messages.push({ severity: 'error', rule: 'table', text, place });
    }
  }
  if (messages.length > 0) throw new CliError(messages, 3);
  if (files.size === 0) throw unusable('table', 'found no file, expected one', top(shown));
  return [...files.values()];
}

function changeAt(before: string, after: string, at: string): Change | null {
  const [, line, column] = /^(\d{1,8}):(\d{1,8})$/.exec(at) ?? [];
  return line && column ? { line: Number(line), column: Number(column), before, after } : null;
}

function top(file: string): { file: string; line: number; column: number } {
  return { file, line: 1, column: 1 };
}

/** The characters of a file before it was numbered; null where it is not as numbering left it. */
export function restored(source: string, recorded: RecordedFile): string | null {
  if (digestOf(source) !== recorded.after) return null;
  const before = withoutChanges(source, recorded.changes);
  return before !== null && digestOf(before) === recorded.before ? before : null;
}
