import type { Links } from './links.ts';
import { isFreeAfter, isFreeBefore } from './links.ts';
import type { Entry } from './side.ts';
import type { Lexicon } from './words.ts';
import { readWords } from './words.ts';

/** What paragraphs are made of for likeness: words without their article and case, and pairs of neighbouring words. */
export interface Features {
  /** By place of an entry its features, repeated as often as they stand in it; none for entries that have their partner. */
  readonly before: readonly (readonly number[])[];
  readonly after: readonly (readonly number[])[];
  /** How much a feature says: the fewer paragraphs have it, the more. Stock opening words weigh little in every language. */
  readonly weights: Float64Array;
  /** The weight of a feature that stands in one paragraph only. */
  readonly unique: number;
  /** Sum of the weights of an entry. */
  readonly massBefore: Float64Array;
  readonly massAfter: Float64Array;
}

/**
 * Reads the features of the paragraphs that look for a partner and weighs each by its rarity. Paragraphs that were kept word by word
 * count for rarity as well: they tell what is a stock phrase.
 */
export function readFeatures(links: Links, lexicon: Lexicon): Features {
  const numbers: Numbers = {
    stems: new Map(),
    ofWord: [],
    pairs: new Map(),
    figures: new Set(),
    count: 0,
    closed: false,
  };
  const read = (entry: Entry) => featuresOf(entry.text, lexicon, numbers);
  const before = links.before.entries.map((entry) =>
    isFreeBefore(links, entry.place) ? read(entry) : [],
  );
  const after = links.after.entries.map((entry) =>
    isFreeAfter(links, entry.place) ? read(entry) : [],
  );
  numbers.closed = true;
  const kept = links.before.entries.filter((entry) => isKept(links, entry)).map(read);
  const weights = weigh([...kept, ...before], [...kept, ...after], numbers);
  const free = Math.max(count(before), count(after));
  return {
    before,
    after,
    weights,
    unique: Math.log(1 + kept.length + free),
    massBefore: masses(before, weights),
    massAfter: masses(after, weights),
  };
}

function isKept(links: Links, entry: Entry): boolean {
  return links.after.entries[links.toAfter[entry.place] ?? -1]?.text === entry.text;
}

function count(lists: readonly (readonly number[])[]): number {
  return lists.filter((list) => list.length > 0).length;
}

function weigh(
  before: readonly (readonly number[])[],
  after: readonly (readonly number[])[],
  numbers: Numbers,
): Float64Array {
  const here = countFeatures(before, numbers.count);
  const there = countFeatures(after, numbers.count);
  const most = Math.max(count(before), count(after));
  return Float64Array.from(here, (often, feature) => {
    const share = numbers.figures.has(feature) ? FIGURE : 1;
    return share * Math.log(1 + most / Math.max(1, often, there[feature] ?? 0));
  });
}

/** In how many of these paragraphs each feature stands. */
export function countFeatures(lists: readonly (readonly number[])[], features: number): Int32Array {
  const often = new Int32Array(features);
  const seen = new Int32Array(features).fill(-1);
  lists.forEach((list, place) => {
    for (const feature of list) {
      if (seen[feature] === place) continue;
      seen[feature] = place;
      often[feature] = (often[feature] ?? 0) + 1;
    }
  });
  return often;
}

interface Numbers {
  readonly stems: Map<string, number>;
  readonly ofWord: number[];
  readonly pairs: Map<number, number>;
  /** Stems that hold a figure. */
  readonly figures: Set<number>;
  count: number;
  /** No new features: those of kept paragraphs alone tell nothing. */
  closed: boolean;
}

// Numbers, years and symbols are rare, and the first to be changed: they count half and part no neighbours.
const FIGURE = 0.5;
const NO_WORD = -1;
const UNKNOWN = -2;

function featuresOf(text: string, lexicon: Lexicon, numbers: Numbers): number[] {
  const found: number[] = [];
  let last = NO_WORD;
  for (const id of readWords(text, lexicon).ids) {
    const stem = stemOf(id, lexicon, numbers);
    if (stem === NO_WORD) continue;
    if (stem === UNKNOWN) {
      last = NO_WORD;
      continue;
    }
    found.push(stem);
    if (numbers.figures.has(stem)) continue;
    const pair = last === NO_WORD ? UNKNOWN : pairOf(last, stem, numbers);
    if (pair !== UNKNOWN) found.push(pair);
    last = stem;
  }
  return found;
}

// An article says nothing of a word, nor does the suffix by which a Resolution was revised since: `11.24 (Rev.COP13)`.
function stemOf(id: number, lexicon: Lexicon, numbers: Numbers): number {
  const known = numbers.ofWord[id];
  if (known !== undefined) return known;
  const word = lexicon.texts[id] ?? '';
  let stem = NO_WORD;
  if (/[\p{L}\p{N}]/u.test(word)) {
    const text = word.replace(/^\p{L}{1,2}['’]|\s*\(.*\)$/gu, '').toLowerCase();
    stem = numbers.stems.get(text) ?? NO_WORD;
    if (stem === NO_WORD && numbers.closed) stem = UNKNOWN;
    else if (stem === NO_WORD) {
      stem = numbers.count++;
      numbers.stems.set(text, stem);
      if (lexicon.figures[id]) numbers.figures.add(stem);
    }
  }
  numbers.ofWord[id] = stem;
  return stem;
}

// Two pairs of words under one key would only count as one feature; that is rare, and small keys are fast.
function pairOf(left: number, right: number, numbers: Numbers): number {
  const key = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) & 0x3fffffff;
  const known = numbers.pairs.get(key);
  if (known !== undefined) return known;
  if (numbers.closed) return UNKNOWN;
  numbers.pairs.set(key, numbers.count);
  return numbers.count++;
}

function masses(lists: readonly (readonly number[])[], weights: Float64Array): Float64Array {
  return Float64Array.from(lists, (list) =>
    list.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0),
  );
}

/**
 * How alike paragraphs are, from 0 (nothing in common) to 1 (the same words in the same neighbourhood). The mean of two shares: what
 * is common of both, and what is common of the smaller one, so that a paragraph cut down to its first clause is still known, and a
 * title that is quoted in a long paragraph is not taken for it.
 */
export function likenessReader(features: Features): (before: number, after: number) => number {
  const left = new Int32Array(features.weights.length);
  return (before, after) => {
    const here = features.before[before] ?? [];
    const there = features.after[after] ?? [];
    for (const feature of here) left[feature] = (left[feature] ?? 0) + 1;
    let common = 0;
    for (const feature of there) {
      const rest = left[feature] ?? 0;
      if (rest > 0) {
        left[feature] = rest - 1;
        common += features.weights[feature] ?? 0;
      }
    }
    for (const feature of here) left[feature] = 0;
    const massBefore = features.massBefore[before] ?? 0;
    const massAfter = features.massAfter[after] ?? 0;
    const smaller = Math.min(massBefore, massAfter);
    return smaller === 0
      ? 0
      : rounded(common * Math.sqrt(2 / ((massBefore + massAfter) * smaller)));
  };
}

// Sums of fractions depend on the order of adding, and ties must not.
function rounded(score: number): number {
  return Math.round(score * 1e6) / 1e6;
}

// A beginning and an end of so many features (two words and their neighbourhood) make a frame.
const FRAME = 3;

/**
 * How much of two paragraphs is a common frame: `Convient d’inclure … dans la CAMI` around a list that was replaced. The share of the
 * smaller one that stands alike at its beginning and its end; 0 unless both ends are alike. It counts double where no other paragraph
 * opens so, half where others do.
 */
export function frameReader(features: Features): (before: number, after: number) => number {
  const { weights, unique } = features;
  return (before, after) => {
    const here = features.before[before] ?? [];
    const there = features.after[after] ?? [];
    const most = Math.min(here.length, there.length);
    let start = 0;
    while (start < most && here[start] === there[start]) start += 1;
    let end = 0;
    while (end < most - start && here[here.length - 1 - end] === there[there.length - 1 - end])
      end += 1;
    if (start < FRAME || end < FRAME) return 0;
    const ends = [...here.slice(0, start), ...here.slice(here.length - end)];
    const mass = ends.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
    const stock = here.slice(0, FRAME).every((feature) => (weights[feature] ?? 0) < unique - 1e-9);
    return rounded(
      (mass / Math.min(features.massBefore[before] ?? 0, features.massAfter[after] ?? 0)) *
        (stock ? 0.5 : 2),
    );
  };
}

// Below this ratio of lengths the longer paragraph may merely quote the shorter one.
const QUOTED = 0.4;

/**
 * Whether two paragraphs may be one wherever they stand: about as long, or alike in their opening words. A paragraph that was cut down
 * keeps its beginning; a title quoted in a long paragraph stands in its middle.
 */
export function openingReader(
  features: Features,
): (pair: { before: number; after: number }) => boolean {
  return ({ before, after }) => {
    const masses = [features.massBefore[before] ?? 0, features.massAfter[after] ?? 0];
    if (Math.min(...masses) >= QUOTED * Math.max(...masses)) return true;
    const here = (features.before[before] ?? []).slice(0, FRAME);
    const there = features.after[after] ?? [];
    return here.length === FRAME && here.every((feature, at) => feature === there[at]);
  };
}

// A paragraph of fewer features (four words and their neighbourhood) may stand in another by chance.
const CONTAINED = 7;

/** How much of the shorter of two paragraphs stands in the longer one, from 0 to 1. */
export function containmentReader(features: Features): (before: number, after: number) => number {
  const { weights, massBefore, massAfter } = features;
  return (before, after) => {
    const [here, there] = [features.before[before] ?? [], features.after[after] ?? []];
    const shorter = here.length < there.length ? here : there;
    if (shorter.length < CONTAINED) return 0;
    const longer = new Set(shorter === here ? there : here);
    const common = shorter.filter((feature) => longer.has(feature));
    const mass = common.reduce((sum, feature) => sum + (weights[feature] ?? 0), 0);
    return rounded(mass / Math.min(massBefore[before] ?? 0, massAfter[after] ?? 0));
  };
}

/** Whether two paragraphs end in the same word. A title quoted in a long paragraph stands in its middle; what was cut down at its beginning keeps its end. */
export function endingReader(features: Features): (before: number, after: number) => boolean {
  return (before, after) => {
    const ending = (features.before[before] ?? []).slice(-2);
    return (features.after[after] ?? []).slice(-2).some((last) => ending.includes(last));
  };
}
