import type { Label } from './label.ts';
import { placeLabel } from './levels.ts';
import type { Heading, Paragraph, Row } from './paragraph.ts';
import { placePlain, placeQuote } from './plain-position.ts';
import { frontString, type Text } from './text.ts';
import {
  begin,
  hasClass,
  lastOf,
  newSeries,
  section,
  startSeries,
  surroundings,
  type Walk,
} from './walk.ts';

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

function placeHeading(walk: Walk, heading: Heading, index: number): Position {
  const annex = hasClass(heading, 'annex');
  if (heading.level === 1 && !annex && !walk.titled) {
    walk.titled = true;
    return { role: 'title', depth: 0, parent: null, series: walk.series };
  }
  walk.headings = walk.headings.filter(({ level }) => level < heading.level);
  const parent = section(walk);
  walk.headings.push({ index, level: heading.level });
  const outer = walk.annexLevels.filter((level) => level < heading.level);
  if (annex || outer.length < walk.annexLevels.length) {
    changeScope(walk, annex ? [...outer, heading.level] : outer);
  }
  const { depth, series } = heading.label
    ? openSection(walk, heading.label, heading, index)
    : { depth: 0, series: walk.series };
  walk.afterHeading = true;
  walk.chapeau = null;
  walk.main = null;
  walk.lists = walk.lists.slice(0, 1);
  return { role: 'heading', depth, parent, series };
}

function changeScope(walk: Walk, annexLevels: readonly number[]): void {
  walk.annexLevels = annexLevels;
  walk.headingLists = [];
  walk.headingSeries = null;
  startSeries(walk);
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

/** The outline of a whole text, by the kind that its front matter names. */
export function outlineOf(text: Text, formulaFirst: boolean): Outline {
  const kind = frontString(text, 'kind');
  return outline(text.paragraphs, kind === undefined ? { formulaFirst } : { formulaFirst, kind });
}
