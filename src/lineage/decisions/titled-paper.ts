import { frontString } from '../../model/text.ts';
import { titleOf } from '../conform-stale.ts';
import type { Span } from '../references/quoted.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText } from '../references/world.ts';
import { aboutWords, namingWords, wordsOf } from './joining-words.ts';
import { type LetteredPaper, type LetteredPapers, ownPaper } from './lettered-papers.ts';

/** The titles and subjects of papers with letters, as the words that tell one from another. */
export interface PaperTitles {
  readonly titles: ReadonlyMap<LetteredPaper, readonly Title[]>;
  /** The papers that have a word with these first letters in a title. */
  readonly byOpening: ReadonlyMap<string, ReadonlySet<LetteredPaper>>;
}

type Title = readonly string[];

/** The titles and subjects of the papers of a meeting, from its drafts and papers in one language. */
export function paperTitles(
  texts: readonly KnownText[],
  papers: LetteredPapers,
  words: ReferenceWords,
): PaperTitles {
  const titles = new Map<LetteredPaper, Title[]>();
  const byOpening = new Map<string, Set<LetteredPaper>>();
  for (const known of texts) {
    const paper = ownPaper(known, papers);
    if (paper === null || known.adopted) continue;
    for (const title of titlesOf(known).map((typed) => tellingWords(wordsIn(typed), words))) {
      if (title.length > 0) titles.set(paper, [...(titles.get(paper) ?? []), title]);
      for (const word of title.map(opening))
        byOpening.set(word, (byOpening.get(word) ?? new Set()).add(paper));
    }
  }
  return { titles, byOpening };
}

function titlesOf({ instrument, of, text }: KnownText): readonly string[] {
  const subject = instrument === 'decision' ? (of.split('/').at(-1) ?? '') : '';
  return [titleOf(text), frontString(text, 'title') ?? '', subject];
}

function opening(word: string): string {
  return word.slice(0, 4);
}

// No title is looked at further than this behind its letters.
const BEHIND = 200;

/**
 * The papers of which a title or subject stands directly behind letters that end at an offset, `5.AA on finance`, with more words of it than
 * of a title of `own`. Behind words that say what follows, or a bracket, its first word tells; else the whole of it.
 */
export function titledBehind(
  content: string,
  end: number,
  own: LetteredPaper,
  { titles, byOpening }: PaperTitles,
  words: ReferenceWords,
): readonly LetteredPaper[] {
  const [behind = ''] = content.slice(end, end + BEHIND).split(/[;.!?]/);
  const typed = wordsIn(behind);
  const telling = tellingWords(typed, words);
  const papers = byOpening.get(opening(telling[0] ?? '')) ?? new Set();
  if (papers.size === 0) return [];
  const lead = typed.slice(0, typed.indexOf(telling[0] ?? ''));
  const about = aboutWords(words);
  const isSaid = /^[\])»”"]?\s*[([«“"]/.test(behind) || lead.some((word) => about.has(word));
  const alike = (paper: LetteredPaper): number =>
    Math.max(0, ...(titles.get(paper) ?? []).map((title) => likeness(title, telling, isSaid)));
  const least = alike(own);
  return [...papers].filter((paper) => paper !== own && alike(paper) > least);
}

/** A full title of a paper in running text. */
export interface TitleHit extends Span {
  readonly paper: LetteredPaper;
}

/** Where running text has a full title of a paper, two telling words or more of it one behind the other, in the order of their beginnings. */
export function titlesIn(
  content: string,
  { titles, byOpening }: PaperTitles,
  words: ReferenceWords,
): readonly TitleHit[] {
  const naming = namingWords(words);
  const typed = [...content.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].flatMap((hit) => {
    const word = hit[0].toLowerCase();
    return naming.has(word) || naming.has(`${word}’`)
      ? []
      : [{ word, start: hit.index, end: hit.index + hit[0].length }];
  });
  return typed.flatMap(({ word, start }, at) =>
    [...(byOpening.get(opening(word)) ?? [])].flatMap((paper) =>
      (titles.get(paper) ?? []).flatMap((title): readonly TitleHit[] => {
        const last = typed[at + title.length - 1];
        const isWhole =
          title.length > 1 &&
          title.every((one, place) => isAlike(one, typed[at + place]?.word ?? ''));
        return isWhole && last !== undefined ? [{ paper, start, end: last.end }] : [];
      }),
    ),
  );
}

function likeness(title: readonly string[], telling: readonly string[], isSaid: boolean): number {
  if (!isSaid) return title.every((word, at) => word === telling[at]) ? title.length : 0;
  const other = telling.findIndex((word) => !title.some((one) => isAlike(one, word)));
  return other === -1 ? telling.length : other;
}

// `finance` and `finances`.
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short = '', long = ''] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.startsWith(short) && long.length - short.length <= 2;
}

function tellingWords(typed: readonly string[], words: ReferenceWords): readonly string[] {
  const naming = namingWords(words);
  return typed.filter((word) => !naming.has(word));
}

function wordsIn(typed: string): readonly string[] {
  return wordsOf(typed.replace(/[^\p{L}\p{M}\p{N}'’]+/gu, ' '));
}
