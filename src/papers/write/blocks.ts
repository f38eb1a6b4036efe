import type { Paragraph, TableStart } from '../../model/paragraph.ts';
import { printComment } from './comments.ts';
import { type CleanSide, cleanLine } from './lines.ts';
import { cleanFootLine, footLine } from './note-lines.ts';
import { cleanFeet, type Foot, type NoteBook, openNoteBook, openTextBook } from './notebook.ts';
import type { Region } from './region.ts';
import { isFootnote, type Printed } from './sides.ts';
import { cleanRow, type LooseRow, tableBookmarks, tableOf } from './table-view.ts';
import type { BlockView, NoteView } from './view.ts';

const NOTHING = {
  columns: null,
  line: null,
  table: null,
  summary: null,
  concordance: null,
  notes: [],
};

/** A block of one kind, all other fields null. */
export function block(part: Partial<BlockView>): BlockView {
  return { ...NOTHING, ...part };
}

/** The notes that a block marked first, at the foot of its page; `commented` prints what the draft says of them below each. */
export function redlineNotes(
  book: NoteBook,
  region: Region,
  commented = false,
): readonly NoteView[] {
  return book.taken().map((foot) => ({
    id: book.idOf(foot),
    line: footLine(foot, region, null),
    comments: commented ? printComment(foot.comment, region) : [],
  }));
}

function cleanNotes(book: NoteBook, region: Region, side: CleanSide): readonly NoteView[] {
  return book.taken().map((foot: Foot) => ({
    id: book.idOf(foot),
    line: cleanFootLine(foot, region, null, side),
    comments: [],
  }));
}

/** The block that opened the table of a row. */
export function tableStart(
  paragraphs: readonly Paragraph[],
  table: number | null,
): TableStart | null {
  const start = table === null ? undefined : paragraphs[table];
  return start?.kind === 'table' ? start : null;
}

/**
 * The blocks of clean text from index `from` up to `to`: rows of a table together, notes with the block that marks them
 * first.
 */
export function cleanBlocks(
  region: Region,
  options: {
    readonly from: number;
    readonly to: number;
    readonly side: CleanSide;
    /** Whether its notes go on with the numbers of the table of two texts of which it is part; else with those above. */
    readonly ownNumbers?: boolean;
  },
): readonly BlockView[] {
  const { from, to, side, ownNumbers = false } = options;
  const feet = cleanFeet(region.after);
  const book = ownNumbers ? openTextBook(feet, 'foot', region) : openNoteBook(feet, region.counter);
  const members = region.after.printed
    .slice(from, to)
    .filter((member): member is Printed => member !== null && !isFootnote(member, region.after));
  const blocks: BlockView[] = [];
  for (const group of groupRows(members)) {
    const part = groupBlock(group, region, book, side);
    blocks.push(block({ ...part, notes: cleanNotes(book, region, side) }));
  }
  return blocks;
}

function groupBlock(
  group: readonly Printed[],
  region: Region,
  book: NoteBook,
  side: CleanSide,
): Pick<BlockView, 'line' | 'table'> {
  const [first] = group;
  if (first?.paragraph.kind !== 'row') {
    return { line: first ? cleanLine(first, region, book, 'page', side) : null, table: null };
  }
  const rows = group.map((member): LooseRow => cleanRow(member, region, book, side));
  const start = tableStart(region.after.text.paragraphs, first.table);
  const bookmarks = tableBookmarks({ before: null, after: start }, region);
  return { line: null, table: tableOf(rows, start, bookmarks) };
}

/** Rows of one table stand together, everything else alone. */
function groupRows(members: readonly Printed[]): readonly (readonly Printed[])[] {
  const groups: Printed[][] = [];
  for (const member of members) {
    const last = groups.at(-1);
    const [first] = last ?? [];
    const joins =
      member.paragraph.kind === 'row' &&
      first?.paragraph.kind === 'row' &&
      first.table === member.table;
    if (last && joins) last.push(member);
    else groups.push([member]);
  }
  return groups;
}
