import type {
  CitedNumber,
  CitedRange,
  CitedText,
  Reference,
  ReferenceKind,
  Scheme,
} from '../../model/reference.ts';
import { type Grammar, headKey } from './grammar.ts';
import { type ReadNumber, readItems, readList, readPlainNumber, withItems } from './numbers.ts';
import { ownerBefore } from './owner.ts';
import { attempt, BLANK, type Cursor, GAP, sticky, take } from './phrases.ts';
import type { Tail } from './tail.ts';

export const COMMA_GAP = sticky(`,?${BLANK}{1,2}`);
// What may stand before a word and say which numbers are meant.
export const LOOK_BEHIND = 40;

/** A word before a number, where it begins, and whether it is a plural. */
export interface Head {
  readonly text: string;
  readonly start: number;
  readonly singular: boolean;
}

export function before(
  content: string,
  head: Head,
  grammar: Grammar,
  first: CitedNumber,
): { start: number; scheme: Scheme | null; of: CitedText | null } {
  const behind = content.slice(Math.max(0, head.start - LOOK_BEHIND), head.start);
  const old = grammar.oldBefore.exec(behind);
  const final = old ? null : grammar.finalBefore.exec(behind);
  const word = old ?? final;
  const start = head.start - (word ? behind.length - word.index : 0);
  const of = whoseBefore(content, start, grammar, first) ?? ownerBefore(content, start, grammar);
  return { start, scheme: old ? 'old' : final ? 'final' : null, of };
}

function whoseBefore(
  content: string,
  start: number,
  { othersBefore, itsBefore }: Grammar,
  { labels }: CitedNumber,
): CitedText | null {
  if (labels.length === 0) return null;
  const behind = content.slice(Math.max(0, start - LOOK_BEHIND), start);
  if (othersBefore.test(behind)) return { kind: 'foreign' };
  return itsBefore.test(behind) ? { kind: 'named' } : null;
}

export function withTail(
  cursor: Cursor,
  kind: ReferenceKind,
  start: number,
  numbers: readonly CitedRange[],
  { annex, outer, outerKind, of, scheme }: Tail,
): Reference {
  const end = cursor.at;
  const text = cursor.content.slice(start, end);
  if (outer === null) return { start, end, text, kind, numbers, outer, annex, of, scheme };
  const whole = numbers.map(({ from, to }) => ({
    from: under(outer, from),
    to: to && under(outer, to),
  }));
  return { start, end, text, kind: outerKind, numbers: whole, outer, annex, of, scheme };
}

function under(outer: CitedNumber, number: CitedNumber): CitedNumber {
  return { ...number, labels: [...outer.labels, ...number.labels] };
}

/** Numbers of paragraphs, and the one on which cited items hang where it stands outside of them. */
export interface Inner {
  readonly numbers: readonly CitedRange[];
  readonly outer: CitedNumber | null;
}

/** The items of the one paragraph before them: `, subparagraphs a) and c)`; the numbers as they are where none follow. */
export function itemsBehind(
  cursor: Cursor,
  numbers: readonly CitedRange[],
  grammar: Grammar,
): Inner {
  const [only] = numbers;
  const items =
    only === undefined || numbers.length > 1 || only.to !== null
      ? null
      : attempt(cursor, () => readItemsBehind(cursor, grammar));
  if (only === undefined || items === null) return { numbers, outer: null };
  const { from: outer } = only;
  const whole = items.map(({ from, to }) => ({
    from: under(outer, from),
    to: to && under(outer, to),
  }));
  return { numbers: whole, outer };
}

function readItemsBehind(cursor: Cursor, grammar: Grammar): readonly CitedRange[] | null {
  if (!take(cursor, COMMA_GAP)) return null;
  if (!take(cursor, grammar.heads.item) && !take(cursor, grammar.heads.paragraph)) return null;
  take(cursor, grammar.filler);
  if (!take(cursor, GAP)) return null;
  const first = readItems(cursor);
  return first && readList(cursor, first, () => null, grammar, { singular: true });
}

/** The paragraphs named behind their text: `, paragraphe 3`. */
export function readInner(cursor: Cursor, grammar: Grammar): Inner | null {
  return attempt(cursor, () => {
    if (!take(cursor, COMMA_GAP)) return null;
    const word = take(cursor, grammar.heads.paragraph) ?? take(cursor, grammar.heads.activity);
    if (!word) return null;
    take(cursor, grammar.filler);
    if (!take(cursor, GAP)) return null;
    const read: ReadNumber = (place) => withItems(place, readPlainNumber(place));
    const first = read(cursor);
    if (first === null) return null;
    const numbers = readList(cursor, first, read, grammar, {
      singular: isSingular(word[0], grammar),
    });
    return itemsBehind(cursor, numbers, grammar);
  });
}

/** Whether a word before a number is a singular one; one that is the same in the plural is none. */
export function isSingular(word: string, { forms }: Grammar): boolean {
  const known = (forms.get(headKey(word)) ?? []).map(({ form }) => form);
  return known.every(
    ({ singular, plural }) => singular !== plural && headKey(singular) === headKey(word),
  );
}
