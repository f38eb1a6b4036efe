import { labelKey } from '../../lineage/references/places.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { looseQuotations } from './loose-quotations.ts';
import { type CheckedQuotations, checkQuotations, quotedNumbers } from './quotations.ts';
import type { PaperReading } from './reading.ts';
import { inForceFirst } from './wordings.ts';

/** What of a paper quotes Decisions. */
type Quoting = Pick<PaperReading, 'desk' | 'quoted' | 'loose' | 'meeting' | 'wordings'>;

/** Holds all that a paper quotes of Decisions against the library, and tells which others it names. */
export function checkNamed(
  { desk, quoted, loose, meeting, wordings }: Quoting,
  adopted: readonly Text[],
): CheckedQuotations & { readonly named: readonly string[] } {
  const decisions = inForceFirst(adopted, meeting, desk.profile);
  const found = looseQuotations(loose, decisions, desk, wordings);
  const whole = [...quoted, ...found.whole];
  const { deviations, unproven, proven } = checkQuotations(whole, decisions, {
    wordings,
    words: desk.words.profile,
  });
  const held = new Set([...found.held, ...whole.flatMap((one) => one.flatMap(labelKeys))]);
  return {
    deviations: [...quotedNumbers(quoted, desk.messages), ...deviations, ...found.deviations],
    unproven: [...unproven, ...found.unproven],
    proven: proven + found.proven,
    named: [...found.named].filter((number) => !held.has(number)),
  };
}

/** The number of a paragraph as it is looked up; none where it has none. */
export function labelKeys(paragraph: Paragraph): readonly string[] {
  const label = labelOf(paragraph);
  return label === null ? [] : [labelKey(label)];
}
