import type { Element, Nodes } from 'hast';
import { type Message, type Place, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { isElement, type Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';

const MOST_SAID = 20;
const LONGEST = 80;

/** Words of one paragraph as the source has them, with their place. */
interface Line {
  readonly text: string;
  readonly place: Place | null;
  readonly rightToLeft: boolean;
}

/**
 * Says the words of a sheet that do not say what they show: letters of another script that look like Latin ones, characters that print as
 * nothing inside a word, signs that turn the direction of left-to-right text, strokes laid over letters. The first 20 are said one by one.
 */
export function sayOddCharacters({ root }: Sheet): Message[] {
  return sayLines(linesIn(root, false));
}

/** The same for a text that was written as Markdown. */
export function sayOddWords({ paragraphs }: Text): Message[] {
  return sayOddLines(
    paragraphs.map((paragraph) => ({
      text: plainText(contentOf(paragraph)),
      place: paragraph.place,
    })),
  );
}

/** The same for words that stand elsewhere, such as the cells of a table. */
export function sayOddLines(
  lines: readonly { readonly text: string; readonly place: Place | null }[],
): Message[] {
  return sayLines(lines.map((line) => ({ ...line, rightToLeft: isRightToLeft(line.text) })));
}

/** The odd words of a paragraph with what is odd in each, `“аll” with Cyrillic letters among Latin ones (U+0430)`: the first 20. */
export function oddWordsOf(text: string): readonly string[] {
  const line = { text, place: null, rightToLeft: isRightToLeft(text) };
  return oddWordsIn(line)
    .slice(0, MOST_SAID)
    .map(({ word, why }) => nameOf(word, why));
}

function sayLines(lines: readonly Line[]): Message[] {
  const found = lines.flatMap(oddWordsIn);
  const said = found
    .slice(0, MOST_SAID)
    .map(({ word, why, place }) => oddMessage(word, why, place));
  const more = found[MOST_SAID];
  if (more === undefined) return said;
  const text = `found ${found.length - MOST_SAID} more words with odd characters, expected none`;
  return [...said, { severity: 'warning', rule: 'odd-characters', text, place: more.place }];
}

function oddMessage(word: string, why: string, place: Place | null): Message {
  const text = `found ${nameOf(word, why)}, expected letters that say what they show; the word stays as it is`;
  return { severity: 'warning', rule: 'odd-characters', text, place };
}

function nameOf(word: string, why: string): string {
  const shown = [...showHidden(word.slice(0, LONGEST))].slice(0, LONGEST).join('');
  return `“${shown}” with ${why}`;
}

interface OddWord {
  readonly word: string;
  readonly why: string;
  readonly place: Place | null;
}

function oddWordsIn({ text, place, rightToLeft }: Line): OddWord[] {
  return [...text.matchAll(/[^\s\u00A0]+/gu)].flatMap(({ 0: word, index }): OddWord[] => {
    const why = oddityOf(word, rightToLeft) ?? disguiseOf(word, text);
    return why === null ? [] : [{ word, why, place: place && placeAt(place, text, index) }];
  });
}

// A line break inside a paragraph is no character of the source: the column is that of the first line.
function placeAt(place: Place, text: string, index: number): Place {
  return text.lastIndexOf('\n', index) >= 0 ? place : { ...place, column: place.column + index };
}

const TURNING = /[\u202A-\u202E\u2066-\u2069]/u;
const MARKS_OF_DIRECTION = /[\u200F\u061C]/u;
// A Latin letter has no variants.
const VARIANT = /\p{Script=Latin}[\uFE00-\uFE0F]/u;
// A joiner between letters of scripts that join, or between emoji, is how they are written; a soft hyphen is said by the reader.
const NOTHING =
  /[\u200B-\u200D\u2060-\u2064\u034F\u180E\uFEFF\u115F\u1160\u3164\uFFA0\u{E0000}-\u{E007F}]/u;
const JOINING =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Thai}\p{Script=Myanmar}\p{Script=Mongolian}\p{Extended_Pictographic}]/u;
const STROKES = /[\u0335-\u0338]/u;

function oddityOf(word: string, rightToLeft: boolean): string | null {
  if (isPlain(word)) return null;
  if (STROKES.test(word.normalize('NFD')) && !isComposed(word))
    return 'strokes laid over its letters, which are no strike';
  if (!rightToLeft && TURNING.test(word)) return 'signs that turn its direction';
  if (!rightToLeft && MARKS_OF_DIRECTION.test(word))
    return 'signs of direction inside left-to-right text';
  if ((NOTHING.test(word) && !JOINING.test(word)) || VARIANT.test(word))
    return 'characters that print as nothing';
  return mixedLetters(word);
}

function isPlain(word: string): boolean {
  return /^[\u0000-\u02FF\u2010-\u2027\u2030-\u205E\u20A0-\u20BF]*$/u.test(word);
}

// `≠` is one character whose parts hold a stroke.
function isComposed(word: string): boolean {
  return !STROKES.test(word.normalize('NFC'));
}

// Signs of units and formulas (`µm`, `α-diversity`, `CO₂`) are whole parts of a word; a look-alike stands among the letters of the other script.
function mixedLetters(word: string): string | null {
  for (const part of word.split(/[^\p{L}\p{M}]+/u)) {
    if (!/\p{Script=Latin}/u.test(part)) continue;
    if (/\p{Script=Cyrillic}/u.test(part))
      return `Cyrillic letters among Latin ones (${codesOf(part, /\p{Script=Cyrillic}/gu)})`;
    if (/[\p{Script=Greek}]/u.test(part) && LOOK_ALIKE.test(part))
      return `Greek letters among Latin ones (${codesOf(part, LOOK_ALIKES)})`;
  }
  return null;
}

// A whole word may be in disguise: `сор` between words in Latin letters. One Greek letter is a sign.
function disguiseOf(word: string, line: string): string | null {
  const letters = word.replace(/[^\p{L}]/gu, '');
  const cyrillic = /^[АВЕЅІЈКМНОРСТУХаеорсухѕіјһԁ]+$/u.test(letters);
  const greek = /^[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο]{2,}$/u.test(letters);
  if (!(cyrillic || greek)) return null;
  const latin = line.match(/\p{Script=Latin}/gu)?.length ?? 0;
  const others = line.match(/[\p{Script=Cyrillic}\p{Script=Greek}]/gu)?.length ?? 0;
  if (latin <= others) return null;
  return `${cyrillic ? 'Cyrillic' : 'Greek'} letters that look like Latin ones (${codesOf(letters, /\p{L}/gu)})`;
}

// Greek letters that print like Latin ones; others (`μ`, `β`, `Δ`) are read as what they are.
const LOOK_ALIKE = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινυρϲϳ]/u;
const LOOK_ALIKES = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινυρϲϳ]/gu;

function codesOf(part: string, letters: RegExp): string {
  const codes = [...part.matchAll(letters)].map(
    ([letter]) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return [...new Set(codes)].slice(0, 5).join(', ');
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4']);

function linesIn(node: Nodes, rightToLeft: boolean): Line[] {
  if (node.type === 'root') return node.children.flatMap((child) => linesIn(child, rightToLeft));
  if (!isElement(node)) return [];
  const turned = isTurned(node, rightToLeft);
  if (!BLOCKS.has(node.tagName)) return node.children.flatMap((child) => linesIn(child, turned));
  const text = wordsOf(node);
  const start = node.position?.start;
  const place = start ? { line: start.line, column: start.column } : null;
  return [{ text, place, rightToLeft: turned || isRightToLeft(text) }];
}

function isTurned({ properties }: Element, above: boolean): boolean {
  return properties.dir === 'rtl' || (above && properties.dir === undefined);
}

// Words of left-to-right paragraphs may quote others.
function isRightToLeft(text: string): boolean {
  return /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
}

function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (!isElement(node)) return '';
  if (node.tagName === 'br') return '\n';
  return node.children.map(wordsOf).join('');
}
