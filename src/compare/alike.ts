import type { Features } from './likeness.ts';
import { frameReader, likenessReader, readFeatures } from './likeness.ts';
import type { Links } from './links.ts';
import { freeAfter, freeBefore, gapsOf, isFreeAfter, isFreeBefore, link } from './links.ts';
import type { Lexicon } from './words.ts';

// Two paragraphs less alike than this are one removed and one added. Inside one gap between pairs that stayed in order their place
// speaks for them as well, elsewhere their words alone must do.
const FLOOR_IN_PLACE = 0.4;
const FLOOR_ANYWHERE = 0.5;
// A feature that stands in more paragraphs than this leads nowhere, and following it would take quadratic time.
const COMMON = 48;
const RAREST = 32;
const BEST = 6;
// So many paragraphs on either side are looked at when two gaps are walked abreast.
const ABREAST = 3;

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

/** Third pass: likeness. The most alike are paired first; each paragraph once. */
export function linkAlike(links: Links, lexicon: Lexicon): void {
  if (freeBefore(links).length === 0 || freeAfter(links).length === 0) return;
  const features = readFeatures(links.before.entries, links.after.entries, lexicon);
  const likeness = likenessReader(features);
  const candidates = byWords(links, features, likeness);
  accept(links, candidates, FLOOR_ANYWHERE);
  const gaps = gapsOf(links);
  const frame = frameReader(features);
  const near = [...candidates, ...inPlace(links, gaps, likeness)]
    .filter(({ before, after }) => gaps.before[before] === gaps.after[after])
    .map(({ before, after, score }) => ({ before, after, score: score + frame(before, after) }));
  accept(links, near, FLOOR_IN_PLACE);
}

type Likeness = (before: number, after: number) => number;

// Candidates that share rare features, found through an index from feature to paragraphs.
function byWords(links: Links, features: Features, likeness: Likeness): Candidate[] {
  const index = new Map<number, number[]>();
  for (const { place } of freeAfter(links)) {
    for (const feature of new Set(features.after[place])) {
      const list = index.get(feature);
      if (list) list.push(place);
      else index.set(feature, [place]);
    }
  }
  const found: Candidate[] = [];
  for (const { place } of freeBefore(links)) {
    const shared = new Map<number, number>();
    for (const feature of rarest(features.before[place] ?? [], index, features.weights)) {
      for (const other of index.get(feature) ?? []) shared.set(other, (shared.get(other) ?? 0) + (features.weights[feature] ?? 0));
    }
    const best = [...shared].sort((left, right) => right[1] - left[1]).slice(0, BEST);
    for (const [other] of best) addCandidate(links, place, other, likeness, found);
  }
  return found;
}

function rarest(list: readonly number[], index: ReadonlyMap<number, readonly number[]>, weights: Float64Array): number[] {
  const usable = [...new Set(list)].filter((feature) => {
    const count = index.get(feature)?.length ?? 0;
    return count > 0 && count <= COMMON;
  });
  return usable.sort((left, right) => (weights[right] ?? 0) - (weights[left] ?? 0)).slice(0, RAREST);
}

function addCandidate(links: Links, before: number, after: number, likeness: Likeness, found: Candidate[]): void {
  if (links.before.entries[before]?.group !== links.after.entries[after]?.group) return;
  found.push({ before, after, score: likeness(before, after) });
}

// Candidates that stand at the same place of both texts: first with first and last with last of each gap, and their neighbours.
function inPlace(links: Links, gaps: ReturnType<typeof gapsOf>, likeness: Likeness): Candidate[] {
  const there = new Map<number, number[]>();
  for (const { place } of freeAfter(links)) push(there, gaps.after[place] ?? 0, place);
  const here = new Map<number, number[]>();
  for (const { place } of freeBefore(links)) push(here, gaps.before[place] ?? 0, place);
  const found: Candidate[] = [];
  for (const [gap, places] of here) {
    const others = there.get(gap) ?? [];
    const offset = others.length - places.length;
    const seen = new Set<number>();
    places.forEach((place, index) => {
      for (const start of offset === 0 ? [0] : [0, offset]) {
        for (let step = -ABREAST; step <= ABREAST; step += 1) {
          const other = others[index + start + step];
          if (other === undefined || seen.has(place * 2 ** 21 + other)) continue;
          seen.add(place * 2 ** 21 + other);
          addCandidate(links, place, other, likeness, found);
        }
      }
    });
  }
  return found;
}

function push(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

// The order of equal scores must not depend on which side is called before.
function accept(links: Links, candidates: readonly Candidate[], floor: number): void {
  const sorted = candidates
    .filter(({ before, after, score }) => score >= floor && isFreeBefore(links, before) && isFreeAfter(links, after))
    .sort(
      (left, right) =>
        right.score - left.score ||
        left.before + left.after - right.before - right.after ||
        Math.abs(left.before - left.after) - Math.abs(right.before - right.after),
    );
  for (const { before, after } of sorted) {
    if (isFreeBefore(links, before) && isFreeAfter(links, after)) link(links, before, after, 'likeness');
  }
}
