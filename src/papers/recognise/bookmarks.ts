import { ID, mintId } from '../../model/id.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { SheetLine, SheetRow, WordSheet } from './word-sheet.ts';

const BOOKMARK = /^([ab])[0-9]{1,4}_([a-z0-9][a-z0-9_]*)$/;

// The start of a table has no words: its bookmark stands in the first row.
const TABLE = /^([ab])[0-9]{1,4}__t_([a-z0-9][a-z0-9_]*)$/;

type Lines = WordSheet['lines'];

/** Texts that share ids, in the order in which they may say them: the draft first. */
export interface BookmarkedTexts {
  readonly texts: readonly Text[];
  /** The ids that bookmarks told. */
  readonly told: ReadonlySet<string>;
}

/**
 * Texts of one instrument whose paragraphs have the ids that bookmarks of our own Word files tell (`b0_bamot`, `a0_bamot`), by the place of
 * the paragraph. Ids that are `fixed` (those of a base that was given) stay as they are. Foreign bookmarks count for nothing.
 */
export function withBookmarkedIds(
  texts: readonly Text[],
  fixed: ReadonlySet<string>,
  instrument: string,
  { lines }: WordSheet,
): BookmarkedTexts {
  const all = texts.flatMap(({ paragraphs }) => paragraphs);
  const rows = countRows(texts[0]?.paragraphs ?? [], lines);
  const names = new Map<string, string>();
  const told = new Set<string>();
  for (const paragraph of all) {
    const { id, kind } = paragraph;
    if (id === null || kind === 'note' || fixed.has(id) || names.has(id)) continue;
    const found = bookmarkedId(paragraph, rows, lines);
    if (found === null || told.has(found) || fixed.has(found)) continue;
    told.add(found);
    names.set(id, found);
  }
  if (names.size === 0) return { texts, told };
  freeTold(all, names, new Set([...fixed, ...told]), instrument);
  return { texts: texts.map((text) => renamed(text, names)), told };
}

/** A text without ids of its own (they are minted later) with those that bookmarks tell. */
export function withOwnIds(text: Text, { lines }: WordSheet): Text {
  if (lines.size === 0) return text;
  const rows = countRows(text.paragraphs, lines);
  const told = new Set<string>();
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    if (paragraph.kind === 'note' || paragraph.kind === 'directive') return paragraph;
    const id = bookmarkedId(paragraph, rows, lines);
    if (id === null || told.has(id)) return paragraph;
    told.add(id);
    return { ...paragraph, id };
  });
  return { ...text, paragraphs };
}

// An id that was minted for one paragraph and that a bookmark tells of another one belongs to the latter.
function freeTold(
  all: readonly Paragraph[],
  names: Map<string, string>,
  taken: ReadonlySet<string>,
  instrument: string,
): void {
  const used = new Set([...taken, ...all.flatMap(({ id }) => id ?? [])]);
  const told = new Set(names.values());
  for (const { id, kind } of all) {
    if (id === null || kind === 'note' || names.has(id) || !told.has(id)) continue;
    const minted = mintId(instrument, id, used);
    used.add(minted);
    names.set(id, minted);
  }
}

function renamed(text: Text, names: ReadonlyMap<string, string>): Text {
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const { id, kind } = paragraph;
    return id === null || kind === 'note' ? paragraph : { ...paragraph, id: names.get(id) ?? id };
  });
  return { ...text, paragraphs };
}

// How many paragraphs each row of the sheet gave.
function countRows(paragraphs: readonly Paragraph[], lines: Lines): Map<SheetRow, number> {
  const counts = new Map<SheetRow, number>();
  for (const { place, kind } of paragraphs) {
    const row = place && kind !== 'note' && kind !== 'table' ? lines.get(place.line)?.row : null;
    if (row) counts.set(row, (counts.get(row) ?? 0) + 1);
  }
  return counts;
}

// The new paragraph of a row has its bookmark in the clean column, and not where its words begin.
function bookmarkedId(
  { place, kind }: Paragraph,
  rows: ReadonlyMap<SheetRow, number>,
  lines: Lines,
): string | null {
  const line = place && lines.get(place.line);
  if (!line) return null;
  if (kind === 'table') return idIn(line.row?.cells.flat() ?? [line], TABLE);
  const own = idIn([line]);
  if (own !== null || line.row === null || rows.get(line.row) !== 1) return own;
  return idIn(line.row.cells.flat());
}

function idIn(found: readonly SheetLine[], form = BOOKMARK): string | null {
  const ids = found.flatMap(({ bookmarks }) =>
    bookmarks.flatMap((bookmark) => {
      const [, side, name] = form.exec(bookmark) ?? [];
      const id = name?.replace(/_/g, '-') ?? '';
      return side !== undefined && ID.test(id) ? [{ side, id }] : [];
    }),
  );
  return (ids.find(({ side }) => side === 'a') ?? ids[0])?.id ?? null;
}
