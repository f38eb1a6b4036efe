import type { Label } from './label.ts';
import {
  type Level,
  placeLabel,
  type ReadLabels,
  readOnce,
  type Surroundings,
  startsAgain,
} from './levels.ts';
import {
  contentOf,
  type Heading,
  labelOf,
  type Paragraph,
  type Plain,
  type Row,
} from './paragraph.ts';
import { plainText } from './run.ts';

/** What a paragraph is in the structure of its text. `operative` and `recital` only outside annexes; a continuation of a depth-1 paragraph is `tail`. */
export type Role =
  | 'title'
  | 'heading'
  | 'recital'
  | 'formula'
  | 'operative'
  | 'item'
  | 'tail'
  | 'plain'
  | 'table'
  | 'row'
  | 'note'
  | 'directive';

/**
 * The place of one paragraph. `depth` is 0 without a label, 1 for `8.` or `6 bis.`, 2 for `a)`, and so on;
 * `parent` is the index of the paragraph that it hangs on, or null; `series` names the number series that it counts in
 * (an annex, a section of a strategy and a table are each a series of their own).
 */
export interface Position {
  readonly role: Role;
  readonly depth: number;
  readonly parent: number | null;
  readonly series: number;
}

/** A text's outline: one position for each paragraph, in the same order. */
export type Outline = readonly Position[];

/**
 * Options that come from the profile of the body and the head of the text. `formulaFirst`: the organ's formula opens the
 * text and recitals follow it (General Assembly style). `kind` is the front matter's; texts and papers have no recitals,
 * Decisions no preamble. Without it the text is taken for a Resolution where it has a formula.
 */
export interface OutlineRules {
  readonly formulaFirst: boolean;
  readonly kind?: string;
}

// Labels looked at behind an ambiguous one; more would make long lists quadratic.
const AHEAD = 64;

/** What the walk through a text knows when it meets the next block. */
interface Walk {
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
  annexLevel: number | null;
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

/** Role, depth, parent and number series of every paragraph, ambiguous labels (`i)`, `v.`) resolved from their neighbours. */
export function outline(paragraphs: readonly Paragraph[], rules: OutlineRules): Outline {
  const walk = begin(paragraphs, rules);
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.kind !== 'row' && paragraph.kind !== 'note') walk.table = null;
    if (!hasClass(paragraph, 'quote') && paragraph.kind === 'plain') walk.quote = null;
    walk.positions.push(place(walk, paragraph, index));
    if (paragraph.kind !== 'note') walk.marked = index;
  }
  return walk.positions;
}

function begin(paragraphs: readonly Paragraph[], { formulaFirst, kind }: OutlineRules): Walk {
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
    annexLevel: null,
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

function place(walk: Walk, paragraph: Paragraph, index: number): Position {
  switch (paragraph.kind) {
    case 'heading':
      return placeHeading(walk, paragraph, index);
    case 'plain':
      return hasClass(paragraph, 'quote')
        ? placeQuote(walk, paragraph, index)
        : placePlain(walk, paragraph, index);
    case 'table':
      walk.table = { index, series: newSeries(walk), lists: [] };
      return { role: 'table', depth: 0, parent: section(walk), series: walk.table.series };
    case 'row':
      return placeRow(walk, paragraph, index);
    case 'note':
      return { role: 'note', depth: 0, parent: walk.marked, series: walk.series };
    case 'directive':
      return { role: 'directive', depth: 0, parent: section(walk), series: walk.series };
  }
}

function hasClass({ attributes }: Paragraph, name: string): boolean {
  return attributes.classes.includes(name);
}

function newSeries(walk: Walk): number {
  walk.lastSeries += 1;
  return walk.lastSeries;
}

/** The heading above, or null where only the title is. */
function section(walk: Walk): number | null {
  return walk.headings.at(-1)?.index ?? null;
}

function placeHeading(walk: Walk, heading: Heading, index: number): Position {
  const annex = hasClass(heading, 'annex');
  if (heading.level === 1 && !annex && !walk.titled) {
    walk.titled = true;
    return { role: 'title', depth: 0, parent: null, series: walk.series };
  }
  walk.headings = walk.headings.filter(({ level }) => level < heading.level);
  const parent = section(walk);
  walk.headings.push({ index, level: heading.level });
  const leaves = walk.annexLevel !== null && heading.level <= walk.annexLevel;
  if (annex || leaves) changeScope(walk, annex ? heading.level : null);
  const { depth, series } = heading.label
    ? openSection(walk, heading.label, heading, index)
    : { depth: 0, series: walk.series };
  walk.afterHeading = true;
  walk.chapeau = null;
  walk.main = null;
  walk.lists = walk.lists.slice(0, 1);
  return { role: 'heading', depth, parent, series };
}

function changeScope(walk: Walk, annexLevel: number | null): void {
  walk.annexLevel = annexLevel;
  walk.headingLists = [];
  walk.headingSeries = null;
  startSeries(walk);
}

function startSeries(walk: Walk): void {
  walk.series = newSeries(walk);
  walk.lists = [];
}

// The numbers of sections are one series, what each section counts another.
function openSection(
  walk: Walk,
  label: Label,
  heading: Heading,
  index: number,
): { depth: number; series: number } {
  walk.headingSeries ??= newSeries(walk);
  walk.headingLists = placeLabel(
    walk.headingLists,
    label,
    surroundings(walk, heading, index, false),
  );
  startSeries(walk);
  return { depth: walk.headingLists.at(-1)?.depth ?? 1, series: walk.headingSeries };
}

function placeRow(walk: Walk, row: Row, index: number): Position {
  walk.table ??= { index, series: newSeries(walk), lists: [] };
  const { table } = walk;
  const above = table.index === index ? section(walk) : table.index;
  if (!row.label || row.head) return { role: 'row', depth: 0, parent: above, series: table.series };
  table.lists = placeLabel(table.lists, row.label, surroundings(walk, row, index, false));
  const { depth, parent } = lastOf(table.lists, above);
  return { role: 'row', depth, parent, series: table.series };
}

function placeQuote(walk: Walk, paragraph: Plain, index: number): Position {
  walk.quote ??= { series: newSeries(walk), lists: [] };
  const { quote } = walk;
  const parent = walk.main ?? section(walk);
  if (!paragraph.label) return { role: 'plain', depth: 0, parent, series: quote.series };
  quote.lists = placeLabel(
    quote.lists,
    paragraph.label,
    surroundings(walk, paragraph, index, false),
  );
  return { role: 'plain', ...lastOf(quote.lists, parent), series: quote.series };
}

function placePlain(walk: Walk, paragraph: Plain, index: number): Position {
  if (hasClass(paragraph, 'formula')) return placeFormula(walk);
  const position = paragraph.label
    ? placeLabelled(walk, paragraph, paragraph.label, index)
    : placeUnlabelled(walk, paragraph, index);
  walk.afterHeading = false;
  return override(walk, paragraph, position, index);
}

function placeFormula(walk: Walk): Position {
  walk.formulaMet = true;
  walk.preamble = walk.formulaFirst;
  walk.chapeau = null;
  walk.main = null;
  startSeries(walk);
  return { role: 'formula', depth: 0, parent: section(walk), series: walk.series };
}

function placeLabelled(walk: Walk, paragraph: Plain, label: Label, index: number): Position {
  if (walk.afterHeading && startsAgain(walk.lists, label, walk.read)) startSeries(walk);
  walk.lists = placeLabel(
    walk.lists,
    label,
    surroundings(walk, paragraph, index, walk.chapeau !== null),
  );
  const { depth, parent } = lastOf(walk.lists, null);
  const hangsOn = parent ?? (depth > 1 ? (walk.chapeau ?? section(walk)) : section(walk));
  if (depth === 1) walk.main = index;
  return { role: labelledRole(walk, label, depth), depth, parent: hangsOn, series: walk.series };
}

function labelledRole(walk: Walk, label: Label, depth: number): Role {
  if (depth > 1 || label.style === 'mark') return 'item';
  if (!isBody(walk)) return 'plain';
  if (walk.preamble && walk.hasFormula && !walk.formulaFirst) return 'recital';
  walk.preamble = false;
  return 'operative';
}

function placeUnlabelled(walk: Walk, paragraph: Plain, index: number): Position {
  const { series } = walk;
  const depth = typedDepth(paragraph);
  if (depth !== null) return placeByDepth(walk, depth, index);
  const role = unlabelledRole(walk, paragraph);
  if (role === 'tail') return { role, depth: 0, parent: walk.main, series };
  if (role === 'recital' || walk.afterHeading || (walk.lists[0]?.depth ?? 2) > 1) {
    walk.lists = [];
    walk.chapeau = index;
  }
  return { role, depth: 0, parent: section(walk), series };
}

// An item whose label was lost can still be told where it stands.
function placeByDepth(walk: Walk, depth: number, index: number): Position {
  const above = walk.lists.findLast((level) => level.depth < depth)?.index;
  const parent = above ?? (depth > 1 ? (walk.chapeau ?? section(walk)) : section(walk));
  if (depth === 1) walk.main = index;
  const main: Role = isBody(walk) ? 'operative' : 'plain';
  return { role: depth > 1 ? 'item' : main, depth, parent, series: walk.series };
}

function unlabelledRole(walk: Walk, paragraph: Plain): Role {
  if (!isBody(walk)) return 'plain';
  if (walk.preamble) return preambleRole(walk, paragraph);
  if (walk.main !== null) return 'tail';
  return walk.hasFormula || walk.kind === 'decisions' || walk.kind === 'resolution'
    ? 'operative'
    : 'plain';
}

function preambleRole(walk: Walk, paragraph: Plain): Role {
  if (walk.formulaFirst) return walk.hasFormula && !walk.formulaMet ? 'plain' : 'recital';
  if (walk.hasFormula) return 'recital';
  return walk.headings.length === 0 && /[,،，、;؛；]\s*$/.test(plainText(contentOf(paragraph)))
    ? 'recital'
    : 'plain';
}

function isBody(walk: Walk): boolean {
  return walk.annexLevel === null && walk.kind !== 'text' && walk.kind !== 'paper';
}

function override(walk: Walk, paragraph: Plain, position: Position, index: number): Position {
  if (hasClass(paragraph, 'recital'))
    return {
      ...position,
      role: 'recital',
      parent: position.depth > 1 ? position.parent : section(walk),
    };
  if (hasClass(paragraph, 'tail'))
    return {
      ...position,
      role: 'tail',
      parent: walk.main === index ? section(walk) : (walk.main ?? section(walk)),
    };
  if (!hasClass(paragraph, 'operative')) return position;
  walk.preamble = false;
  walk.main = index;
  if (!paragraph.label) {
    walk.lists = [];
    walk.chapeau = index;
  }
  return {
    ...position,
    role: 'operative',
    parent: position.depth > 1 ? position.parent : section(walk),
  };
}

function surroundings(
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

function typedDepth({ attributes }: Paragraph): number | null {
  const typed = attributes.values.depth ?? '';
  return /^[1-9]$/.test(typed) ? Number(typed) : null;
}

function lastOf(
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
