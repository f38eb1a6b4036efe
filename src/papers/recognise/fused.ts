/** The one stretch in which a redline and its clean text differ, in whole words with their blanks. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly shown: string;
  readonly clean: string;
}

const WORD = /[\p{L}\p{N}][^\s]*[\p{L}\p{N}]|[^\s]/gu;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** What stands between the words that both texts begin and end with. */
export function stretchOf(fused: string, clean: string): Stretch {
  const [olds, news] = [cutWords(fused), cutWords(clean)];
  const least = Math.min(olds.length, news.length);
  let head = 0;
  while (head < least && olds[head]?.text === news[head]?.text) head += 1;
  let tail = 0;
  while (tail < least - head && olds.at(-1 - tail)?.text === news.at(-1 - tail)?.text) tail += 1;
  const old = olds.slice(head, olds.length - tail);
  const young = news.slice(head, news.length - tail);
  const from = old[0]?.from ?? 0;
  const to = old.at(-1)?.to ?? from;
  const written = clean.slice(young[0]?.from ?? 0, young.at(-1)?.to ?? 0);
  return { from, to, shown: fused.slice(from, to), clean: written };
}

function cutWords(text: string): Word[] {
  return [...text.matchAll(WORD)].map((found) => ({
    text: found[0],
    from: found.index,
    to: found.index + found[0].length,
  }));
}

/**
 * The old word of a fused one that begins or ends with the clean word: a range of years, a number or a symbol of the same
 * shape as that (`2017-20292026-2038` and `2026-2038` give `2017-2029`). Null where it is not certain (`COP165` and `COP16`).
 */
export function oldWord({ shown, clean }: Stretch): string | null {
  if (clean === '' || shown === clean) return null;
  const rests = [
    ...(shown.endsWith(clean) ? [shown.slice(0, -clean.length)] : []),
    ...(shown.startsWith(clean) ? [shown.slice(clean.length)] : []),
  ].filter((rest) => rest !== clean && sameShape(rest, clean));
  const [rest, other] = rests;
  return rest === undefined || (other !== undefined && other !== rest) ? null : rest;
}

// Two numbers of four figures at most fuse to one that nobody writes; shorter ones may be one longer number cut.
function sameShape(rest: string, clean: string): boolean {
  const shapes = [/^[0-9]{4}[-–][0-9]{4}$/, /^[0-9]{4}$/];
  if (shapes.some((shape) => shape.test(rest) && shape.test(clean))) return true;
  const symbol = /^\p{Lu}+(?:\/[\p{L}\p{N}.]+)+$/u;
  const opening = clean.slice(0, clean.indexOf('/') + 1);
  if (!symbol.test(rest) || !symbol.test(clean) || !rest.startsWith(opening)) return false;
  return !rest.slice(1).includes(opening) && rest.split('/').length === clean.split('/').length;
}

/** Whether a whole clause went out and nothing came in: the only difference is one that a comma opens. */
export function isClauseRemoved({ shown, clean }: Stretch): boolean {
  return clean === '' && /^,\s/u.test(shown);
}
