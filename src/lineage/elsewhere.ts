import { attributeOf } from '../compare/side.ts';
import { contentOf, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { readTarget, type Target } from '../model/target.ts';
import { frontString, type Text } from '../model/text.ts';
import { titleOf } from './conform-stale.ts';
import { citedPlaces, printPlace } from './label-path.ts';
import type { KnownText, World } from './references/world.ts';

/** A paragraph of another instrument that goes on with one of this: `of` by path, `key` its revision, `label` as it is cited there (null without one). */
export interface Continuation {
  readonly id: string;
  readonly instrument: KnownText['instrument'];
  readonly of: string;
  readonly number: string;
  readonly key: string;
  readonly label: string | null;
  readonly elsewhere: string;
}

/**
 * Cites paragraphs of another instrument by the target of a link: `1.7, 3` of a Resolution, `4.13 a)` of a Decision, whose number its
 * paragraphs bear. `find` has its text by name (`cms/11.24@rev.cop13`, `decision:cms/cop14/cami`), null where it cannot be had: then it is
 * cited by the number in its path alone. Null for what is no target in another instrument.
 */
export function citeElsewhere(
  link: string,
  find: (name: string) => Text | null,
  formulaFirst: boolean,
): string | null {
  const target = readTarget(link);
  if (target?.kind !== 'instrument') return null;
  const { instrument, of, revision, ids } = target;
  const path = revision === null ? of : `${of}@${revision}`;
  const text = find(instrument === 'decision' ? `decision:${path}` : path);
  const cited = text === null ? [] : placesOf(text, ids, formulaFirst);
  if (instrument === 'decision' && cited.length > 0) return cited.join(', ');
  const called = text === null ? '' : calledBy(text, instrument);
  return [called || (of.split('/').at(-1) ?? of), ...cited].join(', ');
}

function placesOf(text: Text, ids: readonly string[], formulaFirst: boolean): readonly string[] {
  const places = citedPlaces(text, formulaFirst);
  return text.paragraphs.flatMap(({ id }, index) => {
    const place = places[index];
    const cited = id !== null && ids.includes(id) && place ? printPlace(place) : '';
    return cited === '' ? [] : [cited];
  });
}

function calledBy(text: Text, instrument: 'resolution' | 'decision'): string {
  return (instrument === 'decision' ? titleOf(text) : frontString(text, 'number')) ?? '';
}

/** The paragraphs of all other texts of a body that say from which paragraph of the instrument `of` they come (`continues=`). */
export function continuationsOf(of: string, world: World): readonly Continuation[] {
  const others = world.texts.filter((known) => known.of !== of && known.adopted);
  return others.flatMap((known) => {
    const places = citedPlaces(known.text, world.formulaFirst);
    return known.text.paragraphs.flatMap((paragraph, index) => {
      const place = places[index];
      const target = continuedBy(paragraph);
      if (target?.kind !== 'instrument' || target.of !== of || !place || isTombstone(paragraph))
        return [];
      const { instrument, number, key } = known;
      const label = place.labels.length === 0 ? null : printPlace(place);
      const elsewhere = paragraph.id ?? '';
      return target.ids.map((id) => ({
        id,
        instrument,
        of: known.of,
        number,
        key,
        label,
        elsewhere,
      }));
    });
  });
}

function continuedBy({ attributes }: Paragraph): Target | null {
  const link = attributeOf(attributes, 'continues');
  return link === null ? null : readTarget(link);
}

/**
 * The number of the paragraph of a text that repeals the instrument `of`, or (ids) some paragraphs of it: the last one that leads
 * there, for a text repeals at its end. Null where none does.
 */
export function repealingLabel(
  text: Text,
  of: string,
  ids: readonly string[] | null,
  formulaFirst: boolean,
): string | null {
  const places = citedPlaces(text, formulaFirst);
  const found = text.paragraphs.flatMap((paragraph, index) => {
    const place = places[index];
    if (!place || place.labels.length === 0 || isTombstone(paragraph)) return [];
    const leads = contentOf(paragraph).some(({ link }) => {
      const target = link === undefined ? null : readTarget(link);
      if (target?.kind !== 'instrument' || target.of !== of) return false;
      return ids === null ? target.ids.length === 0 : target.ids.some((id) => ids.includes(id));
    });
    return leads ? [printPlace(place)] : [];
  });
  return found.at(-1) ?? null;
}
