import {
  type ListStyle,
  printList,
  type Token,
  type TokenRange,
} from '../references/print-list.ts';
import type { Span } from '../references/quoted.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { LetterEntry, LetterList, LetterNumber } from './letter-lists.ts';
import { between, type LetteredPaper } from './lettered-papers.ts';
import type { NumberedDecision } from './number.ts';

/** Words that take the place of others. */
export interface Edit extends Span {
  readonly text: string;
}

/** A list of letters with the paper of each of its numbers; null for a number that stays. */
export interface OwnedList {
  readonly list: LetterList;
  readonly ownerOf: (number: LetterNumber) => LetteredPaper | null;
}

/**
 * The changes that give a list its final numbers: each number in its place, all between them as typed. A range whose numbers no longer
 * run is a list then; null where that cannot be put so, for there are items at its ends or several papers. Every number of the list that has an
 * owner must be one of it.
 */
export function numberEdits(
  { list, ownerOf }: OwnedList,
  content: string,
  words: ReferenceWords,
): readonly Edit[] | null {
  const broken = list.entries.some((entry) => {
    const range = rangeOf(entry, ownerOf);
    return range !== null && !runs(range);
  });
  if (broken) return relisted({ list, ownerOf }, content, words);
  return list.entries.flatMap(({ from, to }) =>
    [from, ...(to ? [to] : [])].flatMap((number) => inPlace(number, ownerOf(number), content)),
  );
}

function inPlace(number: LetterNumber, owner: LetteredPaper | null, content: string): Edit[] {
  const final = owner?.decisions.get(number.letter)?.final;
  if (final === undefined) return [];
  const end = number.start + tokenLength(number, content);
  return [{ start: number.start, end, text: final }];
}

/** How many characters the figures and letters of a number have, without its items. */
function tokenLength({ start, end }: LetterNumber, content: string): number {
  return (
    /^[\d.]*[\s\u00A0\u2007\u2009\u202F]{0,2}\p{L}+/u.exec(content.slice(start, end))?.[0].length ??
    0
  );
}

function rangeOf(
  { from, to }: LetterEntry,
  ownerOf: OwnedList['ownerOf'],
): readonly NumberedDecision[] | null {
  const owner = ownerOf(from);
  if (to === null || owner === null) return null;
  return ownerOf(to) === owner ? between(owner, from.letter, to.letter) : [];
}

function runs(range: readonly NumberedDecision[]): boolean {
  const values = range.map(({ final }) => Number(/\d+$/.exec(final)?.[0]));
  return (
    range.length > 1 && values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1)
  );
}

function relisted(
  { list, ownerOf }: OwnedList,
  content: string,
  words: ReferenceWords,
): readonly Edit[] | null {
  const { entries } = list;
  const owners = new Set(entries.map(({ from }) => ownerOf(from)));
  const items = entries.some(
    ({ from, to, also }) => from.items.length + (to?.items.length ?? 0) + also.length > 0,
  );
  if (owners.size > 1 || items) return null;
  const all = entries.map(({ from, to }) => {
    const owner = ownerOf(from);
    const one = owner?.decisions.get(from.letter);
    if (to === null) return one === undefined ? [] : [one];
    return owner === null || ownerOf(to) !== owner ? [] : between(owner, from.letter, to.letter);
  });
  if (all.some((part) => part.length === 0)) return null;
  const ranges = all.flatMap((part): readonly TokenRange[] =>
    part.length > 2 && runs(part)
      ? [[token(part[0]), token(part.at(-1))]]
      : part.map((one) => [token(one)]),
  );
  return [
    {
      start: list.start,
      end: list.end,
      text: printList(ranges, styleOf(list, content, words), words),
    },
  ];
}

function token(decision: NumberedDecision | undefined): Token {
  return { outer: [], own: decision?.final ?? '' };
}

function styleOf({ entries }: LetterList, content: string, { forms }: ReferenceWords): ListStyle {
  const separators = entries
    .slice(1)
    .map(({ start }, at) => content.slice(entries[at]?.end ?? start, start));
  const ranged = entries.find(({ to }) => to !== null);
  const conjunction = ` ${forms.and[0] ?? ','} `;
  const joined = separators.findLast((text) => /\p{L}/u.test(text));
  return {
    comma: separators.find((text) => text.includes(',') && !/\p{L}/u.test(text)) ?? ', ',
    last: joined ?? conjunction,
    inner: joined ?? conjunction,
    inners: [],
    separators: [],
    dash: ranged?.to ? content.slice(ranged.from.end, ranged.to.start) : null,
    bracketed: false,
    blank: ' ',
    open: '',
    joint: ' ',
  };
}
