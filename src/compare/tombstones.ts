import type { Links } from './links.ts';
import { isFreeAfter, isFreeBefore } from './links.ts';
import type { Side, Tombstone } from './side.ts';

/**
 * Closes what the tombstones of each side cover on the other: the paragraph of that id and, where it is a heading, chapeau or table,
 * what it contains, unless that was found again by its own id. Call it when ids are paired and before words are compared.
 * Gives the tombstones whose comments tell why, by place of the entry before: an item that fell with its chapeau can have a reason of its own.
 */
export function closeDeleted(links: Links): ReadonlyMap<number, readonly Tombstone[]> {
  const reasons = new Map<number, Tombstone[]>();
  const fallen = new Set<number>();
  for (const tombstone of newTombstones(links.after, links.before)) {
    const covered = coveredBy(links.before, tombstone).filter(
      (place) => fallen.has(place) || isFreeBefore(links, place),
    );
    for (const place of covered) {
      links.closedBefore[place] = 1;
      fallen.add(place);
    }
    const [first] = covered;
    if (first !== undefined) reasons.set(first, [...(reasons.get(first) ?? []), tombstone]);
  }
  for (const tombstone of newTombstones(links.before, links.after)) {
    for (const place of coveredBy(links.after, tombstone)) {
      if (isFreeAfter(links, place)) links.closedAfter[place] = 1;
    }
  }
  return reasons;
}

// What was a tombstone before is none of this comparison's.
function newTombstones(side: Side, other: Side): Tombstone[] {
  const known = new Set(other.tombstones.map(({ id }) => id));
  return side.tombstones.filter(({ id }) => !known.has(id));
}

// The places of the entries that fall with the block of this id: itself, its section, its items, its rows. What merged leaves its
// items to the other.
function coveredBy(side: Side, { id, into }: Tombstone): number[] {
  const { paragraphs } = side.text;
  const index = paragraphs.findIndex(
    (paragraph) => paragraph.id === id || (paragraph.kind === 'note' && paragraph.name === id),
  );
  const block = paragraphs[index];
  if (!block) return [];
  let end = index + 1;
  if (into !== null) end = index + 1;
  else if (block.kind === 'heading') {
    while (end < paragraphs.length && !endsSection(paragraphs[end], block.level)) end += 1;
  } else if (block.kind === 'table') {
    while (paragraphs[end]?.kind === 'row') end += 1;
  } else {
    while (end < paragraphs.length && hangsOn(side, end, index)) end += 1;
  }
  return side.entries
    .filter(({ member }) => member.index >= index && member.index < end)
    .map(({ place }) => place);
}

function endsSection(
  paragraph: Side['text']['paragraphs'][number] | undefined,
  level: number,
): boolean {
  return paragraph?.kind === 'heading' && paragraph.level <= level;
}

function hangsOn(side: Side, index: number, root: number): boolean {
  let parent = side.outline[index]?.parent ?? null;
  for (let steps = 0; parent !== null && steps < 16; steps += 1) {
    if (parent === root) return true;
    parent = side.outline[parent]?.parent ?? null;
  }
  return false;
}
