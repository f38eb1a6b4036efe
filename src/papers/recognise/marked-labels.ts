import { readTypedLabels } from '../../model/typed-label.ts';
import type { Block } from './flatten.ts';
import { hasWords } from './marks.ts';
import { type Piece, slicePieces, textOf } from './pieces.ts';

type Line = readonly Piece[];

/**
 * Blocks in which the number of a paragraph that is inserted or deleted as a whole has the mark of its words: a person may write
 * `2. [-Takes note-]` for `[-2. Takes note-]`, and Word leaves an automatic number outside every change. What is no line stays.
 */
export function withMarkedLabels(blocks: readonly Block[]): Block[] {
  const starts = blocks.map((block) => (block.kind === 'line' ? textOf(block.pieces) : null));
  const labels = readTypedLabels(starts);
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
  const worded = body.filter((piece) => piece.note === undefined && hasWords([piece]));
  const mark = worded[0]?.mark;
  const whole = mark !== undefined && worded.every((piece) => piece.mark === mark);
  if (!whole || label.some((piece) => piece.mark !== undefined)) return line;
  return [...label.map((piece): Piece => ({ ...piece, mark })), ...body];
}
