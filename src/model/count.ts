import type { LabelStyle } from './label.ts';

/** One way to read the counted part of a label: `i` is roman 1 and letter 9. */
export interface Count {
  readonly style: LabelStyle;
  readonly value: number;
}

// The zero of each script whose digits are read; its other digits follow it in Unicode.
const ZEROS = ['0', '٠', '۰', '०', '০', '๐', '໐', '០', '０'];

/** One decimal digit of any script that is read, as the source of a regular expression. */
export const DIGIT = `[${ZEROS.map((zero) => `${zero}-${String.fromCharCode(zero.charCodeAt(0) + 9)}`).join('')}]`;

/** Chinese numerals up to 9999, as the source of a regular expression. */
export const CJK = '[零〇一二三四五六七八九十百千]{1,8}';

// Arabic in abjad order; Russian without the letters that lists leave out (ё, й, ъ, ы, ь).
const ALPHABETS = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзиклмнопрстуфхцчшщэюя',
  'αβγδεζηθικλμνξοπρστυφχψω',
  'أبجدهوزحطيكلمنسعفصقرشتثخذضظغ',
];

const ROMAN: readonly (readonly [number, string])[] = [
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

// Above this no list is counted in romans, while words such as `mix` and `dix` begin to be numerals.
const LAST_ROMAN = 199;

const CJK_DIGITS = '零一二三四五六七八九';
const CJK_UNITS = ['', '十', '百', '千'];

/** The whole number that digits of any script write; NaN where one is no digit. */
export function readDigits(text: string): number {
  let value = 0;
  for (const digit of text) value = value * 10 + digitValue(digit);
  return value;
}

function digitValue(digit: string): number {
  const code = digit.charCodeAt(0);
  for (const zero of ZEROS) {
    const value = code - zero.charCodeAt(0);
    if (value >= 0 && value <= 9) return value;
  }
  return Number.NaN;
}

/** All readings of a counted part, the likeliest first: `v` is roman before letter, `c` letter before roman; none for words. */
export function readCount(text: string): readonly Count[] {
  if (!Number.isNaN(readDigits(text))) return [{ style: 'arabic', value: readDigits(text) }];
  const chinese = readCjk(text);
  if (chinese > 0) return [{ style: 'cjk', value: chinese }];
  const lower = plainLetters(text.toLowerCase());
  if (text.toLowerCase() !== text && text.toUpperCase() !== text) return [];
  return text.toLowerCase() === text ? lowerCounts(lower) : lowerCounts(lower).map(raise);
}

const NUMERALS: readonly LabelStyle[] = ['arabic', 'upper-roman', 'lower-roman', 'cjk'];

/** The number of an annex in Arabic figures, whatever the numerals in which it is typed (`II`, `二`); a letter as it stands. */
export function figureOf(typed: string): string {
  const counted = readCount(typed).find(({ style }) => NUMERALS.includes(style));
  return counted ? String(counted.value) : typed;
}

// Arabic joins its fifth letter to a stroke, so that it is not taken for a figure, and writes the first with or without hamza.
function plainLetters(text: string): string {
  return text.replace(/^ه\u0640$/, 'ه').replace(/^ا$/, 'أ');
}

function raise(count: Count): Count {
  if (count.style === 'lower') return { ...count, style: 'upper' };
  return count.style === 'lower-roman' ? { ...count, style: 'upper-roman' } : count;
}

function lowerCounts(text: string): readonly Count[] {
  const roman = romanCounts(text);
  const letters = letterCounts(text);
  const romanFirst = text.length > 1 || /^[ivx]$/.test(text);
  return romanFirst ? [...roman, ...letters] : [...letters, ...roman];
}

function romanCounts(text: string): Count[] {
  if (!/^[ivxlc]+$/.test(text)) return [];
  let value = 0;
  let rest = text;
  for (const [amount, sign] of ROMAN) {
    for (; rest.startsWith(sign); rest = rest.slice(sign.length)) value += amount;
  }
  const regular = rest === '' && value <= LAST_ROMAN && printRoman(value) === text;
  return regular ? [{ style: 'lower-roman', value }] : [];
}

// `aa` is the first of a doubled list as well as the letter after `z`; `ab` can only be the latter.
function letterCounts(text: string): Count[] {
  const [first = '', second = ''] = text;
  const alphabet = ALPHABETS.find((letters) => letters.includes(first)) ?? '';
  const position = alphabet.indexOf(first) + 1;
  if (position === 0) return [];
  if (text.length === 1) return [{ style: 'lower', value: position }];
  const repeated = text === first.repeat(text.length);
  if (repeated && text.length <= 3) {
    const over = alphabet.length * (text.length - 1) + position;
    return [
      { style: 'double', value: over - alphabet.length },
      { style: 'lower', value: over },
    ];
  }
  const place = alphabet.indexOf(second) + 1;
  if (text.length === 2 && position === 1 && place > 0)
    return [{ style: 'lower', value: alphabet.length + place }];
  return [];
}

/** The value as the style counts it, in the script, case and habit of `like` (the counted part of a neighbour). */
export function printCount(value: number, style: LabelStyle, like: string): string {
  switch (style) {
    case 'arabic':
      return printDigits(value, like);
    case 'cjk':
      return printCjk(value);
    case 'lower-roman':
      return printRoman(value);
    case 'upper-roman':
      return printRoman(value).toUpperCase();
    case 'mark':
      return like;
    default:
      return printLetters(value, style, like);
  }
}

// `01` keeps its two places: `09` is followed by `10`.
function printDigits(value: number, like: string): string {
  const first = like.charCodeAt(0);
  const zero =
    ZEROS.find((sign) => first - sign.charCodeAt(0) >= 0 && first - sign.charCodeAt(0) <= 9) ?? '0';
  const padded = readDigits(like.slice(0, 1)) === 0 && like.length > 1;
  const digits = String(value).padStart(padded ? like.length : 1, '0');
  return digits.replace(/\d/g, (digit) => String.fromCharCode(zero.charCodeAt(0) + Number(digit)));
}

function printRoman(value: number): string {
  let rest = value;
  let text = '';
  for (const [amount, sign] of ROMAN) {
    for (; rest >= amount; rest -= amount) text += sign;
  }
  return text;
}

function printLetters(value: number, style: LabelStyle, like: string): string {
  const lower = like.toLowerCase();
  const [first = 'a', second = first] = plainLetters(lower);
  const alphabet = ALPHABETS.find((letters) => letters.includes(first)) ?? ALPHABETS[0] ?? '';
  const round = Math.floor((value - 1) / alphabet.length) + (style === 'double' ? 1 : 0);
  const letter = alphabet[(value - 1) % alphabet.length] ?? '';
  const text =
    round === 1 && first !== second ? `${alphabet[0]}${letter}` : letter.repeat(round + 1);
  if (text === 'ه') return 'ه\u0640';
  return lower === like ? text : text.toUpperCase();
}

function readCjk(text: string): number {
  const plain = text.replaceAll('〇', '零');
  let value = 0;
  let digit = 0;
  for (const sign of plain) {
    const unit = CJK_UNITS.indexOf(sign);
    const number = CJK_DIGITS.indexOf(sign);
    if (unit > 0) {
      value += Math.max(digit, 1) * 10 ** unit;
      digit = 0;
    } else if (number >= 0) digit = number;
    else return 0;
  }
  value += digit;
  return value > 0 && printCjk(value) === plain ? value : 0;
}

function printCjk(value: number): string {
  const digits = [...String(value)].map(Number);
  let text = '';
  for (const [index, digit] of digits.entries()) {
    if (digit > 0) text += `${CJK_DIGITS[digit]}${CJK_UNITS[digits.length - 1 - index] ?? ''}`;
    else if (!text.endsWith('零')) text += '零';
  }
  const trimmed = text.length > 1 ? text.replace(/零$/, '') : text;
  return value >= 10 && value < 20 ? trimmed.slice(1) : trimmed;
}
