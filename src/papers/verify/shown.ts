import type { Label } from '../../model/label.ts';
import type { Place } from '../../model/message.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import type { AmendmentRow } from '../recognise/columns.ts';
import type { Desk } from '../recognise/desk.ts';
import { type Entry, readEntries } from '../recognise/entries.ts';
import type { EntryRole, Part } from '../recognise/kinds.ts';
import { hasWords, isMarked, type Side, sideOf } from '../recognise/marks.ts';
import {
  type Piece,
  placeOf,
  plainLine,
  slicePieces,
  textOf,
  trimPieces,
} from '../recognise/pieces.ts';
import { wordsOf } from './words.ts';

/** One reading of a paragraph: its number, and its words as they are compared. `lost`: the number is a counter that extraction lost. */
export interface Reading {
  readonly label: Label | null;
  readonly lost: boolean;
  readonly words: string;
  readonly place: Place | null;
}

/**
 * A paragraph of an amendment table. `before` and `after` are what the first column leaves without insertions and without
 * deletions, `shown` is all that stands in it, `clean` the last column; null where nothing is left.
 */
export interface ShownParagraph {
  readonly before: Reading | null;
  readonly after: Reading | null;
  readonly shown: Reading | null;
  readonly clean: Reading | null;
  readonly marked: boolean;
  readonly role: EntryRole;
  readonly place: Place | null;
}

/** A row of an amendment table: its paragraphs, and its comment in one line. `keep`: it is the word for *keep*, alone or with a remark; `tellsNew`: it says that something is new. */
export interface ShownRow {
  readonly paragraphs: readonly ShownParagraph[];
  readonly comment: string;
  readonly keep: boolean;
  readonly tellsNew: boolean;
  readonly place: Place | null;
}

/** The rows of a table with what stands on each side. Numbers of each side are read as one sequence. */
export function shownRows(rows: readonly AmendmentRow[], desk: Desk): ShownRow[] {
  const entries = rows.map((row) => readEntries([row], desk));
  const sides = readSides(columnsOf(entries.flat()), desk);
  let next = 0;
  return rows.map((row, index) => {
    const paragraphs = (entries[index] ?? []).map((entry): ShownParagraph => {
      const at = next;
      next += 1;
      return shownParagraph(entry, at, row.across, sides);
    });
    const comment = row.comment.map(plainLine).join(' ');
    const keep = desk.words.parts.keep(comment) !== null;
    const tellsNew = desk.words.inserted(comment) !== null;
    return { paragraphs, comment, keep, tellsNew, place: row.place };
  });
}

function columnsOf(entries: readonly Entry[]): Columns<Column> {
  const shown = entries.map(({ redline }) => piecesOf(redline));
  return {
    before: entries.map(({ redline }) => partSide(redline, 'before')),
    after: entries.map(({ redline }) => partSide(redline, 'after')),
    shown,
    clean: entries.map(({ clean }) => piecesOf(clean)),
  };
}

// A heading that goes across the table stands for both columns.
function shownParagraph(
  entry: Entry,
  at: number,
  across: boolean,
  sides: Columns<readonly (Reading | null)[]>,
): ShownParagraph {
  const { role, place } = entry;
  const after = sides.after[at] ?? null;
  return {
    before: sides.before[at] ?? null,
    after,
    shown: sides.shown[at] ?? null,
    clean: across && role !== 'formula' ? after : (sides.clean[at] ?? null),
    marked: isMarked(piecesOf(entry.redline)),
    role: role === 'title' && at > 0 ? 'heading' : role,
    place,
  };
}

// An automatic number bears no mark: it goes and comes with its paragraph.
function partSide(part: Part | null, side: Side): readonly Piece[] {
  const whole = sideOf(piecesOf(part), side);
  return part && hasWords(part.body) && !hasWords(sideOf(part.body, side)) ? [] : whole;
}

const GAP: Piece = { text: ' ', at: -1, place: null };

function piecesOf(part: Part | null): readonly Piece[] {
  if (!part) return [];
  return part.typed.length === 0 ? part.body : [...part.typed, GAP, ...part.body];
}

type Column = readonly (readonly Piece[])[];

interface Columns<T> {
  readonly before: T;
  readonly after: T;
  readonly shown: T;
  readonly clean: T;
}

// A number without a closing mark is one next to its neighbours: those of another side may tell where this one has none.
function readSides(columns: Columns<Column>, desk: Desk): Columns<(Reading | null)[]> {
  const typed = {
    before: typedLabels(columns.before, desk),
    after: typedLabels(columns.after, desk),
    shown: typedLabels(columns.shown, desk),
    clean: typedLabels(columns.clean, desk),
  };
  const read = (name: keyof Columns<Column>): (Reading | null)[] =>
    columns[name].map((pieces, at) => {
      const others = [typed.before[at], typed.after[at], typed.clean[at], typed.shown[at]];
      return readingOf(trimPieces(pieces), typed[name][at] ?? labelLike(pieces, others));
    });
  return {
    before: read('before'),
    after: read('after'),
    shown: read('shown'),
    clean: read('clean'),
  };
}

function labelLike(
  pieces: readonly Piece[],
  others: readonly (TypedLabel | null | undefined)[],
): TypedLabel | null {
  const text = textOf(trimPieces(pieces));
  for (const other of others) {
    const start = other && !other.lost && !other.bracket ? other.label.text : '';
    const blank = start !== '' && text.startsWith(start) && /^\s+/u.exec(text.slice(start.length));
    if (other && blank) return { ...other, length: start.length + blank[0].length };
  }
  return null;
}

function typedLabels(column: Column, desk: Pick<Desk, 'words'>): readonly (TypedLabel | null)[] {
  return readTypedLabels(
    column.map((pieces) => {
      const trimmed = trimPieces(pieces);
      return desk.words.formula(plainLine(trimmed)) ? null : textOf(trimmed);
    }),
  );
}

/** Paragraphs of one column as readings; null where one has no words but those of its number. */
export function readColumn(column: Column, desk: Pick<Desk, 'words'>): (Reading | null)[] {
  const labels = typedLabels(column, desk);
  return column.map((pieces, index) => readingOf(trimPieces(pieces), labels[index] ?? null));
}

function readingOf(pieces: readonly Piece[], typed: TypedLabel | null): Reading | null {
  const body = typed ? slicePieces(pieces, typed.length) : pieces;
  if (!hasWords(body)) return null;
  const words = wordsOf(textOf(body));
  return {
    label: typed?.label ?? null,
    lost: typed?.lost ?? false,
    words: typed?.bracket ? `[${words}` : words,
    place: placeOf(pieces),
  };
}
