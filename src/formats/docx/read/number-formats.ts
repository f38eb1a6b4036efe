import { cardinalWords, ordinalSign, ordinalWords } from './number-words.ts';
import { arabicDigits, inTurn, SCRIPTS } from './scripts.ts';

/**
 * A number as a label prints it in one of Word's formats (ECMA-376, 17.18.59); null where the format is not known. Numbers that
 * a format has no sign for, such as zero among letters, print nothing or as decimals, as Word does. `language` matters to words alone;
 * `pattern` are the first labels of a custom format.
 */
export function formatNumber(
  value: number,
  format: string,
  language: string,
  pattern: string | null = null,
): string | null {
  const plain = PLAIN.get(format) ?? SCRIPTS.get(format);
  if (plain !== undefined) return plain(value);
  if (format === 'custom') return custom(value, pattern);
  if (format === 'ordinal') return ordinalSign(value, language);
  if (format === 'cardinalText') return cardinalWords(value, language);
  return format === 'ordinalText' ? ordinalWords(value, language) : null;
}

const PLAIN: ReadonlyMap<string, (value: number) => string> = new Map([
  ['none', () => ''],
  ['bullet', () => ''],
  ['decimal', String],
  ['decimalHalfWidth', String],
  ['decimalZero', (value) => String(value).padStart(2, '0')],
  ['upperRoman', roman],
  ['lowerRoman', (value) => roman(value).toLowerCase()],
  ['upperLetter', inTurn('ABCDEFGHIJKLMNOPQRSTUVWXYZ')],
  ['lowerLetter', inTurn('abcdefghijklmnopqrstuvwxyz')],
  ['hex', (value) => value.toString(16).toUpperCase()],
  ['numberInDash', (value) => `- ${value} -`],
  ['chicago', inTurn('*†‡§')],
  ['decimalEnclosedCircle', (value) => enclosed(value, 0x2460)],
  ['decimalEnclosedCircleChinese', (value) => enclosed(value, 0x2460)],
  ['decimalEnclosedParen', (value) => enclosed(value, 0x2474)],
  ['decimalEnclosedFullstop', (value) => enclosed(value, 0x2488)],
  ['decimalFullWidth', (value) => arabicDigits(value, '０１２３４５６７８９')],
  ['decimalFullWidth2', (value) => arabicDigits(value, '０１２３４５６７８９')],
]);

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  let left = value;
  let text = '';
  for (const [amount, sign] of ROMAN) {
    text += sign.repeat(Math.floor(left / amount));
    left %= amount;
  }
  return text;
}

function enclosed(value: number, first: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(first + value - 1) : String(value);
}

// `001, 002, 003, ...` says how wide a number is.
function custom(value: number, pattern: string | null): string | null {
  const first = /^\s*(0*1)\s*,/.exec(pattern ?? '')?.[1];
  return first === undefined ? null : String(value).padStart(first.length, '0');
}
