import { diffArrays } from 'diff';
import { longestIncreasing } from '../model/increasing.ts';
import type { Lexicon, Words } from './words.ts';

/** A stretch of words that changed: `before` from `a0` up to `a1` became `after` from `b0` up to `b1`. Between two edits the words are the same. */
export interface Edit {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
}

// Prices in twentieths of a full word, low enough to keep every real correspondence and high enough that a stray article between
// two changes is none. What a reader would see as one replacement is decided afterwards, see `fold.ts`.
const PIECE = 6;
const ISLAND = 2;

// Tables of up to this many cells are filled; beyond, the words are parted at anchors first.
const CELLS = 250_000;
// More differences than these between two long paragraphs are shown as one replacement: nobody reads such a redline word by word.
const DIFFERENCES = 1_500;
// Words in a row that hold two long paragraphs together.
const ANCHOR = 4;

/** The edits that turn the words before into the words after, chosen for a reader, in order. Time is bounded: see `CELLS` and `DIFFERENCES`. */
export function alignWords(before: Words, after: Words, lexicon: Lexicon): Edit[] {
  const edits: Edit[] = [];
  const whole = { a0: 0, a1: before.ids.length, b0: 0, b1: after.ids.length };
  alignRange(before.ids, after.ids, whole, lexicon.weights, edits, 0);
  return joinEdits(edits);
}

type Ids = readonly number[];

function alignRange(
  a: Ids,
  b: Ids,
  range: Edit,
  weights: readonly number[],
  edits: Edit[],
  depth: number,
): void {
  const inner = trim(a, b, range);
  const rows = inner.a1 - inner.a0;
  const columns = inner.b1 - inner.b0;
  if (rows === 0 && columns === 0) return;
  if (rows === 0 || columns === 0) edits.push(inner);
  else if (rows * columns <= CELLS) fillTable(a, b, inner, weights, edits);
  else
    for (const gap of splitAtAnchors(a, b, inner, depth)) {
      if (gap.final) edits.push(gap);
      else alignRange(a, b, gap, weights, edits, depth + 1);
    }
}

function trim(a: Ids, b: Ids, range: Edit): Edit {
  let { a0, a1, b0, b1 } = range;
  while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
    a0 += 1;
    b0 += 1;
  }
  while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
    a1 -= 1;
    b1 -= 1;
  }
  return { a0, a1, b0, b1 };
}

interface Gap extends Edit {
  readonly final: boolean;
}

// Long paragraphs are held together first by rows of words that occur once on each side, then by a plain difference.
function splitAtAnchors(a: Ids, b: Ids, range: Edit, depth: number): Gap[] {
  if (depth === 0) {
    const anchors = uniqueAnchors(a, b, range);
    if (anchors.length > 0) return gapsBetween(anchors, range);
  }
  const changes = diffArrays(a.slice(range.a0, range.a1), b.slice(range.b0, range.b1), {
    maxEditLength: DIFFERENCES,
  });
  if (!changes) return [{ ...range, final: true }];
  const anchors: Anchor[] = [];
  let { a0, b0 } = range;
  for (const change of changes) {
    if (!change.added && !change.removed && change.count >= ANCHOR)
      anchors.push({ a: a0, b: b0, length: change.count });
    if (!change.added) a0 += change.count;
    if (!change.removed) b0 += change.count;
  }
  if (anchors.length === 0) return [{ ...range, final: true }];
  return gapsBetween(anchors, range).map((gap) => ({
    ...gap,
    final: (gap.a1 - gap.a0) * (gap.b1 - gap.b0) > CELLS,
  }));
}

interface Anchor {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

function gapsBetween(anchors: readonly Anchor[], range: Edit): Gap[] {
  const gaps: Gap[] = [];
  let { a0, b0 } = range;
  for (const anchor of anchors) {
    gaps.push({ a0, a1: anchor.a, b0, b1: anchor.b, final: false });
    a0 = anchor.a + anchor.length;
    b0 = anchor.b + anchor.length;
  }
  gaps.push({ a0, a1: range.a1, b0, b1: range.b1, final: false });
  return gaps;
}

// Rows of ANCHOR words that occur once in each range, kept where they stand in the same order on both sides.
function uniqueAnchors(a: Ids, b: Ids, range: Edit): Anchor[] {
  const here = uniqueRows(a, range.a0, range.a1);
  const there = uniqueRows(b, range.b0, range.b1);
  const points: { a: number; b: number }[] = [];
  for (const [row, place] of here) {
    const other = there.get(row);
    if (place < 0 || other === undefined || other < 0) continue;
    if (sameRow(a, b, place, other)) points.push({ a: place, b: other });
  }
  points.sort((left, right) => left.a - right.a);
  const anchors: Anchor[] = [];
  let endA = range.a0;
  let endB = range.b0;
  for (const point of longestIncreasing(points, ({ b }) => b)) {
    if (point.a < endA || point.b < endB) continue;
    anchors.push({ ...point, length: ANCHOR });
    endA = point.a + ANCHOR;
    endB = point.b + ANCHOR;
  }
  return anchors;
}

// Where each row begins, -1 for one that stands more often; by a hash, so that the caller must look whether two rows are equal.
function uniqueRows(ids: Ids, from: number, to: number): Map<number, number> {
  const rows = new Map<number, number>();
  for (let i = from; i + ANCHOR <= to; i += 1) {
    let hash = 0;
    for (let k = 0; k < ANCHOR; k += 1)
      hash = Math.imul(hash ^ (ids[i + k] ?? 0), 0x9e3779b1) >>> 2;
    rows.set(hash, rows.has(hash) ? -1 : i);
  }
  return rows;
}

function sameRow(a: Ids, b: Ids, i: number, j: number): boolean {
  for (let k = 0; k < ANCHOR; k += 1) if (a[i + k] !== b[j + k]) return false;
  return true;
}

// How a cell was reached, one bit field for each of the three states.
const MATCH_AFTER_DELETION = 1;
const MATCH_AFTER_INSERTION = 2;
const DELETION_GOES_ON = 4;
const INSERTION_GOES_ON = 8;
const INSERTION_AFTER_DELETION = 16;
const NEVER = -1_000_000_000;

// An alignment with a price for each piece opened (Gotoh 1982), in three states: word matched, word deleted, word inserted.
// Inside a piece the deleted words come first. One long function, for it is the inner loop of every redline.
function fillTable(a: Ids, b: Ids, range: Edit, weights: readonly number[], edits: Edit[]): void {
  const rows = range.a1 - range.a0;
  const columns = range.b1 - range.b0;
  const width = columns + 1;
  const came = new Uint8Array((rows + 1) * width);
  let matched = new Int32Array(width).fill(NEVER);
  let deleted = new Int32Array(width).fill(NEVER);
  const inserted = new Int32Array(width).fill(NEVER);
  let matchedAbove = new Int32Array(width).fill(NEVER);
  let deletedAbove = new Int32Array(width).fill(NEVER);
  const insertedAbove = new Int32Array(width).fill(NEVER);
  for (let i = 0; i <= rows; i += 1) {
    const word = i > 0 ? a[range.a0 + i - 1] : -1;
    const worth = i > 0 ? (weights[word ?? 0] ?? 0) : 0;
    for (let j = 0; j <= columns; j += 1) {
      let how = 0;
      let match = i === 0 && j === 0 ? 0 : NEVER;
      if (i > 0 && j > 0 && word === b[range.b0 + j - 1]) {
        const fromMatch = matchedAbove[j - 1] ?? NEVER;
        const fromDeletion = (deletedAbove[j - 1] ?? NEVER) - ISLAND;
        const fromInsertion = (insertedAbove[j - 1] ?? NEVER) - ISLAND;
        match = fromMatch;
        if (fromDeletion > match) {
          match = fromDeletion;
          how = MATCH_AFTER_DELETION;
        }
        if (fromInsertion > match) {
          match = fromInsertion;
          how = MATCH_AFTER_INSERTION;
        }
        match += worth;
      }
      const open = (matchedAbove[j] ?? NEVER) - PIECE;
      let deletion = deletedAbove[j] ?? NEVER;
      if (i === 0) deletion = NEVER;
      else if (deletion >= open) how |= DELETION_GOES_ON;
      else deletion = open;
      let insertion = NEVER;
      if (j > 0) {
        insertion = inserted[j - 1] ?? NEVER;
        const afterMatch = (matched[j - 1] ?? NEVER) - PIECE;
        const afterDeletion = (deleted[j - 1] ?? NEVER) - PIECE;
        if (insertion >= afterMatch && insertion >= afterDeletion) how |= INSERTION_GOES_ON;
        else if (afterDeletion > afterMatch) {
          insertion = afterDeletion;
          how |= INSERTION_AFTER_DELETION;
        } else insertion = afterMatch;
      }
      matched[j] = match;
      deleted[j] = deletion;
      inserted[j] = insertion;
      came[i * width + j] = how;
    }
    insertedAbove.set(inserted);
    [matched, matchedAbove] = [matchedAbove, matched];
    [deleted, deletedAbove] = [deletedAbove, deleted];
  }
  const ends = [
    matchedAbove[columns] ?? NEVER,
    (deletedAbove[columns] ?? NEVER) - ISLAND,
    (insertedAbove[columns] ?? NEVER) - ISLAND,
  ];
  walkBack(came, width, range, ends.indexOf(Math.max(...ends)), edits);
}

function walkBack(came: Uint8Array, width: number, range: Edit, end: number, edits: Edit[]): void {
  let i = range.a1 - range.a0;
  let j = range.b1 - range.b0;
  let state = end;
  let open: { a1: number; b1: number } | null = null;
  const found: Edit[] = [];
  const close = () => {
    if (open) found.push({ a0: range.a0 + i, a1: open.a1, b0: range.b0 + j, b1: open.b1 });
    open = null;
  };
  while (i > 0 || j > 0) {
    const how = came[i * width + j] ?? 0;
    if (state === 0) {
      close();
      state = how & MATCH_AFTER_DELETION ? 1 : how & MATCH_AFTER_INSERTION ? 2 : 0;
      i -= 1;
      j -= 1;
    } else {
      open ??= { a1: range.a0 + i, b1: range.b0 + j };
      if (state === 1) {
        if (!(how & DELETION_GOES_ON)) state = 0;
        i -= 1;
      } else {
        if (!(how & INSERTION_GOES_ON)) state = how & INSERTION_AFTER_DELETION ? 1 : 0;
        j -= 1;
      }
    }
  }
  close();
  for (const one of found.reverse()) edits.push(one);
}

function joinEdits(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    if (edit.a0 === edit.a1 && edit.b0 === edit.b1) continue;
    const last = joined.at(-1);
    if (last && last.a1 === edit.a0 && last.b1 === edit.b0) {
      joined[joined.length - 1] = { a0: last.a0, a1: edit.a1, b0: last.b0, b1: edit.b1 };
    } else joined.push(edit);
  }
  return joined;
}
