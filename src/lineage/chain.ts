import type { Text } from '../model/text.ts';

/** One revision or stage in one language. `key` is `rev.cop3` or `rev.cop6.crp3`; `base` is the key of what it was drawn from. */
export interface Edition {
  readonly key: string;
  readonly base: string | null;
  readonly adopted: boolean;
  readonly text: Text;
}

/** Editions ordered so that a base stands before what was drawn from it. */
export type Chain = readonly Edition[];

/** The adopted editions alone, in their order. */
export function adoptedChain(chain: Chain): Chain {
  return chain.filter(({ adopted }) => adopted);
}

/** The edition that this one was drawn from; null for the first, and where the chain does not hold it. */
export function baseOf(chain: Chain, { base }: Edition): Edition | null {
  return base === null ? null : (chain.find(({ key }) => key === base) ?? null);
}

/**
 * The edition of this key with all that it was drawn from, oldest first; none where the chain lacks it. A chain that was not
 * put in order may hold a loop of bases: each edition is taken once.
 */
export function ancestry(chain: Chain, key: string): Chain {
  const byKey = new Map(chain.map((edition) => [edition.key, edition]));
  const line: Edition[] = [];
  let edition = byKey.get(key);
  while (edition !== undefined && !line.includes(edition)) {
    line.push(edition);
    edition = edition.base === null ? undefined : byKey.get(edition.base);
  }
  return line.reverse();
}
