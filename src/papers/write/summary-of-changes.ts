import type { Comparison } from '../../compare/comparison.ts';
import { showHidden } from '../../model/message.ts';
import { contentOf } from '../../model/paragraph.ts';
import type { LanguageProfile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { block } from './blocks.ts';
import {
  type ChangeFact,
  changeFacts,
  type FactKind,
  isChange,
  type Part,
} from './change-facts.ts';
import { type ChangeLine, changeLines } from './change-numbers.ts';
import { ownLine } from './lines.ts';
import { printRuns } from './printed-runs.ts';
import { NO_NOTES, printingOf, type Region } from './region.ts';
import { printedName } from './text-name.ts';
import { cellsRow } from './three-column.ts';
import type { BlockView, ColumnsRowView, ColumnsView, LineView, PrintedRun } from './view.ts';

/** The order of parts, and of what is counted in each. */
export const PARTS: readonly Part[] = ['preamble', 'operative', 'text', 'annex', 'notes'];

/** What a summary counts: what became of each paragraph, and of these how many moved or have another number. */
export type Count = FactKind | 'moved' | 'renumbered';

/** All that is counted, in the order of the columns. */
export const COUNTS: readonly Count[] = [
  'kept',
  'amended',
  'added',
  'removed',
  'split',
  'merged',
  'new-annex',
  'replaced-annex',
  'moved',
  'renumbered',
];

// Printed although there are none: the question is always asked.
const ALWAYS = new Set<Count>(['kept', 'amended', 'added', 'removed', 'moved', 'renumbered']);

const WORDS: Readonly<Record<Count, string>> = {
  kept: 'changeKept',
  amended: 'changeAmended',
  added: 'changeAdded',
  removed: 'changeRemoved',
  split: 'changeSplit',
  merged: 'changeMerged',
  'new-annex': 'changeNewAnnex',
  'replaced-annex': 'changeReplacedAnnex',
  moved: 'changeMoved',
  renumbered: 'changeRenumbered',
};

/** What changes, on a page: how many paragraphs of each part are kept, reworded, new …, and each change with its numbers. */
export function summaryOfChanges(comparison: Comparison, region: Region): readonly BlockView[] {
  const facts = changeFacts(comparison, region);
  const changes = changeLines(facts.filter(isChange));
  const { words } = region.words;
  const heading = (words.summaryOfChanges ?? '')
    .replace('{before}', () => nameOf(comparison.before, region))
    .replace('{after}', () => nameOf(comparison.after, region));
  return [
    block({ line: { ...told(heading, 'heading-2', region), element: 'h2' } }),
    block({ columns: countsTable(facts, region) }),
    block({ line: told(words.summaryNote ?? '', 'counts-note comment', region) }),
    ...(changes.length > 0 ? [block({ columns: changesTable(changes, region) })] : []),
  ];
}

function nameOf(text: Text, { words, profile }: Region): string {
  const name = printedName(text, words, profile);
  if (name !== '') return name;
  const heading = text.paragraphs.find(({ kind }) => kind === 'heading');
  return heading ? plainText(contentOf(heading)).replace(/\s+/g, ' ').trim() : '';
}

/** A line of the summary; `s0` says of which result. */
function told(text: string, style: string, region: Region): LineView {
  const runs = printRuns([{ text }], printingOf(region, NO_NOTES), 'after');
  return { ...ownLine(style, runs), side: `s${region.number}` };
}

function countsTable(facts: readonly ChangeFact[], region: Region): ColumnsView {
  const parts = PARTS.filter((part) => facts.some((fact) => fact.part === part));
  const counts = COUNTS.filter(
    (count) => ALWAYS.has(count) || facts.some((fact) => counted(fact, count)),
  );
  const row = (name: string, own: readonly ChangeFact[]): ColumnsRowView =>
    cellsRow([
      [told(name, 'cell', region)],
      ...counts.map((count) => [
        told(String(own.filter((fact) => counted(fact, count)).length), 'count', region),
      ]),
    ]);
  const rows = parts.map((part) =>
    row(
      partName(part, region.words),
      facts.filter((fact) => fact.part === part),
    ),
  );
  const total = row(region.words.words.total ?? '', facts);
  const names = counts.map((count) => countName(count, region.words));
  const heads = [region.words.names.paragraph, ...names].map(sentenceCase);
  return {
    kind: 'counts',
    heads,
    count: heads.length,
    rows: rows.length === 1 ? rows : [...rows, { ...total, classes: 'section' }],
  };
}

/** Whether a fact counts: once by its kind, again where it moved or has another number. */
export function counted({ kind, moved, renumbered }: ChangeFact, count: Count): boolean {
  if (count === 'moved') return moved;
  return count === 'renumbered' ? renumbered : kind === count;
}

function changesTable(lines: readonly ChangeLine[], region: Region): ColumnsView {
  const { names, words } = region.words;
  const parts = PARTS.filter((part) => lines.some(({ fact }) => fact.part === part));
  const rows = parts.flatMap((part): ColumnsRowView[] => {
    const head = told(partName(part, region.words), 'section', region);
    const own = lines.filter(({ fact }) => fact.part === part);
    const changes = own.map((line) => changeRow(line, region));
    return [{ classes: 'section', across: [head], cells: [] }, ...changes];
  });
  const heads = [names.paragraph, words.change ?? '', words.openingWords ?? ''].map(sentenceCase);
  return { kind: 'changes', heads, count: heads.length, rows };
}

function changeRow({ fact, numbers, names }: ChangeLine, region: Region): ColumnsRowView {
  const runs: PrintedRun[] = numbers === '' ? [] : [{ text: showHidden(numbers) }];
  // From right to left the arrow would point from the new number to the old.
  const direction = region.rightToLeft ? 'ltr' : '';
  const number = {
    ...told('', 'cell', region),
    paragraph: names.join(' '),
    direction,
    runs,
  } as const;
  const opening = names.length > 1 ? '' : openingWords(fact.words);
  return cellsRow([
    [number],
    [told(factWords(fact, region.words), 'cell', region)],
    [told(opening, 'cell', region)],
  ]);
}

/** What became of a paragraph in words: `modifié, déplacé`. */
function factWords(fact: ChangeFact, words: LanguageProfile): string {
  return COUNTS.filter((count) => count !== 'kept' && counted(fact, count))
    .map((count) => countName(count, words))
    .join(words.words.changeSeparator ?? ', ');
}

/** How a summary calls what it counts. */
export function countName(count: Count, { words }: LanguageProfile): string {
  return words[WORDS[count]] ?? '';
}

/** How a summary calls a part of a text. */
function partName(part: Part, { names, words }: LanguageProfile): string {
  return sentenceCase(part === 'annex' ? names.annex : (words[part] ?? ''));
}

/** A word as it stands at the head of a column. */
export function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

// As many characters as stand on a line of the last column.
const OPENING = 58;

/** The first words of a paragraph, as many as go on a line. */
function openingWords(words: string): string {
  const letters = [...words];
  if (letters.length <= OPENING) return words;
  const cut = letters.slice(0, OPENING).join('');
  const end = cut.lastIndexOf(' ');
  return `${(end > OPENING / 2 ? cut.slice(0, end) : cut).trimEnd()}…`;
}
