import { type Desk, say } from './desk.ts';
import type { Block } from './flatten.ts';
import { mapPieces } from './map-pieces.ts';
import { isMarked, type Side, sideOf } from './marks.ts';
import { type Piece, placeOf, plainLine, slicePieces } from './pieces.ts';

// The sign of a whole new item stands behind its label, which would be none with a bracket before it.
const LABEL = /^\s*\(?[\p{L}\p{N}]{1,6}[.)]\s+/u;

const SIGNS = { ins: ['[+', '+]'], del: ['[-', '-]'] } as const;

/**
 * Blocks in whose words insertions and deletions stand as characters (`[-old-][+new+]`): outside a text that is amended no
 * two texts are read, and without the signs old and new words would run together. Each paragraph with such marks is said.
 */
export function withTypedMarks(
  blocks: readonly Block[],
  desk: Desk,
  side: Side = 'before',
): Block[] {
  return blocks.map((block) => mapPieces(block, (line) => typedLine(line, desk, side)));
}

/** `withTypedMarks` for one line; of tracked changes one `side` is taken. */
export function typedLine(line: readonly Piece[], desk: Desk, side: Side): readonly Piece[] {
  if (!isMarked(line)) return line;
  if (desk.tracked) return resolvedLine(line, side, desk);
  const label = LABEL.exec(line[0]?.text ?? '')?.[0].length ?? 0;
  const typed: Piece[] = label > 0 ? slicePieces(line, 0, label).map(unmarked) : [];
  let open: Piece['mark'];
  for (const piece of label > 0 ? slicePieces(line, label) : line) {
    if (piece.mark !== open) {
      if (open) typed.push(sign(SIGNS[open][1]));
      if (piece.mark) typed.push(sign(SIGNS[piece.mark][0]));
      open = piece.mark;
    }
    typed.push(unmarked(piece));
  }
  if (open) typed.push(sign(SIGNS[open][1]));
  const text = `found marked changes outside a text that is amended, “${plainLine(typed).slice(0, 80)}”, expected none; the marks are kept as characters`;
  say(desk, 'warning', 'marks-kept', text, placeOf(line));
  return typed;
}

function resolvedLine(line: readonly Piece[], side: Side, desk: Desk): readonly Piece[] {
  const gone = side === 'before' ? 'ins' : 'del';
  desk.ledger.claim(
    line.filter(({ mark }) => mark === gone),
    'message',
    null,
  );
  return sideOf(line, side).map(unmarked);
}

function unmarked({ mark: _, ...piece }: Piece): Piece {
  return piece;
}

function sign(text: string): Piece {
  return { text, at: -1, place: null };
}
