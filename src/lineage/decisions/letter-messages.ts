import { type Message, showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { frontString } from '../../model/text.ts';
import type { Span } from '../references/quoted.ts';
import { firstFrom, touches } from '../references/stretches.ts';
import type { LetterList, LetterNumber } from './letter-lists.ts';
import {
  type LetterJob,
  type LetterPassage,
  type NumberedWorld,
  numbersOf,
} from './letter-passage.ts';
import { type LetteredPaper, ownPaper, printLetter } from './lettered-papers.ts';
import type { Edit } from './number-lists.ts';
import { expectedFor, oddLetters } from './odd-letters.ts';

/** Refuses letters that are none of a draft Decision of the own paper, by what they may be. */
export function refuseOwn(
  list: LetterList,
  number: LetterNumber | undefined,
  passage: LetterPassage,
  job: LetterJob,
): void {
  const { papers } = job.world;
  const own = ownPaper(job.from, papers);
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
    refuse(number ?? list, passage, job, `${found}, ${expected}`);
  } else if (whose.size === 0) {
    const expected = 'expected letters that a draft Decision of the meeting has';
    refuse(number ?? list, passage, job, `${found}, ${expected}`);
  } else {
    const expected = 'expected a link to it, or the symbol of that paper behind it';
    const text = `${found}, a letter of ${[...whose].join(', ')}, ${expected}`;
    refuse(number ?? list, passage, job, text, 'foreign-letter');
  }
}

/** Tells of `15 MM`, `5. BB`, `AA and BB` without a word that says what they are. */
export function tellUnsure(list: LetterList, passage: LetterPassage, job: LetterJob): void {
  const { world, from } = job;
  const { content, stays } = passage;
  const numbers = numbersOf(list);
  if (touches(stays, list)) return;
  const own = ownPaper(from, world.papers);
  const isOwn = numbers.every(({ letter }) => own?.decisions.has(letter) === true);
  const [{ form, start, end } = { form: 'bare', start: 0, end: 0 }] = numbers;
  const isMeasure = !/[.\p{Lu}]/u.test(content.slice(start, end));
  if ((form === 'bare' && (numbers.length < 2 || !isOwn)) || isMeasure) return;
  if (isOwn && form !== 'bare') {
    refuseOwn(list, numbers[0], passage, job);
    return;
  }
  const text = `found ${shownText(list, content)}, which may be a draft Decision, expected words that say so; it stays`;
  tell('warning', text, list, passage, job);
}

/** Tells of what looks like letters of the meeting and cannot be read as such: they would stay without a word. */
export function tellOdd(passage: LetterPassage, job: LetterJob): void {
  const { content, lists, stays } = passage;
  const { papers, words } = job.world;
  for (const odd of oddLetters(content, lists, words)) {
    const isOwn = odd.series === '' ? isOfMeeting(job) : odd.series === papers.series;
    if (!isOwn || touches(stays, odd)) continue;
    const found = `found ${shownText(odd, content)}`;
    if (odd.sure) tell('error', `${found}, ${expectedFor(odd)}`, odd, passage, job);
    else {
      const text = `${found}, which may be a draft Decision, expected words that say so; it stays`;
      tell('warning', text, odd, passage, job);
    }
  }
}

// Letters without a series are of the meeting of the text.
function isOfMeeting({ from, world }: LetterJob): boolean {
  return frontString(from.text, 'meeting') === world.meeting;
}

/** What is said of letters of another meeting. */
export function otherMeeting(
  list: LetterList,
  { content }: LetterPassage,
  { papers }: NumberedWorld,
): string {
  return `found ${shownText(list, content)}, letters of another meeting, expected those of ${papers.series}`;
}

/** Words as a message shows them. */
export function shownText({ start, end }: Span, content: string): string {
  return showHidden(content.slice(start, end)).replace(/\s+/g, ' ');
}

/** Tells an error about a list, of which nothing follows then. */
export function refuse(
  list: Span,
  passage: LetterPassage,
  job: LetterJob,
  text: string,
  rule = 'draft-letter',
): readonly Edit[] {
  tell('error', text, list, passage, job, rule);
  return [];
}

/** Tells something about some words of a passage. */
export function tell(
  severity: Message['severity'],
  text: string,
  span: Span,
  passage: LetterPassage,
  job: LetterJob,
  rule = 'draft-letter',
): void {
  const { content, paragraph } = passage;
  const words = content.slice(span.start, span.end);
  const times = timesBefore(passage, words, span.start);
  const before = times === null ? {} : { before: times };
  job.messages.push({ severity, rule, text, place: paragraph.place, words, ...before });
}

/** Where words stand in the content of a paragraph, by the words; null where the passage is none of it. */
type Occurrences = Map<string, readonly Span[]> | null;

const occurring = new WeakMap<LetterPassage, Occurrences>();

// How often the words stand before an offset of their paragraph: by that they are found in its line.
function timesBefore(passage: LetterPassage, words: string, offset: number): number | null {
  const { content, paragraph } = passage;
  const isWhole = (): boolean => content === plainText(contentOf(paragraph));
  const known = occurring.get(passage);
  const found = known === undefined ? (isWhole() ? new Map() : null) : known;
  occurring.set(passage, found);
  if (found === null) return null;
  const spans = found.get(words) ?? occurrencesOf(words, content);
  found.set(words, spans);
  return firstFrom(spans, offset);
}

function occurrencesOf(words: string, content: string): readonly Span[] {
  const spans: Span[] = [];
  if (words === '') return spans;
  for (let at = content.indexOf(words); at >= 0; at = content.indexOf(words, at + words.length))
    spans.push({ start: at, end: at + words.length });
  return spans;
}

/** Tells that a list followed. */
export function tellFollowed(
  list: LetterList,
  edits: readonly Edit[],
  owners: ReadonlyMap<LetterNumber, LetteredPaper>,
  { content, index }: LetterPassage,
  job: LetterJob,
): void {
  if (edits.length === 0) return;
  const parts: string[] = [];
  let done = list.head;
  for (const { start, end, text } of edits) {
    parts.push(content.slice(done, start), text);
    done = end;
  }
  const [first] = owners;
  const decision = first?.[1].decisions.get(first[0].letter);
  const link = decision === undefined ? '' : `decision:${decision.of}#${decision.id}`;
  const after = parts.join('') + content.slice(done, list.end);
  job.followed.push({ index, before: content.slice(list.head, list.end), after, link });
}

/** Tells of a list in a quotation which numbers it would have. */
export function tellQuoted(
  list: LetterList,
  { content, index, links }: LetterPassage,
  job: LetterJob,
): void {
  const own = ownPaper(job.from, job.world.papers);
  // A link that is pinned is told where links are followed.
  if (touches(links, list)) return;
  const finals = numbersOf(list).flatMap(({ letter }) => own?.decisions.get(letter)?.final ?? []);
  if (finals.length === 0) return;
  const words = content.slice(list.head, list.end);
  job.pinned.push({ index, words, link: '', now: finals.join(', ') });
}
