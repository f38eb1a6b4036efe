/**
 * A piece of a table between two blank lines: how many cells it opens and whether its first cell holds a number and
 * nothing else (`1.14`), with which a row begins.
 */
export interface Stretch {
  readonly cells: number;
  readonly numbered: boolean;
}

/** Costs of reading stretches as rows: a full row is free, joining over a blank line and spanning are suspected a little, any other row much. */
const JOIN = 0.1;
const SPAN = 0.3;
const NUMBER_ALONE = 3;
const HEAD = 1;
const ODD = 10;
const UNLIKE = 2;
/** Word allows no more columns; rows that are wider are read as typed, and a table is never filled up beyond. */
export const MOST_COLUMNS = 63;

/** The number of columns of a table: the commonest number of cells among stretches of more than one, the larger where two are as common. */
export function gridOf(stretches: readonly Stretch[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of stretches) if (cells > 1) counts.set(cells, (counts.get(cells) ?? 0) + 1);
  let grid = 1;
  let best = 0;
  for (const [cells, count] of counts) {
    const more = count > best || (count === best && cells > grid);
    if (more && cells <= MOST_COLUMNS) [grid, best] = [cells, count];
  }
  return grid;
}

/**
 * Which stretches make a row: a blank line ends a row, or stands inside a cell. The cheapest way through is taken:
 * rows of `grid` cells, or of one that spans, before all others; where rows begin with a number, a joined one must too. Gives the number of stretches of each row in order.
 */
export function rowsOf(stretches: readonly Stretch[], grid: number): number[] {
  const numbered = beginsWithNumbers(stretches, grid);
  const cost: number[] = [0];
  const length: number[] = [0];
  for (let end = 1; end <= stretches.length; end += 1) {
    let best = Number.POSITIVE_INFINITY;
    let taken = 1;
    let cells = 0;
    for (let size = 1; size <= Math.min(end, grid); size += 1) {
      const start = end - size;
      cells += stretches[start]?.cells ?? 0;
      if (size > 1 && cells > grid) break;
      const unlike = size > 1 && cells === grid && numbered && !stretches[start]?.numbered;
      const row = rowCost(cells, grid, size, start === 0, stretches[start]);
      const price = (cost[start] ?? 0) + row + (unlike ? UNLIKE : 0);
      if (price < best - 1e-9) [best, taken] = [price, size];
    }
    cost.push(best);
    length.push(taken);
  }
  return backwards(length);
}

function beginsWithNumbers(stretches: readonly Stretch[], grid: number): boolean {
  const whole = stretches.filter(({ cells }) => cells === grid);
  return whole.filter(({ numbered }) => numbered).length * 2 > whole.length;
}

function rowCost(
  cells: number,
  grid: number,
  size: number,
  first: boolean,
  opening: Stretch | undefined,
): number {
  const joins = (size - 1) * JOIN;
  if (cells === grid) return joins;
  if (cells === 1) return opening?.numbered ? NUMBER_ALONE : SPAN;
  return joins + (first ? HEAD * (grid - cells) : ODD * Math.abs(grid - cells));
}

function backwards(length: readonly number[]): number[] {
  const rows: number[] = [];
  for (let end = length.length - 1; end > 0; end -= length[end] ?? 1) rows.push(length[end] ?? 1);
  return rows.reverse();
}
