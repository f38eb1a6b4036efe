import { type Label, LONGEST_LABEL, printLabel, readLabel } from './label.ts';
import { countsOn, sameSeries, seriesParts, shapeOf } from './label-order.ts';
import { lostCounters } from './lost-counter.ts';

/**
 * A number found at the beginning of a block. `length` is how many characters of the block it takes, blanks before and
 * behind and an opening `[` included; `bracket` says whether that stood there. `lost`: the number was counted, because all of
 * a run were typed as its first (`1. 1. 1.`); every member of such a run has it, the first too, and only theirs can differ from what was typed.
 */
export interface TypedLabel {
  readonly label: Label;
  readonly length: number;
  readonly bracket: boolean;
  readonly lost: boolean;
}

/** A possible label: how sure it is on its own, and in which lists it could stand. */
interface Candidate {
  readonly index: number;
  readonly readings: readonly Label[];
  readonly length: number;
  readonly bracket: boolean;
  /** Length of the list of its like in which it must stand to be a label: 1 it is one by itself, 2 or 3 it needs others. */
  readonly needs: 1 | 2 | 3;
}

const LEADING = /^[\s\uFEFF]*(\[?)[^\S\n]*/;
const BLANK = /\s/;
const CLOSING = /[.)°ºª）、．:：条條章节節款项項-]/;
// `14. April 2003`: the day of a date, not a paragraph.
const DATE = /^\d{1,2}\. ?\p{L}+\.? \d{4}\b/u;
const SMALL = /^[\s\p{P}*_]*\p{Ll}/u;
const QUANTITY = /^\s*(?:[\d%‰€$£°²³/=<>]|p\. ?\d)/;

/**
 * Unbolded numbers at the beginnings of neighbouring blocks. Each element of `starts` is the text of a block (its whole
 * text where that is at hand: a colon at its end opens a list), '' for a block without words, null for one that ends all
 * lists (a heading, a table). A number with closing mark (`6.`, `a)`, `(1a)`, `3°`) is a label by itself; one without
 * (`2 Rappelle`, `Objectif 1.1 Les`) where a neighbour of its list stands before or behind it; a year or quantity is none.
 * Nothing typed is altered, but for runs of `1.` that a lost counter left: these are counted and marked `lost`.
 */
export function readTypedLabels(
  starts: readonly (string | null)[],
): readonly (TypedLabel | null)[] {
  const found: (Candidate | null)[] = starts.map(findCandidate);
  const chains = chainLengths(starts, found);
  const kept = found.map((candidate, index) =>
    candidate && (chains[index] ?? 0) >= candidate.needs ? candidate : null,
  );
  const counted = lostCounters(
    starts,
    kept.map((candidate) => candidate && firstOf(candidate)),
  );
  return kept.map((candidate, index) => candidate && typed(candidate, counted.get(index)));
}

function firstOf({
  readings,
  length,
}: Candidate): { readonly label: Label; readonly length: number } | null {
  const [label] = readings;
  return label ? { label, length } : null;
}

function typed(
  { readings, length, bracket }: Candidate,
  count: number | undefined,
): TypedLabel | null {
  const [label] = readings;
  if (!label) return null;
  if (count === undefined) return { label, length, bracket, lost: false };
  return { label: printLabel(count, label), length, bracket, lost: true };
}

function findCandidate(start: string | null, index: number): Candidate | null {
  if (start === null || start === '') return null;
  const leading = LEADING.exec(start);
  const from = leading?.[0].length ?? 0;
  const bracket = leading?.[1] === '[';
  const window = start.slice(from, from + LONGEST_LABEL + 1);
  for (const end of cuts(window)) {
    const readings = readLabel(window.slice(0, end));
    if (readings.length === 0) continue;
    const rest = start.slice(from + end);
    const needs = evidenceNeeded(readings, rest, window);
    if (needs === null) continue;
    const blanks = /^\s*/.exec(rest)?.[0].length ?? 0;
    return { index, readings, length: from + end + blanks, bracket, needs };
  }
  return null;
}

// Where a label could end: before a blank or behind a closing mark; the longest first.
function cuts(window: string): readonly number[] {
  const found: number[] = [];
  for (let end = 1; end <= Math.min(window.length, LONGEST_LABEL); end += 1) {
    const next = window.charAt(end);
    const last = window.charAt(end - 1);
    if (
      !BLANK.test(last) &&
      (next === '' || BLANK.test(next) || CLOSING.test(last) || /[·•]/.test(last))
    )
      found.push(end);
  }
  return found.reverse();
}

/** How long a list the label must stand in; null where what stands behind it says that it is none. */
function evidenceNeeded(
  readings: readonly Label[],
  rest: string,
  window: string,
): 1 | 2 | 3 | null {
  const [label] = readings;
  if (!label || rest.trim() === '') return null;
  const blank = BLANK.test(rest.charAt(0));
  if (label.style === 'mark') return markEvidence(label, blank);
  if (isLikelyWord(label, rest)) return null;
  const closed = label.close.trim() !== '';
  if (!blank && (!closed || !mayBeGlued(label, rest))) return null;
  if (/[-–—]$/.test(label.close) && /^\s*\d/.test(rest)) return null;
  // `Article 5 dispose que` cites, it does not number.
  if (label.word !== '') return !closed && /^\s*\p{Ll}/u.test(rest) ? null : 2;
  // `(c) 2026` is no item.
  if (closed)
    return label.open !== '' && /^\s*\d{4}/.test(rest) ? 2 : closedEvidence(label, window);
  if (label.suffix.length > 1 || (label.style === 'double' && label.series !== '')) return 1;
  if (QUANTITY.test(rest)) return null;
  return SMALL.test(rest) ? 3 : 2;
}

// `6 A. Smith`, `B21 A survey`: a capital behind a blank is a label only where a tab sets it off, or behind an ordinal and closed.
function isLikelyWord({ text, suffix, close }: Label, rest: string): boolean {
  if (!/[ \u00A0\u2007\u2009\u202F][A-Z][^A-Za-z]*$/.test(text) || !/[A-Z]$/.test(suffix))
    return false;
  return !rest.startsWith('\t') && (suffix.length === 1 || close === '');
}

// `6.Prend`, `a)text`; never `6.5`, `i.e.`, `1.2.3`.
function mayBeGlued(label: Label, rest: string): boolean {
  if (/^[\d.,;:)\]/-]/.test(rest)) return false;
  if (/[.)] ?[-–—]$/.test(label.close)) return true;
  return /[)）°、条章]$/.test(label.close) || label.style === 'arabic' || label.style === 'cjk';
}

// `*` also marks a note: alone it is no bullet.
function markEvidence(label: Label, blank: boolean): 1 | 2 | null {
  if (/[·•]/.test(label.text)) return 1;
  if (!blank) return null;
  return /[*+]/.test(label.text) ? 2 : 1;
}

// Initials (`M. Dupont`), abbreviations (`p. 12`), days and years are closed too.
function closedEvidence(label: Label, window: string): 1 | 2 {
  const { style, close, value, text } = label;
  if (style === 'arabic') return value > 999 || DATE.test(window) ? 2 : 1;
  if (style === 'cjk') return 1;
  if (/[)）]/.test(close)) return text.replace(/[()]/g, '').length > 1 && style === 'lower' ? 2 : 1;
  if (style === 'upper-roman' && /^[IVX]{2,}/.test(text)) return 1;
  return style.startsWith('lower') && value === 1 && close === '.' ? 1 : 2;
}

/** How many candidates stand in the same unbroken list as each: 8, 9, 10 is a list of three, items between do not break it. */
function chainLengths(
  starts: readonly (string | null)[],
  found: readonly (Candidate | null)[],
): readonly number[] {
  const before = links(starts, found, 1);
  const behind = links(starts, found, -1);
  return found.map((_, index) => (before[index] ?? 0) + (behind[index] ?? 0) + 1);
}

/** For each candidate how many of its list stand before it (direction 1) or behind it (direction -1). */
function links(
  starts: readonly (string | null)[],
  found: readonly (Candidate | null)[],
  direction: 1 | -1,
): readonly number[] {
  const lengths: number[] = new Array(starts.length).fill(0);
  let open = new Map<string, OpenList>();
  for (let step = 0; step < starts.length; step += 1) {
    const index = direction === 1 ? step : starts.length - 1 - step;
    if (starts[index] === null) open = new Map();
    const candidate = found[index];
    if (!candidate) continue;
    for (const label of candidate.readings) {
      const list = open.get(listOf(label)) ?? { last: null, sure: null };
      for (const other of [list.last, list.sure]) {
        if (!other) continue;
        const [a, b] = direction === 1 ? [other.label, label] : [label, other.label];
        if (isNext(a, b)) lengths[index] = Math.max(lengths[index] ?? 0, other.length + 1);
      }
      const entry = { label, length: lengths[index] ?? 0 };
      open.set(listOf(label), { last: entry, sure: candidate.needs === 1 ? entry : list.sure });
    }
  }
  return lengths;
}

/** The last of a list that was met, and the last that is a label by itself: a quantity may stand between. */
interface OpenList {
  readonly last: { readonly label: Label; readonly length: number } | null;
  readonly sure: { readonly label: Label; readonly length: number } | null;
}

// Lists behind a word go through all their sections: `Objectif 1.4` is followed by `Objectif 2.1`.
function listOf(label: Label): string {
  const parts = seriesParts(label);
  return label.word === '' && label.style !== 'arabic'
    ? `${shapeOf(label)}|${parts.join('.')}`
    : shapeOf(label);
}

function isNext(a: Label, b: Label): boolean {
  if (a.style === 'mark') return a.text === b.text;
  if (sameSeries(a, b) && countsOn(a, b)) return true;
  if (/^(?:§|[Aa]rt)/.test(a.word))
    return sameSeries(a, b) && b.value >= a.value && b.text !== a.text;
  return (
    b.suffix === '' && opensNextSection([...seriesParts(a), a.value], [...seriesParts(b), b.value])
  );
}

// 1.4 is followed by 2.1, 1.3.5 by 1.4.1.
function opensNextSection(
  a: readonly (number | string)[],
  b: readonly (number | string)[],
): boolean {
  const change = a.findIndex((part, index) => part !== b[index]);
  const from = a[change];
  const to = b[change];
  if (change < 0 || change === b.length - 1 || typeof from !== 'number' || typeof to !== 'number')
    return false;
  return to === from + 1 && b.slice(change + 1).every((part) => part === 1);
}
