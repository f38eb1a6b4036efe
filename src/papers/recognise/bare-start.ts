import { amendmentColumns } from './columns.ts';
import type { Desk } from './desk.ts';
import { readSymbol } from './facts.ts';
import { type Block, type LineBlock, linesOf } from './flatten.ts';
import { plainLine } from './pieces.ts';
import { symbolName } from './resolution-name.ts';

/** The heading of amendments that stand in no annex. */
export const NO_HEADING: LineBlock = { kind: 'line', pieces: [], gap: 1 };

/**
 * Where a short paper amends a text below its own words, without an annex: from the legend of the redline on, or from the table. Null for a
 * document without the symbol of a paper or without numbered paragraphs, which is the text itself.
 */
export function bareStart(
  blocks: readonly Block[],
  asides: readonly Block[],
  desk: Desk,
): number | null {
  const start = blocks.findIndex((block) =>
    block.kind === 'line'
      ? desk.words.parts.legend(plainLine(block.pieces)) !== null
      : block.kind === 'table' && amendmentColumns(block, desk) !== null,
  );
  const above = blocks.slice(0, Math.max(0, start));
  const bears = [...above, ...asides].some((block) => bearsSymbol(block, desk));
  const numbered = above.some(
    (block) => block.kind === 'line' && /^[0-9]+[.)]\s/.test(plainLine(block.pieces)),
  );
  return bears && numbered ? start : null;
}

function bearsSymbol(block: Block, { profile }: Desk): boolean {
  const lines = 'pieces' in block ? [block.pieces] : linesOf(block);
  return lines.some((pieces) => {
    const line = plainLine(pieces);
    return [line, ...withoutPage(line)].some(
      (text) => readSymbol(text, profile) !== null && symbolName(text, profile) === null,
    );
  });
}

const PAGE = /[\s.,;:|/–—-]+(?:\p{L}{1,8}\.?\s?)?[0-9]{1,4}$/u;
const PAGE_FIRST = /^(?:\p{L}{1,8}\.?\s?)?[0-9]{1,4}[\s.,;:|/–—-]+/u;

/** `CoP19 Doc. 33 – p. 2`: a line without the number of the page that stands on it; none where there is none. */
export function withoutPage(line: string): string[] {
  if (line.length > 120) return [];
  return [line.replace(PAGE, ''), line.replace(PAGE_FIRST, '')].filter((text) => text !== line);
}
