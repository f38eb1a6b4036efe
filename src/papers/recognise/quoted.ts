import { type Label, printLabel, readLabel } from '../../model/label.ts';
import type { Heading, Paragraph } from '../../model/paragraph.ts';
import { type Desk, headingOf, say } from './desk.ts';
import type { Block, LineBlock } from './flatten.ts';
import { type DecisionOpening, readDecision } from './items.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';

/** Decisions that stand together: for each its paragraphs, the heading that says to whom, the numbered text and its items. */
export interface ReadDecisions {
  readonly decisions: readonly (readonly Paragraph[])[];
  /** Index of the first block behind them. */
  readonly next: number;
}

/** The lines that open a quoted Decision: `Décision 14.167 Adressée aux Parties`, the same on two lines, or an addressee above `14.167 Les Parties …`. */
interface QuotedHead {
  readonly number: string;
  /** The pieces of the number with what stands around it, of the addressee, and of the text behind the number. */
  readonly typed: readonly Piece[];
  readonly directed: readonly Piece[];
  readonly chapeau: readonly Piece[];
  readonly length: number;
}

/** Whether quoted Decisions begin at a block. */
export function opensQuoted(blocks: readonly Block[], at: number, desk: Desk): boolean {
  return readHead(blocks, at, desk) !== null;
}

/**
 * Quoted Decisions: the addressee becomes the heading, the number the label of the first paragraph. A number that lacks the
 * meeting's prefix takes that of its neighbour (message). They end where a list is closed and other text follows.
 */
export function readQuotedDecisions(
  blocks: readonly Block[],
  start: number,
  desk: Desk,
): ReadDecisions {
  const decisions: Paragraph[][] = [];
  let last: Label | null = null;
  let at = start;
  for (let head = readHead(blocks, at, desk); head; head = readHead(blocks, at, desk)) {
    const following = last?.series ? null : nextNumber(blocks, at + head.length, desk);
    const label = numberOf(head, last?.series ? last : following, desk);
    desk.ledger.claim(head.typed, 'label', 'quoted');
    const heading: Heading[] =
      head.directed.length > 0
        ? [headingOf(head.directed, 2, { classes: ['directed-to'] }, desk, 'quoted')]
        : [];
    const opening: DecisionOpening = { label, chapeau: head.chapeau };
    const body = readDecision(blocks, at + head.length, opening, desk, 'quoted');
    decisions.push([...heading, ...body.paragraphs]);
    last = label;
    at = body.next;
  }
  return { decisions, next: at };
}

function readHead(blocks: readonly Block[], at: number, desk: Desk): QuotedHead | null {
  const block = blocks[at];
  if (block?.kind !== 'line') return null;
  const { decisionHeading, directedTo } = desk.words.parts;
  const line = plainLine(block.pieces);
  const next = blocks[at + 1];
  const below = next?.kind === 'line' ? next : null;
  const found = decisionHeading(line);
  if (found) {
    const cut = cutDirected(block, found.directed ?? '');
    const twoLines = cut.directed.length === 0 && below && directedTo(plainLine(below.pieces));
    const directed = twoLines ? below.pieces : cut.directed;
    return {
      number: found.number ?? '',
      typed: cut.typed,
      directed,
      chapeau: [],
      length: twoLines ? 2 : 1,
    };
  }
  return directedTo(line) && below ? numberedBelow(block, below) : null;
}

function numberedBelow(block: LineBlock, below: LineBlock): QuotedHead | null {
  const typed = adoptedNumber(below);
  if (typed === null) return null;
  const line = trimPieces(below.pieces);
  return {
    number: typed.trimEnd(),
    typed: slicePieces(line, 0, typed.length),
    directed: block.pieces,
    chapeau: trimPieces(slicePieces(line, typed.length)),
    length: 2,
  };
}

/** The number of an adopted Decision at the beginning of a line, with the blank behind it; null where there is none. `14.167` is one, `1.` that of a paragraph. */
export function adoptedNumber({ pieces }: LineBlock): string | null {
  return /^[0-9]{1,2}\.[0-9]{1,3}\s/.exec(textOf(trimPieces(pieces)))?.[0] ?? null;
}

// The match ran over the plain line; in the pieces the addressee stands behind the last of its first word.
function cutDirected(
  block: LineBlock,
  directed: string,
): { typed: readonly Piece[]; directed: readonly Piece[] } {
  const text = textOf(block.pieces);
  const word = directed.split(' ')[0] ?? '';
  const found = word === '' ? -1 : text.indexOf(word);
  if (found < 0) return { typed: block.pieces, directed: [] };
  const rest = trimPieces(slicePieces(block.pieces, found));
  return { typed: slicePieces(block.pieces, 0, found), directed: rest };
}

const NEAR = 40;

// The full number of the Decision that is quoted next, for a first heading without its prefix.
function nextNumber(blocks: readonly Block[], from: number, desk: Desk): Label | null {
  for (const block of blocks.slice(from, from + NEAR)) {
    if (block.kind !== 'line') continue;
    const found = desk.words.parts.decisionHeading(plainLine(block.pieces));
    const label = readLabel(found?.number ?? '')[0];
    if (label?.series) return label;
  }
  return null;
}

function numberOf(head: QuotedHead, neighbour: Label | null, desk: Desk): Label | null {
  const label = readLabel(head.number)[0] ?? null;
  if (label?.series !== '' || !neighbour) return label;
  const read = printLabel(label.value, neighbour);
  const text = `found Decision ${head.number}, expected ${read.text} next to ${neighbour.text}; read as that`;
  say(desk, 'warning', 'decision-number', text, placeOf(head.typed));
  return read;
}
