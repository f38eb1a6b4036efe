import type { LanguageProfile } from '../../model/profile.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import { hasWords } from './marks.ts';
import { type Piece, plainLine, slicePieces, textOf } from './pieces.ts';
import { isHeading } from './prose.ts';

type Line = readonly Piece[];
type Openers = LanguageProfile['openers'];

/** What a document underlines for its looks: the verbs that open its paragraphs, or its headings. */
export interface Habit {
  readonly openers: Openers | null;
  readonly headings: boolean;
}

// A habit shows in most of the places where it could, and in more than one.
const MOST = 0.6;
const FEWEST = 2;

/** The habit that the lines of a stretch show. A line with struck words tells nothing of it. */
export function habitOf(lines: readonly Line[], openers: Openers): Habit {
  const sound = lines.filter((line) => !line.some(({ strike }) => strike) && hasWords(line));
  const opened = sound.filter((line) => openingOf(line, openers) !== null);
  const headings = sound.filter(isHeadingLine);
  return {
    openers: isHabit(opened, (line) => underlinesOpening(line, openers)) ? openers : null,
    headings: isHabit(headings, underlinedWhole),
  };
}

function isHabit(lines: readonly Line[], test: (line: Line) => boolean): boolean {
  const shown = lines.filter(test).length;
  return shown >= FEWEST && shown >= MOST * lines.length;
}

/** Whether a line is a heading: no label, no end mark. */
export function isHeadingLine(line: Line): boolean {
  return readTypedLabels([textOf(line)])[0] === null && isHeading(plainLine(line), null);
}

/** Whether every word of a line is underlined. */
export function underlinedWhole(line: Line): boolean {
  const worded = line.filter((piece) => piece.note === undefined && hasWords([piece]));
  return worded.length > 0 && worded.every(({ underline }) => underline);
}

/** A line without the underline that is habit: of its opening words, of a heading, of a link that stands by itself. */
export function withoutHabit(line: Line, habit: Habit): Line {
  const linked = line.map((piece, at) => (isBareLink(line, at) ? plain(piece) : piece));
  if (habit.headings && underlinedWhole(linked) && isHeadingLine(linked)) return linked.map(plain);
  const opening = habit.openers && openingOf(linked, habit.openers);
  if (!opening || !habit.openers || !underlinesOpening(linked, habit.openers)) return linked;
  const end = underlinedTo(linked, opening.from);
  return [
    ...slicePieces(linked, 0, opening.from),
    ...slicePieces(linked, opening.from, end).map(plain),
    ...slicePieces(linked, end),
  ];
}

function plain({ underline: _, ...piece }: Piece): Piece {
  return piece;
}

// Word underlines links; one inside words that are underlined too is part of the change.
function isBareLink(line: Line, at: number): boolean {
  const piece = line[at];
  if (!piece?.link || !piece.underline) return false;
  const beside = [...line.slice(0, at)].reverse().find(({ link }) => !link);
  const behind = line.slice(at + 1).find(({ link }) => !link);
  return !beside?.underline && !behind?.underline;
}

function openingOf(line: Line, openers: Openers): { from: number; length: number } | null {
  const text = textOf(line);
  const label = readTypedLabels([text])[0]?.length ?? /^\s*/u.exec(text)?.[0].length ?? 0;
  const body = text.slice(label).toLowerCase();
  const found = [...openers.recital, ...openers.operative].find(
    (opener) =>
      body.startsWith(opener.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(body.slice(opener.length)),
  );
  return found === undefined ? null : { from: label, length: found.length };
}

// How far the underline of opening words may go on: `Encourage en outre vivement`.
const LOOSE = 30;

function underlinesOpening(line: Line, openers: Openers): boolean {
  const opening = openingOf(line, openers);
  if (!opening) return false;
  const end = underlinedTo(line, opening.from);
  const length = end - opening.from;
  const rest = textOf(line).slice(end);
  return length >= opening.length && length <= opening.length + LOOSE && hasLetters(rest);
}

function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

function underlinedTo(line: Line, from: number): number {
  let at = 0;
  for (const piece of line) {
    if (piece.note !== undefined) continue;
    const end = at + piece.text.length;
    if (end > from && !piece.underline) return Math.max(at, from);
    at = end;
  }
  return at;
}
