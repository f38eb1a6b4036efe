import type { Paragraph, TableStart } from '../../model/paragraph.ts';
import { type CleanSide, cleanFootLine, cleanLine, footLine } from './lines.ts';
import { cleanFeet, type Foot, type NoteBook, openNoteBook } from './notebook.ts';
import type { Region } from './region.ts';
import { isFootnote, type Printed } from './sides.ts';
import { cleanRow, type LooseRow, tableOf } from './table-view.ts';
import type { BlockView, NoteView, TextBlockView } from './view.ts';

const NOTHING = {
  threeColumn: null,
  inline: null,
  clean: null,
  own: null,
  summary: null,
  notes: [],
};

/** A block of one kind, all other fields null. */
export function block(part: Partial<BlockView>): BlockView {
  return { ...NOTHING, ...part };
}

/** The notes that a block marked first, at the foot of its page. */
export function redlineNotes(book: NoteBook, region: Region): readonly NoteView[] {
  return book
    .taken()
    .map((foot) => ({ id: book.numberOf(foot), line: footLine(foot, region, null) }));
}

function cleanNotes(book: NoteBook, region: Region, side: CleanSide): readonly NoteView[] {
  return book.taken().map((foot: Foot) => ({
    id: book.numberOf(foot),
    line: cleanFootLine(foot, region, null, side),
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
 * The blocks of clean text from index `from` up to `to`, each as `clean` prints it: rows of a table together, notes with
 * the block that marks them first. `chosen` leaves paragraphs out.
 */
export function cleanBlocks(
  region: Region,
  options: {
    readonly from: number;
    readonly to: number;
    readonly side: CleanSide;
    readonly field: 'clean' | 'own';
  },
): readonly BlockView[] {
  const { from, to, side, field } = options;
  const book = openNoteBook(cleanFeet(region.after), 'foot', region.counter);
  const members = region.after.printed
    .slice(from, to)
    .filter((member): member is Printed => member !== null && !isFootnote(member, region.after));
  const blocks: BlockView[] = [];
  for (const group of groupRows(members)) {
    const part = groupBlock(group, region, book, side);
    blocks.push(block({ [field]: part, notes: cleanNotes(book, region, side) }));
  }
  return blocks;
}

function groupBlock(
  group: readonly Printed[],
  region: Region,
  book: NoteBook,
  side: CleanSide,
): TextBlockView {
  const [first] = group;
  if (first?.paragraph.kind !== 'row') {
    return { line: first ? cleanLine(first, region, book, 'page', side) : null, table: null };
  }
  const rows = group.map((member): LooseRow => cleanRow(member, region, book, side));
  return {
    line: null,
    table: tableOf(rows, tableStart(region.after.text.paragraphs, first.table)),
  };
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
