import type { Families } from './families.ts';
import { familyOf } from './families.ts';
import type { Links } from './links.ts';
import { isFreeAfter, isFreeBefore } from './links.ts';
import type { Entry, Side } from './side.ts';
import type { Lexicon } from './words.ts';
import { readWords } from './words.ts';

// The parts of a paragraph hold so much of it together, each part brings at most so much of its own, and no paragraph falls into more.
const COVERAGE = 0.9;
const FOREIGN = 0.34;
// What a part must bring that no other part has said, as a share of its words.
const BRINGS = 0.3;
const MEMBERS = 8;
// A part of fewer words is a remark, not a half.
const LEAST_WORDS = 4;

/**
 * Finds splits and mergers that no attribute declares: a paragraph that stands in neighbouring paragraphs of the other side, one of
 * which is its partner and the others free. What two pairs could claim is left alone. Call it when likeness has spoken.
 */
export function coveredFamilies(links: Links, families: Families, lexicon: Lexicon): void {
  const found = links.before.entries.flatMap((entry) => proposal(links, families, entry, lexicon));
  const claims = { before: new Map<number, number>(), after: new Map<number, number>() };
  for (const { before, after } of found) {
    for (const place of before) claims.before.set(place, (claims.before.get(place) ?? 0) + 1);
    for (const place of after) claims.after.set(place, (claims.after.get(place) ?? 0) + 1);
  }
  for (const { pair, before, after } of found) {
    if (before.some((place) => claims.before.get(place) !== 1)) continue;
    if (after.some((place) => claims.after.get(place) !== 1)) continue;
    const family = familyOf(families, pair);
    family.before.push(...before);
    family.after.push(...after);
    for (const place of before) links.closedBefore[place] = 1;
    for (const place of after) links.closedAfter[place] = 1;
  }
}

interface Proposal {
  readonly pair: number;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

// A pair that could both have split and have merged has done neither that a reader could follow.
function proposal(links: Links, families: Families, entry: Entry, lexicon: Lexicon): Proposal[] {
  const other = links.after.entries[links.toAfter[entry.place] ?? -1];
  if (!other || entry.group !== 'text' || other.group !== 'text') return [];
  if (entry.text === other.text || families.has(entry.place)) return [];
  const freeAfter = (place: number) => isFreeAfter(links, place);
  const freeBefore = (place: number) => isFreeBefore(links, place);
  const after = partsOf(entry, other, links.after, freeAfter, lexicon);
  const before = partsOf(other, entry, links.before, freeBefore, lexicon);
  return after.length > 0 === before.length > 0 ? [] : [{ pair: entry.place, before, after }];
}

// The places beside `first` that hold, together with it, what `whole` says; none where they do not cover it.
function partsOf(
  whole: Entry,
  first: Entry,
  side: Side,
  isFree: (place: number) => boolean,
  lexicon: Lexicon,
): number[] {
  if (whole.text.length <= first.text.length) return [];
  const next = { up: neighbour(side, first.place, 1), down: neighbour(side, first.place, -1) };
  if (!isFreePart(next.up, isFree) && !isFreePart(next.down, isFree)) return [];
  const rest = bagOf(whole, lexicon);
  const all = new Map(rest);
  const mass = sum(rest, lexicon);
  let covered = take(rest, first, lexicon).common;
  const parts: number[] = [];
  for (const step of [1, -1] as const) {
    let part = step === 1 ? next.up : next.down;
    while (part && isFreePart(part, isFree) && parts.length < MEMBERS - 1) {
      // Halves may repeat words of the whole (*Requests Parties … Also requests Parties …*): they are its own all the same.
      const { common, own, words } = take(new Map(all), part, lexicon);
      const fresh = take(new Map(rest), part, lexicon).common;
      if (words < LEAST_WORDS || common < (1 - FOREIGN) * own || fresh < BRINGS * own) break;
      take(rest, part, lexicon);
      covered += fresh;
      parts.push(part.place);
      part = neighbour(side, part.place, step);
    }
  }
  return covered >= COVERAGE * mass ? parts : [];
}

function isFreePart(part: Entry | undefined, isFree: (place: number) => boolean): boolean {
  return part !== undefined && part.group === 'text' && isFree(part.place);
}

// Notes stand between the halves of a paragraph that marks them.
function neighbour(side: Side, place: number, step: 1 | -1): Entry | undefined {
  let at = place + step;
  while (side.entries[at]?.group === 'note') at += step;
  return side.entries[at];
}

function bagOf(entry: Entry, lexicon: Lexicon): Map<number, number> {
  const bag = new Map<number, number>();
  for (const id of readWords(entry.text, lexicon).ids) bag.set(id, (bag.get(id) ?? 0) + 1);
  return bag;
}

function sum(bag: ReadonlyMap<number, number>, lexicon: Lexicon): number {
  let mass = 0;
  for (const [id, count] of bag) mass += count * (lexicon.weights[id] ?? 0);
  return mass;
}

// Takes the words of a part out of what is left of the whole.
function take(
  rest: Map<number, number>,
  part: Entry,
  lexicon: Lexicon,
): { common: number; own: number; words: number } {
  const { ids } = readWords(part.text, lexicon);
  let common = 0;
  let own = 0;
  for (const id of ids) {
    const weight = lexicon.weights[id] ?? 0;
    const left = rest.get(id) ?? 0;
    own += weight;
    if (left > 0) {
      rest.set(id, left - 1);
      common += weight;
    }
  }
  return { common, own, words: ids.length };
}
