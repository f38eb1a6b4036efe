import type { Message, Place } from '../../model/message.ts';
import { isRuns } from './runs-html.ts';

/** A path of a template: its place, and how it is typed there. */
export interface Spot {
  readonly place: Place;
  readonly path: string;
}

/** A template that cannot go on; `found` is the message to its writer. */
export class TemplateError extends Error {
  readonly found: Message;

  constructor(rule: string, text: string, place: Place) {
    super(text);
    this.found = { severity: 'error', rule, text, place };
  }
}

/** What a template does with a field: it asks about it or goes into it, prints it, or takes it for a list, for runs. */
export type FieldUse = 'field' | 'print' | 'list' | 'runs';

/**
 * What stands in a view under the names, one below the other. Only fields of the data itself are found, nothing of a
 * prototype. A field that is not there throws a `TemplateError` which names those that resemble it; so does one that is of
 * no use here: a list printed as text, `each` of a word, `@first` outside a list.
 */
export function fieldFor(
  use: FieldUse,
  view: unknown,
  names: readonly string[],
  { place, path }: Spot,
): unknown {
  let value = view;
  for (const name of names) value = ownField(value, name, place);
  if (value === undefined) {
    const text = `found “${path}” where it stands for nothing, expected it inside a list or block`;
    throw new TemplateError('template-field', text, place);
  }
  check(use, value, path, place);
  return value;
}

function ownField(value: unknown, name: string, place: Place): unknown {
  if (typeof value !== 'object' || value === null) {
    const text = `found field “${name}” of ${kindOf(value)}, expected it behind an object`;
    throw new TemplateError('template-field', text, place);
  }
  const own = Object.getOwnPropertyDescriptor(value, name);
  if (own) return own.value;
  const near = nearNames(name, Array.isArray(value) ? ['length'] : Object.keys(value));
  throw new TemplateError(
    'template-field',
    `found unknown field “${name}”, expected ${near}`,
    place,
  );
}

function check(use: FieldUse, value: unknown, path: string, place: Place): void {
  const say = (text: string): never => {
    throw new TemplateError('template-field', text, place);
  };
  const kind = kindOf(value);
  if (use === 'print' && typeof value === 'object' && value !== null)
    say(`found ${kind} printed as text in “${path}”, expected a word or a number`);
  if (use === 'list' && !Array.isArray(value)) say(`found ${kind} in “${path}”, expected a list`);
  if (use === 'runs' && !isRuns(value))
    say(`found ${kind} in “${path}”, expected a list of printed runs`);
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

function nearNames(name: string, known: readonly string[]): string {
  const near = known.filter((other) => distance(name.toLowerCase(), other.toLowerCase()) <= 2);
  const offered = near.length > 0 ? near : known;
  if (offered.length === 0) return 'no field here';
  return offered.length === 1
    ? `“${offered[0]}”`
    : `one of ${offered.map((other) => `“${other}”`).join(', ')}`;
}

/** In how many letters two names differ (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
