import { DIGIT, readDigits } from './count.ts';
import { ANTE, LATIN_ORDINALS, type Label, readLabel } from './label.ts';

const SERIES_PART = new RegExp(`${DIGIT}+|[A-Z]+`, 'gu');

/** The numbers and letters before the counted part, whatever parts them: `[8]` for `8.6` and for `8,7`, `['B']` for `B21`. */
export function seriesParts(label: Label): readonly (number | string)[] {
  if (label.series === '') return [];
  const parts = label.series.match(SERIES_PART) ?? [];
  return parts.map((part) => (Number.isNaN(readDigits(part)) ? part : readDigits(part)));
}

/**
 * What two labels of one list have in common: word (in any form), opening bracket, kind of closing mark, style, number of parts. `8`
 * and `9.` are of one shape, `1.` and `(1)` are not. Two labels of one shape may still stand in different sections (`8.1`, `9.1`).
 */
export function shapeOf(label: Label): string {
  const style = label.style === 'mark' ? label.text : label.style;
  const letters = label.style === 'double' && isLowerCase(label) ? 'lower' : '';
  return [
    wordStem(label.word),
    label.open,
    closing(label.close),
    style,
    letters,
    seriesParts(label).length,
  ].join('|');
}

// From here on a word changes with number and language: `Objectif`, `Objectifs`, `Objective`.
const STEM = 6;

/** What the forms of one word before a number have in common: small letters, the beginning of a long one. */
export function wordStem(word: string): string {
  const lower = word.toLowerCase();
  return lower.length > STEM ? lower.slice(0, STEM) : lower;
}

/** Whether two labels are of one shape. */
export function sameShape(a: Label, b: Label): boolean {
  return a.style === b.style && shapeOf(a) === shapeOf(b);
}

function closing(close: string): string {
  if (/[)）]/.test(close)) return ')';
  if (/[°ºª]/.test(close)) return '°';
  if (/[-–—]/.test(close)) return '-';
  return /^[.．:]?$|^er|^re|^ère/.test(close) ? '.' : close;
}

/**
 * Where a suffix stands among those of one number: `ordinal` is -1 for `ante`, 0 for none, 1 for `bis`; `letter` is 0 for none, 1 for
 * `a` and `A`. So `6`, `6 A`, `6 bis`, `6 bis A`, `6 bis B`, `6 ter`.
 */
interface SuffixRank {
  readonly ordinal: number;
  readonly letter: number;
}

function suffixRank(suffix: string): SuffixRank {
  const [, latin = '', letter = ''] = /^(\p{L}{2,})? ?([a-zA-Z])?$/u.exec(suffix) ?? ['', suffix];
  return { ordinal: ordinalOf(latin.toLowerCase()), letter: letterOf(letter.toLowerCase()) };
}

function ordinalOf(latin: string): number {
  if (latin === '') return 0;
  if (latin === ANTE) return -1;
  const known = LATIN_ORDINALS.indexOf(latin);
  // The numerals behind 之 have no Latin.
  return known >= 0 ? known + 1 : (latin.codePointAt(latin.length - 1) ?? 0);
}

function letterOf(letter: string): number {
  return letter === '' ? 0 : letter.charCodeAt(0) - 96;
}

function compareSuffixes(a: string, b: string): number {
  const [from, to] = [suffixRank(a), suffixRank(b)];
  return from.ordinal - to.ordinal || from.letter - to.letter;
}

/**
 * The order in which labels stand in a text: by their parts as numbers (`1.9` before `1.10`), `6` before `6 A` before `6 bis` before
 * `6 bis A` before `6 ter` before `7`, `a ante)` before `a)`. A total order: only labels of equal text and reading compare as 0.
 */
export function compareLabels(a: Label, b: Label): number {
  return (
    compareText(a.word.toLowerCase(), b.word.toLowerCase()) ||
    compareParts([...seriesParts(a), rank(a)], [...seriesParts(b), rank(b)]) ||
    compareSuffixes(a.suffix, b.suffix) ||
    compareText(a.text, b.text) ||
    compareText(a.style, b.style)
  );
}

// `aa)` stands behind `z)`.
function rank(label: Label): number {
  return label.style === 'double' && isLowerCase(label) ? label.value + 26 : label.value;
}

function isLowerCase({ text }: Label): boolean {
  return text !== text.toUpperCase();
}

function compareParts(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (let index = 0; index < Math.min(a.length, b.length); index += 1) {
    const difference = comparePart(a[index] ?? 0, b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

function comparePart(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return typeof a === 'number' ? -1 : 1;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether `b`, read as it is, is the next of the list of `a`: 9 after 8, `6 bis` after 6, 7 after `6 ter`, `aa)` after `z)`. */
export function succeeds(a: Label, b: Label): boolean {
  return countsOn(a, b) && sameShape(a, b) && sameSeries(a, b);
}

/** Whether the counted part and suffix of `b` come next after those of `a`, whatever stands around them. */
export function countsOn(a: Label, b: Label): boolean {
  if (a.style === 'mark' || b.style === 'mark' || a.style !== b.style) return false;
  const [from, to] = [suffixRank(a.suffix), suffixRank(b.suffix)];
  if (b.value !== a.value) return b.value === a.value + 1 && b.suffix === '';
  if (to.letter > 0) return to.ordinal === from.ordinal && to.letter === from.letter + 1;
  return to.ordinal === from.ordinal + 1;
}

/** Whether two labels count in the same section: `8.6` and `8,7`. */
export function sameSeries(a: Label, b: Label): boolean {
  return compareParts(seriesParts(a), seriesParts(b)) === 0;
}

/** Whether `b` can stand next after `a` in one list, in any reading of the two: `i)` follows `h)`, and `ii)` follows `i)`. */
export function follows(a: Label, b: Label): boolean {
  return readLabel(a.text).some((before) =>
    readLabel(b.text).some((after) => succeeds(before, after)),
  );
}
