import type { Label } from './label.ts';
import { type Level, type ReadLabels, readOnce, type Surroundings } from './levels.ts';
import type { OutlineRules, Position } from './outline.ts';
import { labelOf, type Paragraph } from './paragraph.ts';

// Labels looked at behind an ambiguous one; more would make long lists quadratic.
const AHEAD = 64;

/** What the walk through a text knows when it meets the next block. */
export interface Walk {
  readonly paragraphs: readonly Paragraph[];
  readonly positions: Position[];
  readonly kind: string | undefined;
  readonly formulaFirst: boolean;
  readonly hasFormula: boolean;
  readonly read: ReadLabels;
  /** Recitals are still to come. */
  preamble: boolean;
  formulaMet: boolean;
  titled: boolean;
  /** The levels of the annex headings inside which the walk is, outermost first; none in the body. */
  annexLevels: readonly number[];
  headings: { readonly index: number; readonly level: number }[];
  headingLists: readonly Level[];
  headingSeries: number | null;
  lists: readonly Level[];
  series: number;
  lastSeries: number;
  /** The unlabelled paragraph that could carry a list, and the depth-1 paragraph that a tail continues. */
  chapeau: number | null;
  main: number | null;
  afterHeading: boolean;
  quote: { readonly series: number; lists: readonly Level[] } | null;
  table: { readonly index: number; readonly series: number; lists: readonly Level[] } | null;
  /** The last block that a note can belong to. */
  marked: number | null;
}

/** The state before the first block. */
export function begin(
  paragraphs: readonly Paragraph[],
  { formulaFirst, kind }: OutlineRules,
): Walk {
  const hasFormula = paragraphs.some((paragraph) => hasClass(paragraph, 'formula'));
  return {
    paragraphs,
    positions: [],
    kind,
    formulaFirst,
    hasFormula,
    read: readOnce(),
    preamble: kind !== 'decisions',
    formulaMet: false,
    titled: false,
    annexLevels: [],
    headings: [],
    headingLists: [],
    headingSeries: null,
    lists: [],
    series: 0,
    lastSeries: 0,
    chapeau: null,
    main: null,
    afterHeading: false,
    quote: null,
    table: null,
    marked: null,
  };
}

/** Whether a block carries the class. */
export function hasClass({ attributes }: Paragraph, name: string): boolean {
  return attributes.classes.includes(name);
}

/** A number for a new series. */
export function newSeries(walk: Walk): number {
  walk.lastSeries += 1;
  return walk.lastSeries;
}

/** The heading above, or null where only the title is. */
export function section(walk: Walk): number | null {
  return walk.headings.at(-1)?.index ?? null;
}

/** Closes all lists: what comes counts in a series of its own. */
export function startSeries(walk: Walk): void {
  walk.series = newSeries(walk);
  walk.lists = [];
}

/** What `placeLabel` asks about a labelled block. */
export function surroundings(
  walk: Walk,
  paragraph: Paragraph,
  index: number,
  chapeau: boolean,
): Surroundings {
  return {
    index,
    chapeau,
    typedDepth: typedDepth(paragraph),
    ahead: () => labelsAhead(walk.paragraphs, index, paragraph.kind),
    read: walk.read,
  };
}

/** The depth that a drafter typed (`depth=2`), or null. */
export function typedDepth({ attributes }: Paragraph): number | null {
  const typed = attributes.values.depth ?? '';
  return /^[1-9]$/.test(typed) ? Number(typed) : null;
}

/** Depth of the innermost list, and the index on which its paragraph hangs (`above` for an outermost list). */
export function lastOf(
  lists: readonly Level[],
  above: number | null,
): { depth: number; parent: number | null } {
  return { depth: lists.at(-1)?.depth ?? 1, parent: lists.at(-2)?.index ?? above };
}

function* labelsAhead(
  paragraphs: readonly Paragraph[],
  index: number,
  kind: Paragraph['kind'],
): Generator<Label> {
  for (let ahead = index + 1; ahead <= Math.min(index + AHEAD, paragraphs.length - 1); ahead += 1) {
    const paragraph = paragraphs[ahead];
    if (!paragraph || (paragraph.kind === 'heading' && kind !== 'heading')) return;
    const label = paragraph.kind === kind ? labelOf(paragraph) : null;
    if (label) yield label;
  }
}
