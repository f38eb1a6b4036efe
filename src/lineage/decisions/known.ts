import type { Message } from '../../model/message.ts';
import { isTombstone } from '../../model/paragraph.ts';
import type { Register, RegisterFact } from '../../model/register.ts';
import { frontString } from '../../model/text.ts';
import { type Removal, removalsOf } from '../recorded.ts';
import { type DecisionText, type Member, membersOf, textKey } from './members.ts';
import type { DecisionRepeal, StateRules } from './states.ts';

/** A text of Decisions read: its Decisions and items, what it took out, and what it marks as deleted. */
export interface ReadText extends DecisionText {
  readonly key: string;
  readonly rank: number;
  readonly members: readonly Member[];
  readonly byId: ReadonlyMap<string, Member>;
  readonly removals: ReadonlyMap<string, Removal>;
  readonly tombstones: ReadonlySet<string>;
}

/** A fact with the subject of its register. */
export interface KnownFact extends RegisterFact {
  readonly body: string;
  readonly subject: string;
}

/** What was known when a meeting had ended. */
export interface Known {
  readonly adopted: readonly ReadText[];
  /** The last stage of each draft whose meeting has not adopted the subject. */
  readonly drafts: readonly ReadText[];
  readonly facts: readonly KnownFact[];
  readonly repeals: readonly DecisionRepeal[];
  readonly rankOf: (meeting: string) => number;
  readonly messages: readonly Message[];
}

/** Leaves out all that later meetings did: `at` is the last meeting that counts, null for all. A meeting that the body does not list is told, and counts last. */
export function knownAt(
  texts: readonly DecisionText[],
  registers: readonly Register[],
  at: string | null,
  { meetings, formulaFirst, repeals = [] }: StateRules,
): Known {
  const rankOf = (meeting: string): number => {
    const rank = meetings.indexOf(meeting);
    return rank < 0 ? meetings.length : rank;
  };
  const isKnown = ({ meeting }: { readonly meeting: string }): boolean =>
    at === null || rankOf(meeting) <= rankOf(at);
  const read = texts.filter(isKnown).map((text) => readText(text, rankOf, formulaFirst));
  read.sort((a, b) => a.rank - b.rank);
  const adopted = read.filter(({ stage }) => stage === null);
  const facts = registers.flatMap(({ body, subject, facts: own }) =>
    own.map((fact): KnownFact => ({ ...fact, body, subject })),
  );
  const unlisted = facts.filter(({ meeting }) => !meetings.includes(meeting));
  return {
    adopted,
    drafts: read.filter((text) => isOpen(text, adopted, read)),
    facts: facts.filter(isKnown),
    repeals: repeals.filter(isKnown),
    rankOf,
    messages: unlisted.map(({ meeting, place }) => ({
      severity: 'error',
      rule: 'decision-fact',
      text: `found the meeting ${meeting}, expected one of ${meetings.join(', ')}`,
      place,
    })),
  };
}

function readText(
  text: DecisionText,
  rankOf: (meeting: string) => number,
  formulaFirst: boolean,
): ReadText {
  const members = membersOf(text, formulaFirst);
  return {
    ...text,
    key: textKey(text),
    rank: rankOf(text.meeting),
    members,
    byId: new Map(members.map((member) => [member.id, member])),
    removals: new Map(removalsOf(text.text).map((removal) => [removal.id, removal])),
    tombstones: new Set(
      text.text.paragraphs.flatMap((one) => (one.id !== null && isTombstone(one) ? [one.id] : [])),
    ),
  };
}

function isOpen(text: ReadText, adopted: readonly ReadText[], all: readonly ReadText[]): boolean {
  if (text.stage === null || frontString(text.text, 'adopted-as') !== undefined) return false;
  const same = (other: ReadText): boolean => isSameSubject(text, other) && other.rank === text.rank;
  if (adopted.some(same)) return false;
  return !all.some((other) => same(other) && other.stage !== null && other.base === text.key);
}

/** Whether two texts are of one subject. */
export function isSameSubject(
  a: Pick<DecisionText, 'body' | 'subject'>,
  b: Pick<DecisionText, 'body' | 'subject'>,
): boolean {
  return a.body === b.body && a.subject === b.subject;
}
