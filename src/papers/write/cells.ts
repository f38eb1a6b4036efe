import type { StageChange } from '../../compare/stage-redline.ts';
import type { Row } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { changeLength, sliceChange, standsIn } from './change-slice.ts';

interface Progress {
  readonly lengths: readonly number[];
  at: number;
  left: number;
}

/**
 * The redline of a row, cell by cell, or null where a word that is kept stands in another column than before: such a row
 * can only be shown as one row struck and one inserted. The tabs between cells are no part of the cells.
 */
export function cutCells(
  redline: readonly StageChange[],
  rows: { readonly before: Row | null; readonly after: Row | null },
): readonly (readonly StageChange[])[] | null {
  if (rows.before && rows.after && rows.before.span !== rows.after.span) return null;
  const before = startOf(rows.before);
  const after = startOf(rows.after);
  const count = Math.max(before?.lengths.length ?? 0, after?.lengths.length ?? 0);
  const cells: StageChange[][] = Array.from({ length: count }, () => []);
  for (const change of redline) {
    if (change.op === 'x') {
      cells[(after ?? before)?.at ?? 0]?.push(change);
      continue;
    }
    const sides = [
      ...(before && standsIn(change, 'before') ? [before] : []),
      ...(after && standsIn(change, 'after') ? [after] : []),
    ];
    if (!cutChange(change, sides, cells)) return null;
  }
  return cells;
}

function cutChange(
  change: StageChange,
  sides: readonly Progress[],
  cells: readonly StageChange[][],
): boolean {
  const length = changeLength(change);
  for (let from = 0; from < length; ) {
    const [side, other] = sides;
    if (!side || (other && other.at !== side.at)) return false;
    const to = Math.min(length, from + Math.min(side.left, other?.left ?? side.left));
    if (to > from) cells[side.at]?.push(sliceChange(change, from, to));
    for (const each of sides) each.left -= to - from;
    from = to;
    if (from === length) break;
    if (sides.some((each) => each.left > 0 || each.at + 1 >= each.lengths.length)) return false;
    for (const each of sides) {
      each.at += 1;
      each.left = each.lengths[each.at] ?? 0;
    }
    from += 1;
  }
  return true;
}

function startOf(row: Row | null): Progress | null {
  if (!row) return null;
  const lengths = row.cells.map((cell) => plainText(cell).length);
  return { lengths, at: 0, left: lengths[0] ?? 0 };
}
