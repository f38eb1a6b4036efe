import type { Element } from 'hast';
import { attributeOf, isElement, textOf } from './sheet.ts';
import { columnWidths, type TableStyle } from './style.ts';

/** A row of a table of a sheet; `head` rows are repeated on each page. */
export interface SheetRow {
  readonly row: Element;
  readonly head: boolean;
}

/** The rows of a table in order. */
export function rowsOf(table: Element): readonly SheetRow[] {
  return table.children.flatMap((part) => {
    if (!isElement(part)) return [];
    if (part.tagName === 'tr') return [{ row: part, head: false }];
    const head = part.tagName === 'thead';
    return part.children.flatMap((row) => (isElement(row, 'tr') ? [{ row, head }] : []));
  });
}

/** The cells of a row in order. */
export function cellsOf(row: Element): readonly Element[] {
  return row.children.filter(
    (cell): cell is Element => isElement(cell, 'td') || isElement(cell, 'th'),
  );
}

/** How many columns a cell goes across; at most the 63 that Word can hold. */
export function spanOf(cell: Element): number {
  const span = Number(attributeOf(cell, 'colSpan') ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 63) : 1;
}

/**
 * The widths of the columns of a table in millimetres: as its own columns say (`data-width`), else as its style says for
 * `direction`, else by what the columns hold. Together they are at most `available`.
 */
export function columnsOf(
  table: Element,
  { widths }: TableStyle,
  direction: 'portrait' | 'landscape',
  available: number,
): readonly number[] {
  const rows = rowsOf(table);
  const count = rows.reduce((most, { row }) => Math.max(most, columnCount(row)), 1);
  const typed = typedWidths(table);
  const styled = widths[direction];
  if (typed.length === count || styled.length === count)
    return columnWidths(typed, styled, count, available);
  return columnWidths(needs(rows, count), [], count, available);
}

/** How many columns the cells of a row take. */
export function columnCount(row: Element): number {
  return cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0);
}

function typedWidths(table: Element): readonly string[] {
  const group = table.children.find((part) => isElement(part, 'colgroup'));
  if (!isElement(group)) return [];
  return group.children.flatMap((column) =>
    isElement(column, 'col') ? [attributeOf(column, 'dataWidth') ?? ''] : [],
  );
}

// A column is as wide as its longest cell asks for, within bounds: a number must not break, a long text may.
const NARROWEST = 6;
const WIDEST = 60;

/** The share of each column, from the characters of its longest cell; cells that go across several columns say nothing. */
function needs(rows: readonly SheetRow[], count: number): readonly string[] {
  const longest = new Array<number>(count).fill(NARROWEST);
  for (const { row } of rows) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      const span = spanOf(cell);
      const length = Math.min(textOf(cell).length, WIDEST);
      if (span === 1 && length > (longest[column] ?? WIDEST)) longest[column] = length;
      column += span;
    }
  }
  return longest.map(String);
}
