import { refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { readRegisters } from '../library/register.ts';
import type { LibraryFile } from '../library/texts.ts';
import { letteredNotes } from '../lineage/decisions/lettered-notes.ts';
import type { DecisionText } from '../lineage/decisions/members.ts';
import { annexesFrom } from '../lineage/decisions/sections.ts';
import {
  type DecisionRepeal,
  type DecisionState,
  type DecisionStates,
  decisionStates,
} from '../lineage/decisions/states.ts';
import { meetingIn, repealsIn } from '../lineage/recorded.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import { type Register, registerIn } from '../model/register.ts';
import { frontString } from '../model/text.ts';
import { languageWords } from '../papers/write/layout.ts';
import { printedName } from '../papers/write/text-name.ts';
import { editionsOf, inOneLanguage, lastDrafts } from './editions.ts';
import type { Io } from './io.ts';
import { type ListedBody, type ListRequest, listedBody } from './list-body.ts';
import { repealMessages } from './repeal-messages.ts';
import { printMessages } from './report.ts';
import type { Shelf } from './shelf.ts';

/** What the states of the Decisions of a body are made from: its texts in one language, its registers, what Resolutions repeal. */
export interface DecisionSources {
  readonly texts: readonly DecisionText[];
  readonly registers: readonly Register[];
  readonly repeals: readonly DecisionRepeal[];
  /** What is wrong in registers, of whatever body, and in the repeals of the body. */
  readonly messages: readonly Message[];
}

/** A body with the states of its Decisions, as a list asks for them; what is wrong in texts and registers is told, an error of theirs is a `CliError`. */
export function listedDecisions(
  request: ListRequest,
  io: Io,
): { readonly listed: ListedBody; readonly states: readonly DecisionState[] } {
  const listed = listedBody('decisions', request, io);
  const { library, shelf, profile, language, at } = listed;
  const { states, messages } = statesOf(
    decisionSources(library, shelf, profile, language),
    profile,
    at,
  );
  refuseErrors(messages);
  printMessages(io, [
    ...messages,
    ...otherLanguages(states, listed),
    ...leftAnnexes(filesOf(states, listed.files)),
  ]);
  return { listed, states };
}

function filesOf(
  states: readonly DecisionState[],
  files: readonly LibraryFile[],
): readonly LibraryFile[] {
  const listed = new Set(states.flatMap(({ place }) => place?.file ?? []));
  return files.filter(({ shown }) => listed.has(shown));
}

/** What is in an annex of Decisions is part of none: a message for each of these texts that has one, which lists and feeds leave out. */
export function leftAnnexes(files: readonly LibraryFile[]): readonly Message[] {
  return files.flatMap(({ text, shown }): readonly Message[] => {
    const annex = text.paragraphs[annexesFrom(text.paragraphs)];
    if (annex === undefined) return [];
    const said =
      'found an annex, expected Decisions alone; what it says is part of none and is left out';
    const place = { line: 1, column: 1, ...annex.place, file: shown };
    return [{ severity: 'info', rule: 'annex', text: said, place }];
  });
}

/** A warning for each text whose Decisions are listed in another language than the one asked for, which it lacks. */
function otherLanguages(
  states: readonly DecisionState[],
  { files, language }: Pick<ListedBody, 'files' | 'language'>,
): readonly Message[] {
  const listed = new Set(states.flatMap(({ place }) => place?.file ?? []));
  return files
    .filter(({ shown, facts }) => listed.has(shown) && facts.language !== language)
    .map(({ shown, facts }) => {
      const text = `found no ${language} of these Decisions, expected one: they are listed in ${facts.language}`;
      return {
        severity: 'warning',
        rule: 'language',
        text,
        place: { file: shown, line: 1, column: 1 },
      };
    });
}

/** Gathers what the library has on the Decisions of a body; each text in the language, in another where it lacks it. */
export function decisionSources(
  library: Library,
  shelf: Pick<Shelf, 'files'>,
  profile: Profile,
  language: string,
): DecisionSources {
  const own = shelf.files.filter(({ facts }) => facts.instrument.body === profile.body);
  const texts = own.filter(({ facts }) => facts.kind !== 'paper');
  const once = inOneLanguage(texts, language, profile);
  const languagesOf = editionsOf(texts);
  const { registers, messages } = readRegisters(library);
  return {
    texts: once.flatMap((file) => decisionText(file, languagesOf(file))),
    registers: registers
      .filter(({ body }) => body === profile.body)
      .map((register) => registerIn(register, language)),
    repeals: repealsOfDecisions(once, profile, language),
    messages: [
      ...messages,
      ...registers
        .filter(({ body }) => body === profile.body)
        .flatMap((register) => strangeDocuments(register, profile)),
      ...letteredNotes(registers, profile),
      ...repealMessages(own, profile),
    ],
  };
}

// What a meeting did, it did by a document of its own. The symbol of a committee names no meeting of the list.
function strangeDocuments({ facts }: Register, { symbols, meetings }: Profile): Message[] {
  return facts.flatMap(({ meeting, document, place }): Message[] => {
    const groups = symbols.map((form) => new RegExp(`^(?:${form})$`, 'iu').exec(document)?.groups);
    const named = groups.flatMap((found) => found?.meeting?.toLowerCase() ?? [])[0];
    const found = `found document: ${document}`;
    const told = { rule: 'decision-fact', place };
    if (!/^(?=.*\d)[\p{L}\p{N}]/u.test(document))
      return [{ ...told, severity: 'error', text: `${found}, expected the symbol of a document` }];
    if (named === undefined || named === meeting || !Object.hasOwn(meetings, named)) return [];
    return [{ ...told, severity: 'error', text: `${found}, expected a document of ${meeting}` }];
  });
}

/** The states of the Decisions of a body after the meeting `at` (null: now). */
export function statesOf(
  { texts, registers, repeals, messages }: DecisionSources,
  { meetings, formulaFirst }: Profile,
  at: string | null,
): DecisionStates {
  const rules = { meetings: Object.keys(meetings), formulaFirst, repeals };
  const found = decisionStates(texts, registers, at, rules);
  return { ...found, messages: [...messages, ...found.messages] };
}

// Nothing where it is no text of Decisions.
function decisionText(
  file: LibraryFile,
  languages: readonly LibraryFile[],
): readonly DecisionText[] {
  const { facts, text, shown } = file;
  const { instrument, kind, stage, base } = facts;
  if (kind !== 'decisions' || instrument.kind !== 'decision') return [];
  const { body, meeting, subject } = instrument;
  const document = frontString(text, 'paper') ?? '';
  const translations = languages.filter((each) => each !== file).map((each) => each.text);
  return [{ body, subject, meeting, stage, base, document, file: shown, text, translations }];
}

// What a draft would repeal counts in its last stage, until it is adopted.
function repealsOfDecisions(
  files: readonly LibraryFile[],
  profile: Profile,
  language: string,
): readonly DecisionRepeal[] {
  const isLast = lastDrafts(files);
  return files.flatMap((file) => {
    const { facts, text, shown } = file;
    const meeting = meetingIn(text);
    const repeals = repealsIn(text).filter(({ of }) => of.startsWith('decision:'));
    if (meeting === null || repeals.length === 0) return [];
    const proposed = facts.stage !== null;
    if (proposed && !isLast(file)) return [];
    const document = documentOf(file, profile, language);
    const place = { file: shown, line: 1, column: 1 };
    return repeals.map((repeal) => ({ repeal, meeting, document, proposed, place }));
  });
}

// A draft is known by the symbol of its paper, and so are Decisions; what was adopted by its name.
function documentOf({ facts, text }: LibraryFile, profile: Profile, language: string): string {
  const paper = frontString(text, 'paper') ?? '';
  if (facts.stage !== null || facts.kind === 'decisions') return paper;
  return printedName(text, languageWords(profile, language), profile) || paper;
}
