import { misuse } from '../library/cli-error.ts';
import { type Library, needLibrary } from '../library/find.ts';
import { type Instrument, readName, withoutStage } from '../library/names.ts';
import { loadProfile } from '../library/profile.ts';
import {
  findRevision,
  needTexts,
  orderRevisions,
  type Revision,
  readInstrument,
} from '../library/revisions.ts';
import { refuseBrokenSeals } from '../library/seals.ts';
import type { Chain, Edition } from '../lineage/chain.ts';
import type { Profile } from '../model/profile.ts';
import { chainOf, languageFor } from './chain-of.ts';
import type { Io } from './io.ts';
import { openLibrary } from './open-library.ts';

/** An instrument opened for a look back: all its editions in one language, the one that was asked for, and the profile of its body. */
export interface History {
  readonly library: Library;
  readonly instrument: Instrument;
  readonly revisions: readonly Revision[];
  readonly chain: Chain;
  readonly edition: Edition;
  readonly profile: Profile;
  readonly language: string;
}

/** What decides which texts are looked at, besides their name. */
export interface HistoryOptions {
  readonly library?: string;
  readonly language?: string;
}

/**
 * Opens `cms/11.24` (the revision in force) or `cms/11.24@rev.cop13` with its whole chain. A name that is none is a misuse; a
 * base that is missing, a loop of bases, a language that an edition lacks, a broken seal are a `CliError`.
 */
export function openHistory(name: string, options: HistoryOptions, io: Io): History {
  const of = readName(name);
  if (of === null)
    throw misuse('name', `found ${name}, expected BODY/11.24 or BODY/11.24@REVISION`);
  const library = openLibrary(needLibrary(io.cwd, options.library), io);
  const isText = (one: Instrument): boolean => readInstrument(library, one).length > 0;
  const { instrument, revision: key } = withoutStage(of, isText);
  const files = needTexts(library, instrument);
  refuseBrokenSeals(files);
  const revisions = orderRevisions(files);
  const revision = findRevision(revisions, instrument, key);
  const language = languageFor(revisions, options.language);
  const chain = chainOf(
    revisions.filter((one) => one.adopted || one === revision || isIn(one, language)),
    language,
  );
  const edition = chain.find(({ key }) => key === revision.key);
  if (!edition) throw new Error(`no ${revision.key} in the chain`);
  const profile = loadProfile(library.root, instrument.body);
  return { library, instrument, revisions, chain, edition, profile, language };
}

// A draft that is not translated yet hinders no look at what was adopted.
function isIn({ files }: Revision, language: string): boolean {
  return files.some(({ facts }) => facts.language === language);
}
