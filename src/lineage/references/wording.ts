import type { CitedRange } from '../../model/reference.ts';
import { grammarOf, HEAD_KINDS, type HeadKind } from './grammar.ts';
import type { LinkPart } from './link-part.ts';
import { agreeing, inflected, type ListStyle } from './print-list.ts';
import type { Span } from './quoted.ts';
import type { Rendering, Rewording } from './render.ts';
import type { ReferenceWords } from './words.ts';

/** How the numbers were worded; what they do not show is taken from the language. */
export function styleOf(
  { content, reference, places, indices, words }: Rendering,
  ranges: readonly CitedRange[],
): ListStyle {
  const separators = ranges.slice(1).map(({ from }, index) => {
    const last = ranges[index];
    return content.slice((last?.to ?? last?.from)?.end ?? from.start, from.start);
  });
  const numbers = ranges.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
  const whole = content.slice(numbers[0]?.start ?? 0, numbers.at(-1)?.end ?? 0);
  const ranged = ranges.find(({ to }) => to !== null);
  const dash = ranged?.to ? content.slice(ranged.from.end, ranged.to.start) : null;
  const itemed = /(?<joint>[ \u00A0\u202F]*)(?<open>\(?)[a-z]{1,5}(?:[–—‑-][a-z]{1,5})?\)/u.exec(
    whole,
  )?.groups;
  const printed = places.places[indices[0] ?? -1]?.labels.at(-1)?.open ?? '';
  const joined = separators.at(-1) ?? '';
  const inners = ranges.slice(1).map(({ from }, index) => {
    const before = (ranges[index]?.to ?? ranges[index]?.from)?.labels ?? [];
    return from.labels.length > 1 && from.labels[0] === before[0] && before.length > 1;
  });
  const inner = separators.find((text, index) => inners[index] && /\p{L}/u.test(text));
  const afterItems = inners.at(-1) === false && inners.at(-2) === true;
  const conjunction = ` ${words.forms.and[0] ?? ','} `;
  const blank =
    /[ \u00A0\u202F]/.exec(content.slice(reference.start, numbers[0]?.start))?.[0] ?? ' ';
  return {
    comma: separators.find((text) => !/\p{L}/u.test(text)) ?? ', ',
    last: /\p{L}/u.test(joined) ? withoutComma(joined, afterItems) : conjunction,
    inner: inner ?? (/\p{L}/u.test(joined) ? joined.replace(/^,/, '') : conjunction),
    separators,
    inners,
    dash,
    bracketed: /\([a-z]{1,5}[ \u00A0]?[–—‑-][ \u00A0]?[a-z]{1,5}\)/u.test(whole),
    blank,
    open: itemed?.open ?? (/[(（]/.test(printed) ? '(' : ''),
    joint:
      itemed && numbers[0] && numbers[0].labels.length > 1 && reference.outer === null
        ? (itemed.joint ?? blank)
        : blank,
  };
}

// The comma of `3 a) and c), and 5` parts the two conjunctions.
function withoutComma(joined: string, afterItems: boolean): string {
  return afterItems ? joined.replace(/^,/, '') : joined;
}

/** The word before the numbers; where others of its numbers stand outside of the link, only one inside it. */
export function headOf({
  content,
  reference,
  span,
  whole,
  words,
}: Rendering & LinkPart): (Span & { readonly kind: HeadKind }) | null {
  const grammar = grammarOf(words);
  const first = reference.numbers[0]?.from.start ?? reference.end;
  const { outer } = reference;
  // The word before items that stand behind the number of their paragraph is between the two.
  const from = outer !== null && outer.end <= first ? outer.end : reference.start;
  const start = whole ? from : Math.max(from, span.start);
  for (let at = start; at < first; at += 1) {
    for (const kind of HEAD_KINDS) {
      const expression = grammar.heads[kind];
      expression.lastIndex = at;
      const found = expression.exec(content);
      if (found && at + found[0].length <= first)
        return { start: at, end: at + found[0].length, kind };
    }
  }
  return null;
}

/** The word before the numbers in the singular or plural that it now needs, and the article before it; it stays where others share it. */
export function reword(
  rendering: Rendering & LinkPart,
  ranges: readonly CitedRange[],
  plural: boolean,
): readonly Rewording[] {
  const { content, words, reference } = rendering;
  const head = headOf(rendering);
  const deep = reference.kind === 'item' || reference.outer !== null || head?.kind === 'item';
  const mains = new Set(
    ranges.flatMap(({ from, to }) =>
      [from, ...(to ? [to] : [])].map(({ labels }) => (deep ? labels.join(' ') : labels[0])),
    ),
  );
  if (head === null || !rendering.whole || mains.size > 1 === plural) return [];
  const word = content.slice(head.start, head.end);
  const text = inflected(word, plural, words.forms[head.kind]);
  if (text === null || text === word) return [];
  return [
    ...article(content, head.start, text, plural, words),
    { start: head.start, end: head.end, text },
  ];
}

const ARTICLE =
  /(?<![\p{L}\p{N}'’])((?:\p{L}{1,4} )?\p{L}{1,7}['’]|\p{L}{1,7}(?: \p{L}{1,3})?[ \u00A0])$/u;

/** `aux` before a word that is now in the singular: `au` or `à l’`, as the word begins. */
export function article(
  content: string,
  at: number,
  word: string,
  plural: boolean,
  { forms }: ReferenceWords,
): readonly Rewording[] {
  const found = ARTICLE.exec(content.slice(Math.max(0, at - 16), at))?.[1] ?? '';
  const whole = found.trimEnd();
  const feminine = forms.feminine.some((one) => one.toLowerCase() === word.toLowerCase());
  const behind = { plural, vowel: startsWithVowel(word), feminine };
  for (const candidate of [whole, whole.split(' ').at(-1) ?? '']) {
    const text = agreeing(candidate, behind, forms.agreeing);
    if (text === null) continue;
    const blank = /['’]$/.test(text) ? '' : found.slice(whole.length) || ' ';
    const start = at - found.length + whole.length - candidate.length;
    const printed = `${text}${blank}`;
    return content.slice(start, at) === printed ? [] : [{ start, end: at, text: printed }];
  }
  return [];
}

/** Whether an article is elided before a word. */
export function startsWithVowel(word: string): boolean {
  return /^\p{L}/u.test(word) && !/^[b-df-gj-np-tv-z]/i.test(word);
}
