import type { Message, Place } from '../../model/message.ts';
import type { Register } from '../../model/register.ts';
import { titleOf } from '../conform-stale.ts';
import type { RecordedRepeal } from '../recorded.ts';
import { backwardContinuations } from './continuations.ts';
import { contradictions, lostFacts } from './contradictions.ts';
import { type FormalEvent, formalEvents, proposalsOn } from './formal.ts';
import { idleFacts } from './idle-facts.ts';
import { isKeptIn, standingOf, wholeOf } from './kept.ts';
import { type Known, knownAt, type ReadText } from './known.ts';
import { firstNumber, firstToHave, inListOrder } from './list-order.ts';
import { type DecisionText, idsAbove, type Member } from './members.ts';
import { continuationOf, type SubstanceEvent, substanceFacts } from './substance.ts';
import { unreadable } from './unreadable.ts';

/** The formal status: renewed is what stands in a later text in the same words and directed to the same, amended what changed. */
export type Formal = 'draft' | 'in-force' | 'renewed' | 'amended' | 'deleted' | 'repealed';

export type Substance = 'implemented' | 'continued' | 'superseded' | 'lapsed';

/** A meeting and the document by which it did something; `document` is empty where none is named. */
export interface DoneBy {
  readonly meeting: string;
  readonly document: string;
}

/** What a draft, or a paper that a register names, would do with a Decision; `in-force` where it would be kept. `label` is the number that it would have there; null where it goes or is kept. */
export interface Proposal extends DoneBy {
  readonly formal: 'in-force' | 'renewed' | 'amended' | 'deleted' | 'repealed';
  readonly label: string | null;
}

/**
 * One Decision, or one of its items, of one text. Formal status and substance are two facts: what is deleted may go on elsewhere. A
 * Decision that later meetings kept is one, of the text that had it first: `formalBy` is then the meeting that kept it last.
 * `meeting` and `key` are those of its own text (`cop15`, `cop15.draft`), `label` its whole number (`14.170 d)`), `parent` the id of what it
 * hangs on, null for a Decision; `addressee` is the heading above it.
 */
export interface DecisionState {
  readonly body: string;
  readonly subject: string;
  readonly title: string;
  /** The place of the subject in lists; empty where its register gives none. */
  readonly order: string;
  readonly meeting: string;
  readonly key: string;
  readonly document: string;
  readonly id: string;
  readonly label: string;
  readonly depth: number;
  readonly addressee: string;
  readonly parent: string | null;
  /** Its words, each of its notes on a line of its own below them. */
  readonly words: string;
  /** The meeting that amended its Decision under the old number, `cop19`; null where none did. */
  readonly revised: string | null;
  readonly formal: Formal;
  readonly formalBy: DoneBy | null;
  /** Where it stands now, `5.22 a)`, when it was renewed or amended. */
  readonly formalIn: string | null;
  /** Why it was deleted, as the text or the register says. */
  readonly reason: string | null;
  readonly proposals: readonly Proposal[];
  readonly substance: Substance | null;
  /** The number of what goes on with it, `15.EE e)`. */
  readonly substanceIn: string | null;
  readonly substanceBy: DoneBy | null;
  /** Whether what goes on with it is a draft. */
  readonly substanceDraft: boolean;
  readonly note: string | null;
  readonly place: Place;
}

/** What a text of another instrument repeals among Decisions, or would repeal: a draft is `proposed`. `document` is an adopted one by its printed name. */
export interface DecisionRepeal extends DoneBy {
  readonly repeal: RecordedRepeal;
  readonly proposed: boolean;
  readonly place: Place;
}

/** What the states depend on besides texts and registers: the meetings of the body in their order, and how its texts are read. */
export interface StateRules {
  readonly meetings: readonly string[];
  readonly formulaFirst: boolean;
  readonly repeals?: readonly DecisionRepeal[];
}

export interface DecisionStates {
  readonly states: readonly DecisionState[];
  readonly messages: readonly Message[];
}

/**
 * The state of every Decision and item as it was known when the meeting `at` had ended (null: now). What later meetings did, texts and
 * facts alike, changes nothing in it. Each text once, in one language. Facts that lead nowhere, are told twice or against one another are errors.
 */
export function decisionStates(
  texts: readonly DecisionText[],
  registers: readonly Register[],
  at: string | null,
  rules: StateRules,
): DecisionStates {
  const known = knownAt(texts, registers, at, rules);
  const orders = new Map(
    registers.map(({ body, subject, order }) => [`${body}/${subject}`, order ?? '']),
  );
  const states = [...known.adopted, ...known.drafts].flatMap((text) =>
    text.members
      // What a meeting keeps is told once, as that which it keeps.
      .filter(({ id, deleted }) => !deleted && !isKeptIn(text, id, known))
      .map((member) => ({
        state: stateOf(text, member, known, orders.get(nameOf(text)) ?? ''),
        rank: text.rank,
        ...firstNumber(text, member, known),
      })),
  );
  const messages = [
    ...known.messages,
    ...lostFacts(known),
    ...contradictions(known),
    ...idleFacts(known),
    ...backwardContinuations(known),
    ...unreadable(known),
  ];
  return { states: states.sort(inListOrder).map(({ state }) => state), messages };
}

function nameOf({ body, subject }: Pick<DecisionText, 'body' | 'subject'>): string {
  return `${body}/${subject}`;
}

function stateOf(text: ReadText, member: Member, known: Known, order: string): DecisionState {
  const { body, subject, meeting, key, document } = text;
  const { id, label, depth, parent, place, heading: addressee } = member;
  const words = [member.words, ...member.notes].join('\n');
  const said = { id, label, depth, parent, words, place, addressee };
  const facts = text.stage === null ? adoptedFacts(text, member, known) : draftFacts(text);
  return {
    body,
    subject,
    title: titleOf(text.text),
    order,
    meeting,
    key,
    document,
    ...said,
    revised: revisedIn(text, member, known),
    ...facts,
  };
}

function revisedIn(text: ReadText, { id }: Member, known: Known): string | null {
  const whole = wholeOf(text, id);
  const had = whole !== null && firstToHave(whole, text, known) !== null;
  return had ? text.meeting : null;
}

type StateFacts = Pick<
  DecisionState,
  | 'formal'
  | 'formalBy'
  | 'formalIn'
  | 'reason'
  | 'proposals'
  | 'substance'
  | 'substanceIn'
  | 'substanceBy'
  | 'substanceDraft'
  | 'note'
>;

const NO_SUBSTANCE = {
  substance: null,
  substanceIn: null,
  substanceBy: null,
  substanceDraft: false,
  note: null,
};

function draftFacts({ meeting, document }: ReadText): StateFacts {
  const formalBy = { meeting, document };
  return {
    formal: 'draft',
    formalBy,
    formalIn: null,
    reason: null,
    proposals: [],
    ...NO_SUBSTANCE,
  };
}

function adoptedFacts(text: ReadText, member: Member, known: Known): StateFacts {
  const above = idsAbove(member.id, text.byId);
  const standing = standingOf(text, member.id, known);
  const event = lastWord(standing, member.id, above, known);
  const substance = substanceOf(standing, member.id, above, event, known);
  if (event === null) {
    const kept = standing.slice(1).at(-1);
    return {
      formal: 'in-force',
      formalBy: kept === undefined ? null : { meeting: kept.meeting, document: kept.document },
      formalIn: null,
      reason: null,
      proposals: proposalsOn(standing, member.id, above, known),
      ...substance,
    };
  }
  const { formal, meeting, document, label, reason } = event;
  const formalBy = { meeting, document };
  return { formal, formalBy, formalIn: label, reason, proposals: [], ...substance };
}

// What is deleted takes with it all that hangs on it and was not treated by itself before; its reason is that of all that go with it and have none of their own.
function lastWord(
  standing: readonly ReadText[],
  id: string,
  above: readonly string[],
  known: Known,
): FormalEvent | null {
  const [own] = formalEvents(standing, id, known);
  const gone = above.flatMap((each) =>
    formalEvents(standing, each, known).slice(0, 1).filter(goes),
  );
  if (own === undefined) return gone[0] ?? null;
  const rank = known.rankOf(own.meeting);
  const before = gone.find(({ meeting }) => known.rankOf(meeting) < rank);
  if (before !== undefined) return before;
  if (!goes(own) || own.reason !== null) return own;
  const told = gone.find(({ meeting, reason }) => reason !== null && meeting === own.meeting);
  return { ...own, reason: told?.reason ?? null };
}

function goes({ formal }: FormalEvent): boolean {
  return formal === 'deleted' || formal === 'repealed';
}

// What is told of a task itself goes before what is told of the Decision on which it hangs.
function substanceOf(
  standing: readonly ReadText[],
  id: string,
  above: readonly string[],
  event: FormalEvent | null,
  known: Known,
): Pick<StateFacts, keyof typeof NO_SUBSTANCE> {
  const continued = continuationOf(standing, id, known);
  const [own] = substanceFacts(standing, id, known);
  const [inherited] = above.flatMap((each) => substanceFacts(standing, each, known));
  const goesOn = event === null ? null : goingOn(event);
  const found = own ?? continued ?? goesOn ?? inherited;
  if (found === null || found === undefined) return NO_SUBSTANCE;
  const { substance, meeting, document, note } = found;
  const on = continued ?? (found === goesOn ? goesOn : null);
  return {
    substance,
    substanceIn: on?.label ?? null,
    substanceBy: { meeting, document },
    substanceDraft: on?.draft ?? false,
    note,
  };
}

function goingOn({ meeting, document, label, place }: FormalEvent): SubstanceEvent | null {
  if (label === null) return null;
  return { substance: 'continued', meeting, document, label, draft: false, note: null, place };
}
