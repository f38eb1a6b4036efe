import { grammarOf } from '../references/grammar.ts';
import type { ReferenceWords } from '../references/words.ts';
import { readForm } from '../references/words.ts';
import type { LetterList } from './letter-lists.ts';
import type { NamedSymbol } from './paper-symbols.ts';

/** Whose letters a list has by its words: those of a paper that is named, perhaps those of one, or nobody's in particular. */
export type NamedPaper =
  | { readonly kind: 'named'; readonly symbol: NamedSymbol }
  | { readonly kind: 'doubt'; readonly symbol: NamedSymbol }
  | { readonly kind: 'none' };

/**
 * The symbol that the words around letters name as that of their paper: `5.AA of Doc.9`, `5.AA contained in document …`, `in document
 * …, draft Decision 5.AA`. A symbol that stands in the same clause otherwise leaves it in doubt. `lists` and `symbols` are those of
 * `content`.
 */
export function namedPaper(
  list: LetterList,
  lists: readonly LetterList[],
  symbols: readonly NamedSymbol[],
  content: string,
  words: ReferenceWords,
): NamedPaper {
  const joining = joiningWords(words);
  const behind = symbols.find(({ start }) => start >= list.end);
  if (behind && isBehind(list, behind, content, joining)) {
    // `Decision 5.AA, and 5.BB of Doc.9`: the word speaks of one.
    const mixed = (list.headed && list.singular && list.entries.length > 1) || isTwice(list);
    return { kind: mixed ? 'doubt' : 'named', symbol: behind };
  }
  const front = symbols.findLast(({ end }) => end <= list.head);
  const owner = (symbol: NamedSymbol): LetterList | undefined =>
    lists.find((other) => other !== list && isBehind(other, symbol, content, joining));
  if (front?.kin && isFront(list, front, content, words)) {
    return { kind: owner(front) ? 'doubt' : 'named', symbol: front };
  }
  const doubtful = symbols.find((symbol) => {
    if (!symbol.kin || symbol.paper === null || !inOneClause(list, symbol, content)) return false;
    const other = owner(symbol);
    return other === undefined || isNextTo(list, other, symbol, content, words);
  });
  return doubtful ? { kind: 'doubt', symbol: doubtful } : { kind: 'none' };
}

function isTwice({ entries }: LetterList): boolean {
  const seen = entries.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
  const keys = seen.map(({ letter, items }) => [letter, ...items].join(' '));
  return new Set(keys).size < keys.length;
}

// More words than these say something of their own.
const MOST_WORDS = 9;

function isBehind(
  { end }: LetterList,
  symbol: NamedSymbol,
  content: string,
  joining: ReadonlySet<string>,
): boolean {
  if (symbol.start < end) return false;
  const between = content.slice(end, symbol.start);
  const [, typed = ''] = /^[\])»”"]?\s*,?\s*[([]?(.*)$/su.exec(between) ?? [];
  const bracket = /[([]/.test(between);
  const parts = wordsOf(typed);
  if (parts.length === 0) return bracket || between.trim() === '';
  return parts.length <= MOST_WORDS && parts.every((part) => isJoining(part, joining));
}

function isFront(
  { head }: LetterList,
  symbol: NamedSymbol,
  content: string,
  words: ReferenceWords,
): boolean {
  const between = content.slice(symbol.end, head);
  const [, typed] = /^[\])»”"]?\s*[,:(–—-]?\s*(.*)$/su.exec(between) ?? [];
  if (typed === undefined) return false;
  const parts = wordsOf(typed);
  const joining = frontWords(words);
  return parts.length <= MOST_WORDS && parts.every((part) => isJoining(part, joining));
}

function wordsOf(typed: string): readonly string[] {
  return typed
    .replace(/['’]/g, '’ ')
    .split(/[\s\u00A0\u202F]+/)
    .filter((part) => part !== '')
    .map((part) => part.toLowerCase());
}

function isJoining(part: string, joining: ReadonlySet<string>): boolean {
  return joining.has(part) || /^(?:\d{1,2}|[ivx]{1,4}),?$/.test(part);
}

// `, and ` or `, Decision ` and nothing else stands between two lists, or a symbol and a list.
function isNextTo(
  list: LetterList,
  other: LetterList,
  symbol: NamedSymbol,
  content: string,
  words: ReferenceWords,
): boolean {
  const between =
    list.end <= other.start
      ? content.slice(list.end, other.head)
      : content.slice(symbol.end, list.head);
  const { separator } = grammarOf(words);
  separator.lastIndex = 0;
  const rest = between.slice(separator.exec(between)?.[0].length ?? 0);
  const joining = frontWords(words);
  return rest.length < between.length && wordsOf(rest).every((part) => isJoining(part, joining));
}

const CLAUSE_END = /;|[.!?][\])»”"]?\s+(?=\p{Lu})/u;

function inOneClause(list: LetterList, symbol: NamedSymbol, content: string): boolean {
  const between =
    symbol.start >= list.end
      ? content.slice(list.end, symbol.start + 1)
      : content.slice(symbol.end, list.start);
  return !CLAUSE_END.test(between);
}

const joiningOf = new WeakMap<ReferenceWords, ReadonlySet<string>>();
const frontOf = new WeakMap<ReferenceWords, ReadonlySet<string>>();

function joiningWords(words: ReferenceWords): ReadonlySet<string> {
  const found = joiningOf.get(words) ?? joiningSet(words);
  joiningOf.set(words, found);
  return found;
}

function joiningSet({ forms }: ReferenceWords): ReadonlySet<string> {
  const { of, toward, articles, paper, contained, annex, filler } = forms;
  return single([
    ...of,
    ...toward,
    ...articles,
    ...paper,
    ...contained,
    ...filler,
    ...plain(annex),
  ]);
}

function frontWords(words: ReferenceWords): ReadonlySet<string> {
  const found = frontOf.get(words) ?? frontSet(words);
  frontOf.set(words, found);
  return found;
}

function frontSet({ forms }: ReferenceWords): ReadonlySet<string> {
  const { of, articles, drafts, filler, annex, decision } = forms;
  return single([
    ...of,
    ...articles,
    ...plain(drafts),
    ...filler,
    ...plain(annex),
    ...plain(decision),
  ]);
}

function plain(forms: readonly string[]): readonly string[] {
  return forms.map(readForm).flatMap(({ singular, plural }) => [singular, plural]);
}

function single(phrases: readonly string[]): ReadonlySet<string> {
  return new Set(phrases.flatMap((phrase) => wordsOf(phrase)));
}
