import { styleText } from 'node:util';
import type { Change, Comparison, Member, Pair } from '../compare/comparison.ts';
import { showHidden } from '../model/message.ts';
import { plainText, type Run } from '../model/run.ts';
import { factsOf, isChange } from '../papers/write/change-facts.ts';
import { type ChangeLine, changeLines } from '../papers/write/change-numbers.ts';
import { COUNTS, type Count, counted, PARTS } from '../papers/write/summary-of-changes.ts';

/** How a comparison is printed in a terminal. `whole`: kept paragraphs with all their words, not with their beginning. */
export interface TerminalOptions {
  readonly colour: boolean;
  readonly whole: boolean;
}

// A kept paragraph is there to find one's way: as much of it as goes on a line of a terminal.
const BEGINNING = 72;

/** A redline to be read in a terminal: of each pair a line with its labels and kind, then its words. */
export function terminalRedline(comparison: Comparison, options: TerminalOptions): string {
  const pairs = comparison.pairs.map((pair) => printPair(pair, options));
  return [...pairs, `${countKinds(comparison)}\n`].join('\n');
}

/** The text after as it will read once adopted, under its final labels. */
export function terminalClean(comparison: Comparison): string {
  const members = comparison.pairs.flatMap((pair) => pair.after);
  const inOrder = [...members].sort((a, b) => a.index - b.index);
  return inOrder.map((member) => `${withLabel(member.final?.text, wordsOf(member))}\n`).join('\n');
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

function plainName(count: Count): string {
  return count.replace('-', ' ');
}

function printPair(pair: Pair, options: TerminalOptions): string {
  const words = pair.redline.map((change) => printChange(change, options.colour)).join('');
  const shortened = pair.kind === 'kept' && !options.whole ? beginning(words) : words;
  const comment = pair.comment.map((runs) => `  > ${showHidden(plainText(runs))}\n`);
  return [
    `${printHead(pair, options.colour)}\n`,
    `  ${shortened.replaceAll('\n', '\n  ')}\n`,
    ...comment,
  ].join('');
}

function printHead(pair: Pair, colour: boolean): string {
  const before = labelsOf(pair.before);
  const after = labelsOf(pair.after);
  const final = pair.after
    .map((member) => member.final?.text ?? '')
    .join(' ')
    .trim();
  const labels = [before, after].filter(
    (label, index, all) => label !== '' && all.indexOf(label) === index,
  );
  if (final !== '' && final !== labels.at(-1)) labels.push(`(${final})`);
  const kind = `${pair.kind}${pair.moved ? ', moved' : ''}`;
  const role = pair.after[0]?.role ?? pair.before[0]?.role ?? '';
  const head = [labels.join(' → '), role, kind].filter((part) => part !== '').join(' · ');
  return paint(showHidden(head), 'bold', colour);
}

function labelsOf(members: readonly Member[]): string {
  return members
    .map(({ label }) => label?.text ?? '')
    .join(' ')
    .trim();
}

function printChange(change: Change, colour: boolean): string {
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

function paint(text: string, format: Parameters<typeof styleText>[0], colour: boolean): string {
  return colour ? styleText(format, text, { validateStream: false }) : text;
}

function wordsOfRuns(runs: readonly Run[]): string {
  return showHidden(plainText(runs)).replaceAll('\t', ' | ');
}

function wordsOf(member: Member): string {
  const { paragraph } = member;
  if (paragraph.kind === 'row') return paragraph.cells.map(wordsOfRuns).join(' | ');
  return 'content' in paragraph ? wordsOfRuns(paragraph.content) : '';
}

function withLabel(label: string | undefined, words: string): string {
  return label === undefined ? words : `${showHidden(label)} ${words}`;
}

function beginning(words: string): string {
  const line = words.replaceAll('\n', ' ');
  const letters = [...line];
  return letters.length <= BEGINNING ? line : `${letters.slice(0, BEGINNING - 1).join('')}…`;
}

function countKinds({ pairs }: Comparison): string {
  const counts = new Map<string, number>();
  for (const { kind } of pairs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const moved = pairs.filter((pair) => pair.moved).length;
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return [...parts, ...(moved > 0 ? [`${moved} moved`] : [])].join(', ') || 'two empty texts';
}
