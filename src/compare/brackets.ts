import type { Edit } from './align-words.ts';
import type { Words } from './words.ts';

// `l’urial (Ovis vignei)` became `le lynx (Lynx lynx)`: the brackets are equal words, and an edit of the words alone would cut
// through both pairs. A person strikes the bracket with what it holds.

/**
 * Replacements widened so that none cuts a pair of brackets or quotation marks that it need not cut: an edit takes the closing one that stands
 * unchanged behind it, or the opening one before it, where fewer are then left alone on its two sides.
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
  const left = alone(edit, before, after);
  if (left === 0) return edit;
  const closing = { ...edit, a1: a1 + 1, b1: b1 + 1 };
  const closes = a1 < limit && isMark(before, a1, CLOSING) && alone(closing, before, after) < left;
  const closed = closes ? closing : edit;
  const opening = { ...closed, a0: a0 - 1, b0: b0 - 1 };
  const opens =
    a0 > floor &&
    b0 > 0 &&
    isMark(before, a0 - 1, OPENING) &&
    alone(opening, before, after) < alone(closed, before, after);
  return opens ? opening : closed;
}

/** How many brackets and quotation marks on the two sides of an edit have no partner in it. */
function alone({ a0, a1, b0, b1 }: Edit, before: Words, after: Words): number {
  const [here, there] = [openness(before, a0, a1), openness(after, b0, b1)];
  return here.open + here.shut + there.open + there.shut;
}

const OPENING = /^[\p{Ps}«“‹]$/u;
const CLOSING = /^[\p{Pe}»”›]$/u;

/**
 * How many brackets and quotation marks are opened and not shut, and shut without having been opened, from one word up to another. The mark of
 * an item, `a)`, shuts nothing.
 */
export function openness(words: Words, from: number, to: number): { open: number; shut: number } {
  let open = 0;
  let shut = 0;
  for (let at = from; at < to; at += 1) {
    if (isMark(words, at, OPENING)) open += 1;
    else if (isMark(words, at, CLOSING)) {
      if (open > 0) open -= 1;
      else if (!isItemMark(words, at)) shut += 1;
    }
  }
  return { open, shut };
}

const ITEM = /(?:^|\s)[\p{Ll}\p{N}]{1,3}$/u;

// A short word with a bracket right behind it and a blank before it.
function isItemMark({ text, starts }: Words, at: number): boolean {
  const start = starts[at] ?? 0;
  return text.charAt(start) === ')' && ITEM.test(text.slice(Math.max(0, start - 4), start));
}

function isMark({ text, starts, ends }: Words, at: number, mark: RegExp): boolean {
  const start = starts[at] ?? 0;
  return (ends[at] ?? 0) - start === 1 && mark.test(text.charAt(start));
}
