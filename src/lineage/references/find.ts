import { figureOf } from '../../model/count.ts';
import type { CitedNumber, CitedRange, Reference } from '../../model/reference.ts';
import { isCalled, numberKey, type Places, placeKey } from './places.ts';

/** The paragraphs that the numbers of a reference lead to in one text; `doubt` says why a number may lead elsewhere. */
export type Found =
  | { readonly kind: 'found'; readonly ranges: readonly (readonly number[])[] }
  | { readonly kind: 'doubt'; readonly why: string }
  | { readonly kind: 'none'; readonly number: string };

/** In which parts of a text a number without annex is looked for, the likeliest first: null is the body. */
export type Scopes = readonly (string | null)[] | 'everywhere';

/** Finds the cited paragraphs, annexes or rows of a text. */
export function findNumbers(reference: Reference, places: Places, scopes: Scopes): Found {
  if (reference.kind === 'annex') return findAnnexes(reference, places);
  const annex = reference.annex === null ? null : annexNumber(reference.annex, places);
  if (reference.annex !== null && annex === null) return { kind: 'none', number: reference.annex };
  const where: Scopes = annex === null ? scopes : [annex];
  const ranges: (readonly number[])[] = [];
  for (const range of reference.numbers) {
    const found = findRange(range, reference, places, where);
    if (found.kind !== 'found') return found;
    ranges.push(...found.ranges);
  }
  return { kind: 'found', ranges };
}

function findRange(
  { from, to }: CitedRange,
  reference: Reference,
  places: Places,
  scopes: Scopes,
): Found {
  const first = findOne(from, reference, places, scopes);
  if (typeof first !== 'number') return first;
  if (to === null) return { kind: 'found', ranges: [[first]] };
  const last = findOne(to, reference, places, scopes);
  if (typeof last !== 'number') return last;
  const between = siblingsBetween(first, last, places);
  return between.length > 1
    ? { kind: 'found', ranges: [between] }
    : { kind: 'none', number: `${from.labels.join(' ')}–${to.labels.join(' ')}` };
}

function findOne(
  number: CitedNumber,
  reference: Reference,
  places: Places,
  scopes: Scopes,
): number | Exclude<Found, { kind: 'found' }> {
  const path = number.labels.map(numberKey);
  const printed = number.labels.join(' ');
  const hits = hitsIn(path, places, scopes).map((list) => preferred(list, reference, places));
  const [nearest = [], ...others] = hits.filter((list) => list.length > 0);
  const [only] = nearest;
  if (only === undefined) return { kind: 'none', number: printed };
  if (nearest.length > 1)
    return { kind: 'doubt', why: `${printed} is the number of ${nearest.length} paragraphs` };
  if (others.length > 0)
    return { kind: 'doubt', why: `${printed} stands in more than one part of the text` };
  return only;
}

function hitsIn(
  path: readonly string[],
  places: Places,
  scopes: Scopes,
): readonly (readonly number[])[] {
  if (scopes !== 'everywhere')
    return scopes.map((annex) => places.byKey.get(placeKey(annex, path)) ?? []);
  const annexes = new Set(places.annexHeadings.map((index) => places.places[index]?.annex ?? null));
  const all = [null, ...annexes].flatMap((annex) => places.byKey.get(placeKey(annex, path)) ?? []);
  return [[...new Set(all)]];
}

// A row and a paragraph may have one number: activities are rows, paragraphs are none.
function preferred(
  hits: readonly number[],
  reference: Reference,
  { places, text }: Places,
): readonly number[] {
  const head = /^[\p{L}-]+/u.exec(reference.text)?.[0] ?? '';
  const called = hits.filter((index) => isCalled(places[index]?.labels.at(-1), head));
  const rows = called.filter(
    (index) => (text.paragraphs[index]?.kind === 'row') === (reference.kind === 'activity'),
  );
  return rows.length > 0 ? rows : called;
}

/** The paragraphs of one list from `first` to `last`, both with it; none where the two are of different lists. */
export function siblingsBetween(
  first: number,
  last: number,
  { places, text }: Places,
): readonly number[] {
  const prefix = prefixOf(first, places);
  if (prefix !== prefixOf(last, places)) return [];
  const between: number[] = [];
  for (let index = first; index <= last; index += 1) {
    const kind = text.paragraphs[index]?.kind;
    if (kind === text.paragraphs[first]?.kind && prefixOf(index, places) === prefix)
      between.push(index);
  }
  return between;
}

function prefixOf(index: number, places: Places['places']): string | null {
  const place = places[index];
  if (!place || place.labels.length === 0) return null;
  const own = place.labels.at(-1);
  const outer = place.labels.slice(0, -1).map(({ text }) => text);
  // Sites A1 to D5 are one list.
  const series = /^[A-Z]+$/.test(own?.series ?? '') ? 'A' : (own?.series ?? '');
  return [place.annex ?? '-', series, ...outer].join('|');
}

/** The number of an annex as its text counts it: `II` and `2` are one; null where the text has no such annex. `''` is the only one. */
export function annexNumber(typed: string, places: Places): string | null {
  const index = annexHeading(typed, places);
  return index === null ? null : (places.places[index]?.annex ?? null);
}

function annexHeading(typed: string, { annexHeadings, places }: Places): number | null {
  const outer = annexHeadings.filter((index) => !(places[index]?.annex ?? '').includes('/'));
  const hits =
    typed === ''
      ? outer
      : outer.filter((index) => (places[index]?.annex ?? '') === figureOf(typed));
  return hits.length === 1 ? (hits[0] ?? null) : null;
}

const ROMAN = /(?:^|\s)[IVX]+$/;

function findAnnexes(reference: Reference, places: Places): Found {
  if (reference.numbers.length === 0) {
    const only = annexHeading('', places);
    return only === null ? { kind: 'none', number: '' } : { kind: 'found', ranges: [[only]] };
  }
  const ranges: number[][] = [];
  for (const { from, to } of reference.numbers) {
    const first = annexHeading(from.labels[0] ?? '', places);
    const last = to ? annexHeading(to.labels[0] ?? '', places) : first;
    if (first === null || last === null) return { kind: 'none', number: from.labels[0] ?? '' };
    const doubt = otherFigures(from.labels[0] ?? '', places.places[first]?.annexName ?? '');
    if (doubt && reference.of === null) return { kind: 'doubt', why: doubt };
    ranges.push(places.annexHeadings.filter((index) => index >= first && index <= last));
  }
  return { kind: 'found', ranges };
}

// `annexe I` is often an annex of a convention where the annexes of the text are counted `1`, `2`.
function otherFigures(typed: string, name: string): string | null {
  if (ROMAN.test(typed) === ROMAN.test(name) || !/\d$|[IVX]$/.test(name)) return null;
  return `${typed} may be ${name} or an annex of another text`;
}
