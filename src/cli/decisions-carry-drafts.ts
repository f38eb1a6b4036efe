import { withFront } from '../formats/markdown/front.ts';
import { unusable } from '../library/cli-error.ts';
import { insideLibrary, shownPath } from '../library/find.ts';
import { type Facts, pathOf } from '../library/front.ts';
import { siblingFiles, usedUp } from '../library/ids.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { type Carried, carriedParagraphs } from '../lineage/decisions/carry.ts';
import { commentIn, type Wanted } from '../lineage/decisions/carry-table.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import { frontString } from '../model/text.ts';
import { formatText } from './formatting.ts';
import type { ListedBody } from './list-body.ts';

/** What is carried: the Decisions in force after the meeting `at`, on to `meeting`. `language` is the only one, null for all. */
export interface CarryRequest {
  readonly at: string;
  readonly meeting: string;
  readonly paper: string;
  readonly date: string;
  readonly language: string | null;
  readonly listed: ListedBody;
  readonly states: readonly DecisionState[];
  /** Those and their items. */
  readonly all: readonly DecisionState[];
  readonly wanted: readonly Wanted[];
  /** The provisional numbers of those that go on, by subject and id, `estuary-fund#zimil`. */
  readonly numbers: ReadonlyMap<string, string>;
}

/** The draft of a subject in one language; `base` is the key of the text that it was drawn from. */
export interface CarriedDraft {
  readonly file: NewFile;
  readonly subject: string;
  readonly base: string;
  readonly language: string;
  /** The adopted texts of which it is made, the last one first. */
  readonly from: readonly LibraryFile[];
}

/** The drafts of all subjects that have Decisions in force, in all languages that their last text has. */
export function carriedDrafts(request: CarryRequest): readonly CarriedDraft[] {
  const subjects = [...new Set(request.states.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => draftsOf(subject, request));
}

function draftsOf(subject: string, request: CarryRequest): readonly CarriedDraft[] {
  const { listed, states, language } = request;
  const own = states.filter((state) => state.subject === subject);
  const order = Object.keys(listed.profile.meetings);
  const keys = [...new Set(own.map(({ key }) => key))].sort(
    (a, b) => order.indexOf(b) - order.indexOf(a),
  );
  const { at } = request;
  // The draft goes on with the last text of the subject, be it that all in force of it was only kept there.
  const last =
    listed.files
      .filter(
        ({ facts }) =>
          facts.instrument.kind === 'decision' &&
          facts.instrument.subject === subject &&
          facts.stage === null,
      )
      .map(({ facts }) => facts.revision)
      .filter((key) => order.indexOf(key) <= order.indexOf(at))
      .sort((a, b) => order.indexOf(b) - order.indexOf(a))[0] ?? '';
  const older = keys.filter((key) => key !== last);
  const filesAt = (key: string): readonly LibraryFile[] =>
    listed.files.filter(
      ({ facts }) =>
        facts.instrument.kind === 'decision' &&
        facts.instrument.subject === subject &&
        facts.stage === null &&
        facts.revision === key,
    );
  const chosen = filesAt(last).filter(
    ({ facts }) => language === null || facts.language === language,
  );
  if (chosen.length === 0)
    throw unusable('language', `found no ${language} of ${subject}, expected its Decisions in it`);
  return chosen.map((file) => {
    const before = older.flatMap((key) =>
      filesAt(key).filter(({ facts }) => facts.language === file.facts.language),
    );
    return draftOf(file, before, request);
  });
}

function draftOf(
  file: LibraryFile,
  older: readonly LibraryFile[],
  request: CarryRequest,
): CarriedDraft {
  const { listed, meeting, paper, date } = request;
  const { library, profile } = listed;
  const { facts, text } = file;
  const { instrument } = facts;
  if (instrument.kind !== 'decision') throw new Error('a subject of Decisions that is none');
  const drawn: Facts = {
    ...facts,
    instrument: { ...instrument, meeting },
    revision: meeting,
    stage: 'draft',
  };
  const path = insideLibrary(library, pathOf(drawn));
  const values = {
    body: frontString(text, 'body') ?? instrument.body,
    kind: 'decisions',
    subject: facts.printed,
    base: facts.revision,
    stage: 'draft',
    status: 'proposed',
    paper,
    meeting,
    date,
    language: facts.language,
  };
  const { formulaFirst } = profile;
  const paragraphs = carriedParagraphs(
    text,
    older.map((one) => one.text),
    wishesFor(instrument.subject, facts.language, request),
    formulaFirst,
  );
  const { source } = formatText(
    { front: withFront({ source: '', values: {} }, values), paragraphs },
    facts.identity,
    usedUp(siblingFiles(library, instrument, []).map(({ text: known }) => known)),
    shownPath(library.cwd, path),
  );
  return {
    file: { path, content: source },
    subject: instrument.subject,
    base: facts.revision,
    language: facts.language,
    from: [file, ...older],
  };
}

function wishesFor(
  subject: string,
  language: string,
  { wanted, numbers }: CarryRequest,
): ReadonlyMap<string, Carried> {
  return new Map(
    wanted
      .filter(({ state }) => state.subject === subject)
      .map((one): [string, Carried] => {
        const { state, wish } = one;
        const number = numbers.get(`${subject}#${state.id}`) ?? null;
        return [state.id, { wish, number, comment: commentIn(one, language) }];
      }),
  );
}
