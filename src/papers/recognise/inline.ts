import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { claimPrinted, revisionLine } from './annexes.ts';
import { isAnnounced } from './columns.ts';
import { type Desk, headingOf } from './desk.ts';
import { opensParagraph } from './entries.ts';
import { isResolutionName, type NamedResolution, namedResolution } from './facts.ts';
import type { Block, LineBlock, NoteBlock, TableBlock } from './flatten.ts';
import { shown, startsWithNumber, withFormulaJoined } from './formula.ts';
import { type InlineLine, type InlineTable, inlineLines } from './inline-lines.ts';
import { draftNumber } from './items.ts';
import { hasWords, isMarked } from './marks.ts';
import { plainLine } from './pieces.ts';
import { isCapitals, isHeading } from './prose.ts';

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

/** Reads an annex that `isInline`: what is the paper's own, and the paragraphs of the Resolution with the labels that are printed. */
export function readInline(heading: LineBlock, blocks: readonly Block[], desk: Desk): ReadInline {
  const { own, rest, freshFrom, isNew } = sortBlocks(withFormulaJoined(blocks, desk), desk);
  const all = [heading, ...blocks];
  const announced = isAnnounced(all, desk) || all.some((block) => isMarkedBlock(block));
  const resolution = revisionLine(all, desk) ?? (announced ? headNamed(all, desk) : null);
  const fresh = isNew || (!announced && resolution === null);
  const above = fresh ? headsAbove(rest, desk) : 0;
  for (const block of rest.slice(0, above)) {
    if (block.kind === 'line') own.push(headingOf(block.pieces, 3, {}, desk, 'paper'));
  }
  return {
    own,
    lines: inlineLines({ blocks: rest.slice(above), fresh, freshFrom }, desk),
    notes: blocks.flatMap((block) => (block.kind === 'note' ? [block] : [])),
    resolution: fresh ? null : resolution,
    fresh,
  };
}

/** An annex taken apart: headings of the paper, and the Resolution. `isNew`: a note says so above its first paragraph. */
interface Sorted {
  readonly own: Paragraph[];
  readonly rest: (LineBlock | TableBlock)[];
  readonly freshFrom: Set<LineBlock | TableBlock>;
  isNew: boolean;
}

function sortBlocks(blocks: readonly Block[], desk: Desk): Sorted {
  const sorted: Sorted = { own: [], rest: [], freshFrom: new Set(), isNew: false };
  let waiting = false;
  let body = false;
  for (const block of blocks) {
    if (block.kind !== 'line' && block.kind !== 'table') continue;
    if (block.kind === 'line' && !hasWords(block.pieces)) continue;
    const apart = block.kind === 'line' ? setApart(block, sorted, desk) : null;
    if (apart === 'note on the annex') {
      waiting = true;
      if (!body) sorted.isNew = true;
    }
    if (apart !== null) continue;
    if (waiting) sorted.freshFrom.add(block);
    waiting = false;
    body ||= isBodyText(block, desk);
    sorted.rest.push(block);
  }
  return sorted;
}

// What stands in an annex besides the Resolution goes where it belongs, and is named; null of a line of the Resolution.
function setApart(
  block: LineBlock,
  { own, rest }: Sorted,
  desk: Desk,
): 'heading' | 'legend' | 'note on the annex' | null {
  const { words } = desk;
  const line = plainLine(shown(block.pieces));
  const named = rest.length === 0 && (isResolutionName(line, desk.profile) || repeats(line, own));
  if (words.parts.revisionOf(line) || named) {
    own.push(headingOf(block.pieces, 3, {}, desk, 'paper'));
    return 'heading';
  }
  if (words.parts.legend(line) || words.textMarks(line)) {
    claimPrinted(block, words.profile.legend, 'legend', desk);
    return 'legend';
  }
  if (words.reconstructed(line) || words.draftNumbers(line)) {
    desk.ledger.claim(block.pieces, 'directive', 'paper');
    return 'legend';
  }
  if (!words.parts.newAnnex(line)) return null;
  claimPrinted(block, words.profile.newAnnex, 'note on the annex', desk);
  return 'note on the annex';
}

// How many headings above a line may be what it repeats.
const NEAR = 6;

// `Conf. 12.3 (Rev. CoP18)` below `AMENDMENTS TO RESOLUTION CONF. 12.3 (REV. COP18)`.
function repeats(line: string, own: readonly Paragraph[]): boolean {
  if (!/[0-9]/.test(line)) return false;
  const words = line.toLowerCase();
  return own
    .slice(-NEAR)
    .some((paragraph) => plainText(contentOf(paragraph)).toLowerCase().endsWith(words));
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
