import type { Member } from '../../compare/comparison.ts';
import type { Label } from '../../model/label.ts';
import { labelRuns, printedLabel, startLabels, whole } from './label-runs.ts';
import type { NoteBook } from './notebook.ts';
import { printRedline, printRuns } from './printed-runs.ts';
import { bookmarkOf, printingOf, type Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import { headingElement, styleClasses, styleOf } from './styles.ts';
import type { LineView, PrintedRun } from './view.ts';

/** Where a line is printed: headings inside a table are paragraphs like others. */
export type Surface = 'page' | 'cell';

/** One paragraph of a redline. Its label of before is the old one, that of after the working one. */
export function redlineLine(
  entry: PieceEntry,
  region: Region,
  notes: NoteBook,
  surface: Surface,
): LineView {
  const { before, after } = entry;
  const printing = printingOf(region, notes);
  const labels = labelRuns(startLabels(entry, region), printing, whole(entry));
  const line = lineOf(after ?? before ?? entry.stage?.member ?? null, region, {
    surface,
    side: after ? 'after' : before ? 'before' : 'stage',
    labels: labelsHere(entry),
  });
  return {
    ...line,
    classes: [line.classes, ...changeClasses(entry)].join(' '),
    side: sideOf(entry, region),
    bookmarks: bookmarksOf(entry, region, surface),
    runs: [...labels, ...printRedline(entry.redline, printing)],
  };
}

/** One paragraph of clean text under the number that it will have. `side`: `c`, or `c e` within an annex printed once. */
export function cleanLine(
  member: Member,
  region: Region,
  notes: NoteBook,
  surface: Surface,
  side: CleanSide,
): LineView {
  const printing = printingOf(region, notes);
  const { paragraph } = member;
  const label = printedLabel(paragraph, member.final);
  const content = 'content' in paragraph ? paragraph.content : [];
  return {
    ...lineOf(member, region, {
      surface,
      side: 'after',
      labels: member.final ? [member.final] : [],
    }),
    side: cleanTokens(side, region),
    bookmarks: cleanBookmarks(member, region),
    runs: [
      ...labelRuns({ before: label, after: label }, printing, null),
      ...printRuns(content, printing, 'after'),
    ],
  };
}

/** Clean text is read as the third column alone, or, where it is printed once for all, as the text after too. */
export type CleanSide = 'clean' | 'event';

/** The sides of clean text, as `data-side` names them; what is printed once for all is the text of a stage too. */
export function cleanTokens(side: CleanSide, { number, stage }: Region): string {
  if (side === 'clean') return `c${number}`;
  return stage ? `c${number} e${number} k${number}` : `c${number} e${number}`;
}

/** The bookmark of a paragraph in clean text. */
export function cleanBookmarks(member: Member, { number }: Region): readonly string[] {
  const name = bookmarkOf('a', number, member.paragraph);
  return name === null ? [] : [name];
}

/** Where a line is printed, on which side of a result, and under which numbers. */
interface LinePlace {
  readonly surface: Surface;
  readonly side: 'before' | 'after' | 'stage';
  readonly labels: readonly Label[];
}

/** What a line has besides its words and sides: element, style, depth, name. */
export function lineOf(
  member: Member | null,
  region: Region,
  { surface, side, labels }: LinePlace,
): Omit<LineView, 'runs' | 'side' | 'bookmarks'> {
  const of = region[side];
  const printed = member && of ? of.printed[member.index] : null;
  const depth = printed?.depth ?? 0;
  return {
    element: printed && surface === 'page' ? headingElement(printed) : 'p',
    classes:
      printed && of ? styleClasses(styleOf(printed, of.text), printed, surface, labels) : 'plain',
    depth: depth > 0 ? String(depth) : '',
    paragraph: member ? nameOf(member) : '',
    direction: '',
  };
}

/** The labels that a line of a redline prints, one where both sides have the same. */
function labelsHere({ before, after, piece, stage }: PieceEntry): readonly Label[] {
  const was = before && piece.beforeStarts ? before.label : null;
  const is = after && piece.afterStarts ? after.label : null;
  const then = stage?.starts ? stage.member.label : null;
  return [was, is, then]
    .filter((label) => label !== null)
    .filter(({ text }, at, all) => all.findIndex((other) => other.text === text) === at);
}

/** How a paragraph is named in the sheet and in messages: by its id, else by its place among the blocks of its text. */
export function nameOf({ paragraph, index }: Member): string {
  return paragraph.id ?? (paragraph.kind === 'note' ? paragraph.name : `@${index}`);
}

/** The classes that say what happened to a line as a whole. */
export function changeClasses({ before, after, moved }: PieceEntry): string[] {
  if (!before && !after) return ['dropped'];
  const change = before && after ? [] : [after ? 'inserted' : 'deleted'];
  return moved ? [...change, 'moved'] : change;
}

/** The sides of a line of a redline, `+` behind a side on which it goes on with the paragraph above. */
export function sideOf({ before, after, piece, stage }: PieceEntry, { number }: Region): string {
  const tokens: string[] = [];
  if (stage) tokens.push(`k${number}${stage.starts ? '' : '+'}`);
  if (before) tokens.push(`b${number}${piece.beforeStarts ? '' : '+'}`);
  if (after) tokens.push(`a${number}${piece.afterStarts ? '' : '+'}`);
  return tokens.join(' ');
}

/** The bookmarks of a line, before first. Beside a column of clean text, that is where the text after is bookmarked. */
export function bookmarksOf(
  { before, after, piece }: PieceEntry,
  { number }: Region,
  surface: Surface,
): string[] {
  const was = before && piece.beforeStarts ? before.paragraph : null;
  const is = after && piece.afterStarts && surface === 'page' ? after.paragraph : null;
  return [bookmarkOf('b', number, was), bookmarkOf('a', number, is)].filter(
    (name) => name !== null,
  );
}

/** A line of the paper's own words: comment, legend, note above an annex. */
export function ownLine(style: string, runs: readonly PrintedRun[]): LineView {
  return {
    element: 'p',
    classes: style,
    depth: '',
    paragraph: '',
    side: '',
    bookmarks: [],
    direction: '',
    runs,
  };
}
