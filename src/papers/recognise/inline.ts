import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import { claimPrinted, revisionLine } from './annexes.ts';
import { isAnnounced } from './columns.ts';
import { type Desk, headingOf, sayLost } from './desk.ts';
import { opensParagraph } from './entries.ts';
import { isResolutionName, type NamedResolution, namedResolution } from './facts.ts';
import type { Block, LineBlock, NoteBlock, TableBlock } from './flatten.ts';
import { draftNumber } from './items.ts';
import { newCounter } from './labels.ts';
import { hasWords, isMarked, sideOf } from './marks.ts';
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

/** An annex that amends a Resolution in running text, or proposes a new one. `own` stands in the paper itself. */
export interface ReadInline {
  readonly own: readonly Paragraph[];
  readonly lines: readonly (InlineLine | InlineTable)[];
  readonly notes: readonly NoteBlock[];
  readonly resolution: NamedResolution | null;
  /** There is no text before. */
  readonly fresh: boolean;
}

/** Whether an annex without the formula amends a Resolution in running text: it says so, and holds marks or numbered paragraphs. */
export function isInline(blocks: readonly Block[], desk: Desk): boolean {
  const decisions = blocks.some((block) => block.kind === 'line' && draftNumber(block, desk));
  if (decisions || !isAnnounced(blocks, desk)) return false;
  return blocks.some(
    (block) => block.kind === 'line' && (isMarked(block.pieces) || startsWithNumber(block)),
  );
}

function startsWithNumber({ pieces }: LineBlock): boolean {
  return readTypedLabels([textOf(trimPieces(pieces))])[0]?.label.style === 'arabic';
}

// How far below the formula the first numbered paragraph stands at most: the formula goes on, a heading stands between.
const NEAR = 4;

/** Whether the formula of the organ stands above numbered paragraphs, outside all tables. */
export function holdsFormula(blocks: readonly Block[], desk: Desk): boolean {
  return blocks.some((block, index) => {
    if (block.kind !== 'line' || !isFormula(block.pieces, desk)) return false;
    return blocks
      .slice(index + 1, index + 1 + NEAR)
      .some((below) => below.kind === 'line' && startsWithNumber(below));
  });
}

// A sentence of which the organ is the subject ends in a mark; the formula in none, or in a comma.
function isFormula(pieces: readonly Piece[], desk: Desk): boolean {
  const line = plainLine(shown(pieces));
  return desk.words.formula(line) !== null && !/[.;:!?]$/u.test(line);
}

/** The text after of a line, and where nothing is left of it the text before. */
export function shown(pieces: readonly Piece[]): readonly Piece[] {
  const after = sideOf(pieces, 'after');
  return hasWords(after) ? after : sideOf(pieces, 'before');
}

/** Reads an annex that `isInline`: what is the paper's own, and the paragraphs of the Resolution with the labels that are printed. */
export function readInline(heading: LineBlock, blocks: readonly Block[], desk: Desk): ReadInline {
  const own: Paragraph[] = [];
  const rest: (LineBlock | TableBlock)[] = [];
  const freshFrom = new Set<LineBlock | TableBlock | 'all'>();
  let waiting = false;
  for (const block of withFormulaJoined(blocks, desk)) {
    if (block.kind !== 'line' && block.kind !== 'table') continue;
    if (block.kind === 'line' && !hasWords(block.pieces)) continue;
    const line = block.kind === 'line' ? plainLine(shown(block.pieces)) : '';
    const { parts } = desk.words;
    const named = rest.length === 0 && (isResolutionName(line, desk.profile) || repeats(line, own));
    if (block.kind === 'line' && (parts.revisionOf(line) || named)) {
      own.push(headingOf(block.pieces, 3, {}, desk, 'paper'));
    } else if (block.kind === 'line' && (parts.legend(line) || desk.words.textMarks(line))) {
      claimPrinted(block, desk.words.profile.legend, 'legend', desk);
    } else if (block.kind === 'line' && desk.words.reconstructed(line)) {
      desk.ledger.claim(block.pieces, 'directive', 'paper');
    } else if (block.kind === 'line' && parts.newAnnex(line)) {
      claimPrinted(block, desk.words.profile.newAnnex, 'note on the annex', desk);
      waiting = true;
      if (rest.every((before) => !isBodyText(before, desk))) freshFrom.add('all');
    } else {
      if (waiting) freshFrom.add(block);
      waiting = false;
      rest.push(block);
    }
  }
  const all = [heading, ...blocks];
  const announced = isAnnounced(all, desk) || all.some((block) => isMarkedBlock(block));
  const resolution = revisionLine(all, desk) ?? (announced ? headNamed(all, desk) : null);
  const fresh = freshFrom.has('all') || (!announced && resolution === null);
  const above = fresh ? headsAbove(rest, desk) : 0;
  for (const block of rest.slice(0, above)) {
    if (block.kind === 'line') own.push(headingOf(block.pieces, 3, {}, desk, 'paper'));
  }
  return {
    own,
    lines: linesOf(rest.slice(above), fresh, freshFrom, desk),
    notes: blocks.flatMap((block) => (block.kind === 'note' ? [block] : [])),
    resolution: fresh ? null : resolution,
    fresh,
  };
}

// `Conf. 12.3 (Rev. CoP18)` below `AMENDMENTS TO RESOLUTION CONF. 12.3 (REV. COP18)`.
function repeats(line: string, own: readonly Paragraph[]): boolean {
  const words = line.toLowerCase();
  const above = own.map((paragraph) => plainText(contentOf(paragraph)).toLowerCase());
  return /[0-9]/.test(line) && above.some((heading) => heading.endsWith(words));
}

// Above the title of a new Resolution in capitals stands what it is, `DRAFT RESOLUTION`; how many lines that are.
function headsAbove(blocks: readonly (LineBlock | TableBlock)[], desk: Desk): number {
  const body = blocks.findIndex((block) => isBodyText(block, desk));
  const heads = blocks.slice(0, Math.max(0, body));
  const title = heads.findLastIndex(
    (block) => block.kind === 'line' && block.gap > 0 && isCapitals(plainLine(block.pieces)),
  );
  const capitals = heads
    .slice(0, title + 1)
    .every((block) => block.kind === 'line' && isCapitals(plainLine(block.pieces)));
  return title > 0 && capitals ? title : 0;
}

function isMarkedBlock(block: Block): boolean {
  return block.kind === 'line' && isMarked(block.pieces);
}

function isBodyText(block: LineBlock | TableBlock, desk: Desk): boolean {
  if (block.kind === 'table') return true;
  const line = plainLine(shown(block.pieces));
  return !isHeading(line, null) || opensParagraph(line, desk);
}

/** The Resolution that is named above the first paragraph of an annex; what the paragraphs name are others. */
export function headNamed(blocks: readonly Block[], desk: Desk): NamedResolution | null {
  for (const block of blocks) {
    if (block.kind !== 'line') continue;
    const line = plainLine(shown(block.pieces));
    if (hasWords(block.pieces) && isBodyText(block, desk) && !desk.words.parts.legend(line)) break;
    const found = namedResolution(line, desk.profile);
    if (found) return found;
  }
  return null;
}

/** Blocks with a formula that was set on two lines as one: the second has no label and no end mark and stands directly below. */
export function withFormulaJoined(blocks: readonly Block[], desk: Desk): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    const goesOn =
      last?.kind === 'line' &&
      block.kind === 'line' &&
      block.gap === 0 &&
      isFormula(last.pieces, desk) &&
      !/,$/u.test(plainLine(last.pieces)) &&
      !/[.;:!?]$/u.test(plainLine(shown(block.pieces))) &&
      !startsWithNumber(block) &&
      !opensParagraph(plainLine(shown(block.pieces)), desk);
    if (goesOn)
      joined[joined.length - 1] = { ...last, pieces: joinLines([last.pieces, block.pieces]) };
    else joined.push(block);
  }
  return joined;
}

function linesOf(
  blocks: readonly (LineBlock | TableBlock)[],
  fresh: boolean,
  freshFrom: ReadonlySet<LineBlock | TableBlock | 'all'>,
  desk: Desk,
): (InlineLine | InlineTable)[] {
  const labels = printedLabels(blocks, desk);
  const counter = newCounter();
  for (const [index, found] of labels.entries()) {
    const block = blocks[index];
    if (found?.lost && found.label.value > 1 && block?.kind === 'line')
      counter.lost.push({ label: found.label, place: placeOf(block.pieces) });
  }
  sayLost(desk, counter, 'the paragraphs of the redline');
  const lines: (InlineLine | InlineTable)[] = [];
  let titled = false;
  let body = false;
  let inAnnex = false;
  let isFresh = fresh;
  for (const [index, block] of blocks.entries()) {
    if (freshFrom.has(block)) isFresh = true;
    if (block.kind === 'table') {
      lines.push({ kind: 'table', table: block, fresh: isFresh });
      continue;
    }
    const found = labels[index] ?? null;
    const next = blocks[index + 1];
    const role = roleOf(block, found, next?.kind === 'line' ? next : null, desk);
    const title = role === 'heading' && !titled && !body && !inAnnex;
    const last = lines.at(-1);
    if (title) titled = true;
    if (role === 'annex') {
      inAnnex = true;
      isFresh = fresh || blocks.slice(index, index + 2).some((near) => freshFrom.has(near));
    }
    if (role !== 'heading') body = true;
    if (role === 'heading' && !body && last?.kind === 'line' && isTitleLine(last, block)) {
      lines[lines.length - 1] = { ...last, pieces: joinLines([last.pieces, block.pieces]) };
      continue;
    }
    const { pieces } = block;
    const settled = title ? 'title' : role;
    const typed = role === 'text' ? found : null;
    lines.push({ kind: 'line', role: settled, pieces, typed, fresh: isFresh, inAnnex });
  }
  return lines;
}

// A title in capitals on several lines.
function isTitleLine(last: InlineLine, block: LineBlock): boolean {
  const lines = [last.pieces, block.pieces].map((pieces) => plainLine(shown(pieces)));
  return last.role === 'title' && block.gap === 0 && lines.every(isCapitals);
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
  const printed = readTypedLabels(starts.map((start, index) => (outside[index] ? '' : start)));
  const all = readTypedLabels(starts);
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
