import type { Message } from '../../model/message.ts';
import { isTombstone } from '../../model/paragraph.ts';
import type { Register, RegisterFact } from '../../model/register.ts';
import { frontString, type Text } from '../../model/text.ts';
import { type Removal, removalsOf } from '../recorded.ts';
import { type KnownIndex, knownIndex } from './known-index.ts';
import { type DecisionText, type Member, membersOf, textKey } from './members.ts';
import type { DecisionRepeal, StateRules } from './states.ts';

/** What hangs on a Decision or item: the ids, and a line each with id, depth, label and words. */
export interface Below {
  readonly ids: readonly string[];
  readonly lines: string;
}

/** A text in one language: its Decisions and items, and what hangs on each. */
export interface Reading {
  readonly language: string;
  readonly members: readonly Member[];
  readonly byId: ReadonlyMap<string, Member>;
  readonly below: ReadonlyMap<string, Below>;
}

/** A text of Decisions read: its Decisions and items, what it took out, and what it marks as deleted. `readings` are all its languages, its own first. */
export interface ReadText extends DecisionText, Reading {
  readonly key: string;
  readonly rank: number;
  readonly readings: readonly Reading[];
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
  readonly index: KnownIndex;
  readonly rankOf: (meeting: string) => number;
  readonly messages: readonly Message[];
}

/** The place of a meeting among those that a body lists, behind them all where it does not list it. */
export function rankIn(meetings: readonly string[]): (meeting: string) => number {
  const ranks = new Map(meetings.map((meeting, rank) => [meeting, rank]));
  return (meeting) => ranks.get(meeting) ?? meetings.length;
}

/** Leaves out all that later meetings did: `at` is the last meeting that counts, null for all. A meeting that the body does not list is told, and counts last. */
export function knownAt(
  texts: readonly DecisionText[],
  registers: readonly Register[],
  at: string | null,
  { meetings, formulaFirst, repeals = [] }: StateRules,
): Known {
  const rankOf = rankIn(meetings);
  const isKnown = ({ meeting }: { readonly meeting: string }): boolean =>
    at === null || rankOf(meeting) <= rankOf(at);
  const read = texts.filter(isKnown).map((text) => readText(text, rankOf, formulaFirst));
  read.sort((a, b) => a.rank - b.rank);
  const adopted = read.filter(({ stage }) => stage === null);
  const facts = registers.flatMap(({ body, subject, facts: own }) =>
    own.map((fact): KnownFact => ({ ...fact, body, subject })),
  );
  const unlisted = facts.filter(({ meeting }) => !meetings.includes(meeting));
  const found = {
    adopted,
    drafts: openDrafts(read),
    facts: facts.filter(isKnown),
    repeals: repeals.filter(isKnown),
  };
  return {
    ...found,
    index: knownIndex(found),
    rankOf,
    messages: unlisted.map(({ meeting, place }) => ({
      severity: 'error',
      rule: 'decision-fact',
      text: `found the meeting ${meeting}, expected one of ${meetings.join(', ')}`,
      place,
    })),
  };
}

/** Reads a text of Decisions; `rankOf` is the place of its meeting among those of the body. */
export function readText(
  decisions: DecisionText,
  rankOf: (meeting: string) => number,
  formulaFirst: boolean,
): ReadText {
  const { text, translations = [] } = decisions;
  const own = reading(decisions, text, formulaFirst);
  return {
    ...decisions,
    ...own,
    key: textKey(decisions),
    rank: rankOf(decisions.meeting),
    readings: [own, ...translations.map((each) => reading(decisions, each, formulaFirst))],
    removals: new Map(removalsOf(text).map((removal) => [removal.id, removal])),
    tombstones: new Set(
      text.paragraphs.flatMap((one) => (one.id !== null && isTombstone(one) ? [one.id] : [])),
    ),
  };
}

function reading(decisions: DecisionText, text: Text, formulaFirst: boolean): Reading {
  const members = membersOf({ ...decisions, text }, formulaFirst);
  return {
    language: frontString(text, 'language') ?? '',
    members,
    byId: new Map(members.map((member) => [member.id, member])),
    below: allBelow(members),
  };
}

// What hangs on a paragraph stands behind it, deeper than it.
function allBelow(members: readonly Member[]): ReadonlyMap<string, Below> {
  const found = new Map<string, { ids: string[]; lines: string[] }>();
  let open: readonly Member[] = [];
  for (const member of members.filter(({ deleted }) => !deleted)) {
    const { id, depth, ownLabel, wording } = member;
    open = open.filter((above) => above.depth < depth);
    for (const above of open) {
      found.get(above.id)?.ids.push(id);
      found.get(above.id)?.lines.push(`${id} ${depth - above.depth} ${ownLabel} ${wording}`);
    }
    found.set(id, { ids: [], lines: [] });
    open = [...open, member];
  }
  return new Map([...found].map(([id, { ids, lines }]) => [id, { ids, lines: lines.join('\n') }]));
}

// The last stage of each draft of a meeting that has not adopted the subject.
function openDrafts(read: readonly ReadText[]): readonly ReadText[] {
  const nameOf = ({ body, subject, rank }: ReadText): string => `${body}/${subject}@${rank}`;
  const adopted = new Set(read.filter(({ stage }) => stage === null).map(nameOf));
  const later = new Set(
    read.filter(({ stage }) => stage !== null).map((text) => `${nameOf(text)} ${text.base}`),
  );
  return read.filter(
    (text) =>
      text.stage !== null &&
      frontString(text.text, 'adopted-as') === undefined &&
      !adopted.has(nameOf(text)) &&
      !later.has(`${nameOf(text)} ${text.key}`),
  );
}
