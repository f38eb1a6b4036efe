import type { Block, LineBlock } from '../recognise/flatten.ts';
import { plainLine, slicePieces, textOf } from '../recognise/pieces.ts';
import type { Words } from '../recognise/words.ts';

// The number of a Decision, and what papers put between it and its addressee: its meeting in brackets, a colon, a dash.
const HEAD = /^\s*\D{1,40}\d{1,3}[./]\d{1,4}/u;
const BETWEEN = /^(?:\s*\([^()]{1,60}\))?\s*[:,;.–—-]?\s*/u;

/**
 * Blocks in which each line that only names a Decision, and maybe to whom it is directed, is as the profile has it: `Décision 7.8 (COP7), adressée
 * au Comité` is told as `Décision 7.8 adressée au Comité`.
 */
export function withPlainHeads(blocks: readonly Block[], words: Words): readonly Block[] {
  return blocks.map((block) => (block.kind === 'line' ? plainHead(block, words) : block));
}

function plainHead(block: LineBlock, words: Words): LineBlock {
  const text = textOf(block.pieces);
  const head = HEAD.exec(text)?.[0];
  if (head === undefined || words.parts.decisionHeading(plainLine(block.pieces))) return block;
  const between = BETWEEN.exec(text.slice(head.length))?.[0].length ?? 0;
  const name = slicePieces(block.pieces, 0, head.length);
  const behind = slicePieces(block.pieces, head.length + between);
  const [first] = name;
  if (between === 0 || first === undefined) return block;
  const blank = {
    ...first,
    text: ' ',
    at: (name.at(-1)?.at ?? 0) + (name.at(-1)?.text.length ?? 0),
  };
  const pieces = behind.length === 0 ? name : [...name, blank, ...behind];
  return words.parts.decisionHeading(plainLine(pieces)) ? { ...block, pieces } : block;
}
