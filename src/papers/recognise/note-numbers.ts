import type { Block } from './flatten.ts';
import { mapPieces } from './map-pieces.ts';
import { type Piece, slicePieces } from './pieces.ts';

/**
 * Blocks without the numbers that were typed beside marks of notes: `[footnoteRef:1]1 et` with the note `1 Dénommé …` has the
 * number three times. Those beside a mark, and those that open the note of such a mark, become blocks of noise of their own.
 */
export function withoutTypedNumbers(blocks: readonly Block[]): Block[] {
  const typed = new Set<string>();
  const noise: Block[] = [];
  const strip = (line: readonly Piece[]): readonly Piece[] => {
    if (!line.some(({ note }) => note !== undefined)) return line;
    return line.flatMap((piece, index) => {
      const mark = line[index - 1]?.note;
      if (mark === undefined || piece.note !== undefined) return [piece];
      const number = numberOf(mark);
      if (!opensWith(piece.text, number)) return [piece];
      typed.add(mark);
      noise.push({ kind: 'noise', pieces: slicePieces([piece], 0, number.length) });
      return slicePieces([piece], number.length);
    });
  };
  const lines = blocks.map((block): Block => {
    return block.kind === 'line' || block.kind === 'table' ? mapPieces(block, strip) : block;
  });
  const notes = lines.map((block): Block => {
    if (block.kind !== 'note' || !typed.has(block.name)) return block;
    const [first] = block.pieces;
    const number = numberOf(block.name);
    if (!first || first.note !== undefined || !opensWith(first.text, number)) return block;
    const start = first.text.indexOf(number) + number.length;
    noise.push({ kind: 'noise', pieces: slicePieces([first], 0, start) });
    return { ...block, pieces: [...slicePieces([first], start), ...block.pieces.slice(1)] };
  });
  return [...notes, ...noise];
}

// The second note of a number is called `1-2`.
function numberOf(name: string): string {
  return name.split('-')[0] ?? name;
}

function opensWith(text: string, number: string): boolean {
  const start = text.trimStart();
  return start.startsWith(number) && !/^[\p{N}]/u.test(start.slice(number.length));
}
