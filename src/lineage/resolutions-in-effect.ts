import { attributeOf } from '../compare/side.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import { readTarget } from '../model/target.ts';
import type { Text } from '../model/text.ts';
import { citedPlaces, printPlace } from './label-path.ts';
import { type Removal, removalsOf, repealsIn } from './recorded.ts';

/** An adopted text of a body: `of` by path (`cms/11.24`), its key, what it was drawn from, and the place of its meeting among those of the body. */
export interface AdoptedText {
  readonly of: string;
  readonly number: string;
  readonly key: string;
  readonly base: string | null;
  readonly rank: number;
  readonly text: Text;
}

/** What was taken out of a Resolution: all of it (`places` null), or paragraphs by their numbers or first words. */
export interface GoneText {
  readonly of: AdoptedText;
  readonly places: readonly string[] | null;
  readonly formal: 'deleted' | 'repealed';
  readonly by: AdoptedText;
  readonly reason: string | null;
  /** Whether the text that repeals goes on with paragraphs of the repealed one. */
  readonly consolidated: boolean;
}

export interface ResolutionsInEffect {
  readonly inForce: readonly AdoptedText[];
  readonly gone: readonly GoneText[];
}

/**
 * The Resolutions in force among the adopted texts of a body, each in its last revision, by number; and what was deleted or repealed, whole or
 * in part, the earliest first. Texts of meetings that do not count must be left out by the caller.
 */
export function resolutionsInEffect(
  resolutions: readonly AdoptedText[],
  others: readonly AdoptedText[],
  formulaFirst: boolean,
): ResolutionsInEffect {
  const ordered = [...resolutions].sort(
    (a, b) => a.rank - b.rank || compareNumbers(a.number, b.number),
  );
  const repeals = [...ordered, ...others]
    .sort((a, b) => a.rank - b.rank)
    .flatMap((by) => repealsBy(by, ordered, formulaFirst));
  const removals = ordered.flatMap((by) => removalsBy(by, ordered, repeals, formulaFirst));
  const isRepealed = (text: AdoptedText): boolean =>
    repeals.some(
      ({ of, places, by }) => places === null && isLast(of, by, ordered) && isUpTo(text, of, by),
    );
  const bases = new Set(ordered.map(({ of, base }) => `${of}@${base}`));
  return {
    inForce: ordered
      .filter((text) => !isRepealed(text) && !bases.has(`${text.of}@${text.key}`))
      .sort((a, b) => compareNumbers(a.number, b.number)),
    gone: [...repeals, ...removals]
      .sort((a, b) => a.by.rank - b.by.rank || compareNumbers(a.of.number, b.of.number))
      .map(({ ids: _, ...gone }) => gone),
  };
}

// To repeal a revision that has been replaced, by the text that repeals or before it, takes nothing out of force.
function isLast(repealed: AdoptedText, by: AdoptedText, all: readonly AdoptedText[]): boolean {
  return !all.some(
    ({ of, base, rank }) =>
      of === repealed.of && base === repealed.key && base !== null && rank <= by.rank,
  );
}

// What a later meeting adopts anew is in force again.
function isUpTo(text: AdoptedText, repealed: AdoptedText, by: AdoptedText): boolean {
  return text.of === repealed.of && text.rank <= by.rank;
}

interface GoneIds extends GoneText {
  readonly ids: readonly string[];
}

function repealsBy(
  by: AdoptedText,
  all: readonly AdoptedText[],
  formulaFirst: boolean,
): readonly GoneIds[] {
  return repealsIn(by.text).flatMap(({ of, key, ids }): readonly GoneIds[] => {
    const own = all.filter((text) => text.of === of && text.rank <= by.rank && text !== by);
    const named = own.find((text) => text.key === key) ?? own.at(-1);
    if (named === undefined) return [];
    const places = ids === null ? null : placesOf(named.text, ids, formulaFirst);
    const consolidated = continuesIn(by.text, of, ids);
    return [
      { of: named, places, formal: 'repealed', by, reason: null, consolidated, ids: ids ?? [] },
    ];
  });
}

function continuesIn({ paragraphs }: Text, of: string, ids: readonly string[] | null): boolean {
  return paragraphs.some(({ attributes }) => {
    const link = attributeOf(attributes, 'continues');
    const target = link === null ? null : readTarget(link);
    if (target?.kind !== 'instrument' || target.of !== of) return false;
    return ids === null || target.ids.some((id) => ids.includes(id));
  });
}

// Paragraphs that went for one reason at one revision are told together; those that another text repealed have been told.
function removalsBy(
  by: AdoptedText,
  all: readonly AdoptedText[],
  repeals: readonly GoneIds[],
  formulaFirst: boolean,
): readonly GoneIds[] {
  const base = all.find(({ of, key }) => of === by.of && key === by.base);
  if (base === undefined) return [];
  const told = new Set(repeals.flatMap(({ of, ids }) => (of.of === by.of ? ids : [])));
  const byReason = new Map<string, Removal[]>();
  for (const removal of removalsOf(by.text)) {
    if (told.has(removal.id) || removal.into !== null) continue;
    const reason = removal.reason ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), removal]);
  }
  return [...byReason].flatMap(([reason, removals]): readonly GoneIds[] => {
    const ids = removals.map(({ id }) => id);
    const places = placesOf(base.text, ids, formulaFirst);
    if (places.length === 0) return [];
    const said = reason === '' ? null : reason;
    return [{ of: base, places, formal: 'deleted', by, reason: said, consolidated: false, ids }];
  });
}

// As many characters as tell one paragraph from another.
const OPENING = 40;

function placesOf(text: Text, ids: readonly string[], formulaFirst: boolean): readonly string[] {
  const places = citedPlaces(text, formulaFirst);
  return text.paragraphs.flatMap((paragraph, index) => {
    const place = places[index];
    if (paragraph.id === null || !ids.includes(paragraph.id) || place === undefined) return [];
    const cited = place.labels.length === 0 ? '' : printPlace(place);
    return cited === '' ? [opening(plainText(contentOf(paragraph)))] : [cited];
  });
}

function opening(words: string): string {
  const even = [...words.replace(/\s+/gu, ' ').trim()];
  return even.length <= OPENING ? even.join('') : `${even.slice(0, OPENING).join('').trim()} …`;
}

/** `5.9` before `5.21`, part by part; what is no figure by its letters. */
export function compareNumbers(a: string, b: string): number {
  const [own, others] = [a, b].map((number) => number.match(/\d+|\D+/g) ?? []);
  for (const [at, part] of (own ?? []).entries()) {
    const other = others?.[at];
    if (other === undefined) return 1;
    if (part === other) continue;
    const difference = Number(part) - Number(other);
    return Number.isNaN(difference) ? (part < other ? -1 : 1) : difference;
  }
  return (own?.length ?? 0) - (others?.length ?? 0);
}
