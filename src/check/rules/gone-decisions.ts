import type { DecisionState } from '../../lineage/decisions/states.ts';
import { languageProfile } from '../../model/profile.ts';
import { frontString, languageOf } from '../../model/text.ts';
import { stemsOf } from '../../papers/write/deleting.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';
import { type Cited, citedIn, namesWhatGoes } from './cited-decisions.ts';

/** Rules on Decisions that earlier meetings took away. */
export const GONE_DECISION_RULES: readonly Rule[] = [
  {
    name: 'cited-gone',
    severity: 'warning',
    about:
      'A Decision is cited that an earlier meeting deleted or repealed, but not in a preamble nor where the words say that it is gone.',
    run: citedGone,
  },
];

function citedGone(view: View): Finding[] {
  const { from } = view.citations();
  if (from === null || from.adopted || from.instrument === 'paper' || isPast(view)) return [];
  return citedIn(view).flatMap((cited) => {
    const { passage, words, states, alone } = cited;
    const gone = states.flatMap((state) => goneBefore(state, view) ?? []);
    if (gone.length === 0 || isHistory(cited, view)) return [];
    return gone.map(({ state, told }) => {
      const which = alone ? 'which' : `of which ${state.label}`;
      const text = `found ${words}, ${which} was ${told}, expected one in force`;
      return about(passage.paragraph, text, words);
    });
  });
}

interface Gone {
  readonly state: DecisionState;
  readonly told: string;
}

function goneBefore(state: DecisionState, { decisions = [], profile, text }: View): Gone | null {
  const { formal, formalBy, label } = state;
  if ((formal !== 'deleted' && formal !== 'repealed') || formalBy === null) return null;
  const meetings = Object.keys(profile.meetings);
  const [then, now] = [formalBy.meeting, frontString(text, 'meeting') ?? ''].map((meeting) =>
    meetings.indexOf(meeting),
  );
  if (then === undefined || now === undefined || then < 0 || then >= now) return null;
  // A number that another Decision has today.
  const again = decisions.some(
    (other) => other.label === label && (other.formal === 'in-force' || other.formal === 'draft'),
  );
  if (again) return null;
  const by = formalBy.document === '' ? formalBy.meeting : formalBy.document;
  return { state, told: `${formal} in ${by}` };
}

// So near stands what says that a Decision is gone.
const NEAR = 80;

function isHistory(cited: Cited, view: View): boolean {
  const { passage, start, words } = cited;
  const { role } = view.outline()[passage.index] ?? {};
  if (role === 'recital' || namesWhatGoes(cited, view)) return true;
  const language = languageOf(view.text).toLowerCase().split('-')[0] ?? '';
  const stems = stemsOf(languageProfile(view.profile, language)?.words.actionDeleting ?? '');
  const before = passage.content
    .slice(Math.max(0, start - NEAR), start)
    .split(/[;.]\s/u)
    .at(-1);
  const end = start + words.length;
  const after = passage.content.slice(end, end + NEAR).split(/[;.]\s/u)[0];
  const around = `${before} ${after}`.toLowerCase();
  return stems.some((stem) => around.includes(stem));
}
