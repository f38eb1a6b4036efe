import type { Member, Pair } from '../compare/comparison.ts';
import { type Entry, identityOf } from '../compare/side.ts';
import type { Column } from './concordance-columns.ts';

/** The entries of one paragraph: at most one a column, null where the column does not have it. */
export interface JoinedRow {
  readonly id: string;
  readonly entries: readonly (Entry | null)[];
}

/**
 * One row for each paragraph of all columns, in the order of the newest one; what is gone stands behind its old predecessor.
 * Rows are a join on ids; what has none, or shares it in its text, joins the one with which it was compared.
 */
export function joinRows(columns: readonly Column[]): readonly JoinedRow[] {
  const join: Join = { columns, made: 0, ofId: new Map(), ofIndex: columns.map(() => new Map()) };
  for (const [at, { entries, own }] of columns.entries()) {
    for (const entry of entries)
      if (isOwn(own, entry)) place(join, entry, at, rowOfId(join, entry, at));
    for (const entry of entries)
      if (!isOwn(own, entry)) place(join, entry, at, rowOfPartner(join, entry, at) ?? newRow(join));
  }
  return inOrder(join);
}

interface OpenRow {
  id: string | null;
  readonly order: number;
  readonly entries: (Entry | null)[];
}

interface Join {
  readonly columns: readonly Column[];
  made: number;
  readonly ofId: Map<string, OpenRow>;
  /** For each column the row of each paragraph by its index in the text. */
  readonly ofIndex: readonly Map<number, OpenRow>[];
}

function isOwn(own: Column['own'], { id }: Entry): boolean {
  return id !== null && own.has(id);
}

function place(join: Join, entry: Entry, at: number, row: OpenRow): void {
  row.entries[at] = entry;
  join.ofIndex[at]?.set(entry.member.index, row);
}

// A paragraph that has just been given its id joins what had none.
function rowOfId(join: Join, entry: Entry, at: number): OpenRow {
  const id = entry.id ?? '';
  const known = join.ofId.get(id);
  if (known) return known;
  const partner = rowOfPartner(join, entry, at);
  const row = partner?.id === null ? partner : newRow(join);
  row.id = id;
  join.ofId.set(id, row);
  return row;
}

function rowOfPartner(join: Join, entry: Entry, at: number): OpenRow | null {
  const column = join.columns[at];
  const pair = column?.pairOfAfter.get(entry.member.index);
  if (column?.base == null || !pair) return null;
  const { before, after } = rootsOf(pair);
  if (!before || after?.index !== entry.member.index) return null;
  const row = join.ofIndex[column.base]?.get(before.index) ?? null;
  return row?.entries[at] ? null : row;
}

function newRow(join: Join): OpenRow {
  join.made += 1;
  return { id: null, order: join.made, entries: join.columns.map(() => null) };
}

/** The two members of a pair that are one paragraph: those of one id, else the first ones. */
export function rootsOf({ before, after }: Pair): {
  readonly before: Member | undefined;
  readonly after: Member | undefined;
} {
  if (before.length > 1 || after.length > 1) {
    const there = new Map(after.map((member) => [identityOf(member.paragraph), member]));
    for (const member of before) {
      const id = identityOf(member.paragraph);
      const other = id === null ? undefined : there.get(id);
      if (other) return { before: member, after: other };
    }
  }
  return { before: before[0], after: after[0] };
}

interface Link {
  readonly row: OpenRow;
  next: Link | null;
}

// From the newest column to the oldest: a row that no newer column has is put behind the one before it.
function inOrder({ columns, ofIndex }: Join): readonly JoinedRow[] {
  const first: { next: Link | null } = { next: null };
  const links = new Map<OpenRow, Link>();
  for (let at = columns.length - 1; at >= 0; at -= 1) {
    let last: { next: Link | null } = first;
    for (const { member } of columns[at]?.entries ?? []) {
      const row = ofIndex[at]?.get(member.index);
      if (!row) continue;
      const link = links.get(row) ?? { row, next: last.next };
      if (!links.has(row)) last.next = link;
      links.set(row, link);
      last = link;
    }
  }
  const ordered: JoinedRow[] = [];
  for (let link = first.next; link !== null; link = link.next) {
    const { id, order, entries } = link.row;
    ordered.push({ id: id ?? `-${order}`, entries });
  }
  return ordered;
}
