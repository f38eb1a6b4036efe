import { frontString, type Text } from '../model/text.ts';
import type { Links } from './links.ts';
import { isFreeAfter, isFreeBefore } from './links.ts';
import { byId } from './same.ts';
import type { Side } from './side.ts';
import { attributeOf } from './side.ts';

/** Paragraphs that joined a pair without being its first member: places before that merged into it, places after that split off. */
export interface Family {
  readonly before: number[];
  readonly after: number[];
}

/** By place before of the pair that they joined. */
export type Families = Map<number, Family>;

/**
 * Splits and mergers that the texts themselves declare: `from=ID` on a half that split off, `into=ID` on the tombstone of what was
 * merged or in its entry under `removed:` of an adopted text. Read in both directions, so that comparing the other way round finds the
 * same families; what a text tells of its own past is no news where the other was drawn from it. Where the revisions between the two
 * are known, those tell instead.
 */
export function declaredFamilies(links: Links): Families {
  const families: Families = new Map();
  const before = byId(links.before.entries);
  const after = byId(links.after.entries);
  for (const { id, root, side } of claimsOf(links)) {
    const pair = before.get(root)?.place ?? -1;
    const entry = (side === 'before' ? before : after).get(id);
    if (!entry || (links.toAfter[pair] ?? -1) < 0) continue;
    if (side === 'before') joinBefore(links, families, entry.place, pair);
    else joinAfter(links, families, entry.place, pair);
  }
  return families;
}

function joinBefore(links: Links, families: Families, place: number, pair: number): void {
  if (!isFreeBefore(links, place)) return;
  links.closedBefore[place] = 1;
  familyOf(families, pair).before.push(place);
}

function joinAfter(links: Links, families: Families, place: number, pair: number): void {
  if (!isFreeAfter(links, place)) return;
  links.closedAfter[place] = 1;
  familyOf(families, pair).after.push(place);
}

/** That the paragraph `id` of one side belongs to the pair of `root`. */
interface Claim {
  readonly id: string;
  readonly root: string;
  readonly side: 'before' | 'after';
}

function claimsOf({ before, after, between }: Links): readonly Claim[] {
  if (between !== null)
    return [...between.roots].flatMap(([id, root]): Claim[] => [
      { id, root, side: 'before' },
      { id, root, side: 'after' },
    ]);
  const later = [...splitIn(after, 'after'), ...mergedIn(after, 'before')];
  if (drawnFrom(after.text, before.text)) return later;
  return [...later, ...splitIn(before, 'before'), ...mergedIn(before, 'after')];
}

// A half that split off in the text before was there: it can go like any other. What merged before can be brought back.
function drawnFrom(after: Text, before: Text): boolean {
  const revision = frontString(before, 'revision') ?? frontString(before, 'meeting');
  if (revision === undefined) return false;
  const stage = frontString(before, 'stage');
  return frontString(after, 'base') === (stage === undefined ? revision : `${revision}.${stage}`);
}

function splitIn({ entries }: Side, side: Claim['side']): readonly Claim[] {
  return entries.flatMap(({ id, member }) => {
    const root = attributeOf(member.paragraph.attributes, 'from');
    return root === null || id === null ? [] : [{ id, root, side }];
  });
}

function mergedIn({ tombstones, mergedAway }: Side, side: Claim['side']): readonly Claim[] {
  return [...tombstones, ...mergedAway].flatMap(({ id, into }) =>
    into === null ? [] : [{ id, root: into, side }],
  );
}

/** The family of the pair at this place before, made where it has none. */
export function familyOf(families: Families, pair: number): Family {
  const known = families.get(pair);
  if (known) return known;
  const family = { before: [], after: [] };
  families.set(pair, family);
  return family;
}
