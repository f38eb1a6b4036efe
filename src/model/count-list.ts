import { type Label, printLabel, printLabelUnder } from './label.ts';
import { seriesParts } from './label-order.ts';
import type { Outline } from './outline.ts';
import { labelOf, type Paragraph } from './paragraph.ts';

/** A paragraph of class `lock` whose number cannot stay: `least` is the lowest that it could bear where it stands. */
export interface BrokenLock {
  readonly index: number;
  readonly label: Label;
  readonly least: Label;
}

/** A member of a list in the reading that the list has: `index` is that of its paragraph; a tombstone is `dead`. */
export interface Entry {
  readonly index: number;
  readonly label: Label;
  readonly dead: boolean;
}

/** A text whose lists are counted: `labels` are what it has so far, `broken` what could not be kept. */
export interface Counting {
  readonly paragraphs: readonly Paragraph[];
  readonly outline: Outline;
  readonly gone: readonly boolean[];
  readonly labels: (Label | null)[];
  readonly broken: BrokenLock[];
}

/** The number at which a list begins, inserted ones aside. */
export function startOf(entries: readonly Entry[]): number {
  let start = Number.POSITIVE_INFINITY;
  for (const { label } of entries) if (!isInserted(label)) start = Math.min(start, label.value);
  return start;
}

/** Whether a number ends with the draft: `0`, `6 bis`. */
export function isInserted({ value, suffix }: Label): boolean {
  return value === 0 || suffix !== '';
}

/** Counts a list anew: consecutive, but for what is locked or gone. */
export function countList(entries: readonly Entry[], draft: Counting): void {
  let next = startOf(entries);
  // `10bis` among `10.` and `11.` becomes `11.`: punctuation is that of the sibling before it, else of the first.
  let like = entries.find(({ label }) => !isInserted(label))?.label;
  const closed = closedLabel(entries);
  const shapeOf = (label: Label): Label => {
    const shape = label.suffix === '' ? label : (like ?? label);
    return shape.close === '' ? (closed ?? shape) : shape;
  };
  for (const entry of entries) {
    const { index, label } = entry;
    if (!isInserted(label)) like = label;
    if (draft.gone[index]) continue;
    if (draft.paragraphs[index]?.attributes.classes.includes('lock')) {
      if (isInserted(label) || label.value < next)
        draft.broken.push({ index, label, least: printed(next, shapeOf(label), entry, draft) });
      next = Math.max(next, label.value + 1);
      continue;
    }
    draft.labels[index] = printed(next, shapeOf(label), entry, draft);
    next += 1;
  }
}

// `3 Convient` between `1. Adopte` and `6. Prend note` was typed in haste: a list that is counted anew has one punctuation.
function closedLabel(entries: readonly Entry[]): Label | undefined {
  if (!entries.some(({ label, dead }) => dead || isInserted(label))) return undefined;
  return entries.find(({ label }) => label.close !== '' && label.suffix === '')?.label;
}

function printed(value: number, like: Label, entry: Entry, draft: Counting): Label {
  const section = sectionNumbers(entry, draft);
  if (section) return printLabelUnder(section, value, like);
  return printLabel(value, like);
}

/** The new numbers of the section that `8.3` names, where it hangs on paragraph or row `8.`; null elsewhere. */
function sectionNumbers(
  { index, label }: Entry,
  { paragraphs, outline, labels }: Counting,
): readonly number[] | null {
  const parent = outline[index]?.parent ?? null;
  const parts = seriesParts(label);
  const typed = parent === null ? null : labelOf(paragraphs[parent] ?? NOTHING);
  const counted = parent === null ? null : labels[parent];
  if (parts.length === 0 || !typed || !counted) return null;
  if ([...seriesParts(typed), typed.value].join('.') !== parts.join('.')) return null;
  const numbers = [...seriesParts(counted), counted.value].filter(
    (part) => typeof part === 'number',
  );
  return numbers.length === parts.length ? numbers : null;
}

const NOTHING: Paragraph = {
  kind: 'directive',
  name: '',
  id: null,
  attributes: { classes: [], values: {} },
  comments: [],
  place: null,
};
