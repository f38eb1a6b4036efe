import { phrases } from '../references/phrases.ts';
import type { Span } from '../references/quoted.ts';
import { firstFrom, touches } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { NamedSymbol } from './paper-symbols.ts';

/** Running text with all documents that it names, by symbol or number, in their order. */
export interface SignedText {
  readonly content: string;
  readonly signs: readonly NamedSymbol[];
  readonly words: ReferenceWords;
}

/** Where the papers are named that what stands at a place may be of. */
export interface PaperSigns {
  /** The papers named in the sentence of a place, the first of each; with words that point back (`its`, `that document`), those of the sentence before too. */
  readonly around: (place: Span) => readonly NamedSymbol[];
  readonly sentenceOf: (place: Span) => Span;
  /** From where the clause of an offset begins. */
  readonly clauseStart: (offset: number) => number;
  /** The document without a symbol that is named first behind an offset: `of that document`. */
  readonly unnamedBehind: (offset: number) => Span | null;
}

// A point behind an abbreviation (`cf.`, `art.`) ends nothing.
const SENTENCE_END = /(?<!(?<![\p{L}\p{N}.])\p{L}{1,3})[.!?][\])»”"]?\s+(?=\p{Lu})/gu;
const CLAUSE_END = new RegExp(`;|${SENTENCE_END.source}`, 'gu');

/**
 * Lays out the documents that a text names by its sentences, which end with a point before a capital, and its clauses, which end with a semicolon
 * too. `owned` are those that say by their words whose paper they are: over a semicolon they tell nothing of others.
 */
export function paperSigns(text: SignedText, owned: ReadonlySet<NamedSymbol>): PaperSigns {
  const { content, signs } = text;
  const [sentences, clauses] = [SENTENCE_END, CLAUSE_END].map((end) => endsIn(content, end));
  const sentenceOf = (offset: number): number => firstFrom(sentences ?? [], offset);
  const clauseOf = (offset: number): number => firstFrom(clauses ?? [], offset);
  const [bySentence, freeBySentence, byClause] = [new Papers(), new Papers(), new Papers()];
  for (const sign of signs.filter(({ kin, may }) => kin && may.length > 0)) {
    bySentence.put(sentenceOf(sign.start), sign);
    byClause.put(clauseOf(sign.start), sign);
    if (!owned.has(sign)) freeBySentence.put(sentenceOf(sign.start), sign);
  }
  const unnamed = unnamedIn(text);
  const back = signs.length === 0 ? new Set<number>() : backwardIn(text, unnamed, clauseOf);
  return {
    around: ({ start }) => {
      const [sentence, clause] = [sentenceOf(start), clauseOf(start)];
      const here = [...freeBySentence.at(sentence), ...byClause.at(clause)];
      const before = back.has(clause)
        ? [...byClause.at(clause - 1), ...bySentence.at(sentence), ...bySentence.at(sentence - 1)]
        : [];
      return [...new Set([...here, ...before])].sort((a, b) => a.start - b.start);
    },
    sentenceOf: ({ start }) => ({
      start: sentences?.[sentenceOf(start) - 1]?.end ?? 0,
      end: sentences?.[sentenceOf(start)]?.start ?? content.length,
    }),
    clauseStart: (offset) => clauses?.[clauseOf(offset) - 1]?.end ?? 0,
    unnamedBehind: (offset) => unnamed[firstFrom(unnamed, offset)] ?? null,
  };
}

function endsIn(content: string, end: RegExp): readonly Span[] {
  return [...content.matchAll(end)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

interface Expressions {
  readonly unnamed: RegExp;
  readonly backward: RegExp;
}

const known = new WeakMap<ReferenceWords, Expressions>();

function wordsFor(words: ReferenceWords): Expressions {
  const found = known.get(words) ?? expressions(words);
  known.set(words, found);
  return found;
}

function expressions({ forms }: ReferenceWords): Expressions {
  const [own, nouns] = [true, false].map((isOwn) =>
    phrases(forms.paper.filter((phrase) => phrase.includes(' ') === isOwn)),
  );
  const back = [...forms.backward, ...forms.its, ...forms.thereof];
  return {
    unnamed: new RegExp(`(?<own>${own})|${nouns}`, 'giu'),
    backward: new RegExp(phrases(back), 'giu'),
  };
}

const NEAR = 12;

// `that document`: not `the present document`, nor one with its symbol.
function unnamedIn({ content, signs, words }: SignedText): readonly Span[] {
  const found = content.matchAll(wordsFor(words).unnamed);
  return [...found].flatMap((hit): readonly Span[] => {
    const span = { start: hit.index, end: hit.index + hit[0].length };
    const next = signs[firstFrom(signs, span.end)];
    const isNamed =
      touches(signs, span) ||
      (next !== undefined &&
        next.start - span.end < NEAR &&
        !/[.;,)]/.test(content.slice(span.end, next.start)));
    return hit.groups?.own !== undefined || isNamed ? [] : [span];
  });
}

// The clauses that point back to what was named before.
function backwardIn(
  { content, words }: SignedText,
  unnamed: readonly Span[],
  clauseOf: (offset: number) => number,
): ReadonlySet<number> {
  const found = content.matchAll(wordsFor(words).backward);
  return new Set([
    ...[...found].map(({ index }) => clauseOf(index)),
    ...unnamed.map(({ start }) => clauseOf(start)),
  ]);
}

/** The documents of each part of a text, the first that names each paper. */
class Papers {
  readonly #parts = new Map<number, Map<string, NamedSymbol>>();

  put(part: number, sign: NamedSymbol): void {
    const papers = this.#parts.get(part) ?? new Map<string, NamedSymbol>();
    const key = sign.may.join('\n');
    if (!papers.has(key)) papers.set(key, sign);
    this.#parts.set(part, papers);
  }

  at(part: number): Iterable<NamedSymbol> {
    return this.#parts.get(part)?.values() ?? [];
  }
}
