import type { Change } from '../../compare/comparison.ts';
import { redline } from '../../compare/redline.ts';
import { emptyLexicon } from '../../compare/words.ts';
import { joinRuns, plainText, type Run, sliceRuns } from '../../model/run.ts';

/** Words with the links that they had, and the words of links that could not stay. */
export interface Linked {
  readonly runs: readonly Run[];
  readonly lost: readonly string[];
}

/**
 * New words with the links of the old ones: Word shows where a reference leads only in part, so a link stays where all of
 * its words stay together. Links that the new words bring along hold.
 */
export function withLinks(before: readonly Run[], after: readonly Run[]): Linked {
  const links = linksIn(before);
  if (links.length === 0) return { runs: after, lost: [] };
  const places = placesAfter(redline(before, after, emptyLexicon()));
  let runs = after;
  const lost: string[] = [];
  for (const { from, to, link, words } of links) {
    const start = places.get(from);
    const together =
      start !== undefined &&
      Array.from({ length: to - from }, (_, at) => places.get(from + at) === start + at).every(
        Boolean,
      );
    if (together) runs = linked(runs, start, start + to - from, link);
    else lost.push(words);
  }
  return { runs, lost };
}

interface Link {
  readonly from: number;
  readonly to: number;
  readonly link: string;
  readonly words: string;
}

// Neighbours under one link are one, whatever else marks them.
function linksIn(runs: readonly Run[]): readonly Link[] {
  const links: Link[] = [];
  let at = 0;
  for (const { text, link } of runs) {
    const last = links.at(-1);
    if (link !== undefined && last?.to === at && last.link === link)
      links[links.length - 1] = { ...last, to: at + text.length, words: last.words + text };
    else if (link !== undefined) links.push({ from: at, to: at + text.length, link, words: text });
    at += text.length;
  }
  return links;
}

/** Where each character that stayed stands after. */
function placesAfter(changes: readonly Change[]): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let was = 0;
  let is = 0;
  for (const change of changes) {
    const length = plainText(change.op === '~' ? change.after : change.runs).length;
    if (change.op === '=' || change.op === '~')
      for (let at = 0; at < length; at += 1) places.set(was + at, is + at);
    if (change.op !== '+') was += length;
    if (change.op !== '-') is += length;
  }
  return places;
}

function linked(runs: readonly Run[], from: number, to: number, link: string): readonly Run[] {
  const inside = sliceRuns(runs, from, to).map((run) =>
    run.note !== undefined || run.link !== undefined ? run : { ...run, link },
  );
  const end = plainText(runs).length;
  return joinRuns([...sliceRuns(runs, 0, from), ...inside, ...sliceRuns(runs, to, end)]);
}
