import type { Edit } from './align-words.ts';
import type { Words } from './words.ts';

// `l’urial (Ovis vignei)` became `le lynx (Lynx lynx)`: the brackets are equal words, and an edit of the words alone would cut
// through both pairs. A person strikes the bracket with what it holds.

/**
 * Replacements widened so that none cuts a pair of brackets which both sides have: an edit that opens a bracket on both
 * sides takes the closing one that stands behind it unchanged, one that closes takes the opening one before it.
 */
export function wholeBrackets(edits: readonly Edit[], before: Words, after: Words): Edit[] {
  const whole: Edit[] = [];
  for (const [at, edit] of edits.entries()) {
    const limit = edits[at + 1]?.a0 ?? before.ids.length;
    const floor = whole.at(-1)?.a1 ?? 0;
    whole.push(widen(edit, before, after, floor, limit));
  }
  return whole;
}

function widen(edit: Edit, before: Words, after: Words, floor: number, limit: number): Edit {
  const { a0, a1, b0, b1 } = edit;
  if (a0 === a1 || b0 === b1) return edit;
  const here = openness(before, a0, a1);
  const there = openness(after, b0, b1);
  const closes = here.open > 0 && there.open > 0 && a1 < limit && isMark(before, a1, /^\p{Pe}$/u);
  const opens =
    here.shut > 0 && there.shut > 0 && a0 > floor && isMark(before, a0 - 1, /^\p{Ps}$/u);
  return {
    a0: opens ? a0 - 1 : a0,
    b0: opens ? b0 - 1 : b0,
    a1: closes ? a1 + 1 : a1,
    b1: closes ? b1 + 1 : b1,
  };
}

/** How many brackets are opened and not shut, and shut without having been opened, from one word up to another. */
export function openness(words: Words, from: number, to: number): { open: number; shut: number } {
  let open = 0;
  let shut = 0;
  for (let at = from; at < to; at += 1) {
    if (isMark(words, at, /^\p{Ps}$/u)) open += 1;
    else if (isMark(words, at, /^\p{Pe}$/u)) {
      if (open > 0) open -= 1;
      else shut += 1;
    }
  }
  return { open, shut };
}

function isMark({ text, starts, ends }: Words, at: number, mark: RegExp): boolean {
  const start = starts[at] ?? 0;
  return (ends[at] ?? 0) - start === 1 && mark.test(text.charAt(start));
}
