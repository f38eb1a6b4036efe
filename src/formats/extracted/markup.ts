/** A stretch of a paragraph under a mark: emphasis, or a redline that was typed (`[-deleted-]`, `[+inserted+]`, `{+inserted+}`). Offsets count in the paragraph. */
export interface Span {
  readonly kind: 'em' | 'strong' | 'ins' | 'del';
  readonly from: number;
  readonly to: number;
}

/** What the typed marks of a paragraph mean: its spans, the characters that only mark (in order), and the offsets of marks that mean nothing. */
export interface Markup {
  readonly spans: readonly Span[];
  readonly removed: readonly { readonly from: number; readonly to: number }[];
  readonly odd: readonly number[];
}

const REDLINE = /\[[-+]|\{\+|[-+]\]|\+\}/g;
const CLOSER: Readonly<Record<string, string>> = { '[-': '-]', '[+': '+]', '{+': '+}' };

/** Whether a text has a character that could mark anything. */
export function mayBeMarked(text: string): boolean {
  return /[*^]|\[[-+]|\{\+/.test(text);
}

/** Reads the typed marks of one paragraph; stars mark emphasis only where `emphasis` says that the document uses them so. */
export function readMarkup(text: string, emphasis: boolean): Markup {
  const redline = readRedline(text);
  const stars = emphasis ? readStars(text) : null;
  const carets = readCarets(text);
  const removed = [...redline.removed, ...(stars?.removed ?? []), ...carets];
  removed.sort((a, b) => a.from - b.from);
  return { spans: [...redline.spans, ...(stars?.spans ?? [])], removed, odd: redline.odd };
}

interface Opened {
  readonly at: number;
  readonly mark: string;
  readonly outer: Opened | null;
  closed: number | null;
  holds: boolean;
}

// A mark inside another would be a redline of a redline: neither is read.
function readRedline(text: string): Markup {
  const all = openedMarks(text);
  for (const { outer } of all) if (outer?.closed != null) outer.holds = true;
  const whole = all.filter(
    ({ closed, holds, outer }) => closed !== null && !holds && outer?.closed == null,
  );
  const known = new Set(whole);
  return {
    spans: whole.map(({ at, mark, closed }) => ({
      kind: mark === '[-' ? 'del' : 'ins',
      from: at + 2,
      to: closed ?? at,
    })),
    removed: whole.flatMap(({ at, closed }) => [
      { from: at, to: at + 2 },
      { from: closed ?? at, to: (closed ?? at) + 2 },
    ]),
    odd: all.flatMap((opened) =>
      known.has(opened) || opened.outer?.closed != null ? [] : [opened.at],
    ),
  };
}

// Every opening mark, closed by the first of its kind; one that stands open inside a mark is passed over where that closes.
function openedMarks(text: string): Opened[] {
  const all: Opened[] = [];
  let open: Opened | null = null;
  for (const { 0: mark, index } of text.matchAll(REDLINE)) {
    if (mark in CLOSER) {
      open = { at: index, mark, outer: open, closed: null, holds: false };
      all.push(open);
    } else if (open && CLOSER[open.mark] === mark && index > open.at + 2) {
      open.closed = index;
      open = open.outer;
    } else if (open?.outer && CLOSER[open.outer.mark] === mark) {
      open.outer.closed = index;
      open = open.outer.outer;
    }
  }
  return all;
}

const OPENS_BEFORE = /[\s\p{Ps}\p{Pi}\p{Pd}'"’/+-]/u;
const CLOSES_BEHIND = /[\s\p{P}]/u;

// The stars of a paragraph as emphasis; null where one has no partner. A star between blanks is a sign or a bullet.
function readStars(text: string): Omit<Markup, 'odd'> | null {
  const open: { from: number; stars: string }[] = [];
  const spans: Span[] = [];
  const removed: { from: number; to: number }[] = [];
  for (const { 0: stars, index } of text.matchAll(/\*+/g)) {
    const before = text[index - 1] ?? ' ';
    const behind = text[index + stars.length] ?? ' ';
    if (/\s/.test(before) && /\s/.test(behind)) continue;
    const end = index + stars.length;
    const top = open.at(-1);
    if (top?.stars === stars && !/\s/.test(before) && CLOSES_BEHIND.test(behind)) {
      open.pop();
      spans.push(...emphasised(stars, top.from + stars.length, index));
      removed.push({ from: top.from, to: top.from + stars.length }, { from: index, to: end });
    } else if (stars.length <= 3 && !/\s/.test(behind) && OPENS_BEFORE.test(before)) {
      open.push({ from: index, stars });
    } else return null;
  }
  return open.length === 0 ? { spans, removed } : null;
}

function emphasised(stars: string, from: number, to: number): Span[] {
  const em: Span = { kind: 'em', from, to };
  const strong: Span = { kind: 'strong', from, to };
  return [[em], [strong], [strong, em]][stars.length - 1] ?? [];
}

// `1^{er}`, `11^e`: letters set high read the same on the line; figures do not.
const CARET = /(?<=[\p{L}\p{N}])\^(?:\{(\p{L}{1,8})\}|(\p{Ll}{1,4})(?![\p{L}\p{N}]))/gu;

function readCarets(text: string): { from: number; to: number }[] {
  return [...text.matchAll(CARET)].flatMap(({ 0: whole, 1: braced, index }) => {
    const caret = { from: index, to: index + (braced === undefined ? 1 : 2) };
    const end = index + whole.length;
    return braced === undefined ? [caret] : [caret, { from: end - 1, to: end }];
  });
}

/** Whether a document writes emphasis with stars: some paragraph does and none has a star without partner. `mixed`: both occur. */
export function usesStars(texts: Iterable<string>): {
  readonly emphasis: boolean;
  readonly mixed: boolean;
} {
  let some = false;
  let odd = false;
  for (const text of texts) {
    if (!text.includes('*')) continue;
    const found = readStars(text);
    if (found === null) odd = true;
    else if (found.spans.length > 0) some = true;
  }
  return { emphasis: some && !odd, mixed: some && odd };
}
