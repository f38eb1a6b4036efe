import { readTypedLabels } from '../../model/typed-label.ts';
import type { Desk } from './desk.ts';
import { opensParagraph } from './entries.ts';
import type { Block, LineBlock } from './flatten.ts';
import { hasWords, sideOf } from './marks.ts';
import { joinLines, type Piece, plainLine, textOf, trimPieces } from './pieces.ts';

/** The text after of a line, and where nothing is left of it the text before. */
export function shown(pieces: readonly Piece[]): readonly Piece[] {
  const after = sideOf(pieces, 'after');
  return hasWords(after) ? after : sideOf(pieces, 'before');
}

/** Whether a line is the formula of the organ: a sentence of which the organ is the subject ends in a mark, the formula in none, or in a comma. */
export function isFormula(pieces: readonly Piece[], desk: Pick<Desk, 'words'>): boolean {
  const line = plainLine(shown(pieces));
  return desk.words.formula(line) !== null && !/[.;:!?]$/u.test(line);
}

/** Whether a line opens with a number. */
export function startsWithNumber({ pieces }: LineBlock): boolean {
  return readTypedLabels([textOf(trimPieces(pieces))])[0]?.label.style === 'arabic';
}

// How far below the formula the first numbered paragraph stands at most: the formula goes on, a heading stands between.
const NEAR = 4;

/** Whether the formula of the organ stands above numbered paragraphs, outside all tables. */
export function holdsFormula(blocks: readonly Block[], desk: Pick<Desk, 'words'>): boolean {
  return blocks.some((block, index) => {
    if (block.kind !== 'line' || !isFormula(block.pieces, desk)) return false;
    return blocks
      .slice(index + 1, index + 1 + NEAR)
      .some((below) => below.kind === 'line' && startsWithNumber(below));
  });
}

/** Blocks with a formula that was set on two lines as one: the second has no label and no end mark and stands directly below. */
export function withFormulaJoined(blocks: readonly Block[], desk: Desk): Block[] {
  const joined: Block[] = [];
  for (const block of blocks) {
    const last = joined.at(-1);
    if (last?.kind === 'line' && block.kind === 'line' && goesOn(last, block, desk))
      joined[joined.length - 1] = { ...last, pieces: joinLines([last.pieces, block.pieces]) };
    else joined.push(block);
  }
  return joined;
}

function goesOn(last: LineBlock, block: LineBlock, desk: Desk): boolean {
  if (block.gap > 0 || !isFormula(last.pieces, desk) || /,$/u.test(plainLine(last.pieces)))
    return false;
  const line = plainLine(shown(block.pieces));
  return !/[.;:!?]$/u.test(line) && !startsWithNumber(block) && !opensParagraph(line, desk);
}
