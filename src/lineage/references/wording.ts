import type { CitedRange } from '../../model/reference.ts';
import { grammarOf, type HeadKind } from './grammar.ts';
import { inflected, type ListStyle } from './print-list.ts';
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
  const blank =
    /[ \u00A0\u202F]/.exec(content.slice(reference.start, numbers[0]?.start))?.[0] ?? ' ';
  return {
    comma: separators.find((text) => !/\p{L}/u.test(text)) ?? ', ',
    last: /\p{L}/u.test(joined) ? joined : ` ${words.forms.and[0] ?? ','} `,
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

/** The word before the numbers, where it is part of the link. */
export function headOf({
  content,
  reference,
  span,
  words,
}: Rendering): (Span & { readonly kind: HeadKind }) | null {
  const grammar = grammarOf(words);
  const first = reference.numbers[0]?.from.start ?? reference.end;
  for (let at = Math.max(reference.start, span.start); at < first; at += 1) {
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

const HEAD_KINDS: readonly HeadKind[] = [
  'paragraph',
  'item',
  'annex',
  'activity',
  'resolution',
  'decision',
];

/** The word before the numbers in the singular or plural that it now needs, and the article before it. */
export function reword(
  rendering: Rendering,
  ranges: readonly CitedRange[],
  plural: boolean,
): readonly Rewording[] {
  const { content, words, reference } = rendering;
  const head = headOf(rendering);
  const deep = reference.kind === 'item' || reference.outer !== null;
  const mains = new Set(
    ranges.flatMap(({ from, to }) =>
      [from, ...(to ? [to] : [])].map(({ labels }) => (deep ? labels.join(' ') : labels[0])),
    ),
  );
  if (head === null || mains.size > 1 === plural) return [];
  const word = content.slice(head.start, head.end);
  const text = inflected(word, plural, words.forms[head.kind]);
  if (text === null || text === word) return [];
  return [
    ...article(content, head.start, plural, words),
    { start: head.start, end: head.end, text },
  ];
}

function article(
  content: string,
  at: number,
  plural: boolean,
  words: ReferenceWords,
): readonly Rewording[] {
  const before = /(?<![\p{L}\p{N}])(\p{L}{1,7}(?: \p{L}{1,3})?)([ \u00A0])$/u;
  const found = before.exec(content.slice(Math.max(0, at - 14), at));
  if (!found) return [];
  const whole = found[1] ?? '';
  for (const candidate of [whole, whole.split(' ').at(-1) ?? '']) {
    const text = inflected(candidate, plural, words.forms.agreeing);
    if (text === null || text === candidate) continue;
    const end = at - 1;
    return [{ start: end - candidate.length, end, text }];
  }
  return [];
}
