import type { Member, Pair } from '../compare/comparison.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';

/**
 * The two members of a pair that are the same paragraph: of a split one the part with the old beginning, of merged ones the one with whose
 * words the new paragraph begins; the first where no beginning tells. Null for what is on one side only.
 */
export function heirOf({ before, after }: Pair): readonly [before: Member, after: Member] | null {
  const [from] = before;
  const [to] = after;
  if (!from || !to) return null;
  if (after.length > 1) return [from, mostAlikeAtStart(from, after)];
  return [mostAlikeAtStart(to, before), to];
}

function mostAlikeAtStart(whole: Member, parts: readonly Member[]): Member {
  const text = wordsOf(whole);
  return parts.reduce((best, part) =>
    sharedStart(text, wordsOf(part)) > sharedStart(text, wordsOf(best)) ? part : best,
  );
}

function wordsOf({ paragraph }: Member): string {
  return plainText(contentOf(paragraph));
}

function sharedStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
