import type { Member } from '../../lineage/decisions/members.ts';
import type { DecisionState, Proposal } from '../../lineage/decisions/states.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { frontString } from '../../model/text.ts';
import { type AlikeTexts, alikeTexts } from '../alike.ts';
import { unlinkedIn } from '../citations.ts';
import { decisionsIn, wholeDecisions } from '../listed-decisions.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { wordsOf } from '../share.ts';
import { isPast, type View } from '../view.ts';
import { asksForReport } from './addressees.ts';

/** Rules on Decisions: their numbers, and what papers of a meeting do with those in force. */
export const DECISION_RULES: readonly Rule[] = [
  {
    name: 'decision-prefix',
    severity: 'warning',
    about:
      'The number of a Decision lacks the number of its meeting and a point, or has that of another meeting.',
    run: wrongPrefix,
  },
  {
    name: 'missing-point',
    severity: 'warning',
    about: 'A Decision is cited without the point in its number: `15 DD`, `14,1`.',
    run: withoutPoint,
  },
  {
    name: 'unnamed-predecessor',
    severity: 'warning',
    about: 'A new Decision says much the same as one in force and does not name it (`continues=`).',
    run: unnamedPredecessor,
  },
  {
    name: 'decision-untreated',
    severity: 'warning',
    anyLanguage: true,
    about: 'A Decision is in force, and no paper of the next meeting treats it.',
    run: untreated,
  },
  {
    name: 'decision-rivals',
    severity: 'warning',
    anyLanguage: true,
    about: 'A Decision is deleted in one paper of a meeting and renewed or amended in another.',
    run: rivals,
  },
];

function wrongPrefix(view: View): Finding[] {
  const meeting = /\d+$/.exec(frontString(view.text, 'meeting') ?? '')?.[0];
  if (meeting === undefined) return [];
  const series = `${meeting}.`;
  const all = wholeDecisions(view);
  const labelled = all.map(({ member }) => labelOfId(member.id, view));
  const hasSeries = labelled.some((label) => label?.series === series);
  const unread = bareNumbers(view).map(({ paragraph, number }) =>
    about(paragraph, `found ${number}, expected a number that begins with ${series}`),
  );
  const wrong = all.flatMap(({ member, finding }, at) => {
    const label = labelled[at] ?? null;
    if (label === null || label.series === series || isKept(member, view)) return [];
    // What keeps its number through meetings has that of an earlier one.
    const isLetter = label.style === 'double';
    if (!isLetter && (!hasSeries || view.profile.amendedDecision === 'keeps-number')) return [];
    return [finding(`found ${member.label}, expected a number that begins with ${series}`)];
  });
  return [...unread, ...wrong];
}

// What a meeting keeps is told as the Decision of an earlier one, with the number that it had there.
function isKept({ id, label }: Member, { decisions = [], edition }: View): boolean {
  const own = decisions.filter((state) => state.id === id);
  return own.some((state) => state.label === label) && !own.some(({ key }) => key === edition.key);
}

// `AA`, `15 AA`: without its point it is no number, and its Decision would go for plain text.
const BARE = /^(?:\d{1,3}[ \u00A0\u202F]?)?(\p{Lu})\1{1,2}(?=[\s:–—-]|$)/u;

function bareNumbers({
  text,
}: View): readonly { readonly paragraph: Paragraph; readonly number: string }[] {
  if (frontString(text, 'kind') !== 'decisions') return [];
  return text.paragraphs.flatMap((paragraph) => {
    if (paragraph.kind !== 'plain' || paragraph.label !== null) return [];
    const number = BARE.exec(plainText(paragraph.content))?.[0];
    return number === undefined ? [] : [{ paragraph, number }];
  });
}

function labelOfId(id: string, { byId }: View) {
  const paragraph = byId().get(id);
  return paragraph === undefined ? null : labelOf(paragraph);
}

// `15 DD`, where the same sentence may well have `15.AA`.
const POINTLESS = /(?<![\p{L}\p{N}.])\d{1,3}[ \u00A0\u202F](\p{Lu})\1{1,3}(?![\p{L}\p{N}])/gu;

function withoutPoint(view: View): Finding[] {
  if (isPast(view) || view.edition.adopted) return [];
  return view.citations().passages.flatMap((passage) =>
    unlinkedIn(passage).flatMap((reference) => {
      const bare = pointless(reference);
      const expected = bare.map((number) => number.replace(/[ \u00A0\u202F,]/u, '.')).join(', ');
      if (bare.length === 0) return [];
      const text = `found ${bare.join(', ')}, expected ${expected}`;
      return [about(passage.paragraph, text, reference.text)];
    }),
  );
}

// `14,1`: between two numbers of a list a blank stands behind the comma.
function pointless({ kind, of, numbers, text }: Reference): readonly string[] {
  if (kind === 'draft-decision') return text.match(POINTLESS) ?? [];
  if (kind !== 'decision' || of !== null) return [];
  const typed = numbers.flatMap(({ from, to }) => [from, ...(to === null ? [] : [to])]);
  return typed.flatMap(({ labels: [number = ''] }) => (number.includes(',') ? [number] : []));
}

// So much of two tasks is no accident; short ones are alike by their verbs alone.
const ALIKE = 0.6;
const SHORTEST_TASK = 12;

function unnamedPredecessor(view: View): Finding[] {
  const { decisions = [], edition } = view;
  if (edition.adopted || isPast(view)) return [];
  const { open, adopted } = openOf(decisions);
  return decisionsIn(view).flatMap(({ member, finding }) => {
    const words = wordsOf(member.words);
    if (member.continues !== null || words.length < SHORTEST_TASK) return [];
    if (adopted.has(member.id)) return [];
    const like = open.alike(words, ALIKE).find((state) => !isStock(state, view));
    if (like === undefined) return [];
    const target = `decision:${like.body}/${like.meeting}/${like.subject}#${like.id}`;
    return [finding(`found ${member.label} much like ${like.label}, expected continues=${target}`)];
  });
}

interface OpenDecisions {
  readonly open: AlikeTexts<DecisionState>;
  /** The ids of all that is no draft. */
  readonly adopted: ReadonlySet<string>;
}

const known = new WeakMap<readonly DecisionState[], OpenDecisions>();

/** What is in force and open of some Decisions, laid out once for all texts that are checked against them. */
function openOf(decisions: readonly DecisionState[]): OpenDecisions {
  const found = known.get(decisions) ?? {
    open: alikeTexts(
      decisions.filter(({ formal, substance }) => formal === 'in-force' && substance === null),
    ),
    adopted: new Set(decisions.flatMap(({ id, formal }) => (formal === 'draft' ? [] : id))),
  };
  known.set(decisions, found);
  return found;
}

// A request to report reads the same in every subject.
function isStock({ subject, words }: DecisionState, view: View): boolean {
  return subject !== frontString(view.text, 'subject') && asksForReport(words, view);
}

function ownStates({ decisions = [], edition, text, file }: View): readonly DecisionState[] {
  const subject = frontString(text, 'subject');
  if (!edition.adopted || subject === undefined) return [];
  return decisions.filter(
    ({ key, place, formal }) => key === edition.key && formal === 'in-force' && place.file === file,
  );
}

function untreated(view: View): Finding[] {
  const { decisions = [], profile } = view;
  const meetings = Object.keys(profile.meetings);
  const states = ownStates(view);
  return states.flatMap((state): Finding[] => {
    if (state.parent !== null || state.proposals.length > 0 || state.substance !== null) return [];
    const below = states.some(
      ({ parent, proposals, substance }) =>
        parent === state.id && (proposals.length > 0 || substance !== null),
    );
    // A meeting that kept it has treated it.
    const last = meetings.indexOf(state.formalBy?.meeting ?? state.meeting);
    const next = decisions.find(
      ({ formal, meeting }) => formal === 'draft' && meetings.indexOf(meeting) > last,
    );
    if (below || next === undefined) return [];
    const text = `found ${state.label} in force, expected a paper of ${next.meeting} that treats it`;
    return [{ text, id: state.id, place: state.place }];
  });
}

function rivals(view: View): Finding[] {
  return ownStates(view).flatMap((state): Finding[] => {
    const goes = state.proposals.find(isDeletion);
    const stays = state.proposals.find((proposal) => !isDeletion(proposal));
    if (goes === undefined || stays === undefined || goes.meeting !== stays.meeting) return [];
    const stay = stays.formal === 'in-force' ? 'kept' : stays.formal;
    const text = `found ${state.label} ${goes.formal} in ${goes.document} and ${stay} in ${stays.document}, expected one of them`;
    return [{ text, id: state.id, place: state.place }];
  });
}

function isDeletion({ formal }: Proposal): boolean {
  return formal === 'deleted' || formal === 'repealed';
}
