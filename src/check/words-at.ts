import type { Place } from '../model/message.ts';

// A block is one line but for breaks; its comments stand directly below it.
const LINES_BELOW = 200;

/**
 * Line and column of words that stand in the block at a place, or in what hangs on it; each time that they are asked for, the next ones, or
 * those before which they stand `before` times in the block.
 */
export function placesIn(source: string): (block: Place, words: string, before?: number) => Place {
  const lines = source.split('\n');
  const told = new Map<string, Place>();
  const counted = new Map<string, Place[]>();
  return (block, words, before) => {
    const key = `${block.line}\n${words}`;
    if (before !== undefined) {
      const places = counted.get(key) ?? [];
      counted.set(key, places);
      return nthOf(places, before, lines, block, words) ?? block;
    }
    const last = told.get(key);
    const found = findFrom(lines, last ?? { ...block, column: 0 }, words, block.line + LINES_BELOW);
    const place = found ?? last ?? block;
    told.set(key, place);
    return place;
  };
}

// What was found before is kept: the last of many is not looked for from the first.
function nthOf(
  places: Place[],
  before: number,
  lines: readonly string[],
  block: Place,
  words: string,
): Place | null {
  while (places.length <= before) {
    const last = places.at(-1) ?? { ...block, column: 0 };
    const next = findFrom(lines, last, words, block.line + LINES_BELOW);
    if (next === null) return null;
    places.push(next);
  }
  return places[before] ?? null;
}

function findFrom(
  lines: readonly string[],
  { line, column }: Place,
  words: string,
  end: number,
): Place | null {
  for (let at = line; at <= Math.min(end, lines.length); at += 1) {
    const from = at === line ? column : 0;
    const found = (lines[at - 1] ?? '').indexOf(words, from);
    if (found !== -1) return { line: at, column: found + 1 };
  }
  return null;
}
