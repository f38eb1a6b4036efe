import { labelKey, numberKey } from '../../lineage/references/places.ts';
import type { Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { closedLedger } from '../recognise/accounting.ts';
import type { Desk } from '../recognise/desk.ts';
import { type Block, type LineBlock, linesOf, type TableBlock } from '../recognise/flatten.ts';
import { readDecision } from '../recognise/items.ts';
import { newCounter, splitLabel } from '../recognise/labels.ts';
import { likeness } from '../recognise/merge.ts';
import { type Piece, placeOf, slicePieces, textOf } from '../recognise/pieces.ts';
import { baseWords } from './base.ts';
import { type Named, type NameReader, nameReader } from './named.ts';
import { type Adopted, decisionsOf, wordingOf } from './quotations.ts';
import {
  bareWords,
  type JudgedStretches,
  judgeStretches,
  markedIn,
  type Stretch,
} from './stretches.ts';
import type { WordingReader } from './wordings.ts';

/** Blocks in which no line opens a quoted Decision; `proposing` where they may hold new words of a Decision beside its number. */
export interface LooseRun {
  readonly blocks: readonly Block[];
  readonly proposing: boolean;
}

/** What a paper quotes of Decisions elsewhere than under a line that names one, and which it names at all. */
export interface LooseQuotations extends JudgedStretches {
  /** Decisions that stand whole, as `checkQuotations` takes them. */
  readonly whole: readonly (readonly Paragraph[])[];
  readonly named: ReadonlySet<string>;
}

interface Reading {
  readonly desk: Desk;
  readonly names: NameReader;
  readonly known: ReadonlyMap<string, readonly Adopted[]>;
  readonly wordings: WordingReader;
  readonly titles: readonly string[];
  readonly whole: (readonly Paragraph[])[];
  readonly stretches: Stretch[];
  readonly named: Set<string>;
  proposing: boolean;
}

/**
 * Reads what stands outside the lines that open a quoted Decision. What begins with the number of one (`7.1 The Parties …`), what stands behind a
 * sentence that names one and ends in a colon, and the cell beside a number is taken for the Decision where at least half of the words are its
 * own; words in quotation marks and paragraphs in a style for quotations are held against the Decisions that are named with them.
 */
export function looseQuotations(
  runs: readonly LooseRun[],
  decisions: readonly Text[],
  desk: Desk,
  wordings: WordingReader,
): LooseQuotations {
  const reading: Reading = {
    desk: { ...desk, ledger: closedLedger(), messages: [] },
    names: nameReader(desk.profile, desk.words.language),
    known: byNumber(decisions.flatMap(decisionsOf)),
    wordings,
    titles: decisions.flatMap(({ paragraphs }) =>
      paragraphs.filter(({ kind }) => kind === 'heading').map(baseWords),
    ),
    whole: [],
    stretches: [],
    named: new Set(),
    proposing: false,
  };
  for (const { blocks, proposing } of runs) {
    reading.proposing = proposing;
    readRun(blocks, reading);
  }
  const { stretches, known, titles, whole, named } = reading;
  const wordingAt = (number: string, place: Place | null): Adopted | null => {
    const all = known.get(number) ?? [];
    const [first] = all;
    return first ? wordingOf(all, wordings(first.label, place)) : null;
  };
  return { ...judgeStretches(stretches, wordingAt, titles), whole, named };
}

/** Whether a line of these blocks names a Decision, so that there may be something to verify. */
export function namesDecision(runs: readonly LooseRun[], desk: Desk): boolean {
  const names = nameReader(desk.profile, desk.words.language);
  return runs.some(({ blocks }) =>
    blocks.flatMap(linesOf).some((pieces) => names(textOf(pieces)).length > 0),
  );
}

function byNumber(decisions: readonly Adopted[]): ReadonlyMap<string, readonly Adopted[]> {
  const found = new Map<string, Adopted[]>();
  for (const decision of decisions) {
    const key = labelKey(decision.label);
    found.set(key, [...(found.get(key) ?? []), decision]);
  }
  return found;
}

function readRun(blocks: readonly Block[], reading: Reading): void {
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block?.kind === 'table') readTable(block, reading);
    at = block?.kind === 'line' ? readLine(blocks, at, block, reading) : at + 1;
  }
}

// The index of the first block behind what was read.
function readLine(
  blocks: readonly Block[],
  at: number,
  block: LineBlock,
  reading: Reading,
): number {
  const line = textOf(block.pieces);
  const names = reading.names(line);
  const opening = openingOf(block.pieces, names, reading);
  const taken = opening && takeWhole(blocks, at + 1, opening, reading);
  if (taken) return taken;
  for (const { number } of unquotedNames(line, names)) reading.named.add(number);
  readMarked(line, names, placeOf(block.pieces), reading);
  const [only, other] = names;
  if (!only || other || !/[:：]\s*$/u.test(line)) return at + 1;
  return readIntroduced(blocks, at + 1, only, reading) ?? at + 1;
}

interface Opening {
  readonly number: string;
  readonly chapeau: readonly Piece[];
}

// `7.1 The Parties …`, `Decision 7.1: The Parties …`, or the number alone.
function openingOf(
  pieces: readonly Piece[],
  names: readonly Named[],
  { known }: Reading,
): Opening | null {
  const text = textOf(pieces);
  const bare = /^\s*(\d{1,3}[./]\d{1,4})(?=[\s:.–—-]|$)/u.exec(text);
  const name = bare ? null : (names[0] ?? null);
  const end = bare?.[0].length ?? name?.end ?? 0;
  const number = bare ? numberKey(bare[1] ?? '') : (name?.number ?? '');
  if (end === 0 || !known.has(number)) return null;
  if (name && (!name.whole || !/^\s*\p{L}*\s*$/u.test(text.slice(0, name.start)))) return null;
  const [, mark = ''] = /^((?:\s*\([^()]{1,60}\))?[\s:.,;–—-]*)/u.exec(text.slice(end)) ?? [];
  const chapeau = slicePieces(pieces, end + mark.length);
  // `Decision 7.1 requests …` is a sentence of the paper.
  if (name && chapeau.length > 0 && !/[:.–—]/u.test(mark) && !isHead(pieces, chapeau)) return null;
  return { number, chapeau };
}

function isHead(pieces: readonly Piece[], behind: readonly Piece[]): boolean {
  return pieces[0]?.strong === true && behind[0]?.strong !== true;
}

// So many of the words must be those of the Decision: `In place of Decision 14.6:` may have new ones behind it.
const ALIKE = 0.5;

function takeWhole(
  blocks: readonly Block[],
  from: number,
  { number, chapeau }: Opening,
  { desk, known, whole, stretches, proposing }: Reading,
): number | null {
  const [adopted] = known.get(number) ?? [];
  if (!adopted) return null;
  const { paragraphs, next } = readDecision(
    blocks,
    from,
    { label: adopted.label, chapeau },
    desk,
    'quoted',
  );
  const own = wordsOf(paragraphs);
  if (likeness(own.toLowerCase(), bareWords(adopted).toLowerCase()) < ALIKE) return null;
  const place = paragraphs[0]?.place ?? null;
  // New words for a Decision have its number too: they are no wrong quotation, and none that is proven.
  if (proposing)
    stretches.push({ words: wordsOf(paragraphs), numbers: [number], place, proposed: true });
  else whole.push(paragraphs);
  return Math.max(next, from);
}

function wordsOf(paragraphs: readonly Paragraph[]): string {
  return bareWords({ paragraphs });
}

function readIntroduced(
  blocks: readonly Block[],
  at: number,
  named: Named,
  reading: Reading,
): number | null {
  const block = blocks[at];
  if (block?.kind !== 'line') return null;
  const labelled = splitLabel(block.pieces, newCounter()).label !== null;
  const taken =
    named.whole && !labelled
      ? takeWhole(blocks, at, { number: named.number, chapeau: [] }, reading)
      : null;
  if (taken !== null) return taken;
  const words = textOf(block.pieces);
  if (!block.quote) return null;
  reading.stretches.push({ words, numbers: [named.number], place: placeOf(block.pieces) });
  return at + 1;
}

function readMarked(
  line: string,
  names: readonly Named[],
  place: Place | null,
  { stretches }: Reading,
): void {
  const marked = markedIn(line);
  for (const { words, start, end } of marked) {
    const outside = unquotedNames(line, names);
    const above = outside.filter((name) => name.end <= start).reverse();
    const below = outside.filter((name) => name.start >= end);
    const numbers = [...new Set([...above, ...below].map(({ number }) => number))];
    if (numbers.length > 0) stretches.push({ words, numbers, place });
  }
}

function unquotedNames(line: string, names: readonly Named[]): readonly Named[] {
  const marked = markedIn(line);
  return names.filter(
    (name) => !marked.some(({ start, end }) => name.start > start && name.end < end),
  );
}

// A Decision in a table has its number in a cell and its words in another, or both in one.
function readTable({ rows }: TableBlock, reading: Reading): void {
  for (const { cells } of rows) {
    const lines = cells.map(({ lines: own }) =>
      own.map((pieces): LineBlock => ({ kind: 'line', pieces, gap: 1 })),
    );
    const taken = takeRow(lines, reading);
    for (const [at, own] of lines.entries()) if (at !== taken) readRun(own, reading);
  }
}

// The cell of a row that has the words of the Decision whose number is another.
function takeRow(cells: readonly (readonly LineBlock[])[], reading: Reading): number {
  for (const own of cells) {
    const [first] = own;
    if (!first || own.length > 1) continue;
    const opening = openingOf(first.pieces, reading.names(textOf(first.pieces)), reading);
    if (!opening || /[\p{L}\p{N}]/u.test(textOf(opening.chapeau))) continue;
    const found = cells.findIndex(
      (cell) =>
        cell !== own && cell.length > 0 && takeWhole(cell, 0, { ...opening, chapeau: [] }, reading),
    );
    if (found >= 0) return found;
    reading.named.add(opening.number);
  }
  return -1;
}
