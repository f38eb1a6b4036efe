import type { Message, Place } from '../../model/message.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type Piece, textOf } from './pieces.ts';
import { isCapitals } from './prose.ts';
import type { Words } from './words.ts';

/**
 * Blocks of a wrapped text in which paragraphs stand without empty lines: whoever put its lines together does not know with which
 * words a paragraph opens. One that was put together goes apart before a line that opens with such words, behind a comma, semicolon
 * or full stop; where another line begins with a capital behind the end of a sentence, it stays together and this is said.
 */
export function withParagraphsParted(
  blocks: readonly Block[],
  words: Words,
  messages: Message[],
): Block[] {
  const opens = openerTest(words);
  const parted: Place[] = [];
  const result = blocks.flatMap((block, index): Block[] => {
    if (block.kind !== 'line' || !isDense(block, blocks[index + 1])) return [block];
    const lines = partLine(block.pieces, opens, messages);
    for (const [line] of lines.slice(1)) if (line?.place) parted.push(line.place);
    return lines.length === 1
      ? [block]
      : lines.map((pieces, at) => ({ ...block, pieces, gap: at === 0 ? block.gap : 0 }));
  });
  const [first] = parted;
  if (first) {
    const where = parted.length === 1 ? '' : `, and ${parted.length - 1} more`;
    const text = `found a line that opens as a paragraph does among lines that were put together${where}, expected an empty line before it; a paragraph begins there`;
    messages.push({ severity: 'info', rule: 'parted-lines', text, place: first });
  }
  return result;
}

function isDense(block: LineBlock, next: Block | undefined): boolean {
  return block.gap === 0 || (next?.kind === 'line' && next.gap === 0);
}

// How much around the end of a line tells what it is; no opener is longer.
const NEAR = 120;

function partLine(
  pieces: readonly Piece[],
  opens: (line: string) => boolean,
  messages: Message[],
): Piece[][] {
  const text = textOf(pieces);
  const lines: Piece[][] = [[]];
  let offset = 0;
  let line: number | null = null;
  for (const piece of pieces) {
    const begins = line !== null && piece.place?.line === line + 1;
    const before = text.slice(Math.max(0, offset - NEAR), offset).trimEnd();
    const behind = text.slice(offset, offset + NEAR).trimStart();
    const ended = /[.,;،؛，；。]["'»”’)\]]*$/u.test(before);
    const title = offset <= NEAR && isCapitals(before);
    if (begins && (ended || title) && opens(behind)) lines.push([]);
    else if (begins && /[.;!?؛；。]["'»”’)\]]*$/u.test(before) && /^\p{Lu}/u.test(behind))
      messages.push(doubtful(before, behind, piece.place));
    lines.at(-1)?.push(piece);
    if (piece.place) line = piece.place.line + (piece.text.match(/\n/g)?.length ?? 0);
    if (piece.note === undefined) offset += piece.text.length;
  }
  return lines;
}

function doubtful(before: string, behind: string, place: Place | null): Message {
  const text = `found “${before.slice(-30)}” at the end of a line and “${behind.slice(0, 30)}” on the next, expected an empty line or none between all lines; they are kept as one paragraph`;
  return { severity: 'warning', rule: 'doubtful-join', text, place };
}

// `Notes` opens a paragraph, `Notesheet` does not; a script without capitals has no word ends to look at.
function openerTest({ profile }: Words): (line: string) => boolean {
  const { recital, operative } = profile.openers;
  const openers = [...recital, ...operative].map((opener) => opener.toLowerCase());
  return (line) => {
    if (!/^[\p{Lu}\p{Lo}]/u.test(line)) return false;
    const lower = line.toLowerCase();
    return openers.some(
      (opener) => lower.startsWith(opener) && !/^\p{Ll}/u.test(lower.slice(opener.length)),
    );
  };
}
