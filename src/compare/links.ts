import type { Between } from './between.ts';
import { chainOf } from './chain.ts';
import type { Evidence } from './comparison.ts';
import type { Entry, Side } from './side.ts';

/**
 * Who is paired with whom while the passes run: places among the entries of each side, -1 where none yet.
 * `closed` entries belong to a tombstone of the other side, or were joined to a pair by a split or merger: no pass may pair them.
 */
export interface Links {
  readonly before: Side;
  readonly after: Side;
  readonly toAfter: Int32Array;
  readonly toBefore: Int32Array;
  readonly evidence: Evidence[];
  readonly closedBefore: Uint8Array;
  readonly closedAfter: Uint8Array;
  /** What the revisions between them tell; null for neighbours, and where nothing is known of any. */
  readonly between: Between | null;
}

/** No pairs yet. */
export function noLinks(before: Side, after: Side, between: Between | null = null): Links {
  return {
    before,
    after,
    toAfter: new Int32Array(before.entries.length).fill(-1),
    toBefore: new Int32Array(after.entries.length).fill(-1),
    evidence: new Array<Evidence>(before.entries.length).fill(null),
    closedBefore: new Uint8Array(before.entries.length),
    closedAfter: new Uint8Array(after.entries.length),
    between,
  };
}

/** Takes two entries for one paragraph. */
export function link(links: Links, before: number, after: number, evidence: Evidence): void {
  links.toAfter[before] = after;
  links.toBefore[after] = before;
  links.evidence[before] = evidence;
}

/** Whether the entry at this place before still looks for its partner. */
export function isFreeBefore(links: Links, place: number): boolean {
  return links.toAfter[place] === -1 && links.closedBefore[place] === 0;
}

/** Whether the entry at this place after still looks for its partner. */
export function isFreeAfter(links: Links, place: number): boolean {
  return links.toBefore[place] === -1 && links.closedAfter[place] === 0;
}

/** The entries before that still look for their partner. */
export function freeBefore(links: Links): Entry[] {
  return links.before.entries.filter((entry) => isFreeBefore(links, entry.place));
}

/** The entries after that still look for their partner. */
export function freeAfter(links: Links): Entry[] {
  return links.after.entries.filter((entry) => isFreeAfter(links, entry.place));
}

/** In which gap between the pairs that stayed in order each entry of either side lies. */
export interface Gaps {
  readonly before: Int32Array;
  readonly after: Int32Array;
}

/**
 * The gaps as the pairs found so far make them. Two entries of the same gap stand at the same place of
 * their texts, as far as the pairs found tell.
 */
export function gapsOf(links: Links): Gaps {
  const chain = chainOf(links);
  const before = new Int32Array(links.toAfter.length);
  const after = new Int32Array(links.toBefore.length);
  let gap = 0;
  for (let place = 0; place < before.length; place += 1) {
    if (chain[place]) gap += 1;
    before[place] = gap;
  }
  gap = 0;
  for (let place = 0; place < after.length; place += 1) {
    const partner = links.toBefore[place] ?? -1;
    if (partner >= 0 && chain[partner]) gap += 1;
    after[place] = gap;
  }
  return { before, after };
}
