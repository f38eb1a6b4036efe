import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { citedPlaces, printPlace } from './label-path.ts';

/** Where a paragraph stands, as a list tells it: by its number (`Annex 1, 3`), or by its first words where it has none (`quoted`). */
export interface ToldPlace {
  readonly place: string;
  readonly quoted: boolean;
}

/** The paragraphs of a text that have one of the ids, in its order. */
export function toldPlaces(
  text: Text,
  ids: readonly string[],
  formulaFirst: boolean,
): readonly ToldPlace[] {
  const places = citedPlaces(text, formulaFirst);
  const wanted = new Set(ids);
  return text.paragraphs.flatMap((paragraph, index): readonly ToldPlace[] => {
    const place = places[index];
    if (paragraph.id === null || !wanted.has(paragraph.id) || place === undefined) return [];
    const cited = place.labels.length === 0 ? '' : printPlace(place);
    return cited === ''
      ? [{ place: opening(plainText(contentOf(paragraph))), quoted: true }]
      : [{ place: cited, quoted: false }];
  });
}

// As many characters as tell one paragraph from another.
const OPENING = 40;

function opening(words: string): string {
  const even = [...words.replace(/\s+/gu, ' ').trim()];
  if (even.length <= OPENING) return even.join('');
  const cut = even.slice(0, OPENING + 1).join('');
  // Between words, where there are any: some scripts write none.
  const whole = cut.lastIndexOf(' ') > 0 ? cut.slice(0, cut.lastIndexOf(' ')) : cut.slice(0, -1);
  return `${whole.trim()} …`;
}
