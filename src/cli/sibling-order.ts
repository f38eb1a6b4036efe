/** What can be told of a paragraph whatever its language: its kind, how long it is, and the figures that stand in it. */
export interface Measured {
  /** Only paragraphs of one kind are pairs; but what is a heading is not everywhere told from running text. */
  readonly kind: string;
  /** What it is in its text; another role makes a pair less likely. */
  readonly role: string;
  /** The value of its label, null without one: two different labels make no pair. */
  readonly label: string | null;
  readonly length: number;
  readonly figures: ReadonlySet<string>;
}

// In these units: a pair whose lengths are in a ratio of e costs 1.5.
const PER_LENGTH = 1.5;
const OTHER_FIGURES = 2;
const SAME_FIGURES = -1;
const OTHER_ROLE = 1;
const ALONE = 1.3;
const SHORTEST = 12;

// Above this many cells a stretch is paired straight on, which is what equal lists come to.
const MOST_CELLS = 1_000_000;

// Where one list is longer, a pair must be better than any other by this much: a wrong id is worse than a new one.
const MARGIN = 1;

/**
 * Pairs two lists that stand between the same neighbours in two languages, in order, so that lengths, figures and roles fit
 * best. Lists of one length are paired straight on unless that fits badly; in others what could as well be paired otherwise
 * stays alone. `ratio` is how much longer the second language is than the first. Pairs of indices.
 */
export function pairInOrder(
  known: readonly Measured[],
  fresh: readonly Measured[],
  ratio: number,
): [number, number][] {
  if (known.length === 0 || fresh.length === 0) return [];
  if ((known.length + 1) * (fresh.length + 1) > MOST_CELLS) return straightOn(known, fresh);
  const grid: Grid = {
    width: fresh.length + 1,
    pair: (i, j) => {
      const [one, other] = [known[i], fresh[j]];
      return one && other ? pairCost(one, other, ratio) : Infinity;
    },
  };
  const before = costsBefore(known.length, fresh.length, grid);
  const behind = costsBehind(known.length, fresh.length, grid);
  const margin = known.length === fresh.length ? 0 : MARGIN;
  let last = -1;
  return fresh.flatMap((_, j): [number, number][] => {
    const i = partnerOf(j, known.length, before, behind, grid, margin);
    // Two ways that cost the same can cross.
    if (i === null || i <= last) return [];
    last = i;
    return [[i, j]];
  });
}

/** The cost of each pair of indices, and how long a row of the tables of costs is. */
interface Grid {
  readonly width: number;
  readonly pair: (i: number, j: number) => number;
}

/** The least cost of all that stands before the places `i` and `j`, at `i * width + j`. */
function costsBefore(known: number, fresh: number, { width, pair }: Grid): Float64Array {
  const costs = new Float64Array((known + 1) * width);
  for (let i = 0; i <= known; i += 1) {
    for (let j = 0; j <= fresh; j += 1) {
      if (i === 0 && j === 0) continue;
      const at = i * width + j;
      costs[at] = Math.min(
        i > 0 && j > 0 ? (costs[at - width - 1] ?? 0) + pair(i - 1, j - 1) : Infinity,
        i > 0 ? (costs[at - width] ?? 0) + ALONE : Infinity,
        j > 0 ? (costs[at - 1] ?? 0) + ALONE : Infinity,
      );
    }
  }
  return costs;
}

/** The least cost of all that stands from the places `i` and `j` on. */
function costsBehind(known: number, fresh: number, { width, pair }: Grid): Float64Array {
  const costs = new Float64Array((known + 1) * width);
  for (let i = known; i >= 0; i -= 1) {
    for (let j = fresh; j >= 0; j -= 1) {
      if (i === known && j === fresh) continue;
      const at = i * width + j;
      costs[at] = Math.min(
        i < known && j < fresh ? (costs[at + width + 1] ?? 0) + pair(i, j) : Infinity,
        i < known ? (costs[at + width] ?? 0) + ALONE : Infinity,
        j < fresh ? (costs[at + 1] ?? 0) + ALONE : Infinity,
      );
    }
  }
  return costs;
}

// What all would cost with `j` beside each of the others, and with it alone: the least, where it is clear of the rest.
function partnerOf(
  j: number,
  known: number,
  before: Float64Array,
  behind: Float64Array,
  { width, pair }: Grid,
  margin: number,
): number | null {
  let [best, second, partner]: [number, number, number | null] = [Infinity, Infinity, null];
  const weigh = (cost: number, found: number | null): void => {
    if (cost < best) [best, second, partner] = [cost, best, found];
    else if (cost < second) second = cost;
  };
  let alone = Infinity;
  for (let i = 0; i <= known; i += 1) {
    const at = i * width + j;
    const start = before[at] ?? 0;
    alone = Math.min(alone, start + ALONE + (behind[at + 1] ?? 0));
    if (i < known) weigh(start + pair(i, j) + (behind[at + width + 1] ?? 0), i);
  }
  weigh(alone, null);
  return second - best >= margin ? partner : null;
}

function pairCost(one: Measured, other: Measured, ratio: number): number {
  if (!mayPair(one, other)) return Infinity;
  const lengths = Math.abs(Math.log((other.length + SHORTEST) / (one.length * ratio + SHORTEST)));
  const role = one.role === other.role && one.kind === other.kind ? 0 : OTHER_ROLE;
  return PER_LENGTH * lengths + figuresCost(one.figures, other.figures) + role;
}

function mayPair(one: Measured, other: Measured): boolean {
  const labels = one.label === null || other.label === null || one.label === other.label;
  return labels && (one.kind === other.kind || (isRunning(one) && isRunning(other)));
}

function isRunning({ kind }: Measured): boolean {
  return kind === 'heading' || kind === 'plain';
}

function figuresCost(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  return shareFigures(one, other) ? SAME_FIGURES : OTHER_FIGURES;
}

/** Whether two paragraphs have a figure in common. */
export function shareFigures(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((figure) => other.has(figure));
}

function straightOn(known: readonly Measured[], fresh: readonly Measured[]): [number, number][] {
  return known.flatMap((one, index): [number, number][] => {
    const other = fresh[index];
    return other && mayPair(one, other) ? [[index, index]] : [];
  });
}
