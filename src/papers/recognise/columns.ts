import type { Place } from '../../model/message.ts';
import { type Desk, say } from './desk.ts';
import type { Cell, TableBlock } from './flatten.ts';
import { newCounter, splitLabel } from './labels.ts';
import { joinLines, type Piece, placeOf, plainLine, textOf, trimPieces } from './pieces.ts';

/** Which column of a table is which; `comment` is -1 where the table has none. */
export interface Columns {
  readonly redline: number;
  readonly comment: number;
  readonly clean: number;
}

/** One row of an amendment table: the paragraphs of each column. A row across the table (`across`) has its words in `redline`. */
export interface AmendmentRow {
  readonly redline: readonly (readonly Piece[])[];
  readonly comment: readonly (readonly Piece[])[];
  readonly clean: readonly (readonly Piece[])[];
  readonly across: boolean;
  readonly place: Place | null;
}

/** The columns that a head row names, in whatever order; null where it names no redline or no clean text. */
export function columnsOf(cells: readonly Cell[], desk: Desk): Columns | null {
  const heads = cells.map((cell) => plainLine(joinLines(cell.lines)));
  const [redline, comment, clean] = desk.words.columns.map((test) =>
    heads.findIndex((head) => test(head)),
  );
  if (redline === undefined || clean === undefined || redline < 0 || clean < 0) return null;
  return { redline, comment: comment ?? -1, clean };
}

/** The columns of a table by its first row, null where it is no amendment table. */
export function amendmentColumns(table: TableBlock, desk: Desk): Columns | null {
  const [first] = table.rows;
  return first ? columnsOf(first.cells, desk) : null;
}

/** The body rows of an amendment table. Head rows (the first, and those repeated on later pages) are claimed as printed by the profile. */
export function amendmentRows(table: TableBlock, columns: Columns, desk: Desk): AmendmentRow[] {
  const rows: AmendmentRow[] = [];
  for (const { cells } of table.rows) {
    if (columnsOf(cells, desk)) {
      for (const cell of cells) desk.ledger.claim(cell.lines.flat(), 'directive', 'paper');
    } else rows.push(amendmentRow(cells, columns, desk));
  }
  return rows;
}

function amendmentRow(cells: readonly Cell[], columns: Columns, desk: Desk): AmendmentRow {
  const place = placeOf(cells.flatMap(({ lines }) => lines.flat()));
  const [only] = cells;
  if (cells.length === 1 && only) {
    return { redline: [joinLines(only.lines)], comment: [], clean: [], across: true, place };
  }
  const expected = Math.max(columns.redline, columns.comment, columns.clean) + 1;
  if (cells.length !== expected) {
    const text = `found a row of ${cells.length} cells, expected ${expected}; read from the left`;
    say(desk, 'warning', 'row-width', text, place);
  }
  const extra = cells.slice(expected).flatMap(({ lines }) => lines);
  const comment = columns.comment < 0 ? [] : (cells[columns.comment]?.lines ?? []);
  return {
    redline: cellParagraphs(cells[columns.redline]),
    comment: [...comment, ...extra].map(trimPieces).filter((line) => line.length > 0),
    clean: cellParagraphs(cells[columns.clean]),
    across: false,
    place,
  };
}

/**
 * The paragraphs of a cell: a line begins one when it has a label or the line before it has come to its end mark; any
 * other is the next line of the same paragraph.
 */
export function cellParagraphs(cell: Cell | undefined): Piece[][] {
  const paragraphs: Piece[][][] = [];
  const counter = newCounter();
  for (const line of cell?.lines ?? []) {
    const pieces = trimPieces(line);
    if (pieces.length === 0) continue;
    const last = paragraphs.at(-1);
    const ended = last === undefined || /[.;:]$/u.test(textOf(last.at(-1) ?? []).trimEnd());
    if (ended || splitLabel(pieces, counter).label) paragraphs.push([pieces]);
    else last.push(pieces);
  }
  return paragraphs.map(joinLines);
}
