import { type Form, type ReferenceWords, readForm } from './words.ts';

/** How a list of numbers was worded, so that it is worded alike again. */
export interface ListStyle {
  readonly comma: string;
  /** What stands before the last of a list, blanks and comma included. */
  readonly last: string;
  /** What stands before the last of the items of one number in a longer list: the first `and` of `3 a) and c), and 5`. */
  readonly inner: string;
  /** Of each separator whether it stood between items of one number. */
  readonly inners: readonly boolean[];
  /** What stood between the numbers: where as many are printed as were typed, each of them stays. */
  readonly separators: readonly string[];
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
    if (index > 0) printed += separator(ranges, index, style, text, words);
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

function separator(
  ranges: readonly TokenRange[],
  index: number,
  { separators, inners, comma, last, inner }: ListStyle,
  text: string,
  words: ReferenceWords,
): string {
  const own = ranges.slice(1).map((range, at) => isInner(ranges[at], range));
  const alike = own.length === inners.length && own.every((flag, at) => flag === inners[at]);
  const typed = alike ? separators[index - 1] : undefined;
  if (typed !== undefined) return sounded(typed, text, words);
  const mixed = own.includes(true) && own.includes(false);
  // Behind `3 a) and c)` a comma parts the next conjunction from the one of the items.
  if (mixed && own[index - 1] === true)
    return own[index] === true ? comma : sounded(inner, text, words);
  if (own.slice(index - 1).includes(false) && index <= own.lastIndexOf(false)) return comma;
  const parted = mixed && own[index - 2] === true && /^ /.test(last) ? `,${last}` : last;
  // A comma before the last of three is none before the second of two.
  const joined = ranges.length === 2 && /\p{L}/u.test(parted) ? parted.replace(/^,/, '') : parted;
  if (!mixed && index < ranges.length - 1) return comma;
  return sounded(joined, text, words);
}

function isInner(before: TokenRange | undefined, range: TokenRange): boolean {
  const [outer, own] = [before?.at(-1)?.outer ?? [], range[0].outer];
  return own.length > 0 && outer[0] === own[0];
}

// `7 o 9` that became 6 and 8 is `6 u 8`.
function sounded(joined: string, text: string, { forms }: ReferenceWords): string {
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

/** The word behind an article: whether it is in the plural, begins with a vowel, is feminine. */
export interface WordBehind {
  readonly plural: boolean;
  readonly vowel: boolean;
  readonly feminine: boolean;
}

/** An article in the number and gender of its word, elided where it may be; null where it is none of `forms`, `le|les|l’|la`. */
export function agreeing(
  text: string,
  behind: WordBehind,
  forms: readonly string[],
): string | null {
  const typed = text.toLowerCase().replace("'", '’');
  const form = forms
    .map(readForm)
    .find(({ singular, plural, elided, feminine }) =>
      [singular, plural, elided, feminine].some((one) => one?.toLowerCase() === typed),
    );
  return form ? likeCase(agreeingForm(form, behind), text) : null;
}

// `cet` stands before a vowel for `ce`, yet not for `cette`; `l’` stands for both.
function agreeingForm({ singular, plural, elided, feminine }: Form, behind: WordBehind): string {
  if (behind.plural) return plural;
  if (behind.vowel && elided !== null && (!behind.feminine || elided.endsWith('’'))) return elided;
  return behind.feminine ? (feminine ?? singular) : singular;
}

function likeCase(word: string, like: string): string {
  if (/\p{L}.*\p{L}/u.test(like) && like === like.toUpperCase()) return word.toUpperCase();
  const first = like.charAt(0);
  const initial =
    first === first.toUpperCase() ? word.charAt(0).toUpperCase() : word.charAt(0).toLowerCase();
  return initial + word.slice(1);
}
