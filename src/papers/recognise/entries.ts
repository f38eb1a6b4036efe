import type { Place } from '../../model/message.ts';
import { readTypedLabels, type TypedLabel } from '../../model/typed-label.ts';
import type { AmendmentRow } from './columns.ts';
import { type Desk, sayLost } from './desk.ts';
import { type EntryKind, type EntryRole, isSame, kindOf, type Pair, type Part } from './kinds.ts';
import { newCounter, splitLabel, withPrintedNumbers } from './labels.ts';
import { sideOf } from './marks.ts';
import { isWithin } from './merge.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';
import { isHeading } from './prose.ts';

/** One paragraph of the Resolution as an amendment table shows it. */
export interface Entry {
  readonly kind: EntryKind;
  readonly role: EntryRole;
  /** Behind the heading of an annex. */
  readonly inAnnex?: boolean;
  readonly redline: Part | null;
  readonly clean: Part | null;
  readonly comment: readonly (readonly Piece[])[];
  readonly linguistic: boolean;
  readonly keep: boolean;
  readonly place: Place | null;
}

/** The rows of an amendment table as paragraphs, in order. Labels of each column are read as one sequence. */
export function readEntries(rows: readonly AmendmentRow[], desk: Desk): Entry[] {
  const redlines = labelled(
    rows.map(({ redline }) => redline),
    desk,
  );
  const cleans = labelled(
    rows.map(({ clean }) => clean),
    desk,
  );
  const entries = rows.flatMap((row, index) =>
    rowEntries(row, redlines[index] ?? [], cleans[index] ?? [], index === 0, desk),
  );
  const annex = entries.findIndex(({ role }) => role === 'annex');
  return annex < 0
    ? entries
    : entries.map((entry, at) => (at > annex ? { ...entry, inAnnex: true } : entry));
}

// Labels of a column: the formula ends a sequence, all other paragraphs of the column are neighbours.
function labelled(column: readonly AmendmentRow['redline'][], desk: Desk): Part[][] {
  const paragraphs = column.flat();
  const twos = paragraphs.map(partUnderTwo);
  const starts = paragraphs.map((pieces, index) =>
    desk.words.formula(plainLine(pieces)) ? null : startOf(pieces, twos[index] ?? null),
  );
  const labels = withPrintedNumbers(
    readTypedLabels(starts),
    paragraphs.map((pieces, at) => (starts[at] === null || twos[at] ? null : trimPieces(pieces))),
  );
  const counter = newCounter();
  for (const [index, found] of labels.entries()) {
    if (found?.lost)
      counter.lost.push({ label: found.label, place: placeOf(paragraphs[index] ?? []) });
  }
  // The first of a run is typed right.
  counter.lost.shift();
  sayLost(desk, counter, 'the paragraphs of the column');
  // A closed number in front of a year looks like a date to the model; in a column of paragraphs it is a number.
  const parts = paragraphs.map(
    (pieces, at) =>
      twos[at] ?? partUnder(labels[at] ?? null, pieces) ?? splitLabel(pieces, counter),
  );
  let at = 0;
  return column.map((cell) => {
    at += cell.length;
    return parts.slice(at - cell.length, at);
  });
}

function startOf(pieces: readonly Piece[], two: Part | null): string {
  return two ? `${two.label?.text ?? ''} ${textOf(two.body)}` : textOf(trimPieces(pieces));
}

// `[-3.-] [+2.+] Invites`: the old number struck and the working one inserted, in either order.
function partUnderTwo(pieces: readonly Piece[]): Part | null {
  const line = trimPieces(pieces);
  if (line[0]?.mark === undefined) return null;
  const [old, working] = (['before', 'after'] as const).map(
    (side) => readTypedLabels([textOf(trimPieces(sideOf(line, side)))])[0]?.label,
  );
  const [first, second] = line[0].mark === 'del' ? [old, working] : [working, old];
  if (!old || !working || !first || !second) return null;
  const text = textOf(line);
  const behind = text.slice(first.text.length);
  if (!text.startsWith(first.text) || !behind.trimStart().startsWith(second.text)) return null;
  const length = text.length - behind.trimStart().length + second.text.length;
  const typed = slicePieces(line, 0, length);
  return {
    label: old,
    working,
    bracket: false,
    typed,
    body: trimPieces(slicePieces(line, length)),
  };
}

function partUnder(found: TypedLabel | null, pieces: readonly Piece[]): Part | null {
  if (!found) return null;
  const trimmed = trimPieces(pieces);
  return {
    label: found.label,
    bracket: found.bracket,
    typed: slicePieces(trimmed, 0, found.length),
    body: trimPieces(slicePieces(trimmed, found.length)),
  };
}

function rowEntries(
  row: AmendmentRow,
  redlines: readonly Part[],
  cleans: readonly Part[],
  first: boolean,
  desk: Desk,
): Entry[] {
  const pairs = isFormulaRow(row, desk)
    ? pairFormula(redlines, cleans)
    : pairParts(redlines, cleans);
  const said = row.comment.map(plainLine).join(' ');
  const keep = desk.words.parts.keep(said) !== null;
  const differs = pairs.some((pair) => !isSame(pair));
  return pairs.map(([redline, clean], index) => {
    const role = roleOf(redline ?? clean, first, desk);
    const place = placeOf(redline?.body ?? clean?.body ?? []) ?? row.place;
    const facts = { redline, clean, role, place, said, keep, differs, opens: index === 0 };
    const kind = kindOf(facts, desk);
    const comment = index === 0 ? row.comment : [];
    const linguistic = keep && /[()]/.test(said);
    return { kind, role, redline, clean, comment, linguistic, keep: keep && !linguistic, place };
  });
}

function isFormulaRow(row: AmendmentRow, desk: Desk): boolean {
  const [opening] = row.redline.length > 0 ? row.redline : row.clean;
  return opening !== undefined && desk.words.formula(plainLine(opening)) !== null;
}

// The formula goes across the table, or stands in one column only: it is the same on both sides.
function pairFormula(redlines: readonly Part[], cleans: readonly Part[]): Pair[] {
  const count = Math.max(redlines.length, cleans.length);
  return Array.from(
    { length: count },
    (_, index): Pair => [redlines[index] ?? null, cleans[index] ?? null],
  );
}

// How many paragraphs of one cell are looked through for the one that a clean paragraph comes from.
const WINDOW = 20;

/**
 * Which clean paragraph belongs to which redlined one inside a row: in order where there are as many, else each clean one to
 * the next redlined one in which its words can be read.
 */
function pairParts(redlines: readonly Part[], cleans: readonly Part[]): Pair[] {
  if (redlines.length === cleans.length) return pairFormula(redlines, cleans);
  const pairs: Pair[] = [];
  let at = 0;
  for (const clean of cleans) {
    const ahead = redlines
      .slice(at, at + WINDOW)
      .findIndex((redline) => isWithin(textOf(clean.body), textOf(redline.body)));
    const found = at + ahead;
    if (ahead < 0) pairs.push([null, clean]);
    else {
      for (const removed of redlines.slice(at, found)) pairs.push([removed, null]);
      pairs.push([redlines[found] ?? null, clean]);
      at = found + 1;
    }
  }
  for (const removed of redlines.slice(at)) pairs.push([removed, null]);
  return pairs;
}

function roleOf(part: Part | null, first: boolean, desk: Desk): EntryRole {
  const line = plainLine(part?.body ?? []);
  if (desk.words.formula(line)) return 'formula';
  if (part?.label || !isHeading(line, null)) return 'text';
  if (first) return 'title';
  const { annex, innerAnnex } = desk.words.parts;
  if (annex(line) ?? innerAnnex(line)) return 'annex';
  return opensParagraph(line, desk) ? 'text' : 'heading';
}

/** Whether a line opens with a verb or participle of the profile, so that it is no heading although it lacks an end mark. */
export function opensParagraph(line: string, desk: Desk): boolean {
  const { recital, operative } = desk.words.profile.openers;
  const lower = line.toLowerCase();
  return [...recital, ...operative].some((opener) => lower.startsWith(opener.toLowerCase()));
}
