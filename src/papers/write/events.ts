import type { Comparison, Pair } from '../../compare/comparison.ts';
import { isAnnex, type Paragraph } from '../../model/paragraph.ts';

/** Paragraphs from index `from` up to `to` of a text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/**
 * An annex that is printed once, in clean text under a note, and not redlined: one in which everything is new, or one
 * whose heading has the class `replaced`. `before` is the annex that it replaces, null where there is none.
 */
export interface AnnexEvent {
  readonly kind: 'new-annex' | 'replaced-annex';
  readonly after: Range;
  readonly before: Range | null;
}

/** The annexes of a comparison that are one event each, in the order of the text after; none lies in another. */
export function annexEvents({ before, after, pairs }: Comparison): readonly AnnexEvent[] {
  const pairOf = new Map<number, Pair>();
  for (const pair of pairs) for (const member of pair.after) pairOf.set(member.index, pair);
  const events: AnnexEvent[] = [];
  for (let index = 0; index < after.paragraphs.length; index += 1) {
    const event = eventAt(index, before.paragraphs, after.paragraphs, pairOf);
    if (!event) continue;
    events.push(event);
    index = event.after.to - 1;
  }
  return events;
}

function eventAt(
  index: number,
  before: readonly Paragraph[],
  after: readonly Paragraph[],
  pairOf: ReadonlyMap<number, Pair>,
): AnnexEvent | null {
  const heading = after[index];
  if (!heading || !isAnnex(heading) || !pairOf.has(index)) return null;
  const range = annexRange(after, index);
  if (heading.attributes.classes.includes('replaced')) {
    const old = pairOf.get(index)?.before[0];
    const replaced = old && isAnnex(old.paragraph) ? annexRange(before, old.index) : null;
    return { kind: 'replaced-annex', after: range, before: replaced };
  }
  for (let at = range.from; at < range.to; at += 1) {
    if ((pairOf.get(at)?.kind ?? 'added') !== 'added') return null;
  }
  return { kind: 'new-annex', after: range, before: null };
}

/** An annex reaches from its heading to the next heading of the same or a higher level. */
export function annexRange(paragraphs: readonly Paragraph[], from: number): Range {
  const heading = paragraphs[from];
  const level = heading?.kind === 'heading' ? heading.level : 6;
  let to = from + 1;
  for (; to < paragraphs.length; to += 1) {
    const next = paragraphs[to];
    if (next?.kind === 'heading' && next.level <= level) break;
  }
  return { from, to };
}

/** Whether an index lies in a range. */
export function inRange(index: number, range: Range | null): boolean {
  return range !== null && index >= range.from && index < range.to;
}
