import { contentOf, type FeedDecision, type FeedLine } from './feed.ts';
import type { DecisionState, Formal } from './states.ts';

/** A Decision of a feed with its formal status. */
export interface StandingDecision extends FeedDecision {
  readonly status: Formal;
}

/**
 * The Decisions of a feed as they stand: with their status, without the items that were deleted or repealed by themselves, and `updated` on
 * the day on which any of that changed last. `states` are in the order of their meetings; `dayOf` is the day on which a meeting adopted its
 * texts, null where none tells.
 */
export function asTheyStand(
  decisions: readonly FeedDecision[],
  states: readonly DecisionState[],
  dayOf: (meeting: string) => string | null,
): readonly StandingDecision[] {
  const stateOf = statesByNumber(states);
  return decisions.map((decision) => {
    const state = stateOf(decision, decision.id);
    const gone = isGone(state) ? [] : itemsGone(decision, (id) => stateOf(decision, id));
    const events = [...(hasChanged(state) ? [state] : []), ...gone];
    const changed = events.map(({ formalBy }) => formalBy && dayOf(formalBy.meeting));
    const days = [decision.updated, ...changed].filter((day) => day !== null);
    return {
      ...withoutItems(decision, new Set(gone.map(({ id }) => id))),
      status: state?.formal ?? 'in-force',
      updated: days.toSorted().at(-1) ?? null,
    };
  });
}

/** The Decisions of one meeting in its words and on its days, with the status of now. */
export function asAdopted(
  decisions: readonly FeedDecision[],
  states: readonly DecisionState[],
  meeting: string,
): readonly StandingDecision[] {
  const stateOf = statesByNumber(states.filter((state) => state.meeting === meeting));
  return decisions.map((decision) => ({
    ...decision,
    status: stateOf(decision, decision.id)?.formal ?? 'in-force',
  }));
}

type StateOf = (decision: FeedDecision, id: string) => DecisionState | undefined;

// The last state of a number is what the feed tells; an item bears the number of its Decision.
function statesByNumber(states: readonly DecisionState[]): StateOf {
  const numberOf = (label: string): string =>
    (label.split(' ')[0] ?? '').replace(/[^\p{L}\p{N}]+$/u, '');
  const known = new Map(
    states
      .filter(({ formal }) => formal !== 'draft')
      .map((state) => [`${state.subject}#${state.id} ${numberOf(state.label)}`, state]),
  );
  return ({ subject, number }, id) => known.get(`${subject}#${id} ${number}`);
}

function isGone(state: DecisionState | undefined): boolean {
  return state?.formal === 'deleted' || state?.formal === 'repealed';
}

// What is kept says what it said.
function hasChanged(state: DecisionState | undefined): state is DecisionState {
  return state !== undefined && state.formal !== 'in-force';
}

function itemsGone(
  { wordings }: FeedDecision,
  stateOf: (id: string) => DecisionState | undefined,
): readonly DecisionState[] {
  const ids = new Set(wordings.flatMap(({ lines }) => lines.flatMap(({ id }) => id ?? [])));
  return [...ids].flatMap((id) => {
    const state = stateOf(id);
    return state !== undefined && isGone(state) ? [state] : [];
  });
}

function withoutItems(decision: FeedDecision, gone: ReadonlySet<string>): FeedDecision {
  if (gone.size === 0) return decision;
  const wordings = decision.wordings.map((wording) => {
    const lines = linesLeft(wording.lines, gone);
    return { ...wording, lines, content: contentOf(lines) };
  });
  return { ...decision, wordings };
}

// What has no number belongs to what stands before it.
function linesLeft(lines: readonly FeedLine[], gone: ReadonlySet<string>): readonly FeedLine[] {
  let falls = false;
  return lines.filter(({ id, numbered }) => {
    if (numbered) falls = id !== null && gone.has(id);
    return !falls;
  });
}
