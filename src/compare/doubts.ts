import { sharingPairs } from './candidates.ts';
import type { Comparison, Member } from './comparison.ts';
import { likenessReader, readFeatures } from './likeness.ts';
import { type Links, link, noLinks } from './links.ts';
import { readSide, type Side } from './side.ts';
import { emptyLexicon } from './words.ts';

/**
 * Two paragraphs of which words do not tell for certain whether they are one. `same`: whether they were taken for one.
 * `likeness` is theirs, from 0 to 1; `rival` that of the paragraph which is most like one of the two besides the other.
 */
export interface Doubt {
  readonly before: Member;
  readonly after: Member;
  readonly same: boolean;
  readonly likeness: number;
  readonly rival: number;
}

/** Two paragraphs as alike as this, and clearly more so than any other two, are one: nobody need look. */
export const CERTAIN = 0.55;
const CLEARLY = 0.12;
/** Of what is less alike than this nobody would think that it may be one. */
export const POSSIBLE = 0.28;

/**
 * What a person should look at in a comparison: pairs by likeness that are little alike or have a rival, and paragraphs of both
 * sides that were left alone although they are somewhat alike. `same(before, after)` says who is taken for one, by pair or by id.
 * In the order of the text after; time is linear in the texts.
 */
export function doubtsOf(
  comparison: Comparison,
  same: (before: Member, after: Member) => boolean,
): readonly Doubt[] {
  const { links, likened } = linksOf(comparison);
  const found = scored(links, likened);
  const rivals = { before: rivalsOf(found, 'before'), after: rivalsOf(found, 'after') };
  return found
    .flatMap((one): Doubt[] => {
      const [from, to] = [links.before.entries[one.before], links.after.entries[one.after]];
      if (!from || !to || from.group !== to.group) return [];
      const [here, there] = [rivals.before.get(one.before), rivals.after.get(one.after)];
      const rival = Math.max(likenessBeside(here, one), likenessBeside(there, one));
      const begins = !one.opens && (here?.opens === true || there?.opens === true);
      const { likeness } = one;
      const taken = same(from.member, to.member);
      if (!isDoubtful(taken, likeness, rival) && !(taken && begins)) return [];
      return [{ before: from.member, after: to.member, same: taken, likeness, rival }];
    })
    .sort((a, b) => a.after.index - b.after.index || a.before.index - b.before.index);
}

/**
 * How alike two paragraphs of a comparison are, from 0 to 1, as `doubtsOf` measures it. What the comparison kept is like its partner
 * alone.
 */
export function likenessIn(comparison: Comparison): (before: Member, after: Member) => number {
  const { links } = linksOf(comparison);
  const places = [placesOf(links.before), placesOf(links.after)] as const;
  const likeness = likenessReader(readFeatures(links, emptyLexicon()));
  return (before, after) => {
    const from = places[0].get(before.index) ?? -1;
    const to = places[1].get(after.index) ?? -1;
    if (links.toAfter[from] === to) return 1;
    return likeness(from, to);
  };
}

// Pairs that nothing changed are out of question; those found by likeness are looked at once more.
function linksOf({ before, after, pairs }: Comparison): {
  readonly links: Links;
  readonly likened: readonly (readonly [number, number])[];
} {
  const reading = { formulaFirst: false, ids: false };
  const links = noLinks(readSide(before, reading), readSide(after, reading));
  const places = [placesOf(links.before), placesOf(links.after)] as const;
  const likened: (readonly [number, number])[] = [];
  for (const pair of pairs) {
    const from = places[0].get(pair.before[0]?.index ?? -1);
    const to = places[1].get(pair.after[0]?.index ?? -1);
    if (from === undefined || to === undefined) continue;
    if (pair.kind === 'kept') link(links, from, to, 'text');
    else likened.push([from, to]);
  }
  return { links, likened };
}

function placesOf({ entries }: Side): Map<number, number> {
  return new Map(entries.map(({ member, place }) => [member.index, place]));
}

function isDoubtful(same: boolean, likeness: number, rival: number): boolean {
  if (same) return likeness < CERTAIN || rival > likeness - CLEARLY;
  return likeness >= POSSIBLE && likeness >= rival;
}

interface Scored {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
  /** The opening words are the same. */
  readonly opens: boolean;
}

const OPENING = 3;

// Those that share rare words, and those that were paired for their place as well.
function scored(links: Links, likened: readonly (readonly [number, number])[]): readonly Scored[] {
  const features = readFeatures(links, emptyLexicon());
  const likeness = likenessReader(features);
  const all = new Map(
    [...sharingPairs(features), ...likened].map((pair) => [pair.join(' '), pair] as const),
  );
  return [...all.values()].map(([before, after]) => ({
    before,
    after,
    likeness: likeness(before, after),
    opens: openAlike(features.before[before] ?? [], features.after[after] ?? []),
  }));
}

function openAlike(one: readonly number[], other: readonly number[]): boolean {
  const opening = one.slice(0, OPENING);
  return opening.length === OPENING && opening.every((feature, at) => feature === other[at]);
}

/** The two best scores of a paragraph, and whether one of its candidates has the same opening words. */
interface Rivals {
  readonly best: number;
  readonly second: number;
  // Of a split paragraph the part with the old beginning is the one that it was, however short.
  readonly opens: boolean;
}

function rivalsOf(found: readonly Scored[], side: 'before' | 'after'): Map<number, Rivals> {
  const rivals = new Map<number, Rivals>();
  for (const one of found) {
    const known = rivals.get(one[side]) ?? { best: 0, second: 0, opens: false };
    const { likeness } = one;
    const [best, second] =
      likeness > known.best
        ? [likeness, known.best]
        : [known.best, Math.max(known.second, likeness)];
    rivals.set(one[side], { best, second, opens: known.opens || one.opens });
  }
  return rivals;
}

// The best besides the pair itself.
function likenessBeside(rivals: Rivals | undefined, { likeness }: Scored): number {
  if (rivals === undefined) return 0;
  return likeness >= rivals.best ? rivals.second : rivals.best;
}
