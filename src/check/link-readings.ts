import { printPlace } from '../lineage/label-path.ts';
import { findNumbers } from '../lineage/references/find.ts';
import { baseOf, findItems } from '../lineage/references/own-numbers.ts';
import { type Places, placesOf } from '../lineage/references/places.ts';
import { inForce, type KnownText, textsOf } from '../lineage/references/world.ts';
import type { Reference, Scheme } from '../model/reference.ts';
import type { Target } from '../model/target.ts';
import type { LinkedWords, Passage } from './citations.ts';
import type { View } from './view.ts';

/** One way to read the numbers of a link: those of a text in one scheme. */
export interface LinkReading {
  readonly scheme: Scheme;
  readonly known: KnownText;
  readonly places: Places;
  /** The place under which a paragraph is cited in it; null where it has none. */
  readonly numberOf: (id: string) => string | null;
}

/**
 * The reference that the words of a link are; null where they are none, or more than one. Of a list only the numbers that stand in
 * the link: `6` of `paragraphs 1 to 4 and 6`, where each part leads elsewhere.
 */
export function referenceIn(words: LinkedWords, { references }: Passage): Reference | null {
  const touching = references.filter(({ start, end }) => words.start < end && start < words.end);
  const [only] = touching;
  if (only === undefined || touching.length > 1) return null;
  if (only.kind === 'symbol' || only.kind === 'resolution') return null;
  // Figures that nobody could read may be the ones that lead there.
  const lead = words.text.slice(0, Math.max(0, only.start - words.start));
  const rest = words.text.slice(Math.max(0, only.end - words.start));
  if (/\p{N}/u.test(lead + rest)) return null;
  const numbers = only.numbers.filter(
    ({ from, to }) => from.start >= words.start && (to ?? from).end <= words.end,
  );
  return numbers.length === 0 ? null : { ...only, numbers };
}

/** In which texts, and by which of their numbers, the words of a link may speak: the base, the draft, its final numbers. */
export function candidatesOf(target: Target, passage: Passage, view: View): readonly LinkReading[] {
  const { from } = view.citations();
  if (from === null) return [];
  if (target.kind === 'paragraphs') return ownReadings(from, view);
  if (target.kind !== 'instrument') return [];
  const { instrument, of, revision } = target;
  const known =
    revision === null
      ? inForce(view.world, instrument, of)
      : (textsOf(view.world, instrument, of).find(({ key }) => key === revision) ?? null);
  if (known === null) return [];
  // The adopted text may speak of a live target as it was numbered then.
  if (revision === null && (from.adopted || passage.inComment)) return [];
  return [readingOf('old', known, view)];
}

function ownReadings(from: KnownText, view: View): readonly LinkReading[] {
  if (from.adopted || from.instrument === 'paper') return [readingOf('working', from, view)];
  const base = baseOf(from, view.world);
  return [
    ...(base ? [readingOf('old', base, view)] : []),
    readingOf('final', from, view),
    readingOf('working', from, view),
  ];
}

function readingOf(scheme: Scheme, known: KnownText, { profile }: View): LinkReading {
  const numbers = scheme === 'final' ? 'clean' : 'typed';
  const places = placesOf(known.text, profile.formulaFirst, numbers);
  const byId = new Map(known.text.paragraphs.map(({ id }, index) => [id, index]));
  return {
    scheme,
    known,
    places,
    numberOf: (id) => {
      const place = places.places[byId.get(id) ?? -1];
      return place === undefined ? null : printPlace(place) || null;
    },
  };
}

/** The ids, in their order, that a reference means in this reading; none where it has no such number; null where that is in doubt. */
export function foundBy(
  reference: Reference,
  reading: LinkReading,
  passage: Passage,
  view: View,
): readonly string[] | null {
  const ranges = rangesBy(reference, reading, passage, view);
  return ranges === null ? null : [...new Set(ranges.flat())].sort();
}

/** The ids that each number or range of a reference means in this reading, in the order of the text; null in doubt. */
export function rangesBy(
  reference: Reference,
  { scheme, known, places }: LinkReading,
  { paragraph }: Passage,
  { world }: View,
): readonly (readonly string[])[] | null {
  if (reference.scheme !== null && reference.scheme !== scheme && !known.adopted) return [];
  const { paragraphs } = known.text;
  const own = paragraphs.findIndex(({ id }) => id !== null && id === paragraph.id);
  const numbers = scheme === 'final' ? 'clean' : 'typed';
  const found =
    reference.kind === 'item'
      ? findItems(reference, own === -1 ? null : own, known, numbers, world)
      : findNumbers(reference, places, 'everywhere');
  if (found.kind === 'doubt') return null;
  if (found.kind === 'none') return [];
  return found.ranges.map((range) => range.map((index) => paragraphs[index]?.id ?? ''));
}
