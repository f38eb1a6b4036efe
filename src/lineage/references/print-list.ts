import { type ReferenceWords, readForm } from './words.ts';

/** How a list of numbers was worded, so that it is worded alike again. */
export interface ListStyle {
  readonly comma: string;
  /** What stands before the last of a list, blanks and comma included. */
  readonly last: string;
  /** What stands between the ends of a range; null where the list had none. */
  readonly dash: string | null;
  /** `(a–c)`: one pair of brackets for a range of items. */
  readonly bracketed: boolean;
  readonly blank: string;
  readonly open: string;
  /** Between a number and its items. */
  readonly joint: string;
}

/** A printed number: what stands before its last part, and that part. */
export interface Token {
  readonly outer: readonly string[];
  readonly own: string;
}

/** One number or the ends of a range. */
export type TokenRange = readonly [Token] | readonly [Token, Token];

/** The numbers of a list in the style of the sentence: `5, 6 et 7`, `5 a) et c)`, `14.170 (a–c)`. */
export function printList(
  ranges: readonly TokenRange[],
  style: ListStyle,
  words: ReferenceWords,
): string {
  let printed = '';
  let before: Token | null = null;
  for (const [index, range] of ranges.entries()) {
    const text = printRange(range, before, style);
    if (index > 0)
      printed += index < ranges.length - 1 ? style.comma : conjunction(ranges, style, text, words);
    printed += text;
    before = range.at(-1) ?? null;
  }
  return printed;
}

function printRange(range: TokenRange, before: Token | null, style: ListStyle): string {
  const [first, last] = range;
  const start = printToken(first, before, style);
  if (last === undefined) return start;
  const dash = style.dash ?? '–';
  if (style.bracketed && first.outer.length > 0)
    return `${start.replace(/\)$/, '')}${dash}${bare(last.own)})`;
  return `${start}${dash}${printToken(last, first, style)}`;
}

function printToken({ outer, own }: Token, before: Token | null, { joint }: ListStyle): string {
  const shared = before !== null && outer.length > 0 && before.outer.join('|') === outer.join('|');
  return shared ? own : [...outer, own].join(joint);
}

function bare(item: string): string {
  return item.replace(/[()]/g, '');
}

function conjunction(
  ranges: readonly TokenRange[],
  { last }: ListStyle,
  text: string,
  { forms }: ReferenceWords,
): string {
  // A comma before the last of three is none before the second of two.
  const joined = ranges.length === 2 && /\p{L}/u.test(last) ? last.replace(/^,/, '') : last;
  const word = joined.trim().replace(/^,\s*/, '');
  const plain = forms.sounds.find(({ becomes }) => becomes === word)?.word ?? word;
  const sound = forms.sounds.find(
    ({ word: own, before }) =>
      own === plain && new RegExp(before, 'iu').test(text.replace(/^\(/, '')),
  );
  return joined.replace(word, () => sound?.becomes ?? plain);
}

/** A word before numbers with its number changed: `paragraphes` is `paragraphe`; null where it has no such form. */
export function inflected(text: string, plural: boolean, forms: readonly string[]): string | null {
  const lower = text.toLowerCase();
  for (const { singular, plural: many } of forms.map(readForm)) {
    if (lower !== singular.toLowerCase() && lower !== many.toLowerCase()) continue;
    return likeCase(plural ? many : singular, text);
  }
  return null;
}

function likeCase(word: string, like: string): string {
  if (like.length > 1 && like === like.toUpperCase()) return word.toUpperCase();
  const first = like.charAt(0);
  const initial =
    first === first.toUpperCase() ? word.charAt(0).toUpperCase() : word.charAt(0).toLowerCase();
  return initial + word.slice(1);
}
