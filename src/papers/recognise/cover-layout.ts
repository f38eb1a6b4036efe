import type { Profile } from '../../model/profile.ts';
import { amendmentColumns } from './columns.ts';
import { coverFactsReader } from './cover-facts.ts';
import { readSymbol } from './facts.ts';
import { type Block, type LineBlock, linesOf, type TableBlock } from './flatten.ts';
import { holdsFormula } from './formula.ts';
import { type Piece, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';
import type { Words } from './words.ts';

/**
 * Blocks of a Word file whose cover is laid out with tables and tabs, as lines: a table that holds the symbol, the date, the agenda item or
 * the summary is no table of the paper, and a line on which one of these shares its place with other words is several. What stands behind
 * the first heading of the body, the first numbered paragraph or annex stays as it is, and so does a document that has none of them.
 */
export function withCoverLaidOut(
  blocks: readonly Block[],
  words: Words,
  profile: Profile,
): readonly Block[] {
  const end = blocks.findIndex((block) => endsCover(block, words));
  if (end < 1) return blocks;
  const isFact = factTest(words, profile);
  const cover = blocks.slice(0, end).flatMap((block): Block[] => {
    if (block.kind === 'line') return partedLine(block.pieces, isFact, block);
    if (block.kind !== 'table' || !isLayout(block, words, isFact)) return [block];
    const filled = linesOf(block).filter((line) => plainLine(line) !== '');
    return filled.flatMap((line) =>
      partedLine(line, isFact, { kind: 'line', pieces: line, gap: 1 }),
    );
  });
  return [...cover, ...blocks.slice(end)];
}

type Line = readonly Piece[];
type FactTest = (words: string) => boolean;

function endsCover(block: Block, words: Words): boolean {
  if (block.kind === 'table') return amendmentColumns(block, { words }) !== null;
  if (block.kind !== 'line') return false;
  const line = plainLine(block.pieces);
  const { annex, background } = words.parts;
  const heads = annex(line) !== null || background(line) !== null;
  return heads || /^1[.)]\s/.test(line) || holdsFormula([block], { words });
}

function factTest(words: Words, profile: Profile): FactTest {
  const factsIn = coverFactsReader(profile);
  return (line) =>
    readSymbol(line, profile) !== null || words.agendaItem(line) !== null || factsIn(line) !== null;
}

function isLayout(table: TableBlock, words: Words, isFact: FactTest): boolean {
  const lines = linesOf(table);
  const summed = table.rows.some(({ cells }) =>
    cells.some(
      (cell) => cell.lines[0] !== undefined && words.parts.summary(plainLine(cell.lines[0])),
    ),
  );
  return summed || lines.some((line) => partsOf(line).some((part) => isFact(plainLine(part))));
}

// Tabs and line breaks part what stands side by side or one below the other on a cover.
function partsOf(line: Line): Piece[][] {
  const parts: Piece[][] = [];
  let from = 0;
  for (const part of textOf(line).split(/[\t\n]/)) {
    const pieces = trimPieces(slicePieces(line, from, from + part.length));
    if (pieces.length > 0) parts.push(pieces);
    from += part.length + 1;
  }
  return parts;
}

function partedLine(line: Line, isFact: FactTest, whole: LineBlock): LineBlock[] {
  const parts = partsOf(line);
  if (parts.length < 2 || !parts.some((part) => isFact(plainLine(part)))) return [whole];
  return parts.map((pieces) => ({ ...whole, pieces }));
}
