import type { Text } from '../model/text.ts';
import { linkAlike } from './alike.ts';
import type { Between } from './between.ts';
import type { Comparison } from './comparison.ts';
import { coveredFamilies } from './covered.ts';
import { declaredFamilies } from './families.ts';
import { noLinks } from './links.ts';
import { makePairs } from './pairs.ts';
import { linkEqualTexts, linkIds } from './same.ts';
import { readSide, type Side } from './side.ts';
import { closeDeleted } from './tombstones.ts';
import { verbatimFamilies } from './verbatim.ts';
import { emptyLexicon } from './words.ts';

/**
 * What changed from one text to the other, paragraph by paragraph and word by word. Paragraphs are taken for the same by their ids
 * first, equal words second, likeness third, never by position; below a floor of likeness one is removed and one added.
 * `formulaFirst` comes from the profile of the body; `ids: false` compares as if no paragraph had an id; `between` is what the revisions
 * that lie between the two tell.
 * Time is bounded for every pair of texts; both sides can be rebuilt from the result to the character.
 */
export function compare(
  before: Text,
  after: Text,
  options: {
    readonly formulaFirst?: boolean;
    readonly ids?: boolean;
    readonly between?: Between | null;
  } = {},
): Comparison {
  const reading = { formulaFirst: options.formulaFirst ?? false, ids: options.ids ?? true };
  const between = reading.ids ? (options.between ?? null) : null;
  return compareSides(readSide(before, reading), readSide(after, reading), between);
}

/** As `compare`, for texts that were made ready: a text that is compared with several is read once. */
export function compareSides(
  before: Side,
  after: Side,
  between: Between | null = null,
): Comparison {
  const links = noLinks(before, after, between);
  const lexicon = emptyLexicon();
  linkIds(links);
  const families = declaredFamilies(links);
  const reasons = closeDeleted(links);
  linkEqualTexts(links);
  verbatimFamilies(links, families, lexicon);
  linkAlike(links, lexicon);
  coveredFamilies(links, families, lexicon);
  return {
    before: before.text,
    after: after.text,
    pairs: makePairs({ links, families, reasons }, lexicon),
  };
}
