import type { Change } from '../../compare/comparison.ts';
import { redline } from '../../compare/redline.ts';
import { emptyLexicon } from '../../compare/words.ts';
import { type Place, showHidden } from '../../model/message.ts';
import { type Deviation, type Rule, SEVERITIES } from './verification.ts';
import { differsInLooks } from './words.ts';

/** Two readings that ought to be one, and where. */
export interface Readings {
  readonly where: string;
  readonly place: Place | null;
  readonly expected: string | null;
  readonly found: string | null;
}

/** A deviation of a rule; its redline goes from what is expected to what is found. */
export function deviation(rule: Rule, text: string, readings: Readings): Deviation {
  const { expected, found } = readings;
  return { rule, severity: SEVERITIES[rule], text, ...readings, redline: between(expected, found) };
}

/** As `deviation` of two texts that must be equal: one of looks alone is told as such, none at all is empty. */
export function unequal(rule: Rule, text: string, readings: Readings): Deviation[] {
  const { expected, found } = readings;
  if (expected === found) return [];
  if (expected === null || found === null || !differsInLooks(expected, found))
    return [deviation(rule, text, readings)];
  const looks =
    'found other blanks, apostrophes, quotation marks or hyphens, expected the same characters';
  return [deviation('typography', looks, readings)];
}

/** The words from one reading to the other. */
export function between(expected: string | null, found: string | null): readonly Change[] {
  const before = expected ? [{ text: expected }] : [];
  const after = found ? [{ text: found }] : [];
  return redline(before, after, emptyLexicon());
}

/** Words as a message quotes them: short, with hidden characters shown. */
export function quoted(words: string): string {
  const letters = [...showHidden(words)];
  return `“${letters.length > 80 ? `${letters.slice(0, 79).join('').trimEnd()}…` : letters.join('')}”`;
}
