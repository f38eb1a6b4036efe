/**
 * The longest part of a list in which the numbers that `of` gives grow from one to the next, in the order of the list; the
 * first found where several are as long. Time n log n.
 */
export function longestIncreasing<T>(list: readonly T[], of: (item: T) => number): T[] {
  const values = list.map(of);
  const tails: number[] = [];
  const previous = new Int32Array(list.length).fill(-1);
  for (const [index, value] of values.entries()) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[index] = tails[low - 1] ?? -1;
    tails[low] = index;
  }
  const chain: T[] = [];
  for (let index = tails.at(-1) ?? -1; index >= 0; index = previous[index] ?? -1)
    chain.push(...list.slice(index, index + 1));
  return chain.reverse();
}
