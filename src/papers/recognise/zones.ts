import { amendmentColumns } from './columns.ts';
import { draftNumber } from './decisions.ts';
import type { Desk } from './desk.ts';
import type { Block, LineBlock, TableBlock } from './flatten.ts';
import { plainLine } from './pieces.ts';
import { isCapitals } from './prose.ts';

/** An annex of a paper: its heading, and what kind of result it holds. */
export interface AnnexZone {
  readonly kind: 'amendments' | 'decisions' | 'other';
  readonly heading: LineBlock;
  readonly blocks: readonly Block[];
}

/** The parts of a paper before its annexes. `title` may run over several lines. */
export interface CoverZone {
  readonly masthead: readonly Block[];
  readonly summaryHead: LineBlock | null;
  readonly summary: readonly Block[];
  readonly disclaimer: LineBlock | null;
  readonly title: readonly LineBlock[];
  readonly body: readonly Block[];
}

/** A paper taken apart at the words that its profile knows. */
export interface Zones {
  readonly cover: CoverZone;
  readonly annexes: readonly AnnexZone[];
  /** Running heads, page numbers, bookmarks, images: printed by the paper itself or not at all. */
  readonly asides: readonly Block[];
}

/** Takes the blocks of a paper apart. Every block is in exactly one part. */
export function zonesOf(blocks: readonly Block[], desk: Desk): Zones {
  const asides = blocks.filter(({ kind }) => kind === 'heads' || kind === 'noise');
  const content = blocks
    .filter(({ kind }) => kind !== 'heads' && kind !== 'noise')
    .flatMap((block) => (block.kind === 'table' ? releaseTail(block, desk) : [block]));
  const starts = content.flatMap((block, index) => (isAnnexLine(block, desk) ? [index] : []));
  const annexes = starts.flatMap((start, order) => {
    const heading = content[start];
    if (heading?.kind !== 'line') return [];
    const inside = content.slice(start + 1, starts[order + 1]);
    return [{ kind: annexKind(inside, desk), heading, blocks: inside }];
  });
  return { cover: coverOf(content.slice(0, starts[0]), desk), annexes, asides };
}

function isAnnexLine(block: Block, desk: Desk): boolean {
  return block.kind === 'line' && desk.words.parts.annex(plainLine(block.pieces)) !== null;
}

function annexKind(blocks: readonly Block[], desk: Desk): AnnexZone['kind'] {
  if (blocks.some((block) => block.kind === 'table' && amendmentColumns(block, desk))) {
    return 'amendments';
  }
  const decisions = blocks.some((block) => block.kind === 'line' && draftNumber(block, desk));
  return decisions ? 'decisions' : 'other';
}

/**
 * Text that stands directly behind a table is extracted as if it were in the last cell: from a line on that opens an annex,
 * it is taken out.
 */
function releaseTail(table: TableBlock, desk: Desk): Block[] {
  const last = table.rows.at(-1);
  const cell = last?.cells.at(-1);
  if (!last || !cell) return [table];
  const cut = cell.lines.findIndex((line, index) => {
    const words = plainLine(line);
    return (
      index > 0 && (desk.words.parts.annex(words) ?? desk.words.parts.innerAnnex(words)) !== null
    );
  });
  if (cut < 0) return [table];
  const cells = [...last.cells.slice(0, -1), { ...cell, lines: cell.lines.slice(0, cut) }];
  const rows = [...table.rows.slice(0, -1), { ...last, cells }];
  const tail = cell.lines.slice(cut).map((pieces): LineBlock => ({ kind: 'line', pieces, gap: 0 }));
  return [{ ...table, rows }, ...tail];
}

/** The cover ends with the title, the last line before the background heading or the first numbered paragraph. */
function coverOf(blocks: readonly Block[], desk: Desk): CoverZone {
  const { parts } = desk.words;
  const lines = blocks.map((block) => (block.kind === 'line' ? plainLine(block.pieces) : ''));
  const starts = lines.findIndex(
    (line) => parts.background(line) !== null || /^1[.)]\s/.test(line),
  );
  const bodyStart = starts < 0 ? blocks.length : starts;
  const disclaimerAt = lines.findIndex(
    (line, index) => index < bodyStart && parts.disclaimer(line),
  );
  const summaryAt = lines.findIndex((line, index) => index < bodyStart && parts.summary(line));
  const titleAt = titleStart(blocks, lines, bodyStart, Math.max(disclaimerAt, summaryAt));
  const isTitle = (index: number): boolean =>
    titleAt !== null && index >= titleAt.from && index < titleAt.to;
  const before = (index: number): boolean =>
    index < bodyStart && !isTitle(index) && index !== disclaimerAt;
  const inSummary = (index: number): boolean => summaryAt >= 0 && index > summaryAt;
  return {
    masthead: blocks.filter(
      (_, index) => before(index) && index !== summaryAt && !inSummary(index),
    ),
    summaryHead: lineAt(blocks, summaryAt),
    summary: blocks.filter((_, index) => before(index) && inSummary(index)),
    disclaimer: lineAt(blocks, disclaimerAt),
    title: blocks.flatMap((block, index) =>
      isTitle(index) && block.kind === 'line' ? [block] : [],
    ),
    body: blocks.slice(bodyStart),
  };
}

function lineAt(blocks: readonly Block[], index: number): LineBlock | null {
  const block = blocks[index];
  return block?.kind === 'line' ? block : null;
}

// The last line in capitals before the body, with neighbours in capitals right above it; else the last line without an end mark.
function titleStart(
  blocks: readonly Block[],
  lines: readonly string[],
  end: number,
  after: number,
): { from: number; to: number } | null {
  for (const test of [isCapitals, (line: string) => !/[.;:,)]$/.test(line)]) {
    for (let at = end - 1; at > after; at -= 1) {
      const line = lines[at] ?? '';
      if (line === '' || !test(line) || !/\p{L}/u.test(line) || line.includes('/')) continue;
      let from = at;
      while (from - 1 > after && isTight(blocks[from]) && isCapitals(lines[from - 1] ?? ''))
        from -= 1;
      return { from, to: at + 1 };
    }
  }
  return null;
}

function isTight(block: Block | undefined): boolean {
  return block?.kind === 'line' && block.gap === 0;
}
