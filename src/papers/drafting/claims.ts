import { compare } from '../../compare/compare.ts';
import type { Pair } from '../../compare/comparison.ts';
import { NO_ATTRIBUTES, type Paragraph, type Plain } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { type Line, type NoteNames, wordsOf } from './bits.ts';
import { readBookmark } from './names.ts';
import type { Slot } from './slots.ts';

/** Which paragraph a clean line is. */
export interface Claim {
  /** The paragraph of the draft that it is, null for a new one. */
  readonly id: string | null;
  /** The paragraph from which it was split off. */
  readonly from: string | null;
}

/** Who is who in a drafting file. */
export interface Claims {
  readonly of: (line: Line) => Claim;
  /** Paragraphs that went into another one, and into which. */
  readonly into: ReadonlyMap<string, string>;
}

/** What the claims are found in. */
export interface Claiming {
  readonly slots: readonly Slot[];
  /** The words of each paragraph of the draft that stands, in its order. */
  readonly words: ReadonlyMap<string, readonly Run[]>;
  /** The paragraphs whose clean cell says nothing, or whose row went. */
  readonly emptied: (id: string) => boolean;
  readonly notes: NoteNames;
}

const NEW: Claim = { id: null, from: null };

/** Finds which line is which paragraph: by bookmark, then words, then likeness. */
export function claimLines(claiming: Claiming): Claims {
  const found: Found = { claims: new Map(), ids: new Set(), into: new Map() };
  for (const slot of claiming.slots) claimInRow(slot, claiming, found);
  claimElsewhere(claiming, found);
  findJoined(claiming, found);
  return { of: (line) => found.claims.get(line) ?? NEW, into: found.into };
}

interface Found {
  readonly claims: Map<Line, Claim>;
  readonly ids: Set<string>;
  readonly into: Map<string, string>;
}

function claim(line: Line, id: string | null, from: string | null, { claims, ids }: Found): void {
  claims.set(line, { id, from });
  if (id !== null) ids.add(id);
}

function claimInRow(slot: Slot, claiming: Claiming, found: Found): void {
  const { id, lines } = slot;
  const [first, ...others] = lines;
  if (!first) return;
  if (slot.untouched && id !== null) claim(first, id, null, found);
  else if (others.length === 0) claimAlone(first, slot, claiming, found);
  else claimAmong(slot, claiming, found);
}

// A line that was cut and pasted brings its bookmark along; one that two were joined to has both.
function claimAlone(line: Line, { id }: Slot, claiming: Claiming, found: Found): void {
  const named = namesIn(line).filter((name) => !found.ids.has(name));
  const own = id !== null && (named.length === 0 || named.includes(id)) ? id : null;
  const words = plainText(wordsOf(line.bits, claiming.notes).runs);
  const moved = named.find((name) => wordsFor(name, claiming) === words);
  const taken = moved ?? own ?? id ?? named.find((name) => claiming.emptied(name)) ?? null;
  if (taken === null || found.ids.has(taken)) return;
  claim(line, taken, null, found);
  for (const name of named)
    if (name !== taken && claiming.emptied(name)) found.into.set(name, taken);
}

/** Several lines in one row: the words say which of them is the paragraph, and whether it was split. */
function claimAmong({ id, lines }: Slot, claiming: Claiming, found: Found): void {
  const was = id === null ? undefined : claiming.words.get(id);
  if (id !== null && was && !found.ids.has(id)) {
    const pair = compared([[id, was]], lines, claiming).find(({ before }) => before.length > 0);
    claimPart(linesOf(pair, lines), id, found);
  }
  for (const line of lines) {
    const name = namesIn(line).find((each) => !found.ids.has(each));
    if (name !== undefined && !found.claims.has(line)) claim(line, name, null, found);
  }
  const [first] = lines;
  if (id !== null && first && !found.claims.has(first) && !found.ids.has(id))
    claim(first, id, null, found);
}

// The half with the old beginning keeps the id.
function claimPart(lines: readonly Line[], id: string, found: Found): void {
  for (const [index, line] of lines.entries())
    claim(line, index === 0 ? id : null, index === 0 ? null : id, found);
}

function linesOf(pair: Pair | undefined, lines: readonly Line[]): readonly Line[] {
  return (pair?.after ?? []).flatMap(({ index }) => lines[index] ?? []);
}

/** Lines without a bookmark, and paragraphs whose row was emptied or went: equal words, then likeness where the row went. */
function claimElsewhere(claiming: Claiming, found: Found): void {
  const { slots, words } = claiming;
  const free = slots.flatMap(({ lines }) => lines).filter((line) => !found.claims.has(line));
  const gone = [...words].filter(([id]) => !found.ids.has(id));
  if (free.length === 0 || gone.length === 0) return;
  const standing = new Set(slots.flatMap(({ id }) => id ?? []));
  for (const pair of compared(gone, free, claiming)) {
    const [before] = pair.before;
    const id = before && gone[before.index]?.[0];
    if (id === undefined || pair.after.length === 0) continue;
    // What was emptied is meant to go, whatever else is like it.
    if (pair.kind !== 'kept' && standing.has(id)) continue;
    claimPart(linesOf(pair, free), id, found);
  }
}

/** Paragraphs that are gone and whose words stand in a neighbour: they were joined to it. */
function findJoined(claiming: Claiming, { claims, into }: Found): void {
  const lineOf = new Map<string, Line>();
  for (const [line, { id }] of claims) if (id !== null) lineOf.set(id, line);
  const order = [...claiming.words.keys()];
  const above = standingBefore(order, lineOf);
  const below = standingBefore([...order].reverse(), lineOf);
  for (const id of order) {
    if (lineOf.has(id) || into.has(id)) continue;
    for (const side of ['above', 'below'] as const) {
      const other = (side === 'above' ? above : below).get(id);
      const line = other === undefined ? undefined : lineOf.get(other);
      if (other === undefined || !line || !holdsBoth(id, other, line, side, claiming)) continue;
      into.set(id, other);
      break;
    }
  }
}

/** For each paragraph that is gone the last one before it that stands. */
function standingBefore(
  order: readonly string[],
  lineOf: ReadonlyMap<string, Line>,
): ReadonlyMap<string, string> {
  const standing = new Map<string, string>();
  let last: string | undefined;
  for (const id of order) {
    if (lineOf.has(id)) last = id;
    else if (last !== undefined) standing.set(id, last);
  }
  return standing;
}

function holdsBoth(
  gone: string,
  other: string,
  line: Line,
  side: 'above' | 'below',
  claiming: Claiming,
): boolean {
  const pair = [gone, other].map((id): [string, readonly Run[]] => [
    id,
    claiming.words.get(id) ?? [],
  ]);
  const words = plainText(wordsOf(line.bits, claiming.notes).runs);
  const was = wordsFor(other, claiming) ?? '';
  if (words.length <= was.length) return false;
  const inOrder = side === 'below' ? pair : [...pair].reverse();
  return compared(inOrder, [line], claiming).some(({ before }) => before.length === 2);
}

function namesIn({ bookmarks }: Line): readonly string[] {
  return bookmarks
    .flatMap((name) => readBookmark(name) ?? [])
    .flatMap(({ column, id }) => (column === 'clean' ? [id] : []));
}

function wordsFor(id: string, { words }: Claiming): string | undefined {
  const runs = words.get(id);
  return runs && plainText(runs);
}

function compared(
  before: readonly (readonly [string, readonly Run[]])[],
  after: readonly Line[],
  { notes }: Claiming,
): readonly Pair[] {
  const text = (paragraphs: readonly Paragraph[]) => ({
    front: { source: null, values: { kind: 'paper' } },
    paragraphs,
  });
  return compare(
    text(before.map(([, runs]) => plain(runs))),
    text(after.map(({ bits }) => plain(wordsOf(bits, notes).runs))),
    { ids: false },
  ).pairs;
}

function plain(content: readonly Run[]): Plain {
  return {
    kind: 'plain',
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    bracket: false,
    label: null,
    content,
  };
}
