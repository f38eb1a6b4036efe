import { compareNumbers } from '../number-order.ts';
import { wholeOf } from './kept.ts';
import type { Known, ReadText } from './known.ts';
import type { Member } from './members.ts';
import type { DecisionState } from './states.ts';

/** A state with what places it in lists: the rank of its meeting, the number of its whole Decision, and the rank of the meeting that gave that. */
export interface Listed {
  readonly state: DecisionState;
  readonly rank: number;
  readonly number: string;
  readonly given: number;
}

/** The number of the Decision that a Decision or item of a text belongs to, and the rank of the meeting that gave it. */
export function firstNumber(
  text: ReadText,
  { id, label }: Member,
  known: Known,
): Pick<Listed, 'number' | 'given'> {
  const whole = wholeOf(text, id);
  const first = whole === null ? null : firstToHave(whole, text, known);
  return { number: whole?.label ?? label, given: (first ?? text).rank };
}

/** The earliest adopted text of the subject before this one that has the Decision under the same number; null where none has. */
export function firstToHave({ id, label }: Member, text: ReadText, known: Known): ReadText | null {
  const first = known.index
    .adoptedOf(text)
    .find((earlier) => earlier.rank < text.rank && earlier.byId.get(id)?.label === label);
  return first ?? null;
}

/** The order of lists: subjects by their own order, Decisions by their numbers, be they amended by a later meeting; the earlier wording first. */
export function inListOrder(a: Listed, b: Listed): number {
  return (
    compareWords(a.state.body, b.state.body) ||
    compareOrders(a.state.order, b.state.order) ||
    compareWords(a.state.subject, b.state.subject) ||
    a.given - b.given ||
    compareNumbers(a.number, b.number) ||
    a.rank - b.rank ||
    compareWords(a.state.key, b.state.key)
  );
}

// Subjects without an order of their own stand behind those that have one.
function compareOrders(a: string, b: string): number {
  if ((a === '') !== (b === '')) return a === '' ? 1 : -1;
  return compareNumbers(a, b);
}

function compareWords(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
