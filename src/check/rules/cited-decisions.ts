import type { DecisionState, Proposal } from '../../lineage/decisions/states.ts';
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
    about: 'A Decision is cited that another paper of the same meeting deletes or replaces.',
    run: citedDeleted,
  },
];

interface Cited {
  readonly passage: Passage;
  readonly words: string;
  readonly link: string;
}

function citedDeleted(view: View): Finding[] {
  const { from } = view.citations();
  if (from === null || from.adopted || from.instrument === 'paper' || isPast(view)) return [];
  return citedIn(view).flatMap(({ passage, words, link }) => {
    const target = readTarget(link);
    if (target?.kind !== 'instrument' || target.instrument !== 'decision') return [];
    const gone = target.ids.flatMap((id) => goneAs(id, target.of, view));
    return gone.map((told) => about(passage.paragraph, `found ${words}, ${told}`, words));
  });
}

// A comment tells what becomes of a Decision.
function citedIn(view: View): readonly Cited[] {
  const { passages, resolve } = view.citations();
  return passages.flatMap((passage): readonly Cited[] => {
    if (passage.inComment) return [];
    const typed = unlinkedIn(passage).flatMap((reference) => {
      if (reference.kind !== 'decision') return [];
      const found = resolve(reference, passage);
      if (found.kind !== 'resolved') return [];
      return found.pieces.map(({ link }) => ({ passage, words: reference.text, link }));
    });
    return [...passage.links.map(({ text, link }) => ({ passage, words: text, link })), ...typed];
  });
}

function goneAs(id: string, of: string, view: View): readonly string[] {
  const { decisions = [], text } = view;
  const subject = of.split('/').slice(2).join('/');
  const [meeting, own] = [frontString(text, 'meeting'), frontString(text, 'subject')];
  // What a draft does to its own subject it may speak of.
  if (frontString(text, 'kind') === 'decisions' && own === subject) return [];
  const state = decisions.find(
    (each) => each.id === id && each.subject === subject && each.formal === 'in-force',
  );
  const paper = frontString(text, 'paper');
  const fate = state?.proposals.find(
    (proposal) =>
      proposal.meeting === meeting && proposal.document !== paper && isGone(proposal, state),
  );
  return state && fate ? [toldOf(state, fate, decisions)] : [];
}

function isGone({ formal, label }: Proposal, state: DecisionState): boolean {
  if (formal === 'deleted' || formal === 'repealed') return true;
  return label !== null && label !== state.label;
}

function toldOf(
  state: DecisionState,
  { formal, document, label }: Proposal,
  decisions: readonly DecisionState[],
): string {
  const below = decisions.filter(
    ({ parent, subject, formal: own }) =>
      parent === state.id && subject === state.subject && own === 'in-force',
  );
  const heirs = [state, ...below].flatMap((each) => each.substanceIn ?? []);
  const next = label ?? [...new Set(heirs)].join(', ');
  const done = formal === 'deleted' || formal === 'repealed' ? formal : 'replaced';
  const expected =
    next === '' ? 'expected one that stays' : `expected ${next}, which goes on with it`;
  return `which is ${done} in ${document}, ${expected}`;
}
