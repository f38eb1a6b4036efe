import type { Change, Member, Pair } from '../../compare/comparison.ts';
import { contentOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { changeLength, sliceChange, standsIn } from './change-slice.ts';

/**
 * The part of a pair that belongs to one paragraph on each side: most pairs are one piece; a paragraph split into two is
 * two pieces with the same `before`. `beforeStarts`: the piece is the first of its paragraph before, which is where that
 * one's label stands.
 */
export interface Piece {
  readonly pair: Pair;
  readonly before: Member | null;
  readonly after: Member | null;
  readonly beforeStarts: boolean;
  readonly afterStarts: boolean;
  readonly redline: readonly Change[];
}

/** Cuts a pair where one of its paragraphs ends. Rows and notes that were split or merged stand apart, struck and inserted. */
export function cutPair(pair: Pair): readonly Piece[] {
  const { before, after, redline } = pair;
  if (before.length <= 1 && after.length <= 1) {
    const sides = { before: before[0] ?? null, after: after[0] ?? null };
    return [
      { pair, ...sides, beforeStarts: before.length > 0, afterStarts: after.length > 0, redline },
    ];
  }
  const apart = before.length === 0 || after.length === 0;
  const whole = [...before, ...after].some(({ paragraph }) =>
    /^(?:row|note)$/.test(paragraph.kind),
  );
  return apart || whole ? membersApart(pair) : cutJoined(pair);
}

function membersApart(pair: Pair): Piece[] {
  const none = { pair, before: null, after: null, beforeStarts: false, afterStarts: false };
  return [
    ...pair.before.map((before): Piece => {
      const runs = contentOf(before.paragraph);
      return { ...none, before, beforeStarts: true, redline: [{ op: '-', runs }] };
    }),
    ...pair.after.map((after): Piece => {
      const runs = contentOf(after.paragraph);
      return { ...none, after, afterStarts: true, redline: [{ op: '+', runs }] };
    }),
  ];
}

/** How far a side has come: the paragraph that is being read and how many characters of it are left. */
interface Progress {
  readonly lengths: readonly number[];
  at: number;
  left: number;
}

function cutJoined(pair: Pair): Piece[] {
  const before = startOf(pair.before);
  const after = startOf(pair.after);
  const pieces: Piece[] = [];
  let redline: Change[] = [];
  let started = { before: -1, after: -1 };
  const close = (): void => {
    pieces.push({
      pair,
      before: pair.before[before.at] ?? null,
      after: pair.after[after.at] ?? null,
      beforeStarts: started.before !== before.at,
      afterStarts: started.after !== after.at,
      redline,
    });
    started = { before: before.at, after: after.at };
    redline = [];
  };
  for (const change of pair.redline) {
    const sides = [before, after].filter((_, side) =>
      standsIn(change, side === 0 ? 'before' : 'after'),
    );
    const length = changeLength(change);
    let from = 0;
    while (from < length) {
      const to = Math.min(length, from + Math.min(...sides.map((side) => side.left)));
      if (to > from) redline.push(sliceChange(change, from, to));
      for (const side of sides) side.left -= to - from;
      from = to;
      if (from === length) break;
      const ending = sides.filter((side) => side.left === 0 && side.at + 1 < side.lengths.length);
      if (ending.length === 0) {
        redline.push(sliceChange(change, from, length));
        break;
      }
      // The line break that parts two paragraphs of one side may be a break inside the other's paragraph.
      redline.push(...keptBreak(change, from, before, after, ending));
      close();
      for (const side of ending) {
        side.at += 1;
        side.left = side.lengths[side.at] ?? 0;
      }
      from += 1;
    }
  }
  close();
  return withLabelsFirst(pieces);
}

/**
 * Words that only the side which goes on has at the beginning of a piece are printed at the end of the piece above: before
 * the label of the paragraph that begins here they would be read as a part of it.
 */
function withLabelsFirst(pieces: readonly Piece[]): Piece[] {
  const ordered = [...pieces];
  for (let at = ordered.length - 1; at > 0; at -= 1) {
    const piece = ordered[at];
    const above = ordered[at - 1];
    if (!piece || !above || piece.beforeStarts === piece.afterStarts) continue;
    const own = piece.beforeStarts ? '+' : '-';
    const kept = piece.redline.findIndex(({ op }) => op === '=' || op === '~');
    const opening = piece.redline.slice(0, kept === -1 ? undefined : kept);
    const early = opening.filter(({ op }) => op === own);
    const rest = piece.redline.filter((change) => !early.includes(change));
    ordered[at - 1] = { ...above, redline: [...above.redline, ...early] };
    ordered[at] = { ...piece, redline: rest };
  }
  return ordered;
}

function keptBreak(
  change: Change,
  from: number,
  before: Progress,
  after: Progress,
  ending: readonly Progress[],
): Change[] {
  if (change.op !== '=' && change.op !== '~') return [];
  const kept: Change[] = [];
  const slice = sliceChange(change, from, from + 1);
  const [was, is] = slice.op === '~' ? [slice.before, slice.after] : [slice.runs, slice.runs];
  if (!ending.includes(before)) {
    before.left -= 1;
    kept.push({ op: '-', runs: was });
  }
  if (!ending.includes(after)) {
    after.left -= 1;
    kept.push({ op: '+', runs: is });
  }
  return kept;
}

function startOf(members: readonly Member[]): Progress {
  const lengths = members.map(({ paragraph }) => plainText(contentOf(paragraph)).length);
  return { lengths, at: 0, left: lengths[0] ?? 0 };
}
