import { type BrokenLock, countList, type Entry, isInserted, startOf } from './count-list.ts';
import { type Label, readLabel } from './label.ts';
import { seriesParts, wordStem } from './label-order.ts';
import type { Outline } from './outline.ts';
import { isTombstone, labelOf, type Paragraph } from './paragraph.ts';
import { frontString, type Text } from './text.ts';

/**
 * The labels that a draft will have once it is adopted: consecutive within each list. `0, 1, (2 deleted), 3, 4, 10bis, 11`
 * becomes 1 to 6. Null for tombstones, for what they contain, and for what has no label. A list is counted anew only
 * where its typed numbers, the deleted ones and none inserted (`0`, `6 bis`), make an unbroken series; any other
 * (`14.167`, a list with gaps), every provisional number (`15.AA`), quotation and mark keeps what was typed. A paragraph
 * of class `lock` keeps its number and the following count on from it. An adopted text keeps all its labels. Where a list that
 * is counted anew mixes `3` and `6.`, all its numbers get the closing mark. With scope `draft` the operative paragraphs and
 * their items are counted whatever was typed: a drafter who types 10 for 9 does not stop the count of a Resolution. With scope
 * `programme` every list that begins at 1 is, `B20` too: an activity that moved to another theme leaves a gap.
 */
export function finalLabels(
  paragraphs: readonly Paragraph[],
  outline: Outline,
  scope: Scope = 'series',
): readonly (Label | null)[] {
  return countAll(paragraphs, outline, scope).labels;
}

export type { BrokenLock, Entry } from './count-list.ts';

/** What is counted although its numbers are no unbroken series, see `finalLabels`; with `items` these alone are, and all else stays as typed. */
type Scope = 'series' | 'draft' | 'programme' | 'items';

/**
 * The locks of a text that cannot be kept: two on one number, one on a number that what stands before it has taken, one on a
 * number that ends with the draft (`0`, `6 bis`).
 */
export function brokenLocks(text: Text, outline: Outline): readonly BrokenLock[] {
  const scope = scopeOf(text);
  return scope === null ? [] : countAll(text.paragraphs, outline, scope).broken;
}

function countAll(
  paragraphs: readonly Paragraph[],
  outline: Outline,
  scope: Scope,
): { readonly labels: readonly (Label | null)[]; readonly broken: readonly BrokenLock[] } {
  const gone = covered(paragraphs, outline);
  const labels = paragraphs.map((paragraph, index) => (gone[index] ? null : labelOf(paragraph)));
  const broken: BrokenLock[] = [];
  // A list stands behind the paragraph that it hangs on, so its section is counted by then.
  for (const members of siblingLists(paragraphs, outline)) {
    if (scope === 'items' && !isDrafted(members, outline, ITEMS)) continue;
    const entries = countable(members, paragraphs, loosely(scope, members, outline));
    if (entries) countList(entries, { paragraphs, outline, gone, labels, broken });
  }
  return { labels, broken };
}

/**
 * The labels with which a text is printed clean, and that `final` tells in a comparison: those that a draft will have
 * (`finalLabels`); in an adopted text and in papers the typed ones. Of draft Decisions the items are counted, their own numbers
 * (`15.AA`, `14.167`) are given by the meeting.
 */
export function cleanLabels(text: Text, outline: Outline): readonly (Label | null)[] {
  const scope = scopeOf(text);
  if (scope !== null) return finalLabels(text.paragraphs, outline, scope);
  return text.paragraphs.map((paragraph) => (isTombstone(paragraph) ? null : labelOf(paragraph)));
}

// Null for a text that keeps its labels.
function scopeOf(text: Text): Scope | null {
  const kind = frontString(text, 'kind');
  if (kind === 'paper') return null;
  if (frontString(text, 'stage') === undefined)
    return kind === 'decisions' || frontString(text, 'revision') !== undefined ? null : 'series';
  if (kind === 'decisions') return 'items';
  return kind === 'resolution' ? 'draft' : kind === 'text' ? 'programme' : 'series';
}

/** Which paragraphs fall with a tombstone: itself and all that hangs on it. Parents stand before their children. */
function covered(paragraphs: readonly Paragraph[], outline: Outline): readonly boolean[] {
  const gone: boolean[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const parent = outline[index]?.parent ?? null;
    gone.push(isTombstone(paragraph) || (parent !== null && gone[parent] === true));
  }
  return gone;
}

// Items hang on their paragraph; paragraphs of one series count on over headings.
function siblingLists(
  paragraphs: readonly Paragraph[],
  outline: Outline,
): Iterable<readonly number[]> {
  const lists = new Map<string, number[]>();
  for (const [index, paragraph] of paragraphs.entries()) {
    const label = labelOf(paragraph);
    const position = outline[index];
    if (
      !label ||
      !position ||
      label.style === 'mark' ||
      paragraph.attributes.classes.includes('quote')
    )
      continue;
    const owner = ownerOf(index, paragraphs, outline);
    const key = [
      position.series,
      position.depth,
      owner ?? '',
      paragraph.kind,
      seriesParts(label).join('.'),
    ].join('|');
    const members = lists.get(key);
    if (members) members.push(index);
    else lists.set(key, [index]);
  }
  return lists.values();
}

function ownerOf(index: number, paragraphs: readonly Paragraph[], outline: Outline): number | null {
  const position = outline[index];
  const parent = position?.parent ?? null;
  const kind = parent === null ? null : paragraphs[parent]?.kind;
  const own = paragraphs[index]?.kind;
  return kind === 'table' || (kind === 'heading' && own !== 'heading') || (position?.depth ?? 1) < 2
    ? null
    : parent;
}

/**
 * The lists of numbers of a text, each in one reading: what counts in one series, at one depth, below one paragraph. Marks and
 * quotations count in none. A list of labels that have no reading in common stands in the reading of each.
 */
export function labelLists(
  paragraphs: readonly Paragraph[],
  outline: Outline,
): readonly (readonly Entry[])[] {
  return [...siblingLists(paragraphs, outline)].map(
    (members) => readList(members, paragraphs, () => true) ?? asTyped(members, paragraphs),
  );
}

function asTyped(members: readonly number[], paragraphs: readonly Paragraph[]): readonly Entry[] {
  return members.flatMap((index) => {
    const paragraph = paragraphs[index];
    const label = paragraph ? labelOf(paragraph) : null;
    return paragraph && label ? [{ index, label, dead: isTombstone(paragraph) }] : [];
  });
}

/** Whether a list can be counted anew as read. */
type Fits = (entries: readonly Entry[]) => boolean;

// What is counted although its numbers are no unbroken series.
function loosely(scope: Scope, members: readonly number[], outline: Outline): Fits | null {
  if (scope === 'programme') return beginsAtOne;
  if (scope === 'items') return isPlain;
  return scope === 'draft' && isDrafted(members, outline, PARAGRAPHS) ? isPlain : null;
}

const ITEMS: ReadonlySet<string> = new Set(['item']);
const PARAGRAPHS: ReadonlySet<string> = new Set(['operative', 'item']);

function isDrafted(
  members: readonly number[],
  outline: Outline,
  roles: ReadonlySet<string>,
): boolean {
  return members.every((index) => roles.has(outline[index]?.role ?? ''));
}

/** The list in the reading in which it is an unbroken series (`loose`: in one that fits so); null where it must stay as typed. */
function countable(
  members: readonly number[],
  paragraphs: readonly Paragraph[],
  loose: Fits | null,
): readonly Entry[] | null {
  return (
    readList(members, paragraphs, isSeries) ?? (loose ? readList(members, paragraphs, loose) : null)
  );
}

function readList(
  members: readonly number[],
  paragraphs: readonly Paragraph[],
  fits: Fits,
): readonly Entry[] | null {
  const readings = members.map((index) => readingsOf(paragraphs[index]));
  for (const { style } of readings[0] ?? []) {
    const entries = members.flatMap((index, position) => {
      const label = readings[position]?.find((reading) => reading.style === style);
      const paragraph = paragraphs[index];
      return label && paragraph ? [{ index, label, dead: isTombstone(paragraph) }] : [];
    });
    if (entries.length === members.length && fits(entries)) return entries;
  }
  return null;
}

function readingsOf(paragraph: Paragraph | undefined): readonly Label[] {
  const label = paragraph ? labelOf(paragraph) : null;
  if (!label) return [];
  const readings = readLabel(label.text);
  return readings.length > 0 ? readings : [label];
}

// The number of a tombstone may come again: its successor can carry it already.
function isSeries(entries: readonly Entry[]): boolean {
  const first = entries[0]?.label;
  if (
    !first ||
    isKept(first) ||
    entries.some(({ label }) => wordStem(label.word) !== wordStem(first.word))
  )
    return false;
  const base = entries.filter(({ label }) => !isInserted(label));
  const live = base.filter(({ dead }) => !dead).map(({ label }) => label.value);
  if (base.length === 0 || new Set(live).size < live.length) return false;
  const values = new Set(base.map(({ label }) => label.value));
  const start = startOf(entries);
  for (let value = start; value < start + values.size; value += 1)
    if (!values.has(value)) return false;
  return start === 1 || seriesParts(first).length === 0;
}

// Numbers without a section before them, of one word, begun at 1 or inserted before it.
function isPlain(entries: readonly Entry[]): boolean {
  return beginsAtOne(entries) && entries.every(({ label }) => seriesParts(label).length === 0);
}

// `B1` to `B19` and `B21`, of one word, begun at 1 or inserted before it.
function beginsAtOne(entries: readonly Entry[]): boolean {
  const first = entries[0]?.label;
  if (!first || isKept(first)) return false;
  const stem = wordStem(first.word);
  return entries.every(({ label }) => wordStem(label.word) === stem) && startOf(entries) === 1;
}

// Provisional numbers of draft Decisions and the sections of statutes are not counted anew.
function isKept({ style, text, word }: Label): boolean {
  return (style === 'double' && text === text.toUpperCase()) || /^(?:§|[Aa]rt)/.test(word);
}
