import { grammarOf } from './grammar.ts';
import type { ReferenceWords } from './words.ts';

/** Where the words say that a cited paragraph stands, against the one that cites it. */
export type Direction = 'above' | 'below';

/** What the words directly behind a reference say of where its paragraphs stand, and where they end; null where they say nothing. */
export function directionBehind(
  content: string,
  end: number,
  words: ReferenceWords,
): { readonly direction: Direction; readonly end: number } | null {
  const { above, below } = grammarOf(words);
  for (const [direction, expression] of [
    ['above', above],
    ['below', below],
  ] as const) {
    expression.lastIndex = end;
    const found = expression.exec(content);
    if (found !== null) return { direction, end: end + found[0].length };
  }
  return null;
}
