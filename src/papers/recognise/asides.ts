import { type Desk, say } from './desk.ts';
import { readSymbol, type SymbolFacts } from './facts.ts';
import type { Block } from './flatten.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf } from './pieces.ts';

/**
 * Running heads and noise: the symbol goes to the front matter once, the brackets of notes belong to their numbers, and
 * the rest is only said. Gives the symbol of the paper, `known` where the masthead had it.
 */
export function claimAsides(
  asides: readonly Block[],
  known: SymbolFacts | null,
  desk: Desk,
): SymbolFacts | null {
  let symbol = known;
  const heads: (readonly Piece[])[] = [];
  for (const block of asides) {
    if (block.kind === 'noise') {
      const bracket = /^(?:\[(?:footnoteRef|[0-9]+):|[\p{Nd}\p{No}]+)$/u.test(
        plainLine(block.pieces),
      );
      desk.ledger.claim(block.pieces, bracket ? 'label' : 'message', null);
    } else if (block.kind === 'heads') symbol = claimHeads(block.pieces, symbol, heads, desk);
  }
  sayHeads(heads, desk);
  return symbol;
}

function claimHeads(
  pieces: readonly Piece[],
  known: SymbolFacts | null,
  heads: (readonly Piece[])[],
  desk: Desk,
): SymbolFacts | null {
  let symbol = known;
  for (const part of linesOf(pieces).flatMap(tabParts)) {
    const found = readSymbol(plainLine(part), desk.profile);
    if (found && !symbol) {
      symbol = found;
      desk.ledger.claim(part, 'front', 'paper');
      continue;
    }
    desk.ledger.claim(part, 'message', null);
    heads.push(part);
  }
  return symbol;
}

// A symbol may be in many pieces: half of it bold, a bookmark in the middle.
function linesOf(pieces: readonly Piece[]): Piece[][] {
  const lines: Piece[][] = [];
  let last: number | null = null;
  for (const piece of pieces) {
    const line = piece.place?.line ?? null;
    if (line !== null && line === last) lines.at(-1)?.push(piece);
    else lines.push([piece]);
    last = line;
  }
  return lines;
}

// `United Nations`, a tab, the symbol.
function tabParts(line: readonly Piece[]): Piece[][] {
  let at = 0;
  return textOf(line)
    .split('\t')
    .flatMap((part) => {
      const found = slicePieces(line, at, at + part.length);
      at += part.length + 1;
      return found.length === 0 ? [] : [found];
    });
}

// A paper of sixty pages has over a hundred of them: they are said at once.
function sayHeads(heads: readonly (readonly Piece[])[], desk: Desk): void {
  if (heads.length === 0) return;
  const shown = [...new Set(heads.map(plainLine))];
  const some = shown.slice(0, 5).map((head) => `“${head.slice(0, 80)}”`);
  const named = shown.length > some.length ? `${some.join(', ')} …` : some.join(', ');
  const count =
    heads.length === 1 ? 'a running head' : `${heads.length} running heads and page numbers`;
  const text = `found ${count}, ${named}, expected text; the paper prints its own`;
  say(desk, 'info', 'running-head', text, placeOf(heads.flat()));
}

/** Says every word that no part of the recogniser has placed, one message a line, and claims it. */
export function sayUnplaced(desk: Desk): void {
  let line: number | null = null;
  for (const word of desk.ledger.unclaimed()) {
    desk.ledger.claim([word], 'message', null);
    const at = word.place?.line ?? null;
    if (at !== null && at === line) continue;
    line = at;
    const text = `found “${word.text}”, expected a place for it in the text; the words of this line are left out`;
    say(desk, 'warning', 'unplaced', text, word.place);
  }
}
