import { isTombstone } from '../../model/paragraph.ts';
import { block } from '../write/blocks.ts';
import { printComment } from '../write/comments.ts';
import { startLabels } from '../write/label-runs.ts';
import { nameOf, ownLine } from '../write/lines.ts';
import { printRuns } from '../write/printed-runs.ts';
import type { Group } from '../write/redline-groups.ts';
import { NO_NOTES, printingOf } from '../write/region.ts';
import type { PieceEntry } from '../write/sequence.ts';
import { cleanRow, type LooseRow, rowOf, tableBookmarks, tableOf } from '../write/table-view.ts';
import { redlineTable } from '../write/three-column.ts';
import type { BlockView, RowView, TableView } from '../write/view.ts';
import { linesOfComments } from './comment-lines.ts';
import { bookmarkFor } from './names.ts';
import type { DraftingPrint } from './rows.ts';

type RowsGroup = Extract<Group, { kind: 'rows' }>;

/** A table of the text: redlined where it changes, then to be written in, with a last column for comments. */
export function tableBlocks(group: RowsGroup, print: DraftingPrint): readonly BlockView[] {
  const { region, books } = print;
  const { tableRedline = '', tableClean = '' } = region.words.words;
  const printed = { surface: 'cell', comments: false } as const;
  const changed = group.entries.some(isChanged);
  // Asked for in any case: it is what marks the notes of the rows.
  const redline = redlineTable(group, region, books.redline, printed);
  const clean = writingTable(group, print);
  return [
    ...(changed ? [caption(tableRedline), block({ table: redline })] : []),
    caption(tableClean),
    block({ table: clean }),
  ];
}

function caption(text: string): BlockView {
  return block({ line: ownLine('table-note caption-chapeau caption', [{ text }]) });
}

function isChanged(entry: PieceEntry): boolean {
  const { before, after } = startLabels(entry);
  return entry.piece.pair.kind !== 'kept' || before !== after;
}

function writingTable(group: RowsGroup, print: DraftingPrint): TableView {
  const entries = group.entries.filter(({ after, piece }) => !after || piece.afterStarts);
  const rows = entries.map((entry) => writingRow(entry, print));
  const table = tableOf(
    rows,
    group.start,
    tableBookmarks({ ...group.starts, before: null }, print.region),
  );
  const columns = Math.max(1, ...rows.map(({ cells }) => cells.length));
  const ids = entries.map((entry) => idOf(entry));
  const all = [...table.heads, ...table.rows].map((row, index) =>
    withComment(row, columns, ids[index] ?? null),
  );
  const heads = table.heads.length;
  return { ...table, heads: all.slice(0, heads), rows: all.slice(heads) };
}

function idOf({ before, after }: PieceEntry): string | null {
  return (after ?? before)?.paragraph.id ?? null;
}

function writingRow(entry: PieceEntry, print: DraftingPrint): LooseRow {
  const { region, books, comments } = print;
  const { after, before } = entry;
  const row = after
    ? cleanRow({ ...after, final: after.label }, region, books.clean, 'clean')
    : goneRow(entry);
  const lines = printComment(linesOfComments(comments(idOf(entry))), region);
  const runs = lines.flatMap((line, index) =>
    index === 0 ? line.runs : [{ text: '\n' }, ...line.runs],
  );
  const head = (after ?? before)?.paragraph;
  const isHead = head?.kind === 'row' && head.head;
  const printing = printingOf(region, NO_NOTES);
  const said =
    runs.length === 0 && isHead && !isTombstone(head)
      ? printRuns([{ text: region.words.columns[1] }], printing, 'after')
      : runs;
  return { ...row, cells: [...row.cells, said] };
}

// A row that goes stays to be written in again, and for its reason.
function goneRow({ before }: PieceEntry): LooseRow {
  const row = rowOf(before);
  const id = before?.paragraph.id ?? null;
  return {
    head: false,
    kind: 'cells',
    classes: [],
    view: { paragraph: before ? nameOf(before) : '', side: '' },
    bookmarks: id === null ? [] : [bookmarkFor('clean', id)],
    cells: (row?.cells ?? [[]]).map(() => []),
  };
}

function withComment(row: RowView, columns: number, id: string | null): RowView {
  const last = row.cells.length - 1;
  const cells = row.cells.map((cell, at) => {
    if (at === last)
      return {
        span: 1,
        line: { ...cell.line, bookmarks: id === null ? [] : [bookmarkFor('comment', id)] },
      };
    return at === last - 1 ? { ...cell, span: columns - last } : { ...cell, span: 1 };
  });
  return { ...row, cells };
}
