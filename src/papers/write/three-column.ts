import type { Pair } from '../../compare/comparison.ts';
import { frontString } from '../../model/text.ts';
import { block } from './blocks.ts';
import { commentLines, movedRemark, printComment } from './comments.ts';
import { bookmarksOf, cleanLine, ownLine, redlineLine, type Surface } from './lines.ts';
import { cleanFootLine, footLine } from './note-lines.ts';
import { cleanFeet, type Foot, type NoteBook, openTextBook } from './notebook.ts';
import type { Group } from './redline-groups.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { cleanRow, commentRow, redlineRows, tableBookmarks, tableOf } from './table-view.ts';
import type { BlockView, ColumnsRowView, ColumnsView, LineView, TableView } from './view.ts';

/** The books of an amendment table: a note has in the redline the numbers of both texts, in the clean column that of the text after. */
export interface ColumnBooks {
  readonly redline: NoteBook;
  readonly clean: NoteBook;
}

/** Books for the notes of one amendment table; its notes stand in rows, not at the foot of the page. */
export function openColumnBooks(feet: readonly Foot[], region: Region): ColumnBooks {
  return {
    redline: openTextBook(feet, 'row', region),
    clean: openTextBook(cleanFeet(region.after), 'row', region),
  };
}

/**
 * The amendment table of some groups: redline with old and working numbers, comment, clean text with final numbers. Each
 * paragraph, item and note has a row of its own. The tables of the text itself come between, redlined and then clean.
 */
export function threeColumnBlocks(
  groups: readonly Exclude<Group, { kind: 'event' }>[],
  region: Region,
  books: ColumnBooks,
): readonly BlockView[] {
  const blocks: BlockView[] = [];
  let rows: ColumnsRowView[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push(block({ columns: threeColumns(rows, region) }));
    rows = [];
  };
  for (const group of groups) {
    if (group.kind === 'pieces') rows.push(pieceRow(group.entries, region, books));
    else {
      flush();
      blocks.push(...tableBlocks(group, region, books));
    }
    rows.push(...noteRows(region, books));
  }
  flush();
  return blocks;
}

function threeColumns(rows: readonly ColumnsRowView[], region: Region): ColumnsView {
  return { kind: 'three-column', heads: headsOf(region), count: 3, rows };
}

// The first head of the body speaks of a Resolution; a programme, a strategy or a Decision is none.
function headsOf({ words, after }: Region): readonly string[] {
  const [before, comment, clean] = words.columns;
  const kind = frontString(after.text, 'kind') ?? 'resolution';
  const { sideBefore = '' } = words.words;
  return [kind === 'resolution' || sideBefore === '' ? before : sideBefore, comment, clean];
}

function pieceRow(
  entries: readonly PieceEntry[],
  region: Region,
  books: ColumnBooks,
): ColumnsRowView {
  const across = formulaAcross(entries, region, books);
  if (across) return across;
  const started = entries.filter(({ after, piece }) => after && piece.afterStarts);
  return cellsRow([
    entries.map((entry) => redlineLine(entry, region, books.redline, 'cell')),
    entries[0] ? commentLines(entries[0], region, books.redline, 'always') : [],
    started.flatMap(({ after }) =>
      after ? [cleanLine(after, region, books.clean, 'cell', 'clean')] : [],
    ),
  ]);
}

/** A row of the cells of a layout. */
export function cellsRow(cells: readonly (readonly LineView[])[]): ColumnsRowView {
  return { classes: '', across: [], cells };
}

/** The organ's formula goes across the table where it is kept: it is then read in all three texts. */
function formulaAcross(
  entries: readonly PieceEntry[],
  region: Region,
  books: ColumnBooks,
): ColumnsRowView | null {
  const [entry] = entries;
  if (!entry || entries.length > 1 || !isPlainFormula(entry)) return null;
  const line = redlineLine(entry, region, books.redline, 'cell');
  const bookmarks = bookmarksOf(entry, region, 'page');
  const across = [{ ...line, bookmarks, side: `${line.side} c${region.number}` }];
  return { classes: '', across, cells: [] };
}

/** Whether a paragraph is the organ's formula, kept as it was, of which nothing is said and in which nothing is marked. */
export function isPlainFormula({ after, moved, piece: { pair } }: PieceEntry): boolean {
  if (after?.role !== 'formula' || after.label) return false;
  const plain =
    'content' in after.paragraph && after.paragraph.content.every(({ note }) => note === undefined);
  return pair.kind === 'kept' && moved === null && pair.comment.length === 0 && plain;
}

/** The notes that the last rows marked first, each in a row: redline with its number there, clean text with its own. */
function noteRows(region: Region, books: ColumnBooks): ColumnsRowView[] {
  const clean = new Map(books.clean.taken().map((foot) => [foot.after?.index, foot]));
  const rows = books.redline.taken().map((foot): ColumnsRowView => {
    const own = clean.get(foot.after?.index);
    clean.delete(foot.after?.index);
    return cellsRow([
      [footLine(foot, region, books.redline)],
      printComment(foot.comment, region),
      own ? [cleanNote(own, region, books)] : [],
    ]);
  });
  for (const foot of clean.values()) {
    rows.push(cellsRow([[], [], [cleanNote(foot, region, books)]]));
  }
  return rows;
}

function cleanNote(foot: Foot, region: Region, books: ColumnBooks) {
  return cleanFootLine(foot, region, books.clean.numberOf(foot, 'after'), 'clean');
}

function tableBlocks(
  group: Extract<Group, { kind: 'rows' }>,
  region: Region,
  books: ColumnBooks,
): readonly BlockView[] {
  const printed = { surface: 'cell', comments: true } as const;
  const redline = redlineTable(group, region, books.redline, printed);
  const rows = group.entries.flatMap(({ after, piece }) =>
    after && piece.afterStarts ? [cleanRow(after, region, books.clean, 'clean')] : [],
  );
  if (rows.length === 0) return [block({ table: redline })];
  const clean = tableOf(
    rows,
    group.start,
    tableBookmarks({ ...group.starts, before: null }, region),
  );
  const { tableRedline = '', tableClean = '' } = region.words.words;
  return [
    ...tableNote(tableRedline),
    block({ table: redline }),
    ...tableNote(tableClean),
    block({ table: clean }),
  ];
}

/** What is said above a table of the text that is printed twice, so that nobody takes one for the other. */
function tableNote(text: string): readonly BlockView[] {
  if (text === '') return [];
  const line = ownLine('table-note caption-chapeau caption', [{ text }]);
  return [block({ line })];
}

/**
 * A table of the text as a redline. Beside columns of an amendment table (`cell`) only the text before is bookmarked there;
 * `comments` on its rows stand in rows across it; without them the remark on a row that moved stands so alone.
 */
export function redlineTable(
  group: Extract<Group, { kind: 'rows' }>,
  region: Region,
  notes: NoteBook,
  { surface, comments }: { readonly surface: Surface; readonly comments: boolean },
): TableView {
  const seen = new Set<Pair>();
  const rows = group.entries.flatMap((entry) => {
    const remark = comments || region.tracked ? null : movedRemark(entry, region);
    const told = !comments || (entry.moved !== 'from' && seen.has(entry.piece.pair));
    const lines = told ? [] : commentLines(entry, region, notes, 'if-any');
    const comment = commentRow(remark ? [ownLine('comment', [remark])] : lines);
    if (entry.moved !== 'from') seen.add(entry.piece.pair);
    const own = redlineRows(entry, region, notes, surface);
    return comment ? [...own.map((row) => ({ ...row, leads: true })), comment] : own;
  });
  const starts = surface === 'page' ? group.starts : { ...group.starts, after: null };
  return tableOf(rows, group.start, tableBookmarks(starts, region));
}
