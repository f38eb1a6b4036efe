import { wordsOf } from './share.ts';

/** Some texts by their words, each read once. */
export interface AlikeTexts<T> {
  /** Those that share so many words with a text, from 0 to 1 as `shareOfWords` counts, in their order. */
  readonly alike: (words: readonly string[], share: number) => readonly T[];
}

interface Counted<T> {
  readonly one: T;
  readonly size: number;
  readonly counts: ReadonlyMap<string, number>;
}

/** Lays out texts by their words: one is compared only with those that have one of its rarer words. */
export function alikeTexts<T extends { readonly words: string }>(
  texts: readonly T[],
): AlikeTexts<T> {
  const all = texts.map((one): Counted<T> => {
    const words = wordsOf(one.words);
    return { one, size: words.length, counts: countsOf(words) };
  });
  const holders = new Map<string, number[]>();
  for (const [at, { counts }] of all.entries())
    for (const word of counts.keys()) {
      const own = holders.get(word);
      if (own === undefined) holders.set(word, [at]);
      else own.push(at);
    }
  return {
    alike: (words, share) => {
      const counts = countsOf(words);
      const found = new Set<number>();
      for (const word of rarer(words, share, holders))
        for (const at of holders.get(word) ?? []) found.add(at);
      return [...found]
        .sort((a, b) => a - b)
        .flatMap((at) => all[at] ?? [])
        .filter((other) => sharedBy(counts, words.length, other) >= share)
        .map(({ one }) => one);
    },
  };
}

function countsOf(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const ROUNDING = 1e-9;

// Of n words n·s/(2−s) at least stand in a text with which so much is shared: one of the rarest others than those does.
function rarer(
  words: readonly string[],
  share: number,
  holders: ReadonlyMap<string, readonly number[]>,
): ReadonlySet<string> {
  const least = Math.ceil((words.length * share) / (2 - share) - ROUNDING);
  const order = words
    .map((word) => ({ word, held: holders.get(word)?.length ?? 0 }))
    .sort((a, b) => a.held - b.held);
  return new Set(order.slice(0, words.length - least + 1).map(({ word }) => word));
}

function sharedBy(
  counts: ReadonlyMap<string, number>,
  size: number,
  other: Counted<unknown>,
): number {
  let common = 0;
  for (const [word, count] of counts) common += Math.min(count, other.counts.get(word) ?? 0);
  const all = size + other.size;
  return all === 0 ? 1 : (2 * common) / all;
}
