import type { Span } from '../references/quoted.ts';
import { firstFrom } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import {
  goesOnToPaper,
  isOfSome,
  leadsToLetters,
  namesPaper,
  opensOnPaper,
} from './joining-words.ts';
import type { LetterList } from './letter-lists.ts';
import { type PaperSigns, paperSigns } from './paper-signs.ts';
import type { NamedSymbol } from './paper-symbols.ts';

/**
 * Whose letters a list has by its words: those of a paper that is named, perhaps those of one of some, or nobody's in particular. In doubt
 * `direct` says that the symbols stand at the list itself, and no symbols that the document cannot be told.
 */
export type NamedPaper =
  | { readonly kind: 'named'; readonly symbol: NamedSymbol }
  | { readonly kind: 'doubt'; readonly symbols: readonly NamedSymbol[]; readonly direct: boolean }
  | { readonly kind: 'none' };

/** Whose letters the lists of a text have by the documents that it names, and the sentence in which a place stands. */
export interface NamedPapers {
  readonly of: (list: LetterList) => NamedPaper;
  readonly sentenceOf: (place: Span) => Span;
}

/** Running text with its lists of letters, the symbols in it, and the documents that it names by their numbers alone, all in their order. */
export interface NamingText {
  readonly content: string;
  readonly lists: readonly LetterList[];
  readonly symbols: readonly NamedSymbol[];
  readonly numbered: readonly NamedSymbol[];
  readonly words: ReferenceWords;
}

/**
 * Tells of each list of a text the paper that the words around it name. That is certain where a symbol stands directly behind it (`5.AA of
 * Doc.9`, `5.AA contained in document …`, `5.AA (Doc.9)`), or opens its clause (`In document …, draft Decision 5.AA`). Another document that is
 * named in the same sentence, or in the one before with words that point back, leaves it in doubt. All lists together take the time of the text.
 */
export function namedPapers(text: NamingText): NamedPapers {
  const { content, symbols, words } = text;
  const known = symbols.filter(({ may }) => may.length > 0);
  const signs = [...known, ...text.numbered].sort((a, b) => a.start - b.start);
  const owned = ownedBy(text);
  const layout = paperSigns({ content, signs, words }, owned);
  const of = (list: LetterList): NamedPaper => {
    const behind = symbols[firstFrom(symbols, list.end)];
    if (behind && isBehind(list, behind, text)) return namedBehind(list, behind, signs, text);
    const front = frontOf(list, symbols);
    if (front && !owned.has(front) && isOpening(front, list, layout, text))
      return { kind: 'named', symbol: front };
    const around = layout.around(list);
    if (around.length > 0) return { kind: 'doubt', symbols: around, direct: false };
    return isOfUnnamed(list, layout, text)
      ? { kind: 'doubt', symbols: [], direct: false }
      : { kind: 'none' };
  };
  return { of, sentenceOf: layout.sentenceOf };
}

// Two papers behind a list part it between them, and `Decision 5.AA, and 5.BB of Doc.9` speaks of one.
function namedBehind(
  list: LetterList,
  behind: NamedSymbol,
  signs: readonly NamedSymbol[],
  { content, words }: NamingText,
): NamedPaper {
  const next = signs[firstFrom(signs, behind.end)];
  const isNext =
    next?.may.some((paper) => paper !== behind.paper) &&
    goesOnToPaper(content.slice(behind.end, next.start), words);
  const isMixed = (list.headed && list.singular && list.entries.length > 1) || isTwice(list);
  return isNext || isMixed
    ? { kind: 'doubt', symbols: [behind, ...(next && isNext ? [next] : [])], direct: true }
    : { kind: 'named', symbol: behind };
}

function isTwice({ entries }: LetterList): boolean {
  const seen = entries.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
  const keys = seen.map(({ letter, items }) => [letter, ...items].join(' '));
  return new Set(keys).size < keys.length;
}

// `of document`, or a bracket that holds the symbol.
function isBehind(
  { end }: LetterList,
  symbol: NamedSymbol,
  { content, words }: NamingText,
): boolean {
  if (symbol.start < end) return false;
  const between = content.slice(end, symbol.start);
  const isClosed = /[\])]$/.test(content.slice(symbol.start, symbol.end + 1).trimEnd());
  return namesPaper(between, isClosed, words);
}

function frontOf({ head }: LetterList, symbols: readonly NamedSymbol[]): NamedSymbol | undefined {
  let at = firstFrom(symbols, head) - 1;
  while (at >= 0 && (symbols[at]?.end ?? 0) > head) at -= 1;
  return symbols[at];
}

// `In document …, draft Decision`, with nothing else before it in its clause.
function isOpening(
  front: NamedSymbol,
  { head }: LetterList,
  { clauseStart }: PaperSigns,
  { content, words }: NamingText,
): boolean {
  if (!front.kin || !leadsToLetters(content.slice(front.end, head), words)) return false;
  const clause = content.slice(clauseStart(front.start), front.start);
  return opensOnPaper(clause.replace(/^.*\(/s, ''), words);
}

const MOST_TO_UNNAMED = 40;

// `5.AA of that document`, of which nobody knows which it is.
function isOfUnnamed(
  { end }: LetterList,
  { unnamedBehind }: PaperSigns,
  { content, words }: NamingText,
): boolean {
  const unnamed = unnamedBehind(end);
  if (unnamed === null || unnamed.start - end > MOST_TO_UNNAMED) return false;
  return isOfSome(content.slice(end, unnamed.start), words);
}

/** The symbols of which a list says by its words that it has them. */
function ownedBy(text: NamingText): ReadonlySet<NamedSymbol> {
  const owned = new Set<NamedSymbol>();
  for (const symbol of text.symbols) {
    const list = text.lists[firstFrom(text.lists, symbol.start) - 1];
    if (list && isBehind(list, symbol, text)) owned.add(symbol);
  }
  return owned;
}
