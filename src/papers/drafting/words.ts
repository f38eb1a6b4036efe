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
 * its words stay together. Links that the new words bring along hold. Emphasis is that of the new words, or `carried` over to
 * the words that stay.
 */
export function withMarks(
  before: readonly Run[],
  after: readonly Run[],
  emphasis: 'read' | 'carried',
): Linked {
  const links = linksIn(before);
  if (links.length === 0 && emphasis === 'read') return { runs: after, lost: [] };
  const places = placesAfter(redline(before, after, emptyLexicon()));
  let runs = emphasis === 'read' ? after : emphasised(before, after, places);
  const lost: string[] = [];
  for (const { from, to, link, words } of links) {
    const start = places.get(from);
    if (start !== undefined && staysTogether(from, to, start, places))
      runs = linked(runs, start, start + to - from, link);
    else lost.push(words);
  }
  return { runs, lost };
}

function staysTogether(
  from: number,
  to: number,
  start: number,
  places: ReadonlyMap<number, number>,
): boolean {
  for (let at = from; at < to; at += 1) if (places.get(at) !== start + at - from) return false;
  return true;
}

function emphasised(
  before: readonly Run[],
  after: readonly Run[],
  places: ReadonlyMap<number, number>,
): readonly Run[] {
  const found = new Set<number>();
  let at = 0;
  for (const { text, em } of before) {
    for (let offset = 0; em && offset < text.length; offset += 1)
      found.add(places.get(at + offset) ?? -1);
    at += text.length;
  }
  let start = 0;
  return joinRuns(
    after.flatMap((run) => {
      const from = start;
      start += run.text.length;
      if (run.note !== undefined) return [run];
      return [...run.text.matchAll(/./gsu)].map(({ 0: text, index }) =>
        found.has(from + index) ? { ...run, text, em: true as const } : { ...run, text },
      );
    }),
  );
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
  const own = sliceRuns(runs, from, to).some((run) => run.link !== undefined);
  return own ? runs : marked(runs, from, to, { link });
}

function marked(
  runs: readonly Run[],
  from: number,
  to: number,
  mark: Pick<Run, 'em' | 'link'>,
): readonly Run[] {
  const inside = sliceRuns(runs, from, to).map((run) =>
    run.note === undefined ? { ...run, ...mark } : run,
  );
  const end = plainText(runs).length;
  return joinRuns([...sliceRuns(runs, 0, from), ...inside, ...sliceRuns(runs, to, end)]);
}
