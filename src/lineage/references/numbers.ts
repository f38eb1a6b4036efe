import { LATIN_ORDINALS } from '../../model/label.ts';
import type { CitedNumber, CitedRange } from '../../model/reference.ts';
import type { Grammar } from './grammar.ts';
import { attempt, BLANK, type Cursor, sticky, take } from './phrases.ts';

/** Reads one number with the items behind it; null where none stands there. */
export type ReadNumber = (cursor: Cursor) => CitedNumber | null;

const LATIN = [...LATIN_ORDINALS, ...LATIN_ORDINALS.map((name) => name.toUpperCase())].join('|');
const ORDINAL = `(?:\\.?${BLANK}{0,2}(?:${LATIN})(?![\\p{L}\\p{N}])(?:${BLANK}[A-Z](?![\\p{L}\\p{N}'’/]|\\.[\\p{L}\\p{N}]))?)`;
// No year, no percentage, no part of a longer number, and no figure that a letter hangs on (`3e`).
const NUMBER = sticky(
  `(?:[A-Z]{1,2}(?=\\d))?\\d{1,3}(?:\\.\\d{1,3}){0,4}(?:${ORDINAL}|(?![\\p{L}\\p{N}/%°]|[.,]\\d|${BLANK}%|${BLANK}\\d{3}(?!\\d)))`,
  'uy',
);
const ITEM = sticky(
  `${BLANK}{0,2}(?<open>\\(?)(?<item>[a-z]{1,5}(?:${BLANK}(?:${LATIN}|ante))?)\\)`,
  'uy',
);
const ITEM_RANGE = sticky(
  `${BLANK}{0,2}\\((?<first>[a-z]{1,5})${BLANK}{0,2}[–—‑-]${BLANK}{0,2}(?<last>[a-z]{1,5})\\)`,
  'uy',
);
const ROMAN = /^[ivxl]{1,5}$/;
const ITEM_LETTERS = /^(?:[a-z]|([a-z])\1|[ivxl]{1,5})(?![a-z])/;
const MOST_ITEMS = 3;

/** `5`, `6 bis`, `10bis`, `1.2.3`, `B21`. */
export function readPlainNumber(cursor: Cursor): CitedNumber | null {
  const start = cursor.at;
  const found = take(cursor, NUMBER);
  return found && { labels: [found[0]], start, end: cursor.at };
}

/** A number as `read` reads it and the items behind it: `5 a)`, `14.170 (d) (i)`. */
export function withItems(cursor: Cursor, number: CitedNumber | null): CitedNumber | null {
  if (number === null) return null;
  const items = readItems(cursor);
  return items === null
    ? number
    : { labels: [...number.labels, ...items.labels], start: number.start, end: items.end };
}

/** Items without a number before them: `a)`, `(a) (i)`. The blank before the first is not part of them. */
export function readItems(cursor: Cursor): CitedNumber | null {
  const labels: string[] = [];
  let start = cursor.at;
  while (labels.length < MOST_ITEMS) {
    const from = cursor.at;
    const label = readItem(cursor);
    if (label === null) break;
    if (labels.length === 0) start = from + blanksAt(cursor.content, from);
    labels.push(label);
  }
  return labels.length === 0 ? null : { labels, start, end: cursor.at };
}

function readItem(cursor: Cursor): string | null {
  return attempt(cursor, () => {
    const item = take(cursor, ITEM)?.groups?.item;
    return item !== undefined && ITEM_LETTERS.test(item) ? item : null;
  });
}

function blanksAt(content: string, at: number): number {
  let blanks = 0;
  while (/\s/.test(content.charAt(at + blanks))) blanks += 1;
  return blanks;
}

/** How the numbers of a list may go on. */
export interface ListRules {
  /** The word before the first number is a singular one: a further number is none of the list unless its form tells. */
  readonly singular: boolean;
}

/** The numbers from the first on: lists, ranges, and items that take the number before them over. */
export function readList(
  cursor: Cursor,
  first: CitedNumber,
  read: ReadNumber,
  grammar: Grammar,
  { singular }: ListRules,
): readonly CitedRange[] {
  const ranges: CitedRange[] = [rangeFrom(cursor, first, read, grammar)];
  // Behind `5 et 7` a comma goes on with the sentence; behind `5 a) et c)` it may go on with the list.
  let closed = false;
  for (;;) {
    const last = ranges.at(-1);
    const next =
      last && attempt(cursor, () => nextOf(cursor, last, read, grammar, singular, closed));
    if (!next) return ranges;
    ranges.push(rangeFrom(cursor, next.number, read, grammar));
    closed ||= next.joined && !next.items;
  }
}

interface Next {
  readonly number: CitedNumber;
  readonly joined: boolean;
  readonly items: boolean;
}

function nextOf(
  cursor: Cursor,
  { from, to }: CitedRange,
  read: ReadNumber,
  grammar: Grammar,
  singular: boolean,
  closed: boolean,
): Next | null {
  const groups = take(cursor, grammar.separator)?.groups;
  if (!groups) return null;
  const joined = [groups.and, groups.or, groups.and2, groups.or2].some(
    (word) => word !== undefined,
  );
  const items = followingItems(cursor, to ?? from);
  if (items) return { number: items, joined, items: true };
  if (closed && !joined) return null;
  const number = read(cursor);
  if (number === null || (singular && !tells(cursor, number, joined))) return null;
  return { number, joined, items: false };
}

// `au paragraphe 5 et 6 ;` is a list in spite of its word, `au paragraphe 5 et 12 Parties` is none.
function tells({ content, at }: Cursor, { labels }: CitedNumber, joined: boolean): boolean {
  if (/[.A-Z]/.test(labels[0] ?? '')) return true;
  return joined && !/^[ \u00A0\u202F]+[\p{L}\p{N}]/u.test(content.slice(at, at + 4));
}

/** Items that hang on the number before them in the list: the `c)` of `5 a) et c)`. */
function followingItems(cursor: Cursor, before: CitedNumber): CitedNumber | null {
  if (before.labels.length < 2 && ITEM_LETTERS.test(before.labels[0] ?? '') === false) return null;
  const items = attempt(cursor, () => readItems(cursor));
  if (items === null) return null;
  const labels = [
    ...before.labels.slice(0, depthFor(items.labels[0] ?? '', before.labels)),
    ...items.labels,
  ];
  return { ...items, labels };
}

// `5 a) i) et b)`: a letter goes on with the letters, `et ii)` with the romans.
function depthFor(item: string, before: readonly string[]): number {
  const lowest = isLetters(before[0]) ? 0 : 1;
  for (let depth = before.length - 1; depth > lowest; depth -= 1) {
    const known = before[depth] ?? '';
    if (!ROMAN.test(known) || ROMAN.test(item)) return depth;
  }
  return lowest;
}

function isLetters(label: string | undefined): boolean {
  return label !== undefined && ITEM_LETTERS.test(label);
}

function rangeFrom(
  cursor: Cursor,
  from: CitedNumber,
  read: ReadNumber,
  grammar: Grammar,
): CitedRange {
  const bracketed = attempt(cursor, () => itemRange(cursor, from));
  if (bracketed) return bracketed;
  const to = attempt(cursor, () => {
    if (!take(cursor, grammar.range)) return null;
    return followingItems(cursor, from) ?? read(cursor);
  });
  return { from, to };
}

// `14.170 (a–c)`.
function itemRange(cursor: Cursor, number: CitedNumber): CitedRange | null {
  const { first, last } = take(cursor, ITEM_RANGE)?.groups ?? {};
  if (first === undefined || last === undefined) return null;
  if (!ITEM_LETTERS.test(first) || !ITEM_LETTERS.test(last)) return null;
  const end = cursor.at;
  return {
    from: { labels: [...number.labels, first], start: number.start, end: end - last.length - 2 },
    to: { labels: [...number.labels, last], start: end - last.length - 1, end },
  };
}
