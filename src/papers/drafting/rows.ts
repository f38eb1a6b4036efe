import type { Comment } from '../../model/paragraph.ts';
import { printComment } from '../write/comments.ts';
import { startLabels } from '../write/label-runs.ts';
import { cleanLine, ownLine, redlineLine } from '../write/lines.ts';
import { cleanFootLine, footLine } from '../write/note-lines.ts';
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
  /** Whether the draft has a paragraph of this id that is no tombstone. */
  readonly live: (id: string | null) => boolean;
  /** Notes that the redline has marked and the clean text not yet, by their place in the draft. */
  readonly waiting: Map<number, Foot>;
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
function keepRun({ words }: Region): { readonly text: string } {
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

/** The notes that the last rows marked first, each in a row of its own, where the clean text marks it first. */
export function noteRows(print: DraftingPrint): readonly ColumnsRowView[] {
  const { books, waiting, live } = print;
  const clean = new Set(books.clean.taken());
  const rows: ColumnsRowView[] = [];
  for (const foot of books.redline.taken()) {
    const own = [...clean].find(({ after }) => after?.index === foot.after?.index) ?? null;
    if (own) {
      clean.delete(own);
      rows.push(noteRow(foot, own, idOf(own), print));
    } else if (foot.after) waiting.set(foot.after.index, foot);
    else rows.push(noteRow(foot, null, live(idOf(foot)) ? null : idOf(foot), print));
  }
  for (const own of clean) {
    const foot = waiting.get(own.after?.index ?? -1) ?? null;
    rows.push(noteRow(foot, own, idOf(own), print));
  }
  return rows;
}

function idOf({ before, after }: Foot): string | null {
  return (after ?? before)?.paragraph.id ?? null;
}

function noteRow(
  foot: Foot | null,
  own: Foot | null,
  id: string | null,
  print: DraftingPrint,
): ColumnsRowView {
  const { region, books } = print;
  const comments = printComment(linesOfComments(print.comments(id)), region);
  const clean = own
    ? [cleanFootLine(own, region, books.clean.numberOf(own, 'after'), 'clean')]
    : [];
  // A note that moves is printed before and behind; the cells of the row say whose it is.
  const first = foot ? [{ ...footLine(foot, region, books.redline), bookmarks: [] }] : [];
  return cellsRow([first, named(comments, 'comment', id), named(clean, 'clean', id)]);
}
