import { firstAtLeast } from '../../model/ascending.ts';
import type { Place } from '../../model/message.ts';
import type { Block } from './flatten.ts';
import { type Piece, placesWithin } from './pieces.ts';
import type { WordComment } from './word-sheet.ts';

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

/** A word of the sheet by its place: `at` counts through the sheet as pieces do. */
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

// The pieces of all blocks in order of place.
function sheetPieces(blocks: readonly Block[]): readonly Piece[] {
  return blocks.flatMap(blockPieces).sort((a, b) => a.at - b.at);
}

function blockPieces(block: Block): readonly Piece[] {
  if (block.kind !== 'table') return block.pieces;
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines.flat()));
}

function* wordsIn(pieces: readonly Piece[]): Generator<SheetWord, undefined> {
  for (const piece of pieces) {
    const placeAt = placesWithin(piece);
    for (const { 0: text, index } of piece.text.matchAll(WORD))
      yield { text, at: piece.at + index, place: placeAt(index) };
  }
}

interface Claim {
  readonly destination: Destination;
  readonly into: Into;
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
  const pieces = sheetPieces(blocks);
  const claims = openClaims(pieces);
  return {
    claim: (claimed, destination, into) => {
      const words: Claim = { destination, into };
      const marks: Claim = { destination: 'label', into };
      for (const piece of claimed) {
        const claim = piece.note === undefined ? words : marks;
        for (const { 0: word, index } of piece.text.matchAll(WORD))
          claims.set(piece.at + index, claim, word);
      }
    },
    unclaimed: () => [...wordsIn(pieces)].filter((_, order) => !claims.all[order]),
    account: () => totalled(pieces, claims),
  };
}

/** An account that counts the words of comments too: those that are kept, and those that are only said. */
export function withComments(
  account: WordAccount,
  kept: readonly WordComment[],
  others: readonly WordComment[],
): WordAccount {
  const words = (comments: readonly WordComment[], destination: Destination): AccountedWord[] =>
    comments.flatMap(({ paragraphs, place }) =>
      [...paragraphs.join(' ').matchAll(WORD)].map(([text]) => ({
        text,
        at: -1,
        place,
        destination,
        into: destination === 'comment' ? 'draft' : null,
      })),
    );
  const more = [...words(kept, 'comment'), ...words(others, 'message')];
  const totals = { ...account.totals };
  for (const { destination } of more) totals[destination] += 1;
  return more.length === 0
    ? account
    : {
        get words() {
          return [...account.words, ...more];
        },
        totals,
      };
}

/** An account that counts words which only proposals have. */
export function withInserted(account: WordAccount, inserted: readonly string[]): WordAccount {
  const more = inserted.flatMap((words) =>
    [...words.matchAll(WORD)].map(
      ([text]): AccountedWord => ({
        text,
        at: -1,
        place: null,
        destination: 'text',
        into: 'draft',
      }),
    ),
  );
  const totals = { ...account.totals, text: account.totals.text + more.length };
  return {
    get words() {
      return [...account.words, ...more];
    },
    totals,
  };
}

/** A ledger for a second reading of the same words, which are accounted for in the first one. */
export function closedLedger(): Ledger {
  const totals = { text: 0, before: 0, comment: 0, front: 0, label: 0, directive: 0, message: 0 };
  return { claim: () => {}, unclaimed: () => [], account: () => ({ words: [], totals }) };
}

/** What is claimed of the words of a sheet, by their order. */
interface Claims {
  readonly set: (at: number, claim: Claim, word: string) => void;
  readonly all: readonly (Claim | undefined)[];
}

// A large sheet has millions of words: nothing but a number or two is kept of each.
function openClaims(pieces: readonly Piece[]): Claims {
  const starts: number[] = [];
  for (const piece of pieces)
    for (const { index } of piece.text.matchAll(WORD)) starts.push(piece.at + index);
  const claims: (Claim | undefined)[] = new Array(starts.length).fill(undefined);
  let next = 0;
  return {
    set: (at, claim, word) => {
      const order = starts[next] === at ? next : firstAtLeast(starts, at);
      if (starts[order] !== at) throw new Error(`found no word of this sheet at ${at}`);
      if (claims[order]) throw new Error(`“${word}” is claimed twice`);
      claims[order] = claim;
      next = order + 1;
    },
    all: claims,
  };
}

// The words themselves are told when they are asked for: most callers want the totals.
function totalled(pieces: readonly Piece[], claims: Claims): WordAccount {
  const totals = { text: 0, before: 0, comment: 0, front: 0, label: 0, directive: 0, message: 0 };
  for (const claim of claims.all) if (claim) totals[claim.destination] += 1;
  return {
    get words(): readonly AccountedWord[] {
      return accounted(pieces, claims);
    },
    totals,
  };
}

function accounted(pieces: readonly Piece[], { all }: Claims): AccountedWord[] {
  const words: AccountedWord[] = [];
  let order = 0;
  for (const { text, at, place } of wordsIn(pieces)) {
    const claim = all[order];
    order += 1;
    if (claim) words.push({ text, at, place, destination: claim.destination, into: claim.into });
  }
  return words;
}
