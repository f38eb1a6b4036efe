import { styleText } from 'node:util';
import type { Change, Comparison, Member, Pair } from '../compare/comparison.ts';
import { showHidden } from '../model/message.ts';
import { plainText, type Run } from '../model/run.ts';
import { factsOf, isChange } from '../papers/write/change-facts.ts';
import { type ChangeLine, changeLines } from '../papers/write/change-numbers.ts';
import { type AnnexEvent, annexEvents } from '../papers/write/events.ts';
import { COUNTS, type Count, counted, PARTS } from '../papers/write/summary-of-changes.ts';
import { type TerminalMarks, terminalMarks } from './terminal-marks.ts';

/** How a comparison is printed in a terminal. `whole`: kept paragraphs with all their words, not with their beginning. */
export interface TerminalOptions {
  readonly colour: boolean;
  readonly whole: boolean;
}

// A kept paragraph is there to find one's way: as much of it as goes on a line of a terminal.
const BEGINNING = 72;

/** A redline to be read in a terminal: of each pair a line with its labels and kind, then its words. */
export function terminalRedline(comparison: Comparison, options: TerminalOptions): string {
  const events = annexEvents(comparison);
  const marks = terminalMarks(comparison);
  const pairs = comparison.pairs.map((pair) => printPair(pair, events, marks, options));
  return [...pairs, `${countKinds(comparison, events)}\n`].join('\n');
}

/** The text after as it will read once adopted, under its final labels. */
export function terminalClean(comparison: Comparison): string {
  const members = comparison.pairs.flatMap((pair) => pair.after);
  const inOrder = [...members].sort((a, b) => a.index - b.index);
  const marks = terminalMarks(comparison);
  return inOrder.map((member) => `${printMember(member, marks)}\n`).join('\n');
}

/** What changes, line by line under the parts of the text: old → working → final number, what became of it, its first words. */
export function terminalSummary(
  comparison: Comparison,
  { colour, formulaFirst }: { readonly colour: boolean; readonly formulaFirst: boolean },
): string {
  const facts = factsOf(comparison, formulaFirst);
  const lines = changeLines(facts.filter(isChange));
  const parts = PARTS.flatMap((part) => {
    const own = lines.filter(({ fact }) => fact.part === part);
    return own.length === 0 ? [] : [paint(part, 'bold', colour), ...inColumns(own), ''];
  });
  const counts = COUNTS.map((count) => ({
    count,
    number: facts.filter((fact) => counted(fact, count)).length,
  })).filter(({ number }) => number > 0);
  const total = counts.map(({ count, number }) => `${number} ${plainName(count)}`).join(', ');
  return [...parts, `${total || 'two empty texts'}\n`].join('\n');
}

function inColumns(lines: readonly ChangeLine[]): readonly string[] {
  const cells = lines.map(({ fact, numbers, names }) => {
    const told = COUNTS.filter((count) => count !== 'kept' && counted(fact, count));
    const words = names.length > 1 ? '' : beginning(showHidden(fact.words));
    return [showHidden(numbers), told.map(plainName).join(', '), words] as const;
  });
  const widest = (column: 0 | 1): number => Math.max(...cells.map((row) => row[column].length));
  const [first, second] = [widest(0), widest(1)];
  return cells.map(([numbers, told, words]) =>
    `  ${numbers.padEnd(first)}  ${told.padEnd(second)}  ${words}`.trimEnd(),
  );
}

function plainName(count: Count | AnnexEvent['kind']): string {
  return count.replace('-', ' ');
}

function printPair(
  pair: Pair,
  events: readonly AnnexEvent[],
  marks: TerminalMarks,
  options: TerminalOptions,
): string {
  const changes = isNumberedRow(pair) ? withoutFirstCell(pair.redline) : pair.redline;
  const words = changes.map((change) => printChange(marks.change(change), options.colour)).join('');
  const shortened = pair.kind === 'kept' && !options.whole ? beginning(words) : words;
  const comment = pair.comment.map((runs) => `  > ${showHidden(plainText(runs))}\n`);
  return [
    `${printHead(pair, events, marks, options.colour)}\n`,
    `  ${shortened.replaceAll('\n', '\n  ')}\n`,
    ...comment,
  ].join('');
}

// A first cell that holds the number alone is empty here: the number stands in the line above.
function isNumberedRow({ before, after }: Pair): boolean {
  return [...before, ...after].every(
    ({ paragraph, label }) =>
      paragraph.kind === 'row' && label !== null && paragraph.cells[0]?.length === 0,
  );
}

function withoutFirstCell([first, ...others]: readonly Change[]): readonly Change[] {
  if (!first || first.op === '~') return first ? [first, ...others] : [];
  const [run, ...runs] = first.runs;
  if (!run?.text.startsWith('\t')) return [first, ...others];
  return [{ ...first, runs: [{ ...run, text: run.text.slice(1) }, ...runs] }, ...others];
}

/** The line above the words of a pair: labels, role, what became of it. */
export function printHead(
  pair: Pair,
  events: readonly AnnexEvent[],
  { noteMark }: TerminalMarks,
  colour: boolean,
): string {
  const before = labelsOf(pair.before, (member) => noteMark(member, 'before'));
  const after = labelsOf(pair.after, (member) => noteMark(member, 'after'));
  const final = pair.after
    .map((member) => member.final?.text ?? '')
    .join(' ')
    .trim();
  const labels = [before, after].filter(
    (label, index, all) => label !== '' && all.indexOf(label) === index,
  );
  if (final !== '' && final !== labels.at(-1)) labels.push(inBrackets(final));
  const event = events.find(({ after }) => pair.after.some(({ index }) => index === after.from));
  const kind = [pair.kind, pair.moved ? 'moved' : '', event ? plainName(event.kind) : '']
    .filter((part) => part !== '')
    .join(', ');
  const role = pair.after[0]?.role ?? pair.before[0]?.role ?? '';
  const head = [labels.join(' → '), role, kind].filter((part) => part !== '').join(' · ');
  return paint(showHidden(head), 'bold', colour);
}

// A label that has brackets itself gets no second ones: `(1.)`, and `(ii)` of both `ii)` and `(ii)`.
function inBrackets(label: string): string {
  const open = label.startsWith('(') ? '' : '(';
  return `${open}${label}${label.endsWith(')') ? '' : ')'}`;
}

function labelsOf(members: readonly Member[], noteMark: (member: Member) => string): string {
  return members
    .map((member) => member.label?.text ?? noteMark(member))
    .join(' ')
    .trim();
}

/** One stretch of a redline as a terminal shows it. */
export function printChange(change: Change, colour: boolean): string {
  if (change.op === '~') {
    const words = wordsOfRuns(change.after);
    return colour ? paint(words, ['italic', 'yellow'], colour) : `{~${words}~}`;
  }
  const words = wordsOfRuns(change.runs);
  if (change.op === '=') return words;
  if (!colour) return change.op === '+' ? `{+${words}+}` : `[-${words}-]`;
  return paint(
    words,
    change.op === '+' ? ['underline', 'green'] : ['strikethrough', 'red'],
    colour,
  );
}

/** Words in a format of the terminal, where there is colour. */
export function paint(
  text: string,
  format: Parameters<typeof styleText>[0],
  colour: boolean,
): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}

/** Runs as a terminal shows them, cells parted by strokes. */
export function wordsOfRuns(runs: readonly Run[]): string {
  return showHidden(plainText(runs)).replaceAll('\t', ' | ');
}

function wordsOf(member: Member, { change }: TerminalMarks): string {
  const { paragraph } = member;
  const printed = (runs: readonly Run[]): string => printChange(change({ op: '=', runs }), false);
  if (paragraph.kind === 'row') {
    const { cells } = paragraph;
    const shown = member.label !== null && cells[0]?.length === 0 ? cells.slice(1) : cells;
    return shown.map(printed).join(' | ');
  }
  return 'content' in paragraph ? printed(paragraph.content) : '';
}

function printMember(member: Member, marks: TerminalMarks): string {
  const words = wordsOf(member, marks);
  const lead = member.final?.text ?? marks.noteMark(member, 'after');
  return lead === '' ? words : `${showHidden(lead)} ${words}`;
}

/** As much of some words as goes on a line of a terminal. */
export function beginning(words: string): string {
  const line = words.replaceAll('\n', ' ');
  const letters = [...line];
  return letters.length <= BEGINNING ? line : `${letters.slice(0, BEGINNING - 1).join('')}…`;
}

/** How many pairs became what, on one line. */
export function countKinds({ pairs }: Comparison, events: readonly AnnexEvent[]): string {
  const counts = new Map<string, number>();
  for (const { kind } of pairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const moved = pairs.filter((pair) => pair.moved).length;
  for (const { kind } of events)
    counts.set(plainName(kind), (counts.get(plainName(kind)) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return [...parts, ...(moved > 0 ? [`${moved} moved`] : [])].join(', ') || 'two empty texts';
}
