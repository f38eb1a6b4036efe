const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“”' };

/** A stretch of running text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The words between quotation marks, the marks with them; a quotation that is not closed goes to the end. */
export function quotedSpans(content: string): readonly Span[] {
  const spans: Span[] = [];
  let open: { readonly start: number; readonly close: string } | null = null;
  for (let at = 0; at < content.length; at += 1) {
    const mark = content.charAt(at);
    if (open === null) {
      const close = mark === '"' ? '"' : CLOSING[mark];
      if (close !== undefined) open = { start: at, close };
    } else if (open.close.includes(mark)) {
      spans.push({ start: open.start, end: at + 1 });
      open = null;
    }
  }
  // Straight marks stand for inches and seconds too.
  if (open !== null && open.close !== '"') spans.push({ start: open.start, end: content.length });
  return spans;
}

/** Whether a stretch touches one of the spans. */
export function isWithin(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start < end && start < span.end);
}
