import { longestIncreasing } from '../model/increasing.ts';
import { ANTE, LATIN_ORDINALS, type Label, printLabel } from '../model/label.ts';
import { compareLabels, seriesParts } from '../model/label-order.ts';
import { type Entry, labelLists } from '../model/numbering.ts';
import { labelOf, type Paragraph } from '../model/paragraph.ts';
import type { View } from './view.ts';

/** One list of numbers, held against the base: `given` are those that the text itself gave, not taken over under the same id. */
export interface List {
  readonly entries: readonly Entry[];
  readonly given: ReadonlySet<number>;
}

/** The lists of a text. Of an adopted text, and of one without a base, all numbers are its own. */
export function listsOf(view: View): readonly List[] {
  const { text, edition } = view;
  const before = edition.adopted ? new Map<string, string>() : baseLabels(view);
  return labelLists(text.paragraphs, view.outline()).map((entries) => ({
    entries,
    given: new Set(
      entries.flatMap(({ index, label }) => {
        const id = text.paragraphs[index]?.id ?? null;
        return id !== null && before.get(id) === label.text ? [] : [index];
      }),
    ),
  }));
}

/** The labels of the base by id; none without a base. */
export function baseLabels({ base }: View): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const paragraph of base?.text.paragraphs ?? []) {
    const label = labelOf(paragraph);
    if (paragraph.id !== null && label !== null) labels.set(paragraph.id, label.text);
  }
  return labels;
}

/** The live members of a list that stand under a number which an earlier one bears. */
export function repeatedIn({ entries }: List): readonly Entry[] {
  const seen = new Set<string>();
  return entries.filter(({ label, dead }) => {
    if (dead) return false;
    const key = `${label.value} ${label.suffix.toLowerCase()}`;
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

/** The live members that stand before a smaller or behind a greater number, as few as can be. What moved with its number is left out. */
export function disorderedIn({ entries, given }: List): readonly Entry[] {
  const live = entries.filter(({ dead }) => !dead);
  const sorted = [...live].sort(
    (a, b) => compareLabels(wordless(a), wordless(b)) || a.index - b.index,
  );
  const ranks = new Map(sorted.map(({ index }, rank) => [index, rank]));
  const inOrder = new Set(longestIncreasing(live, ({ index }) => ranks.get(index) ?? 0));
  return live.filter((entry) => !inOrder.has(entry) && given.has(entry.index));
}

// Another word before the number is a matter of its form.
function wordless({ label }: Entry): Label {
  return { ...label, word: '' };
}

/** A number that is passed over: `next` is the member that stands behind the gap, `missing` the first value that lacks. */
export interface Gap {
  readonly next: Entry;
  readonly missing: number;
}

/** The gaps of a list, tombstones and `taken` (the values that the base had in it) counted in. `start` is the value that it begins with. */
export function gapsIn(
  { entries }: List,
  start: number,
  taken: ReadonlySet<number>,
): readonly Gap[] {
  const values = new Set([...entries.map(({ label }) => label.value), ...taken]);
  const gaps: Gap[] = [];
  const seen = new Set<number>();
  for (const next of [...entries].sort((a, b) => a.label.value - b.label.value)) {
    const { value } = next.label;
    if (seen.has(value) || value <= start) continue;
    seen.add(value);
    if (values.has(value - 1)) continue;
    let missing = value - 1;
    while (missing > start && !values.has(missing - 1)) missing -= 1;
    gaps.push({ next, missing });
  }
  return gaps;
}

/** Whether a number is one that only a draft has: `0.`, `6 bis.`, `6 A.`, `a ante)`. */
export function isWorking({ value, suffix, style, text }: Label): boolean {
  if (style === 'arabic' && value === 0) return true;
  const [ordinal = ''] = suffix.toLowerCase().split(/\s/);
  if (LATIN_ORDINALS.includes(ordinal) || ordinal === ANTE) return true;
  return /^[A-Z]$/.test(suffix) && /\s[A-Z]\P{L}*$/u.test(text);
}

/** How the numbers of a list are written around their figures: the form of most, and the members that deviate. */
export function oddForms({ entries, given }: List): {
  readonly usual: Label | null;
  readonly odd: readonly Entry[];
} {
  const counts = new Map<string, number>();
  const live = entries.filter(({ dead, label }) => !dead && label.style !== 'mark');
  for (const { label } of live) counts.set(formOf(label), (counts.get(formOf(label)) ?? 0) + 1);
  const [usual] = [...counts].sort(([, a], [, b]) => b - a);
  if (usual === undefined || counts.size === 1) return { usual: null, odd: [] };
  const like = live.find(({ label }) => formOf(label) === usual[0])?.label ?? null;
  return {
    usual: like,
    odd: live.filter(({ label, index }) => given.has(index) && formOf(label) !== usual[0]),
  };
}

function formOf({ word, open, series, close }: Label): string {
  return `${word}|${open}|${series.replace(/\p{N}+/gu, '0')}|${close}`;
}

/** A number in the form of another of its list: `6.bis` like `5.` is `6 bis.`. */
export function inFormOf(label: Label, usual: Label): string {
  const { text, close } = printLabel(label.value, usual);
  const stem = text.slice(0, text.length - close.length);
  if (label.suffix === '') return text;
  return `${stem}${label.suffix.length === 1 ? '' : ' '}${label.suffix}${close}`;
}

/** Whether a list has numbers of a section before its own, `14.167`. */
export function hasSection({ entries }: List): boolean {
  return entries.some(({ label }) => seriesParts(label).length > 0);
}

/** The paragraph of a member. */
export function paragraphAt({ text }: View, { index }: Entry): Paragraph | undefined {
  return text.paragraphs[index];
}
