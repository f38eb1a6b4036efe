import { addresseesOf } from '../../lineage/decisions/feed-addressees.ts';
import type { Member } from '../../lineage/decisions/members.ts';
import type { DecisionState, Proposal } from '../../lineage/decisions/states.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import { type LanguageProfile, languageProfile } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { frontString, languageOf } from '../../model/text.ts';
import { type AlikeTexts, alikeTexts } from '../alike.ts';
import { unlinkedIn } from '../citations.ts';
import { decisionsIn, wholeDecisions } from '../listed-decisions.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { wordsOf } from '../share.ts';
import { isPast, type View } from '../view.ts';

/** Rules on Decisions: their numbers, to whom they are directed, and what papers of a meeting do with those in force. */
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
    name: 'addressee-unknown',
    severity: 'warning',
    about: 'A heading directs Decisions to somebody whom the body does not know.',
    run: unknownAddressee,
  },
  {
    name: 'addressee-chapeau',
    severity: 'warning',
    about: 'A Decision speaks to somebody else than the heading above it.',
    run: otherAddressee,
  },
  {
    name: 'report-back',
    severity: 'info',
    about:
      'Nothing asks the secretariat or the committee to which Decisions are directed to report.',
    run: withoutReport,
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

function wordsFor({ profile, text }: View): LanguageProfile | undefined {
  return languageProfile(profile, languageOf(text).toLowerCase().split('-')[0] ?? '');
}

function unknownAddressee(view: View): Finding[] {
  const { addressees } = wordsFor(view) ?? {};
  if (addressees === undefined) return [];
  const seen = new Set<string>();
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const { heading } = member;
    if (seen.has(heading) || hasWord(heading, addressees.known)) return [];
    seen.add(heading);
    const found = heading === '' ? 'no addressee' : `the addressee ${heading}`;
    return [finding(`found ${found} above ${member.label}, expected one that the body knows`)];
  });
}

/** Whether a word of a text begins with one of these, marks and case put aside. */
function hasWord(text: string, words: readonly string[]): boolean {
  const folded = ` ${fold(text)}`;
  return words.some((word) => folded.includes(` ${fold(word)}`));
}

function fold(text: string): string {
  return wordsOf(text.normalize('NFD').replace(/\p{M}/gu, '')).join(' ');
}

// A chapeau names whom it speaks to before it says what is asked.
const OPENING_WORDS = 30;
const SHORTEST_NAME = 4;

function otherAddressee(view: View): Finding[] {
  const words = wordsFor(view);
  if (words?.addressees === undefined) return [];
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const names = addresseesOf(member.heading, words).flatMap((name) => fold(name).split(' '));
    const telling = names.filter((name) => name.length >= SHORTEST_NAME);
    if (member.heading === '' || telling.length === 0) return [];
    const opening = fold(member.words).split(' ').slice(0, OPENING_WORDS);
    if (telling.some((name) => opening.some((word) => isSameStem(name, word)))) return [];
    const found = `found ${member.label} below the heading ${member.heading}`;
    return [finding(`${found}, expected its first words to name one of whom the heading speaks`)];
  });
}

// `party` and `parties`, `comité` and `comités`: what stands behind the letters that they share is an ending, in whatever language.
const LONGEST_ENDING = 3;
const LONGEST_ENDINGS = 4;
const SHORTEST_STEM = 3;

function isSameStem(one: string, other: string): boolean {
  let shared = 0;
  while (shared < one.length && one[shared] === other[shared]) shared += 1;
  const endings = [one.length - shared, other.length - shared] as const;
  if (Math.max(...endings) > LONGEST_ENDING) return false;
  return shared >= SHORTEST_STEM && endings[0] + endings[1] <= LONGEST_ENDINGS;
}

function withoutReport(view: View): Finding[] {
  const words = wordsFor(view);
  if (words?.addressees === undefined || isPast(view)) return [];
  const { reporting, report } = words.addressees;
  const all = decisionsIn(view);
  const seen = new Set<string>();
  return all.flatMap(({ member, finding }) => {
    const { heading } = member;
    const [first = ''] = addresseesOf(heading, words);
    if (seen.has(heading) || !hasWord(first, reporting)) return [];
    seen.add(heading);
    const own = all.filter((each) => each.member.heading === heading);
    if (own.some((each) => hasWord(each.member.words, report))) return [];
    return [finding(`found no request to report under ${heading}, expected one`)];
  });
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
  const report = wordsFor(view)?.addressees?.report ?? [];
  return subject !== frontString(view.text, 'subject') && hasWord(words, report);
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
