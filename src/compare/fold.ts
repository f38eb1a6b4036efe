import type { Edit } from './align-words.ts';
import type { Lexicon, Words } from './words.ts';

// An unchanged stretch of more words than this is never folded in: a reader finds the way back by it.
const LONGEST = 4;
// A number or symbol in an island counts as so many words: it is what a reader looks for.
const FIGURE = 3;
// So many neighbouring changes are looked at together.
const WIDEST = 5;
// A fold can make room for another to its left; texts made to go on so for ever are left as they are.
const ROUNDS = 24;

/**
 * Folds small islands of unchanged words into the changes around them where a reader would see one replacement: `figurant dans`
 * between `répondant à une demande des Parties` and `la Résolution 11.11`, all of which became something else. Several changes are
 * one when the islands between them hold at most half as many words as are struck there, and as are inserted there, and each of the
 * two outer changes is twice its island. Islands stay where a fold would not make fewer pieces (words struck before and
 * behind), and beside a number for a number.
 */
export function foldIslands(
  edits: readonly Edit[],
  before: Words,
  after: Words,
  lexicon: Lexicon,
): Edit[] {
  if (edits.length < 2) return [...edits];
  const counts = {
    before: runningCount(before, lexicon, 1),
    after: runningCount(after, lexicon, 1),
    island: runningCount(before, lexicon, FIGURE),
  };
  const isFigures = (edit: Edit) => isFigure(edit, before, after, lexicon);
  let folded = [...edits];
  for (let reach = 2, round = 0; reach <= WIDEST && round < ROUNDS; round += 1) {
    const next = foldOnce(folded, reach, counts, isFigures);
    reach = next.length < folded.length ? 2 : reach + 1;
    folded = next;
  }
  return folded;
}

interface Counts {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly island: Int32Array;
}

// How many words stand before each place; marks of punctuation are none here.
function runningCount({ ids }: Words, lexicon: Lexicon, figure: number): Int32Array {
  const counts = new Int32Array(ids.length + 1);
  ids.forEach((id, at) => {
    const isMark = (lexicon.weights[id] ?? 0) <= 3;
    counts[at + 1] = (counts[at] ?? 0) + (isMark ? 0 : lexicon.figures[id] ? figure : 1);
  });
  return counts;
}

// Folds each row of `reach` neighbouring changes that is one; the row may begin with what was folded just before.
function foldOnce(
  edits: readonly Edit[],
  reach: number,
  counts: Counts,
  isFigures: (edit: Edit) => boolean,
): Edit[] {
  const folded: Edit[] = [];
  for (const edit of edits) {
    folded.push(edit);
    const row = folded.slice(-reach);
    const [first] = row;
    if (row.length < reach || !first || !isOne(row, counts) || row.some(isFigures)) continue;
    folded.splice(-reach, reach, { a0: first.a0, a1: edit.a1, b0: first.b0, b1: edit.b1 });
  }
  return folded;
}

function isOne(row: readonly Edit[], counts: Counts): boolean {
  const islands = row.slice(1).map((edit, at) => between(counts.island, row[at]?.a1 ?? 0, edit.a0));
  const pieces = row.reduce((sum, edit) => sum + piecesOf(edit), 0);
  if (pieces <= 2 || islands.some((island) => island > LONGEST)) return false;
  if (pieces === 4 && row.length === 2 && islands[0] === 1) return true;
  const total = islands.reduce((sum, island) => sum + island, 0);
  const struck = row.map((edit) => between(counts.before, edit.a0, edit.a1));
  const inserted = row.map((edit) => between(counts.after, edit.b0, edit.b1));
  const size = (at: number) => Math.max(struck.at(at) ?? 0, inserted.at(at) ?? 0);
  return (
    2 * total <= sum(struck) &&
    2 * total <= sum(inserted) &&
    2 * (islands[0] ?? 0) <= size(0) &&
    2 * (islands.at(-1) ?? 0) <= size(-1)
  );
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

function between(counts: Int32Array, from: number, to: number): number {
  return (counts[to] ?? 0) - (counts[from] ?? 0);
}

// A change of blanks alone is one piece.
function piecesOf(edit: Edit): number {
  return Math.max(1, (edit.a1 > edit.a0 ? 1 : 0) + (edit.b1 > edit.b0 ? 1 : 0));
}

// `2021-2026` became `2026-2032`: a number for a number stands by itself, whatever stands beside it.
function isFigure(edit: Edit, before: Words, after: Words, lexicon: Lexicon): boolean {
  if (edit.a1 - edit.a0 !== 1 || edit.b1 - edit.b0 !== 1) return false;
  const figure = (id: number | undefined) => lexicon.figures[id ?? -1] === true;
  return figure(before.ids[edit.a0]) && figure(after.ids[edit.b0]);
}
