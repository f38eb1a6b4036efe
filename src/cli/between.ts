import type { Between } from '../compare/between.ts';
import type { Library } from '../library/find.ts';
import { type Instrument, identityOf, printInstrument } from '../library/names.ts';
import { needTexts, orderRevisions } from '../library/revisions.ts';
import type { readTextFile } from '../library/texts.ts';
import { betweenOf } from '../lineage/between.ts';
import type { Chain } from '../lineage/chain.ts';

/** A revision or stage that the library has: its instrument, its key and the language in which it is read. */
export interface Named {
  readonly instrument: Instrument;
  readonly key: string;
  readonly language: string;
}

/**
 * What the revisions between two of one instrument tell of their paragraphs; null where there are none. Every output that compares two
 * revisions asks here, so that all tell the same.
 */
export function revisionsBetween(
  [before, after]: readonly [Named | null, Named | null],
  library: Library | null,
  formulaFirst: boolean,
  read?: typeof readTextFile,
): Between | null {
  if (library === null || before === null || after === null || before.key === after.key)
    return null;
  if (identityOf(before.instrument) !== identityOf(after.instrument)) return null;
  const chain = chainInAny(library, before, read);
  return betweenOf(chain, before.key, after.key, formulaFirst);
}

// Ids are the same in all languages: what one revision lacks is read in another.
function chainInAny(
  library: Library,
  { instrument, language }: Named,
  read?: typeof readTextFile,
): Chain {
  const files = needTexts(library, instrument, printInstrument(instrument), read);
  return orderRevisions(files).flatMap(({ key, base, adopted, files: own }) => {
    const file = own.find(({ facts }) => facts.language === language) ?? own[0];
    return file === undefined ? [] : [{ key, base, adopted, text: file.text }];
  });
}
