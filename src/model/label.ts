import { CJK, type Count, DIGIT, printCount, readCount, readDigits } from './count.ts';

/** How the counted part of a label is written. `double` is `AA`, `BB` (draft Decisions) and `aa)`, `bb)` below `a)`; `mark` is a dash or bullet, which counts nothing. */
export type LabelStyle =
  | 'arabic'
  | 'lower'
  | 'upper'
  | 'double'
  | 'lower-roman'
  | 'upper-roman'
  | 'cjk'
  | 'mark';

/**
 * A paragraph's number as printed this year, taken apart. `text` is exactly what was typed and what `read` gives back;
 * the parts serve order and counting. `series` is what stands before the counted part and stays while it counts:
 * `15.` of `15.AA`, `B` of `B21`, `1.2.` of `1.2.3`. `value` is the counted part as a whole number (`iv` is 4, `AA` is 1; 0 for a mark).
 * `suffix` is what puts it in between two others, as typed, without points: the Latin ordinal (`bis`), the inserted letter
 * (`a` of `(1a)`, `A` of `6 A.`), or both of what stands between two ordinals (`bis A`); `ante` stands before its number.
 */
export interface Label {
  readonly text: string;
  readonly word: string;
  readonly open: string;
  readonly series: string;
  readonly value: number;
  readonly style: LabelStyle;
  readonly suffix: string;
  readonly close: string;
}

/** The Latin ordinals by which a paragraph is put in between two others, in their order: twenty at one place. */
export const LATIN_ORDINALS: readonly string[] = [
  'bis',
  'ter',
  'quater',
  'quinquies',
  'sexies',
  'septies',
  'octies',
  'novies',
  'decies',
  'undecies',
  'duodecies',
  'terdecies',
  'quaterdecies',
  'quindecies',
  'sexdecies',
  'septdecies',
  'octodecies',
  'novodecies',
  'vicies',
  'unvicies',
];

/** The suffix of what stands before the first of a list that has no nought: `a ante)` before `a)`. */
export const ANTE = 'ante';

/** Dashes and bullets that stand as labels; the private ones are what Word's symbol fonts leave behind. */
const MARKS: ReadonlySet<string> = new Set('-–—‒―·•‣◦▪▫●○■□➢►*+\uF0B7\uF0A7\uF02D\uF0D8');

/** No label is longer; what is, is text. */
export const LONGEST_LABEL = 48;

const BLANK = '[ \\u00A0\\u2007\\u2009\\u202F]';
const LATIN = LATIN_ORDINALS.map(
  (name) =>
    `[${name.charAt(0)}${name.charAt(0).toUpperCase()}]${name.slice(1)}|${name.toUpperCase()}`,
).join('|');
const LETTERS = '[\\p{L}\\p{M}]';
// Arabic texts put small romans as figures between quotation marks: ’1‘.
const QUOTE = "['‘’‛]";
const LEAD = [
  `(?:§§?|№|[Nn]°|[Aa]rt\\.|(?![IVXLC]{2,6}\\.)\\p{Lu}${LETTERS}{1,23}\\.)${BLANK}{0,2}`,
  `(?:\\p{Lu}${LETTERS}{1,23}(?:['’-]${LETTERS}{1,23})?|\\p{Lo}{2,24})${BLANK}{1,2}`,
].join('|');
// French codes number their articles L. 123-8 and R*11-3.
const LETTER_SERIES = `[A-Z]{1,2}\\*?\\.?${BLANK}?(?=${DIGIT})|[IVXL]{1,6}\\.(?=${DIGIT})`;
const SERIES = `(?:${LETTER_SERIES})?(?:${DIGIT}{1,3}\\.){0,5}(?:${DIGIT}{1,3}[,-])?`;
const COUNTED = `${DIGIT}{1,4}|(?!(?:${LATIN})(?!\\p{L}))(?:(?![ªº])\\p{L}){1,7}`;
// What is put in between two: `6 bis`, `6 bis A` behind it, `6 A` before it.
const INSERTED =
  `(?:\\.?${BLANK}{0,2}(?<latin>${LATIN})|${BLANK}(?<ante>${ANTE}))(?:${BLANK}(?<inner>[A-Z]))?` +
  `|${BLANK}(?<between>[A-Z])|(?<letter>[a-zA-Z])`;
const CLOSE = `(?:(?:\\.?\\)|[.．、）]|${QUOTE}|${BLANK}?:)?(?:${BLANK}?[-–—])?|er\\.?|re|ère)`;

const LABEL = new RegExp(
  `^(?<lead>${LEAD})?(?<open>[(（]?|${QUOTE})(?<series>${SERIES})(?<count>${COUNTED})(?<mid>(?:\\.?[°ºª])?)` +
    `(?:${INSERTED})?(?<close>${CLOSE})$`,
  'u',
);

const CJK_LABEL = new RegExp(
  `^(?<open>第|[(（]|)(?<count>${CJK}|${DIGIT}{1,4})(?<close>[条條章节節款项項编編目]|[、．.)）])(?<latin>之${CJK})?$`,
  'u',
);

/** The characters of a label in the order in which they stand: `text` is their concatenation but for what joins the suffix. */
interface Anatomy {
  readonly lead: string;
  readonly open: string;
  readonly series: string;
  readonly count: string;
  readonly mid: string;
  readonly latin: string;
  /** The capital behind a blank: `A` of `6 bis A` and of `6 A.`. */
  readonly capital: string;
  readonly letter: string;
  readonly close: string;
}

/**
 * All readings of a string that is wholly a label, the likeliest first; none where it is no label. `i)` is roman 1 and
 * letter 9: neighbours decide, see `outline`. A number of four digits alone is a year, a word alone is text.
 */
export function readLabel(text: string): readonly Label[] {
  if (text.length > LONGEST_LABEL) return [];
  if (MARKS.has(text))
    return [
      { text, word: '', open: '', series: '', value: 0, style: 'mark', suffix: '', close: '' },
    ];
  const anatomy = anatomise(text);
  if (!anatomy) return [];
  return readCount(anatomy.count)
    .filter((count) => isLabel(anatomy, count))
    .map((count) => labelFrom(text, anatomy, count));
}

/** The same shape (word, brackets, series, closing mark) counted to another value, without the suffix: `10 bis.` printed as 8 is `8.`. */
export function printLabel(value: number, like: Label): Label {
  const anatomy = anatomise(like.text);
  if (!anatomy || like.style === 'mark') return like;
  return reprint(anatomy, { style: like.style, value }, anatomy.series);
}

/** As `printLabel`, the numbers of the series replaced by those of the section above: `8.3` under a section that became 7 is `7.3`. */
export function printLabelUnder(prefix: readonly number[], value: number, like: Label): Label {
  const anatomy = anatomise(like.text);
  if (!anatomy || like.style === 'mark') return like;
  let part = 0;
  const series = anatomy.series.replace(new RegExp(`${DIGIT}+`, 'gu'), (digits) => {
    const number = prefix[part] ?? readDigits(digits);
    part += 1;
    return printCount(number, 'arabic', digits);
  });
  return reprint(anatomy, { style: like.style, value }, series);
}

function reprint(anatomy: Anatomy, count: Count, series: string): Label {
  const { lead, open, mid } = anatomy;
  // `Art. 1er` is followed by `Art. 2`.
  const close = /[er]/.test(anatomy.close) && count.value !== 1 ? '' : anatomy.close;
  const printed = printCount(count.value, count.style, anatomy.count);
  const plain = { ...anatomy, series, close, count: printed, latin: '', capital: '', letter: '' };
  return labelFrom(`${lead}${open}${series}${printed}${mid}${close}`, plain, count);
}

function anatomise(text: string): Anatomy | null {
  const groups = CJK_LABEL.exec(text)?.groups ?? LABEL.exec(text)?.groups;
  if (!groups) return null;
  const part = (name: string): string => groups[name] ?? '';
  return {
    lead: part('lead'),
    open: part('open'),
    series: part('series'),
    count: part('count'),
    mid: part('mid'),
    latin: part('latin') + part('ante'),
    capital: part('inner') + part('between'),
    letter: part('letter'),
    close: part('close'),
  };
}

function labelFrom(text: string, anatomy: Anatomy, count: Count): Label {
  const { lead, open, series, mid, latin, capital, letter, close } = anatomy;
  return {
    text,
    word: lead.trimEnd(),
    open,
    series,
    ...count,
    suffix: [latin, capital].filter((part) => part !== '').join(' ') || letter,
    close: mid + close,
  };
}

const QUOTED = new RegExp(QUOTE);

function isLabel(anatomy: Anatomy, count: Count): boolean {
  const { open, series, latin, capital, letter, close, lead } = anatomy;
  const worded = lead !== '';
  if (/^[(（]/.test(open) && !/[)）]/.test(close)) return false;
  if (QUOTED.test(open) !== QUOTED.test(close)) return false;
  if (QUOTED.test(open))
    return !worded && count.style === 'arabic' && series + latin + capital + letter === '';
  if (!isInsertion(anatomy, worded)) return false;
  if (!worded && (/[:er]/.test(close) || /[-*\s]/.test(series))) return false;
  if (count.style === 'cjk') return true;
  if (count.style === 'arabic') return isNumber(anatomy, worded);
  if (letter !== '' || anatomy.mid !== '') return false;
  if (latin !== '' && series !== '') return false;
  return isLetter(anatomy, count, worded);
}

// Spanish paragraphs begin with `Ante`, quantities end in capitals (`5 A`, `1.5 V`): those need a closing mark, a series that is none.
function isInsertion({ latin, capital, series, close }: Anatomy, worded: boolean): boolean {
  if (latin === ANTE) return close !== '';
  if (capital === '' || latin !== '') return true;
  return !worded && (close !== '' || /[A-Z]|\..*\./.test(series));
}

// Leading zeros belong to quantities (`200.001`) but for `01`; four digits alone are a year.
function isNumber({ lead, open, series, count, close, letter }: Anatomy, worded: boolean): boolean {
  const parts = [...series.split(/[^\p{Nd}]+/u), count].filter((part) => part !== '');
  if (
    parts.some(
      (part) => part.length > 1 && readDigits(part.charAt(0)) === 0 && !/^.[^0]$/u.test(part),
    )
  )
    return false;
  if (count.length === 4)
    return series === '' && (worded ? /^(?:§|[Aa]rt)/.test(lead) : open === '' && close !== '');
  return letter === '' || worded || close !== '' || letter === letter.toLowerCase();
}

// Letters are labels by their closing mark; without one only `15.AA`, `II`, `1.a` and those behind a word.
function isLetter({ series, count, close }: Anatomy, { style }: Count, worded: boolean): boolean {
  if (close !== '') return true;
  if (style === 'double') return series !== '' && count === count.toUpperCase();
  if (worded) return style === 'upper-roman' || (style === 'upper' && count.length === 1);
  if (style === 'upper-roman') return /^[IVX]{2,}$/.test(count) || series !== '';
  return series !== '' && count.length === 1;
}
