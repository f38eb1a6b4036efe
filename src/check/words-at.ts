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
  return (block, words, before) => {
    if (before !== undefined) return nthFrom(lines, block, words, before) ?? block;
    const key = `${block.line}\n${words}`;
    const last = told.get(key);
    const found = findFrom(lines, last ?? { ...block, column: 0 }, words, block.line + LINES_BELOW);
    const place = found ?? last ?? block;
    told.set(key, place);
    return place;
  };
}

function nthFrom(
  lines: readonly string[],
  block: Place,
  words: string,
  before: number,
): Place | null {
  let found: Place | null = { ...block, column: 0 };
  for (let at = 0; at <= before && found !== null; at += 1)
    found = findFrom(lines, found, words, block.line + LINES_BELOW);
  return found;
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
