import type { Message, Place } from '../../model/message.ts';

/** A template asked the view for what it does not hold; `found` is the message to the writer of the template. */
export class FieldError extends Error {
  readonly found: Message;

  constructor(rule: string, text: string, place: Place | null) {
    super(text);
    this.found = { severity: 'error', rule, text, place };
  }
}

/**
 * What stands in a view under the names, one below the other. Only fields of the data itself are found, nothing of a
 * prototype. A field that is not there throws a `FieldError` which names those that resemble it.
 */
export function field(view: unknown, names: readonly unknown[], place: Place | null): unknown {
  let value = view;
  for (const name of names.map(String)) value = ownField(value, name, place);
  return value;
}

function ownField(value: unknown, name: string, place: Place | null): unknown {
  if (typeof value !== 'object' || value === null) {
    const kind = value === null || value === undefined ? 'nothing' : `a ${typeof value}`;
    throw new FieldError(
      'template-field',
      `found field “${name}” of ${kind}, expected it behind an object`,
      place,
    );
  }
  const own = Object.getOwnPropertyDescriptor(value, name);
  if (own) return own.value;
  const near = nearNames(name, Array.isArray(value) ? ['length'] : Object.keys(value));
  throw new FieldError('template-field', `found unknown field “${name}”, expected ${near}`, place);
}

/** A value that can be printed as text; a list or an object in its place is a fault of the template. */
export function printable(value: unknown, place: Place | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kind = Array.isArray(value) ? 'a list' : 'an object';
  throw new FieldError(
    'template-field',
    `found ${kind} printed as text, expected a word or a number`,
    place,
  );
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
