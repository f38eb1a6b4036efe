import type { Heading, Paragraph } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import type { Into } from './accounting.ts';
import {
  type AmendmentRow,
  amendmentColumns,
  amendmentRows,
  type Columns,
  isAnnounced,
  usualColumns,
} from './columns.ts';
import { type Desk, headingOf, say, sayLost } from './desk.ts';
import { type NamedResolution, namedResolution } from './facts.ts';
import type { Block, LineBlock, NoteBlock, TableBlock } from './flatten.ts';
import { newCounter } from './labels.ts';
import { likeness } from './merge.ts';
import { marksOf } from './notes.ts';
import { placeOf, plainLine } from './pieces.ts';
import { prose } from './prose.ts';
import { type TableBehind, takeTables } from './tables-behind.ts';
import { withTypedMarks } from './typed-marks.ts';

/** The annex that holds the amendment table. `own` stands in the paper itself, `annex` is the annex of the Resolution in the draft. */
export interface ReadAmendments {
  readonly own: readonly Paragraph[];
  readonly rows: readonly AmendmentRow[];
  /** Tables of the Resolution itself, printed behind the columns. */
  readonly tables: readonly TableBehind[];
  readonly annex: readonly Paragraph[];
  readonly resolution: NamedResolution | null;
  readonly comments: boolean;
  /** The notes that its rows mark. */
  readonly notes: readonly NoteBlock[];
}

/** Reads the annex with the amendment table: what stands above it, its rows, and the annex of the Resolution behind it. */
export function readAmendments(
  heading: LineBlock,
  all: readonly Block[],
  desk: Desk,
): ReadAmendments {
  const announced = isAnnounced([heading, ...all], desk);
  const tables = amendmentTables(all, announced, desk);
  const rows = tables.flatMap(({ at, columns }) => {
    const table = all[at];
    return table?.kind === 'table' ? amendmentRows(table, columns, desk) : [];
  });
  const notes = markedNotes(rows, all);
  const read = new Set(tables.map(({ at }) => all[at]));
  const { above, between, behind, annex } = aroundTables(all, read, new Set(notes), desk);
  const { tables: own, rest } = takeTables(behind, desk);
  return {
    own: [
      ...readAbove(withTypedMarks([...above, ...between], desk), desk),
      ...ownProse(withTypedMarks(rest, desk), desk),
    ],
    rows,
    tables: own,
    notes,
    annex: readNewAnnex(withTypedMarks(annex, desk, 'after'), desk),
    resolution: revisionLine([heading, ...above], desk) ?? named([heading, ...above], desk),
    comments: tables.some(({ columns }) => columns.comment >= 0),
  };
}

/** What stands above the amendment tables, between two of them, behind them, and the annex of the Resolution behind that. */
type Around = Readonly<Record<'above' | 'between' | 'behind' | 'annex', readonly Block[]>>;

function aroundTables(
  all: readonly Block[],
  read: ReadonlySet<Block | undefined>,
  noted: ReadonlySet<Block>,
  desk: Desk,
): Around {
  const blocks = all.filter((block) => !noted.has(block));
  const tables = blocks.flatMap((block, at) => (read.has(block) ? [at] : []));
  const first = tables[0] ?? blocks.length;
  const last = tables.at(-1) ?? blocks.length;
  const rest = blocks.slice(last + 1);
  const annexAt = rest.findIndex((block) => opensAnnex(block, desk));
  const split = annexAt < 0 ? rest.length : annexAt;
  return {
    above: blocks.slice(0, first),
    between: blocks.slice(first, last).filter((block) => !read.has(block)),
    behind: rest.slice(0, split),
    annex: rest.slice(split),
  };
}

// A name that stands on two notes means the first; the other stays where it is.
function markedNotes(rows: readonly AmendmentRow[], blocks: readonly Block[]): NoteBlock[] {
  const open = new Set(
    rows.flatMap(({ redline, comment, clean }) =>
      [redline, comment, clean].flatMap((cell) => cell.flatMap(marksOf)),
    ),
  );
  return blocks.flatMap((block) =>
    block.kind === 'note' && open.delete(block.name) ? [block] : [],
  );
}

// The first table names its columns; one behind it without heads and with as many columns goes on with it. An inner annex ends them.
function amendmentTables(
  blocks: readonly Block[],
  announced: boolean,
  desk: Desk,
): { at: number; columns: Columns }[] {
  const tables: { at: number; columns: Columns }[] = [];
  let open: { columns: Columns; width: number } | null = null;
  for (const [at, block] of blocks.entries()) {
    if (block.kind === 'line' && open && opensAnnex(block, desk)) return tables;
    if (block.kind !== 'table') continue;
    const named = amendmentColumns(block, desk);
    const assumed: Columns | null =
      named || open || !announced ? null : assumedColumns(block, desk);
    const columns: Columns | null = named ?? assumed;
    if (columns) open = { columns, width: block.columns };
    if (open && block.columns === open.width) tables.push({ at, columns: open.columns });
  }
  return tables;
}

function assumedColumns(table: TableBlock, desk: Desk): Columns | null {
  const columns = usualColumns(table);
  if (!columns) return null;
  const text =
    'found no heads that the profile knows, expected those of an amendment table; its columns are taken in the usual order';
  const place = placeOf(table.rows[0]?.cells[0]?.lines[0] ?? []);
  say(desk, 'warning', 'unknown-heads', text, place);
  return columns;
}

function opensAnnex(block: Block, desk: Desk): boolean {
  if (block.kind !== 'line') return false;
  const line = plainLine(block.pieces);
  const { innerAnnex, newAnnex, annex } = desk.words.parts;
  return (innerAnnex(line) ?? newAnnex(line) ?? annex(line)) !== null;
}

/** The Resolution that the title of a revision names. */
export function revisionLine(blocks: readonly Block[], desk: Desk): NamedResolution | null {
  for (const block of blocks) {
    if (block.kind !== 'line') continue;
    const line = plainLine(block.pieces);
    if (!desk.words.parts.revisionOf(line)) continue;
    const found = namedResolution(line, desk.profile);
    if (found) return found;
  }
  return null;
}

function named(blocks: readonly Block[], desk: Desk): NamedResolution | null {
  for (const block of blocks) {
    const found =
      block.kind === 'line' ? namedResolution(plainLine(block.pieces), desk.profile) : null;
    if (found) return found;
  }
  return null;
}

function readAbove(blocks: readonly Block[], desk: Desk): Paragraph[] {
  return blocks.flatMap((block): Paragraph[] => {
    if (block.kind !== 'line') return ownProse([block], desk);
    const line = plainLine(block.pieces);
    if (desk.words.parts.revisionOf(line)) return [headingOf(block.pieces, 3, {}, desk, 'paper')];
    if (desk.words.parts.legend(line)) {
      claimPrinted(block, desk.words.profile.legend, 'legend', desk);
      return [];
    }
    if (desk.words.reconstructed(line) || desk.words.draftNumbers(line)) {
      desk.ledger.claim(block.pieces, 'directive', 'paper');
      return [];
    }
    return ownProse([block], desk);
  });
}

function ownProse(blocks: readonly Block[], desk: Desk): Paragraph[] {
  return plainProse(blocks, 'paper', desk);
}

/** Running text of an annex, its headings from the third level on. */
export function plainProse(blocks: readonly Block[], into: Into, desk: Desk): Paragraph[] {
  const counter = newCounter();
  const paragraphs = prose(blocks, desk, { into, level: 3, restart: true }, counter);
  sayLost(desk, counter, 'paragraphs');
  return paragraphs;
}

/** Claims words that the layouts print from the profile; where the profile has others, the message keeps the difference. */
export function claimPrinted(block: LineBlock, printed: string, what: string, desk: Desk): void {
  const line = plainLine(block.pieces);
  const same = likeness(line.toLowerCase(), printed.toLowerCase()) === 1;
  desk.ledger.claim(block.pieces, same ? 'directive' : 'message', same ? 'paper' : null);
  if (same) return;
  const text = `found the ${what} “${line.slice(0, 200)}”, expected “${printed.slice(0, 200)}”; that of the profile is printed`;
  say(desk, 'info', 'other-words', text, placeOf(block.pieces));
}

// The annex of the Resolution: its heading, the note that it is new (printed by the layouts), its text.
function readNewAnnex(blocks: readonly Block[], desk: Desk): Paragraph[] {
  if (blocks.length === 0) return [];
  const rest: Block[] = [];
  let heading: Heading | null = null;
  for (const [index, block] of blocks.entries()) {
    const line = block.kind === 'line' ? plainLine(block.pieces) : '';
    if (block.kind === 'line' && index < 6 && desk.words.parts.newAnnex(line)) {
      claimPrinted(block, desk.words.profile.newAnnex, 'note on the annex', desk);
    } else if (block.kind === 'line' && !heading && opensAnnex(block, desk)) {
      heading = headingOf(block.pieces, 2, { classes: ['annex'] }, desk, 'draft');
    } else rest.push(block);
  }
  return [heading ?? bareHeading(desk), ...plainProse(rest, 'draft', desk)];
}

function bareHeading(desk: Desk): Heading {
  return {
    kind: 'heading',
    level: 2,
    id: null,
    bracket: false,
    label: null,
    content: [{ text: desk.words.profile.names.annex }],
    attributes: { ...NO_ATTRIBUTES, classes: ['annex'] },
    comments: [],
    place: null,
  };
}
