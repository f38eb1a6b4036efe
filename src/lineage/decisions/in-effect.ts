import type { DecisionState } from './states.ts';

/** The Decisions of one addressee of a subject that are in force, items behind their Decisions. */
export interface DirectedDecisions {
  readonly addressee: string;
  readonly states: readonly DecisionState[];
}

/** A subject with what is in force of it. */
export interface SubjectInForce {
  readonly title: string;
  readonly directed: readonly DirectedDecisions[];
}

/** A Decision or item that was deleted or repealed; `whole` where it is a Decision, or an item of one that went as well. */
export interface GoneDecision {
  readonly state: DecisionState;
  readonly whole: boolean;
}

/** What a secretariat publishes after a meeting: the Decisions in force by subject, and what is so no longer. */
export interface DecisionsInEffect {
  readonly subjects: readonly SubjectInForce[];
  readonly gone: readonly GoneDecision[];
}

/** Parts states, in their order, into those in force and those that were deleted or repealed. An item that went with its Decision is named only where more is known of it. */
export function decisionsInEffect(states: readonly DecisionState[]): DecisionsInEffect {
  const byName = new Map(states.map((state) => [nameOf(state, state.id), state]));
  const parentOf = (state: DecisionState): DecisionState | undefined =>
    state.parent === null ? undefined : byName.get(nameOf(state, state.parent));
  return {
    subjects: subjectsOf(states.filter(({ formal }) => formal === 'in-force')),
    gone: states.filter(isGone).flatMap((state) => {
      const parent = parentOf(state);
      const withIt = parent !== undefined && isGone(parent);
      if (withIt && state.substance === null && state.reason === parent.reason) return [];
      return [{ state, whole: parent === undefined || withIt }];
    }),
  };
}

function nameOf({ subject, key }: DecisionState, id: string): string {
  return `${subject}@${key}#${id}`;
}

function isGone({ formal }: DecisionState): boolean {
  return formal === 'deleted' || formal === 'repealed';
}

// Decisions of several meetings that are directed to the same stand together under it.
function subjectsOf(states: readonly DecisionState[]): readonly SubjectInForce[] {
  const subjects = new Map<string, { title: string; directed: Map<string, DecisionState[]> }>();
  for (const state of states) {
    const known = subjects.get(state.subject) ?? { title: state.title, directed: new Map() };
    subjects.set(state.subject, known);
    known.title = state.title;
    const directed = known.directed.get(state.addressee);
    if (directed === undefined) known.directed.set(state.addressee, [state]);
    else directed.push(state);
  }
  return [...subjects.values()].map(({ title, directed }) => ({
    title,
    directed: [...directed].map(([addressee, own]) => ({ addressee, states: own })),
  }));
}
