import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { CitedNumber, CitedRange, Reference } from '../../model/reference.ts';
import { findNumbers } from './find.ts';
import { numberKey, placeKey, placesOf } from './places.ts';
import { ambiguous, type Piece, type Resolved, type Site, unresolved } from './resolved.ts';
import { type KnownText, meetingNumber, type World } from './world.ts';

/** A range of Decisions found in one text. */
interface Hit {
  readonly range: CitedRange;
  readonly known: KnownText;
  readonly indices: readonly number[];
}

/**
 * Where Decisions lead: by their printed number through all subjects. Provisional numbers (`15.AA`) begin again in every paper:
 * they are looked for in the text itself and in the drafts of its own paper.
 */
export function resolveDecisions(reference: Reference, site: Site, world: World): Resolved {
  const hits: Hit[] = [];
  for (const range of reference.numbers.flatMap((one) => spread(one, world))) {
    const typed = range.from.labels[0] ?? '';
    if (typed.includes(',')) return ambiguous(reference, 'a comma stands for the point');
    if (!typed.includes('.')) return ambiguous(reference, 'the number of its meeting is missing');
    const found = findRange(reference, range, site, world);
    if (found === null) return unresolved(reference, 'a Decision of the library');
    if (found === 'doubt') return ambiguous(reference, 'more than one text has this number');
    hits.push(found);
  }
  return linkAll(reference, hits, site);
}

// `14.167 à 14.170` may go through several subjects: then number by number.
function spread(range: CitedRange, world: World): readonly CitedRange[] {
  const { from, to } = range;
  const first = /^(.*?)(\d+)$/.exec(from.labels[0] ?? '');
  const last = /^(.*?)(\d+)$/.exec(to?.labels[0] ?? '');
  if (to === null || from.labels.length > 1 || to.labels.length > 1) return [range];
  if (!first || !last || first[1] !== last[1] || isInOne(range, world)) return [range];
  const numbers: CitedRange[] = [];
  for (let at = Number(first[2]); at <= Number(last[2]) && numbers.length < 1000; at += 1) {
    const labels = [`${first[1]}${at}`];
    const end = at === Number(last[2]) ? to.end : from.end;
    numbers.push({ from: { labels, start: from.start, end }, to: null });
  }
  return numbers;
}

function isInOne({ from, to }: CitedRange, world: World): boolean {
  const others = to === null ? [] : textsWith(to, world);
  return textsWith(from, world).some((known) => others.includes(known));
}

const byNumber = new WeakMap<World, ReadonlyMap<string, readonly KnownText[]>>();

/** The texts of Decisions that have a number; looked up in what is made once for a world. */
function textsWith({ labels }: CitedNumber, world: World): readonly KnownText[] {
  const index = byNumber.get(world) ?? numberIndex(world);
  byNumber.set(world, index);
  return index.get(placeKey(null, labels.map(numberKey))) ?? [];
}

function numberIndex({ texts, formulaFirst }: World): ReadonlyMap<string, readonly KnownText[]> {
  const index = new Map<string, KnownText[]>();
  for (const known of texts) {
    if (known.instrument !== 'decision') continue;
    for (const [key, places] of placesOf(known.text, formulaFirst, 'typed').byKey) {
      // What a draft deletes stands in the text that it was drawn from.
      if (places.every((at) => isGone(known.text.paragraphs[at]))) continue;
      const list = index.get(key);
      if (list) list.push(known);
      else index.set(key, [known]);
    }
  }
  return index;
}

function findRange(
  reference: Reference,
  range: CitedRange,
  site: Site,
  world: World,
): Hit | 'doubt' | null {
  const candidates = candidatesFor(reference, range.from, site, world);
  const subjects = new Set(candidates.map(({ of }) => of.replace(/\/[^/]+\//, '/')));
  if (subjects.size > 1) return 'doubt';
  const known = nearest(candidates, site);
  if (known === null) return null;
  const one: Reference = { ...reference, numbers: [range], annex: null };
  const found = findNumbers(one, placesOf(known.text, world.formulaFirst, 'typed'), [null]);
  if (found.kind === 'doubt') return 'doubt';
  if (found.kind === 'none') return null;
  const indices = found.ranges.flat().filter((at) => !isGone(known.text.paragraphs[at]));
  return indices.length === 0 ? null : { range, known, indices };
}

function isGone(paragraph: Paragraph | undefined): boolean {
  return paragraph !== undefined && isTombstone(paragraph);
}

function candidatesFor(
  { kind }: Reference,
  number: CitedNumber,
  { from, draftsOf }: Site,
  world: World,
): readonly KnownText[] {
  const all = textsWith(number, world);
  if (kind === 'draft-decision' && draftsOf !== undefined) {
    const drafts = draftsOf(number).filter((known) => all.includes(known));
    return drafts.includes(from) ? [from] : drafts;
  }
  if (all.includes(from)) return [from];
  if (kind === 'decision') {
    const adopted = all.filter((known) => known.adopted);
    return adopted.length > 0 ? adopted : all;
  }
  return all.filter(({ paper }) => paper !== null && paper === from.paper);
}

// A Decision that was renewed stands in the files of several meetings: the last that the text can know.
function nearest(candidates: readonly KnownText[], { from }: Site): KnownText | null {
  const own = meetingNumber(from) ?? Number.POSITIVE_INFINITY;
  const [...sorted] = candidates;
  sorted.sort((a, b) => (meetingNumber(b) ?? 0) - (meetingNumber(a) ?? 0));
  return sorted.find((known) => (meetingNumber(known) ?? 0) <= own) ?? sorted.at(-1) ?? null;
}

function linkAll(reference: Reference, hits: readonly Hit[], { from }: Site): Resolved {
  const groups: { known: KnownText; hits: Hit[] }[] = [];
  for (const hit of hits) {
    const last = groups.at(-1);
    if (last?.known === hit.known) last.hits.push(hit);
    else groups.push({ known: hit.known, hits: [hit] });
  }
  const pieces = groups.map(({ known, hits: own }, at): Piece | null => {
    const ids = own.flatMap(({ indices }) =>
      indices.map((index) => known.text.paragraphs[index]?.id ?? ''),
    );
    const start = at === 0 ? reference.start : (own[0]?.range.from.start ?? reference.start);
    const last = own.at(-1)?.range;
    const end = at === groups.length - 1 ? reference.end : (last?.to ?? last?.from)?.end;
    if (ids.includes('') || end === undefined || end <= start) return null;
    const target = known === from ? '' : `decision:${known.of}`;
    return { start, end, link: `${target}#${ids.join(',')}` };
  });
  const [first] = groups;
  if (first === undefined || pieces.includes(null))
    return unresolved(reference, 'Decisions that one link can lead to');
  return {
    kind: 'resolved',
    pieces: pieces.filter((piece) => piece !== null),
    scheme: null,
    to: first.known,
    indices: hits.flatMap(({ known, indices }) => (known === first.known ? indices : [])),
  };
}
