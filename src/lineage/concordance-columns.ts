import { compareSides } from '../compare/compare.ts';
import type { Member, Pair } from '../compare/comparison.ts';
import { byId } from '../compare/same.ts';
import { type Entry, readSide, type Side } from '../compare/side.ts';
import { isAnnex, labelOf, type Paragraph } from '../model/paragraph.ts';
import type { Chain, Edition } from './chain.ts';
import { type CitedPlace, placesIn, printPlace } from './label-path.ts';
import { removalsOf } from './recorded.ts';

/** An edition read for the concordance. */
export interface Column {
  readonly edition: Edition;
  readonly side: Side;
  /** The place in the list of columns of the one that it is compared with; null for a first one. */
  readonly base: number | null;
  /** Its pairs with the base, by the index of each paragraph in its text. */
  readonly pairOfBefore: ReadonlyMap<number, Pair>;
  readonly pairOfAfter: ReadonlyMap<number, Pair>;
  /** The entries that are rows of the concordance. */
  readonly entries: readonly Entry[];
  /** The entry of each id that stands once in the text. */
  readonly own: ReadonlyMap<string, Entry>;
  /** Into which paragraph each one went that the text says to have merged, by id. */
  readonly into: ReadonlyMap<string, string>;
  /** The ids that it says to have taken out. */
  readonly gone: ReadonlySet<string>;
  /** By index of each paragraph that of the one on which it hangs, a heading last. */
  readonly above: readonly (number | null)[];
  /** As cited, by index of the paragraph; null without a label. `finals` is empty for an adopted edition. */
  readonly labels: readonly (string | null)[];
  readonly finals: readonly (string | null)[];
  /** The places of the recitals among them, from 1, by index of the paragraph. */
  readonly recitals: ReadonlyMap<number, number>;
}

/** Reads each edition once and compares it with its base: the edition that it names, for a set of Decisions that names none the adopted one before it. */
export function readColumns(chain: Chain, formulaFirst: boolean): readonly Column[] {
  const columns: Column[] = [];
  for (const edition of chain) {
    const side = readSide(edition.text, { formulaFirst, ids: true });
    const base = baseIn(columns, edition);
    const before = base === null ? undefined : columns[base];
    columns.push({ edition, side, base, ...pairsOf(before, side), ...standing(edition, side) });
  }
  return columns;
}

function baseIn(columns: readonly Column[], { base, adopted }: Edition): number | null {
  const at =
    base === null
      ? columns.findLastIndex(({ edition }) => adopted && edition.adopted)
      : columns.findLastIndex(({ edition }) => edition.key === base);
  return at < 0 ? null : at;
}

function pairsOf(
  before: Column | undefined,
  side: Side,
): Pick<Column, 'pairOfBefore' | 'pairOfAfter'> {
  const pairOfBefore = new Map<number, Pair>();
  const pairOfAfter = new Map<number, Pair>();
  for (const pair of before ? compareSides(before.side, side).pairs : []) {
    for (const { index } of pair.before) pairOfBefore.set(index, pair);
    for (const { index } of pair.after) pairOfAfter.set(index, pair);
  }
  return { pairOfBefore, pairOfAfter };
}

function standing(
  { adopted, text }: Edition,
  side: Side,
): Pick<Column, 'entries' | 'own' | 'into' | 'gone' | 'above' | 'labels' | 'finals' | 'recitals'> {
  const { paragraphs } = text;
  const entries = side.entries.filter(
    ({ id, member: { paragraph } }) => id !== null || paragraph.kind !== 'row' || !paragraph.head,
  );
  const own = new Map<string, Entry>();
  for (const [id, entry] of byId(entries)) if (entry !== null) own.set(id, entry);
  const into = new Map<string, string>();
  for (const gone of [...side.tombstones, ...side.mergedAway])
    if (gone.into !== null) into.set(gone.id, gone.into);
  const finals = paragraphs.map((): Member['final'] => null);
  for (const { member } of side.entries) finals[member.index] = member.final;
  const print = (labels: readonly Member['label'][]) =>
    placesIn(paragraphs, side.outline, labels).map((place, index) =>
      printed(place, paragraphs[index]),
    );
  return {
    entries,
    own,
    into,
    gone: new Set([...side.tombstones, ...removalsOf(text)].map(({ id }) => id)),
    above: placesAbove(paragraphs, side),
    labels: print(paragraphs.map(labelOf)),
    finals: adopted ? [] : print(finals),
    recitals: recitalsOf(entries),
  };
}

function placesAbove(
  paragraphs: readonly Paragraph[],
  { outline }: Side,
): readonly (number | null)[] {
  let heading: number | null = null;
  return paragraphs.map(({ kind }, index) => {
    const parent = outline[index]?.parent ?? null;
    if (kind !== 'heading') return parent ?? heading;
    heading = index;
    return null;
  });
}

function recitalsOf(entries: readonly Entry[]): ReadonlyMap<number, number> {
  const recitals = entries.filter(({ member }) => member.role === 'recital');
  return new Map(recitals.map(({ member }, order) => [member.index, order + 1]));
}

function printed(place: CitedPlace, paragraph: Paragraph | undefined): string | null {
  if (place.labels.length > 0) return printPlace(place);
  return paragraph !== undefined && isAnnex(paragraph) ? place.annexName : null;
}
