/**
 * How many words two texts share, from 0 to 1: twice what is common over all that there are, each word as often as it
 * stands. Case, marks and order count for nothing.
 */
export function shareOfWords(one: string, other: string): number {
  const here = wordsOf(one);
  const there = wordsOf(other);
  const left = new Map<string, number>();
  for (const word of here) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of there) {
    const rest = left.get(word) ?? 0;
    if (rest === 0) continue;
    left.set(word, rest - 1);
    common += 1;
  }
  const all = here.length + there.length;
  return all === 0 ? 1 : (2 * common) / all;
}

/** The words of a text, in small letters; each character of a writing without blanks is one. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(WORD) ?? [];
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])[\p{L}\p{M}\p{N}])+/gu;
