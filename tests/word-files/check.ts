import { linesOf } from './blocks.ts';
import type { Understood } from './understand.ts';
import type { Expected } from './word-case.ts';

/** What differs between what is expected of a file and what was understood, as pairs to compare; only what the case names. */
export function pairsOf(expected: Expected, found: Understood): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const key of ['before', 'after', 'decisions', 'quoted'] as const) {
    const wanted = expected[key];
    if (wanted !== undefined) pairs.push({ of: key, wanted: linesOf(wanted), found: found[key] });
  }
  for (const [author, text] of Object.entries(expected.proposals ?? {})) {
    const own = found.proposals[author] ?? [];
    pairs.push({ of: `proposal of ${author}`, wanted: linesOf(text), found: own });
  }
  if (expected.paper !== undefined) {
    const wanted = linesOf(expected.paper);
    pairs.push({ of: 'paper', wanted, found: inOrder(found.paper, wanted) });
  }
  for (const [key, value] of Object.entries(expected.front ?? {}))
    pairs.push({ of: `front matter, ${key}`, wanted: [value], found: [found.front[key] ?? ''] });
  if (expected.comments !== undefined)
    pairs.push({ of: 'comments', wanted: expected.comments, found: found.comments });
  const same = found.again.map(() => 'same');
  pairs.push({ of: 'files after a second import', wanted: same, found: found.again });
  const rules = new Set(found.rules);
  for (const rule of expected.says ?? [])
    pairs.push({ of: 'messages', wanted: [rule], found: rules.has(rule) ? [rule] : [] });
  const loud = (expected.silent ?? []).filter((rule) => rules.has(rule));
  pairs.push({ of: 'messages that must not come', wanted: [], found: loud });
  return pairs;
}

/** Lines that were wanted and those that were found. */
export interface Pair {
  readonly of: string;
  readonly wanted: readonly string[];
  readonly found: readonly string[];
}

// The lines that are wanted among others, where they stand in this order; else all lines, so that a failure shows them.
function inOrder(lines: readonly string[], wanted: readonly string[]): readonly string[] {
  let at = 0;
  for (const line of wanted) {
    const next = lines.indexOf(line, at);
    if (next < 0) return lines;
    at = next + 1;
  }
  return wanted;
}
