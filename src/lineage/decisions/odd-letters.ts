import type { Span } from '../references/quoted.ts';
import { firstFrom, touching } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import { goesOn } from './joining-words.ts';
import { headBefore, type LetterList, readableText } from './letter-lists.ts';
import { letterIndex } from './letters.ts';
import { type PartedLetters, partedLetters } from './parted-letters.ts';
import { MARK, POINT, plainCharacters, plainLetters, SERIES, WIDE_BLANK } from './plain-letters.ts';

/** What looks like the letters of a draft Decision and cannot be read as such: `5.AB`, `5 .AA`, `5-AA`, or with a Cyrillic letter or a hidden character in it. */
export interface OddLetters extends Span {
  /** Empty where they stand alone, in small letters. */
  readonly series: string;
  /** What it looks like, in capitals of the Latin alphabet. */
  readonly letter: string;
  /** Whether its form or the words before it say that it is a Decision. */
  readonly sure: boolean;
}

const DIRECT = `(?:${WIDE_BLANK}{1,2}${MARK})?${POINT}${MARK}`;
// Behind two points or more a range ends: `5.AA...5.CC`.
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}])(?<!(?<!\\.)\\.)(?<series>${SERIES})(?<gap>(?:${DIRECT})?)(?<blank>(?:${WIDE_BLANK}{1,2}${MARK})?)(?<letters>(?:\\p{L}${MARK}){2,5})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Whether a text can hold such letters: most do not. */
export function mayHoldOdd(content: string): boolean {
  return (
    [...content.matchAll(SHAPE)].some((hit) => candidateOf(hit) !== null) ||
    partedLetters(content).length > 0
  );
}

/** All such letters of running text, in their order. `lists` are those of the same text that can be read. */
export function oddLetters(
  content: string,
  lists: readonly LetterList[],
  words: ReferenceWords,
): readonly OddLetters[] {
  const plain = readableText(content);
  const shaped = [...plain.matchAll(SHAPE)].flatMap((hit) => candidateOf(hit) ?? []);
  const all = [...shaped, ...partedLetters(plain).map(ofParted)];
  const odd: OddLetters[] = [];
  for (const found of all.sort((a, b) => a.start - b.start)) {
    if (touching(lists, found).some(isNumber)) continue;
    const headed = isHeaded(found.start, { plain, lists, before: odd.at(-1), words });
    const sure = headed || found.sure;
    const { start, end, series, letter } = found;
    if (sure || found.likely) odd.push({ start, end, series, letter, sure });
  }
  return odd;
}

interface Behind {
  readonly plain: string;
  readonly lists: readonly LetterList[];
  /** Those that were found before it. */
  readonly before: OddLetters | undefined;
  readonly words: ReferenceWords;
}

function isHeaded(start: number, { plain, lists, before, words }: Behind): boolean {
  const hidden = /\p{Default_Ignorable_Code_Point}*$/u.exec(
    plain.slice(Math.max(0, start - 9), start),
  );
  const at = start - (hidden?.[0].length ?? 0);
  if (headBefore(plain, at, words) !== null) return true;
  const list = lists[firstFrom(lists, at) - 1];
  if (list?.headed === true && goesOn(plain.slice(list.end, at), words)) return true;
  return before?.sure === true && goesOn(plain.slice(before.end, at), words);
}

// `AA` alone may be all that can be read of `5.<U+2060>AA`.
function isNumber({ entries }: LetterList): boolean {
  return entries[0]?.from.form !== 'bare';
}

interface Candidate extends Span {
  readonly series: string;
  readonly letter: string;
  /** What it is without a word for a Decision before it, and what it may be. */
  readonly sure: boolean;
  readonly likely: boolean;
}

function candidateOf({ 0: text, index, groups = {} }: RegExpExecArray): Candidate | null {
  const { series = '', gap = '', blank = '', letters = '' } = groups;
  const typed = plainLetters(letters);
  if (!/^[A-Za-z]{2,}$/.test(typed)) return null;
  const letter = typed.toUpperCase();
  const capital = typed === letter;
  const direct = gap !== '' && blank === '';
  // `5 species`, `Decision 5. The`.
  if ((gap === '' && blank === '') || !(direct || capital)) return null;
  const doubled = new Set(letter).size === 1 && typed !== typed.toLowerCase();
  return {
    start: index,
    end: index + text.length,
    series: plainCharacters(series),
    letter,
    sure: direct && doubled,
    likely: direct && capital && letter.length < 4,
  };
}

function ofParted({ telling, ...found }: PartedLetters): Candidate {
  return { ...found, sure: false, likely: telling };
}

/** What is expected in the place of such letters, as words of a message. */
export function expectedFor({ series, letter }: OddLetters): string {
  if (letterIndex(letter) === null) return 'expected letters such as AA, ZZ or AAA';
  if (series === '')
    return `which looks like ${letter}, expected it with the number of its meeting`;
  return `which looks like ${series}.${letter}, expected ${series}.${letter} typed so`;
}
