import { chapeauxAbove, namesRepealed } from '../../lineage/conform-repealing.ts';
import type { DecisionState, Proposal } from '../../lineage/decisions/states.ts';
import { numberKey } from '../../lineage/references/places.ts';
import type { CitedNumber, Reference } from '../../model/reference.ts';
import { readTarget } from '../../model/target.ts';
import { frontString } from '../../model/text.ts';
import { type Passage, unlinkedIn } from '../citations.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on Decisions in force that drafts cite. */
export const CITED_DECISION_RULES: readonly Rule[] = [
  {
    name: 'cited-deleted',
    severity: 'warning',
    about:
      'A Decision is cited that a paper of the same meeting deletes, repeals or replaces, its own too, but not where it says that it repeals it.',
    run: citedDeleted,
  },
];

/** Words that cite Decisions, and the states of these. */
export interface Cited {
  readonly passage: Passage;
  readonly words: string;
  readonly states: readonly DecisionState[];
  /** Whether the words cite one number alone. */
  readonly alone: boolean;
  readonly linked: boolean;
  /** Where in the passage they begin. */
  readonly start: number;
}

function citedDeleted(view: View): Finding[] {
  const { from } = view.citations();
  if (from === null || from.adopted || from.instrument === 'paper' || isPast(view)) return [];
  return citedIn(view).flatMap((cited) => {
    const { passage, words, states } = cited;
    const isNamed = namesWhatGoes(cited, view);
    const gone = new Set(states.flatMap((state) => goneAs(state, cited, isNamed, view)));
    return [...gone].map((told) => about(passage.paragraph, `found ${words}, ${told}`, words));
  });
}

/** Whether it is the paragraph that repeals a Decision, which has to name it. */
export function namesWhatGoes(
  { passage, start }: Cited,
  { text, profile, citations }: View,
): boolean {
  const { index, content } = passage;
  const above = chapeauxAbove(text, index, profile.formulaFirst);
  return namesRepealed(content, start, above, citations().words);
}

/** All adopted Decisions that the text of an edition cites; a comment tells what becomes of a Decision. */
export function citedIn(view: View): readonly Cited[] {
  const { decisions = [] } = view;
  const { passages, resolve } = view.citations();
  return passages.flatMap((passage): readonly Cited[] => {
    if (passage.inComment) return [];
    const linked = passage.links.map(({ text, link, start }) => {
      const states = linkedTo(link, view);
      return { passage, words: text, states, alone: !link.includes(','), linked: true, start };
    });
    // A number is the same in all languages, where its text is not there in this one too.
    const typed = unlinkedIn(passage).flatMap((reference): readonly Cited[] => {
      if (reference.kind !== 'decision') return [];
      const { kind } = resolve(reference, passage);
      if (kind !== 'resolved' && kind !== 'unresolved') return [];
      const [first, other] = reference.numbers;
      const alone = first?.to === null && other === undefined;
      const states = numbered(reference, decisions);
      const { text, start } = reference;
      return [{ passage, words: text, states, alone, linked: false, start }];
    });
    return [...linked, ...typed];
  });
}

// What the meeting itself puts in its place is no Decision that goes.
function linkedTo(link: string, { decisions = [], text }: View): readonly DecisionState[] {
  const target = readTarget(link);
  if (target?.kind !== 'instrument' || target.instrument !== 'decision') return [];
  const [, meeting, ...subject] = target.of.split('/');
  if (meeting === frontString(text, 'meeting')) return [];
  return decisions.filter(
    (state) =>
      state.subject === subject.join('/') && target.ids.includes(state.id) && isAdopted(state),
  );
}

function isAdopted({ formal }: DecisionState): boolean {
  return formal !== 'draft';
}

function numbered(
  { numbers }: Reference,
  decisions: readonly DecisionState[],
): readonly DecisionState[] {
  const adopted = decisions.filter(isAdopted);
  return numbers.flatMap(({ from, to }) => {
    const first = pathOf(from);
    if (to === null) return adopted.filter(({ label }) => keyOf(label) === first);
    const last = pathOf(to);
    const ends = [first, last].map((path) => /^(.*?)(\d+)$/.exec(path));
    const [start, end] = ends;
    if (!start || !end || start[1] !== end[1])
      return adopted.filter(({ label }) => [first, last].includes(keyOf(label)));
    return adopted.filter(({ label }) => {
      const value = /^(.*?)(\d+)$/.exec(keyOf(label));
      const figure = Number(value?.[2]);
      return value?.[1] === start[1] && figure >= Number(start[2]) && figure <= Number(end[2]);
    });
  });
}

function pathOf({ labels }: CitedNumber): string {
  return labels.map(numberKey).join(' ');
}

function keyOf(label: string): string {
  return label.split(' ').map(numberKey).join(' ');
}

function goneAs(
  state: DecisionState,
  { alone, linked }: Cited,
  isNamed: boolean,
  view: View,
): readonly string[] {
  const { decisions = [], text } = view;
  const meeting = frontString(text, 'meeting');
  const fate = [...state.proposals, ...doneTo(state)].find(
    (proposal) => proposal.meeting === meeting && isGone(proposal, state),
  );
  if (fate?.formal === 'repealed' && isNamed) return [];
  if (fate === undefined) return [];
  const next = successorOf(state, fate, decisions);
  // Its number is that of what goes on with it.
  if (next === state.label && !linked) return [];
  const which = alone ? 'which' : `of which ${state.label}`;
  return [`${which} ${toldOf(state, fate, next)}`];
}

function successorOf(
  state: DecisionState,
  { label }: Proposal,
  decisions: readonly DecisionState[],
): string {
  const below = decisions.filter(
    ({ parent, subject, formal: own }) =>
      parent === state.id && subject === state.subject && own === 'in-force',
  );
  const heirs = [state, ...below].flatMap((each) => each.substanceIn ?? []);
  return label ?? [...new Set(heirs)].join(', ');
}

// What the meeting has adopted of its papers already.
function doneTo({ formal, formalBy, formalIn }: DecisionState): readonly Proposal[] {
  if (formalBy === null || formal === 'draft' || formal === 'in-force') return [];
  return [{ ...formalBy, formal, label: formalIn }];
}

function isGone({ formal, label }: Proposal, state: DecisionState): boolean {
  if (formal === 'deleted' || formal === 'repealed') return true;
  return label !== null && label !== state.label;
}

function toldOf({ label }: DecisionState, { formal, document }: Proposal, next: string): string {
  const done = formal === 'deleted' || formal === 'repealed' ? formal : 'replaced';
  return `is ${done} in ${document}, expected ${expectedFor(label, next)}`;
}

function expectedFor(label: string, next: string): string {
  if (next === '') return 'one that stays';
  return next === label
    ? `a link to the ${next} that goes on with it`
    : `${next}, which goes on with it`;
}
