import { LATIN_ORDINALS } from '../../model/label.ts';
import type { Pattern } from '../../model/profile.ts';
import { withoutAddresses } from '../references/addresses.ts';
import { type Grammar, grammarOf } from '../references/grammar.ts';
import { readItems } from '../references/numbers.ts';
import { attempt, BLANK, type Cursor, phrases, sticky, take } from '../references/phrases.ts';
import type { Span } from '../references/quoted.ts';
import { type ReferenceWords, readForm } from '../references/words.ts';
import { provisionalOf } from './letters.ts';

/** A provisional number in running text. `exact`: with its point, in capitals; `known`: as the body writes it, without a point too. */
export interface LetterNumber extends Span {
  /** Null where the letters stand alone: the `BB` of `Decisions AA and BB`. */
  readonly series: string | null;
  readonly letter: string;
  readonly form: 'exact' | 'known' | 'loose' | 'bare';
  /** The items behind it, without brackets. */
  readonly items: readonly string[];
}

/** One number of a list, or the ends of a range. */
export interface LetterEntry extends Span {
  readonly from: LetterNumber;
  readonly to: LetterNumber | null;
  /** Further items of the last number: the `c)` of `5.AA a) and c)`. */
  readonly also: readonly (readonly string[])[];
}

/** Provisional numbers that hang together: `Decisions 5.AA to 5.CC and 5.EE a)`. */
export interface LetterList extends Span {
  /** Where its word, `Decisions`, begins; that of the first number where it has none. */
  readonly head: number;
  readonly headed: boolean;
  readonly singular: boolean;
  readonly entries: readonly LetterEntry[];
}

// Figures, a point or a blank, a letter that stands twice or three times.
const TOKEN =
  /(?<![\p{L}\p{N}.])(?:(?<series>\d{1,3})(?<gap>\.? {0,2}))?(?<letter>\p{Lu}|\p{Ll})\k<letter>{1,2}(?![\p{L}\p{N}])/gu;
const TOKEN_HERE = new RegExp(TOKEN.source, 'uy');
const ORDINAL = sticky(`${BLANK}{0,2}(?:${LATIN_ORDINALS.join('|')})(?![\\p{L}\\p{N}])`, 'uy');
const ROMAN = /^[ivxlcdm]+$/i;
const STROKE = sticky(`${BLANK}{0,2}[/&]${BLANK}{0,2}`);
const ITEM_RANGE = sticky(
  `${BLANK}{0,2}\\((?<first>[a-z]{1,5})${BLANK}{0,2}[–—‑-]${BLANK}{0,2}(?<last>[a-z]{1,5})\\)`,
  'uy',
);

/** All lists of provisional numbers in running text, in their order. What is no such number by its form (`15 MM`) and has no word before it is a list of its own. */
export function letterLists(content: string, words: ReferenceWords): readonly LetterList[] {
  const plain = readableText(content);
  const lists: LetterList[] = [];
  const cursor: Cursor = { content: plain, at: 0 };
  for (const hit of plain.matchAll(TOKEN)) {
    if (hit.index < cursor.at) continue;
    const head = headBefore(plain, hit.index, words);
    cursor.at = hit.index;
    const first = readNumber(cursor, words.draftDecision, head !== null);
    if (first === null) {
      cursor.at = hit.index + 1;
      continue;
    }
    lists.push(readRest(cursor, first, head, words));
  }
  return lists;
}

/** Running text of the same length with one kind of blank and nothing to be read in addresses. */
export function readableText(content: string): string {
  return withoutAddresses(content).replace(/[\u00A0\u2007\u2009\u202F\n]/g, ' ');
}

interface Head {
  readonly start: number;
  readonly singular: boolean;
}

const headExpressions = new WeakMap<ReferenceWords, RegExp>();
const LOOK_BEHIND = 60;

/** The word for a Decision that stands before an offset of readable text: `Decisions 5.3 and `, `Decision No. [`, `the Decision “`. */
export function headBefore(content: string, at: number, words: ReferenceWords): Head | null {
  const expression = headExpressions.get(words) ?? headExpression(words);
  headExpressions.set(words, expression);
  const from = Math.max(0, at - LOOK_BEHIND);
  const found = expression.exec(content.slice(from, at));
  const word = found?.groups?.word;
  if (!found || word === undefined) return null;
  const form = words.forms.decision
    .map(readForm)
    .find(({ singular }) => singular.toLowerCase() === word.toLowerCase());
  const many = found.groups?.many !== undefined;
  return { start: from + found.index, singular: form !== undefined && !many };
}

function headExpression({ forms }: ReferenceWords): RegExp {
  const decision = phrases(
    forms.decision.map(readForm).flatMap(({ singular, plural }) => [singular, plural]),
  );
  const several = forms.drafts.map(readForm).filter(({ singular, plural }) => singular !== plural);
  const many = `(?<many>${phrases(several.map(({ plural }) => plural))})`;
  const number = `\\d{1,3}\\.\\d{1,4}(?:${BLANK}?\\(?[a-z]\\))?`;
  const joined = `(?:${BLANK}{0,2},${BLANK}{0,2}|${BLANK}{1,2}(?:${phrases([...forms.and, ...forms.or])})${BLANK}{1,2})`;
  return new RegExp(
    `(?:${many}${BLANK}{1,2}(?:(?:${phrases(forms.of)})(?:${BLANK}{1,2}|(?<=['’])))?)?(?<word>${decision})${BLANK}{1,2}(?:(?:${phrases(forms.filler)})${BLANK}{1,2})?(?:${number}${joined}){0,3}[[(“«"]?${BLANK}?$`,
    'iu',
  );
}

function readNumber(
  cursor: Cursor,
  patterns: readonly Pattern[],
  headed: boolean,
): LetterNumber | null {
  const start = cursor.at;
  const found = take(cursor, TOKEN_HERE);
  const { series, gap = '', letter } = found?.groups ?? {};
  if (!found || letter === undefined) return null;
  const [text] = found;
  const end = cursor.at;
  const upper = letter !== letter.toLowerCase();
  const typed = series === undefined ? text : text.slice(series.length + gap.length);
  const isNumber =
    series === undefined
      ? upper && standsAlone(cursor.content, start, end)
      : upper || (gap !== '' && (headed || !gap.startsWith('.') || !ROMAN.test(typed)));
  if (!isNumber) {
    cursor.at = start;
    return null;
  }
  const form = formOf(text, series, upper && gap === '.', patterns);
  // `5.AA bis` is not 5.AA.
  const ordinal = take(cursor, ORDINAL)?.[0] ?? '';
  const items = readItemsBehind(cursor);
  return {
    series: series ?? null,
    letter: `${typed.toUpperCase()}${ordinal}`,
    form,
    items,
    start,
    end,
  };
}

function formOf(
  text: string,
  series: string | undefined,
  exact: boolean,
  patterns: readonly Pattern[],
): LetterNumber['form'] {
  if (series === undefined) return 'bare';
  if (exact) return 'exact';
  return provisionalOf(text, patterns) === null ? 'loose' : 'known';
}

const PART_BEHIND = /^(?:[/-](?!(\p{Lu})\1)[\p{L}\p{N}]|\.\p{L}|\. ?\p{Lu}{2})/u;
const PART_BEFORE = /(?<!\1(\p{Lu}))[./]$/u;

// `A/RES/AA`, `EE. UU.` and `AA-4` are no letters of a Decision.
function standsAlone(content: string, start: number, end: number): boolean {
  if (PART_BEHIND.test(content.slice(end, end + 5))) return false;
  return !PART_BEFORE.test(content.slice(Math.max(0, start - 4), start));
}

function readItemsBehind(cursor: Cursor): readonly string[] {
  const items = attempt(cursor, () => readItems(cursor));
  if (items !== null) return items.labels;
  const first = take(cursor, ITEM_RANGE)?.groups?.first;
  return first === undefined ? [] : [first];
}

interface Reading {
  readonly cursor: Cursor;
  readonly grammar: Grammar;
  /** The next number, if it may stand in one list with the first. */
  readonly next: () => LetterNumber | null;
}

function readRest(
  cursor: Cursor,
  first: LetterNumber,
  head: Head | null,
  words: ReferenceWords,
): LetterList {
  const grammar = grammarOf(words);
  const next = (): LetterNumber | null => {
    const number = readNumber(cursor, words.draftDecision, head !== null);
    // `5.AA and 10 MM` is no list.
    const isSame = number?.series === null || number?.series === first.series;
    return number?.form === 'exact' || isSame ? number : null;
  };
  const reading: Reading = { cursor, grammar, next };
  const entries: LetterEntry[] = [];
  for (let number: LetterNumber | null = first; number !== null; ) {
    entries.push(readEntry(number, reading));
    number = attempt(cursor, () =>
      take(cursor, grammar.separator) || take(cursor, STROKE) ? next() : null,
    );
  }
  return {
    start: first.start,
    end: cursor.at,
    head: head?.start ?? first.start,
    headed: head !== null,
    singular: head?.singular ?? false,
    entries,
  };
}

/** A number with what stands behind it: the other end of its range, further items of it. */
function readEntry(from: LetterNumber, { cursor, grammar, next }: Reading): LetterEntry {
  const also: (readonly string[])[] = [];
  const to = attempt(cursor, () => {
    if (!take(cursor, grammar.range)) return null;
    const items = furtherItems(cursor, from);
    if (items !== null) also.push(items);
    return items === null ? next() : from;
  });
  const stop = cursor.at;
  // Items of the number before: nothing of them changes.
  const more = (): readonly string[] | null =>
    take(cursor, grammar.separator) ? furtherItems(cursor, to ?? from) : null;
  for (let items = attempt(cursor, more); items !== null; items = attempt(cursor, more))
    also.push(items);
  const end = also.length > 0 ? cursor.at : stop;
  return { from, to: to === from ? null : to, also, start: from.start, end };
}

function furtherItems(cursor: Cursor, { items }: LetterNumber): readonly string[] | null {
  const read = items.length === 0 ? null : attempt(cursor, () => readItems(cursor));
  return read?.labels ?? null;
}
