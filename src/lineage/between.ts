import type { Between } from '../compare/between.ts';
import { baseOf, type Chain, type Edition } from './chain.ts';
import { type Concordance, concordance } from './concordance.ts';

/**
 * What the editions that lie between two of a chain tell of their paragraphs, so that comparing the two says of mergers, splits and moves
 * what comparing neighbours says step by step. In either direction. Null where they are neighbours, where one was not drawn from the
 * other, and where the chain lacks one of them.
 */
export function betweenOf(
  chain: Chain,
  before: string,
  after: string,
  formulaFirst: boolean,
): Between | null {
  return drawn(chain, before, after, formulaFirst) ?? drawn(chain, after, before, formulaFirst);
}

function drawn(chain: Chain, older: string, newer: string, formulaFirst: boolean): Between | null {
  const line = lineTo(chain, newer);
  const between = line.slice(line.findIndex(({ key }) => key === older));
  if (between[0]?.key !== older || between.length < 3) return null;
  return told(concordance(between, { formulaFirst }));
}

// What the edition was drawn from, oldest first; a set of Decisions that names no base goes on with the adopted one before it.
function lineTo(chain: Chain, key: string): Chain {
  const line: Edition[] = [];
  let at = chain.find((edition) => edition.key === key);
  while (at !== undefined && !line.includes(at)) {
    line.push(at);
    at = at.base === null ? adoptedBefore(chain, at) : (baseOf(chain, at) ?? undefined);
  }
  return line.reverse();
}

function adoptedBefore(chain: Chain, edition: Edition): Edition | undefined {
  if (!edition.adopted) return undefined;
  return chain.slice(0, chain.indexOf(edition)).findLast(({ adopted }) => adopted);
}

function told({ rows }: Concordance): Between {
  const next = new Map<string, string>();
  const steady = new Set<string>();
  const stands = new Set<string>();
  for (const { id, cells: steps } of rows) {
    if (steps[0]?.present && steps.at(-1)?.present) stands.add(id);
    if (steps.every((cell, at) => cell?.present && (at === 0 || !cell.fates.includes('moved'))))
      steady.add(id);
    // The last that was told of it counts: what merged, came back and was deleted is gone.
    const last = steps
      .slice(1)
      .findLast((cell) => cell?.fates.some((fate) => TURNS.includes(fate)));
    const [other] = last?.others ?? [];
    if (other !== undefined) next.set(id, other);
  }
  const roots = new Map<string, string>();
  for (const id of next.keys()) {
    const root = rootOf(id, next, stands);
    if (root !== null && !stands.has(id)) roots.set(id, root);
  }
  return { roots, steady };
}

const TURNS: readonly string[] = ['new', 'deleted', 'merged', 'split', 'brought-back'];

// What merged may merge once more.
function rootOf(
  id: string,
  next: ReadonlyMap<string, string>,
  stands: ReadonlySet<string>,
): string | null {
  const seen = new Set<string>();
  let at: string | undefined = id;
  while (at !== undefined && !seen.has(at)) {
    if (at !== id && stands.has(at)) return at;
    seen.add(at);
    at = next.get(at);
  }
  return null;
}
