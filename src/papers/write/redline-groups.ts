import type { TableStart } from '../../model/paragraph.ts';
import { tableStart } from './blocks.ts';
import type { AnnexEvent } from './events.ts';
import type { Region } from './region.ts';
import type { Entry, PieceEntry } from './sequence.ts';

/** What is printed together in a redline: the pieces of one pair, the rows of one table, an event. */
export type Group =
  | { readonly kind: 'event'; readonly event: AnnexEvent }
  | { readonly kind: 'pieces'; readonly entries: readonly PieceEntry[] }
  | {
      readonly kind: 'rows';
      readonly entries: readonly PieceEntry[];
      readonly start: TableStart | null;
      /** What opened it on either side. */
      readonly starts: TableStarts;
    };

/** What opened a table in either text. */
export interface TableStarts {
  readonly before: TableStart | null;
  readonly after: TableStart | null;
}

/** Neighbours that are printed together. `start` is what opened the table of the rows, after or else before. */
export function groupEntries(entries: readonly Entry[], region: Region): readonly Group[] {
  const keys = tableKeys(entries, region);
  const groups: {
    kind: Group['kind'];
    key: unknown;
    moved: PieceEntry['moved'];
    entries: PieceEntry[];
    event: AnnexEvent | null;
  }[] = [];
  for (const entry of entries) {
    if (entry.kind === 'event') {
      groups.push({ kind: 'event', key: null, moved: null, entries: [], event: entry.event });
      continue;
    }
    const row = isRow(entry);
    const last = groups.at(-1);
    const follows = row && isDropped(entry) && last?.kind === 'rows';
    const key = follows ? last.key : row ? keys(entry) : entry.piece.pair;
    const moved = row ? null : entry.moved;
    if (last && last.kind === (row ? 'rows' : 'pieces') && last.key === key && last.moved === moved)
      last.entries.push(entry);
    else groups.push({ kind: row ? 'rows' : 'pieces', key, moved, entries: [entry], event: null });
  }
  return groups.map(({ kind, entries, event }): Group => {
    if (kind === 'event' && event) return { kind, event };
    return kind === 'rows' ? rowsGroup(entries, region) : { kind: 'pieces', entries };
  });
}

function isRow({ before, after, stage }: PieceEntry): boolean {
  return (after ?? before ?? stage?.member)?.paragraph.kind === 'row';
}

// A row that an earlier stage alone had stands in the table above it, where there is one.
function isDropped({ before, after }: PieceEntry): boolean {
  return !before && !after;
}

function tableBefore({ before }: PieceEntry, region: Region): number | null {
  return before ? (region.before.printed[before.index]?.table ?? null) : null;
}

function tableAfter({ after }: PieceEntry, region: Region): number | null {
  return after ? (region.after.printed[after.index]?.table ?? null) : null;
}

/** Names the table of a row; a table of the text before is that of the text after with which it shares its first row. */
function tableKeys(entries: readonly Entry[], region: Region): (entry: PieceEntry) => string {
  const successor = new Map<number, number>();
  for (const entry of entries) {
    if (entry.kind !== 'piece' || !isRow(entry)) continue;
    const before = tableBefore(entry, region);
    const after = tableAfter(entry, region);
    if (before !== null && after !== null && !successor.has(before)) successor.set(before, after);
  }
  return (entry) => {
    const before = tableBefore(entry, region);
    const after =
      tableAfter(entry, region) ?? (before === null ? undefined : successor.get(before));
    return after === undefined || after === null ? `before ${before}` : `after ${after}`;
  };
}

function rowsGroup(
  entries: readonly PieceEntry[],
  region: Region,
): Extract<Group, { kind: 'rows' }> {
  const starts = {
    before: startOf(entries, 'before', region),
    after: startOf(entries, 'after', region),
  };
  return { kind: 'rows', entries, start: starts.after ?? starts.before, starts };
}

function startOf(
  entries: readonly PieceEntry[],
  side: 'before' | 'after',
  region: Region,
): TableStart | null {
  for (const entry of entries) {
    const table = side === 'after' ? tableAfter(entry, region) : tableBefore(entry, region);
    if (table !== null) return tableStart(region[side].text.paragraphs, table);
  }
  return null;
}
