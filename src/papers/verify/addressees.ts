import { addresseesOf } from '../../lineage/decisions/feed-addressees.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { deviation } from './deviate.ts';
import type { Deviation } from './verification.ts';
import { looseWords, wordsOf } from './words.ts';

/** Whether a paragraph is the heading that says to whom the Decisions below it are directed. */
export function isDirected({ kind, attributes }: Paragraph): boolean {
  return kind === 'heading' && attributes.classes.includes('directed-to');
}

/**
 * Holds the heading under which a Decision is quoted against that of the adopted one: the same addressees, in whatever order, case of letters,
 * typography and words that lead to them. Nothing is said where one of the two has none.
 */
export function otherAddressee(
  where: string,
  adopted: Paragraph | null,
  quotation: Paragraph | null,
  words: LanguageProfile,
): Deviation[] {
  if (!adopted || !quotation) return [];
  const [expected, found] = [adopted, quotation].map((one) =>
    wordsOf(plainText(contentOf(one).filter(({ note }) => note === undefined))),
  );
  if (expected === undefined || found === undefined) return [];
  if (addressees(expected, words) === addressees(found, words)) return [];
  const text = 'found a Decision quoted as directed to others, expected the adopted addressee';
  return [deviation('quoted-decision', text, { where, place: quotation.place, expected, found })];
}

function addressees(heading: string, words: LanguageProfile): string {
  const bare = heading.replace(/[\s:.;,”»"]+$/u, '');
  return addresseesOf(bare, words)
    .map((one) => looseWords(one).toLowerCase())
    .sort()
    .join(';');
}
