import type { Comparison, Member } from '../../compare/comparison.ts';
import type { Since } from '../../compare/since.ts';
import type { Message } from '../../model/message.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { type AnnexEvent, annexEvents, inRange } from './events.ts';
import { eventsSince } from './events-since.ts';
import type { Layout } from './layouts.ts';
import { blocksByResult, type PlacedBlock } from './proof-blocks.ts';
import { proveComments } from './proof-comments.ts';
import { expectText } from './proof-expected.ts';
import { matchTexts } from './proof-match.ts';
import type { ReadText } from './proof-reader.ts';
import { readBlocks } from './proof-reading.ts';
import { proveSides } from './proof-sides.ts';
import { proveStage, refuseMarks } from './proof-stage.ts';
import { proveSummary } from './proof-summary.ts';

/** Which result of a sheet is proven, and what it must show. */
export interface ProofOptions {
  /** Number of the result on its sheet, from 0. */
  readonly number: number;
  readonly layout: Layout;
  /** The fixed words of the body in the language of the sheet. */
  readonly words: LanguageProfile;
  /** Whether the texts open with the formula of the organ; else recitals come first. */
  readonly formulaFirst?: boolean;
  /** Whether no annex is printed once for both texts. */
  readonly tracked?: boolean;
  /** What changed since a stage, where that is marked apart. */
  readonly since?: Since | null;
}

/**
 * Whether a finished sheet tells the truth about two texts. The texts are rebuilt from what a reader sees on the sheet:
 * all words but the insertions must be the text before under its labels, all words but the deletions the text after under
 * its working labels, the clean text (third column, right side, or the layout `clean`) the text after under its final labels;
 * paragraphs, notes, cells and their order included. Side by side, what is not marked must be what was kept. Each comment
 * must stand by its paragraph where the layout prints comments. An annex that is printed once counts as text after and as
 * clean text, and stands for the annex that it replaces. A summary must tell every change, with its numbers, and count
 * right. Where a stage is told of, what is not marked as changed since must be that. Each deviation is an error that names the paragraph; nothing may be written then.
 */
export function proveSheet(
  sheet: Sheet,
  comparison: Comparison,
  options: ProofOptions,
): readonly Message[] {
  return proveComparison(blocksByResult(sheet)(options.number), comparison, options);
}

/** The same of one result, from its blocks alone. */
export function proveComparison(
  blocks: readonly PlacedBlock[],
  comparison: Comparison,
  options: ProofOptions,
): readonly Message[] {
  const { number, layout } = options;
  if (layout === 'summary') return proveSummary(blocks, comparison, options);
  const since = options.since ?? null;
  const reading = readBlocks(blocks, number, since !== null);
  const { before, after, pairs } = comparison;
  const messages = [...reading.messages];
  const finals = pairs.flatMap((pair) => pair.after);
  const events = options.tracked === true ? [] : eventsOf(comparison, since);
  messages.push(...(since ? proveStage(reading.stage, since, layout) : refuseMarks(reading.stage)));
  if (layout !== 'clean') {
    const leaveOut = (index: number): boolean =>
      events.some((event) => inRange(index, event.before));
    messages.push(...matchTexts(reading.before, expectText(before, { leaveOut }), 'before'));
  }
  if (PRINTS_WORKING.has(layout))
    messages.push(...matchTexts(reading.after, expectText(after, { finals }), 'after'));
  if (PRINTS_FINAL.has(layout)) messages.push(...proveClean(reading.clean, after, finals));
  if (PRINTS_COMMENTS.has(layout))
    messages.push(...proveComments(blocks, comparison, number, events));
  if (layout === 'side-by-side' && messages.length === 0)
    messages.push(...proveSides(reading, comparison, { events, words: options.words.words }));
  return messages;
}

const PRINTS_WORKING = new Set<Layout>(['three-column', 'inline', 'programme']);
const PRINTS_FINAL = new Set<Layout>(['three-column', 'side-by-side', 'clean']);
const PRINTS_COMMENTS = new Set<Layout>(['three-column', 'side-by-side', 'programme']);

/** Whether its blocks print one text whole as clean text, under its final labels; `leaveOut` are paragraphs printed otherwise. */
export function proveText(
  blocks: readonly PlacedBlock[],
  text: Text,
  members: readonly Member[],
  number: number,
  leaveOut: (index: number) => boolean = () => false,
): readonly Message[] {
  const reading = readBlocks(blocks, number);
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

function eventsOf(comparison: Comparison, since: Since | null): readonly AnnexEvent[] {
  return since ? eventsSince(comparison, since).map(({ event }) => event) : annexEvents(comparison);
}
