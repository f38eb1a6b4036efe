import type { Candidate } from './candidates.ts';
import { sharingPairs } from './candidates.ts';
import {
  containmentReader,
  endingReader,
  type Features,
  frameReader,
  likenessReader,
  openingReader,
  readFeatures,
} from './likeness.ts';
import type { Gaps, Links } from './links.ts';
import { freeAfter, freeBefore, gapsOf, isFreeAfter, isFreeBefore, link } from './links.ts';
import type { Entry } from './side.ts';
import type { Lexicon } from './words.ts';

// Two paragraphs less alike than this are one removed and one added: a reader is helped by a redline of the same paragraph, and misled
// by one of two. Inside one gap between pairs that stayed in order the place speaks for them as well; elsewhere words alone must do.
const FLOOR_IN_PLACE = 0.4;
const FLOOR_ANYWHERE = 0.5;
// Where each of the two stands alone between the same neighbours.
const FLOOR_ALONE = 0.28;
// Of two that are left over at the end, how much of the shorter one must stand in the longer.
const FLOOR_CONTAINED = 0.65;
// Each round of pairs makes the gaps smaller, in which more may stand at the same place.
const ROUNDS = 4;
// So many paragraphs on either side are looked at when two gaps are walked abreast.
const ABREAST = 3;

/** Third pass: likeness. The most alike are paired first, each paragraph once. */
export function linkAlike(links: Links, lexicon: Lexicon): void {
  if (freeBefore(links).length === 0 || freeAfter(links).length === 0) return;
  const features = readFeatures(links, lexicon);
  const likeness = likenessReader(features);
  const judge = (pairs: readonly (readonly [number, number])[]): Candidate[] =>
    pairs
      .filter(
        ([before, after]) =>
          links.before.entries[before]?.group === links.after.entries[after]?.group,
      )
      .map(([before, after]) => ({ before, after, score: likeness(before, after) }));
  const candidates = judge(sharingPairs(features));
  accept(links, candidates.filter(openingReader(features)), FLOOR_ANYWHERE);
  const frame = frameReader(features);
  for (let round = 0; round < ROUNDS; round += 1) {
    const gaps = gapsOf(links);
    const near = [...candidates, ...judge(abreast(links, gaps))]
      .filter(({ before, after }) => gaps.before[before] === gaps.after[after])
      .filter(({ before, after }) => isFreeBefore(links, before) && isFreeAfter(links, after))
      .map(({ before, after, score }) => ({ before, after, score: score + frame(before, after) }));
    if (accept(links, near, FLOOR_IN_PLACE) === 0) break;
  }
  accept(links, judge(alone(links, gapsOf(links))), FLOOR_ALONE);
  accept(links, contained(links, features, candidates), FLOOR_CONTAINED);
}

// An item that was made of a paragraph loses the words that its chapeau says, and gets them where it is made one again.
function contained(
  links: Links,
  features: Features,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  const [share, endsAlike] = [containmentReader(features), endingReader(features)];
  const isItem = (entry: Entry | undefined) => entry?.member.role === 'item';
  return candidates
    .filter(({ before, after }) => isFreeBefore(links, before) && isFreeAfter(links, after))
    .filter(
      ({ before, after }) =>
        isItem(links.before.entries[before]) !== isItem(links.after.entries[after]) ||
        endsAlike(before, after),
    )
    .map(({ before, after }) => ({ before, after, score: share(before, after) }));
}

// Pairs that are left over as the only two of their group in one gap.
function alone(links: Links, gaps: Gaps): (readonly [number, number])[] {
  const there = byGap(freeAfter(links), gaps.after);
  return [...byGap(freeBefore(links), gaps.before)].flatMap(([gap, places]) => {
    const others = there.get(gap) ?? [];
    const [place] = places;
    const [other] = others;
    return places.length === 1 && others.length === 1 && place !== undefined && other !== undefined
      ? [[place, other] as const]
      : [];
  });
}

// Pairs that stand at the same place of both texts: counted from the beginning and from the end of each gap, and their neighbours.
function abreast(links: Links, gaps: Gaps): (readonly [number, number])[] {
  const there = byGap(freeAfter(links), gaps.after);
  const found: (readonly [number, number])[] = [];
  for (const [gap, places] of byGap(freeBefore(links), gaps.before)) {
    const others = there.get(gap) ?? [];
    const longer = others.length - places.length;
    places.forEach((place, index) => {
      others.slice(Math.max(0, index - ABREAST), index + ABREAST + 1).forEach((other) => {
        found.push([place, other]);
      });
      if (longer === 0) return;
      const fromEnd = index + longer;
      const from = Math.max(0, fromEnd - ABREAST, longer > 0 ? index + ABREAST + 1 : 0);
      const to =
        longer > 0 ? fromEnd + ABREAST + 1 : Math.min(fromEnd + ABREAST + 1, index - ABREAST);
      others.slice(from, Math.max(from, to)).forEach((other) => {
        found.push([place, other]);
      });
    });
  }
  return found;
}

function byGap(entries: ReturnType<typeof freeBefore>, gapOf: Int32Array): Map<number, number[]> {
  const lists = new Map<number, number[]>();
  for (const { place } of entries) {
    const gap = gapOf[place] ?? 0;
    const list = lists.get(gap);
    if (list) list.push(place);
    else lists.set(gap, [place]);
  }
  return lists;
}

// Pairs the best first and counts them. The order of equal scores must not depend on which side is called before.
function accept(links: Links, candidates: readonly Candidate[], floor: number): number {
  const sorted = candidates
    .filter(({ score }) => score >= floor)
    .sort(
      (left, right) =>
        right.score - left.score ||
        Math.abs(left.before - left.after) - Math.abs(right.before - right.after) ||
        left.before + left.after - right.before - right.after,
    );
  let accepted = 0;
  for (const { before, after } of sorted) {
    if (!isFreeBefore(links, before) || !isFreeAfter(links, after)) continue;
    link(links, before, after, 'likeness');
    accepted += 1;
  }
  return accepted;
}
