import type { Pair } from '../../compare/comparison.ts';
import { block } from './blocks.ts';
import { commentLines, printComment } from './comments.ts';
import { bookmarksOf, ownLine, redlineLine } from './lines.ts';
import { type Foot, type NoteBook, type NoteNumbers, openTextBook } from './notebook.ts';
import type { Group } from './redline-groups.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { type ColumnHeads, cellsStay, columnHeads, sideCells } from './side-cells.ts';
import { sideLines, sideNote, sideToken } from './side-line.ts';
import { kindOf, rowOf, sideOnly } from './table-view.ts';
import { cellsRow, isPlainFormula } from './three-column.ts';
import type { BlockView, ColumnsRowView, LineView } from './view.ts';

/** The books of two columns: the notes of each are numbered by themselves. */
export interface SideBooks {
  readonly left: NoteBook;
  readonly right: NoteBook;
}

/** Books for a table of two texts; its notes stand in rows. */
export function openSideBooks(feet: readonly Foot[], region: Region): SideBooks {
  const open = (): NoteBook => openTextBook(feet, 'row', region);
  return { left: open(), right: open() };
}

/** The numbers of notes in a line that tells of both columns. */
function bothBooks({ left, right }: SideBooks): NoteNumbers {
  return {
    told: (name, side) => (side === 'before' ? left : right).told(name, side),
    same: right.same,
  };
}

interface Printing {
  readonly region: Region;
  readonly books: SideBooks;
  readonly heads: { readonly before: ColumnHeads; readonly after: ColumnHeads };
  /** Pairs of which the comment has been printed. */
  readonly told: Set<Pair>;
}

/**
 * Two texts side by side: left the text before under its old numbers, what goes struck; right the text after under its
 * final numbers, what is new underlined. What is kept stands level, a row of a table a paragraph a cell. A comment goes
 * across below what it is about.
 */
export function sideBySideBlocks(
  groups: readonly Exclude<Group, { kind: 'event' }>[],
  region: Region,
  books: SideBooks,
): readonly BlockView[] {
  const heads = {
    before: columnHeads(region.before.text.paragraphs),
    after: columnHeads(region.after.text.paragraphs),
  };
  const printing: Printing = { region, books, heads, told: new Set() };
  const rows = groups.flatMap((group) =>
    group.kind === 'pieces'
      ? [...pieceRows(group.entries, printing), ...noteRows(printing)]
      : group.entries.flatMap((entry) => [...tableRows(entry, printing), ...noteRows(printing)]),
  );
  const { sideBefore = '', sideAfter = '' } = region.words.words;
  const columns = { kind: 'side-by-side', heads: [sideBefore, sideAfter], count: 2, rows } as const;
  return [block({ columns })];
}

function pieceRows(entries: readonly PieceEntry[], printing: Printing): ColumnsRowView[] {
  const { region, books } = printing;
  const [first] = entries;
  if (!first) return [];
  if (entries.length === 1 && isPlainFormula(first)) return [formulaRow(first, printing)];
  const cells = [
    sideLines(entries, 'before', region, books.left),
    sideLines(entries, 'after', region, books.right),
  ];
  const comment = commentRow(commentLines(first, region, bothBooks(books), 'if-any'));
  return [cellsRow(allStay(keptTogether(cells, comment))), ...comment];
}

/** The cells of a row that stay on the page of the comment below them, where there is one. */
function keptTogether(
  cells: readonly (readonly LineView[])[],
  comment: readonly ColumnsRowView[],
): readonly (readonly LineView[])[] {
  return comment.length > 0 ? cells.map((lines) => lines.map(withNext)) : cells;
}

/** A line that stays on the page of the comment below it, where the body has such a style. */
function withNext(line: LineView): LineView {
  const [own = ''] = line.classes.split(' ');
  const style = /^cell(?:-|$)/.test(own) ? own : `cell-${own}`;
  return style.endsWith('-chapeau')
    ? line
    : { ...line, classes: `${style}-chapeau ${line.classes}` };
}

// Word and others ask the first cell whether a row stays on the page of the next one, though it may be empty.
function allStay(cells: readonly (readonly LineView[])[]): readonly (readonly LineView[])[] {
  const stay = cells.some((lines) => lines.at(-1)?.classes.includes('-chapeau'));
  const empty = [ownLine('cell-chapeau cell', [])];
  return stay ? cells.map((lines) => (lines.length === 0 ? empty : lines)) : cells;
}

function formulaRow(entry: PieceEntry, { region, books }: Printing): ColumnsRowView {
  const line = redlineLine(entry, region, books.left, 'cell');
  const side = `${sideToken('before', region)} ${sideToken('after', region)}`;
  const across = [{ ...line, bookmarks: bookmarksOf(entry, region, 'page'), side }];
  return { classes: '', across, cells: [] };
}

function commentRow(lines: readonly LineView[]): ColumnsRowView[] {
  return lines.length === 0 ? [] : [{ classes: 'comment', across: lines, cells: [] }];
}

function tableRows(entry: PieceEntry, printing: Printing): ColumnsRowView[] {
  const { region, books, heads, told } = printing;
  const stays = cellsStay(entry);
  const cellsOf = (side: 'before' | 'after', notes: NoteBook): readonly LineView[] =>
    sideCells(stays ? entry : sideOnly(entry, side), side, region, { notes, heads: heads[side] });
  const silent = entry.moved !== 'from' && told.has(entry.piece.pair);
  const comment = silent ? [] : commentLines(entry, region, bothBooks(books), 'if-any');
  if (entry.moved !== 'from') told.add(entry.piece.pair);
  const kind = kindOf(rowOf(entry.after ?? entry.before));
  const below = commentRow(comment);
  const both = [cellsOf('before', books.left), cellsOf('after', books.right)];
  const cells = allStay(keptTogether(both, below));
  return [{ classes: kind === 'section' ? kind : '', across: [], cells }, ...below];
}

/** The notes that the last rows marked first: those of both columns level where both mark them there. */
function noteRows({ region, books }: Printing): ColumnsRowView[] {
  const right = new Set(books.right.taken());
  const left = books.left.taken();
  return [...left, ...[...right].filter((foot) => !left.includes(foot))].flatMap((foot) => {
    const row = cellsRow([
      left.includes(foot) ? [sideNote(foot, 'before', region, books.left)] : [],
      right.has(foot) ? [sideNote(foot, 'after', region, books.right)] : [],
    ]);
    const told = right.has(foot) || foot.after === null;
    return [row, ...(told ? commentRow(printComment(foot.comment, region)) : [])];
  });
}
