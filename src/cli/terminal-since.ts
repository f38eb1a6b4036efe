import type { Comparison, Member } from '../compare/comparison.ts';
import { changedSince, changesStage, type Since, type StagePart } from '../compare/since.ts';
import type { StageChange } from '../compare/stage-redline.ts';
import { showHidden } from '../model/message.ts';
import { plainText, type Run } from '../model/run.ts';
import { type AnnexEvent, annexEvents } from '../papers/write/events.ts';
import {
  beginning,
  countKinds,
  paint,
  printChange,
  printHead,
  type TerminalOptions,
  wordsOfRuns,
} from './terminal.ts';
import { type TerminalMarks, terminalMarks } from './terminal-marks.ts';

/**
 * A redline that says what changed since a stage: `{++inserted since++}`, `[--deleted since--]`, `{=kept again=}`,
 * `{~~under another emphasis since~~}`, and
 * `[/what the stage alone had/]`. Without colour and with it the signs are the same: a terminal has no second underline.
 */
export function terminalSince(
  comparison: Comparison,
  { parts, stage }: Since,
  options: TerminalOptions,
): string {
  const events = annexEvents(comparison);
  const marks = terminalMarks(comparison, stage);
  const printed = parts.map((part) => printPart(part, events, marks, options));
  const changed = parts.filter(changedSince).length;
  return [
    ...printed,
    `${countKinds(comparison, events)}; since the stage ${changed} changed\n`,
  ].join('\n');
}

function printPart(
  part: StagePart,
  events: readonly AnnexEvent[],
  marks: TerminalMarks,
  options: TerminalOptions,
): string {
  const { pair, redline } = part;
  const { colour } = options;
  const words = redline.map((change) => printStage(marks.stageChange(change), colour)).join('');
  const quiet = pair?.kind === 'kept' && !changedSince(part) && !options.whole;
  const head = pair === null ? [] : [printHead(pair, events, marks, colour)];
  const since = paint(showHidden(sinceHead(part)), 'bold', colour);
  const comment = (pair?.comment ?? []).map((runs) => `  > ${showHidden(plainText(runs))}\n`);
  return [
    `${[...head, ...(since === '' ? [] : [since])].join(' · ')}\n`,
    `  ${(quiet ? beginning(words) : words).replaceAll('\n', '\n  ')}\n`,
    ...comment,
  ].join('');
}

/** What became of a paragraph since the stage, and the label that it had there where that is another. */
function sinceHead(part: StagePart): string {
  if (!changedSince(part)) return '';
  const { pair, stage, moved, redline } = part;
  const was = labelsOf(stage);
  const is = labelsOf(pair?.after ?? []);
  const renumbered = stage.length > 0 && is !== '' && was !== is;
  const told = [
    fateSince(part),
    moved ? 'moved' : '',
    renumbered ? `${was || 'no number'} → ${is}` : '',
  ].filter((word) => word !== '');
  const words = told.length > 0 || redline.length === 0 ? told : ['changed'];
  return `since: ${words.join(', ')}${pair === null && was !== '' ? ` (${was})` : ''}`;
}

function fateSince({ pair, stage, redline }: StagePart): string {
  if (pair === null) return 'dropped';
  if (pair.after.length === 0) return stage.length > 0 ? 'deleted' : '';
  if (stage.length === 0) return pair.before.length > 0 ? 'kept again' : 'added';
  return redline.some(changesStage) ? 'amended' : '';
}

function labelsOf(members: readonly Member[]): string {
  return members
    .map(({ label }) => label?.text ?? '')
    .join(' ')
    .trim();
}

function printStage(change: StageChange, colour: boolean): string {
  if (change.op === 'x') return paint(`[/${wordsOfRuns(change.runs)}/]`, ['dim', 'red'], colour);
  if ('restyled' in change && change.restyled)
    return paint(`{~~${wordsOfRuns(runsAfter(change))}~~}`, ['underline'], colour);
  if (!change.since) return printChange(change, colour);
  const words = wordsOfRuns(runsAfter(change));
  if (change.op === '+') return paint(`{++${words}++}`, ['doubleunderline', 'green'], colour);
  if (change.op === '-') return paint(`[--${words}--]`, ['strikethrough', 'red'], colour);
  return paint(`{=${words}=}`, ['overlined'], colour);
}

function runsAfter(change: Exclude<StageChange, { op: 'x' }>): readonly Run[] {
  return change.op === '~' ? change.after : change.runs;
}
