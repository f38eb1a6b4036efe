/** So many characters of one revision. */
export interface Span {
  readonly key: string;
  readonly length: number;
}

/** Takes the next so many characters off a list of spans. */
export type SpanReader = (length: number) => readonly Span[];

/** A reader of spans from their beginning; it throws where more is asked for than they have. */
export function startReader(spans: readonly Span[]): SpanReader {
  let at = 0;
  let used = 0;
  return (length) => {
    const taken: Span[] = [];
    for (let rest = length; rest > 0; ) {
      const span = spans[at];
      if (!span) throw new Error(`found ${length - rest} characters, expected ${length}`);
      const part = Math.min(rest, span.length - used);
      taken.push({ key: span.key, length: part });
      rest -= part;
      used += part;
      if (used === span.length) {
        at += 1;
        used = 0;
      }
    }
    return taken;
  };
}

/** Spans of one revision that stand side by side as one. */
export function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last?.key === span.key)
      joined[joined.length - 1] = { key: last.key, length: last.length + span.length };
    else joined.push(span);
  }
  return joined;
}
