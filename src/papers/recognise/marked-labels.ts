import { readLabel } from '../../model/label.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import type { Block, Cell, TableBlock } from './flatten.ts';
import { withPrintedNumbers } from './labels.ts';
import { hasWords, isMarked } from './marks.ts';
import { joinLines, type Piece, plainLine, slicePieces, textOf } from './pieces.ts';

type Line = readonly Piece[];

/**
 * Blocks in which the number of a paragraph that is inserted or deleted as a whole has the mark of its words: a person may write
 * `2. [-Takes note-]` for `[-2. Takes note-]`, and Word leaves an automatic number outside every change. What is no line stays.
 */
export function withMarkedLabels(blocks: readonly Block[]): Block[] {
  const starts = blocks.map((block) => (block.kind === 'line' ? textOf(block.pieces) : null));
  const labels = withPrintedNumbers(
    readTypedLabels(starts),
    blocks.map((block) => (block.kind === 'line' ? block.pieces : null)),
  );
  return blocks.map((block, index) => {
    const found = labels[index];
    if (block.kind !== 'line' || !found) return block;
    const pieces = withMarkedLabel(block.pieces, found.length);
    return pieces === block.pieces ? block : { ...block, pieces };
  });
}

function withMarkedLabel(line: Line, length: number): Line {
  const label = slicePieces(line, 0, length);
  const body = slicePieces(line, length);
  const mark = markOfAll(body);
  if (mark === undefined || isMarked(label)) return line;
  return [...label.map((piece): Piece => ({ ...piece, mark })), ...body];
}

// How all words are marked; undefined where they are not marked alike.
function markOfAll(pieces: Line): Piece['mark'] {
  const worded = pieces.filter((piece) => piece.note === undefined && hasWords([piece]));
  const mark = worded[0]?.mark;
  return worded.every((piece) => piece.mark === mark) ? mark : undefined;
}

/**
 * A table in which the number of a row that is inserted or deleted as a whole has the mark of its words, whether it stands in the
 * first cell or opens the only one.
 */
export function withMarkedRows(table: TableBlock): TableBlock {
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: markedCells(row.cells) })) };
}

function markedCells(cells: readonly Cell[]): readonly Cell[] {
  const [first, ...rest] = cells;
  if (!first) return cells;
  if (rest.length === 0) return [{ ...first, lines: first.lines.map(withOwnLabel) }];
  const mark = markOfAll(rest.flatMap(({ lines }) => lines.flat()));
  const label = joinLines(first.lines);
  if (mark === undefined || isMarked(label) || !isLabel(plainLine(label))) return cells;
  const lines = first.lines.map((line) => line.map((piece): Piece => ({ ...piece, mark })));
  return [{ ...first, lines }, ...rest];
}

function withOwnLabel(line: Line): Line {
  const found = readTypedLabels([textOf(line)])[0];
  return found ? withMarkedLabel(line, found.length) : line;
}

function isLabel(text: string): boolean {
  return text !== '' && text.length <= LONGEST_LABEL && readLabel(text).length > 0;
}

const LONGEST_LABEL = 16;
