import { compare } from '../compare/compare.ts';
import type { Member, Pair } from '../compare/comparison.ts';
import { contentOf } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { ancestry, type Chain, type Edition } from './chain.ts';
import { isOpenDraft } from './open-drafts.ts';

/**
 * The drafts that stand beside a draft: the last stages of others that were drawn from the same adopted text, what it was drawn
 * from and what was drawn from it left out. A draft that was adopted or passed over is no rival any more.
 */
export function rivalsOf(chain: Chain, edition: Edition): readonly Edition[] {
  const isOpen = (one: Edition): boolean => isOpenDraft(chain, one);
  if (!isOpen(edition)) return [];
  const root = adoptedRoot(chain, edition);
  if (root === null) return [];
  const own = new Set(ancestry(chain, edition.key));
  const bases = new Set(chain.filter(isOpen).map(({ base }) => base));
  return chain.filter((other) => {
    if (!isOpen(other) || own.has(other) || bases.has(other.key)) return false;
    const line = ancestry(chain, other.key);
    return !line.includes(edition) && adoptedRoot(chain, other) === root;
  });
}

function adoptedRoot(chain: Chain, { key }: Edition): Edition | null {
  return ancestry(chain, key).findLast(({ adopted }) => adopted) ?? null;
}

/** The last edition from which both were drawn; null where there is none. */
export function commonBase(chain: Chain, one: Edition, other: Edition): Edition | null {
  const line = new Set(ancestry(chain, one.key));
  return ancestry(chain, other.key).findLast((edition) => line.has(edition)) ?? null;
}

/** What a draft does to a paragraph of its base. */
export type Touch = 'amended' | 'removed' | 'moved' | 'split' | 'merged';

/** A paragraph of the base that two drafts treat differently. `here` and `there` are what becomes of it, null where it goes. */
export interface Collision {
  readonly before: Member;
  readonly here: Member | null;
  readonly there: Member | null;
  readonly touches: readonly [here: Touch, there: Touch];
}

/**
 * The paragraphs that two drafts from one base both touch, in the order of the base. Both taking it out, or giving it the same words in
 * its place, is no collision.
 */
export function collisions(
  base: Text,
  here: Text,
  there: Text,
  options: { readonly formulaFirst: boolean },
): readonly Collision[] {
  const others = touched(base, there, options);
  return [...touched(base, here, options)].flatMap(([index, own]) => {
    const other = others.get(index);
    if (other === undefined || agrees(own, other)) return [];
    const { before, after, touch } = own;
    return [{ before, here: after, there: other.after, touches: [touch, other.touch] as const }];
  });
}

interface Touched {
  readonly before: Member;
  readonly after: Member | null;
  readonly touch: Touch;
}

function touched(
  base: Text,
  draft: Text,
  options: { readonly formulaFirst: boolean },
): ReadonlyMap<number, Touched> {
  const found: Touched[] = compare(base, draft, options).pairs.flatMap((pair) => {
    const touch = touchOf(pair);
    if (touch === null) return [];
    return pair.before.map((before) => ({ before, after: pair.after[0] ?? null, touch }));
  });
  found.sort((a, b) => a.before.index - b.before.index);
  return new Map(found.map((each) => [each.before.index, each]));
}

function touchOf({ kind, moved, only }: Pair): Touch | null {
  if (kind === 'added' || only === 'references') return null;
  if (kind === 'kept') return moved ? 'moved' : null;
  return kind;
}

function agrees(one: Touched, other: Touched): boolean {
  if (one.touch !== other.touch || one.touch === 'moved') return false;
  if (one.after === null || other.after === null) return one.after === other.after;
  return wordsOf(one.after) === wordsOf(other.after);
}

function wordsOf({ paragraph }: Member): string {
  return plainText(contentOf(paragraph));
}
