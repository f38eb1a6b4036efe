import { type Message, showHidden } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Pattern } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { type Followed, followReferences, type Pinned } from '../references/follow.ts';
import { type LinkSpan, linkSpans, withLink } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { isWithin, quotedSpans } from '../references/quoted.ts';
import { readReferences } from '../references/read.ts';
import { resolveReference } from '../references/resolve.ts';
import { isQuote } from '../references/resolved.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';
import { provisionalOf, provisionalsIn } from './letters.ts';
import { namedPaper } from './named-paper.ts';

/** A library in one language before and after its drafts were numbered, and which they are. */
export interface NumberedWorld {
  readonly series: string;
  /** All texts as they stand, with the drafts of other languages where this one has none. */
  readonly before: World;
  /** The same with final numbers, earlier stages of the numbered subjects left out. */
  readonly after: World;
  readonly words: ReferenceWords;
  /** The papers that have a letter, by `15.AA`. */
  readonly papers: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What became of the references of a text to draft Decisions. Where an error is told, nothing of it may be written. */
export interface FollowedNumbers {
  readonly text: Text;
  readonly followed: readonly Followed[];
  readonly pinned: readonly Pinned[];
  readonly messages: readonly Message[];
}

/**
 * A text with its references to draft Decisions printed with their final numbers, in comments too: links, and what is recognised and
 * leads to one draft of the paper that the text belongs to or that the words name. `text` is that of `from`, numbered already where
 * it is one of the drafts. Adopted texts, quotations and links to a named revision stay. Letters that are left are errors.
 */
export function followNumbers(text: Text, from: KnownText, world: NumberedWorld): FollowedNumbers {
  const given: (readonly boolean[])[] = [];
  const linked = mapText(text, (runs, index, inComment) => {
    const own = linkDrafts(runs, { from, index, inComment }, world);
    const before = linkSpans(runs);
    given.push(linkSpans(own).map((span) => !isWithin(before, span)));
    return own;
  });
  const only = (_: string, reference: Reference | null): boolean =>
    reference !== null && isOf(reference, world);
  const { after, words } = world;
  const found = followReferences(linked, after, words, { comments: true, only });
  let passage = -1;
  const plain = mapText(found.text, (runs) => {
    passage += 1;
    return withoutLinks(runs, given[passage] ?? []);
  });
  const left = from.adopted ? [] : lettersLeft(plain, from, world);
  const { followed, pinned, messages } = found;
  return { text: plain, followed, pinned, messages: [...messages, ...left] };
}

type ChangePassage = (runs: readonly Run[], index: number, inComment: boolean) => readonly Run[];

function mapText(text: Text, change: ChangePassage): Text {
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    mapRuns(paragraph, (runs, inComment) => change(runs, index, inComment), true),
  );
  return { ...text, paragraphs };
}

function isOf({ kind, numbers }: Reference, { series, words }: NumberedWorld): boolean {
  if (kind !== 'draft-decision') return false;
  return numbers.some(({ from }) => {
    const read = provisionalOf(from.labels[0] ?? '', words.draftDecision);
    return read?.series === series;
  });
}

interface Site {
  readonly from: KnownText;
  readonly index: number;
  readonly inComment: boolean;
}

// What is recognised becomes a link for as long as it takes to follow it.
function linkDrafts(runs: readonly Run[], site: Site, world: NumberedWorld): readonly Run[] {
  const content = plainText(runs);
  if (provisionalsIn(content, world.words.draftDecision).length === 0) return runs;
  const links = linkSpans(runs);
  const references = readReferences(content, world.words);
  return references.reduce((linked, reference) => {
    if (!isOf(reference, world) || isWithin(links, reference)) return linked;
    const named = namedPaper(reference, references, content, world.words);
    const paper = named === null ? null : paperWith(reference, named, world);
    const from = paper === null ? site.from : { ...site.from, paper };
    const resolved = resolveReference(reference, { ...site, from }, world.before, world.words);
    if (resolved.kind !== 'resolved') return linked;
    return resolved.pieces.reduce((all: readonly Run[], piece) => withLink(all, piece), linked);
  }, runs);
}

// A symbol behind letters that its paper does not have says something else: the letters are those of the own paper.
function paperWith({ numbers }: Reference, symbol: string, world: NumberedWorld): string | null {
  const papers = world.papers.get(numbers[0]?.from.labels[0] ?? '') ?? new Set<string>();
  return [...papers].find((paper) => symbolKey(paper) === symbolKey(symbol)) ?? null;
}

/** A symbol of a document as it is looked up: blanks and case tell none from another. */
export function symbolKey(symbol: string): string {
  return symbol.replace(/\s+/g, '').toLowerCase();
}

function withoutLinks(runs: readonly Run[], given: readonly boolean[]): readonly Run[] {
  const spans = linkSpans(runs).filter((_, at) => given[at] === true);
  if (spans.length === 0) return runs;
  let at = 0;
  return runs.map((run): Run => {
    const start = at;
    at += run.text.length;
    const isGiven = spans.some((span) => start >= span.start && at <= span.end);
    if (!isGiven || run.link === undefined) return run;
    const { link: _, ...rest } = run;
    return rest;
  });
}

function lettersLeft(text: Text, from: KnownText, world: NumberedWorld): readonly Message[] {
  const messages: Message[] = [];
  for (const paragraph of text.paragraphs) {
    if (isQuote(paragraph)) continue;
    mapRuns(
      paragraph,
      (runs) => {
        messages.push(...leftIn(runs, paragraph, from, world));
        return runs;
      },
      true,
    );
  }
  return messages;
}

function leftIn(
  runs: readonly Run[],
  { place }: Paragraph,
  from: KnownText,
  world: NumberedWorld,
): readonly Message[] {
  const content = plainText(runs);
  const all = provisionalsIn(content, world.words.draftDecision);
  if (all.length === 0) return [];
  const stays = [...quotedSpans(content), ...linkSpans(runs).filter(isPinned)];
  const references = readReferences(content, world.words).filter((each) => isOf(each, world));
  return all.flatMap(({ series, letter, text, at }): Message[] => {
    const span = { start: at, end: at + text.length };
    if (series !== world.series || isWithin(stays, span)) return [];
    const papers = world.papers.get(`${series}.${letter}`) ?? new Set<string>();
    const isReference = isWithin(references, span);
    const own = from.paper !== null && papers.has(from.paper);
    if (isReference || own) return [leftError(text, papers, own, place)];
    const told = `found ${showHidden(text)}, which may be a draft Decision, expected words that say so; it stays`;
    return [{ severity: 'warning', rule: 'draft-letter', text: told, place }];
  });
}

function isPinned({ link }: LinkSpan): boolean {
  return link.includes('@');
}

function leftError(
  found: string,
  papers: ReadonlySet<string>,
  own: boolean,
  place: Paragraph['place'],
): Message {
  const text = showHidden(found).replace(/\s+/g, ' ');
  const error = { severity: 'error', place } as const;
  if (own) {
    const expected = 'expected a draft Decision of its paper that stands, in words that say so';
    return { ...error, rule: 'draft-letter', text: `found ${text}, ${expected}` };
  }
  if (papers.size === 0) {
    const expected = 'expected letters that a draft Decision of the meeting has';
    return { ...error, rule: 'draft-letter', text: `found ${text}, ${expected}` };
  }
  const whose = [...papers].join(', ');
  const expected = 'expected a link to it, or the symbol of that paper behind it';
  return {
    ...error,
    rule: 'foreign-letter',
    text: `found ${text}, a letter of ${whose}, ${expected}`,
  };
}

/** For each text that has drafts of the series: the papers that have a letter. Read from the drafts as they stand. */
export function papersByLetter(
  drafts: readonly { readonly paper: string | null; readonly provisional: string }[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const papers = new Map<string, Set<string>>();
  for (const { paper, provisional } of drafts) {
    if (paper === null) continue;
    const known = papers.get(provisional) ?? new Set();
    papers.set(provisional, known.add(paper));
  }
  return papers;
}

/** Whether a text can hold anything that numbering changes: most do not. */
export function mayCite(source: string, series: string, patterns: readonly Pattern[]): boolean {
  return provisionalsIn(source, patterns).some((found) => found.series === series);
}
