import type { Change, Member, Pair } from '../../compare/comparison.ts';
import type { Since } from '../../compare/since.ts';
import { type StageChange, weaveStage } from '../../compare/stage-redline.ts';
import { emptyLexicon, type Lexicon } from '../../compare/words.ts';
import { longestIncreasing } from '../../model/increasing.ts';
import { contentOf } from '../../model/paragraph.ts';
import { inRange } from './events.ts';
import type { Foot } from './notebook.ts';
import type { Piece } from './pieces.ts';
import type { StageRegion } from './region.ts';
import type { Entry, PieceEntry } from './sequence.ts';
import { rowOf } from './table-view.ts';

/** A redline in the order of print and its notes, which tell what changed since a stage. */
export interface Staged {
  readonly entries: readonly Entry[];
  readonly feet: readonly Foot[];
}

/** A paragraph of the stage and where it is printed: at entries that follow one another, or at a note. */
interface Placed {
  readonly member: Member;
  readonly at: readonly number[];
}

/**
 * Puts a stage into a redline. Each of its paragraphs is printed at one place and in its order there: where its successor stands, else
 * where the paragraph stood of which it came, else in an entry of its own behind its predecessor, as words that it alone had. Annexes
 * printed once come last at the stage too.
 */
export function withStage(
  entries: readonly Entry[],
  feet: readonly Foot[],
  { since, events }: Pick<StageRegion, 'since' | 'events'>,
): Staged {
  const lexicon = emptyLexicon();
  const notes = placeNotes(feet, since);
  const atFeet = new Set(indexes(notes.values()));
  const end = entries.findIndex(({ kind }) => kind === 'event');
  const within = (index: number): boolean => events.some(({ stage }) => inRange(index, stage));
  const placed = inOrder(
    placeAll(entries, since, atFeet).filter(
      ({ member, at }) => !within(member.index) && (end === -1 || at.every((place) => place < end)),
    ),
  );
  const woven = weave(entries, placed, lexicon);
  const known = new Set([...placed.map(({ member }) => member.index), ...atFeet]);
  const alone = since.toAfter.pairs
    .flatMap(({ before }) => before)
    .filter(({ index }) => !known.has(index) && !within(index))
    .sort((a, b) => a.index - b.index);
  return {
    entries: withAlone(woven, placed, alone, lexicon),
    feet: feet.map((foot) => {
      const stage = notes.get(foot) ?? null;
      return { ...foot, stage, redline: weaveOne(foot.redline, stage, lexicon) };
    }),
  };
}

function indexes(members: Iterable<Member>): readonly number[] {
  return [...members].map(({ index }) => index);
}

function weaveOne(
  redline: readonly StageChange[],
  stage: Member | null,
  lexicon: Lexicon,
): readonly StageChange[] {
  const [woven = []] = weaveStage([unstaged(redline)], stage ? contentOf(stage.paragraph) : null, {
    lexicon,
    cells: false,
  });
  return woven;
}

function unstaged(redline: readonly StageChange[]): readonly Change[] {
  return redline.flatMap((change) => (change.op === 'x' ? [] : [change]));
}

function placeNotes(feet: readonly Foot[], { toAfter, fromBefore }: Since): Map<Foot, Member> {
  const successors = partners(toAfter.pairs, 'after');
  const origins = partners(fromBefore.pairs, 'before');
  const notes = new Map<Foot, Member>();
  const taken = new Set<number>();
  for (const foot of feet) {
    const found = [
      ...(foot.after ? (successors.get(foot.after.index) ?? []) : []),
      ...(foot.before && !foot.after ? (origins.get(foot.before.index) ?? []) : []),
    ].find(({ paragraph, index }) => paragraph.kind === 'note' && !taken.has(index));
    if (!found) continue;
    taken.add(found.index);
    notes.set(foot, found);
  }
  return notes;
}

/** The members on the other side of the pairs, by the index of a member on this one. */
function partners(
  pairs: readonly Pair[],
  side: 'before' | 'after',
): ReadonlyMap<number, readonly Member[]> {
  const other = side === 'before' ? 'after' : 'before';
  return new Map(pairs.flatMap((pair) => pair[side].map(({ index }) => [index, pair[other]])));
}

function placeAll(
  entries: readonly Entry[],
  { toAfter, fromBefore }: Since,
  atFeet: ReadonlySet<number>,
): readonly Placed[] {
  const pieces = entries.map((entry) => (entry.kind === 'piece' ? entry : null));
  const origins = partners(fromBefore.pairs, 'after');
  const stayed = new Set(
    fromBefore.pairs.flatMap(({ moved, after }) => (moved ? [] : after.map(({ index }) => index))),
  );
  const taken = new Set<number>();
  const placed: Placed[] = [];
  const take = (member: Member, at: readonly number[]): void => {
    const free = firstRun(at.filter((place) => !taken.has(place)));
    if (free.length === 0 || !free.every((place) => fits(member, pieces[place] ?? null))) return;
    for (const place of free) taken.add(place);
    placed.push({ member, at: free });
  };
  for (const { before, after, moved } of toAfter.pairs) {
    const successors = new Set(after.map(({ index }) => index));
    for (const member of before) {
      if (atFeet.has(member.index)) continue;
      const was = new Set((origins.get(member.index) ?? []).map(({ index }) => index));
      const here = placesOf(pieces, ({ after: is }) => is !== null && successors.has(is.index));
      const old = placesOf(
        pieces,
        (entry) => entry.after === null && entry.before !== null && was.has(entry.before.index),
      );
      // Of paragraphs that merged since each stands at its own words.
      const own = here.filter((place) => was.has(pieces[place]?.before?.index ?? -1));
      const wanted = before.length > 1 ? own : here;
      take(
        member,
        (moved && stayed.has(member.index) && old.length > 0) || wanted.length === 0 ? old : wanted,
      );
    }
  }
  return placed;
}

function placesOf(
  pieces: readonly (PieceEntry | null)[],
  wanted: (entry: PieceEntry) => boolean,
): readonly number[] {
  return pieces.flatMap((entry, place) => (entry && wanted(entry) ? [place] : []));
}

/** The first of these places and those that follow it without a gap. */
function firstRun(places: readonly number[]): readonly number[] {
  const [first] = places;
  return first === undefined ? [] : places.filter((place, at) => place === first + at);
}

// A row is one that has the same cells, so that no word of it comes to stand in another column.
function fits({ paragraph }: Member, entry: PieceEntry | null): boolean {
  if (!entry) return false;
  return [entry.before, entry.after].every((member) => {
    if (!member) return true;
    const row = rowOf(member);
    if (paragraph.kind !== 'row' || !row) return paragraph.kind !== 'row' && !row;
    return paragraph.cells.length === row.cells.length && paragraph.span === row.span;
  });
}

/** Those that stand in the order of the stage; of others the words are printed apart. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  const sorted = [...placed].sort((a, b) => (a.at[0] ?? 0) - (b.at[0] ?? 0));
  return longestIncreasing(sorted, ({ member }) => member.index);
}

function weave(
  entries: readonly Entry[],
  placed: readonly Placed[],
  lexicon: Lexicon,
): readonly Entry[] {
  const woven = [...entries];
  const seen = new Set<number>();
  for (const { member, at } of placed) {
    const pieces = at.map((place) => entries[place]).filter((entry) => entry?.kind === 'piece');
    const redlines = weaveStage(
      pieces.map(({ redline }) => unstaged(redline)),
      contentOf(member.paragraph),
      { lexicon, cells: member.paragraph.kind === 'row' },
    );
    for (const [index, place] of at.entries()) {
      const entry = pieces[index];
      const redline = redlines[index];
      if (!entry || !redline) continue;
      woven[place] = { ...entry, redline, stage: { member, starts: index === 0 } };
      seen.add(place);
    }
  }
  return woven.map((entry, place) => {
    if (entry.kind !== 'piece' || seen.has(place)) return entry;
    return { ...entry, redline: weaveOne(entry.redline, null, lexicon) };
  });
}

function withAlone(
  entries: readonly Entry[],
  placed: readonly Placed[],
  alone: readonly Member[],
  lexicon: Lexicon,
): readonly Entry[] {
  const behind = new Map<number, PieceEntry[]>();
  const last = new Map(placed.map(({ member, at }) => [member.index, at.at(-1) ?? -1]));
  const own = new Map(alone.map((member) => [member.index, member]));
  let above = -1;
  for (const index of [...last.keys(), ...own.keys()].sort((a, b) => a - b)) {
    const member = own.get(index);
    if (!member) above = pastPair(entries, last.get(index) ?? above);
    else behind.set(above, [...(behind.get(above) ?? []), aloneEntry(member, lexicon)]);
  }
  return [
    ...(behind.get(-1) ?? []),
    ...entries.flatMap((entry, place) => [entry, ...(behind.get(place) ?? [])]),
  ];
}

/** The last place of what is printed together with this entry and has nothing of the stage. */
function pastPair(entries: readonly Entry[], place: number): number {
  const entry = entries[place];
  let end = place;
  for (let next = entries[end + 1]; next; next = entries[end + 1]) {
    if (entry?.kind !== 'piece' || next.kind !== 'piece') break;
    if (next.piece.pair !== entry.piece.pair || next.stage !== null) break;
    end += 1;
  }
  return end;
}

function aloneEntry(member: Member, lexicon: Lexicon): PieceEntry {
  const pair: Pair = {
    kind: 'removed',
    moved: false,
    evidence: null,
    before: [],
    after: [],
    redline: [],
    comment: [],
  };
  const none = { before: null, after: null, beforeStarts: false, afterStarts: false };
  const piece: Piece = { pair, ...none, redline: [] };
  const redline = weaveOne([], member, lexicon);
  return {
    kind: 'piece',
    piece,
    before: null,
    after: null,
    moved: null,
    stage: { member, starts: true },
    redline,
  };
}
