import type { Between } from '../compare/between.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { type Instrument, identityOf } from '../library/names.ts';
import { needTexts, orderRevisions } from '../library/revisions.ts';
import { betweenOf } from '../lineage/between.ts';
import type { Chain } from '../lineage/chain.ts';
import type { Io } from './io.ts';

/** A revision or stage that the library has: its instrument, its key and the language in which it is read. */
export interface Named {
  readonly instrument: Instrument;
  readonly key: string;
  readonly language: string;
}

/** What the revisions between two of one instrument tell of their paragraphs; null where there are none. */
export function revisionsBetween(
  [before, after]: readonly [Named | null, Named | null],
  options: { readonly library?: string | undefined; readonly formulaFirst: boolean },
  io: Io,
): Between | null {
  if (before === null || after === null || before.key === after.key) return null;
  if (identityOf(before.instrument) !== identityOf(after.instrument)) return null;
  const library = needLibrary(io.cwd, options.library);
  const chain = chainInAny(library, before.instrument, before.language);
  return betweenOf(chain, before.key, after.key, options.formulaFirst);
}

// Ids are the same in all languages: what one revision lacks is read in another.
function chainInAny(library: Library, instrument: Instrument, language: string): Chain {
  return orderRevisions(needTexts(library, instrument)).flatMap(({ key, base, adopted, files }) => {
    const file = files.find(({ facts }) => facts.language === language) ?? files[0];
    return file === undefined ? [] : [{ key, base, adopted, text: file.text }];
  });
}
