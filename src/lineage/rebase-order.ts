import { longestIncreasing } from '../model/increasing.ts';
import type { Label } from '../model/label.ts';
import { labelOf } from '../model/paragraph.ts';
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
 * what stood before it in the draft, past new paragraphs that hang on that and past those inserted there too (`6 bis`, `6 ter`), a
 * heading past all that stands under the heading above it.
 */
export function orderKeys(left: ReadonlySet<string>, ordering: Ordering): readonly string[] {
  const { old, draft, now, depthOf } = ordering;
  const moved = movedKeys(old, draft);
  const order = [...now.keys()].filter((key) => left.has(key) && !moved.has(key));
  const placed = new Set(order);
  const places = new Map([...draft.keys()].map((key, place) => [key, place]));
  let above: string | null = null;
  for (const key of draft.keys()) {
    if (!left.has(key)) continue;
    if (!placed.has(key)) {
      order.splice(placeBehind(order, above, key, { draft, now, depthOf, places }), 0, key);
      placed.add(key);
    }
    above = key;
  }
  return order;
}

interface Placing extends Pick<Ordering, 'draft' | 'now' | 'depthOf'> {
  /** The places of keys in the draft. */
  readonly places: ReadonlyMap<string, number>;
}

function placeBehind(
  order: readonly string[],
  above: string | null,
  key: string,
  { draft, now, depthOf, places }: Placing,
): number {
  let place = above === null ? 0 : order.indexOf(above) + 1;
  if (above === null) return place;
  const isHeading = (one: string): boolean => draft.get(one)?.kind === 'heading';
  // A heading opens a part of the text: what the base put or moved to the end of the part above it stays there.
  if (isHeading(key)) {
    for (let next = order[place]; next !== undefined; next = order[place]) {
      const behind = (places.get(next) ?? -1) > (places.get(key) ?? 0);
      if (behind || isHeading(next) || now.get(next)?.kind === 'heading') break;
      place += 1;
    }
    return place;
  }
  // A new item of the base stays with what it hangs on; so does a note with what marks it.
  for (let next = order[place]; next !== undefined; next = order[place]) {
    const follows =
      next.startsWith('note ') ||
      depthOf(next) > depthOf(key) ||
      isInsertedBeside(labelIn(now, next), labelIn(draft, key));
    if (draft.has(next) || !follows) break;
    place += 1;
  }
  return place;
}

function labelIn(texts: Keyed, key: string): Label | null {
  const paragraph = texts.get(key);
  return paragraph ? labelOf(paragraph) : null;
}

// Working numbers behind one number: what the newer base inserted there stands first.
function isInsertedBeside(base: Label | null, draft: Label | null): boolean {
  if (!base || !draft || base.suffix === '' || draft.suffix === '') return false;
  return (
    base.value === draft.value &&
    base.style === draft.style &&
    base.close === draft.close &&
    base.series === draft.series &&
    base.word === draft.word
  );
}

/** What the draft moved: all that does not stand in the longest list that is in one order in its base and in it. */
function movedKeys(old: Keyed, draft: Keyed): ReadonlySet<string> {
  const places = new Map([...old.keys()].map((key, place) => [key, place]));
  const shared = [...draft.keys()].filter((key) => places.has(key));
  const still = new Set(longestIncreasing(shared, (key) => places.get(key) ?? 0));
  return new Set(shared.filter((key) => !still.has(key)));
}
