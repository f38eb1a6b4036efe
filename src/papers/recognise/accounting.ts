import type { Place } from '../../model/message.ts';
import type { Block } from './flatten.ts';
import { type Piece, placesWithin } from './pieces.ts';

/**
 * What became of a word: `text` of a paragraph, `before` (the old text that a redline shows), `comment`, `front` matter, `label`
 * (numbers of paragraphs and notes), `directive` (the paper prints it from profile or results: legends, column heads, the
 * word for *keep*), or only a `message` (noise and what nobody could place).
 */
export type Destination =
  | 'text'
  | 'before'
  | 'comment'
  | 'front'
  | 'label'
  | 'directive'
  | 'message';

/** In which result it is: the paper, the draft, the text before it, quoted or draft Decisions; null where it is printed by none. */
export type Into = 'paper' | 'draft' | 'base' | 'quoted' | 'decisions' | null;

/** A word of the sheet by its place: `at` and `to` count through the sheet as pieces do. */
export interface SheetWord {
  readonly text: string;
  readonly at: number;
  readonly place: Place | null;
}

/** A word and what became of it. */
export interface AccountedWord extends SheetWord {
  readonly destination: Destination;
  readonly into: Into;
}

/** The whole account: every word of the sheet once, and how many went where. */
export interface WordAccount {
  readonly words: readonly AccountedWord[];
  readonly totals: Readonly<Record<Destination, number>>;
}

const WORD = /[\p{L}\p{N}]+/gu;

/** Every word of the blocks in order of place. */
export function sheetWords(blocks: readonly Block[]): SheetWord[] {
  return blocks
    .flatMap(piecesOf)
    .flatMap(pieceWords)
    .sort((a, b) => a.at - b.at);
}

/** All pieces of a block. */
export function piecesOf(block: Block): readonly Piece[] {
  if (block.kind !== 'table') return block.pieces;
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flat()));
}

function pieceWords(piece: Piece): SheetWord[] {
  const placeAt = placesWithin(piece);
  return [...piece.text.matchAll(WORD)].map((found) => ({
    text: found[0],
    at: piece.at + found.index,
    place: placeAt(found.index),
  }));
}

interface Claim {
  readonly destination: Destination;
  readonly into: Into;
}

// A claim asks for no place: telling one for each word again would cost as much as finding the words.
function claimPiece(
  piece: Piece,
  claimed: Claim,
  claimAt: (at: number, claim: Claim) => void,
): void {
  for (const { index } of piece.text.matchAll(WORD)) claimAt(piece.at + index, claimed);
}

/** Keeps book while a paper is recognised. */
export interface Ledger {
  /** Says what becomes of the words of `pieces`. Claiming a word twice is a programmer's mistake. */
  readonly claim: (pieces: readonly Piece[], destination: Destination, into: Into) => void;
  /** The words that nobody has claimed. */
  readonly unclaimed: () => SheetWord[];
  readonly account: () => WordAccount;
}

/** An empty ledger over all words of `blocks`. */
export function openLedger(blocks: readonly Block[]): Ledger {
  const words = sheetWords(blocks);
  const index = new Map(words.map((word, order) => [word.at, order]));
  const claims: (Claim | undefined)[] = new Array(words.length).fill(undefined);
  const claimAt = (at: number, claimed: Claim): void => {
    const order = index.get(at);
    const word = order === undefined ? undefined : words[order];
    if (order === undefined || !word) throw new Error(`found no word of this sheet at ${at}`);
    if (claims[order]) throw new Error(`“${word.text}” (${word.place?.line}) is claimed twice`);
    claims[order] = claimed;
  };
  return {
    claim: (pieces, destination, into) => {
      const words: Claim = { destination, into };
      const marks: Claim = { destination: 'label', into };
      for (const piece of pieces)
        claimPiece(piece, piece.note === undefined ? words : marks, claimAt);
    },
    unclaimed: () => words.filter((_, order) => !claims[order]),
    account: () => totalled(words, claims),
  };
}

function totalled(
  words: readonly SheetWord[],
  claims: readonly (Claim | undefined)[],
): WordAccount {
  const totals = { text: 0, before: 0, comment: 0, front: 0, label: 0, directive: 0, message: 0 };
  const accounted: AccountedWord[] = [];
  for (const [order, { text, at, place }] of words.entries()) {
    const claim = claims[order];
    if (!claim) continue;
    totals[claim.destination] += 1;
    accounted.push({ text, at, place, destination: claim.destination, into: claim.into });
  }
  return { words: accounted, totals };
}
