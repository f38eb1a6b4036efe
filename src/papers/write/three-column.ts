import type { Pair } from '../../compare/comparison.ts';
import { block } from './blocks.ts';
import { commentLines, printComment } from './comments.ts';
import {
  bookmarksOf,
  cleanFootLine,
  cleanLine,
  footLine,
  ownLine,
  redlineLine,
  type Surface,
} from './lines.ts';
import { cleanFeet, type Foot, type NoteBook, openNoteBook, startCounter } from './notebook.ts';
import type { Group } from './redline-groups.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { cleanRow, commentRow, redlineRows, tableOf } from './table-view.ts';
import type { BlockView, TableView, ThreeColumnRowView } from './view.ts';

/** The books of an amendment table: notes are numbered apart in the redline and in the clean column. */
export interface ColumnBooks {
  readonly redline: NoteBook;
  readonly clean: NoteBook;
}

/** Books for the notes of one amendment table; its notes stand in rows, not at the foot of the page. */
export function openColumnBooks(feet: readonly Foot[], region: Region): ColumnBooks {
  return {
    redline: openNoteBook(feet, 'row', startCounter()),
    clean: openNoteBook(cleanFeet(region.after), 'row', startCounter()),
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
  let rows: ThreeColumnRowView[] = [];
  const flush = (): void => {
    if (rows.length > 0) blocks.push(block({ threeColumn: { heads: region.words.columns, rows } }));
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

function pieceRow(
  entries: readonly PieceEntry[],
  region: Region,
  books: ColumnBooks,
): ThreeColumnRowView {
  const across = formulaAcross(entries, region, books);
  if (across) return across;
  const started = entries.filter(({ after, piece }) => after && piece.afterStarts);
  return {
    across: [],
    redline: entries.map((entry) => redlineLine(entry, region, books.redline, 'cell')),
    comment: entries[0] ? commentLines(entries[0], region, 'always') : [],
    clean: started.flatMap(({ after }) =>
      after ? [cleanLine(after, region, books.clean, 'cell', 'clean')] : [],
    ),
  };
}

/** The organ's formula goes across the table where it is kept: it is then read in all three texts. */
function formulaAcross(
  entries: readonly PieceEntry[],
  region: Region,
  books: ColumnBooks,
): ThreeColumnRowView | null {
  const [entry] = entries;
  const member = entry?.after;
  if (!entry || !member || entries.length > 1 || member.role !== 'formula') return null;
  const { pair } = entry.piece;
  const plain =
    'content' in member.paragraph &&
    member.paragraph.content.every(({ note }) => note === undefined);
  if (pair.kind !== 'kept' || entry.moved || pair.comment.length > 0 || !plain || member.label)
    return null;
  const line = redlineLine(entry, region, books.redline, 'cell');
  const bookmarks = bookmarksOf(entry, region, 'page');
  const across = [{ ...line, bookmarks, side: `${line.side} c${region.number}` }];
  return { across, redline: [], comment: [], clean: [] };
}

/** The notes that the last rows marked first, each in a row: redline with its number there, clean text with its own. */
function noteRows(region: Region, books: ColumnBooks): ThreeColumnRowView[] {
  const clean = new Map(books.clean.taken().map((foot) => [foot.after?.index, foot]));
  const rows = books.redline.taken().map((foot): ThreeColumnRowView => {
    const own = clean.get(foot.after?.index);
    clean.delete(foot.after?.index);
    return {
      across: [],
      redline: [footLine(foot, region, books.redline.numberOf(foot))],
      comment: printComment(foot.comment, region),
      clean: own ? [cleanNote(own, region, books)] : [],
    };
  });
  for (const foot of clean.values()) {
    rows.push({ across: [], redline: [], comment: [], clean: [cleanNote(foot, region, books)] });
  }
  return rows;
}

function cleanNote(foot: Foot, region: Region, books: ColumnBooks) {
  return cleanFootLine(foot, region, books.clean.numberOf(foot), 'clean');
}

function tableBlocks(
  group: Extract<Group, { kind: 'rows' }>,
  region: Region,
  books: ColumnBooks,
): readonly BlockView[] {
  const redline = redlineTable(group, region, books.redline, 'cell');
  const rows = group.entries.flatMap(({ after, piece }) =>
    after && piece.afterStarts ? [cleanRow(after, region, books.clean, 'clean')] : [],
  );
  if (rows.length === 0) return [block({ inline: { line: null, table: redline } })];
  const clean = tableOf(rows, group.start);
  const { tableRedline = '', tableClean = '' } = region.words.words;
  return [
    ...tableNote(tableRedline),
    block({ inline: { line: null, table: redline } }),
    ...tableNote(tableClean),
    block({ clean: { line: null, table: clean } }),
  ];
}

/** What is said above a table of the text that is printed twice, so that nobody takes one for the other. */
function tableNote(text: string): readonly BlockView[] {
  if (text === '') return [];
  const line = ownLine('table-note caption-chapeau caption', [{ text }]);
  return [block({ own: { line, table: null } })];
}

/** A table of the text as a redline. Beside columns of an amendment table (`cell`), comments on its rows stand in rows across it. */
export function redlineTable(
  group: Extract<Group, { kind: 'rows' }>,
  region: Region,
  notes: NoteBook,
  surface: Surface,
): TableView {
  const seen = new Set<Pair>();
  const rows = group.entries.flatMap((entry) => {
    const told = surface === 'page' || seen.has(entry.piece.pair);
    const comment = told ? null : commentRow(commentLines(entry, region, 'if-any'));
    if (entry.moved !== 'from') seen.add(entry.piece.pair);
    return [...redlineRows(entry, region, notes, surface), ...(comment ? [comment] : [])];
  });
  return tableOf(rows, group.start);
}
