import type { Member } from '../../compare/comparison.ts';
import { printedLabel, printLabel, whole } from './label-runs.ts';
import { changeClasses, lineOf } from './lines.ts';
import { noteLine, numberRun } from './note-lines.ts';
import type { Foot, NoteBook } from './notebook.ts';
import { type Printing, printSide, type Side } from './printed-runs.ts';
import { bookmarkOf, NO_NOTES, printingOf, type Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import type { LineView, PrintedRun } from './view.ts';

/**
 * The paragraphs of one side of a redline: on the left the text before under its old labels with what goes struck, on the
 * right the text after under its final labels with what is new underlined. A label is marked where it differs from that on
 * the other side. Pieces of one paragraph are put together again.
 */
export function sideLines(
  entries: readonly PieceEntry[],
  side: Side,
  region: Region,
  notes: NoteBook,
): readonly LineView[] {
  const lines: LineView[] = [];
  for (const entry of entries) {
    const member = memberOn(entry, side);
    if (!member) continue;
    const runs = [
      ...sideLabel(entry, side, region),
      ...printSide(entry.redline, side, printingOf(region, notes), stageSide(entry)),
    ];
    const last = lines.at(-1);
    if (last && !startsOn(entry, side)) lines[lines.length - 1] = joined(last, runs);
    else lines.push(sideLine(entry, member, side, region, runs));
  }
  return lines;
}

/** The side on which words stand that a stage alone had: that of the text after, where the paragraph has one. */
export function stageSide({ before, after }: Pick<PieceEntry, 'before' | 'after'>): Side {
  return before && !after ? 'before' : 'after';
}

/** What an entry prints on a side; a paragraph that a stage alone had stands on that of the text after. */
export function memberOn(entry: PieceEntry, side: Side): Member | null {
  const dropped = !entry.before && !entry.after && side === 'after';
  return dropped ? (entry.stage?.member ?? null) : entry[side];
}

/** The side of a line as `data-side` names it. */
export function sideTokenOf(entry: PieceEntry, side: Side, region: Region): string {
  return entry.before || entry.after ? sideToken(side, region) : `k${region.number}`;
}

function joined(line: LineView, runs: readonly PrintedRun[]): LineView {
  return { ...line, runs: [...line.runs, ...runs] };
}

function sideLine(
  entry: PieceEntry,
  member: Member,
  side: Side,
  region: Region,
  runs: readonly PrintedRun[],
): LineView {
  const label = side === 'before' ? member.label : member.final;
  const labels = label && startsOn(entry, side) ? [label] : [];
  const own = entry.before || entry.after ? side : 'stage';
  const line = lineOf(member, region, { surface: 'cell', side: own, labels });
  return {
    ...line,
    classes: [line.classes, ...changeClasses(entry)].join(' '),
    side: `${sideTokenOf(entry, side, region)}${startsOn(entry, side) ? '' : '+'}`,
    bookmarks: sideBookmarks(entry, side, region),
    runs,
  };
}

/** The side of a line in `data-side`: `l0` left, `r0` right. */
export function sideToken(side: Side, { number }: Region): string {
  return `${side === 'before' ? 'l' : 'r'}${number}`;
}

/** The bookmark of the paragraph that begins in an entry on one side. */
export function sideBookmarks(entry: PieceEntry, side: Side, region: Region): readonly string[] {
  return startsOn(entry, side) ? memberBookmarks(entry[side], side, region) : [];
}

function memberBookmarks(member: Member | null, side: Side, { number }: Region): readonly string[] {
  const name = bookmarkOf(side === 'before' ? 'b' : 'a', number, member?.paragraph ?? null);
  return name === null ? [] : [name];
}

function startsOn({ piece, before, after }: PieceEntry, side: Side): boolean {
  if (!before && !after) return true;
  return side === 'before' ? piece.beforeStarts : piece.afterStarts;
}

/** The label of a side: the old one left, the final one right. */
export function sideLabel(entry: PieceEntry, side: Side, region: Region): readonly PrintedRun[] {
  const labels = { before: sideLabelText(entry, 'before'), after: sideLabelText(entry, 'after') };
  const printing = printingOf(region, NO_NOTES);
  const same = labels.before === labels.after && whole(entry) === null;
  if (region.stage) return stagedLabel(entry, side, { ...labels, same }, printing);
  const op = side === 'before' ? 'del' : 'ins';
  return printLabel(labels[side], printing, same ? undefined : op);
}

/** The label of a side where a stage is told of; one that the stage alone had stands behind it. */
function stagedLabel(
  { before, after, stage }: PieceEntry,
  side: Side,
  labels: Readonly<Record<Side, string>> & { readonly same: boolean },
  printing: Printing,
): readonly PrintedRun[] {
  const then = stage?.starts ? printedLabel(stage.member.paragraph, stage.member.final) : '';
  const own = labels[side];
  const op = side === 'before' ? 'del' : 'ins';
  const since =
    labels.same || (own === then) !== (side === 'before') ? {} : { since: true as const };
  const kept = own === then ? undefined : ('restored' as const);
  const runs = printLabel(own, printing, labels.same ? kept : op).map((run) => ({
    ...run,
    ...since,
  }));
  const alone = then !== labels.before && then !== labels.after;
  const here = alone && side === stageSide({ before, after });
  return here ? [...runs, ...printLabel(then, printing, 'dropped')] : runs;
}

function sideLabelText(entry: PieceEntry, side: Side): string {
  const member = entry[side];
  if (!member || !startsOn(entry, side)) return '';
  return printedLabel(member.paragraph, side === 'before' ? member.label : member.final);
}

/** One side of a note, under its number on that side. */
export function sideNote(foot: Foot, side: Side, region: Region, notes: NoteBook): LineView {
  const op = side === 'before' ? 'del' : 'ins';
  const alone = foot.before === null || foot.after === null;
  const same = !alone && notes.numberOf(foot, 'before') === notes.numberOf(foot, 'after');
  return {
    ...noteLine(foot),
    classes: ['note', ...(alone ? [op === 'del' ? 'deleted' : 'inserted'] : [])].join(' '),
    side: sideToken(side, region),
    bookmarks: memberBookmarks(foot[side], side, region),
    runs: [
      ...numberRun(notes.numberOf(foot, side), same ? undefined : op),
      ...printSide(foot.redline, side, printingOf(region, NO_NOTES), stageSide(foot)),
    ],
  };
}
