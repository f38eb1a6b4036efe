import type { Comparison, Member } from '../../compare/comparison.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { longestIncreasing } from '../../model/increasing.ts';
import { isTombstone } from '../../model/paragraph.ts';
import { sideAlone } from './change-slice.ts';
import { type AnnexEvent, inRange } from './events.ts';
import { cutPair, type Piece } from './pieces.ts';
import type { Printed, PrintedText } from './sides.ts';

/**
 * One thing that a redline prints, in the order of print. A moved paragraph comes twice, struck where it stood (`from`)
 * and inserted where it stands (`to`). An event stands where its annex stands in the text after.
 */
export type Entry = { readonly kind: 'event'; readonly event: AnnexEvent } | PieceEntry;

/** A paragraph of an earlier stage at one place of a redline; `starts` where it does not go on from the entry above. */
export interface StageHere {
  readonly member: Member;
  readonly starts: boolean;
}

/**
 * A piece of a pair at one place of a redline; `before` / `after` are null where it is printed for the other side alone, both for
 * a paragraph that an earlier stage alone had. `stage` is null where that stage had nothing here, or where none is told of.
 */
export interface PieceEntry {
  readonly kind: 'piece';
  readonly piece: Piece;
  readonly before: Member | null;
  readonly after: Member | null;
  readonly moved: 'from' | 'to' | null;
  readonly stage: StageHere | null;
  readonly redline: readonly StageChange[];
}

interface Placed {
  readonly piece: Piece;
  /** Places in the order of the texts, null on a side where the piece is not printed. */
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * The order in which a comparison is read: all that stands before in the order of the text before, all that stands after
 * in the order of the text after. A removed paragraph stands behind its old predecessor or, where the draft keeps a
 * tombstone for it, at the tombstone, but never between a paragraph and items that still hang on it. `sides` are both texts
 * as they are printed; `skip` takes out what is printed elsewhere (notes at the foot of the page).
 */
export function sequence(
  comparison: Comparison,
  events: readonly AnnexEvent[],
  sides: Sides,
  skip: (member: Member, side: 'before' | 'after') => boolean,
): readonly Entry[] {
  const placed = placePieces(comparison, events, skip);
  const anchors = findAnchors(placed);
  const inAfter = placed
    .filter((piece) => piece.after !== null)
    .sort((a, b) => (a.after ?? 0) - (b.after ?? 0));
  const inBefore = placed
    .filter((piece) => piece.before !== null && !anchors.has(piece))
    .sort((a, b) => (a.before ?? 0) - (b.before ?? 0));
  return weave(inAfter, inBefore, anchors, events, {
    graves: tombstones(comparison),
    parts: (old, next) => partsFamily(old, next, sides),
  });
}

/** Both texts of a comparison as they are printed. */
interface Sides {
  readonly before: PrintedText;
  readonly after: PrintedText;
}

/** What decides how soon a removed paragraph is printed. */
interface Waiting {
  readonly graves: ReadonlyMap<string, number>;
  /** Whether an old piece would stand between the next one and what that hangs on. */
  readonly parts: (old: Placed, next: Placed) => boolean;
}

function partsFamily(old: Placed, next: Placed, { before, after }: Sides): boolean {
  const was = before.printed[old.piece.before?.index ?? -1];
  const is = after.printed[next.piece.after?.index ?? -1];
  if (!was || !is) return false;
  const level = levelIn(is, after);
  return level > 1 && level > levelIn(was, before);
}

/** How deep a paragraph hangs: its depth, or one below what it continues; 0 where it hangs on no paragraph. */
function levelIn({ depth, parent }: Printed, { printed }: PrintedText): number {
  if (depth > 0) return depth;
  const above = parent === null ? null : printed[parent];
  return above && /^(?:plain|row)$/.test(above.paragraph.kind) ? above.depth + 1 : 0;
}

function placePieces(
  { pairs }: Comparison,
  events: readonly AnnexEvent[],
  skip: (member: Member, side: 'before' | 'after') => boolean,
): Placed[] {
  const pieces = pairs.flatMap(cutPair);
  const isBefore = (member: Member): boolean =>
    !skip(member, 'before') && !events.some((event) => inRange(member.index, event.before));
  const isAfter = (member: Member): boolean =>
    !skip(member, 'after') && !events.some((event) => inRange(member.index, event.after));
  const before = ranks(pieces, (piece) => piece.before);
  const after = ranks(pieces, (piece) => piece.after);
  return pieces
    .map((piece, index) => ({
      piece,
      before: piece.before && isBefore(piece.before) ? (before[index] ?? null) : null,
      after: piece.after && isAfter(piece.after) ? (after[index] ?? null) : null,
    }))
    .filter((piece) => piece.before !== null || piece.after !== null);
}

/** The place of each piece in its text; pieces of one paragraph keep their order. */
function ranks(pieces: readonly Piece[], side: (piece: Piece) => Member | null): (number | null)[] {
  const order = pieces
    .map((piece, index) => ({ at: side(piece)?.index ?? -1, index }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at || a.index - b.index);
  const rank: (number | null)[] = pieces.map(() => null);
  for (const [place, { index }] of order.entries()) rank[index] = place;
  return rank;
}

/** The pieces that stand on both sides and did not move: printed once. The longest list that is in order on both sides. */
function findAnchors(placed: readonly Placed[]): ReadonlySet<Placed> {
  const still = placed
    .filter(({ piece, before, after }) => before !== null && after !== null && !piece.pair.moved)
    .sort((a, b) => (a.after ?? 0) - (b.after ?? 0));
  return new Set(longestIncreasing(still, ({ before }) => before ?? 0));
}

/** Where in the text after the draft keeps the tombstone of an id. */
function tombstones({ after }: Comparison): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const [index, paragraph] of after.paragraphs.entries()) {
    if (isTombstone(paragraph) && paragraph.id !== null) places.set(paragraph.id, index);
  }
  return places;
}

/** A redline that is being put in order, and how much of the text before and of the annexes printed once is in it. */
interface Weaving {
  readonly entries: Entry[];
  readonly inBefore: readonly Placed[];
  readonly events: readonly AnnexEvent[];
  nextBefore: number;
  nextEvent: number;
}

function weave(
  inAfter: readonly Placed[],
  inBefore: readonly Placed[],
  anchors: ReadonlySet<Placed>,
  events: readonly AnnexEvent[],
  waiting: Waiting,
): Entry[] {
  const weaving: Weaving = { entries: [], inBefore, events, nextBefore: 0, nextEvent: 0 };
  for (let at = 0; at < inAfter.length; ) {
    const bound = nextAnchor(inAfter, at, anchors);
    const anchor = inAfter[bound];
    const limit = anchor?.before ?? Number.POSITIVE_INFINITY;
    for (const piece of inAfter.slice(at, bound)) addAfter(piece, limit, waiting, weaving);
    if (!anchor) break;
    addBefore((old) => (old.before ?? 0) < limit, weaving);
    addEvents(anchor.piece.after?.index ?? 0, weaving);
    weaving.entries.push(anchorEntry(anchor));
    at = bound + 1;
  }
  addBefore(() => true, weaving);
  addEvents(Number.POSITIVE_INFINITY, weaving);
  return weaving.entries;
}

/** Adds a piece that stands in the text after alone, behind what is due before it. */
function addAfter(
  piece: Placed,
  limit: number,
  { graves, parts }: Waiting,
  weaving: Weaving,
): void {
  const index = piece.piece.after?.index ?? 0;
  addEvents(index, weaving);
  addBefore(
    (old) => (old.before ?? 0) < limit && graveOf(old, graves) < index && !parts(old, piece),
    weaving,
  );
  weaving.entries.push(afterEntry(piece));
}

function addBefore(isDue: (piece: Placed) => boolean, weaving: Weaving): void {
  const { inBefore, entries } = weaving;
  for (let piece = inBefore[weaving.nextBefore]; piece && isDue(piece); ) {
    entries.push(beforeEntry(piece));
    weaving.nextBefore += 1;
    piece = inBefore[weaving.nextBefore];
  }
}

function addEvents(index: number, weaving: Weaving): void {
  const { events, entries } = weaving;
  for (let event = events[weaving.nextEvent]; event && event.after.from < index; ) {
    entries.push({ kind: 'event', event });
    weaving.nextEvent += 1;
    event = events[weaving.nextEvent];
  }
}

function nextAnchor(
  inAfter: readonly Placed[],
  from: number,
  anchors: ReadonlySet<Placed>,
): number {
  let at = from;
  for (let piece = inAfter[at]; piece && !anchors.has(piece); piece = inAfter[at]) at += 1;
  return at;
}

// Without a tombstone a removed paragraph is due at once, behind its old predecessor.
function graveOf({ piece }: Placed, graves: ReadonlyMap<string, number>): number {
  const id = piece.before?.paragraph.id;
  return (id ? graves.get(id) : undefined) ?? -1;
}

function beforeEntry({ piece }: Placed): Entry {
  const moved = piece.after === null ? null : 'from';
  const redline = sideAlone(piece.redline, 'before');
  return { kind: 'piece', piece, before: piece.before, after: null, moved, stage: null, redline };
}

function afterEntry({ piece }: Placed): Entry {
  const moved = piece.before === null ? null : 'to';
  const redline = sideAlone(piece.redline, 'after');
  return { kind: 'piece', piece, before: null, after: piece.after, moved, stage: null, redline };
}

function anchorEntry({ piece }: Placed): Entry {
  return {
    kind: 'piece',
    piece,
    before: piece.before,
    after: piece.after,
    moved: null,
    stage: null,
    redline: piece.redline,
  };
}
