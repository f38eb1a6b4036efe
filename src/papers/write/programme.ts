import { block, redlineNotes } from './blocks.ts';
import { commentLines } from './comments.ts';
import { bookmarksOf, changeClasses, redlineLine } from './lines.ts';
import type { NoteBook } from './notebook.ts';
import type { Group } from './redline-groups.ts';
import type { Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import type { Printed } from './sides.ts';
import { redlineTable } from './three-column.ts';
import type { BlockView, ColumnsRowView, ColumnsView, LineView } from './view.ts';

/** A row on its way to the table: what goes across it, or number, activity and comment. */
interface OpenRow {
  readonly section: boolean;
  /** A paragraph that moved away or came: nothing hangs on it there. */
  readonly moved: boolean;
  readonly number: readonly LineView[];
  readonly activity: LineView[];
  readonly comment: readonly LineView[];
}

/**
 * The table of a programme of work, redlined. Numbered paragraphs are rows, number, activity and, where there is any,
 * comment; what hangs on one stands in its cell, headings go across. Tables of the text keep their own columns, with the
 * comments on their rows below these.
 */
export function programmeBlocks(
  groups: readonly Exclude<Group, { kind: 'event' }>[],
  region: Region,
  book: NoteBook,
): readonly BlockView[] {
  const blocks: BlockView[] = [];
  let rows: OpenRow[] = [];
  const flush = (): void => {
    const notes = redlineNotes(book, region, true);
    if (rows.length > 0) blocks.push(block({ columns: activities(rows, region), notes }));
    rows = [];
  };
  for (const group of groups) {
    if (group.kind === 'pieces') {
      for (const [at, entry] of group.entries.entries())
        addEntry(
          entry,
          at === 0 ? commentLines(entry, region, book, 'if-any') : [],
          rows,
          region,
          book,
        );
      continue;
    }
    flush();
    const table = redlineTable(group, region, book, { surface: 'page', comments: true });
    blocks.push(block({ table, notes: redlineNotes(book, region, true) }));
  }
  flush();
  return blocks;
}

function addEntry(
  entry: PieceEntry,
  comment: readonly LineView[],
  rows: OpenRow[],
  region: Region,
  book: NoteBook,
): void {
  const line = {
    ...redlineLine(entry, region, book, 'cell'),
    bookmarks: bookmarksOf(entry, region, 'page'),
  };
  const printed = printedOf(entry, region);
  const moved = entry.moved !== null;
  if (printed?.paragraph.kind === 'heading') {
    rows.push({ section: true, moved, number: [], activity: [line], comment });
    return;
  }
  const above = rows.at(-1);
  const open = above && !above.section && !above.moved && comment.length === 0;
  if (open && continues(entry, printed, region)) {
    above.activity.push(line);
    return;
  }
  const [number, activity] = partedLine(line, entry, printed);
  rows.push({ section: false, moved, number, activity: [activity], comment });
}

function printedOf({ before, after }: PieceEntry, region: Region): Printed | null {
  const printed = after
    ? region.after.printed[after.index]
    : region.before.printed[before?.index ?? -1];
  return printed ?? null;
}

/** Whether a paragraph stands in the cell of the one above: an item, a tail, the rest of a paragraph. */
function continues(
  { piece, after, moved }: PieceEntry,
  printed: Printed | null,
  region: Region,
): boolean {
  if (!printed || moved) return false;
  if (after ? !piece.afterStarts : !piece.beforeStarts) return true;
  const side = after ? region.after : region.before;
  const parent = printed.parent === null ? null : side.text.paragraphs[printed.parent];
  return printed.depth > 1 || printed.role === 'tail' || parent?.kind === 'plain';
}

/** A numbered paragraph in two cells; `+` says that the second goes on with the first. */
function partedLine(
  line: LineView,
  entry: PieceEntry,
  printed: Printed | null,
): readonly [readonly LineView[], LineView] {
  const labels = line.runs.filter(({ label }) => label);
  if (labels.length === 0 || (printed?.depth ?? 0) > 1) return [[], line];
  const style = (name: string): string => [name, ...changeClasses(entry)].join(' ');
  const number = { ...line, classes: style('number'), depth: '', runs: labels };
  const sides = line.side.split(' ').map((token) => (token.endsWith('+') ? token : `${token}+`));
  const side = sides.join(' ');
  const runs = line.runs.filter(({ label }) => !label);
  return [[number], { ...line, classes: style('activity'), depth: '', side, bookmarks: [], runs }];
}

function activities(rows: readonly OpenRow[], { words }: Region): ColumnsView {
  const commented = rows.some(({ section, comment }) => !section && comment.length > 0);
  const { number = '', activity = '' } = words.words;
  const heads = [number, activity, ...(commented ? [words.columns[1]] : [])];
  return {
    kind: commented ? 'activities-commented' : 'activities',
    heads,
    count: heads.length,
    rows: rows.flatMap((row) => printRow(row, commented)),
  };
}

function printRow(row: OpenRow, commented: boolean): ColumnsRowView[] {
  const { section, number, activity, comment } = row;
  if (!section) {
    const cells = [number, activity, ...(commented ? [comment] : [])];
    return [{ classes: '', across: [], cells }];
  }
  const remark = { classes: 'comment', across: comment, cells: [] };
  return [
    { classes: 'section', across: activity, cells: [] },
    ...(comment.length > 0 ? [remark] : []),
  ];
}
