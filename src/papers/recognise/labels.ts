import { type Label, printLabel, readLabel } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import type { TypedLabel } from '../../model/typed-label.ts';
import { type Piece, placeOf, slicePieces, textOf, trimPieces } from './pieces.ts';

/** A line taken apart: its label (null where none is typed), the pieces in which that stands, and the rest. */
export interface LabelledLine {
  readonly label: Label | null;
  readonly bracket: boolean;
  readonly typed: readonly Piece[];
  readonly body: readonly Piece[];
}

/** What has been counted so far in one text: the last label of each shape, and where counters were lost. */
export interface Counter {
  readonly last: Map<string, Label>;
  readonly lost: { readonly label: Label; readonly place: Place | null }[];
}

/** A counter at its beginning. */
export function newCounter(): Counter {
  return { last: new Map(), lost: [] };
}

/**
 * Labels as they were read of lines of text, but where Word printed a number: that is the label, whatever its shape, and no run of them was
 * lost. `lines` are the pieces of each start, null where a list ends.
 */
export function withPrintedNumbers(
  labels: readonly (TypedLabel | null)[],
  lines: readonly (readonly Piece[] | null)[],
): readonly (TypedLabel | null)[] {
  return labels.map((found, index) => {
    const printed = lines[index] && printedNumber(lines[index]);
    if (!printed) return found;
    const same = found !== null && !found.lost && found.label.text === printed.text.trim();
    return same ? found : (numberOf(printed) ?? found);
  });
}

/** The number that Word printed before a line. */
export function printedNumber(line: readonly Piece[]): Piece | null {
  const first = line.find(({ text }) => text.trim() !== '');
  return first?.number === undefined ? null : first;
}

function numberOf({ text }: Piece): TypedLabel | null {
  const [label] = readLabel(text.trim());
  return label ? { label, length: text.length, bracket: false, lost: false } : null;
}

const LEADING = /^(\[?)(\S{1,12})(\s+|$)/u;
const LEADING_BRACKET = /^(\[?)(\([^\s()]{1,8}\))(\s+|$)/u;

/**
 * Takes a closed label (`1.`, `a)`, `(i)`, `·`, `15.AA`) off the beginning of a line. A letter or roman number is one only
 * where it opens a list or goes on with the one that `counter` knows, so that “p. ex.” stays text.
 */
export function splitLabel(pieces: readonly Piece[], counter: Counter): LabelledLine {
  return readLine(pieces, counter).line;
}

/** Makes a counter ready for the letter or number with which a line begins, where those before it were left out: `[…]`, then `d)`. */
export function skipTo(pieces: readonly Piece[], counter: Counter): void {
  const [, , typed = ''] = LEADING.exec(textOf(trimPieces(pieces))) ?? [];
  const label = /^\(?\p{L}+\)$/u.test(typed) ? readLabel(typed)[0] : undefined;
  if (label && label.value > 1)
    counter.last.set(shapeOf(label), printLabel(label.value - 1, label));
}

/** `splitLabel` with lost counters counted on; each is noted in `counter.lost`. */
export function countLabel(pieces: readonly Piece[], counter: Counter): LabelledLine {
  const { line, before } = readLine(pieces, counter);
  if (!line.label) return line;
  const label = countOn(line.label, before);
  if (label === line.label) return line;
  counter.last.set(shapeOf(label), label);
  counter.lost.push({ label, place: placeOf(pieces) });
  return { ...line, label };
}

// The line, and the label of its shape that stood last before it.
function readLine(
  pieces: readonly Piece[],
  counter: Counter,
): { line: LabelledLine; before: Label | undefined } {
  const line = trimPieces(pieces);
  const text = textOf(line);
  const printed = printedNumber(line);
  const known = printed && numberOf(printed);
  if (printed && known) {
    const { label, length } = known;
    counter.last.set(shapeOf(label), label);
    const typed = slicePieces(line, 0, length);
    const body = trimPieces(slicePieces(line, length));
    return { line: { label, bracket: false, typed, body }, before: undefined };
  }
  const found = LEADING_BRACKET.exec(text) ?? LEADING.exec(text);
  const label = found ? chooseReading(found[2] ?? '', counter) : null;
  if (!found || !label) {
    return { line: { label: null, bracket: false, typed: [], body: line }, before: undefined };
  }
  const before = counter.last.get(shapeOf(label));
  counter.last.set(shapeOf(label), label);
  const typed = slicePieces(line, 0, found[0].length);
  const body = trimPieces(slicePieces(line, found[0].length));
  return { line: { label, bracket: found[1] === '[', typed, body }, before };
}

function chooseReading(token: string, counter: Counter): Label | null {
  const readings = readLabel(token).filter(isClosed);
  const goesOn = readings.find((label) => continues(label, counter));
  if (goesOn) return goesOn;
  return readings.find((label) => isCounted(label) || label.value === 1) ?? null;
}

function isClosed(label: Label): boolean {
  return label.style === 'mark' || label.style === 'double' || label.close !== '';
}

// Arabic numbers and marks stand for themselves, letters need a list that they open or continue.
function isCounted({ style, suffix }: Label): boolean {
  return style === 'arabic' || style === 'mark' || style === 'double' || suffix !== '';
}

function continues(label: Label, counter: Counter): boolean {
  const last = counter.last.get(shapeOf(label));
  return last !== undefined && label.value > 1 && label.value === last.value + 1;
}

/** Labels of one shape count in one row: `1.` apart from `1)`, `a)` from `i)`. */
function shapeOf({ style, open, close, series, word }: Label): string {
  return [style, open, close, series, word].join('\u0000');
}

/**
 * The label that a lost counter stood for: extraction prints every automatic number as `1.`, so one that follows another
 * of its shape is the next. Gives the label unchanged where nothing was lost; `before` is the label of its shape before it.
 */
function countOn(label: Label, before: Label | undefined): Label {
  const lost =
    before !== undefined &&
    label.style === 'arabic' &&
    label.value === 1 &&
    label.suffix === '' &&
    before.value >= 1 &&
    shapeOf(label) === shapeOf(before);
  return lost ? printLabel(before.value + 1, label) : label;
}
