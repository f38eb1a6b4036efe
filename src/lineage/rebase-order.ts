import { longestIncreasing } from '../model/increasing.ts';
import type { Keyed } from './rebase-keys.ts';

/** What the order of a draft on a newer base depends on; `depthOf` is how deep a paragraph hangs in the draft and in the newer base. */
export interface Ordering {
  readonly old: Keyed;
  readonly draft: Keyed;
  readonly now: Keyed;
  readonly depthOf: (key: string) => number;
}

/**
 * The keys that are left, in order: that of the newer base, into which what the draft inserted, deleted or moved is put behind
 * what stood before it in the draft, past new paragraphs that hang on that.
 */
export function orderKeys(left: ReadonlySet<string>, ordering: Ordering): readonly string[] {
  const { old, draft, now, depthOf } = ordering;
  const moved = movedKeys(old, draft);
  const order = [...now.keys()].filter((key) => left.has(key) && !moved.has(key));
  const placed = new Set(order);
  let above: string | null = null;
  for (const key of draft.keys()) {
    if (!left.has(key)) continue;
    if (!placed.has(key)) {
      order.splice(placeBehind(order, above, key, { draft, depthOf }), 0, key);
      placed.add(key);
    }
    above = key;
  }
  return order;
}

function placeBehind(
  order: readonly string[],
  above: string | null,
  key: string,
  { draft, depthOf }: Pick<Ordering, 'draft' | 'depthOf'>,
): number {
  let place = above === null ? 0 : order.indexOf(above) + 1;
  if (above === null) return place;
  // A new item of the base stays with what it hangs on; so does a note with what marks it.
  for (let next = order[place]; next !== undefined; next = order[place]) {
    const follows = next.startsWith('note ') || depthOf(next) > depthOf(key);
    if (draft.has(next) || !follows) break;
    place += 1;
  }
  return place;
}

/** What the draft moved: all that does not stand in the longest list that is in one order in its base and in it. */
function movedKeys(old: Keyed, draft: Keyed): ReadonlySet<string> {
  const places = new Map([...old.keys()].map((key, place) => [key, place]));
  const shared = [...draft.keys()].filter((key) => places.has(key));
  const still = new Set(longestIncreasing(shared, (key) => places.get(key) ?? 0));
  return new Set(shared.filter((key) => !still.has(key)));
}
