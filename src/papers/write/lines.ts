import type { Member } from '../../compare/comparison.ts';
import type { Label } from '../../model/label.ts';
import { labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { Foot, NoteBook } from './notebook.ts';
import { type Printing, printRedline, printRuns } from './printed-runs.ts';
import { bookmarkOf, NO_NOTES, printingOf, type Region } from './region.ts';
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

/** The labels that are printed before a line, null where the paragraph began above it. */
export function startLabels(
  { before, after, piece, stage }: PieceEntry,
  region: Pick<Region, 'stage'> | null = null,
): Labels {
  const then = stage?.starts ? printedLabel(stage.member.paragraph, stage.member.label) : '';
  return {
    before: before && piece.beforeStarts ? printedLabel(before.paragraph, before.label) : '',
    after: after && piece.afterStarts ? printedLabel(after.paragraph, after.label) : '',
    ...(region?.stage ? { stage: then } : {}),
  };
}

// A dot at half height is hardly seen in the weight of the text.
const BULLET = /^[·∙⋅‧]$/;

/** The labels of one line; `stage` where a stage is told of, empty where that had none. */
export interface Labels {
  readonly before: string;
  readonly after: string;
  readonly stage?: string;
}

/** Whether a line stands on one side alone, and its label with it. */
export function whole({
  before,
  after,
}: Pick<PieceEntry, 'before' | 'after'>): 'ins' | 'del' | null {
  if (before && after) return null;
  return after ? 'ins' : 'del';
}

/** A label as it is printed, with the bracket of negotiated text that stands before it. */
export function printedLabel(paragraph: Paragraph, label: Label | null): string {
  const bracket = 'bracket' in paragraph && paragraph.bracket && labelOf(paragraph) ? '[' : '';
  return label ? bracket + label.text : '';
}

/** The labels of both sides: one where they are the same, else one struck and one inserted. */
export function labelRuns(
  labels: Labels,
  printing: Printing,
  alone: 'ins' | 'del' | null,
): PrintedRun[] {
  const print = (text: string, op?: 'ins' | 'del') => printLabel(text, printing, op);
  if (labels.stage !== undefined) return stagedLabels({ ...labels, stage: labels.stage }, printing);
  if (alone) return print(alone === 'ins' ? labels.after : labels.before, alone);
  if (labels.before === labels.after) return print(labels.after);
  const inserted = print(labels.after, 'ins');
  const deleted = print(labels.before, 'del');
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...deleted]
    : [...deleted, ...inserted];
}

/**
 * The labels of three texts: one where all have the same, else each as it became. A label that the stage alone had is one of
 * those words that were never in force.
 */
function stagedLabels(
  { before, after, stage }: Required<Labels>,
  printing: Printing,
): PrintedRun[] {
  const print = (text: string, op: PrintedRun['op'], since: boolean): readonly PrintedRun[] => {
    const runs = printLabel(text, printing, op);
    return since ? runs.map((run) => ({ ...run, since: true as const })) : runs;
  };
  const kept = before === after;
  const inserted = kept
    ? print(after, after === stage ? undefined : 'restored', false)
    : print(after, 'ins', after !== stage);
  const deleted = kept ? [] : print(before, 'del', before === stage);
  const dropped = stage === before || stage === after ? [] : print(stage, 'dropped', false);
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...dropped, ...deleted]
    : [...deleted, ...dropped, ...inserted];
}

/** One label as it is printed, nothing where there is none. */
export function printLabel(text: string, printing: Printing, op?: PrintedRun['op']): PrintedRun[] {
  if (text === '') return [];
  return printRuns([{ text }], printing, 'after', op).map((run) => ({
    ...run,
    label: true,
    ...(BULLET.test(text) ? { strong: true } : {}),
  }));
}

/** A note of a redline. In a row of the table its number stands before it, at the foot of a page the writer prints it. */
export function footLine(foot: Foot, region: Region, notes: NoteBook | null): LineView {
  const { before, after, redline } = foot;
  const printing = printingOf(region, NO_NOTES);
  const op = before && after ? undefined : after ? ('ins' as const) : ('del' as const);
  const tokens = [
    ...(foot.stage ? [`k${region.number}`] : []),
    ...(before ? [`b${region.number}`] : []),
    ...(after ? [`a${region.number}`] : []),
  ];
  return {
    ...noteLine(foot),
    classes: ['note', ...(op === 'ins' ? ['inserted'] : op === 'del' ? ['deleted'] : [])].join(' '),
    side: tokens.join(' '),
    bookmarks: footBookmarks(foot, notes ? 'cell' : 'page', region),
    runs: [...footNumber(foot, notes, printing), ...printRedline(redline, printing)],
  };
}

function footBookmarks({ before, after }: Foot, surface: Surface, { number }: Region): string[] {
  const was = bookmarkOf('b', number, before?.paragraph ?? null);
  const is = surface === 'page' ? bookmarkOf('a', number, after?.paragraph ?? null) : null;
  return [was, is].filter((name) => name !== null);
}

// As a label: one number where both texts have the same, else one struck and one inserted.
function footNumber(foot: Foot, notes: NoteBook | null, printing: Printing): PrintedRun[] {
  if (!notes) return [];
  const was = foot.before ? notes.numberOf(foot, 'before') : null;
  const is = foot.after ? notes.numberOf(foot, 'after') : null;
  if (was === is) return numberRun(is, undefined);
  const [deleted, inserted] = [numberRun(was, 'del'), numberRun(is, 'ins')];
  return printing.redlineFirst === 'inserted'
    ? [...inserted, ...deleted]
    : [...deleted, ...inserted];
}

/** A note of clean text. */
export function cleanFootLine(
  foot: Foot,
  region: Region,
  number: string | null,
  side: CleanSide,
): LineView {
  const printing = printingOf(region, NO_NOTES);
  const content: readonly Run[] =
    foot.after && 'content' in foot.after.paragraph ? foot.after.paragraph.content : [];
  return {
    ...noteLine(foot),
    side: cleanTokens(side, region),
    bookmarks: foot.after ? cleanBookmarks(foot.after, region) : [],
    runs: [...numberRun(number, undefined), ...printRuns(content, printing, 'after')],
  };
}

/** What the line of a note has besides its words, sides and bookmarks. */
export function noteLine({ before, after }: Foot): Omit<LineView, 'side' | 'runs' | 'bookmarks'> {
  const member = after ?? before;
  return {
    element: 'p',
    classes: 'note',
    depth: '',
    paragraph: member ? nameOf(member) : '',
    direction: '',
  };
}

/** The number before a note that stands in a row. */
export function numberRun(number: string | null, op: 'ins' | 'del' | undefined): PrintedRun[] {
  if (number === null) return [];
  return [{ text: number, mark: 'number', label: true, ...(op ? { op } : {}) }];
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
