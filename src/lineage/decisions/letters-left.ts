import type { Paragraph } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { linkSpans } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { quotedSpans, type Span } from '../references/quoted.ts';
import { isQuote } from '../references/resolved.ts';
import { touches } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import { type LetterList, letterLists } from './letter-lists.ts';
import { letterIndex } from './letters.ts';
import { mayHoldOdd, oddLetters } from './odd-letters.ts';

/** Letters of draft Decisions in the words of a paragraph, as they are typed; those in quotations stay. */
export interface LetterLeft {
  readonly text: string;
  readonly quoted: boolean;
}

/** The letters that the words of a paragraph still have, comments aside. A paragraph that is quoted, and links to a named revision, may have them. */
export function lettersLeftIn(paragraph: Paragraph, words: ReferenceWords): readonly LetterLeft[] {
  if (isQuote(paragraph)) return [];
  const left: LetterLeft[] = [];
  mapRuns(
    paragraph,
    (runs) => {
      for (const one of leftIn(runs, words)) left.push(one);
      return runs;
    },
    false,
  );
  return left;
}

/** The letters that plain words have. */
export function lettersIn(content: string, words: ReferenceWords): readonly LetterLeft[] {
  return leftIn([{ text: content }], words);
}

function leftIn(runs: readonly Run[], words: ReferenceWords): readonly LetterLeft[] {
  const content = plainText(runs);
  const quoted = quotedSpans(content);
  const pinned = linkSpans(runs).filter(({ link }) => link.includes('@'));
  const lists = letterLists(content, words);
  const odd = mayHoldOdd(content) ? oddLetters(content, lists, words) : [];
  const left: readonly Span[] = [
    ...lists.filter((list) => mayBeLetters(list, content)),
    ...odd.filter(({ sure }) => sure),
  ];
  return left
    .filter((one) => !touches(pinned, one))
    .sort((a, b) => a.start - b.start)
    .map((one) => ({
      text: content.slice(one.start, one.end).replace(/\s+/g, ' '),
      quoted: touches(quoted, one),
    }));
}

// `5 mm` is a measure, `Decision II` another body's, `AA` alone anything.
function mayBeLetters({ entries, headed, start }: LetterList, content: string): boolean {
  const numbers = entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
  const [first] = numbers;
  if (first === undefined) return false;
  if (first.form !== 'bare')
    return headed || first.form === 'exact' || /[.\p{Lu}]/u.test(content.slice(start, first.end));
  if (headed) return !/^[IVXLCDM]+$/.test(first.letter);
  const letters = new Set(numbers.map(({ letter }) => letter));
  const isSequence = numbers.every(
    ({ letter }) => letterIndex(letter) !== null && letter.length === first.letter.length,
  );
  return numbers.length > 1 && letters.size === numbers.length && isSequence;
}
