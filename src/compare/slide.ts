import type { Edit } from './align-words.ts';
import { openness } from './brackets.ts';
import type { Words } from './words.ts';

/**
 * Puts the edges of pure insertions and deletions where a person would put them. `le Conseil scientifique et le Secrétariat` →
 * `le Secrétariat` can be struck as `[-le Conseil scientifique et -]le` or as `le [-Conseil scientifique et le -]`: the words that
 * remain are the same. Chosen is the stretch that cuts no pair of brackets, then the edge behind a mark of punctuation, at the start
 * of a word, else the one furthest left.
 */
export function slideEdits(edits: readonly Edit[], before: Words, after: Words): Edit[] {
  const slid: Edit[] = [];
  edits.forEach((edit, index) => {
    const previous = slid.at(-1);
    const next = edits[index + 1];
    if (edit.a0 === edit.a1) {
      const by = bestShift(
        after,
        edit.b0,
        edit.b1,
        previous?.b1 ?? -1,
        next?.b0 ?? after.ids.length + 1,
      );
      slid.push(shifted(edit, by));
    } else if (edit.b0 === edit.b1) {
      const by = bestShift(
        before,
        edit.a0,
        edit.a1,
        previous?.a1 ?? -1,
        next?.a0 ?? before.ids.length + 1,
      );
      slid.push(shifted(edit, by));
    } else slid.push(edit);
  });
  return slid;
}

function shifted(edit: Edit, by: number): Edit {
  if (by === 0) return edit;
  return { a0: edit.a0 + by, a1: edit.a1 + by, b0: edit.b0 + by, b1: edit.b1 + by };
}

// A longer way than this is never worth looking at, and texts of one word repeated would take it.
const FURTHEST = 200;

// `floor` is where the edit before ends, `ceiling` where the next begins; an unchanged word stays between them.
function bestShift(words: Words, from: number, to: number, floor: number, ceiling: number): number {
  const { ids } = words;
  let left = 0;
  while (
    left < FURTHEST &&
    from - left - 1 > floor &&
    from - left > 0 &&
    ids[from - left - 1] === ids[to - left - 1]
  )
    left += 1;
  let right = 0;
  while (
    right < FURTHEST &&
    to + right + 1 < ceiling &&
    to + right < ids.length &&
    ids[from + right] === ids[to + right]
  )
    right += 1;
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let shift = -left; shift <= right; shift += 1) {
    const score = edgeScore(words, from + shift) - cutBrackets(words, from + shift, to + shift);
    if (score > bestScore) {
      best = shift;
      bestScore = score;
    }
  }
  return best;
}

// Longer stretches are looked at by their edge alone, so that the time stays bounded.
const BRACKETED = 400;

function cutBrackets(words: Words, from: number, to: number): number {
  if (to - from > BRACKETED) return 0;
  const { open, shut } = openness(words, from, to);
  return open + shut > 0 ? 4 : 0;
}

const CLOSING = /^[\p{Pe}\p{Pf}.,;:!?…、。，；：！？،؛؟।]/u;
const OPENING = /^[\p{Ps}\p{Pi}¿¡]/u;

function edgeScore({ text, starts, ends }: Words, at: number): number {
  if (at === 0) return 3;
  const previousStart = starts[at - 1] ?? 0;
  const previousEnd = ends[at - 1] ?? 0;
  const start = starts[at] ?? text.length;
  const previous = text.slice(previousStart, previousEnd);
  const first = text.slice(start, start + 2);
  let score = 0;
  if (start > previousEnd) score += 1;
  if (CLOSING.test(previous)) score += 1;
  if (CLOSING.test(first)) score -= 1;
  if (OPENING.test(previous)) score -= 2;
  return score;
}
