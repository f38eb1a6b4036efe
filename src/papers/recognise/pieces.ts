import type { Place } from '../../model/message.ts';
import { joinRuns, type Run } from '../../model/run.ts';

/**
 * A stretch of a sheet's text that knows where it stands. `at` is its offset in the words of the whole sheet
 * (`flatten.ts` counts them), by which each word is accounted for; `place` is where a reader finds it in the source,
 * null where the sheet tells none. A note mark is a piece of its own with the name of the note.
 */
export interface Piece {
  readonly text: string;
  readonly at: number;
  readonly place: Place | null;
  readonly em?: true;
  readonly strong?: true;
  readonly note?: string;
  /** How a redline marks it; null of both is what stands before and after. */
  readonly mark?: 'ins' | 'del';
  /** What Word shows; `format-marks.ts` decides what it means. */
  readonly underline?: true;
  readonly strike?: true;
  readonly link?: true;
  readonly coloured?: true;
  /** A number that Word printed: `counted` where it counts all paragraphs that are shown, `own` where it is that of its text alone. */
  readonly number?: 'counted' | 'own';
  /** Somebody parted its paragraph from the one before it: it is none of the lines that belong to that. */
  readonly begins?: true;
}

/** The characters of pieces; a note mark counts for nothing. */
export function textOf(pieces: readonly Piece[]): string {
  let text = '';
  for (const piece of pieces) if (piece.note === undefined) text += piece.text;
  return text;
}

/** One line of plain words for matching against patterns: every blank one space, none at the ends. */
export function plainLine(pieces: readonly Piece[]): string {
  return textOf(pieces).replace(/\s+/g, ' ').trim();
}

/** Where pieces begin in the source. */
export function placeOf(pieces: readonly Piece[]): Place | null {
  return pieces[0]?.place ?? null;
}

/** The pieces from offset `from` of their text up to `to`; a note mark at an edge stays with what stands before it. */
export function slicePieces(
  pieces: readonly Piece[],
  from: number,
  to = Number.POSITIVE_INFINITY,
): Piece[] {
  const slice: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    if (piece.note !== undefined) {
      if ((start > from || from === 0) && start <= to) slice.push(piece);
      continue;
    }
    const end = start + piece.text.length;
    const first = Math.max(0, from - start);
    const text = piece.text.slice(first, Math.max(0, to - start));
    if (text !== '' && end > from && start < to) slice.push(shifted(piece, first, text));
    start = end;
  }
  return slice;
}

function shifted(piece: Piece, by: number, text: string): Piece {
  return { ...piece, text, at: piece.at + by, place: placesWithin(piece)(by) };
}

/** Where the characters of a piece stand in the source, asked in ascending order; a piece may run over several lines of it. */
export function placesWithin({ text, place }: Piece): (offset: number) => Place | null {
  let line = 0;
  let start = 0;
  let next = text.indexOf('\n');
  return (offset) => {
    while (next >= 0 && next < offset) {
      line += 1;
      start = next + 1;
      next = text.indexOf('\n', start);
    }
    if (!place || line === 0) return place && { ...place, column: place.column + offset };
    return { ...place, line: place.line + line, column: offset - start + 1 };
  };
}

/** Pieces without the blanks (no-break ones too) at both ends. */
export function trimPieces(pieces: readonly Piece[]): Piece[] {
  const text = textOf(pieces);
  const end = text.trimEnd().length;
  const start = text.length - text.trimStart().length;
  if (start >= end) return pieces.filter((piece) => piece.note !== undefined);
  return start === 0 && end === text.length ? [...pieces] : slicePieces(pieces, start, end);
}

/** Lines as one run of text with `\n` between them, blanks at the ends of each line left out. */
export function joinLines(lines: readonly (readonly Piece[])[]): Piece[] {
  const joined: Piece[] = [];
  for (const line of lines) {
    const trimmed = trimPieces(line);
    if (trimmed.length === 0) continue;
    if (joined.length > 0) joined.push({ text: '\n', at: -1, place: null });
    append(joined, trimmed);
  }
  return joined;
}

/** Pieces as the runs of a paragraph. */
export function runsOf(pieces: readonly Piece[]): Run[] {
  return joinRuns(pieces.map(runOf));
}

function runOf({ text, em, strong, note }: Piece): Run {
  if (note !== undefined) return { text: `[^${note}]`, note };
  return { text, ...(em && { em }), ...(strong && { strong }) };
}

/** Pieces as the runs of a title: where all of it is bold, that is how titles look, and no bold text. */
export function titleRuns(pieces: readonly Piece[]): Run[] {
  const bold = pieces.every(
    ({ strong, text, note }) => strong || note !== undefined || !text.trim(),
  );
  return runsOf(bold ? pieces.map(({ strong: _, ...piece }) => piece) : pieces);
}

/** Adds all of `more` to the end of `list`. A spread into `push` would overflow the stack on a very long list. */
export function append<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
