import type { Entry } from './side.ts';

/** What the revisions between two texts tell of their paragraphs, by ids. */
export interface Between {
  /** Where a paragraph that only one of the texts has belongs: the one of both into which it merged, or from which it was split off. */
  readonly roots: ReadonlyMap<string, string>;
  /** The paragraphs that stood in every revision and moved in none: of two that changed places, not these did. */
  readonly steady: ReadonlySet<string>;
}

// More than the words of all that may have moved weigh together.
const STEADY = 1e7;

/** What is added to the weight of a paragraph where it is asked which ones stayed in order. */
export function steadiness({ id }: Entry, between: Between | null): number {
  return id !== null && between?.steady.has(id) === true ? STEADY : 0;
}
