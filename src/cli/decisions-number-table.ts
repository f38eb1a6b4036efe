import { writeCsv } from '../formats/csv.ts';
import { digestOf } from '../library/digest.ts';
import type { NumberedDecision } from '../lineage/decisions/number.ts';
import { changesBetween } from '../lineage/decisions/number-changes.ts';
import { showHidden } from '../model/message.ts';

/** The head of the table. */
export const COLUMNS = ['kind', 'before', 'after', 'where', 'at'] as const;

/** A file that numbering changed, by its path in the library with `/`, with all its characters before and after. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/**
 * What a numbering did, as CSV: rows `decision` (provisional and final number, paper, its id), `file` (digests, path, how many changes) and
 * `change` (words before and after, path, line and column); the last row, `table`, tells how many there are, with a digest of
 * all. Read back, it restores every file to the byte.
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
  const changed = files.flatMap(({ path, before, after }) => {
    const changes = changesBetween(before, after);
    const rows = changes.map(({ line, column, ...words }) => [
      'change',
      words.before,
      words.after,
      path,
      `${line}:${column}`,
    ]);
    return [['file', digestOf(before), digestOf(after), path, `${changes.length}`], ...rows];
  });
  const rows = [...decisions, ...changed];
  const end = ['table', digestOfRows(rows), '', countsOf(decisions.length, files.length), ''];
  return writeCsv([COLUMNS, ...[...rows, end].map((row) => row.map(written))]);
}

/** What the cells of the table say, in their order: a spreadsheet may quote them as it likes. */
export function digestOfRows(rows: readonly (readonly string[])[]): string {
  return digestOf(JSON.stringify(rows));
}

/** How many Decisions and files a table tells of, as its last row says it. */
export function countsOf(decisions: number, files: number): string {
  return `${decisions} decisions and ${files} files`;
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

/** What a cell of the table says. */
export function readCell(cell: string): string {
  return cell.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
