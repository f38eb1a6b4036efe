import { showHidden } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { printPlace } from '../label-path.ts';
import { placesOf } from './places.ts';
import type { RelativeReference } from './relative.ts';

/** How many words tell one paragraph from another, and how many where the first ones are the same. */
export const FEW_WORDS = 5;
export const MANY_WORDS = 20;

/** The first words of a paragraph, as a message tells them; none where it has none. */
export function beginningOf(paragraph: Paragraph | undefined, most = FEW_WORDS): string {
  const words = paragraph === undefined ? '' : plainText(contentOf(paragraph));
  const beginning = words.trim().split(/\s+/, most).join(' ');
  return showHidden(beginning);
}

// More than these are told by their number.
const MOST_TOLD = 3;

/** Paragraphs of a text by their first words, `“Urges Parties to count owls”`. */
export function tellBeginnings(
  indices: readonly number[],
  { paragraphs }: Text,
  most = FEW_WORDS,
): string {
  const told = indices.slice(0, MOST_TOLD).map((index) => {
    const beginning = beginningOf(paragraphs[index], most);
    return beginning === '' ? `{#${paragraphs[index]?.id ?? ''}}` : `“${beginning}”`;
  });
  const more = indices.length - told.length;
  return more > 0 ? `${told.join(', ')} and ${more} more` : told.join(', ');
}

/** Paragraphs of a text by their ids, as they are numbered in it, or by their first words: `paragraph 2 (#two)`. */
export function tellIds(ids: readonly string[], text: Text, formulaFirst: boolean): string {
  const { places } = placesOf(text, formulaFirst, 'typed');
  return ids
    .map((id) => {
      const index = text.paragraphs.findIndex((paragraph) => paragraph.id === id);
      const place = places[index];
      const number = place === undefined ? '' : printPlace(place);
      const called =
        number === '' ? `“${beginningOf(text.paragraphs[index])}”` : `paragraph ${number}`;
      return id === '' ? called : `${called} (#${id})`;
    })
    .join(', ');
}

/** Paragraphs that a text has no more, by the first words that they had in one of others: `“Urges Parties to” (#two)`. */
export function tellGoneIds(ids: readonly string[], before: readonly Text[]): string {
  return ids
    .map((id) => {
      const known = before
        .flatMap(({ paragraphs }) => paragraphs.find((paragraph) => paragraph.id === id) ?? [])
        .map((paragraph) => beginningOf(paragraph))
        .find((words) => words !== '');
      return known === undefined ? `#${id}` : `“${known}” (#${id})`;
    })
    .join(', ');
}

/** Says which paragraphs words like `the preceding paragraph` mean now. */
export function tellRelative(
  { text: words, now }: RelativeReference,
  text: Text,
  formulaFirst: boolean,
): string {
  const ids = now.map((index) => text.paragraphs[index]?.id ?? '');
  const is = tellIds(ids, text, formulaFirst) || 'no paragraph of the text';
  return `found ${words}, which is ${is} now, expected its number as a link`;
}
