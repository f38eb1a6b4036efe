import { isOvermarked, MOST_MARKS, MOST_ODD, trimEnd } from '../../model/normal-runs.ts';
import { joinRuns, type Run } from '../../model/run.ts';
import type { Marks } from './dialect.ts';
import { inlineParser, type NoteNames, type NumberedSource } from './inline-parse.ts';
import { readSimple } from './inline-simple.ts';

/**
 * Reads many inline sources at once. The runs are as marked, not yet in normal form; sources and contents keep their order.
 * `overmarked`: the indexes of the sources that hold too many marks, so that a text keeps none of them.
 */
export type InlineReader = (sources: readonly string[]) => {
  readonly contents: readonly (readonly Run[])[];
  readonly overmarked: readonly number[];
};

/** A reader of inline Markdown for a text whose notes are known by `nameOf`. */
export function inlineReader(nameOf: NoteNames): InlineReader {
  const parsers = {
    marked: lazy(() => inlineParser('marked', nameOf)),
    bare: lazy(() => inlineParser('bare', nameOf)),
  };
  return (wrapped) => {
    const sources = wrapped.map(joinLines);
    const results: Run[][] = sources.map(() => []);
    const left: Record<Marks, NumberedSource[]> = { marked: [], bare: [] };
    for (const [index, source] of sources.entries()) {
      const marks = marksOf(source);
      const runs = marks === 'plain' ? plainRuns(source) : simpleRuns(source, marks, nameOf);
      if (runs !== null) results[index] = runs;
      else if (marks !== 'plain')
        for (const piece of marks === 'bare' ? cutPieces(source) : [source])
          left[marks].push({ index, source: piece });
    }
    for (const marks of ['marked', 'bare'] as const)
      if (left[marks].length > 0) parsers[marks]()(left[marks], results);
    const overmarked = [...sources.keys()].filter((at) =>
      isTooHeavy(sources[at] ?? '', results[at] ?? []),
    );
    return { contents: results, overmarked };
  };
}

function plainRuns(text: string): Run[] {
  return text === '' ? [] : [{ text }];
}

function simpleRuns(source: string, marks: Marks, nameOf: NoteNames): Run[] | null {
  return marks === 'marked' ? readSimple(source, nameOf) : null;
}

// A mark takes some characters of source, so that a shorter one cannot hold too many.
function isTooHeavy(source: string, runs: readonly Run[]): boolean {
  if (source.length < MOST_MARKS / 4) return false;
  return isOvermarkedSource(source) || isOvermarked(joinRuns(runs));
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const SPECIAL = /[\\&<\n]|\[\^/;

/**
 * How a source is to be read: `plain` needs no parser, for no character in it could mean anything but itself. Emphasis and
 * links are not sought where there can be none, nor where there is too much of what could mean something.
 */
function marksOf(source: string): Marks | 'plain' {
  const bare = SPECIAL.test(source) ? 'bare' : 'plain';
  if (!mayHoldMarks(source)) return bare === 'bare' && source.length < PIECE ? 'marked' : bare;
  return isOvermarkedSource(source) ? bare : 'marked';
}

function mayHoldMarks(source: string): boolean {
  return source.includes('](') || /[*_]/.test(source);
}

/**
 * Whether matching the marks of a source would take too long. One in normal form stays below: each mark is written with at
 * most four characters that could mean something, each odd character with two.
 */
function isOvermarkedSource(source: string): boolean {
  if (!mayHoldMarks(source)) return false;
  const hasLink = source.includes('](');
  let marks = 0;
  let odd = 0;
  for (const [found] of source.matchAll(/\\.|[*_]+|[[\]&<!\n`]/g)) {
    odd += 1;
    if (/[*_]/.test(found.charAt(0)) || (hasLink && /[[\]]/.test(found))) marks += 1;
  }
  return marks > MOST_MARKS || odd > 2 * MOST_ODD + 4 * MOST_MARKS;
}

const PIECE = 2_048;
const ATOM = /\\[\s\S]|&[#\w]{1,40};|<br *\/?>|\[\^[^\s[\]]{1,100}\]|[\s\S]/giuy;

// Without emphasis and links a long source falls into pieces that mean the same on their own; the cost of parsing one grows
// with the square of its length. A blank at the beginning of a piece would be lost, so it becomes a reference there.
function cutPieces(source: string): string[] {
  if (source.length <= 2 * PIECE) return [source];
  const pieces: string[] = [];
  let piece = '';
  let afterBlank = true;
  ATOM.lastIndex = 0;
  for (let found = ATOM.exec(source); found; found = ATOM.exec(source)) {
    const [atom] = found;
    const blank = /^\s/.test(atom);
    if (!afterBlank && (blank ? atom === ' ' && piece.length > 2 * PIECE : piece.length > PIECE)) {
      pieces.push(piece);
      piece = blank ? '&#32;' : atom;
    } else piece += atom;
    afterBlank = /\s$/.test(atom);
  }
  return [...pieces, piece];
}

/** Joins soft-wrapped lines by one space; a line end behind a backslash or two spaces is a break and stays. */
function joinLines(source: string): string {
  if (!source.includes('\n')) return source;
  const lines = source.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, at) =>
      at === last ? line : /(?:\\| {2})$/.test(line) ? `${line}\n` : `${trimEnd(line)} `,
    )
    .join('');
}
