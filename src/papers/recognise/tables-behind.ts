import { type Comment, NO_ATTRIBUTES, type Paragraph } from '../../model/paragraph.ts';
import { type Desk, say } from './desk.ts';
import { type Block, linesOf, type TableBlock } from './flatten.ts';
import { type OldTable, tableSides, tablesOf } from './inline-tables.ts';
import { isMarked, sideOf } from './marks.ts';
import { unspaced } from './merge.ts';
import { type Piece, placeOf, plainLine, runsOf, textOf, trimPieces } from './pieces.ts';
import type { EntrySides } from './sides.ts';

/** A table of the text, and the comments that stand across it behind a row, by the index of that row. */
export interface TableBehind {
  readonly table: TableBlock;
  readonly comments: ReadonlyMap<number, readonly (readonly Piece[])[]>;
  /** The same table once more, clean; null where there is none. */
  readonly clean: TableBlock | null;
}

/** Tables of the text that stand behind its columns, and what else stands there. */
export interface TablesBehind {
  readonly tables: readonly TableBehind[];
  readonly rest: readonly Block[];
}

/**
 * Takes the tables of an amended text out of what stands behind its columns: each under its caption with the changes, and once more clean.
 * A row across the first that is not in the second is the comment of the row above. Captions and clean tables are printed from the result; a
 * clean one that says something else is said, and left.
 */
export function takeTables(blocks: readonly Block[], desk: Desk): TablesBehind {
  const tables: TableBehind[] = [];
  const rest: Block[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (!block) continue;
    const redline = tableUnder(blocks, at, desk.words.tableRedline);
    if (redline === null) {
      rest.push(block);
      continue;
    }
    const clean = tableUnder(blocks, at + 2, desk.words.tableClean);
    const found = clean
      ? withoutComments(redline, clean)
      : { table: redline, comments: new Map(), clean };
    const same = clean !== null && wordsOf(clean) === wordsOf(found.table);
    if (clean && !same) sayOther(clean, desk);
    tables.push(found);
    const printed = same ? blocks.slice(at, at + 4) : [block];
    for (const one of printed.filter((other) => other !== redline))
      for (const pieces of linesOf(one)) desk.ledger.claim(pieces, 'directive', 'paper');
    at += same ? 3 : 1;
  }
  return { tables, rest };
}

function tableUnder(
  blocks: readonly Block[],
  at: number,
  isCaption: (line: string) => unknown,
): TableBlock | null {
  const caption = blocks[at];
  const table = blocks[at + 1];
  if (caption?.kind !== 'line' || table?.kind !== 'table') return null;
  const found = isCaption(plainLine(caption.pieces));
  return found === null || found === false ? null : table;
}

type Rows = TableBlock['rows'];

function withoutComments(redline: TableBlock, clean: TableBlock): TableBehind {
  const kept = new Set(clean.rows.map(rowWords));
  const rows: Rows[number][] = [];
  const comments = new Map<number, (readonly Piece[])[]>();
  for (const row of redline.rows) {
    const [cell, ...more] = row.cells;
    const lines = cell?.lines ?? [];
    const across = more.length === 0 && redline.columns > 1 && rows.length > 0;
    if (across && !lines.some(isMarked) && !kept.has(rowWords(row))) {
      const last = rows.length - 1;
      comments.set(last, [...(comments.get(last) ?? []), ...lines]);
    } else rows.push(row);
  }
  return { table: { ...redline, rows }, comments, clean };
}

function rowWords({ cells }: Rows[number]): string {
  const lines = cells.flatMap((cell) => cell.lines);
  return unspaced(lines.map((line) => textOf(sideOf(line, 'after'))).join(''));
}

// Rows that go as a whole are not in the clean table.
function wordsOf({ rows }: TableBlock): string {
  return rows.map(rowWords).join('');
}

function sayOther(table: TableBlock, desk: Desk): void {
  const text =
    'found a clean table that is not the one above it without its changes, expected the same words; that with the changes is taken, the clean one stays in the paper';
  const place = placeOf(linesOf(table)[0] ?? []);
  say(desk, 'warning', 'columns-differ', text, place);
}

/**
 * The sides of an amended text with its tables: each behind the paragraph behind which it stands in the text before, where that is
 * given, else at the end.
 */
export function withTables(
  sides: readonly EntrySides[],
  tables: readonly TableBehind[],
  given: readonly Paragraph[] | null,
  desk: Desk,
): EntrySides[] {
  if (tables.length === 0) return [...sides];
  const olds = [...tablesOf(given ?? [])];
  const result = [...sides];
  for (const [at, { table, comments, clean }] of tables.entries()) {
    const old: OldTable | null = given && (olds[at] ?? { start: null, rows: [] });
    const read = tableSides(table, false, old, desk);
    const own = withCleanPlaces(withRowComments(read, comments, desk), table, clean);
    const above = old?.start ? paragraphAbove(old.start, given ?? []) : null;
    const behind = result.findIndex(({ base }) => above !== null && base?.id === above);
    result.splice(behind < 0 ? result.length : behind + 1, 0, ...own);
  }
  return result;
}

// The start of the table stands before its rows.
function withRowComments(
  sides: readonly EntrySides[],
  comments: TableBehind['comments'],
  desk: Desk,
): EntrySides[] {
  return sides.map((side, at): EntrySides => {
    const lines = comments.get(at - 1);
    if (lines === undefined) return side;
    for (const line of lines) desk.ledger.claim(line, 'comment', 'draft');
    const content = lines.map((line) => runsOf(trimPieces(line)));
    const comment: Comment = { content, attributes: NO_ATTRIBUTES };
    return { ...side, draft: { ...side.draft, comments: [...side.draft.comments, comment] } };
  });
}

// A new row has its bookmark where it stands clean.
function withCleanPlaces(
  sides: readonly EntrySides[],
  { rows }: TableBlock,
  clean: TableBlock | null,
): EntrySides[] {
  const places = new Map(
    clean?.rows.map((row) => [
      rowWords(row),
      placeOf(row.cells.flatMap(({ lines }) => lines.flat())),
    ]),
  );
  return sides.map((side, at): EntrySides => {
    const row = rows[at - 1];
    const place = side.base === null && row ? places.get(rowWords(row)) : undefined;
    return place ? { ...side, draft: { ...side.draft, place } } : side;
  });
}

function paragraphAbove(start: Paragraph, given: readonly Paragraph[]): string | null {
  const above = given.slice(0, given.indexOf(start));
  return above.findLast(({ kind, id }) => kind !== 'note' && id !== null)?.id ?? null;
}
