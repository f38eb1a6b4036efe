import { readDigits } from '../model/count.ts';
import { longestIncreasing } from '../model/increasing.ts';
import { type Outline, outlineOf } from '../model/outline.ts';
import { contentOf, isAnnex, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { type Measured, pairInOrder, shareFigures } from './sibling-order.ts';

/** Two paragraphs that say the same in two languages, and what they were known by. */
export interface SiblingPair {
  readonly known: Paragraph;
  readonly fresh: Paragraph;
  readonly by: 'label' | 'order';
  /** Known by their label, but their figures have nothing in common: the numbers of one text may have shifted. */
  readonly doubtful: boolean;
}

/** A text laid beside the same text in another language. `alone` are paragraphs without a partner in the other. */
export interface Siblings {
  readonly pairs: readonly SiblingPair[];
  readonly alone: { readonly known: readonly Paragraph[]; readonly fresh: readonly Paragraph[] };
}

/**
 * Pairs the paragraphs of one revision in two languages: first by label (under the same numbers, in the same annex or
 * table), then, between those, by order, length and figures. Words say nothing across languages: this is the one place
 * where position counts. Notes and directives, which have no ids, are left out.
 */
export function alignSiblings(known: Text, fresh: Text): Siblings {
  const [one, other] = [unitsOf(known), unitsOf(fresh)];
  const labelled = pairByAddress(one, other);
  const ordered = pairBetween(labelled, one, other);
  const byLabel = new Set(labelled);
  const pairs = [...labelled, ...ordered]
    .sort(([, a], [, b]) => a - b)
    .flatMap((pair): SiblingPair[] => {
      const [before, after] = [one[pair[0]], other[pair[1]]];
      if (!before || !after) return [];
      const by = byLabel.has(pair) && after.label !== null ? 'label' : 'order';
      const doubtful = by === 'label' && isDoubtful(before, after);
      return [{ known: before.paragraph, fresh: after.paragraph, by, doubtful }];
    });
  const paired = new Set(pairs.flatMap((pair) => [pair.known, pair.fresh]));
  const left = (units: readonly Unit[]): Paragraph[] =>
    units.map(({ paragraph }) => paragraph).filter((paragraph) => !paired.has(paragraph));
  return { pairs, alone: { known: left(one), fresh: left(other) } };
}

function isDoubtful({ figures: one }: Unit, { figures: other }: Unit): boolean {
  return one.size > 0 && other.size > 0 && !shareFigures(one, other);
}

/** A paragraph with what is known of it in any language. `address`: where its label puts it, null where it has none that counts. */
interface Unit extends Measured {
  readonly paragraph: Paragraph;
  readonly address: string | null;
}

// Formulas and recitals are told apart by the outline in the same way on both sides, whatever the practice of the body.
function unitsOf(text: Text): Unit[] {
  const outline = outlineOf(text, false);
  const addresses = addressesOf(text.paragraphs, outline);
  return text.paragraphs.flatMap((paragraph, index): Unit[] => {
    if (paragraph.kind === 'note' || paragraph.kind === 'directive') return [];
    const words = plainText(contentOf(paragraph).filter(({ note }) => note === undefined));
    return [
      {
        paragraph,
        address: addresses[index] ?? null,
        kind: paragraph.kind,
        role: outline[index]?.role ?? '',
        label: countedLabel(paragraph),
        length: words.length,
        figures: figuresIn(words),
      },
    ];
  });
}

// `a)`, `(a)`, `а)` and `(أ)` are the same label: what counts is the place in the list.
function countedLabel(paragraph: Paragraph): string | null {
  const label = labelOf(paragraph);
  if (label === null || label.style === 'mark') return null;
  return `${label.series.trim()}${label.value}${label.suffix.toLowerCase()}`;
}

// Numbers of one figure stand in words in some languages, and words turn about.
function figuresIn(words: string): Set<string> {
  const found = words.match(/\p{Nd}{2,}/gu) ?? [];
  return new Set(found.map((figure) => String(readDigits(figure))));
}

/**
 * For each paragraph the numbers that lead to it: of the annex or the table, of what it hangs on, its own. Titles,
 * formulas and annex headings have one by what they are. One that several paragraphs have tells nothing.
 */
function addressesOf(paragraphs: readonly Paragraph[], outline: Outline): (string | null)[] {
  const addresses: (string | null)[] = [];
  let [zone, table] = [0, 0];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (isAnnex(paragraph)) zone += 1;
    if (paragraph.kind === 'table') table += 1;
    const place = paragraph.kind === 'row' ? `${zone}|${table}` : `${zone}`;
    addresses.push(addressOf(paragraph, outline[index], place, addresses));
  }
  const counts = new Map<string | null, number>();
  for (const address of addresses) counts.set(address, (counts.get(address) ?? 0) + 1);
  return addresses.map((address) => (counts.get(address) === 1 ? address : null));
}

function addressOf(
  paragraph: Paragraph,
  position: Outline[number] | undefined,
  place: string,
  addresses: readonly (string | null)[],
): string | null {
  const { role } = position ?? { role: 'plain' };
  if (role === 'title' || role === 'formula' || isAnnex(paragraph)) return `${place}|${role}`;
  const label = countedLabel(paragraph);
  if (label === null) return null;
  const style = STYLES[labelOf(paragraph)?.style ?? ''] ?? 'letter';
  const parent = position?.parent ?? null;
  const above = parent === null ? null : (addresses[parent] ?? null);
  return `${above?.startsWith(place) ? above : place}|${paragraph.kind}.${style}.${label}`;
}

// A letter is a letter in any alphabet, a figure one in any script; `a)` is not `1.`.
const STYLES: Readonly<Record<string, string>> = {
  arabic: 'figure',
  cjk: 'figure',
  'lower-roman': 'roman',
  'upper-roman': 'roman',
};

type Pair = readonly [known: number, fresh: number];

function pairByAddress(known: readonly Unit[], fresh: readonly Unit[]): Pair[] {
  const places = new Map(
    known.flatMap(({ address }, index) => (address === null ? [] : [[address, index] as const])),
  );
  return fresh.flatMap(({ address }, index): Pair[] => {
    const found = address === null ? undefined : places.get(address);
    return found === undefined ? [] : [[found, index]];
  });
}

// Pairs by label that cross others tell nothing of what stands between them.
function pairBetween(
  labelled: readonly Pair[],
  known: readonly Unit[],
  fresh: readonly Unit[],
): Pair[] {
  const taken = [new Set(labelled.map(([a]) => a)), new Set(labelled.map(([, b]) => b))] as const;
  const ratio = lengthOf(fresh) / Math.max(1, lengthOf(known));
  const anchors = longestIncreasing(labelled, ([a]) => a);
  let [from, start] = [0, 0];
  return [...anchors, [known.length, fresh.length] as const].flatMap(([to, end]): Pair[] => {
    const one = rangeOf(from, to).filter((index) => !taken[0].has(index));
    const other = rangeOf(start, end).filter((index) => !taken[1].has(index));
    [from, start] = [to + 1, end + 1];
    return pairInOrder(pick(known, one), pick(fresh, other), ratio).flatMap(([a, b]): Pair[] => {
      const [before, after] = [one[a], other[b]];
      return before === undefined || after === undefined ? [] : [[before, after]];
    });
  });
}

function lengthOf(units: readonly Unit[]): number {
  return units.reduce((sum, { length }) => sum + length, 0);
}

function rangeOf(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function pick(units: readonly Unit[], indices: readonly number[]): Unit[] {
  return indices.flatMap((index) => units[index] ?? []);
}
