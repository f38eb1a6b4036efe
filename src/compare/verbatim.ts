import { type Families, familyOf } from './families.ts';
import { freeAfter, freeBefore, type Links, link } from './links.ts';
import type { Entry, Side } from './side.ts';
import { type Lexicon, readWords } from './words.ts';

// By so many first words the parts of a paragraph are looked up; a part of fewer is a remark.
const OPENING = 3;
// A paragraph of fewer words stands in others by chance.
const WHOLE = 9;
const MEMBERS = 8;
// Where more paragraphs open alike, the words do not tell which one is meant.
const CANDIDATES = 8;

/**
 * Finds the splits and mergers in which no word changed: a paragraph whose words stand, all and in their order, in neighbouring paragraphs
 * of the other side. The part with the old beginning is the paragraph itself. What two could claim is left alone. Call it when equal
 * texts are paired and before likeness is asked, which knows a long tail better than a short beginning.
 */
export function verbatimFamilies(links: Links, families: Families, lexicon: Lexicon): void {
  const free = { before: freeBefore(links), after: freeAfter(links) };
  const splits = found(free.before, { side: links.after, free: free.after }, lexicon);
  const mergers = found(free.after, { side: links.before, free: free.before }, lexicon);
  const before = counts([...splits.map(({ whole }) => whole), ...mergers.flatMap(partsOf)]);
  const after = counts([...mergers.map(({ whole }) => whole), ...splits.flatMap(partsOf)]);
  for (const { whole, parts } of splits) {
    const [first, ...others] = parts;
    if (first === undefined || before.get(whole) !== 1 || !areAlone(parts, after)) continue;
    link(links, whole, first, 'text');
    familyOf(families, whole).after.push(...others);
    for (const place of others) links.closedAfter[place] = 1;
  }
  for (const { whole, parts } of mergers) {
    const [first, ...others] = parts;
    if (first === undefined || after.get(whole) !== 1 || !areAlone(parts, before)) continue;
    link(links, first, whole, 'text');
    familyOf(families, first).before.push(...others);
    for (const place of others) links.closedBefore[place] = 1;
  }
}

function partsOf({ parts }: Verbatim): readonly number[] {
  return parts;
}

function counts(places: readonly number[]): ReadonlyMap<number, number> {
  const claims = new Map<number, number>();
  for (const place of places) claims.set(place, (claims.get(place) ?? 0) + 1);
  return claims;
}

function areAlone(places: readonly number[], claims: ReadonlyMap<number, number>): boolean {
  return places.every((place) => claims.get(place) === 1);
}

/** A paragraph of one side and the places of those of the other side that are its words. */
interface Verbatim {
  readonly whole: number;
  readonly parts: readonly number[];
}

function found(
  wholes: readonly Entry[],
  other: { readonly side: Side; readonly free: readonly Entry[] },
  lexicon: Lexicon,
): readonly Verbatim[] {
  const words = wordReader(lexicon);
  const open = new Set(other.free.map(({ place }) => place));
  const byOpening = new Map<string, Entry[]>();
  for (const entry of other.free) {
    const key = openingOf(entry, words);
    if (key !== null) byOpening.set(key, [...(byOpening.get(key) ?? []), entry]);
  }
  return wholes.flatMap((entry): Verbatim[] => {
    const key = openingOf(entry, words);
    const candidates = key === null ? [] : (byOpening.get(key) ?? []);
    if (candidates.length > CANDIDATES || words(entry).length < WHOLE) return [];
    const fits = candidates.flatMap((first) => {
      const parts = partsFrom(first, words(entry), other.side, open, words);
      return parts === null ? [] : [parts];
    });
    const [parts] = fits;
    return parts === undefined || fits.length > 1 ? [] : [{ whole: entry.place, parts }];
  });
}

type Words = (entry: Entry) => readonly string[];

// Marks and the case of letters change where a sentence is cut.
function wordReader(lexicon: Lexicon): Words {
  const known = new Map<Entry, readonly string[]>();
  return (entry) => {
    const words =
      known.get(entry) ??
      readWords(entry.text, lexicon).ids.flatMap((id) => {
        const word = lexicon.texts[id] ?? '';
        return /[\p{L}\p{N}]/u.test(word) ? [word.toLowerCase()] : [];
      });
    known.set(entry, words);
    return words;
  };
}

function openingOf(entry: Entry, words: Words): string | null {
  if (entry.group !== 'text') return null;
  const opening = words(entry).slice(0, OPENING);
  return opening.length < OPENING ? null : opening.join('\n');
}

// The first part and as many of those behind it as make up the whole; null where they do not.
function partsFrom(
  first: Entry,
  whole: readonly string[],
  { entries }: Side,
  open: ReadonlySet<number>,
  words: Words,
): readonly number[] | null {
  const parts: number[] = [];
  let at = 0;
  for (let place = first.place; at < whole.length; place += 1) {
    const part = entries[place];
    if (part?.group === 'note') continue;
    if (part?.group !== 'text' || !open.has(place) || parts.length === MEMBERS) return null;
    const own = words(part);
    if (own.length === 0 || !own.every((word, index) => word === whole[at + index])) return null;
    parts.push(place);
    at += own.length;
  }
  return parts.length > 1 ? parts : null;
}
