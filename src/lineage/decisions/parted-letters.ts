import {
  WIDE_BLANK as BLANK,
  MARK,
  POINT,
  plainCharacters,
  plainLetters,
  SERIES,
} from './plain-letters.ts';

/** Letters that stand twice or three times, with another sign than a point between them and their meeting, or without it in small letters. */
export interface PartedLetters {
  readonly start: number;
  readonly end: number;
  /** Empty where the letters stand alone: the `aa` of `draft decisions aa and bb`. */
  readonly series: string;
  /** In capitals of the Latin alphabet. */
  readonly letter: string;
  /** Whether it may be such letters without a word for a Decision before it too. */
  readonly telling: boolean;
}

const DASH = `${BLANK}?[-\\u2010-\\u2015\\u2212]${BLANK}?`;
const LETTER = `\\p{L}${MARK}`;
const TOGETHER = `(?:${LETTER}){2,3}`;
const BEFORE = '(?<![\\p{L}\\p{N}.])';
// `5-CC.1` is the number of something else.
const BEHIND = '(?![\\p{L}\\p{N}]|[./_-][\\p{L}\\p{N}])';
const PARTED = new RegExp(
  `${BEFORE}(?<series>${SERIES})(?:(?:${DASH}|[_:;,]${MARK})(?<joined>${TOGETHER})|(?:${POINT})?${BLANK}?[([](?<enclosed>${TOGETHER})[)\\]]|${POINT}${MARK}(?<pointed>${LETTER}(?:${POINT}${MARK}${LETTER}){1,2}))${BEHIND}`,
  'gu',
);
const SMALL = new RegExp(`${BEFORE}(?<letters>(?:\\p{Ll}${MARK}){2,3})${BEHIND}`, 'gu');
// `ii` and `xx` count: paragraphs, centuries, parts of a work.
const COUNTS = /^(?:I{2,3}|X{2,3})$/;

/** All such letters of readable text, in their order. */
export function partedLetters(plain: string): readonly PartedLetters[] {
  const found = [...plain.matchAll(PARTED), ...plain.matchAll(SMALL)].flatMap(partedOf);
  return found.sort((a, b) => a.start - b.start);
}

function partedOf({ 0: text, index, groups = {} }: RegExpExecArray): readonly PartedLetters[] {
  const { series = '', joined, enclosed, pointed, letters } = groups;
  const typed = plainLetters(joined ?? enclosed ?? pointed ?? letters ?? '').replace(
    /[^A-Za-z]/g,
    '',
  );
  const letter = typed.toUpperCase();
  if (!/^([A-Z])\1{1,2}$/.test(letter) || COUNTS.test(letter)) return [];
  const telling = typed === letter && enclosed === undefined;
  const span = { start: index, end: index + text.length };
  return [{ ...span, series: plainCharacters(series), letter, telling }];
}
