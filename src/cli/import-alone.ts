import type { Library } from '../library/find.ts';
import { inFile, type Message } from '../model/message.ts';
import { type AloneTexts, recogniseAlone } from '../papers/recognise/alone.ts';
import type { ReadTexts } from '../papers/recognise/proposals.ts';
import { proposalsOver } from '../papers/recognise/texts.ts';
import { baseMessages, basesOf } from './import-bases.ts';
import { optionsOf, type Request, withDate } from './import-reading.ts';
import { refuseNamelessDraft, refuseUnproposed } from './import-refusals.ts';
import type { Imported } from './import-request.ts';

/** The texts of a document that is an amended Resolution and nothing else: draft and text before. */
export function importAlone(
  request: Request,
  first: readonly Message[],
  library: Library,
): Imported {
  const { file, view, profile, options } = request;
  const alone = recogniseAlone(view.sheet, profile, optionsOf(request));
  const { files, ...bases } = basesOf({ ...alone.value, others: [] }, library);
  const whole =
    files.length === 0
      ? alone
      : recogniseAlone(view.sheet, profile, { ...optionsOf(request), ...bases });
  const { base, draft, told } = whole.value;
  refuseNamelessDraft(draft, base, file.shown);
  const over = proposalsOver(
    file.sheet,
    view,
    asPaper(whole.value),
    options.stage,
    (sheet, more) => {
      const { value, messages } = recogniseAlone(sheet, profile, {
        ...optionsOf(request),
        ...more,
      });
      return { value: asPaper(value), messages };
    },
  );
  refuseUnproposed(over.value.proposals, options);
  const own = files.length > 0 || base === null ? [draft] : [base, draft];
  const texts = [...own, ...over.value.proposals.flatMap((proposal) => proposal.texts)];
  return {
    texts: texts.map((text) => withDate(text, options.date)),
    messages: [
      ...baseMessages(files),
      ...first,
      ...[...whole.messages, ...over.messages].map((found) => inFile(file.shown, found)),
    ],
    account: over.value.account,
    told,
  };
}

function asPaper(texts: AloneTexts): ReadTexts {
  return { ...texts, others: [], decisions: null, quoted: null, paper: null };
}
