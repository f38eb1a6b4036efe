import type { Change } from '../../compare/comparison.ts';
import { plainText } from '../../model/run.ts';
import { between } from './deviate.ts';
import { isReadIn } from './fused.ts';

// Two paragraphs of seven hundred words each; longer ones are compared as they are.
const MOST_PAIRS = 500_000;

/**
 * The redline that shows what of `part` cannot be read in `fused`: struck what stands there instead, inserted what `part` has. What
 * `fused` has besides is left out, for it may be the other text. All of it where no place can be named.
 */
export function missingIn(part: string, fused: string): readonly Change[] {
  const [wholes, parts] = [tokens(fused), tokens(part)];
  if (wholes.length * parts.length > MOST_PAIRS) return between(fused, part);
  const steps = walk(wholes, parts);
  if (steps.every(({ op }) => op !== '+')) return between(fused, part);
  const expected = steps.flatMap(({ op, text }) => (op === '+' ? [] : text)).join('');
  return between(expected.trimEnd(), part);
}

function tokens(text: string): string[] {
  return text.match(/\S+\s*/gu) ?? [];
}

// The same word, or one that is half of a fused one at least (`2026-2032` of `20261-203226`).
function weigh(fused: string, part: string): number {
  const [whole, own] = [fused.trimEnd(), part.trimEnd()];
  if (whole === own) return 3;
  return own.length * 2 >= whole.length && isReadIn(own, whole) ? 2 : 0;
}

interface Step {
  readonly op: '=' | '-' | '+';
  readonly text: string;
}

// The alignment with the most common words; a word that stands twice is the later one, since old words stand before new ones as often as behind.
function walk(wholes: readonly string[], parts: readonly string[]): Step[] {
  const best = bestFrom(wholes, parts);
  const value = (at: number, to: number): number => best[at]?.[to] ?? 0;
  const steps: Step[] = [];
  let waiting: Step[] = [];
  let to = 0;
  const own = (until: () => boolean): void => {
    for (; to < parts.length && !until(); to += 1) {
      waiting.push({ op: '+', text: parts[to] ?? '' });
    }
  };
  wholes.forEach((whole, at) => {
    own(() => value(at, to) !== value(at, to + 1) || value(at, to) === value(at + 1, to));
    if (value(at, to) === value(at + 1, to)) {
      waiting.push({ op: '-', text: whole });
      return;
    }
    steps.push(...gap(waiting), { op: '=', text: parts[to] ?? '' });
    waiting = [];
    to += 1;
  });
  own(() => false);
  return [...steps, ...gap(waiting)];
}

// Words that only the fused text has may be the other text.
function gap(waiting: readonly Step[]): Step[] {
  const own = waiting.filter(({ op }) => op === '+');
  return own.length === 0 ? [] : [...waiting.filter(({ op }) => op === '-'), ...own];
}

function bestFrom(wholes: readonly string[], parts: readonly string[]): Uint32Array[] {
  const best = Array.from({ length: wholes.length + 2 }, () => new Uint32Array(parts.length + 2));
  for (let at = wholes.length - 1; at >= 0; at -= 1) {
    const [row, below] = [best[at], best[at + 1]];
    if (!row || !below) continue;
    for (let to = parts.length - 1; to >= 0; to -= 1) {
      const weight = weigh(wholes[at] ?? '', parts[to] ?? '');
      const both = weight === 0 ? 0 : weight + (below[to + 1] ?? 0);
      row[to] = Math.max(both, below[to] ?? 0, row[to + 1] ?? 0);
    }
  }
  return best;
}

/** One side of a redline in words. */
export function sideWords(changes: readonly Change[], side: '+' | '-'): string {
  const other = side === '+' ? '-' : '+';
  return changes
    .flatMap((change) => {
      if (change.op === '~') return plainText(side === '+' ? change.after : change.before);
      return change.op === other ? [] : plainText(change.runs);
    })
    .join('');
}
