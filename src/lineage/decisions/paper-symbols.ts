import type { Reference } from '../../model/reference.ts';
import { BLANK, phrases } from '../references/phrases.ts';
import type { Span } from '../references/quoted.ts';
import { touches } from '../references/stretches.ts';
import { type ReferenceWords, readForm } from '../references/words.ts';

/** A symbol of a document as it is looked up: blanks and case tell none from another. */
export function symbolKey(symbol: string): string {
  return symbol.replace(/\s+/g, '').toLowerCase();
}

// What the United Nations put behind the symbol of a document that is issued again, in all languages.
const REISSUES = '(?:rev|add|corr|amend)';
const REISSUED = new RegExp(`/${REISSUES}\\.?\\d*(?=/|$)`, 'g');

/** The symbol under which a paper was issued first: without `/Rev.1`, `/Add.1`, `/Corr.1`, and the annex behind it. */
function firstSymbol(symbol: string, annexes: readonly string[]): string {
  const parts = symbolKey(symbol).replace(REISSUED, '').split('/');
  const isAnnex = (part: string): boolean =>
    annexes.some((word) => part.startsWith(word) && /^[\divx]*$/.test(part.slice(word.length)));
  return parts.filter((part, at) => at < 2 || !isAnnex(part)).join('/');
}

/** A document that running text names: `paper` is the one of the given papers that it is, null where it is none of them or more than one. */
export interface NamedSymbol extends Span {
  readonly symbol: string;
  readonly paper: string | null;
  /** All papers that it may be: more than one where several were issued first under it. */
  readonly may: readonly string[];
  /** Whether it is a document of the same series as those papers, whatever it holds. */
  readonly kin: boolean;
}

/** The papers of a meeting by their symbols: the same one, that under which they were issued first, its last part alone. */
export interface PaperIndex {
  readonly annexes: readonly string[];
  readonly short: RegExp | null;
  /** Finds documents that are named by their numbers: `document 12`, `Docs. 12 and 13`. */
  readonly numbered: RegExp;
  /** What stands between the ends of a range of them. */
  readonly to: RegExp;
  readonly same: ReadonlyMap<string, readonly string[]>;
  readonly first: ReadonlyMap<string, readonly string[]>;
  readonly last: ReadonlyMap<string, readonly string[]>;
  /** What stands before the last part of their symbols. */
  readonly series: ReadonlySet<string>;
}

/** Papers made ready to be found in running text, short (`Doc.9`) or in full. */
export function paperIndex(papers: readonly string[], words: ReferenceWords): PaperIndex {
  const { forms } = words;
  const annexes = forms.annex
    .map(readForm)
    .flatMap(({ singular, plural }) => [symbolKey(singular), symbolKey(plural)]);
  const kinds = papers.flatMap((paper) => /^\p{L}+/u.exec(lastPart(paper, annexes))?.[0] ?? []);
  const short =
    kinds.length === 0
      ? null
      : new RegExp(`${phrases([...new Set(kinds)])}\\.?${BLANK}?\\d[\\d.]*(?<![.])${TAIL}`, 'giu');
  return {
    annexes,
    short,
    numbered: numberedDocuments([...new Set(kinds)], words),
    to: new RegExp(`[–-]|${phrases(forms.to)}`, 'iu'),
    same: grouped(papers, symbolKey),
    first: grouped(papers, (paper) => firstSymbol(paper, annexes)),
    last: grouped(papers, (paper) => lastPart(paper, annexes)),
    series: new Set(papers.map((paper) => seriesOf(firstSymbol(paper, annexes)))),
  };
}

function grouped(
  papers: readonly string[],
  keyOf: (paper: string) => string,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const paper of papers) {
    const key = keyOf(paper);
    const group = groups.get(key);
    if (group) group.push(paper);
    else groups.set(key, [paper]);
  }
  return groups;
}

function seriesOf(first: string): string {
  return first.slice(0, first.lastIndexOf('/'));
}

const TAIL = `(?:/\\p{L}{3,5}\\.?${BLANK}?\\d+){0,3}(?![\\p{L}\\p{N}/])`;

function lastPart(symbol: string, annexes: readonly string[]): string {
  return firstSymbol(symbol, annexes).split('/').at(-1) ?? '';
}

/** Which of the papers a symbol means: that of the same symbol, else the only one that was issued first under the same. */
export function paperOf(symbol: string, index: PaperIndex): string | null {
  const [one, other] = papersOf(symbol, index);
  return other === undefined ? (one ?? null) : null;
}

function papersOf(symbol: string, index: PaperIndex): readonly string[] {
  const [same] = index.same.get(symbolKey(symbol)) ?? [];
  if (same !== undefined) return [same];
  const first = firstSymbol(symbol, index.annexes);
  const isShort = !symbol.includes('/') || !first.includes('/');
  return (isShort ? index.last : index.first).get(first) ?? [];
}

const REISSUE_BEHIND = new RegExp(`^${BLANK}?[(/]?${REISSUES}\\.?${BLANK}?\\d+\\)?`, 'iu');

const FIGURES = '\\d{1,4}(?:\\.\\d{1,4}){0,3}(?![\\p{L}\\p{N}]|\\.\\p{L})';

// In the plural too, whatever letters that takes.
function numberedDocuments(kinds: readonly string[], { forms }: ReferenceWords): RegExp {
  // The word alone, of `present document` too.
  const nouns = [...kinds, ...forms.paper].flatMap((phrase) => /\p{L}+$/u.exec(phrase)?.[0] ?? []);
  if (nouns.length === 0) return /(?!)/g;
  const noun = `(?<![\\p{L}\\p{N}])(?:${[...new Set(nouns)].join('|')})\\p{L}{0,2}\\.?`;
  const words = phrases([...forms.and, ...forms.or, ...forms.to]);
  const joint = `${BLANK}{0,2}(?:[,;/&–-]${BLANK}{0,2})?(?:${words})?${BLANK}{0,2}`;
  const filler = `(?:${phrases(forms.filler)}${BLANK}{1,2})?`;
  return new RegExp(
    `${noun}${BLANK}{0,2}${filler}(?<figures>${FIGURES}(?:${joint}${FIGURES}){0,20})`,
    'giu',
  );
}

/** The papers that running text names by their numbers alone: `document 12`. `symbols` are those of the same text, which they are not. */
export function numberedPapers(
  content: string,
  symbols: readonly NamedSymbol[],
  { numbered, to: range, last }: PaperIndex,
): readonly NamedSymbol[] {
  return [...content.matchAll(numbered)].flatMap((hit): readonly NamedSymbol[] => {
    const typed = hit.groups?.figures ?? '';
    const first = hit.index + hit[0].length - typed.length;
    const figures = [...typed.matchAll(/\d[\d.]*/g)];
    return figures.flatMap((figure, at): readonly NamedSymbol[] => {
      const [from, to] = [figure[0], figures[at + 1]?.[0]];
      const isRange = to !== undefined && range.test(jointBehind(figure, to));
      const may = [...last].flatMap(([key, papers]) => {
        const number = /(?<!\d)\d[\d.]*$/.exec(key)?.[0] ?? '';
        return number === from || (isRange && isWithin(number, from, to)) ? papers : [];
      });
      const start = at === 0 ? hit.index : first + figure.index;
      const end = first + figure.index + from.length;
      const span = { start, end };
      if (may.length === 0 || touches(symbols, span)) return [];
      return [{ ...span, symbol: content.slice(start, end), paper: null, may, kin: true }];
    });
  });
}

function jointBehind(figure: RegExpExecArray, next: string): string {
  const start = figure.index + figure[0].length;
  return figure.input.slice(start, figure.input.indexOf(next, start));
}

function isWithin(number: string, from: string, to: string): boolean {
  return Number(number) > Number(from) && Number(number) < Number(to);
}

/** The documents that running text names, in their order. `references` are those of `content`. */
export function symbolsIn(
  content: string,
  references: readonly Reference[],
  index: PaperIndex,
): readonly NamedSymbol[] {
  const full = references
    .filter(({ kind }) => kind === 'symbol')
    .map(({ start, end, numbers }) =>
      named(content, start, end, numbers[0]?.from.labels[0], index),
    );
  const short = index.short === null ? [] : [...content.matchAll(index.short)];
  const found = short
    .map((hit) => named(content, hit.index, hit.index + hit[0].length, undefined, index))
    .filter(({ start }) => !touches(full, { start, end: start + 1 }));
  return [...full, ...found.filter(({ start }) => content[start - 1] !== '/')].sort(
    (a, b) => a.start - b.start,
  );
}

function named(
  content: string,
  start: number,
  end: number,
  symbol: string | undefined,
  index: PaperIndex,
): NamedSymbol {
  const behind = REISSUE_BEHIND.exec(content.slice(end, end + 16))?.[0] ?? '';
  const typed = symbol ?? content.slice(start, end);
  const text = behind === '' ? typed : `${typed}/${behind.replace(/[\s()/]/g, '')}`;
  const shown = content.slice(start, end + behind.length).replace(/\s+/g, ' ');
  return {
    start,
    end: end + behind.length,
    symbol: shown,
    paper: paperOf(text, index),
    may: papersOf(text, index),
    kin: isKin(text, index),
  };
}

function isKin(symbol: string, { annexes, series }: PaperIndex): boolean {
  const first = firstSymbol(symbol, annexes);
  return !first.includes('/') || series.has(seriesOf(first));
}
