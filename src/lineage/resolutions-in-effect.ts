import { attributeOf } from '../compare/side.ts';
import { readTarget } from '../model/target.ts';
import type { Text } from '../model/text.ts';
import { compareNumbers } from './number-order.ts';
import { type Removal, removalsOf, repealsIn } from './recorded.ts';
import { idsRepealed, lastOf, repealedText } from './repealed-text.ts';
import { toldPlaces } from './told-places.ts';

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
  /** What drafts of later meetings would take out of those in force. */
  readonly proposed: readonly GoneText[];
}

/**
 * The Resolutions in force among the adopted texts of a body, each in its last revision, by number; and what was deleted or repealed, whole or
 * in part, the earliest first. Texts of meetings that do not count must be left out by the caller, and `drafts` that may not be adopted any more.
 */
export function resolutionsInEffect(
  resolutions: readonly AdoptedText[],
  others: readonly AdoptedText[],
  formulaFirst: boolean,
  drafts: readonly AdoptedText[] = [],
): ResolutionsInEffect {
  const ordered = [...resolutions].sort(
    (a, b) => a.rank - b.rank || compareNumbers(a.number, b.number),
  );
  const byName = grouped(ordered, ({ of }) => of);
  const repeals = [...ordered, ...others]
    .sort((a, b) => a.rank - b.rank)
    .flatMap((by) => repealsBy(by, byName, formulaFirst));
  const repealsOf = grouped(repeals, ({ of }) => of.of);
  const removals = ordered.flatMap((by) =>
    removalsBy(by, byName.get(by.of) ?? [], repealsOf.get(by.of) ?? [], formulaFirst),
  );
  const inForce = [...byName].flatMap(([of, own]): readonly AdoptedText[] => {
    const last = lastOf(own);
    const gone = (repealsOf.get(of) ?? []).some((repeal) => takesAway(repeal, last, own));
    return last === undefined || gone ? [] : [last];
  });
  const proposed = drafts
    .flatMap((by) => repealsBy(by, byName, formulaFirst))
    .filter(({ of, by }) => inForce.includes(of) && by.rank > of.rank);
  return {
    inForce: inForce.sort((a, b) => compareNumbers(a.number, b.number)),
    gone: [...repeals, ...removals]
      .sort((a, b) => a.by.rank - b.by.rank || compareNumbers(a.of.number, b.of.number))
      .map(withoutIds),
    proposed: proposed.map(withoutIds),
  };
}

function grouped<T>(all: readonly T[], nameOf: (one: T) => string): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const own = found.get(nameOf(one));
    if (own === undefined) found.set(nameOf(one), [one]);
    else own.push(one);
  }
  return found;
}

type ByName = ReadonlyMap<string, readonly AdoptedText[]>;

// To repeal a revision that has been replaced, by the text that repeals or before it, takes nothing out of force; what a later meeting adopts anew is in force again.
function takesAway(
  { of, places, by }: GoneText,
  last: AdoptedText | undefined,
  own: readonly AdoptedText[],
): boolean {
  if (places !== null || last === undefined || last.rank > by.rank) return false;
  return of === lastOf(own.filter(({ rank }) => rank <= by.rank));
}

interface GoneIds extends GoneText {
  readonly ids: readonly string[];
}

function withoutIds({ ids: _, ...gone }: GoneIds): GoneText {
  return gone;
}

function repealsBy(by: AdoptedText, byName: ByName, formulaFirst: boolean): readonly GoneIds[] {
  return repealsIn(by.text).flatMap((repeal): readonly GoneIds[] => {
    const { of, ids } = repeal;
    const own = (byName.get(of) ?? []).filter((text) => text !== by);
    const named = repealedText(repeal, by.rank, own);
    if (named === undefined) return [];
    const places =
      ids === null ? null : toldPlaces(named.text, ids, formulaFirst).map(({ place }) => place);
    const consolidated = continuesIn(by.text, of, ids);
    const gone = [...idsRepealed(named.text, ids ?? [], formulaFirst)];
    return [{ of: named, places, formal: 'repealed', by, reason: null, consolidated, ids: gone }];
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

// Paragraphs that went for one reason at one revision are told together; those that another text repealed have been told, and what a later revision has is back.
function removalsBy(
  by: AdoptedText,
  own: readonly AdoptedText[],
  repeals: readonly GoneIds[],
  formulaFirst: boolean,
): readonly GoneIds[] {
  const base = own.find(({ key }) => key === by.base);
  if (base === undefined) return [];
  const told = new Set(repeals.flatMap(({ ids }) => ids));
  const back = standingIn(own.filter(({ rank }) => rank > by.rank));
  const byReason = new Map<string, Removal[]>();
  for (const removal of removalsOf(by.text)) {
    if (told.has(removal.id) || back.has(removal.id) || removal.into !== null) continue;
    const reason = removal.reason ?? '';
    byReason.set(reason, [...(byReason.get(reason) ?? []), removal]);
  }
  return goneFor(byReason, base, by, formulaFirst);
}

function standingIn(texts: readonly AdoptedText[]): ReadonlySet<string> {
  return new Set(texts.flatMap(({ text }) => text.paragraphs.flatMap(({ id }) => id ?? [])));
}

function goneFor(
  byReason: ReadonlyMap<string, readonly Removal[]>,
  base: AdoptedText,
  by: AdoptedText,
  formulaFirst: boolean,
): readonly GoneIds[] {
  return [...byReason].flatMap(([reason, removals]): readonly GoneIds[] => {
    const ids = removals.map(({ id }) => id);
    const places = toldPlaces(base.text, ids, formulaFirst).map(({ place }) => place);
    if (places.length === 0) return [];
    const said = reason === '' ? null : reason;
    return [{ of: base, places, formal: 'deleted', by, reason: said, consolidated: false, ids }];
  });
}
