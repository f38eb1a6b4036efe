import { readAttributes } from './attributes.ts';

/** How micromark judges a character next to `*` or `_`: by its UTF-16 unit, so that letters beyond the first plane are letters. */
export type CharacterClass = 'blank' | 'punctuation' | 'letter';

export function classOf(character: string): CharacterClass {
  if (character === '' || /\s/.test(character)) return 'blank';
  return /[\p{P}\p{S}]/u.test(character) ? 'punctuation' : 'letter';
}

/** Where a stretch of text without breaks stands: what is escaped depends on it. */
export interface TextPlace {
  readonly inLink: boolean;
  readonly inCell: boolean;
  /** The characters that are written right before and behind; a line end at the edges of the content. */
  readonly before: string;
  readonly after: string;
  readonly isNote: (name: string) => boolean;
}

const MEANING = /\*+|_+|[\\[\](<&|]/g;
const REFERENCE = /&(?:#\d{1,7}|#[xX][\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{0,31});/y;
const BREAK_TAG = /<br *\/?>/iy;
const NOTE_MARK = /\[\^([^\s[\]\\|]{1,100})\]/y;

/** Text as inline source: a backslash before each character that would otherwise mean something, and before no other. */
export function escapeText(text: string, place: TextPlace): string {
  const lastClosing = text.lastIndexOf(']');
  return text.replace(MEANING, (found, at: number) => {
    switch (found.charAt(0)) {
      case '*':
        return isBlankAround(text, at, found.length, place) ? found : escapeAll(found);
      case '_':
        return isBlankAround(text, at, found.length, place) ||
          isInWord(text, at, found.length, place)
          ? found
          : escapeAll(found);
      case '\\':
        return isInert(text, at + 1, place) ? found : '\\\\';
      case '[':
        return place.inLink || opensMark(text, at, lastClosing, place) ? '\\[' : found;
      case ']':
        return place.inLink ? '\\]' : found;
      case '(':
        return text[at - 1] === ']' ? '\\(' : found;
      case '<':
        return matchesAt(BREAK_TAG, text, at) ? '\\<' : found;
      case '&':
        return matchesAt(REFERENCE, text, at) ? '\\&' : found;
      default:
        return place.inCell ? '\\|' : found;
    }
  });
}

function escapeAll(found: string): string {
  return found.replace(/./g, '\\$&');
}

function isBlankAround(text: string, at: number, length: number, place: TextPlace): boolean {
  const before = at === 0 ? place.before : text.charAt(at - 1);
  const behind = at + length === text.length ? place.after : text.charAt(at + length);
  return isBlank(before) && isBlank(behind);
}

function isBlank(character: string): boolean {
  return classOf(character) === 'blank';
}

function isInWord(text: string, at: number, length: number, place: TextPlace): boolean {
  return isPlainLetter(text, at - 1, place) && isPlainLetter(text, at + length, place);
}

// What begins or ends an emphasis, a link or a note mark.
const MARK = /[*_[\])]/;
const BREAK = /[\\<]/;

// A letter next to a mark may yet be written as a character reference, which is punctuation.
function isPlainLetter(text: string, at: number, place: TextPlace): boolean {
  if (at < 0 || at >= text.length || classOf(text.charAt(at)) !== 'letter') return false;
  return !(
    (at <= 1 && MARK.test(place.before)) ||
    (at >= text.length - 2 && MARK.test(place.after))
  );
}

// A backslash means itself before anything but ASCII punctuation and the end of a line. A blank at an edge may become a
// reference; before a break it stays.
function isInert(text: string, at: number, place: TextPlace): boolean {
  if (text[at] === ' ') return at < text.length - 1 || BREAK.test(place.after);
  return isPlainLetter(text, at, place);
}

// A `[^` that its own text does not close could be closed by what is written behind: `*[^*]` would mark the note `*`.
function opensMark(text: string, at: number, lastClosing: number, place: TextPlace): boolean {
  if (at > lastClosing) return text[at + 1] === '^' && place.after !== '\n';
  NOTE_MARK.lastIndex = at;
  const name = NOTE_MARK.exec(text)?.[1];
  return name !== undefined && place.isNote(name);
}

function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}

/** A character reference for one character. */
export function reference(character: string): string {
  return `&#${character.codePointAt(0) ?? 0xfffd};`;
}

const LINE_START = /^(?:#{1,6}(?=[ \t]|$)|>|::(?=\p{L}))/gmu;
const NOTE_START = /^(\[\^[^\s[\]\\|]{1,100}\]):/gm;

/** Inline source in which no line begins as a heading, quote, directive or note. */
export function escapeLineStarts(source: string): string {
  return source.replace(LINE_START, '\\$&').replace(NOTE_START, '$1\\:');
}

/** Inline source whose end cannot be taken for attributes. */
export function escapeEnd(source: string): string {
  let escaped = source;
  while (true) {
    const found = readAttributes(escaped);
    if (!found) return escaped;
    escaped = `${escaped.slice(0, found.open)}\\${escaped.slice(found.open)}`;
  }
}

/** Inline source in which `from` to `to` can no longer be read as a label. */
export function breakLabel(source: string, from: number, to: number): string {
  const label = source.slice(from, to);
  const broken = label.includes('\\*')
    ? label.replace('\\*', reference('*'))
    : label.replace(/[!-/:-@[-`{-~]/, '\\$&');
  if (broken !== label) return source.slice(0, from) + broken + source.slice(to);
  const first = String.fromCodePoint(source.codePointAt(from) ?? 0xfffd);
  return source.slice(0, from) + reference(first) + source.slice(from + first.length);
}
