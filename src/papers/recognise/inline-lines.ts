import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import { type Desk, sayLost } from './desk.ts';
import { opensParagraph } from './entries.ts';
import type { LineBlock, TableBlock } from './flatten.ts';
import { isFormula, shown } from './formula.ts';
import { newCounter, withPrintedNumbers } from './labels.ts';
import { hasWords, sideOf } from './marks.ts';
import { numbersAlone } from './numbers-alone.ts';
import { joinLines, type Piece, placeOf, plainLine, textOf, trimPieces } from './pieces.ts';
import { isCapitals, isHeading } from './prose.ts';

/** What a line of an inline redline is in its Resolution. */
export type InlineRole = 'title' | 'heading' | 'annex' | 'formula' | 'caption' | 'text';

/**
 * One paragraph of an inline redline, its marks still on it. `typed` is the label that is printed, `lost` where extraction had
 * lost its number and it was counted.
 */
export interface InlineLine {
  readonly kind: 'line';
  readonly role: InlineRole;
  readonly pieces: readonly Piece[];
  readonly typed: TypedLabel | null;
  /** Under a note that the annex is new, in which nothing is underlined. */
  readonly fresh: boolean;
  readonly inAnnex: boolean;
}

/** A table inside an inline redline. */
export interface InlineTable {
  readonly kind: 'table';
  readonly table: TableBlock;
  readonly fresh: boolean;
}

/** The blocks of a Resolution in running text. `freshFrom`: those above which a note says that an annex is new. */
export interface InlineBody {
  readonly blocks: readonly (LineBlock | TableBlock)[];
  readonly fresh: boolean;
  readonly freshFrom: ReadonlySet<LineBlock | TableBlock>;
}

/** What each block of a Resolution in running text is, in order. */
export function inlineLines(body: InlineBody, desk: Desk): readonly (InlineLine | InlineTable)[] {
  const { blocks, fresh, freshFrom } = body;
  const labels = printedLabels(blocks, desk);
  sayLostNumbers(blocks, labels, desk);
  const reading: Reading = { lines: [], titled: false, body: false, inAnnex: false, fresh };
  for (const [index, block] of blocks.entries()) {
    if (freshFrom.has(block)) reading.fresh = true;
    if (block.kind === 'table') {
      reading.lines.push({ kind: 'table', table: block, fresh: reading.fresh });
      continue;
    }
    const found = labels[index] ?? null;
    const next = blocks[index + 1];
    const role = roleOf(block, found, next?.kind === 'line' ? next : null, desk);
    if (role === 'annex') {
      reading.inAnnex = true;
      reading.fresh = fresh || blocks.slice(index, index + 2).some((near) => freshFrom.has(near));
    }
    addLine(block, role, role === 'text' ? found : null, reading);
  }
  return reading.lines;
}

/** How far a Resolution is read: whether its title has been met, its body, an annex, and a note that the annex is new. */
interface Reading {
  readonly lines: (InlineLine | InlineTable)[];
  titled: boolean;
  body: boolean;
  inAnnex: boolean;
  fresh: boolean;
}

function addLine(
  block: LineBlock,
  role: InlineRole,
  typed: TypedLabel | null,
  reading: Reading,
): void {
  const { lines, fresh, inAnnex } = reading;
  const { pieces } = block;
  if (role !== 'heading') reading.body = true;
  const opens = role === 'heading' && !reading.body;
  const last = lines.at(-1);
  if (opens && last?.kind === 'line' && isTitleLine(last, block)) {
    lines[lines.length - 1] = { ...last, pieces: joinLines([last.pieces, pieces]) };
    return;
  }
  const title = opens && !reading.titled && !inAnnex;
  if (title) reading.titled = true;
  lines.push({ kind: 'line', role: title ? 'title' : role, pieces, typed, fresh, inAnnex });
}

function sayLostNumbers(
  blocks: readonly (LineBlock | TableBlock)[],
  labels: readonly (TypedLabel | null)[],
  desk: Desk,
): void {
  const counter = newCounter();
  for (const [index, found] of labels.entries()) {
    const block = blocks[index];
    if (found?.lost && found.label.value > 1 && block?.kind === 'line')
      counter.lost.push({ label: found.label, place: placeOf(block.pieces) });
  }
  sayLost(desk, counter, 'the paragraphs of the redline');
}

// No title is longer; one that goes on without end is no title.
const LONGEST_TITLE = 1_000;

// A title in capitals on several lines.
function isTitleLine(last: InlineLine, block: LineBlock): boolean {
  if (last.role !== 'title' || block.gap > 0) return false;
  const title = plainLine(shown(last.pieces));
  return title.length <= LONGEST_TITLE && [title, plainLine(shown(block.pieces))].every(isCapitals);
}

// The number of a struck paragraph that was typed stands outside the automatic ones: it is read by itself and stops none of them.
function printedLabels(
  blocks: readonly (LineBlock | TableBlock)[],
  desk: Desk,
): readonly (TypedLabel | null)[] {
  const starts = blocks.map((block) => startOf(block, desk));
  const alone = numbersAlone(starts);
  const outside = blocks.map(
    (block, index) =>
      block.kind === 'line' &&
      (alone.has(index) || !hasWords(sideOf(block.pieces, 'after'))) &&
      !/^\[?1[.)]\s/u.test(starts[index] ?? ''),
  );
  const lines = blocks.map((block, index) =>
    block.kind === 'line' && starts[index] !== null ? trimPieces(shown(block.pieces)) : null,
  );
  const printed = withPrintedNumbers(
    readTypedLabels(starts.map((start, index) => (outside[index] ? '' : start))),
    lines,
  );
  const all = withPrintedNumbers(readTypedLabels(starts), lines);
  return printed.map((found, index) => {
    const alone = all[index] ?? null;
    if (outside[index]) return alone;
    // `c.` is a label next to `b.` only, also where that is struck.
    return found ?? (alone?.lost === true ? null : alone);
  });
}

// The formula ends the recitals, an annex begins anew; a heading ends nothing.
function startOf(block: LineBlock | TableBlock, desk: Desk): string | null {
  if (block.kind === 'table' || isFormula(block.pieces, desk)) return null;
  const line = plainLine(shown(block.pieces));
  if (desk.words.parts.annex(line) ?? desk.words.parts.innerAnnex(line)) return null;
  return textOf(trimPieces(shown(block.pieces)));
}

function roleOf(
  block: LineBlock,
  label: TypedLabel | null,
  next: LineBlock | null,
  desk: Desk,
): InlineRole {
  const line = plainLine(shown(block.pieces));
  const { parts } = desk.words;
  if (isFormula(block.pieces, desk)) return 'formula';
  if (parts.annex(line) ?? parts.innerAnnex(line)) return 'annex';
  if (parts.caption(line)) return 'caption';
  if (label || !isHeading(line, next) || opensParagraph(line, desk)) return 'text';
  return 'heading';
}
