import { isUnspaced, segmentWords } from './unspaced.ts';

/**
 * The words of one paragraph, taken apart for a redline. A word is what a drafter changes as a whole: letters with their inner
 * apostrophes and hyphens (`l’année`, `sous-programme`), a number (`1 000,5`), a range of years (`2021-2026`), a symbol
 * (`UNEP/CMS/COP13/Inf.19`), the number of a resolution with its suffix (`11.24 (Rev.COP13)`), a note mark, or one mark of punctuation.
 * White space is no word: it is what stands between `ends[i]` and `starts[i + 1]`.
 */
export interface Words {
  readonly text: string;
  /** Number of the word in the lexicon: equal words have equal numbers. */
  readonly ids: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** All words of one comparison, numbered in the order in which they were met, and what each is worth to a reader. */
export interface Lexicon {
  readonly numbers: Map<string, number>;
  readonly texts: string[];
  /** In twentieths of a full word. */
  readonly weights: number[];
  /** Whether the word is or holds a number. */
  readonly figures: boolean[];
  /** Texts that were taken apart before, so that likeness and redline read a paragraph once. */
  readonly known: Map<string, Words>;
}

/** A lexicon without words. One serves for one comparison, so that nothing outlives a call. */
export function emptyLexicon(): Lexicon {
  return { numbers: new Map(), texts: [], weights: [], figures: [], known: new Map() };
}

/** Takes a text apart into words, numbering new ones in the lexicon. Time is linear in the length of the text. */
export function readWords(text: string, lexicon: Lexicon): Words {
  const known = lexicon.known.get(text);
  if (known) return known;
  const ids: number[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    if (kind === SPACE) {
      at += 1;
      continue;
    }
    const end = wordEnd(text, at, kind);
    const word = text.slice(at, end);
    if (isUnspaced(word)) {
      for (const part of segmentWords(word)) {
        ids.push(numberOf(part.text, lexicon));
        starts.push(at + part.start);
        ends.push(at + part.start + part.text.length);
      }
    } else {
      ids.push(numberOf(word, lexicon));
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  const words = { text, ids, starts, ends };
  lexicon.known.set(text, words);
  return words;
}

// What a character is to a word: part of it, a figure, white space, a mark that may stand inside, or a mark of its own.
const LETTER = 1;
const FIGURE = 2;
const SPACE = 3;
const INNER = 4;
const BETWEEN_FIGURES = 5;
const MARK = 6;

const kinds = new Uint8Array(0x10000);

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const known = kinds[code] ?? 0;
  if (known !== 0) return known;
  if (code >= 0xd800 && code <= 0xdfff)
    return kindOf(String.fromCodePoint(text.codePointAt(at) ?? code));
  const kind = kindOf(text.charAt(at));
  kinds[code] = kind;
  return kind;
}

// Invisible characters (`\p{Cf}`) belong to the word in which they hide: it changes with them.
function kindOf(char: string): number {
  if (/\p{N}/u.test(char)) return FIGURE;
  if (/[\p{L}\p{M}\p{Cf}]/u.test(char) && char !== '\uFEFF') return LETTER;
  if (/\s/.test(char)) return SPACE;
  if (/[./'’ʼ\-‑_@&·+]/.test(char)) return INNER;
  return /[,:–—−٫٬－～]/.test(char) ? BETWEEN_FIGURES : MARK;
}

// Tried in this order where a word begins with a figure: `11.24 (Rev.COP13)` and `9.7 (Rev. CoP 15)`, whose suffix belongs to the
// number; `2021 – 2026`; `1 000,5`.
const WITH_SUFFIX =
  /\p{N}+(?:[./]\p{N}+)*[ \u00A0]?[(（](?:\p{L}{2,8}\.[ \u00A0]?(?:\p{L}{1,8}\.?[ \u00A0]?)?|\p{Lu}\p{L}{1,7}[ \u00A0]?\p{Lu}\p{Ll}?\p{Lu}\p{L}{0,5}[ \u00A0]?)\p{N}+[)）]/uy;
const YEARS = /\p{N}{4}[ \u00A0]?[-‑–—−－～][ \u00A0]?\p{N}{4}(?!\p{N})/uy;
const GROUPED = /\p{N}{1,3}(?:[ \u00A0\u202F\u2009]\p{N}{3})+(?!\p{N})(?:[.,]\p{N}+)?/uy;
const NOTE_MARK = /\[\^[^\]\s]{1,64}\]/y;
const ADDRESS = /:\/\/[^\s<>"»”]{1,2000}(?<![.,;:!?)\]’'])/y;

function wordEnd(text: string, at: number, kind: number): number {
  if (kind === FIGURE) return figureEnd(text, at);
  if (kind === LETTER) return lettersEnd(text, at);
  if (text.charCodeAt(at) === 0x5b) return matchEnd(NOTE_MARK, text, at) ?? at + 1;
  return BRACKET.test(text.charAt(at)) ? at + 1 : repeatedEnd(text, at);
}

const BRACKET = /[\p{Ps}\p{Pe}\p{Pi}\p{Pf}]/u;

// `§§` and `...` are one mark; brackets are opened and closed one by one.
function repeatedEnd(text: string, at: number): number {
  const length = charLength(text, at);
  let end = at + length;
  while (text.charCodeAt(end) === text.charCodeAt(at) && length === 1 && end < text.length)
    end += 1;
  return end;
}

function figureEnd(text: string, at: number): number {
  const letters = lettersEnd(text, at);
  const plain = /[%‰°٪％]/.test(text.charAt(letters)) ? letters + 1 : letters;
  if (plain === text.length) return plain;
  // Only a blank, a bracket or a dash behind the figures can make more of them.
  const next = kindAt(text, plain);
  if (next !== SPACE && next !== BETWEEN_FIGURES && !/[(（]/.test(text.charAt(plain))) return plain;
  return (
    matchEnd(WITH_SUFFIX, text, at) ??
    matchEnd(YEARS, text, at) ??
    matchEnd(GROUPED, text, at) ??
    plain
  );
}

function lettersEnd(text: string, start: number): number {
  let at = start;
  let last = LETTER;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === LETTER || kind === FIGURE) {
      last = kind;
      at += charLength(text, at);
      continue;
    }
    const next = at + 1 < text.length ? kindAt(text, at + 1) : SPACE;
    const inside =
      kind === INNER
        ? next === LETTER || next === FIGURE
        : kind === BETWEEN_FIGURES && last === FIGURE && next === FIGURE;
    if (!inside) break;
    at += 1;
  }
  return text.charCodeAt(at) === 0x3a ? (matchEnd(ADDRESS, text, at) ?? at) : at;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | null {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : null;
}

function charLength(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdbff && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function numberOf(word: string, lexicon: Lexicon): number {
  const known = lexicon.numbers.get(word);
  if (known !== undefined) return known;
  const number = lexicon.weights.length;
  lexicon.numbers.set(word, number);
  lexicon.texts.push(word);
  lexicon.weights.push(weightOf(word));
  lexicon.figures.push(/\p{N}/u.test(word));
  return number;
}

// What a reader holds on to grows with the length of a word: articles and prepositions are short in every language that parts
// words by blanks. One Chinese character says about as much as four letters.
function weightOf(word: string): number {
  if (/\p{N}/u.test(word)) return 20;
  if (!/\p{L}/u.test(word)) return 3;
  if (isUnspaced(word)) return Math.min(20, 8 * word.length);
  // Vowel signs and the stroke that lengthens a word in Arabic say no more than the word without them.
  const { length } = word.replace(/[\p{M}\u0640]/gu, '');
  return WEIGHT_BY_LENGTH[Math.min(length, 6)] ?? 20;
}

const WEIGHT_BY_LENGTH = [3, 5, 6, 8, 13, 17, 20];
