import { frontString, type Text } from '../model/text.ts';
import type { Links } from './links.ts';
import { isFreeAfter, isFreeBefore } from './links.ts';
import { byId } from './same.ts';
import type { Entry, Side } from './side.ts';
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
 * same families; what a text tells of its own past is no news where the other was drawn from it.
 */
export function declaredFamilies(links: Links): Families {
  const families: Families = new Map();
  const before = byId(links.before.entries);
  const after = byId(links.after.entries);
  const pairOf = (id: string): number | null => {
    const entry = before.get(id);
    return entry && (links.toAfter[entry.place] ?? -1) >= 0 ? entry.place : null;
  };
  const joinBefore = (entry: Entry | null | undefined, root: string) => {
    const pair = pairOf(root);
    if (!entry || pair === null || !isFreeBefore(links, entry.place)) return;
    links.closedBefore[entry.place] = 1;
    familyOf(families, pair).before.push(entry.place);
  };
  const joinAfter = (entry: Entry | null | undefined, root: string) => {
    const pair = pairOf(root);
    if (!entry || pair === null || !isFreeAfter(links, entry.place)) return;
    links.closedAfter[entry.place] = 1;
    familyOf(families, pair).after.push(entry.place);
  };
  for (const { entry, root } of declared(links.after)) joinAfter(entry, root);
  for (const { id, into } of [...links.after.tombstones, ...links.after.mergedAway])
    if (into !== null) joinBefore(before.get(id), into);
  if (drawnFrom(links.after.text, links.before.text)) return families;
  for (const { entry, root } of declared(links.before)) joinBefore(entry, root);
  for (const { id, into } of [...links.before.tombstones, ...links.before.mergedAway])
    if (into !== null) joinAfter(after.get(id), into);
  return families;
}

// A half that split off in the text before was there: it can go like any other. What merged before can be brought back.
function drawnFrom(after: Text, before: Text): boolean {
  const revision = frontString(before, 'revision') ?? frontString(before, 'meeting');
  if (revision === undefined) return false;
  const stage = frontString(before, 'stage');
  return frontString(after, 'base') === (stage === undefined ? revision : `${revision}.${stage}`);
}

function declared(side: Side): { entry: Entry; root: string }[] {
  return side.entries.flatMap((entry) => {
    const root = attributeOf(entry.member.paragraph.attributes, 'from');
    return root === null || entry.id === null ? [] : [{ entry, root }];
  });
}

/** The family of the pair at this place before, made where it has none. */
export function familyOf(families: Families, pair: number): Family {
  const known = families.get(pair);
  if (known) return known;
  const family = { before: [], after: [] };
  families.set(pair, family);
  return family;
}
