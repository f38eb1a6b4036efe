import type { Profile } from '../../model/profile.ts';
import type { Desk } from './desk.ts';
import { type Block, linesOf } from './flatten.ts';
import { textOf } from './pieces.ts';

/** A place of a text where old and new words are likely to be fused; `what` says by which sign. */
export interface Suspect {
  readonly from: number;
  readonly to: number;
  readonly what: string;
}

/** Finds suspects in a text. */
export type Finder = (text: string) => readonly Suspect[];

const TOKEN = /[\p{L}\p{N}]+/gu;

/**
 * A finder of places where underline and strike were lost between words: two opening verbs in a row, a letter in both cases,
 * two words of the document in one, a range of years or a meeting that cannot be.
 */
export function findSuspects(blocks: readonly Block[], desk: Desk): Finder {
  const openers = sortedOpeners(desk);
  const words = wordsOfDocument(blocks);
  const last = lastMeeting(desk.profile);
  return (text) =>
    [
      ...twoOpeners(text, openers),
      ...gluedWords(text, words),
      ...oddYears(text),
      ...oddMeetings(text, desk.profile, last),
    ].sort((a, b) => a.from - b.from);
}

// The longest first, so that “Prie en outre” is not read as “Prie” and something else.
function sortedOpeners({ words }: Desk): readonly string[] {
  const { recital, operative } = words.profile.openers;
  return [...recital, ...operative].sort((a, b) => b.length - a.length);
}

function twoOpeners(text: string, openers: readonly string[]): Suspect[] {
  const start = /^\s*/u.exec(text)?.[0].length ?? 0;
  const first = openerAt(text, start, openers);
  if (first === null) return [];
  const next = start + first.length;
  const second = next + (/^\s*/u.exec(text.slice(next, next + 8))?.[0].length ?? 0);
  const found = openerAt(text, second, openers);
  if (found === null) return [];
  return [{ from: start, to: second + found.length, what: 'two opening verbs in a row' }];
}

// As it is printed at the beginning of a paragraph: with a capital, and whole.
function openerAt(text: string, at: number, openers: readonly string[]): string | null {
  const found = openers.find((opener) => text.startsWith(opener, at));
  if (found === undefined) return null;
  return /[\p{L}\p{N}]/u.test(text.charAt(at + found.length)) ? null : found;
}

function wordsOfDocument(blocks: readonly Block[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const line of blocks.flatMap(linesOf)) {
    for (const [word] of textOf(line).matchAll(TOKEN)) words.add(word);
  }
  return words;
}

// `pPrie`, `COPau`: a change of case inside a word, where the letter is the same or both halves are words of the document.
function gluedWords(text: string, words: ReadonlySet<string>): Suspect[] {
  return [...text.matchAll(TOKEN)].flatMap(({ 0: word, index }) => {
    const what = word.length <= LONGEST_WORD && isGlued(word, words) ? 'two words in one' : null;
    return what === null ? [] : [{ from: index, to: index + word.length, what }];
  });
}

const LONGEST_WORD = 60;

function isGlued(word: string, words: ReadonlySet<string>): boolean {
  for (let cut = 1; cut < word.length; cut += 1) {
    const [head, tail] = [word.slice(0, cut), word.slice(cut)];
    const [last, first] = [head.slice(-1), tail.charAt(0)];
    const rises = isLower(last) && isUpper(first);
    if (rises && last === first.toLowerCase()) return true;
    const falls = isUpper(last) && isLower(first) && isUpper(head.slice(-2, -1));
    if ((rises || falls) && tail.length > 1 && words.has(head) && words.has(tail)) return true;
  }
  return false;
}

function isLower(letter: string): boolean {
  return /^\p{Ll}$/u.test(letter);
}

function isUpper(letter: string): boolean {
  return /^\p{Lu}$/u.test(letter);
}

// `2017-202`, `20261-203226`: no range of years.
const ODD_YEARS =
  /(?<![\d.,/-])(?:(?:19|20)\d{2}[-–](?:(?:19|20)\d|(?:19|20)\d{3,8})|(?:19|20)\d{3,8}[-–](?:19|20)\d{2,8})(?![\d.,/-]?\d)/gu;

function oddYears(text: string): Suspect[] {
  return [...text.matchAll(ODD_YEARS)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    what: 'a range of years that is none',
  }));
}

function lastMeeting({ meetings }: Profile): number {
  return Object.keys(meetings).reduce((last, name) => Math.max(last, numberIn(name)), 0);
}

function numberIn(name: string): number {
  return Number(/[0-9]+$/.exec(name)?.[0] ?? 0);
}

// `COP131`: a symbol or revision of a meeting far beyond the last one that the profile knows.
function oddMeetings(text: string, profile: Profile, last: number): Suspect[] {
  if (last === 0) return [];
  const patterns = [...profile.symbols, ...profile.references.resolution];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(new RegExp(pattern, 'giu'))].flatMap((found) => {
      const meeting = found.groups?.meeting ?? found.groups?.revision ?? '';
      if (numberIn(meeting) <= last + 50) return [];
      const { index } = found;
      return [{ from: index, to: index + found[0].length, what: 'a meeting that cannot be' }];
    }),
  );
}
