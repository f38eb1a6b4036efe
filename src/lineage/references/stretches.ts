import type { Span } from './quoted.ts';

/** The place of the first span that begins at an offset or behind it; their number where none does. `spans` stand in their order, none touching another. */
export function firstFrom(spans: readonly Span[], offset: number): number {
  return firstWhere(spans, ({ start }) => start >= offset);
}

/** The spans that a stretch touches, in their order, found in the logarithm of their number. `spans` stand in their order, none touching another. */
export function touching<T extends Span>(spans: readonly T[], { start, end }: Span): readonly T[] {
  const found: T[] = [];
  for (let at = firstWhere(spans, (span) => span.end > start); at < spans.length; at += 1) {
    const span = spans[at];
    if (span === undefined || span.start >= end) break;
    found.push(span);
  }
  return found;
}

/** Whether a stretch touches one of the spans, which stand in their order, none touching another. */
export function touches(spans: readonly Span[], stretch: Span): boolean {
  const span = spans[firstWhere(spans, ({ end }) => end > stretch.start)];
  return span !== undefined && span.start < stretch.end;
}

function firstWhere(spans: readonly Span[], isBehind: (span: Span) => boolean): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && isBehind(span)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Some spans in any order as those that cover the same characters, in their order, none touching another. */
export function merged(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last === undefined || last.end <= span.start) found.push(span);
    else found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return found;
}
