import type { Comparison, Member } from '../../compare/comparison.ts';
import type { Message } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import type { Layout } from './amendments.ts';
import { annexEvents, inRange } from './events.ts';
import { proveComments } from './proof-comments.ts';
import { expectText } from './proof-expected.ts';
import { matchTexts } from './proof-match.ts';
import { type ReadText, readSheet } from './proof-reading.ts';

/** Which result of a sheet is proven, and what it must show. */
export interface ProofOptions {
  /** Number of the result on its sheet, from 0. */
  readonly number: number;
  readonly layout: Layout;
}

/**
 * Whether a finished sheet tells the truth about two texts. The texts are rebuilt from what a reader sees on the sheet:
 * all words but the insertions must be the text before under its labels, all words but the deletions the text after under
 * its working labels, the clean text (third column, or the layout `clean`) the text after under its final labels; paragraphs,
 * notes, cells and their order included. The middle column must hold each comment beside its paragraph. An annex that is printed once counts as text after and as clean text, and
 * stands for the annex that it replaces. Each deviation is an error that names the paragraph; nothing may be written then.
 */
export function proveSheet(
  sheet: Sheet,
  comparison: Comparison,
  options: ProofOptions = { number: 0, layout: 'three-column' },
): readonly Message[] {
  const { number, layout } = options;
  const reading = readSheet(sheet, number);
  const { before, after, pairs } = comparison;
  const messages = [...reading.messages];
  const finals = pairs.flatMap((pair) => pair.after);
  if (layout !== 'clean') {
    const events = annexEvents(comparison);
    const replaced = (index: number): boolean =>
      events.some((event) => inRange(index, event.before));
    messages.push(
      ...matchTexts(reading.before, expectText(before, { leaveOut: replaced }), 'before'),
    );
    messages.push(...matchTexts(reading.after, expectText(after, { finals }), 'after'));
  }
  if (layout === 'three-column') {
    messages.push(...proveComments(sheet, comparison, number, annexEvents(comparison)));
  }
  if (layout !== 'inline') messages.push(...proveClean(reading.clean, after, finals));
  return messages;
}

/** Whether a sheet prints one text whole as clean text, under its final labels; `leaveOut` are paragraphs printed otherwise. */
export function proveText(
  sheet: Sheet,
  text: Text,
  members: readonly Member[],
  number: number,
  leaveOut: (index: number) => boolean = () => false,
): readonly Message[] {
  const reading = readSheet(sheet, number);
  return [...reading.messages, ...proveClean(reading.clean, text, members, leaveOut)];
}

function proveClean(
  reading: ReadText,
  text: Text,
  finals: readonly Member[],
  leaveOut: (index: number) => boolean = () => false,
): readonly Message[] {
  const expected = expectText(text, { finals, leaveOut });
  const items = expected.items.map((item) => ({ ...item, label: item.final }));
  return matchTexts(reading, { ...expected, items }, 'clean');
}
