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
 * The changes that give a list its final numbers: each number in its place, all between them as typed. A range goes from the lowest number
 * to the highest; where there are others between them it is a list then, in the order of its numbers; null where that cannot be put so, for
 * there are items at its ends or several papers. Every number of the list that has an owner must be one of it.
 */
export function numberEdits(
  { list, ownerOf }: OwnedList,
  content: string,
  words: ReferenceWords,
): readonly Edit[] | null {
  const ranges = list.entries.map((entry) => rangeOf(entry, ownerOf));
  const broken = list.entries.some((entry, at) => isBroken(entry, ranges[at] ?? null, ownerOf));
  if (broken) return relisted({ list, ownerOf }, content, words);
  return list.entries.flatMap(({ from, to }, at) => {
    const range = ranges[at] ?? null;
    if (to === null || range === null)
      return [from, ...(to ? [to] : [])].flatMap((number) =>
        inPlace(number, ownerOf(number)?.decisions.get(number.letter), content),
      );
    return [...inPlace(from, range[0], content), ...inPlace(to, range.at(-1), content)];
  });
}

// Whether the numbers of a range leave some out, or its items would stand at the wrong end.
function isBroken(
  { from, to, also }: LetterEntry,
  range: readonly NumberedDecision[] | null,
  ownerOf: OwnedList['ownerOf'],
): boolean {
  if (range === null || to === null) return false;
  const isTurned = range[0] !== ownerOf(from)?.decisions.get(from.letter);
  const hasItems = from.items.length + to.items.length + also.length > 0;
  return range.length < 2 || runsOf(range).length > 1 || (isTurned && hasItems);
}

function inPlace(
  number: LetterNumber,
  decision: NumberedDecision | undefined,
  content: string,
): Edit[] {
  if (decision === undefined) return [];
  const end = number.start + tokenLength(number, content);
  return [{ start: number.start, end, text: decision.final }];
}

/** How many characters the figures and letters of a number have, without its items. */
function tokenLength({ start, end }: LetterNumber, content: string): number {
  return (
    /^[\d.]*[\s\u00A0\u2007\u2009\u202F]{0,2}\p{L}+/u.exec(content.slice(start, end))?.[0].length ??
    0
  );
}

/** The Decisions of a range in the order of their final numbers; none where there are none, null for what is no range. */
function rangeOf(
  { from, to }: LetterEntry,
  ownerOf: OwnedList['ownerOf'],
): readonly NumberedDecision[] | null {
  const owner = ownerOf(from);
  if (to === null || owner === null) return null;
  if (ownerOf(to) !== owner) return [];
  return between(owner, from.letter, to.letter).toSorted((a, b) => figureOf(a) - figureOf(b));
}

function figureOf({ final }: NumberedDecision): number {
  return Number(/\d+$/.exec(final)?.[0]);
}

/** Decisions in the order of their numbers, parted where a number is left out. */
function runsOf(range: readonly NumberedDecision[]): readonly (readonly NumberedDecision[])[] {
  const runs: NumberedDecision[][] = [];
  for (const each of range) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before && figureOf(before) + 1 === figureOf(each)) last.push(each);
    else runs.push([each]);
  }
  return runs;
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
  const all = entries.map((entry) => {
    const one = ownerOf(entry.from)?.decisions.get(entry.from.letter);
    return entry.to === null
      ? [one].flatMap((each) => each ?? [])
      : (rangeOf(entry, ownerOf) ?? []);
  });
  if (all.some((part) => part.length === 0)) return null;
  const ranges = all
    .flatMap(runsOf)
    .flatMap((run): readonly TokenRange[] =>
      run.length > 2 ? [[token(run[0]), token(run.at(-1))]] : run.map((one) => [token(one)]),
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
