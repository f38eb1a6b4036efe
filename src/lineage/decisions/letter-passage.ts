import type { Message } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import type { Followed, Pinned } from '../references/follow.ts';
import { type LinkSpan, linkSpans } from '../references/linked.ts';
import { quotedSpans, type Span } from '../references/quoted.ts';
import { readReferences } from '../references/read.ts';
import { isQuote } from '../references/resolved.ts';
import { merged, touching } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';
import { type LetterList, type LetterNumber, letterLists } from './letter-lists.ts';
import { type LetterReferences, letterReferences } from './letter-references.ts';
import type { LetteredPapers } from './lettered-papers.ts';
import { type NamedPaper, type NamedPapers, namedPapers } from './named-paper.ts';
import { type NamedSymbol, numberedPapers, symbolsIn } from './paper-symbols.ts';
import { partsBySeries } from './series-parts.ts';

/** A library in one language before and after its drafts were numbered, and which they are. */
export interface NumberedWorld {
  readonly meeting: string;
  /** All texts as they stand, with the drafts of other languages where this one has none. */
  readonly before: World;
  /** The same with final numbers, earlier stages of the numbered subjects left out. */
  readonly after: World;
  readonly words: ReferenceWords;
  readonly papers: LetteredPapers;
}

/** A message about words of a paragraph, as they are typed. */
export interface LetterMessage extends Message {
  readonly words?: string;
  /** How often the words stand before those in what the paragraph itself says; none for those of a comment. */
  readonly before?: number;
}

/** The text whose letters are numbered, and what has become of them so far. */
export interface LetterJob {
  readonly from: KnownText;
  readonly world: NumberedWorld;
  readonly followed: Followed[];
  readonly pinned: Pinned[];
  readonly messages: LetterMessage[];
}

/** One piece of running text with the letters in it. */
export interface LetterPassage {
  readonly content: string;
  readonly lists: readonly LetterList[];
  /** Whose letters a list has by the documents that the passage names; they are looked for when one is asked for. */
  readonly namedPaper: (list: LetterList) => NamedPaper;
  readonly sentenceOf: (place: Span) => Span;
  /** What its references cite, read when it is asked for. */
  readonly cited: () => LetterReferences;
  readonly links: readonly LinkSpan[];
  /** What stays: quotations, and links to a named revision. */
  readonly stays: readonly Span[];
  readonly paragraph: Paragraph;
  readonly index: number;
}

/** A piece of running text of the paragraph at `index`, with its letters; lists of several meetings are parted. */
export function letterPassage(
  runs: readonly Run[],
  paragraph: Paragraph,
  index: number,
  { papers, words }: NumberedWorld,
): LetterPassage {
  const content = plainText(runs);
  const lists = letterLists(content, words).flatMap((list) => partsBySeries(list, papers.series));
  const links = linkSpans(runs);
  const stays = isQuote(paragraph)
    ? [{ start: 0, end: content.length }]
    : merged([...quotedSpans(content), ...links.filter(({ link }) => link.includes('@'))]);
  let read: readonly Reference[] | null = null;
  const references = (): readonly Reference[] => {
    read ??= readReferences(content, words);
    return read;
  };
  let laidOut: LetterReferences | null = null;
  const cited = (): LetterReferences => {
    laidOut ??= letterReferences(references(), lists);
    return laidOut;
  };
  let named: NamedPapers | null = null;
  const naming = (): NamedPapers => {
    if (named !== null) return named;
    const symbols = symbolsIn(content, references(), papers.index);
    const numbered = numberedPapers(content, symbols.filter(isRead), papers.index);
    named = namedPapers({ content, lists, symbols, numbered, words });
    return named;
  };
  const namedPaper = (list: LetterList): NamedPaper => naming().of(list);
  const sentenceOf = (place: Span): Span => naming().sentenceOf(place);
  return { content, lists, namedPaper, sentenceOf, cited, links, stays, paragraph, index };
}

// `Doc 9` may be the paper with that number.
function isRead({ may }: NamedSymbol): boolean {
  return may.length > 0;
}

/** All numbers of a list, the ends of its ranges too. */
export function numbersOf({ entries }: LetterList): readonly LetterNumber[] {
  return entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
}

/** Whether a list says by its form or its word that it is one of Decisions. */
export function isSure({ headed, entries }: LetterList): boolean {
  return headed || entries[0]?.from.form === 'exact';
}

/** The link to paragraphs that has a number among its words; null where none has. */
export function linkOf(number: Span, links: readonly LinkSpan[]): LinkSpan | null {
  return touching(links, number).find(isLive) ?? null;
}

function isLive({ link }: LinkSpan): boolean {
  const target = readTarget(link);
  return target !== null && 'ids' in target && target.ids.length > 0;
}
