import type { Piece } from './pieces.ts';
import { slicePieces, textOf } from './pieces.ts';

/** One of the two texts that a redline shows. */
export type Side = 'before' | 'after';

/** Whether any piece is marked as inserted or deleted. */
export function isMarked(pieces: readonly Piece[]): boolean {
  return pieces.some(({ mark }) => mark !== undefined);
}

/** Whether pieces hold a letter or digit. */
export function hasWords(pieces: readonly Piece[]): boolean {
  return /[\p{L}\p{N}]/u.test(textOf(pieces));
}

/**
 * What a redline leaves on one side: deleted pieces out of the text after, inserted ones out of the text before. Where words
 * go out between two blanks, one of the blanks goes with them.
 */
export function sideOf(pieces: readonly Piece[], side: Side): Piece[] {
  const hidden = side === 'before' ? 'ins' : 'del';
  const kept: Piece[] = [];
  let blank = false;
  let cut = false;
  for (const piece of pieces) {
    if (piece.mark === hidden) cut = true;
    else if (piece.note !== undefined) kept.push(piece);
    else {
      const doubled = cut && blank ? (/^\s+/u.exec(piece.text)?.[0].length ?? 0) : 0;
      const [rest] = doubled === 0 ? [piece] : slicePieces([piece], doubled);
      if (!rest) continue;
      kept.push(rest);
      blank = /\s$/u.test(rest.text);
      cut = false;
    }
  }
  return kept;
}
