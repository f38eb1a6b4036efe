import { readTypedLabels } from '../../model/typed-label.ts';
import { type BrokenPair, type Edge, edgeOf } from './edge.ts';
import type { Line } from './lines.ts';
import { type Part, partOf } from './parts.ts';

/** A line of words as it was printed, and what parts it from the one before: empty lines, lines of blanks (an empty paragraph of the document), the beginning of a page. */
export interface PrintedLine {
  readonly parts: readonly Part[];
  readonly text: string;
  readonly lead: number;
  /** Whether a blank stands behind its words. */
  readonly trail: boolean;
  readonly empties: number;
  readonly blanks: number;
  readonly page: boolean;
}

/**
 * How a document that is wrapped at every printed line is set: the empty lines between two lines of one paragraph, whether lines
 * of blanks part paragraphs, and where a program cut the lines (null where the edge is that of a page).
 */
export interface Setting {
  readonly gap: number;
  readonly blankLines: boolean;
  readonly edge: Edge | null;
}

/** The lines of words of a stretch of lines; those between them are counted. */
export function printedLines(source: string, lines: readonly Line[]): PrintedLine[] {
  const printed: PrintedLine[] = [];
  let empties = 0;
  let blanks = 0;
  for (const line of lines) {
    if (line.from === line.to) {
      if (line.empty) empties += 1;
      else blanks += 1;
      continue;
    }
    const feed = source.charCodeAt(line.from - line.lead - 1) === 0x0c;
    printed.push({
      parts: [partOf(line)],
      text: source.slice(line.from, line.to),
      lead: line.lead,
      trail: source.charAt(line.to) === ' ',
      empties,
      blanks,
      page: feed || (line.lead === 1 && empties + blanks === 0 && printed.length > 0),
    });
    empties = 0;
    blanks = 0;
  }
  return printed;
}

const SHORT = 30;
const NARROW = 12;
const LONGEST_WRAPPED = 200;
const FEWEST = 4;
// What was set high (`ème`) is no line of its own.
const HIGH = 4;

/**
 * How a document is set, where its lines end at the edge of the paper: many long lines break off in a sentence that the
 * next goes on with, and these are about as long as one another; lines of a narrow column must keep to one edge besides. Null
 * where a line is a paragraph.
 */
export function settingOf(lines: readonly PrintedLine[]): Setting | null {
  const wide = settingFrom(lines, SHORT);
  if (wide) return wide;
  const narrow = settingFrom(lines, NARROW);
  return narrow?.edge ? narrow : null;
}

function settingFrom(lines: readonly PrintedLine[], short: number): Setting | null {
  const long = pairsOf(lines).filter(({ before }) => before.text.length >= short);
  const broken = long.filter(isBroken);
  if (broken.length < FEWEST || broken.length * 4 < long.length) return null;
  const widths = broken.map(({ before }) => before.text.length).sort((a, b) => a - b);
  const middle = widths[widths.length >> 1] ?? 0;
  const like = widths.filter((width) => width >= 0.65 * middle && width <= 1.4 * middle).length;
  const wide = lines.filter(({ text }) => text.length > 1.6 * middle).length;
  if (middle > LONGEST_WRAPPED || like * 10 < widths.length * 7 || wide * 20 > lines.length)
    return null;
  const blankLines = lines.filter(({ blanks }) => blanks > 0).length >= 2;
  const gap = commonest(broken.map(({ line }) => line.empties));
  return { gap, blankLines, edge: edgeOf(broken) };
}

function pairsOf(lines: readonly PrintedLine[]): BrokenPair[] {
  return lines.slice(1).flatMap((line, at) => {
    const before = lines[at];
    return before ? [{ before, line }] : [];
  });
}

function isBroken({ before, line }: BrokenPair): boolean {
  return line.text.length > HIGH && breaksOff(before.text) && goesOnSmall(line.text);
}

/** The lines that break off in a sentence which the next goes on with, where they are too many for a text of one line a paragraph. */
export function brokenLines(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  if (lines.length < FEWEST) return [];
  const labels = readTypedLabels(lines.map(({ text }) => text));
  const broken = pairsOf(lines).filter(
    (pair, at) =>
      labels[at + 1] === null && /[\p{Ll}\p{Lo}\p{N}]$/u.test(pair.before.text) && isBroken(pair),
  );
  const many = broken.length >= FEWEST - 1 && broken.length * 10 >= lines.length;
  return many ? broken.map(({ before }) => before) : [];
}

/** Whether a line ends inside a sentence. */
export function breaksOff(text: string): boolean {
  return !/[.!?…:;。！？؟]["'»”’)\]\s]*$/u.test(text);
}

/** Whether a line begins with a small letter, or with one of a script that has none. */
export function goesOnSmall(text: string): boolean {
  return /^[«“"'(‘[\s]{0,3}(?:\p{Ll}|\p{Lo})/u.test(text) && !/^\p{L}{1,4}[.)]\s/u.test(text);
}

function commonest(counts: readonly number[]): number {
  const found = new Map<number, number>();
  for (const count of counts) found.set(count, (found.get(count) ?? 0) + 1);
  let best = 0;
  let most = 0;
  for (const [count, times] of found) if (times > most) [best, most] = [count, times];
  return best;
}
