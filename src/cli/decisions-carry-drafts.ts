import { withFront } from '../formats/markdown/front.ts';
import { unusable } from '../library/cli-error.ts';
import { insideLibrary, shownPath } from '../library/find.ts';
import { type Facts, pathOf } from '../library/front.ts';
import { usedUp } from '../library/ids.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { NewFile } from '../library/write.ts';
import { type Carried, type CarriedTexts, carriedParagraphs } from '../lineage/decisions/carry.ts';
import { commentIn, type Wanted } from '../lineage/decisions/carry-table.ts';
import type { DecisionState } from '../lineage/decisions/states.ts';
import type { Message } from '../model/message.ts';
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
  /** All Decisions and items after the meeting `at`, whatever became of them. */
  readonly known: readonly DecisionState[];
  /** The ids of what had gone of a subject before the meeting. */
  readonly gone: (subject: string) => ReadonlySet<string>;
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

/** The adopted texts of a subject in one language that hold its Decisions in force: the last of the subject, and the older ones, newest first. */
export interface CarriedSubject {
  readonly subject: string;
  readonly last: LibraryFile;
  readonly older: readonly LibraryFile[];
  /** The ids of what had gone of it before the meeting. */
  readonly gone: ReadonlySet<string>;
}

/**
 * The texts of each subject that has Decisions in force, in all languages that its last text has (or the one asked for). One in which
 * Decisions in force are lacking is a `CliError`.
 */
export function carriedSubjects(
  request: Pick<CarryRequest, 'listed' | 'states' | 'language' | 'at' | 'gone'>,
): readonly CarriedSubject[] {
  const subjects = [...new Set(request.states.map(({ subject }) => subject))];
  return subjects.flatMap((subject) => languagesOf(subject, request));
}

/** The drafts of all subjects, in all their languages. */
export function carriedDrafts(
  subjects: readonly CarriedSubject[],
  request: CarryRequest,
): readonly CarriedDraft[] {
  return subjects.map((one) => draftOf(one, request));
}

function languagesOf(
  subject: string,
  {
    listed,
    states,
    language,
    at,
    gone,
  }: Pick<CarryRequest, 'listed' | 'states' | 'language' | 'at' | 'gone'>,
): readonly CarriedSubject[] {
  const order = Object.keys(listed.profile.meetings);
  const newestFirst = (a: string, b: string): number => order.indexOf(b) - order.indexOf(a);
  const files = adoptedOf(subject, listed);
  // The draft goes on with the last text of the subject, be it that all in force of it was only kept there.
  const [last] = files
    .map(({ facts }) => facts.revision)
    .filter((key) => order.indexOf(key) <= order.indexOf(at))
    .sort(newestFirst);
  const own = states.filter((state) => state.subject === subject);
  const older = [...new Set(own.map(({ key }) => key))]
    .filter((key) => key !== last)
    .sort(newestFirst);
  const chosen = files.filter(
    ({ facts }) => facts.revision === last && (language === null || facts.language === language),
  );
  if (chosen.length === 0)
    throw unusable('language', `found no ${language} of ${subject}, expected its Decisions in it`);
  return chosen.map((file) => {
    const tongue = file.facts.language;
    const before = older.map((key) => {
      const found = files.find(({ facts }) => facts.revision === key && facts.language === tongue);
      return (
        found ??
        refuseLanguage(
          own.filter((state) => state.key === key),
          tongue,
          file,
        )
      );
    });
    return { subject, last: file, older: before, gone: gone(subject) };
  });
}

// A draft that lacks them in one language would take them out of it without a word.
function refuseLanguage(
  lacking: readonly DecisionState[],
  language: string,
  { shown }: LibraryFile,
): never {
  const labels = lacking.map(({ label }) => label).join(', ');
  const found = `found no ${language} of Decisions ${labels}, which are in force`;
  const expected = `expected them in it as those of ${shown} (or --language for one that has all)`;
  const place = lacking[0]?.place ?? null;
  throw unusable('language', `${found}, ${expected}; nothing was written`, place);
}

/** A warning for each language that Decisions in force have and the last text of their subject lacks: no draft is made in it. */
export function leftLanguages(
  subjects: readonly CarriedSubject[],
  { listed, states, language }: Pick<CarryRequest, 'listed' | 'states' | 'language'>,
): readonly Message[] {
  if (language !== null) return [];
  const names = [...new Set(subjects.map(({ subject }) => subject))];
  return names.flatMap((subject) => {
    const made = subjects.filter((one) => one.subject === subject);
    const there = new Set(made.map(({ last }) => last.facts.language));
    const older = new Set(made.flatMap((one) => one.older.map(({ facts }) => facts.revision)));
    return adoptedOf(subject, listed)
      .filter(({ facts }) => older.has(facts.revision) && !there.has(facts.language))
      .map(({ facts, shown }): Message => {
        const own = states.filter(
          (state) => state.subject === subject && state.key === facts.revision,
        );
        const found = `found ${own.map(({ label }) => label).join(', ')} in ${facts.language}`;
        const text = `${found}, expected the later Decisions of ${subject} in it too; no draft is made in it`;
        return {
          severity: 'warning',
          rule: 'language',
          text,
          place: { file: shown, line: 1, column: 1 },
        };
      });
  });
}

/** A warning for each subject that lacks a language in which there is a paper: it lists its Decisions and holds no draft of them. */
export function lackingInPapers(
  drafts: readonly CarriedDraft[],
  { states }: Pick<CarryRequest, 'states'>,
): readonly Message[] {
  const papers = [...new Set(drafts.map(({ language }) => language))];
  return [...new Set(drafts.map(({ subject }) => subject))].flatMap((subject): Message[] => {
    const own = drafts.filter((draft) => draft.subject === subject);
    const there = own.map(({ language }) => language);
    const lacking = papers.filter((language) => !there.includes(language)).join(', ');
    if (lacking === '') return [];
    const labels = states.filter((state) => state.subject === subject).map(({ label }) => label);
    const found = `found ${labels.join(', ')} in ${there.join(', ')} alone`;
    const text = `${found}, expected them in ${lacking} too: the paper names them there, without quotation or draft`;
    const place = { file: own[0]?.from[0]?.shown ?? subject, line: 1, column: 1 };
    return [{ severity: 'warning', rule: 'language', text, place }];
  });
}

function adoptedOf(subject: string, listed: ListedBody): readonly LibraryFile[] {
  return ofSubject(subject, listed).filter(({ facts }) => facts.stage === null);
}

function ofSubject(subject: string, { files }: ListedBody): readonly LibraryFile[] {
  return files.filter(
    ({ facts: { instrument } }) => instrument.kind === 'decision' && instrument.subject === subject,
  );
}

function draftOf({ last: file, older, gone }: CarriedSubject, request: CarryRequest): CarriedDraft {
  const { library, profile } = request.listed;
  const { facts } = file;
  const { instrument } = facts;
  if (instrument.kind !== 'decision') throw new Error('a subject of Decisions that is none');
  const { subject } = instrument;
  const drawn: Facts = {
    ...facts,
    instrument: { ...instrument, meeting: request.meeting },
    revision: request.meeting,
    stage: 'draft',
  };
  const path = insideLibrary(library, pathOf(drawn));
  const paragraphs = carriedParagraphs(
    carriedTexts({ last: file, older, gone }),
    wishesFor(subject, facts.language, request),
    profile.formulaFirst,
  );
  const front = withFront({ source: '', values: {} }, headOf(file, instrument.body, request));
  const { source } = formatText(
    { front, paragraphs },
    facts.identity,
    usedUp(ofSubject(subject, request.listed).map(({ text }) => text)),
    shownPath(library.cwd, path),
  );
  const { language } = facts;
  const from = [file, ...older];
  return { file: { path, content: source }, subject, base: facts.revision, language, from };
}

/** The texts of a subject by the keys of their meetings. */
export function carriedTexts({ last, older, gone }: Omit<CarriedSubject, 'subject'>): CarriedTexts {
  return {
    gone,
    last: last.text,
    older: older.map(({ facts, text }) => ({ key: facts.revision, text })),
  };
}

function headOf({ facts, text }: LibraryFile, body: string, request: CarryRequest) {
  const { meeting, paper, date } = request;
  return {
    body: frontString(text, 'body') ?? body,
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
