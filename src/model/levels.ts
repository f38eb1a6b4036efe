import { ANTE, type Label, readLabel } from './label.ts';
import { countsOn, sameSeries, sameShape, seriesParts, succeeds } from './label-order.ts';

// Deeper lists do not exist; without a limit a hostile text could open one at every label.
const DEEPEST = 9;

/** One list that is open: its last label as read, which paragraph carries it, and how deep the list lies. */
export interface Level {
  readonly label: Label;
  readonly index: number;
  readonly depth: number;
}

/** What stands around a label whose level is asked for. */
export interface Surroundings {
  readonly index: number;
  /** An unlabelled paragraph directly above could carry the list (`Le Secrétariat doit :`). */
  readonly chapeau: boolean;
  /** The depth that the drafter typed, or null. */
  readonly typedDepth: number | null;
  /** The labels that come next, nearest first. */
  readonly ahead: () => Iterable<Label>;
  readonly read: ReadLabels;
}

/** All readings of a label. */
export type ReadLabels = (label: Label) => readonly Label[];

/** Reads each distinct label of a text once: neighbours are looked at again and again. */
export function readOnce(): ReadLabels {
  const known = new Map<string, readonly Label[]>();
  return (label) => {
    const readings = known.get(label.text) ?? readLabel(label.text);
    known.set(label.text, readings);
    return readings.length > 0 ? readings : [label];
  };
}

/** One way to read a label: as the next of list `at`, or (at = levels.length) as the first of a list below all open ones. */
interface Choice {
  readonly reading: Label;
  readonly at: number;
}

/**
 * Puts a label into the open lists: the lists that are left are closed, its own is opened or continued. Returns the new
 * lists, outermost first; the last of them is the label's. A list is continued where the label is its next; a first
 * (`a)`, `i)`, `1.`) of another shape opens one below; a dash or bullet stands below what is above it.
 */
export function placeLabel(
  open: readonly Level[],
  label: Label,
  around: Surroundings,
): readonly Level[] {
  const readings = around.read(label);
  if (around.typedDepth !== null) return placeAt(open, readings, around.typedDepth, around.index);
  const { reading, at } = choose(open, readings, around);
  const known = open[at];
  const kept = known ? open.slice(0, at) : roomFor(reading, open).slice(0, DEEPEST - 1);
  const depth = known ? known.depth : depthBelow(kept, reading, around.chapeau);
  return [...kept, { label: reading, index: around.index, depth }];
}

function placeAt(
  open: readonly Level[],
  readings: readonly Label[],
  depth: number,
  index: number,
): readonly Level[] {
  const before = open.find((level) => level.depth === depth);
  const next = readings.find((reading) => before && succeeds(before.label, reading));
  const label = next ?? readings.find(isFirst) ?? readings[0];
  const kept = open.filter((level) => level.depth < depth);
  return label ? [...kept, { label, index, depth }] : kept;
}

function choose(open: readonly Level[], readings: readonly Label[], around: Surroundings): Choice {
  const continued = findLevel(open, readings, (level, reading) => succeeds(level.label, reading));
  const beside = continued ? null : findLevel(open, readings, areDecisions);
  if (beside) return beside;
  const opened = opensList(open, readings);
  if (continued && opened) return nextDecides(continued, opened, around);
  return (
    continued ??
    opened ??
    findLevel(open, readings, (level, reading) => sameShape(level.label, reading)) ??
    findLevel(open, readings, (level, reading) => countsOn(level.label, reading)) ?? {
      reading: likeliest(readings),
      at: open.length,
    }
  );
}

// A final number of a Decision (`5.21`) and a provisional one (`6.AA`) are of one list, whatever their order.
function areDecisions({ label }: Level, reading: Label): boolean {
  return (
    [label, reading].every(({ series }) => /^\d+\.$/.test(series)) &&
    ((label.style === 'arabic' && isProvisional(reading)) ||
      (isProvisional(label) && reading.style === 'arabic'))
  );
}

function isProvisional({ style, text }: Label): boolean {
  return style === 'double' && text === text.toUpperCase();
}

function likeliest(readings: readonly Label[]): Label {
  const [first] = readings;
  if (!first) throw new Error('a label without a reading');
  return first;
}

/** The deepest open list for which the test holds, readings in their order. */
function findLevel(
  open: readonly Level[],
  readings: readonly Label[],
  test: (level: Level, reading: Label) => boolean,
): Choice | null {
  for (let at = open.length - 1; at >= 0; at -= 1) {
    const level = open[at];
    const reading = level && readings.find((candidate) => test(level, candidate));
    if (reading) return { reading, at };
  }
  return null;
}

// A first opens a list only where no list of its shape is open: there it starts that one anew.
function opensList(open: readonly Level[], readings: readonly Label[]): Choice | null {
  const reading = readings.find(
    (candidate) => isFirst(candidate) && !open.some((level) => sameShape(level.label, candidate)),
  );
  return reading ? { reading, at: open.length } : null;
}

function isFirst({ value, style, suffix }: Label): boolean {
  return value <= 1 && style !== 'mark' && (suffix === '' || suffix === ANTE);
}

// `h) i)`: the letter when `j)` comes, the first roman when `ii)` comes, the letter when neither does.
function nextDecides(continued: Choice, opened: Choice, around: Surroundings): Choice {
  if (continued.reading.style === opened.reading.style) return continued;
  for (const label of around.ahead()) {
    const readings = around.read(label);
    const goesOn = readings.some((reading) => succeeds(continued.reading, reading));
    const begins = readings.some((reading) => succeeds(opened.reading, reading));
    if (goesOn !== begins) return goesOn ? continued : opened;
  }
  return continued;
}

/** The lists that stay open above a list that begins. */
function roomFor(reading: Label, open: readonly Level[]): readonly Level[] {
  if (reading.style === 'mark') return open;
  const lists = open.filter((level) => level.label.style !== 'mark');
  const outer = lists[0];
  if (outer && outer.depth > 1 && isMain(reading)) return [];
  const numbers = numbersOf(reading);
  const section = lists.findLastIndex(
    ({ label }) => isPrefix(numbersOf(label), numbers) && label.suffix === '',
  );
  if (numbers.length > 1 && section >= 0) return lists.slice(0, section + 1);
  const longer = lists.findIndex(
    ({ label }) => numbersOf(label).length > numbers.length && label.style === 'arabic',
  );
  return longer >= 0 && reading.style === 'arabic' ? lists.slice(0, longer) : lists;
}

function numbersOf(label: Label): readonly (number | string)[] {
  return [...seriesParts(label), label.value];
}

function isPrefix(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  return a.length < b.length && a.every((part, index) => part === b[index]);
}

// Letters, small romans, quoted figures and marks hang on a chapeau; numbers and capitals stand beside it.
function isMain({ style, text, open }: Label): boolean {
  if (/^['‘’‛]/.test(open)) return false;
  if (style === 'double') return text === text.toUpperCase();
  return style !== 'lower' && style !== 'lower-roman' && style !== 'mark';
}

function depthBelow(kept: readonly Level[], reading: Label, chapeau: boolean): number {
  const above = kept.at(-1);
  if (above) return above.depth + 1;
  return chapeau && !isMain(reading) ? 2 : 1;
}

/** Whether a label begins the outermost list again, so that a new number series starts with it. */
export function startsAgain(open: readonly Level[], label: Label, read: ReadLabels): boolean {
  const outer = open[0]?.label;
  if (!outer || read(label).some((reading) => succeeds(outer, reading))) return false;
  // The letters of draft Decisions go on through all headings of their paper.
  if (isProvisional(outer) && outer.series !== '') return false;
  return read(label).some(
    (reading) => isFirst(reading) && sameShape(outer, reading) && sameSeries(outer, reading),
  );
}
