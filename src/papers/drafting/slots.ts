import type { Message } from '../../model/message.ts';
import { type Line, type NoteNames, shownLine } from './bits.ts';
import { type Desk, type DeskRow, spoken } from './desk.ts';
import { readBookmark } from './names.ts';
import { keyOfLines, keysOfRow, type RowKeys, resolvedLines } from './row-state.ts';
import { markOf, type Told } from './told.ts';

/** One row of the three columns, and what holds of it: words and comments of the drafter, or the draft as it stands. */
export interface Slot {
  /** The paragraph of which the row was printed; null for a row that the drafter added. */
  readonly id: string | null;
  /** The clean lines that hold. */
  readonly lines: readonly Line[];
  /** The clean cell says what the draft says. */
  readonly untouched: boolean;
  /** The lines of the comment; null where they are those of the draft. */
  readonly comment: readonly Line[] | null;
  readonly row: DeskRow;
}

/** What rows are held against: how the draft is printed as it stands, and what the cells said when the file was written. */
export interface Standard {
  readonly own: ReadonlyMap<string, DeskRow>;
  readonly told: Told | null;
  readonly notes: NoteNames;
}

/** The rows of a file by what they print; each id once. */
export function ownRows(desk: Desk): ReadonlyMap<string, DeskRow> {
  const rows = new Map<string, DeskRow>();
  for (const item of desk.items) {
    const id = item.kind === 'columns' ? idOfRow(item) : null;
    if (item.kind === 'columns' && id !== null && !rows.has(id)) rows.set(id, item);
  }
  return rows;
}

/** The paragraph of which a row was printed: by the bookmark of its comment, its clean text, its redline. */
export function idOfRow({ cells }: DeskRow): string | null {
  for (const column of ['comment', 'clean', 'first'] as const) {
    for (const { bookmarks } of cells[column]) {
      const named = bookmarks.flatMap((name) => readBookmark(name) ?? []);
      const found = named.find((one) => one.column === column);
      if (found) return found.id;
    }
  }
  return null;
}

/** What each row of a file means, with a message where its columns say different things. */
export function slotsOf(
  desk: Desk,
  standard: Standard,
): { readonly slots: ReadonlyMap<DeskRow, Slot>; readonly messages: readonly Message[] } {
  const slots = new Map<DeskRow, Slot>();
  const messages: Message[] = [];
  const taken = new Set<string>();
  const byRedline = redlineFinder(standard);
  for (const item of desk.items) {
    if (item.kind !== 'columns') continue;
    const named = idOfRow(item) ?? byRedline(item);
    const id = named === null || taken.has(named) ? null : named;
    if (id !== null) taken.add(id);
    slots.set(item, slotOf(item, id, standard, messages));
  }
  return { slots, messages };
}

// Without a bookmark a row is known by its redline, if no other has the same.
function redlineFinder({ own, notes }: Standard): (row: DeskRow) => string | null {
  const found = new Map<string, string | null>();
  for (const [id, row] of own) {
    const { first } = keysOfRow(row, notes);
    found.set(first, found.has(first) ? null : id);
  }
  return (row) => {
    const { first } = keysOfRow(row, notes);
    return /[\p{L}\p{N}]/u.test(first) ? (found.get(first) ?? null) : null;
  };
}

function slotOf(row: DeskRow, id: string | null, standard: Standard, messages: Message[]): Slot {
  const { own, told, notes } = standard;
  const keys = keysOfRow(row, notes);
  const printed = id === null ? undefined : own.get(id);
  const now = printed && keysOfRow(printed, notes);
  const was = (id !== null ? told?.get(id) : undefined) ?? (now ? marksOf(now) : null);
  const edited = {
    first: was ? markOf(keys.first) !== was.first : spoken(row.cells.first).length > 0,
    comment: was === null || markOf(keys.comment) !== was.comment,
    clean: was ? markOf(keys.clean) !== was.clean : spoken(row.cells.clean).length > 0,
  };
  const place = placeOfRow(row);
  if (edited.clean && now && was && markOf(now.clean) !== was.clean && now.clean !== keys.clean)
    messages.push(bothChanged(row, printed, place));
  const lines = cleanLines(row, edited, keys, standard, messages);
  const kept = !edited.clean && lines === null;
  // Neither changed here nor in the draft any more: it stays out of it.
  const gone = kept && was !== null && !printed;
  const held = kept && printed ? printed.cells.clean : (lines ?? row.cells.clean);
  const stands = gone ? [] : held;
  return {
    id,
    lines: spoken(stands),
    untouched: printed !== undefined && (kept || keyOfLines(stands, notes) === now?.clean),
    comment: edited.comment && keys.comment !== now?.comment ? row.cells.comment : null,
    row,
  };
}

function marksOf({ first, comment, clean }: RowKeys): RowKeys {
  return { first: markOf(first), comment: markOf(comment), clean: markOf(clean) };
}

function placeOfRow({ cells }: DeskRow): Message['place'] {
  return (
    [...cells.clean, ...cells.first, ...cells.comment].find(({ place }) => place)?.place ?? null
  );
}

interface Edited {
  readonly first: boolean;
  readonly clean: boolean;
}

// The clean column holds. Null: it holds as it is.
function cleanLines(
  row: DeskRow,
  edited: Edited,
  keys: RowKeys,
  { notes }: Standard,
  messages: Message[],
): readonly Line[] | null {
  if (!edited.first) return null;
  const { first, clean } = row.cells;
  const resolved = resolvedLines(spoken(first));
  if (keyOfLines(resolved, notes) === keys.clean) return null;
  const place = placeOfRow(row);
  const readings = `the first column reads “${shownLine(resolved)}”, the clean one “${shownLine(clean)}”`;
  if (edited.clean || spoken(clean).length > 1 || resolved.length > 1) {
    const text = `found a change in the first column that the clean one does not have, expected the same; the clean column holds: ${readings}`;
    messages.push({ severity: 'warning', rule: 'columns-differ', text, place });
    return null;
  }
  const text = `found a change in the first column and the clean one as it was, expected it in the clean one; the change is taken: ${readings}`;
  messages.push({ severity: 'warning', rule: 'first-column-taken', text, place });
  return resolved;
}

function bothChanged(row: DeskRow, printed: DeskRow | undefined, place: Message['place']): Message {
  const text = `found a paragraph that was changed in the draft since the file was written, expected it in one place; the file holds: the draft reads “${shownLine(printed?.cells.clean ?? [])}”, the file “${shownLine(row.cells.clean)}”`;
  return { severity: 'warning', rule: 'draft-changed', text, place };
}
