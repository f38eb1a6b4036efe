import type { Message } from '../../model/message.ts';
import type { Block } from './flatten.ts';
import { mapPieces } from './map-pieces.ts';
import { type Piece, placeOf, slicePieces } from './pieces.ts';

// A letter and the accents behind it, which some files keep apart; in other scripts this is how words are written.
const APART = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{Mn}+/gu;

/**
 * Blocks whose letters are one character each: `e` with an accent behind it becomes `é`, as profiles and texts of the library have
 * it. One message says so, at the first of them. Words keep their order; behind such a letter columns count its parts as one.
 */
export function withWholeLetters(blocks: readonly Block[], messages: Message[]): readonly Block[] {
  let first: Piece | null = null;
  const whole = blocks.map((block) =>
    mapPieces(block, (line) =>
      line.map((piece): Piece => {
        const text = piece.text.replace(APART, (letter) => letter.normalize('NFC'));
        if (text === piece.text) return piece;
        first ??= slicePieces([piece], piece.text.search(APART))[0] ?? piece;
        return { ...piece, text };
      }),
    ),
  );
  if (first === null) return blocks;
  const text =
    'found letters and their accents as separate characters, expected one character each; they are put together';
  messages.push({ severity: 'info', rule: 'separate-accents', text, place: placeOf([first]) });
  return whole;
}
