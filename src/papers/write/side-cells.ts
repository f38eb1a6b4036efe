import type { StageChange } from '../../compare/stage-redline.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { cutCells } from './cells.ts';
import { changeClasses, nameOf, ownLine } from './lines.ts';
import type { NoteBook } from './notebook.ts';
import { printSide, type Side } from './printed-runs.ts';
import { printingOf, type Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { memberOn, sideBookmarks, sideLabel, sideTokenOf, stageSide } from './side-line.ts';
import { kindOf, rowOf } from './table-view.ts';
import type { LineView, PrintedRun } from './view.ts';

/** For each paragraph that is a row, what stands at the head of its columns; null for all others and for rows of tables without a head. */
export type ColumnHeads = readonly (readonly string[] | null)[];

/** The heads of the columns of each row of a text. */
export function columnHeads(paragraphs: readonly Paragraph[]): ColumnHeads {
  let open: readonly string[] | null = null;
  return paragraphs.map((paragraph) => {
    if (paragraph.kind !== 'row') open = null;
    else if (paragraph.head) open = paragraph.cells.map(headText);
    return paragraph.kind === 'row' && !paragraph.head && !paragraph.span ? open : null;
  });
}

function headText(cell: Parameters<typeof plainText>[0]): string {
  return plainText(cell.filter(({ note }) => note === undefined))
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * One side of a row of a table: a paragraph for each cell, behind the head of its column. So a row of any number of columns
 * stands beside its successor on a page of any width.
 */
export function sideCells(
  entry: PieceEntry,
  side: Side,
  region: Region,
  options: { readonly notes: NoteBook; readonly heads: ColumnHeads },
): readonly LineView[] {
  const member = memberOn(entry, side);
  const row = rowOf(member);
  if (!member || !row) return [];
  const { notes, heads } = options;
  const printing = printingOf(region, notes);
  const cut = cutCells(entry.redline, { before: rowOf(entry.before), after: rowOf(entry.after) });
  const kind = kindOf(row);
  const style = row.head ? 'cell-head' : kind === 'cells' ? 'cell' : kind;
  return row.cells.map((cell, index): LineView => {
    const changes: readonly StageChange[] = cut?.[index] ?? [wholeCell(entry, side, cell)];
    return {
      ...ownLine([style, ...changeClasses(entry)].join(' '), [
        ...(index === 0
          ? sideLabel(entry, side, region)
          : headRuns(entry[side] ? heads[member.index] : null, index, region)),
        ...printSide(changes, side, printing, stageSide(entry)),
      ]),
      paragraph: nameOf(member),
      side: `${sideTokenOf(entry, side, region)}${index === 0 ? '' : '|'}`,
      bookmarks: index === 0 ? sideBookmarks(entry, side, region) : [],
    };
  });
}

function wholeCell({ before, after }: PieceEntry, side: Side, runs: readonly Run[]): StageChange {
  if (!before && !after) return { op: 'x', runs, since: true };
  return { op: side === 'before' ? '-' : '+', runs };
}

function headRuns(
  heads: readonly string[] | null | undefined,
  index: number,
  { words }: Region,
): readonly PrintedRun[] {
  const text = printedHead(heads?.[index] ?? '', words.words);
  return text === '' ? [] : [{ text, mark: 'head', em: true }];
}

/** The head of a column as it stands before a cell: `Priorité : `. Empty where the column has none. */
export function printedHead(head: string, words: Readonly<Record<string, string>>): string {
  return head === '' ? '' : (words.columnHead ?? '').split('{head}').join(head);
}

/** Whether the cells of a row stand in the same columns on both sides; else it is struck and inserted whole. */
export function cellsStay(entry: PieceEntry): boolean {
  const rows = { before: rowOf(entry.before), after: rowOf(entry.after) };
  return cutCells(entry.redline, rows) !== null;
}
