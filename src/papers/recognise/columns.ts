import type { Place } from '../../model/message.ts';
import { type Desk, say } from './desk.ts';
import type { Block, Cell, TableBlock } from './flatten.ts';
import { newCounter, splitLabel } from './labels.ts';
import { hasWords, sideOf } from './marks.ts';
import { joinLines, type Piece, placeOf, plainLine, textOf, trimPieces } from './pieces.ts';
import { typedLine } from './typed-marks.ts';

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
function columnsOf(cells: readonly Cell[], desk: Pick<Desk, 'words'>): Columns | null {
  const heads = cells.map((cell) => plainLine(joinLines(cell.lines)));
  const [redline, comment, clean] = desk.words.columns.map((test) =>
    heads.findIndex((head) => test(head)),
  );
  if (redline === undefined || clean === undefined || redline < 0 || clean < 0) return null;
  return { redline, comment: comment ?? -1, clean };
}

/** The columns of a table by its first row, null where it names none. */
export function amendmentColumns(table: TableBlock, desk: Pick<Desk, 'words'>): Columns | null {
  const [first] = table.rows;
  return first ? columnsOf(first.cells, desk) : null;
}

/** Whether an annex holds amendments in a table: one with heads of the profile, or any of two or three columns under a title or legend of a revision. */
export function hasAmendments(blocks: readonly Block[], desk: Pick<Desk, 'words'>): boolean {
  const announced = isAnnounced(blocks, desk);
  return blocks.some(
    (block) =>
      block.kind === 'table' &&
      (amendmentColumns(block, desk) !== null || (announced && usualColumns(block) !== null)),
  );
}

/** Whether lines say that a revision of a Resolution follows, or what underline and strike mean. */
export function isAnnounced(blocks: readonly Block[], desk: Pick<Desk, 'words'>): boolean {
  const { revisionOf, legend } = desk.words.parts;
  return blocks.some((block) => {
    const line = block.kind === 'line' ? plainLine(block.pieces) : '';
    return (revisionOf(line) ?? legend(line)) !== null;
  });
}

/** The usual order of columns, for a table whose heads the profile does not know: redline, comment, clean. */
export function usualColumns(table: TableBlock): Columns | null {
  if (table.columns === 3) return { redline: 0, comment: 1, clean: 2 };
  return table.columns === 2 ? { redline: 0, comment: -1, clean: 1 } : null;
}

/** The body rows of an amendment table. Head rows (the first, and those repeated on later pages) are claimed as printed by the profile. */
export function amendmentRows(table: TableBlock, columns: Columns, desk: Desk): AmendmentRow[] {
  const rows: AmendmentRow[] = [];
  const [first] = table.rows;
  for (const { cells, head } of table.rows) {
    if (columnsOf(cells, desk) || head || (cells === first?.cells && isUnknownHead(cells, desk))) {
      for (const cell of cells) desk.ledger.claim(cell.lines.flat(), 'directive', 'paper');
    } else rows.push(amendmentRow(cells, columns, desk));
  }
  return rows;
}

// Heads that the profile does not know: short words in every cell, and not the same in two.
function isUnknownHead(cells: readonly Cell[], desk: Desk): boolean {
  const heads = cells.map((cell) => plainLine(joinLines(cell.lines)));
  const short = heads.every((head) => head !== '' && head.length <= 60 && !/[.;:,]$/.test(head));
  const kept = heads.some((head) => desk.words.parts.keep(head));
  return short && !kept && heads.length > 1 && new Set(heads).size === heads.length;
}

function amendmentRow(cells: readonly Cell[], columns: Columns, desk: Desk): AmendmentRow {
  const place = placeOf(cells.flatMap(({ lines }) => lines.flat()));
  const [only] = cells;
  if (cells.length === 1 && only) {
    return { redline: [joinLines(only.lines)], comment: [], clean: [], across: true, place };
  }
  const taken = cells[columns.clean]?.touched ? undefined : cells[columns.redline];
  if (taken?.touched) return proposedRow(cells, columns, taken, place, desk);
  const expected = Math.max(columns.redline, columns.comment, columns.clean) + 1;
  if (cells.length !== expected) {
    const text = `found a row of ${cells.length} cells, expected ${expected}; read from the left`;
    say(desk, 'warning', 'row-width', text, place);
  }
  const extra = cells.slice(expected).flatMap(({ lines }) => lines);
  const comment = columns.comment < 0 ? [] : (cells[columns.comment]?.lines ?? []);
  return {
    redline: cellParagraphs(cells[columns.redline]),
    comment: [...comment, ...extra]
      .map((line) => typedLine(trimPieces(line), desk, 'after'))
      .filter((line) => line.length > 0),
    clean: cellParagraphs(cells[columns.clean])
      .map((line) => typedLine(line, desk, 'after'))
      .filter(hasWords),
    across: false,
    place,
  };
}

// “; and”, “; et”: the last item but one ends in a short conjunction.
const ENDED = /(?:[.;:]|;\s*\p{L}{1,3})$/u;

// Who changed the first column and not the clean one wants the clean one to say the same.
function proposedRow(
  cells: readonly Cell[],
  columns: Columns,
  { lines }: Cell,
  place: Place | null,
  desk: Desk,
): AmendmentRow {
  const text =
    'found tracked changes in the first column alone, expected them in the clean column too; they are taken into the proposal';
  say(desk, 'info', 'first-column-taken', text, place);
  const clean: Cell = { lines: lines.map((line) => sideOf(line, 'after').map(plain)), span: 1 };
  const redline: Cell = { lines, span: 1 };
  const all = cells.map((cell, at) =>
    at === columns.redline ? redline : at === columns.clean ? clean : cell,
  );
  return amendmentRow(all, columns, desk);
}

function plain({ mark: _, ...piece }: Piece): Piece {
  return piece;
}

/**
 * The paragraphs of a cell: a line begins one when it has a label or the line before it has come to its end mark; any
 * other is the next line of the same paragraph.
 */
function cellParagraphs(cell: Cell | undefined): Piece[][] {
  const paragraphs: Piece[][][] = [];
  const counter = newCounter();
  for (const line of cell?.lines ?? []) {
    const pieces = trimPieces(line);
    // A dash alone says that the cell is empty.
    if (!/[\p{L}\p{N}]/u.test(textOf(pieces))) continue;
    const last = paragraphs.at(-1);
    const ended = last === undefined || ENDED.test(textOf(last.at(-1) ?? []).trimEnd());
    const { label } = splitLabel(pieces, counter);
    if (ended || label || line.some(({ begins }) => begins)) paragraphs.push([pieces]);
    else last.push(pieces);
  }
  return paragraphs.map(joinLines);
}
