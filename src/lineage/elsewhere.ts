import { attributeOf } from '../compare/side.ts';
import { contentOf, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { readTarget, type Target } from '../model/target.ts';
import type { Text } from '../model/text.ts';
import { citedPlaces, printPlace } from './label-path.ts';
import type { World } from './references/world.ts';

/** A paragraph of another instrument that goes on with one of this: `of` by path, `key` its revision, `label` as it is cited there (null without one). */
export interface Continuation {
  readonly id: string;
  readonly of: string;
  readonly number: string;
  readonly key: string;
  readonly label: string | null;
  readonly elsewhere: string;
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
      const { number, key } = known;
      const label = place.labels.length === 0 ? null : printPlace(place);
      const elsewhere = paragraph.id ?? '';
      return target.ids.map((id) => ({ id, of: known.of, number, key, label, elsewhere }));
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
