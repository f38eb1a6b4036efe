import type { Features } from './likeness.ts';
import { countFeatures } from './likeness.ts';

/** Two paragraphs that might be one, and how alike they are. */
export interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly score: number;
}

// A feature that stands in more of the paragraphs looked at than this leads nowhere, and following it would take quadratic time.
const COMMON = 32;
// So many partners are looked at for a paragraph.
const BEST = 5;

interface Shared {
  readonly before: number;
  readonly after: number;
  readonly weight: number;
}

/**
 * Pairs of paragraphs that share rare features, the best few for each paragraph of either side: which side is called before makes no
 * difference. Found through an index from feature to paragraphs, in time linear in the text.
 */
export function sharingPairs(features: Features): (readonly [number, number])[] {
  const index = postings(features.after, features.weights.length);
  const often = countFeatures(features.before, features.weights.length);
  const sum = new Float64Array(features.after.length);
  const bestBefore: Shared[][] = [];
  const bestAfter: Shared[][] = features.after.map(() => []);
  const seen = new Int32Array(features.weights.length).fill(-1);
  for (let before = 0; before < features.before.length; before += 1) {
    const touched: number[] = [];
    for (const feature of features.before[before] ?? []) {
      if (seen[feature] === before || (often[feature] ?? 0) > COMMON) continue;
      seen[feature] = before;
      const weight = features.weights[feature] ?? 0;
      for (let at = index.starts[feature] ?? 0; at < (index.starts[feature + 1] ?? 0); at += 1) {
        const after = index.places[at] ?? 0;
        if (sum[after] === 0) touched.push(after);
        sum[after] = (sum[after] ?? 0) + weight;
      }
    }
    const best: Shared[] = [];
    for (const after of touched) {
      const shared = { before, after, weight: Math.round((sum[after] ?? 0) * 1e6) };
      keepBest(best, shared);
      keepBest(bestAfter[after] ?? [], shared);
      sum[after] = 0;
    }
    bestBefore.push(best);
  }
  return distinct([...bestBefore, ...bestAfter].flat());
}

interface Postings {
  readonly starts: Int32Array;
  readonly places: Int32Array;
}

// The places of each feature in one array; features that stand too often have none.
function postings(lists: Features['after'], count: number): Postings {
  const often = countFeatures(lists, count);
  const starts = new Int32Array(count + 1);
  for (let feature = 0; feature < count; feature += 1) {
    const held = often[feature] ?? 0;
    starts[feature + 1] = (starts[feature] ?? 0) + (held <= COMMON ? held : 0);
  }
  const next = starts.slice();
  const found = new Int32Array(starts[count] ?? 0);
  const seen = new Int32Array(count).fill(-1);
  for (let place = 0; place < lists.length; place += 1) {
    for (const feature of lists[place] ?? []) {
      if (seen[feature] === place || (often[feature] ?? 0) > COMMON) continue;
      seen[feature] = place;
      const at = next[feature] ?? 0;
      found[at] = place;
      next[feature] = at + 1;
    }
  }
  return { starts, places: found };
}

// Equal weights are told apart in a way that does not know which side is before.
function isBetter(left: Shared, right: Shared): boolean {
  if (left.weight !== right.weight) return left.weight > right.weight;
  const apart = Math.abs(left.before - left.after) - Math.abs(right.before - right.after);
  return apart === 0 ? left.before + left.after < right.before + right.after : apart < 0;
}

function keepBest(best: Shared[], shared: Shared): void {
  let at = best.length;
  while (at > 0 && isBetter(shared, best[at - 1] ?? shared)) at -= 1;
  if (at >= BEST) return;
  best.splice(at, 0, shared);
  if (best.length > BEST) best.pop();
}

function distinct(found: readonly Shared[]): (readonly [number, number])[] {
  const pairs = new Map(
    found.map(({ before, after }) => [before * 2 ** 21 + after, [before, after] as const]),
  );
  return [...pairs.values()];
}
