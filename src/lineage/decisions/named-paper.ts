import type { Span } from '../references/quoted.ts';
import { firstFrom } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import { goesOn, leadsToLetters, leadsToPaper } from './joining-words.ts';
import type { LetterList } from './letter-lists.ts';
import type { NamedSymbol } from './paper-symbols.ts';

/** Whose letters a list has by its words: those of a paper that is named, perhaps those of one of some, or nobody's in particular. */
export type NamedPaper =
  | { readonly kind: 'named'; readonly symbol: NamedSymbol }
  | { readonly kind: 'doubt'; readonly symbols: readonly NamedSymbol[] }
  | { readonly kind: 'none' };

/** Running text with its lists of letters and the documents that it names, both in their order. */
export interface NamingText {
  readonly content: string;
  readonly lists: readonly LetterList[];
  readonly symbols: readonly NamedSymbol[];
  readonly words: ReferenceWords;
}

/**
 * Tells of each list of a text the symbol that the words around it name as that of its paper: `5.AA of Doc.9`, `5.AA contained in document
 * …`, `in document …, draft Decision 5.AA`. A symbol that stands in the same clause otherwise leaves it in doubt. All lists together take
 * the time of the text.
 */
export function namedPapers(text: NamingText): (list: LetterList) => NamedPaper {
  const owners = ownersOf(text);
  const clauses = clausesOf(text, owners);
  const order = new Map(text.lists.map((list, at) => [list, at]));
  return (list) => {
    const { symbols } = text;
    const behind = symbols[firstFrom(symbols, list.end)];
    if (behind && isBehind(list, behind, text)) {
      // `Decision 5.AA, and 5.BB of Doc.9`: the word speaks of one.
      const mixed = (list.headed && list.singular && list.entries.length > 1) || isTwice(list);
      return mixed ? { kind: 'doubt', symbols: [behind] } : { kind: 'named', symbol: behind };
    }
    const front = frontOf(list, symbols);
    const isFront =
      front?.kin === true && leadsToLetters(text.content.slice(front.end, list.head), text.words);
    if (front && isFront)
      return owners.has(front)
        ? { kind: 'doubt', symbols: [front] }
        : { kind: 'named', symbol: front };
    const next = text.lists[(order.get(list) ?? 0) + 1];
    const doubtful = [
      ...clauses.around(list),
      ...besides(list, next, front, owners, text).filter((one) => clauses.holds(list, one)),
    ];
    const known = doubtful.sort((a, b) => a.start - b.start);
    return known.length > 0 ? { kind: 'doubt', symbols: known } : { kind: 'none' };
  };
}

function isTwice({ entries }: LetterList): boolean {
  const seen = entries.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]);
  const keys = seen.map(({ letter, items }) => [letter, ...items].join(' '));
  return new Set(keys).size < keys.length;
}

function isBehind({ end }: LetterList, { start }: NamedSymbol, text: NamingText): boolean {
  return start >= end && leadsToPaper(text.content.slice(end, start), text.words);
}

function frontOf({ head }: LetterList, symbols: readonly NamedSymbol[]): NamedSymbol | undefined {
  let at = firstFrom(symbols, head) - 1;
  while (at >= 0 && (symbols[at]?.end ?? 0) > head) at -= 1;
  return symbols[at];
}

/** Of each symbol the first list of which it says by its words that it has them. */
function ownersOf(text: NamingText): ReadonlyMap<NamedSymbol, LetterList> {
  const owners = new Map<NamedSymbol, LetterList>();
  const { lists, symbols } = text;
  let last = -1;
  for (const symbol of symbols) {
    while ((lists[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= symbol.start) last += 1;
    for (let at = last; at >= 0; at -= 1) {
      const list = lists[at];
      if (list === undefined || !isBehind(list, symbol, text)) break;
      owners.set(symbol, list);
    }
  }
  return owners;
}

// `, and ` or `, Decision ` and nothing else stands between two lists, or a symbol and a list.
function besides(
  list: LetterList,
  next: LetterList | undefined,
  front: NamedSymbol | undefined,
  owners: ReadonlyMap<NamedSymbol, LetterList>,
  { content, symbols, words }: NamingText,
): readonly NamedSymbol[] {
  const found: NamedSymbol[] = [];
  if (
    front &&
    isPaper(front) &&
    owners.has(front) &&
    goesOn(content.slice(front.end, list.head), words)
  )
    found.push(front);
  const behind = next && symbols[firstFrom(symbols, next.end)];
  const isNext = behind && owners.get(behind) === next && isPaper(behind);
  if (next && isNext && goesOn(content.slice(list.end, next.head), words)) found.push(behind);
  return found;
}

function isPaper({ kin, paper }: NamedSymbol): boolean {
  return kin && paper !== null;
}

interface Clauses {
  /** The papers that the clause of a list names without saying whose letters they have: the first symbol of each. */
  readonly around: (list: LetterList) => readonly NamedSymbol[];
  readonly holds: (list: LetterList, symbol: NamedSymbol) => boolean;
}

const CLAUSE_END = /;|[.!?][\])»”"]?\s+(?=\p{Lu})/gu;

function clausesOf(
  { content, symbols }: NamingText,
  owners: ReadonlyMap<NamedSymbol, LetterList>,
): Clauses {
  // An end stands between two things where it begins behind the one and what follows it not behind the beginning of the other.
  const ends = [...content.matchAll(CLAUSE_END)].map(
    ({ index, 0: { length } }): Span => ({ start: index, end: index + length }),
  );
  const behind = ends.map(
    ({ start, end }): Span => ({ start: end - (content[start] === ';' ? 1 : 0), end }),
  );
  const begunAt = (offset: number): number => firstFrom(ends, offset);
  const doneAt = (offset: number): number => firstFrom(behind, offset + 1);
  const [after, before] = [new Map<number, Papers>(), new Map<number, Papers>()];
  for (const symbol of symbols) {
    if (!isPaper(symbol) || owners.has(symbol)) continue;
    put(after, doneAt(symbol.start), symbol);
    put(before, begunAt(symbol.end), symbol);
  }
  return {
    around: (list) => [
      ...new Set([
        ...(before.get(doneAt(list.start - 1))?.values() ?? []),
        ...(after.get(begunAt(list.end))?.values() ?? []),
      ]),
    ],
    holds: (list, symbol) =>
      symbol.start >= list.end
        ? doneAt(symbol.start) <= begunAt(list.end)
        : doneAt(list.start - 1) <= begunAt(symbol.end),
  };
}

type Papers = Map<string, NamedSymbol>;

function put(clauses: Map<number, Papers>, clause: number, symbol: NamedSymbol): void {
  const papers = clauses.get(clause) ?? new Map<string, NamedSymbol>();
  const { paper } = symbol;
  if (paper !== null && !papers.has(paper)) papers.set(paper, symbol);
  clauses.set(clause, papers);
}
