import type { Pattern } from '../../model/profile.ts';

/** The provisional number of a draft Decision, `15.AA`: `series` is what stands before the letters. */
export interface Provisional {
  readonly series: string;
  readonly letter: string;
}

const FIRST = 'A'.charCodeAt(0);
const ALPHABET = 26;
const LONGEST = 3;

/** The most drafts that a paper can hold: AA to ZZ, then AAA to ZZZ. */
export const MOST_LETTERS = ALPHABET * (LONGEST - 1);

/** The letters of the draft at a place of its paper, from 0: AA, BB … ZZ, AAA, BBB … ZZZ; null where the sequence ends. */
export function draftLetter(index: number): string | null {
  if (!Number.isInteger(index) || index < 0 || index >= MOST_LETTERS) return null;
  const letter = String.fromCharCode(FIRST + (index % ALPHABET));
  return letter.repeat(2 + Math.floor(index / ALPHABET));
}

/** The place of letters in that sequence, from 0; null for anything else (`AB`, `aa`, `AAAA`). */
export function letterIndex(letter: string): number | null {
  const index = letter.charCodeAt(0) - FIRST + ALPHABET * (letter.length - 2);
  return draftLetter(index) === letter ? index : null;
}

/** The provisional number that a string wholly is, brackets and a closing point aside: `15.AA`, `15 AA`, `(15.AA).`; null where it is none. */
export function provisionalOf(text: string, patterns: readonly Pattern[]): Provisional | null {
  const found = expressionsOf(patterns).whole.exec(text)?.groups?.number;
  return found === undefined ? null : apart(found);
}

/** All that looks like a provisional number in running text, in its order; `at` is its offset. Letters are told from units by nobody here (`15 MM`). */
export function provisionalsIn(
  content: string,
  patterns: readonly Pattern[],
): readonly (Provisional & { readonly at: number; readonly text: string })[] {
  const plain = content.replace(/[\u00A0\u2007\u2009\u202F\n]/g, ' ');
  return [...plain.matchAll(expressionsOf(patterns).inside)].flatMap((found) => {
    const read = apart(found[0]);
    const text = content.slice(found.index, found.index + found[0].length);
    return read === null ? [] : [{ ...read, at: found.index, text }];
  });
}

/** A provisional number as it is written: `15.AA`. */
export function printProvisional({ series, letter }: Provisional): string {
  return `${series}.${letter}`;
}

function apart(found: string): Provisional | null {
  const [, series, letter] = /^(.*?)[.\s]?(\p{Lu}{2,})$/u.exec(found) ?? [];
  return series === undefined || letter === undefined ? null : { series, letter };
}

interface Expressions {
  readonly whole: RegExp;
  readonly inside: RegExp;
}

const known = new WeakMap<readonly Pattern[], Expressions>();

function expressionsOf(patterns: readonly Pattern[]): Expressions {
  const found = known.get(patterns) ?? expressions(patterns);
  known.set(patterns, found);
  return found;
}

// Names of groups are unique in an expression, and a body without patterns has no provisional numbers.
function expressions(patterns: readonly Pattern[]): Expressions {
  const sources = patterns.map((pattern, at) =>
    pattern
      .replace(/\(\?<([a-z]\w*)>/gi, (_, name: string) => `(?<${name}${at}_>`)
      .replace(/\\k<([a-z]\w*)>/gi, (_, name: string) => `\\k<${name}${at}_>`),
  );
  const any = sources.length === 0 ? '(?!)' : sources.join('|');
  return {
    whole: new RegExp(`^\\(?(?<number>${any})\\)?\\.?$`, 'u'),
    inside: new RegExp(`(?<![\\p{L}\\p{N}.])(?:${any})(?![\\p{L}\\p{N}])`, 'gu'),
  };
}
