import type { Paragraph } from '../../model/paragraph.ts';
import { baseWords } from './base.ts';
import { looseWords } from './words.ts';

/** What a quotation puts where it leaves words out. */
export const ELISION = /(?:\[(?:…|\.{3})\]|\((?:…|\.{3})\)|…)/u;

const WHOLE = new RegExp(`^${ELISION.source}[.;,]?$`, 'u');

/** Whether a paragraph of a quotation only says that others are left out: `[…]`, `(...)`, `…`. */
export function isElision(paragraph: Paragraph): boolean {
  return WHOLE.test(baseWords(paragraph));
}

/** Whether what a quotation has around such marks stands in the adopted words, in this order, from their beginning to their end; looks aside. */
export function isElidedFrom(expected: string, found: string): boolean {
  const parts = looseWords(found).split(ELISION);
  const whole = looseWords(expected);
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (parts.length < 2 || !whole.startsWith(first) || !whole.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const next = whole.indexOf(part, at);
    if (next < 0) return false;
    at = next + part.length;
  }
  return at <= whole.length - last.length;
}

/**
 * Which paragraphs of an adopted text (by their places in it) a quotation leaves out and says so. `elisions` tells behind how many of its own
 * paragraphs each such mark stands, `matched` which of these quotes which adopted one.
 */
export function leftOut(
  elisions: readonly number[],
  matched: readonly { readonly before: number; readonly after: number }[],
): (before: number) => boolean {
  return (before) => {
    const above = matched.filter((one) => one.before < before).map(({ after }) => after);
    const below = matched.filter((one) => one.before > before).map(({ after }) => after);
    const [from, to] = [Math.max(-1, ...above) + 1, Math.min(Number.POSITIVE_INFINITY, ...below)];
    return elisions.some((at) => at >= from && at <= to);
  };
}

const OPENING = /^[“«"„]\s*/u;
const CLOSING = /\s*[”»"“]$/u;

/** The words of a quotation without the marks that open its first paragraph and close its last; as they are where these belong to words inside. */
export function unquoted(words: readonly string[]): readonly string[] {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  const ends = words.length - 1;
  const stripped = words.map((one, at) => {
    const opened = at === 0 ? one.replace(OPENING, '') : one;
    return at === ends ? opened.replace(CLOSING, '') : opened;
  });
  const stands = OPENING.test(first) && CLOSING.test(last);
  return stands && stripped.every((one) => isBalanced(one)) ? stripped : words;
}

function isBalanced(words: string): boolean {
  let open = 0;
  for (const mark of words.match(/[“«„”»]/gu) ?? []) {
    open += /[“«„]/u.test(mark) ? 1 : -1;
    if (open < 0) return false;
  }
  return open === 0 && (words.match(/"/gu) ?? []).length % 2 === 0;
}
