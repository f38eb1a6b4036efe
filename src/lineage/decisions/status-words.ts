import type { DecisionState, DoneBy, Formal, Proposal, Substance } from './states.ts';

/** How a list of Decisions is worded: the fixed words of the body, and the printed name of a meeting. */
export interface StatusWords {
  readonly words: Readonly<Record<string, string>>;
  readonly meetingName: (meeting: string) => string;
  /** What stands behind the number of a Decision that this meeting amended and that kept its number, `(Rev. CoP19)`; empty where the body has no such form. */
  readonly revised: (meeting: string) => string;
}

/** The number of a Decision or item as it is printed: `16.162 (Rev. CoP19) a)` where the Decision was amended under its number. */
export function printedNumber({ label, revised }: DecisionState, words: StatusWords): string {
  return revised === null ? label : withSuffix(label, words.revised(revised));
}

function withSuffix(label: string, suffix: string): string {
  return suffix === '' ? label : label.replace(/^\S+/u, (number) => `${number} ${suffix}`);
}

// What was amended under the number that it had is told apart by the meeting that did it.
function printedSuccessor(
  label: string | null,
  { label: own }: DecisionState,
  by: DoneBy | null,
  words: StatusWords,
): string | null {
  const numberOf = (number: string): string | undefined => number.split(' ')[0];
  if (label === null || by === null || numberOf(label) !== numberOf(own)) return label;
  return withSuffix(label, words.revised(by.meeting));
}

/** The word for a formal status or what became of a task. */
export function stateWord(state: Formal | Substance, { words }: StatusWords): string {
  return words[`state-${state}`] ?? state;
}

/** The formal status on as many lines as there are things to say: `amended → 5.21 (COP5, Doc.20)`, below it what is proposed. */
export function formalLines(state: DecisionState, words: StatusWords): readonly string[] {
  const { formal, formalIn, formalBy, proposals } = state;
  const successor = printedSuccessor(formalIn, state, formalBy, words);
  const own = [stateWord(formal, words), arrow(successor), doneBy(formalBy, words)];
  return [joined(own), ...proposals.map((proposal) => proposalLine(state, proposal, words))];
}

function proposalLine(state: DecisionState, proposal: Proposal, words: StatusWords): string {
  const { formal } = proposal;
  const label = printedSuccessor(proposal.label, state, proposal, words);
  const what = joined([stateWord(formal, words), arrow(label), doneBy(proposal, words)]);
  return (words.words.listProposed ?? '{what}').replace('{what}', () => what);
}

/** What became of the task, `continued → 15.EE e) (draft, COP15)`; empty where nothing is known. */
export function substanceLine(state: DecisionState, words: StatusWords): string {
  const { substance, substanceIn, substanceBy, substanceDraft, note } = state;
  if (substance === null) return '';
  const draft = substanceDraft ? [stateWord('draft', words)] : [];
  const by = [
    ...draft,
    ...(isSame(substanceBy, state.formalBy) ? [] : byParts(substanceBy, words)),
  ].join(', ');
  const told = joined([
    stateWord(substance, words),
    // What goes on with it in another Decision has no mark of an amendment, be it under the same number.
    arrow(
      isAmended(state) ? printedSuccessor(substanceIn, state, substanceBy, words) : substanceIn,
    ),
    by === '' ? '' : `(${by})`,
  ]);
  return note === null ? told : `${told}\n${note}`;
}

// Whether what goes on with it is the Decision itself, as amended or as a draft would amend it.
function isAmended({ substanceIn, formalIn, proposals }: DecisionState): boolean {
  return substanceIn === formalIn || proposals.some(({ label }) => label === substanceIn);
}

// What the formal status has said is not said again beside it.
function isSame(one: DoneBy | null, other: DoneBy | null): boolean {
  return one?.meeting === other?.meeting && one?.document === other?.document;
}

/** By which meeting and document, in brackets; empty where neither is known. */
function doneBy(by: DoneBy | null, words: StatusWords): string {
  const parts = byParts(by, words);
  return parts.length === 0 ? '' : `(${parts.join(', ')})`;
}

/** The meeting and the document by which something was done, those that are known. */
export function byParts(by: DoneBy | null, { meetingName }: StatusWords): readonly string[] {
  if (by === null) return [];
  return [meetingName(by.meeting), by.document].filter((part) => part !== '');
}

function arrow(label: string | null): string {
  return label === null ? '' : `→ ${label}`;
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}
