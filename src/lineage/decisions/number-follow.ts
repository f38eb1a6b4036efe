import type { Paragraph } from '../../model/paragraph.ts';
import type { Pattern } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { frontString, type Text } from '../../model/text.ts';
import { type Followed, followReferences, type Pinned } from '../references/follow.ts';
import { linkSpans, withEdits } from '../references/linked.ts';
import { mapRuns } from '../references/passages.ts';
import { quotedSpans } from '../references/quoted.ts';
import { isQuote } from '../references/resolved.ts';
import { touches } from '../references/stretches.ts';
import type { KnownText } from '../references/world.ts';
import type { LetterList, LetterNumber } from './letter-lists.ts';
import {
  otherMeeting,
  refuse,
  refuseOwn,
  shownText,
  tell,
  tellFollowed,
  tellOdd,
  tellQuoted,
  tellUnsure,
} from './letter-messages.ts';
import { ownersOf } from './letter-owner.ts';
import {
  isSure,
  type LetterJob,
  type LetterMessage,
  type LetterPassage,
  letterPassage,
  linkOf,
  type NumberedWorld,
  numbersOf,
} from './letter-passage.ts';
import { provisionalOf, provisionalsIn } from './letters.ts';
import { type Edit, numberEdits } from './number-lists.ts';
import { mayHoldOdd } from './odd-letters.ts';

export type { LetterMessage, NumberedWorld } from './letter-passage.ts';
export { symbolKey } from './paper-symbols.ts';

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
  const job: LetterJob = { from, world, followed: [], pinned: [], messages: [] };
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

function numberRuns(
  runs: readonly Run[],
  paragraph: Paragraph,
  index: number,
  job: LetterJob,
): readonly Run[] {
  if (!mayHold(plainText(runs))) return runs;
  const passage = letterPassage(runs, paragraph, index, job.world);
  tellOdd(passage, job);
  const edits = passage.lists.flatMap((list) => numberList(list, passage, job));
  return edits.length === 0 ? runs : withEdits(runs, edits);
}

function numberList(list: LetterList, passage: LetterPassage, job: LetterJob): readonly Edit[] {
  const { world, from } = job;
  const isOwn = frontString(from.text, 'meeting') === world.meeting;
  const numbers = numbersOf(list);
  const isForeign = ({ series }: LetterNumber): boolean =>
    series !== null && series !== world.papers.series;
  if (numbers.some(isForeign)) {
    // Letters alone are of the meeting before them.
    const isOther = numbers.every((one, at) => isForeign(one) || (at > 0 && one.series === null));
    const isMixed = !isOther && numbers[0]?.series !== null;
    if (isMixed || (isOwn && isSure(list)))
      tell(isOther ? 'warning' : 'error', otherMeeting(list, passage, world), list, passage, job);
    return [];
  }
  if (list.entries[0]?.from.form === 'bare' && !isOwn) return [];
  if (isSure(list)) return numberSure(list, passage, job);
  tellUnsure(list, passage, job);
  return [];
}

function numberSure(list: LetterList, passage: LetterPassage, job: LetterJob): readonly Edit[] {
  if (numbersOf(list).every((number) => touches(passage.stays, number))) {
    tellQuoted(list, passage, job);
    return [];
  }
  const owners = ownersOf(list, passage, job);
  if (owners === null) return [];
  const { content } = passage;
  const owned = {
    list,
    ownerOf: (number: LetterNumber) => owners.get(number) ?? null,
  };
  const edits = numberEdits(owned, content, job.world.words);
  if (edits === null) {
    const expected = 'expected words that go with numbers that no longer run';
    const text = `found ${shownText(list, content)}, ${expected}`;
    return refuse(list, passage, job, text, 'reference-wording');
  }
  tellFollowed(list, edits, owners, passage, job);
  return edits;
}

// What neither its words nor its link gave a number.
function leftInLinks(runs: readonly Run[], paragraph: Paragraph, job: LetterJob): readonly Run[] {
  const links = linkSpans(runs).filter(({ link }) => !link.includes('@'));
  if (links.length === 0 || isQuote(paragraph)) return runs;
  const passage = letterPassage(runs, paragraph, 0, job.world);
  const quoted = quotedSpans(passage.content);
  for (const list of passage.lists) {
    const left = numbersOf(list).find(
      (number) =>
        number.series === job.world.papers.series &&
        linkOf(number, links) !== null &&
        !touches(quoted, number),
    );
    if (left) refuseOwn(list, left, passage, job);
  }
  return runs;
}

// A letter that stands twice or three times by itself or behind figures.
const MAY_HOLD = /(?<!\p{L})(\p{Lu}|\p{Ll})\1{1,2}(?![\p{L}\p{N}])/u;

/** Whether a text can hold anything that numbering changes or must tell: most do not. */
export function mayHold(source: string): boolean {
  return MAY_HOLD.test(source) || mayHoldOdd(source);
}

/** Whether provisional numbers of a series stand in a text, as the body writes them. */
export function mayCite(source: string, series: string, patterns: readonly Pattern[]): boolean {
  return provisionalsIn(source, patterns).some((found) => found.series === series);
}
