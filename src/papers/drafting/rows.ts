import type { Comment } from '../../model/paragraph.ts';
import { printComment } from '../write/comments.ts';
import {
  cleanFootLine,
  cleanLine,
  footLine,
  ownLine,
  redlineLine,
  startLabels,
} from '../write/lines.ts';
import type { Foot } from '../write/notebook.ts';
import type { Region } from '../write/region.ts';
import type { PieceEntry } from '../write/sequence.ts';
import { type ColumnBooks, cellsRow } from '../write/three-column.ts';
import type { ColumnsRowView, LineView } from '../write/view.ts';
import { linesOfComments } from './comment-lines.ts';
import { bookmarkFor } from './names.ts';

/** What the rows of a drafting file are printed by. */
export interface DraftingPrint {
  readonly region: Region;
  readonly books: ColumnBooks;
  readonly comments: (id: string | null) => readonly Comment[];
}

/** The rows of one pair: one for each paragraph of the draft, one where there is none any more. */
export function pieceRows(
  entries: readonly PieceEntry[],
  print: DraftingPrint,
): readonly ColumnsRowView[] {
  const rows: PieceEntry[][] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    const starts = entry.after !== null && entry.piece.afterStarts;
    const taken = last?.some(({ after }) => after !== null) ?? false;
    if (last && !(starts && taken)) last.push(entry);
    else rows.push([entry]);
  }
  return rows.map((row) => pieceRow(row, print));
}

function pieceRow(entries: readonly PieceEntry[], print: DraftingPrint): ColumnsRowView {
  const { region, books } = print;
  const start = entries.find(({ after, piece }) => after && piece.afterStarts) ?? entries[0];
  const after = start?.after ?? null;
  const id = (after ?? start?.before)?.paragraph.id ?? null;
  const lines = printComment(linesOfComments(print.comments(id)), region);
  const kept = start !== undefined && isKept(start);
  const said = lines.length > 0 || !kept ? lines : [ownLine('comment', [keepRun(region)])];
  return cellsRow([
    entries.map((entry) => redlineLine(entry, region, books.redline, 'cell')),
    named(said, 'comment', id),
    after
      ? [cleanLine({ ...after, final: after.label }, region, books.clean, 'cell', 'clean')]
      : named([], 'clean', id),
  ]);
}

function isKept(entry: PieceEntry): boolean {
  const { before, after } = startLabels(entry);
  return entry.piece.pair.kind === 'kept' && !entry.piece.pair.moved && before === after;
}

/** The word of the body for a paragraph that stays. */
export function keepRun({ words }: Region): { readonly text: string } {
  return { text: words.keep };
}

// A cell has one paragraph at least: in the empty one the drafter writes.
function named(
  lines: readonly LineView[],
  column: 'comment' | 'clean',
  id: string | null,
): readonly LineView[] {
  const [first, ...others] =
    lines.length > 0 ? lines : [ownLine(column === 'comment' ? 'comment' : 'plain', [])];
  if (!first || id === null) return first ? [first, ...others] : others;
  return [{ ...first, bookmarks: [bookmarkFor(column, id)] }, ...others];
}

/** The notes that the last rows marked first, each in a row of its own. */
export function noteRows(print: DraftingPrint): readonly ColumnsRowView[] {
  const { books } = print;
  const clean = new Map(books.clean.taken().map((foot) => [foot.after?.index, foot]));
  const rows = books.redline.taken().map((foot) => {
    const own = clean.get(foot.after?.index) ?? null;
    clean.delete(foot.after?.index);
    return noteRow(foot, own, print);
  });
  return [...rows, ...[...clean.values()].map((foot) => noteRow(null, foot, print))];
}

function noteRow(foot: Foot | null, own: Foot | null, print: DraftingPrint): ColumnsRowView {
  const { region, books } = print;
  const member = own?.after ?? foot?.before ?? null;
  const id = member?.paragraph.id ?? null;
  const comments = printComment(linesOfComments(print.comments(id)), region);
  const clean = own
    ? [cleanFootLine(own, region, books.clean.numberOf(own, 'after'), 'clean')]
    : [];
  const first = foot ? [footLine(foot, region, books.redline)] : [];
  return cellsRow([first, named(comments, 'comment', id), named(clean, 'clean', id)]);
}
