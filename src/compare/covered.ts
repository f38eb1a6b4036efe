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
const MEMBERS = 8;
// A part of fewer words is a remark, not a half.
const LEAST_WORDS = 4;

/**
 * Finds splits and mergers that no attribute declares: a paragraph that stands in neighbouring paragraphs of the other side, one of
 * which is its partner and the others free. Call it when likeness has spoken.
 */
export function coveredFamilies(links: Links, families: Families, lexicon: Lexicon): void {
  for (const entry of links.before.entries) {
    const other = links.after.entries[links.toAfter[entry.place] ?? -1];
    if (!other || entry.group !== 'text' || other.group !== 'text' || entry.text === other.text)
      continue;
    const family = families.get(entry.place);
    if (family) continue;
    const halves = partsOf(
      entry,
      other,
      links.after,
      (place) => isFreeAfter(links, place),
      lexicon,
    );
    if (halves.length > 0) {
      familyOf(families, entry.place).after.push(...halves);
      for (const place of halves) links.closedAfter[place] = 1;
      continue;
    }
    const merged = partsOf(
      other,
      entry,
      links.before,
      (place) => isFreeBefore(links, place),
      lexicon,
    );
    if (merged.length > 0) familyOf(families, entry.place).before.push(...merged);
    for (const place of merged) links.closedBefore[place] = 1;
  }
}

// The places beside `first` that hold, together with it, what `whole` says; none where they do not cover it.
function partsOf(
  whole: Entry,
  first: Entry,
  side: Side,
  isFree: (place: number) => boolean,
  lexicon: Lexicon,
): number[] {
  const next = { up: neighbour(side, first.place, 1), down: neighbour(side, first.place, -1) };
  if (!isFreePart(next.up, isFree) && !isFreePart(next.down, isFree)) return [];
  const rest = bagOf(whole, lexicon);
  const mass = sum(rest, lexicon);
  let covered = take(rest, first, lexicon).common;
  const parts: number[] = [];
  for (const step of [1, -1] as const) {
    let part = step === 1 ? next.up : next.down;
    while (part && isFreePart(part, isFree) && parts.length < MEMBERS - 1) {
      const trial = new Map(rest);
      const { common, own, words } = take(trial, part, lexicon);
      if (words < LEAST_WORDS || common < (1 - FOREIGN) * own) break;
      take(rest, part, lexicon);
      covered += common;
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
