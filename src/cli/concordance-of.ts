import { misuse } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { type Instrument, needInstrument } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import { findRevision, needTexts, orderRevisions, type Revision } from '../library/revisions.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import { chosenEditions, type EditionChoice, withoutEarlier } from '../lineage/chosen-editions.ts';
import { type Concordance, concordance } from '../lineage/concordance.ts';
import type { Manner } from '../lineage/concordance-table.ts';
import { repealsUpTo } from '../lineage/repeals.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { Elsewhere } from '../papers/write/proof-concordance.ts';
import { chainOf, languageFor } from './chain-of.ts';
import type { Io } from './io.ts';
import { openLibrary } from './open-library.ts';
import { placesElsewhere } from './place-elsewhere.ts';
import { repealsOf } from './repeals-of.ts';

/** A concordance with what is needed to print it. */
export interface FoundConcordance {
  readonly found: Concordance;
  readonly library: Library;
  readonly instrument: Instrument;
  readonly profile: Profile;
  readonly language: string;
  readonly manner: Manner;
  /** What other instruments have to do with this one. */
  readonly elsewhere: Elsewhere;
  readonly messages: readonly Message[];
}

/** What is asked for on the command line; revisions by their keys. */
export interface ConcordanceRequest {
  readonly language?: string;
  readonly allStages?: boolean;
  readonly from?: string;
  readonly to?: string;
  /** How it is laid out; left out, the body decides. */
  readonly manner?: Manner;
  readonly library?: string;
}

/**
 * The concordance of an instrument of the library. A revision that is not there, a base that is missing, a loop of bases, a broken seal,
 * an adopted revision that lacks the language are a `CliError`; a stage that lacks it is left out with a warning, unless it was asked for.
 */
export function concordanceOf(of: string, request: ConcordanceRequest, io: Io): FoundConcordance {
  const instrument = needInstrument(of);
  const library = openLibrary(needLibrary(io.cwd, request.library), io);
  const files = needTexts(library, instrument);
  refuseBrokenSeals(files);
  const revisions = orderRevisions(files);
  const choice = choiceOf(request, revisions, instrument);
  const language = languageFor(revisions, request.language);
  const { there, messages } = inLanguage(revisions, language, choice);
  const profile = loadProfile(library.root, instrument.body);
  const { formulaFirst } = profile;
  const manner = request.manner ?? profile.concordance ?? 'columns';
  const chain = chosenEditions(chainOf(there, language), { ...choice, oneLine: manner === 'ex' });
  const repeals = repealsOf(library, instrument, revisions, { profile, language });
  const elsewhere = {
    repeals: repealsUpTo(repeals, choice.to),
    placeOf: placesElsewhere(library, language, formulaFirst),
  };
  const whole = concordance(chain, { formulaFirst, ...elsewhere });
  const found = choice.from === null ? whole : withoutEarlier(whole, choice.from);
  return { found, library, instrument, profile, language, manner, elsewhere, messages };
}

function choiceOf(
  { allStages = false, from, to }: ConcordanceRequest,
  revisions: readonly Revision[],
  instrument: Instrument,
): Omit<EditionChoice, 'oneLine'> {
  const keyOf = (asked: string | undefined) =>
    asked === undefined ? null : findRevision(revisions, instrument, asked.toLowerCase()).key;
  const choice = { allStages, from: keyOf(from), to: keyOf(to) };
  const order = (key: string | null) => revisions.findIndex((revision) => revision.key === key);
  if (choice.from !== null && choice.to !== null && order(choice.from) > order(choice.to))
    throw misuse('arguments', `found --from ${from} behind --to ${to}, expected it before`);
  return choice;
}

// A draft may be issued in one language first.
function inLanguage(
  revisions: readonly Revision[],
  language: string,
  { from, to }: Pick<EditionChoice, 'from' | 'to'>,
): { readonly there: readonly Revision[]; readonly messages: readonly Message[] } {
  const lacks = ({ key, adopted, files }: Revision): boolean =>
    !adopted &&
    key !== from &&
    key !== to &&
    !files.some(({ facts }) => facts.language === language);
  return {
    there: revisions.filter((revision) => !lacks(revision)),
    messages: revisions.filter(lacks).map(({ key, files }) => ({
      severity: 'warning',
      rule: 'language',
      text: `found no ${language} of ${key}, expected it in the concordance; it is left out`,
      place: files[0] === undefined ? null : { file: files[0].shown, line: 1, column: 1 },
    })),
  };
}
