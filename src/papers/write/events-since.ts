import type { Comparison, Pair } from '../../compare/comparison.ts';
import { changedSince, type Since, type StagePart } from '../../compare/since.ts';
import { contentOf } from '../../model/paragraph.ts';
import { type AnnexEvent, annexEvents, annexRange, inRange, type Range } from './events.ts';

/** An annex that is printed once although a stage is told of: it did not change since. `stage` is where it stands there. */
export interface EventSince {
  readonly event: AnnexEvent;
  readonly stage: Range;
}

/**
 * The annexes at the end of a text that are new or replaced and did not change since the stage, at the end of which they stand too. Those
 * above an annex that did change are redlined with it, so that what is printed follows the stage.
 */
export function eventsSince(comparison: Comparison, since: Since): readonly EventSince[] {
  const found: EventSince[] = [];
  let [end, stageEnd] = [comparison.after.paragraphs.length, since.stage.paragraphs.length];
  for (const event of [...annexEvents(comparison)].reverse()) {
    const stage = unchangedRange(event, comparison, since);
    if (!stage || event.after.to !== end || stage.to !== stageEnd) break;
    found.unshift({ event, stage });
    [end, stageEnd] = [event.after.from, stage.from];
  }
  return found;
}

/** Where the annex of an event stands at the stage, if all of it stands there as it does now; null if not. */
function unchangedRange(
  { after }: AnnexEvent,
  { pairs }: Comparison,
  { stage, parts }: Since,
): Range | null {
  const isHere = (pair: Pair | null): boolean =>
    pair?.after.some(({ index }) => inRange(index, after)) ?? false;
  const own = parts.filter(({ pair }) => isHere(pair));
  const heading = own.find(({ pair }) => pair?.after[0]?.index === after.from)?.stage[0];
  if (!heading || own.length !== pairs.filter(isHere).length) return null;
  const range = annexRange(stage.paragraphs, heading.index);
  const others = parts.filter(({ pair }) => !isHere(pair));
  const strays = others.some((part) => part.stage.some(({ index }) => inRange(index, range)));
  return !strays && own.every((part) => isSame(part, range)) ? range : null;
}

// Its notes could be marked in the redline too, and would have to stand at both places.
function isSame(part: StagePart, range: Range): boolean {
  const [only, ...more] = part.stage;
  const [is, ...others] = part.pair?.after ?? [];
  if (!only || !is || more.length > 0 || others.length > 0 || changedSince(part)) return false;
  const labels = [only.label, only.final, is.final].map((label) => label?.text ?? '');
  return (
    inRange(only.index, range) &&
    new Set(labels).size === 1 &&
    only.paragraph.kind === is.paragraph.kind &&
    is.paragraph.kind !== 'note' &&
    contentOf(is.paragraph).every(({ note }) => note === undefined)
  );
}
