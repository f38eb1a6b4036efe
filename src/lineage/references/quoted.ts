import { merged } from './stretches.ts';

/** A stretch of running text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const CLOSING: Readonly<Record<string, string>> = {
  '«': '»',
  '‹': '›',
  '“': '”',
  '„': '“”',
  '‘': '’',
  '"': '"',
};
const MARKS = /[«»‹›“”„‘’"]/g;
// No quotation stands in so many others; deeper ones go to the end.
const DEEPEST = 8;

interface OpenMark {
  readonly mark: string;
  readonly start: number;
  /** Behind the last mark that may close it, where an apostrophe looks the same. */
  end: number | null;
}

/**
 * The words between quotation marks, the marks with them; what stands inside another quotation goes with it. A quotation that is not closed
 * goes to the end of the words; one whose end may be an apostrophe (`’`) to the last mark that may close it: what is in doubt is quoted.
 */
export function quotedSpans(content: string): readonly Span[] {
  const [open, spans]: [OpenMark[], Span[]] = [[], []];
  for (const { 0: mark, index: at } of content.matchAll(MARKS)) {
    if (mark === '’') mayClose(open, at, content);
    else if (mark === '‘') openSingle(open, at, content, spans);
    else {
      const own = openedBy(mark, open);
      const found = open[own];
      if (found !== undefined) {
        spans.push({ start: found.start, end: at + 1 });
        open.length = own;
      } else if (mark in CLOSING) open.push({ mark, start: at, end: null });
    }
  }
  // Straight marks stand for inches and seconds too.
  for (const { mark, start, end } of open)
    if (mark !== '"') spans.push({ start, end: end ?? content.length });
  return merged(spans);
}

/** The place of the open mark that a mark closes, with those that were opened behind it; -1 where it closes none. */
function openedBy(mark: string, open: readonly OpenMark[]): number {
  const deepest = mark === '"' ? open.length - 1 : Math.max(0, open.length - DEEPEST);
  for (let at = open.length - 1; at >= deepest; at -= 1)
    if (CLOSING[open[at]?.mark ?? '']?.includes(mark)) return at;
  return -1;
}

// `l’annexe`, `the ’90s` close nothing; `the Parties’ duties` may.
function mayClose(open: readonly OpenMark[], at: number, content: string): void {
  const found = open[openedBy('’', open)];
  const isApostrophe =
    /[\p{L}\p{N}]/u.test(content.charAt(at + 1)) || !/\S/.test(content.charAt(at - 1));
  if (found !== undefined && !isApostrophe) found.end = at + 1;
}

function openSingle(open: OpenMark[], at: number, content: string, spans: Span[]): void {
  const opens = !/[\p{L}\p{N}]/u.test(content.charAt(at - 1)) && /\S/.test(content.charAt(at + 1));
  if (!opens) return;
  const last = open.at(-1);
  if (last?.mark === '‘' && last.end !== null) {
    spans.push({ start: last.start, end: last.end });
    open.pop();
  }
  open.push({ mark: '‘', start: at, end: null });
}

/** Whether a stretch touches one of the spans. */
export function isWithin(spans: readonly Span[], { start, end }: Span): boolean {
  return spans.some((span) => span.start < end && start < span.end);
}
