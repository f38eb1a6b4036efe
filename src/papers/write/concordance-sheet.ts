import type { Concordance } from '../../lineage/concordance.ts';
import type { Outcome } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { isRightToLeft, languageOf } from '../../model/text.ts';
import { concordanceSections, newestText } from './concordance.ts';
import { missingConcordanceWords } from './concordance-words.ts';
import { hasErrors, languageWords, makeSheet, type SheetContext } from './layout.ts';
import type { Direction } from './layouts.ts';
import { missingLanguage } from './needed-words.ts';
import { blocksByResult } from './proof-blocks.ts';
import { type Elsewhere, proveConcordance } from './proof-concordance.ts';
import type { SheetView } from './view.ts';

/** `page` turns the pages, null lets the number of columns decide; `redlines`: the changed words stand in the cells. */
export interface ConcordanceSheetOptions {
  readonly page?: Direction | null;
  readonly redlines?: boolean;
  /** What the concordance was told of other instruments, for its proof. */
  readonly elsewhere?: Elsewhere;
}

/**
 * A concordance as a sheet of its own, in the form that the profile of the body chooses. The sheet is proven before it is returned: a message of severity error means that nothing may be written.
 */
export function concordanceSheet(
  found: Concordance,
  context: Omit<SheetContext, 'tracked'>,
  { page = null, redlines = false, elsewhere }: ConcordanceSheetOptions = {},
): Outcome<Sheet> {
  const { profile } = context;
  const text = newestText(found);
  const language = text === null ? 'und' : languageOf(text);
  const words = languageWords(profile, language);
  const print = { number: 0, profile, words, redlines };
  const view: SheetView = {
    language,
    direction: isRightToLeft(language) ? 'rtl' : 'ltr',
    sections: concordanceSections(found, page, print).map((section) => ({
      ...section,
      opensAnnex: false,
      running: { symbol: '' },
    })),
  };
  const { value, messages } = makeSheet('sheet', view, context);
  const said = [
    ...missingLanguage(profile, language, 'warning'),
    ...missingConcordanceWords(words),
    ...messages,
  ];
  const proof = elsewhere === undefined ? print : { ...print, elsewhere };
  if (hasErrors(said)) return { value, messages: said };
  return {
    value,
    messages: [...said, ...proveConcordance(blocksByResult(value)(0), found, proof)],
  };
}
