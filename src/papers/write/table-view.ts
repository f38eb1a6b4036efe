import type { Change, Member } from '../../compare/comparison.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { contentOf, type Row, type TableStart } from '../../model/paragraph.ts';
import { cutCells } from './cells.ts';
import { labelRuns, printedLabel, startLabels, whole } from './label-runs.ts';
import {
  bookmarksOf,
  type CleanSide,
  changeClasses,
  cleanBookmarks,
  cleanTokens,
  nameOf,
  ownLine,
  type Surface,
  sideOf,
} from './lines.ts';
import type { NoteBook } from './notebook.ts';
import { printRedline, printRuns } from './printed-runs.ts';
import type { TableStarts } from './redline-groups.ts';
import { bookmarkOf, printingOf, type Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import type { CellView, LineView, PrintedRun, RowView, TableView } from './view.ts';

/** A row across the table that is numbered opens a section of it, one without a number stands below that; a remark is a comment. */
type RowKind = 'cells' | 'section' | 'across' | 'comment';

/** A row on its way to a table: the cells are known, the number of columns of the table not yet. */
export interface LooseRow {
  readonly head: boolean;
  readonly kind: RowKind;
  /** Whether it stays on the page of the row below it. */
  readonly leads?: boolean;
  readonly classes: readonly string[];
  readonly view: Pick<RowView, 'paragraph' | 'side'>;
  readonly bookmarks: readonly string[];
  readonly cells: readonly (readonly PrintedRun[])[];
}

/** A row of a redline: one row, or one struck and one inserted where cells do not stand below each other. */
export function redlineRows(
  entry: PieceEntry,
  region: Region,
  notes: NoteBook,
  surface: Surface,
): readonly LooseRow[] {
  const before = rowOf(entry.before);
  const after = rowOf(entry.after);
  const cells = before || after ? cutCells(entry.redline, { before, after }) : rowless(entry);
  if (cells) return [redlineRow(entry, cells, region, notes, surface)];
  return [sideOnly(entry, 'before'), sideOnly(entry, 'after')].flatMap((side) =>
    redlineRows(side, region, notes, surface),
  );
}

// A row of the stage alone; else a paragraph that became one, or was one, in a cell of its own.
function rowless({ redline, stage }: PieceEntry): readonly (readonly StageChange[])[] {
  const then = rowOf(stage?.member ?? null);
  return then ? droppedCells(then) : [redline];
}

function droppedCells({ cells }: Row): readonly (readonly StageChange[])[] {
  return cells.map((runs) => [{ op: 'x', runs, since: true }]);
}

/** The row that a member is, null where it is none. */
export function rowOf(member: Member | null): Row | null {
  return member?.paragraph.kind === 'row' ? member.paragraph : null;
}

/** How a row is printed: in cells or across its table. */
export function kindOf(row: Row | null): 'cells' | 'section' | 'across' {
  if (!row?.span) return 'cells';
  return row.label ? 'section' : 'across';
}

/** The words of a row that belong to one side, struck or inserted whole. */
export function sideOnly(entry: PieceEntry, side: 'before' | 'after'): PieceEntry {
  const member = entry[side];
  const redline: Change[] = member
    ? [{ op: side === 'before' ? '-' : '+', runs: contentOf(member.paragraph) }]
    : [];
  return { ...entry, before: null, after: null, [side]: member, redline };
}

function redlineRow(
  entry: PieceEntry,
  cells: readonly (readonly StageChange[])[],
  region: Region,
  notes: NoteBook,
  surface: Surface,
): LooseRow {
  const printing = printingOf(region, notes);
  const member = entry.after ?? entry.before ?? entry.stage?.member ?? null;
  const row = rowOf(member);
  const label = labelRuns(startLabels(entry, region), printing, whole(entry));
  return {
    head: row?.head ?? false,
    kind: kindOf(row),
    classes: [...changeClasses(entry)],
    view: {
      paragraph: member ? nameOf(member) : '',
      side: sideOf(entry, region),
    },
    bookmarks: bookmarksOf(entry, region, surface),
    cells: cells.map((cell, index) => [
      ...(index === 0 ? label : []),
      ...printRedline(cell, printing),
    ]),
  };
}

/** A row of clean text. */
export function cleanRow(
  member: Member,
  region: Region,
  notes: NoteBook,
  side: CleanSide,
): LooseRow {
  const printing = printingOf(region, notes);
  const row = rowOf(member);
  const text = printedLabel(member.paragraph, member.final);
  const label = labelRuns({ before: text, after: text }, printing, null);
  return {
    head: row?.head ?? false,
    kind: kindOf(row),
    classes: [],
    view: {
      paragraph: nameOf(member),
      side: cleanTokens(side, region),
    },
    bookmarks: cleanBookmarks(member, region),
    cells: (row?.cells ?? []).map((cell, index) => [
      ...(index === 0 ? label : []),
      ...printRuns(cell, printing, 'after'),
    ]),
  };
}

/** The comment on a row, as a row across the table below it. */
export function commentRow(lines: readonly LineView[]): LooseRow | null {
  if (lines.length === 0) return null;
  const runs = lines.flatMap((line, index) =>
    index === 0 ? line.runs : [{ text: '\n' }, ...line.runs],
  );
  const view = { paragraph: '', side: '' };
  return { head: false, kind: 'comment', classes: [], view, bookmarks: [], cells: [runs] };
}

/** Rows put together to a table; `start` is the block that opened it in its text and names class and widths. */
export function tableOf(
  rows: readonly LooseRow[],
  start: TableStart | null,
  bookmarks: readonly string[],
): TableView {
  const columns = Math.max(1, ...rows.map((row) => row.cells.length));
  const firstBody = rows.findIndex((row) => !row.head);
  const heads = firstBody === -1 ? rows.length : firstBody;
  const widths = (start?.attributes.values.widths ?? '')
    .split(/[\s,]+/)
    .filter((width) => width !== '');
  const [bookmark = '', ...further] = bookmarks;
  const bookmarked = rows.map((row, index) =>
    index === 0 ? { ...row, bookmarks: [...row.bookmarks, ...further] } : row,
  );
  return {
    classes: tableClass(start, columns),
    bookmark,
    widths:
      widths.length === columns && widths.every((width) => /^\d+(?:\.\d+)?(?:%|mm)?$/.test(width))
        ? widths
        : [],
    heads: bookmarked.slice(0, heads).map((row) => rowView(row, columns, true)),
    rows: bookmarked.slice(heads).map((row) => rowView(row, columns, false)),
  };
}

/** The bookmarks of a table, before first. */
export function tableBookmarks(starts: TableStarts, { number }: Region): readonly string[] {
  return [bookmarkOf('b', number, starts.before), bookmarkOf('a', number, starts.after)].filter(
    (name) => name !== null,
  );
}

// A table of many columns does not fit an upright page.
const WIDE = 5;

function tableClass(start: TableStart | null, columns: number): string {
  const own = start?.attributes.classes.find((name) => name === 'programme' || name === 'plain');
  return own ?? (columns >= WIDE ? 'programme' : 'plain');
}

/** Whether a table needs a page on its side. */
export function isWide(table: TableView): boolean {
  return table.classes === 'programme';
}

const STYLES: Readonly<Record<RowKind, string>> = {
  cells: 'cell',
  section: 'section',
  across: 'across',
  comment: 'comment',
};

function rowView(row: LooseRow, columns: number, head: boolean): RowView {
  const kind = head ? 'cells' : row.kind;
  const [bookmark = '', ...further] = row.bookmarks;
  const last = row.cells.length - 1;
  const cells = row.cells.map((runs, index): CellView => {
    const span = index === last ? columns - last : 1;
    const style = row.leads && kind === 'cells' ? 'cell-chapeau cell' : STYLES[kind];
    const line = ownLine(head ? 'cell-head' : style, runs);
    return { span, line: index === 0 ? { ...line, bookmarks: further } : line };
  });
  const classes = [...(kind === 'cells' ? [] : [STYLES[kind]]), ...row.classes].join(' ');
  return { ...row.view, bookmark, classes, cells };
}
