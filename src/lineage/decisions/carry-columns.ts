import type { Severity } from '../../model/message.ts';
import type { CarryRow } from './carry-table.ts';

/** The columns of a filled table that are read: those that must be there, those that tell of the Decision of a row, and its reason. */
export const NEEDED = ['decision', 'do'] as const;
export const PRINTED = ['subject', 'addressee', 'text'] as const;
const READ: readonly string[] = [...NEEDED, 'key', 'comment', ...PRINTED];

/** A column that says what the printed table said of a Decision. */
export type PrintedColumn = (typeof PRINTED)[number];

/** What is wrong in the columns of a table, on which of its lines. */
export interface ColumnFault {
  readonly severity: Severity;
  readonly text: string;
  readonly line: number;
}

/** The names of the columns, as they are compared. */
export function columnNames(head: CarryRow | undefined): readonly string[] {
  return (head?.cells ?? []).map((cell) => cell.trim().toLowerCase());
}

/** The language of a column such as `comment-fr`; null for any other. */
export function languageOfColumn(name: string): string | null {
  return /^comment-([a-z0-9-]+)$/.exec(name)?.[1] ?? null;
}

/**
 * What of a table would not be read: a column that lacks, that stands twice, of comments in a language that the body does not have, and cells
 * without a column are errors; any other column that holds something is a warning.
 */
export function columnFaults(
  [head, ...body]: readonly CarryRow[],
  languages: readonly string[],
): readonly ColumnFault[] {
  const names = columnNames(head);
  const error = (text: string, line = 1): ColumnFault => ({ severity: 'error', text, line });
  if (NEEDED.some((name) => !names.includes(name)))
    return [error('found other columns, expected decision, do and comment in the first row')];
  const columns = names.flatMap((name, at): readonly ColumnFault[] => {
    if (name === '') return [];
    const typed = (head?.cells[at] ?? '').trim();
    if (names.indexOf(name) !== at) return [error(`found the column ${typed} twice, expected one`)];
    const language = languageOfColumn(name);
    if (READ.includes(name) || (language !== null && languages.includes(language))) return [];
    const expected = [...READ, ...languages.map((tag) => `comment-${tag}`)].join(', ');
    if (name.startsWith('comment'))
      return [error(`found the column ${typed}, expected one of ${expected}`)];
    if (body.every(({ cells }) => (cells[at] ?? '').trim() === '')) return [];
    const text = `found the column ${typed}, which is not read, expected one of ${expected}`;
    return [{ severity: 'warning', text, line: 1 }];
  });
  return [
    ...columns,
    ...body.flatMap((row) => looseCells(row, names).map((text) => error(text, row.line))),
  ];
}

// A comma in a comment that stands in no quotes makes two cells of it.
function looseCells({ cells }: CarryRow, names: readonly string[]): readonly string[] {
  const loose = cells.find((cell, at) => (names[at] ?? '') === '' && cell.trim() !== '');
  if (loose === undefined) return [];
  return [
    `found “${loose.trim()}” in no column, expected a name above it, or quotes around what holds a comma`,
  ];
}
