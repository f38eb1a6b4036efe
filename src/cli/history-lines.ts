import type { ConcordanceCell } from '../lineage/concordance.ts';
import { editionNames } from '../lineage/edition-names.ts';
import type { Continuation } from '../lineage/elsewhere.ts';
import type { HistoryStep, ParagraphHistory, Relative } from '../lineage/history.ts';
import { type RedlineMarks, redlineMarks } from '../lineage/redline-marks.ts';
import { showHidden } from '../model/message.ts';
import type { History } from './history-of.ts';
import { printChange } from './terminal.ts';
import { columnsOf, LINE_WIDTH, wrapWords } from './wrap.ts';

/** All that is told of a paragraph: its own history, those of what hangs on it, and of what it merged into, one after the other. */
export interface Told {
  readonly history: History;
  readonly paragraph: ParagraphHistory;
  readonly items: readonly ParagraphHistory[];
  readonly heirs: readonly ParagraphHistory[];
  /** The paragraphs of other instruments that go on with those of this one. */
  readonly elsewhere: readonly Continuation[];
  /** Those paragraphs, each through its own instrument. */
  readonly continuations: readonly ContinuedHistory[];
  /** Cites a paragraph of another instrument by the target of a link. */
  readonly cite: (link: string) => string | null;
}

/** A paragraph of another instrument through its revisions; `of` names the instrument. */
export interface ContinuedHistory {
  readonly of: string;
  readonly history: History;
  readonly paragraph: ParagraphHistory;
}

interface Print {
  readonly names: ReadonlyMap<string, string>;
  readonly margin: number;
  readonly colour: boolean;
  readonly cite: Told['cite'];
  readonly marks: RedlineMarks;
}

/** A history to be read in a terminal: of each revision a line, its redline below, then reasons, comments and corrections behind `>`. */
export function historyLines(
  { history, paragraph, items, heirs, elsewhere, continuations, cite }: Told,
  colour: boolean,
): string[] {
  const print = printOf(history, colour, cite);
  return [
    `#${paragraph.row.id} ${showHidden(paragraph.row.opening)}`,
    ...paragraph.steps.flatMap((step) => stepLines(step, print)),
    ...continued(paragraph, elsewhere),
    ...heirs.flatMap(({ row, steps }) => [
      '',
      `#${row.id} ${showHidden(row.opening)}`,
      ...steps.flatMap((step) => stepLines(step, print)),
    ]),
    ...continuations.flatMap((one) => [
      '',
      `${one.of}#${one.paragraph.row.id} ${showHidden(one.paragraph.row.opening)}`,
      ...one.paragraph.steps.flatMap((step) => stepLines(step, printOf(one.history, colour, cite))),
    ]),
    ...items.flatMap(({ row, steps }) => [
      '',
      `  #${row.id} ${showHidden(row.opening)}`,
      ...steps.filter(hasNews).flatMap((step) => stepLines(step, print).map((line) => `  ${line}`)),
      ...continued({ row, steps }, elsewhere).map((line) => `  ${line}`),
    ]),
  ];
}

function printOf({ chain, profile }: History, colour: boolean, cite: Told['cite']): Print {
  const names = editionNames(chain, profile);
  const margin = Math.max(0, ...[...names.values()].map(columnsOf));
  return { names, margin, colour, cite, marks: redlineMarks(chain) };
}

function continued({ row }: ParagraphHistory, elsewhere: readonly Continuation[]): string[] {
  return elsewhere
    .filter(({ id }) => id === row.id)
    .map(
      ({ of, key, label, elsewhere: id }) =>
        `continued in ${of}@${key}${label === null ? '' : `, ${label}`} (#${id})`,
    );
}

// Of what hangs on a paragraph only that is told which changed; that the paragraph has another number is told once.
function hasNews(step: HistoryStep, index: number): boolean {
  const { cell, before } = step;
  if (index === 0 || !/^(?:kept|renumbered)$/.test(fatesOf(step))) return true;
  return lastPart(cell.label) !== lastPart(before?.label ?? null);
}

function lastPart(label: string | null): string {
  return label?.split(' ').at(-1) ?? '';
}

function stepLines(step: HistoryStep, { names, margin, colour, cite, marks }: Print): string[] {
  const { key, cell, paper, orally, reason, comment, corrigenda } = step;
  const name = names.get(key) ?? step.meeting ?? '';
  const indent = ' '.repeat(margin + 2);
  const proposed = [paper ?? '', orally === null ? '' : `orally amended: ${orally}`];
  const { continues } = cell;
  const from = continues === null ? '' : `continued from ${cite(continues) ?? continues}`;
  const fates = [fatesOf(step), from].filter((part) => part !== '').join(', ');
  const told = fates === 'kept' || cell.fates.length === 0 ? [] : proposed;
  const head = [labelsOf(step), fates, ...told].filter((part) => part !== '').join(' · ');
  const words = marks(cell.redline, key)
    .map((change) => printChange(change, colour))
    .join('');
  // The first cell of a numbered row is its number, which stands in the line above.
  const shown = cell.label === null ? words : words.replace(/^(\{\+|\[-)? \| /, '$1');
  const remarks = [
    ...draftRemarks(reason, comment, cell),
    ...corrigenda.map(({ date, note }) => `> corrected ${date}${note === '' ? '' : `: ${note}`}`),
  ];
  const below = [...(isUnchanged(step) ? [] : [shown]), ...remarks.map(showHidden)];
  return [
    `${name}${' '.repeat(Math.max(0, margin - columnsOf(name)))}  ${showHidden(head)}`,
    ...below
      .flatMap((text) => wrapWords(text, LINE_WIDTH - margin - 2))
      .map((line) => `${indent}${line}`.trimEnd()),
  ];
}

// The reason that a revision records is mostly the comment of its draft, whose numbers are those of that draft.
function draftRemarks(
  reason: string | null,
  comment: readonly string[],
  { final }: ConcordanceCell,
): readonly string[] {
  const said = [...new Set([...(reason === null ? [] : [reason]), ...comment])];
  const numbered = final === null ? said.findIndex((line) => /\p{N}/u.test(line)) : -1;
  return said.map((line, at) => `> ${line}${at === numbered ? ' (numbers of the draft)' : ''}`);
}

function isUnchanged({ cell }: HistoryStep): boolean {
  return cell.redline.every(({ op }) => op === '=') && cell.fates.length > 0;
}

// What the draft types stands between the two, the number that it will have behind it in brackets.
function labelsOf({ before, cell }: HistoryStep): string {
  const labels = [before?.label ?? '', cell.label ?? (cell.present ? '' : '–')];
  const [was, is] = labels.map((label) => label || '');
  const final = cell.final !== null && cell.final !== cell.label ? ` (${cell.final})` : '';
  return `${was === '' || was === is ? is : [was, is].filter((label) => label !== '').join(' → ')}${final}`;
}

/** What became of a paragraph at a step, in words: `moved, amended`, `merged into 5 (#dolep)`. */
export function fatesOf({ cell, before, shift, others, joined, parted }: HistoryStep): string {
  const relatives = others.map(sayRelative).join(' and ');
  const told = cell.fates.flatMap((fate): string[] => {
    if (fate === 'kept')
      return parted.length + joined.length > 0 ? [] : [keptWord(cell, before?.label)];
    if (fate === 'merged') return [`merged into ${relatives}`];
    if (fate === 'split') return [`split from ${relatives}`];
    if (fate === 'repealed') return [`repealed by ${cell.repealedBy}`];
    return [fate === 'brought-back' ? 'brought back' : fate];
  });
  return [
    ...(cell.fates.length === 0 ? ['first text'] : told),
    ...(shift === null ? [] : [SHIFTS[shift]]),
    ...(parted.length === 0
      ? []
      : [`split into ${[cell.label ?? 'itself', ...parted.map(sayRelative)].join(' and ')}`]),
    ...(joined.length === 0 ? [] : [`merged with ${joined.map(sayRelative).join(' and ')}`]),
  ].join(', ');
}

const SHIFTS = {
  promoted: 'promoted from item to paragraph',
  demoted: 'demoted from paragraph to item',
  'made-operative': 'preamble made operative',
  'made-preambular': 'made part of the preamble',
} as const;

function keptWord({ label, redline }: ConcordanceCell, was: string | null | undefined): string {
  if (was != null && label !== null && was !== label) return 'renumbered';
  return redline.some(({ op }) => op !== '=') ? 'references renumbered' : 'kept';
}

function sayRelative({ id, label }: Relative): string {
  return label === null ? `#${id}` : `${label} (#${id})`;
}
