import { type Message, showHidden } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Pattern } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import { frontString, type Text } from '../../model/text.ts';
import { type Followed, followReferences, type Pinned } from '../references/follow.ts';
import { type LinkSpan, linkSpans, withWords } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { isWithin, quotedSpans, type Span } from '../references/quoted.ts';
import { readReferences } from '../references/read.ts';
import { isQuote } from '../references/resolved.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';
import { type LetterList, type LetterNumber, letterLists } from './letter-lists.ts';
import {
  idsAt,
  type LetteredPaper,
  type LetteredPapers,
  lettersOfIds,
  ownPaper,
  printLetter,
} from './lettered-papers.ts';
import { provisionalOf, provisionalsIn } from './letters.ts';
import { namedPaper } from './named-paper.ts';
import { type Edit, numberEdits } from './number-lists.ts';
import { type NamedSymbol, symbolsIn } from './paper-symbols.ts';

export { symbolKey } from './paper-symbols.ts';

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
}

/** What became of the references of a text to draft Decisions. Where an error is told, nothing of it may be written. */
export interface FollowedNumbers {
  readonly text: Text;
  readonly followed: readonly Followed[];
  readonly pinned: readonly Pinned[];
  readonly messages: readonly LetterMessage[];
}

/**
 * A text with its references to draft Decisions printed with their final numbers, in comments too: links, and letters of the paper that
 * the words name, else of that to which the text belongs. `text` is that of `from`, numbered already where it is one of the drafts.
 * Adopted texts, quotations and links to a named revision stay. Letters that are left, and those of which it is in doubt whose
 * they are, are errors; what may be letters of a Decision is told as a warning.
 */
export function followNumbers(text: Text, from: KnownText, world: NumberedWorld): FollowedNumbers {
  const job: Job = { from, world, followed: [], pinned: [], messages: [] };
  const numbered = from.adopted
    ? text
    : mapText(text, (runs, paragraph, index) => numberRuns(runs, paragraph, index, job));
  const only = (_: string, reference: Reference | null): boolean =>
    reference !== null && isOf(reference, world);
  const { after, words } = world;
  const found = followReferences(numbered, after, words, { comments: true, only });
  if (!from.adopted) mapText(found.text, (runs, paragraph) => leftInLinks(runs, paragraph, job));
  return {
    text: found.text,
    followed: [...job.followed, ...found.followed].sort((a, b) => a.index - b.index),
    pinned: [...job.pinned, ...found.pinned].sort((a, b) => a.index - b.index),
    messages: [...found.messages, ...job.messages],
  };
}

type ChangePassage = (runs: readonly Run[], paragraph: Paragraph, index: number) => readonly Run[];

function mapText(text: Text, change: ChangePassage): Text {
  const paragraphs = text.paragraphs.map((paragraph, index) =>
    mapRuns(paragraph, (runs) => change(runs, paragraph, index), true),
  );
  return { ...text, paragraphs };
}

function isOf({ kind, numbers }: Reference, { papers, words }: NumberedWorld): boolean {
  if (kind !== 'draft-decision') return false;
  return numbers.some(({ from }) => {
    const read = provisionalOf(from.labels[0] ?? '', words.draftDecision);
    return read?.series === papers.series;
  });
}

interface Job {
  readonly from: KnownText;
  readonly world: NumberedWorld;
  readonly followed: Followed[];
  readonly pinned: Pinned[];
  readonly messages: LetterMessage[];
}

interface Passage {
  readonly content: string;
  readonly lists: readonly LetterList[];
  /** The documents that it names, worked out when they are asked for. */
  readonly symbols: () => readonly NamedSymbol[];
  readonly links: readonly LinkSpan[];
  /** What stays: quotations, and links to a named revision. */
  readonly stays: readonly Span[];
  readonly paragraph: Paragraph;
  readonly index: number;
}

function numberRuns(
  runs: readonly Run[],
  paragraph: Paragraph,
  index: number,
  job: Job,
): readonly Run[] {
  const content = plainText(runs);
  if (!MAY_HOLD.test(content)) return runs;
  const lists = letterLists(content, job.world.words);
  const links = linkSpans(runs);
  const stays = isQuote(paragraph)
    ? [{ start: 0, end: content.length }]
    : [...quotedSpans(content), ...links.filter(({ link }) => link.includes('@'))];
  let symbols: readonly NamedSymbol[] | null = null;
  const read = (): readonly NamedSymbol[] => {
    const { papers, words } = job.world;
    symbols ??= symbolsIn(content, readReferences(content, words), papers.index);
    return symbols;
  };
  const passage: Passage = { content, lists, symbols: read, links, stays, paragraph, index };
  const edits = lists.flatMap((list) => numberList(list, passage, job));
  return edits.sort((a, b) => b.start - a.start).reduce(withWords, runs);
}

function numbersOf({ entries }: LetterList): readonly LetterNumber[] {
  return entries.flatMap(({ from, to }) => (to === null ? [from] : [from, to]));
}

function numberList(list: LetterList, passage: Passage, job: Job): readonly Edit[] {
  const { world, from } = job;
  const isOwn = frontString(from.text, 'meeting') === world.meeting;
  const other = numbersOf(list).find(
    ({ series }) => series !== null && series !== world.papers.series,
  );
  if (other !== undefined) {
    if (!numbersOf(list).some(({ series }) => series === world.papers.series)) {
      if (isOwn && isSure(list))
        tell('warning', otherMeeting(list, passage, world), list, passage, job);
      return [];
    }
    return refuse(list, passage, job, otherMeeting(list, passage, world));
  }
  if (list.entries[0]?.from.form === 'bare' && !isOwn) return [];
  if (!isSure(list)) {
    tellUnsure(list, passage, job);
    return [];
  }
  return numberSure(list, passage, job);
}

/** Whether a list says by its form or its word that it is one of Decisions. */
function isSure({ headed, entries }: LetterList): boolean {
  return headed || entries[0]?.from.form === 'exact';
}

function numberSure(list: LetterList, passage: Passage, job: Job): readonly Edit[] {
  const { world, from } = job;
  const { content, links, stays } = passage;
  const own = ownPaper(from, world.papers);
  const free = numbersOf(list).filter(
    (number) => !isWithin(stays, number) && linkOf(number, links) === null,
  );
  const dead = free.find((number) => isWithin(links, number));
  if (dead !== undefined) {
    refuseOwn(list, dead, own, passage, job);
    return [];
  }
  const owners = new Map<LetterNumber, LetteredPaper>();
  for (const number of numbersOf(list)) {
    const span = linkOf(number, links);
    if (span === null || isWithin(stays, number)) continue;
    const linked = ownerByLink(span, list, passage, job);
    if (linked !== null) owners.set(number, linked);
  }
  if (free.length > 0) {
    const owner = ownerOfList(list, free, passage, job);
    if (owner === null) return [];
    for (const number of free) owners.set(number, owner);
  } else if (numbersOf(list).every((number) => isWithin(stays, number))) {
    tellQuoted(list, own, passage, job);
    return [];
  }
  const edits = numberEdits(
    { list, ownerOf: (number) => owners.get(number) ?? null },
    content,
    world.words,
  );
  if (edits === null) {
    const expected = 'expected words that go with numbers that no longer run';
    return refuse(
      list,
      passage,
      job,
      `found ${shownText(list, content)}, ${expected}`,
      'reference-wording',
    );
  }
  tellFollowed(list, edits, owners, passage, job);
  return edits;
}

function linkOf(number: Span, links: readonly LinkSpan[]): LinkSpan | null {
  return links.find((span) => isWithin([span], number) && isLive(span)) ?? null;
}

function isLive({ link }: LinkSpan): boolean {
  const target = readTarget(link);
  return target !== null && 'ids' in target && target.ids.length > 0;
}

// Words that say something else than their link are printed anew from where it leads, like those of any other.
function ownerByLink(
  span: LinkSpan,
  list: LetterList,
  { links }: Passage,
  { from, world }: Job,
): LetteredPaper | null {
  const target = readTarget(span.link);
  if (target === null || !('ids' in target)) return null;
  const isPlace = target.kind === 'instrument';
  if (isPlace ? target.instrument !== 'decision' : from.instrument !== 'decision') return null;
  const of = isPlace ? target.of : from.of;
  const paper = [...world.papers.byName.values()].find(({ decisions }) =>
    [...decisions.values()].some((decision) => decision.of === of),
  );
  if (paper === undefined) return null;
  const held = numbersOf(list).filter((number) => linkOf(number, links) === span);
  const letters = lettersOfIds(of, target.ids, world.before, world.words);
  const alike = held.every(({ letter, items }) => {
    const decision = paper.decisions.get(letter);
    if (decision === undefined || decision.of !== of || !letters.has(letter)) return false;
    return idsAt(decision, items, world.before).some((id) => target.ids.includes(id));
  });
  return alike ? paper : null;
}

/** The paper whose letters the numbers outside of links are; null where that cannot be told, which is said. */
function ownerOfList(
  list: LetterList,
  free: readonly LetterNumber[],
  passage: Passage,
  job: Job,
): LetteredPaper | null {
  const { world, from } = job;
  const { content, lists, symbols } = passage;
  const { papers, words } = world;
  const own = ownPaper(from, papers);
  const named = namedPaper(list, lists, symbols(), content, words);
  const other =
    named.kind === 'none' || named.symbol.paper === null
      ? null
      : (papers.byName.get(named.symbol.paper) ?? null);
  const some = (paper: LetteredPaper | null): boolean =>
    free.some(({ letter }) => paper?.decisions.has(letter));
  const shown = shownText(list, content);
  if (named.kind === 'doubt' && other !== own && some(own) && (some(other) || other === null)) {
    const told = `found ${shown}, which may be of ${own?.name} or of ${showHidden(named.symbol.symbol)}`;
    const expected = 'expected a link to it, or the symbol of its paper directly behind it';
    refuse(list, passage, job, `${told}, ${expected}`, 'foreign-letter');
    return null;
  }
  const isOther = named.kind !== 'none' && (named.kind === 'named' || !some(own));
  const owner = isOther ? other : own;
  const lacking = free.filter((number) => !has(owner, number, world));
  if (owner !== null && lacking.length === 0) return owner;
  if (named.kind === 'none' || !isOther) {
    refuseOwn(list, lacking[0] ?? free[0], own, passage, job);
    return null;
  }
  const found = lacking.map(({ letter, items }) =>
    [printLetter(letter, papers), ...items.map((item) => `${item})`)].join(' '),
  );
  const whose = ` of ${showHidden(named.symbol.symbol)}`;
  const text = `found ${found.join(', ')}${whose}, expected letters that a draft Decision of that paper has`;
  refuse(list, passage, job, text);
  return null;
}

function has(
  owner: LetteredPaper | null,
  { letter, items }: LetterNumber,
  { before }: NumberedWorld,
): boolean {
  const decision = owner?.decisions.get(letter);
  if (decision === undefined) return false;
  return items.length === 0 || idsAt(decision, items, before).length > 0;
}

function refuseOwn(
  list: LetterList,
  number: LetterNumber | undefined,
  own: LetteredPaper | null,
  passage: Passage,
  job: Job,
): void {
  const { papers } = job.world;
  const { letter = '', form, series } = number ?? {};
  const whose = papers.byLetter.get(letter) ?? new Set();
  // `Decision II` is another body's.
  if (
    form === 'bare' &&
    series === null &&
    /^[IVXLCDM]+$/.test(letter) &&
    own?.decisions.has(letter) !== true
  )
    return;
  const found = `found ${printLetter(letter, papers)}`;
  if (own?.decisions.has(letter)) {
    const expected = 'expected a draft Decision of its paper that stands, in words that say so';
    refuse(list, passage, job, `${found}, ${expected}`);
  } else if (whose.size === 0) {
    const expected = 'expected letters that a draft Decision of the meeting has';
    refuse(list, passage, job, `${found}, ${expected}`);
  } else {
    const expected = 'expected a link to it, or the symbol of that paper behind it';
    const text = `${found}, a letter of ${[...whose].join(', ')}, ${expected}`;
    refuse(list, passage, job, text, 'foreign-letter');
  }
}

// `15 MM`, `5. BB`, `AA and BB` without a word that says what they are.
function tellUnsure(list: LetterList, passage: Passage, job: Job): void {
  const { world, from } = job;
  const { content, stays } = passage;
  const numbers = numbersOf(list);
  if (isWithin(stays, list)) return;
  const own = ownPaper(from, world.papers);
  const isOwn = numbers.every(({ letter }) => own?.decisions.has(letter) === true);
  const [{ form, start, end } = { form: 'bare', start: 0, end: 0 }] = numbers;
  const isMeasure = !/[.\p{Lu}]/u.test(content.slice(start, end));
  if ((form === 'bare' && (numbers.length < 2 || !isOwn)) || isMeasure) return;
  if (isOwn && form !== 'bare') {
    refuseOwn(list, numbers[0], own, passage, job);
    return;
  }
  const text = `found ${shownText(list, content)}, which may be a draft Decision, expected words that say so; it stays`;
  tell('warning', text, list, passage, job);
}

function otherMeeting(list: LetterList, { content }: Passage, { papers }: NumberedWorld): string {
  return `found ${shownText(list, content)}, letters of another meeting, expected those of ${papers.series}`;
}

function shownText({ start, end }: Span, content: string): string {
  return showHidden(content.slice(start, end)).replace(/\s+/g, ' ');
}

function refuse(
  list: LetterList,
  passage: Passage,
  job: Job,
  text: string,
  rule = 'draft-letter',
): readonly Edit[] {
  tell('error', text, list, passage, job, rule);
  return [];
}

function tell(
  severity: Message['severity'],
  text: string,
  { start, end }: Span,
  { content, paragraph }: Passage,
  job: Job,
  rule = 'draft-letter',
): void {
  const { place } = paragraph;
  job.messages.push({ severity, rule, text, place, words: content.slice(start, end) });
}

function tellFollowed(
  list: LetterList,
  edits: readonly Edit[],
  owners: ReadonlyMap<LetterNumber, LetteredPaper>,
  { content, index }: Passage,
  job: Job,
): void {
  if (edits.length === 0) return;
  let after = content.slice(0, list.end);
  for (const { start, end, text } of edits.toSorted((a, b) => b.start - a.start))
    after = after.slice(0, start) + text + after.slice(end);
  const link = [...owners].map(([{ letter }, { decisions }]) => {
    const decision = decisions.get(letter);
    return decision === undefined ? '' : `decision:${decision.of}#${decision.id}`;
  })[0];
  const before = content.slice(list.head, list.end);
  job.followed.push({ index, before, after: after.slice(list.head), link: link ?? '' });
}

function tellQuoted(
  list: LetterList,
  own: LetteredPaper | null,
  { content, index, links }: Passage,
  job: Job,
): void {
  // A link that is pinned is told where links are followed.
  if (links.some((span) => isWithin([span], list))) return;
  const finals = numbersOf(list).flatMap(({ letter }) => own?.decisions.get(letter)?.final ?? []);
  if (finals.length === 0) return;
  const words = content.slice(list.head, list.end);
  job.pinned.push({ index, words, link: '', now: finals.join(', ') });
}

// What neither its words nor its link gave a number.
function leftInLinks(runs: readonly Run[], paragraph: Paragraph, job: Job): readonly Run[] {
  const links = linkSpans(runs).filter(({ link }) => !link.includes('@'));
  if (links.length === 0 || isQuote(paragraph)) return runs;
  const content = plainText(runs);
  const { papers, words } = job.world;
  const quoted = quotedSpans(content);
  const passage = { content, lists: [], symbols: () => [], links, stays: [], paragraph, index: 0 };
  for (const list of letterLists(content, words)) {
    const left = numbersOf(list).find(
      (number) =>
        number.series === papers.series &&
        linkOf(number, links) !== null &&
        !isWithin(quoted, number),
    );
    if (left) refuseOwn(list, left, ownPaper(job.from, papers), passage, job);
  }
  return runs;
}

// A letter that stands twice or three times by itself or behind figures.
const MAY_HOLD = /(?<!\p{L})(\p{Lu}|\p{Ll})\1{1,2}(?![\p{L}\p{N}])/u;

/** Whether a text can hold anything that numbering changes or must tell: most do not. */
export function mayHold(source: string): boolean {
  return MAY_HOLD.test(source);
}

/** Whether provisional numbers of a series stand in a text, as the body writes them. */
export function mayCite(source: string, series: string, patterns: readonly Pattern[]): boolean {
  return provisionalsIn(source, patterns).some((found) => found.series === series);
}
