import type { Span } from '../references/quoted.ts';
import { firstFrom, touching } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import { goesOn } from './joining-words.ts';
import { headBefore, type LetterList, readableText } from './letter-lists.ts';
import { letterIndex } from './letters.ts';

/** What looks like the letters of a draft Decision and cannot be read as such: `5.AB`, `5 .AA`, or with a Cyrillic letter or a hidden character in it. */
export interface OddLetters extends Span {
  readonly series: string;
  /** What it looks like, in capitals of the Latin alphabet. */
  readonly letter: string;
  /** Whether its form or the words before it say that it is a Decision. */
  readonly sure: boolean;
}

// Characters that print as nothing or above another one.
const MARK = '[\\p{Default_Ignorable_Code_Point}\\p{M}]{0,9}';
const BLANK = '[ \\u00A0\\u2007\\u2009\\u202F\\u3000\\n]';
const POINT = '[.·․‧∙⋅・．。]';
const SERIES = `\\p{Nd}${MARK}(?:\\p{Nd}${MARK}){0,2}`;
const DIRECT = `(?:${BLANK}{1,2}${MARK})?${POINT}${MARK}`;
const SHAPE = new RegExp(
  `(?<![\\p{L}\\p{N}.])(?<series>${SERIES})(?<gap>(?:${DIRECT})?)(?<blank>(?:${BLANK}{1,2}${MARK})?)(?<letters>(?:\\p{L}${MARK}){2,5})(?![\\p{L}\\p{N}])`,
  'gu',
);

/** Whether a text can hold such letters: most do not. */
export function mayHoldOdd(content: string): boolean {
  return [...content.matchAll(SHAPE)].some((hit) => candidateOf(hit) !== null);
}

/** All such letters of running text, in their order. `lists` are those of the same text that can be read. */
export function oddLetters(
  content: string,
  lists: readonly LetterList[],
  words: ReferenceWords,
): readonly OddLetters[] {
  const plain = readableText(content);
  return [...plain.matchAll(SHAPE)].flatMap((hit): OddLetters[] => {
    const found = candidateOf(hit);
    const span = { start: hit.index, end: hit.index + hit[0].length };
    if (found === null || touching(lists, span).some(isNumber)) return [];
    const hidden = /\p{Default_Ignorable_Code_Point}*$/u.exec(
      plain.slice(Math.max(0, span.start - 9), span.start),
    );
    const at = span.start - (hidden?.[0].length ?? 0);
    const before = lists[firstFrom(lists, at) - 1];
    const headed =
      headBefore(plain, at, words) !== null ||
      (before?.headed === true && goesOn(plain.slice(before.end, at), words));
    const sure = headed ? found.capital || found.direct : found.direct && found.doubled;
    const may = sure || (found.direct && found.capital && found.letter.length < 4);
    return may ? [{ ...span, series: found.series, letter: found.letter, sure }] : [];
  });
}

// `AA` alone may be all that can be read of `5.<U+2060>AA`.
function isNumber({ entries }: LetterList): boolean {
  return entries[0]?.from.form !== 'bare';
}

interface Candidate {
  readonly series: string;
  readonly letter: string;
  /** A point stands before the letters and no blank behind it. */
  readonly direct: boolean;
  readonly capital: boolean;
  readonly doubled: boolean;
}

function candidateOf({ groups = {} }: RegExpExecArray): Candidate | null {
  const { series = '', gap = '', blank = '', letters = '' } = groups;
  const typed = plainLetters(letters);
  if (!/^[A-Za-z]{2,}$/.test(typed)) return null;
  const letter = typed.toUpperCase();
  const capital = typed === letter;
  const direct = gap !== '' && blank === '';
  // `5 species`, `Decision 5. The`.
  if ((gap === '' && blank === '') || !(direct || capital)) return null;
  const doubled = new Set(letter).size === 1 && typed !== typed.toLowerCase();
  return { series: plainCharacters(series), letter, direct, capital, doubled };
}

function plainCharacters(typed: string): string {
  return typed.normalize('NFKD').replace(/[\p{Default_Ignorable_Code_Point}\p{M}]/gu, '');
}

// Letters of other scripts that print like those of the Latin one.
const ALIKE = 'АВЕКМНОРСТУХІЈЅаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧο';
const LATIN = 'ABEKMHOPCTYXIJSaeopcyxijsABEZHIKMNOPTYXo';

function plainLetters(typed: string): string {
  return [...plainCharacters(typed)]
    .map((letter) => {
      const at = ALIKE.indexOf(letter);
      return at < 0 ? letter : LATIN.charAt(at);
    })
    .join('');
}

/** What is expected in the place of such letters, as words of a message. */
export function expectedFor({ series, letter }: OddLetters): string {
  if (letterIndex(letter) === null) return 'expected letters such as AA, ZZ or AAA';
  return `which looks like ${series}.${letter}, expected ${series}.${letter} typed so`;
}
