import type { Library } from '../library/find.ts';
import { printInstrument } from '../library/names.ts';
import { readRegisters } from '../library/register.ts';
import type { LibraryFile } from '../library/texts.ts';
import type { DecisionText } from '../lineage/decisions/members.ts';
import {
  type DecisionRepeal,
  type DecisionStates,
  decisionStates,
} from '../lineage/decisions/states.ts';
import { repealsIn } from '../lineage/recorded.ts';
import type { Message } from '../model/message.ts';
import type { Profile } from '../model/profile.ts';
import type { Register } from '../model/register.ts';
import { frontString } from '../model/text.ts';
import { inOneLanguage } from './list-body.ts';
import type { Shelf } from './shelf.ts';

/** What the states of the Decisions of a body are made from: its texts in one language, its registers, what Resolutions repeal. */
export interface DecisionSources {
  readonly texts: readonly DecisionText[];
  readonly registers: readonly Register[];
  readonly repeals: readonly DecisionRepeal[];
  /** What is wrong in registers, of whatever body. */
  readonly messages: readonly Message[];
}

/** Gathers what the library has on the Decisions of a body; each text in the language, in another where it lacks it. */
export function decisionSources(
  library: Library,
  shelf: Pick<Shelf, 'files'>,
  profile: Profile,
  language: string,
): DecisionSources {
  const own = shelf.files.filter(({ facts }) => facts.instrument.body === profile.body);
  const once = inOneLanguage(
    own.filter(({ facts }) => facts.kind !== 'paper'),
    language,
    profile,
  );
  const { registers, messages } = readRegisters(library);
  return {
    texts: once.flatMap(decisionText),
    registers: registers.filter(({ body }) => body === profile.body),
    repeals: once.flatMap(repealsOfDecisions),
    messages,
  };
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

/** A file as a text of Decisions; nothing where it is none. */
export function decisionText({ facts, text, shown }: LibraryFile): readonly DecisionText[] {
  const { instrument, kind, stage, base } = facts;
  if (kind !== 'decisions' || instrument.kind !== 'decision') return [];
  const { body, meeting, subject } = instrument;
  const document = frontString(text, 'paper') ?? '';
  return [{ body, subject, meeting, stage, base, document, file: shown, text }];
}

function repealsOfDecisions({ facts, text, shown }: LibraryFile): readonly DecisionRepeal[] {
  const meeting = frontString(text, 'meeting');
  if (facts.stage !== null || meeting === undefined) return [];
  const document =
    facts.instrument.kind === 'resolution'
      ? (frontString(text, 'number') ?? '')
      : printInstrument(facts.instrument);
  const place = { file: shown, line: 1, column: 1 };
  return repealsIn(text)
    .filter(({ of }) => of.startsWith('decision:'))
    .map((repeal) => ({ repeal, meeting, document, place }));
}
