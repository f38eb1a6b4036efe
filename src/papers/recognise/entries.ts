import type { Place } from '../../model/message.ts';
import { readTypedLabels } from '../../model/typed-label.ts';
import type { AmendmentRow } from './columns.ts';
import { type Desk, sayLost } from './desk.ts';
import { type EntryKind, type EntryRole, isSame, kindOf, type Pair, type Part } from './kinds.ts';
import { newCounter, splitLabel } from './labels.ts';
import { isWithin } from './merge.ts';
import { type Piece, placeOf, plainLine, slicePieces, textOf, trimPieces } from './pieces.ts';
import { isHeading } from './prose.ts';

/** One paragraph of the Resolution as an amendment table shows it. */
export interface Entry {
  readonly kind: EntryKind;
  readonly role: EntryRole;
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
  return rows.flatMap((row, index) =>
    rowEntries(row, redlines[index] ?? [], cleans[index] ?? [], index === 0, desk),
  );
}

// Labels of a column: the formula ends a sequence, all other paragraphs of the column are neighbours.
function labelled(column: readonly AmendmentRow['redline'][], desk: Desk): Part[][] {
  const paragraphs = column.flat();
  const starts = paragraphs.map((pieces) =>
    desk.words.formula(plainLine(pieces)) ? null : textOf(trimPieces(pieces)),
  );
  const labels = readTypedLabels(starts);
  const counter = newCounter();
  for (const [index, found] of labels.entries()) {
    if (found?.lost)
      counter.lost.push({ label: found.label, place: placeOf(paragraphs[index] ?? []) });
  }
  // The first of a run is typed right.
  counter.lost.shift();
  sayLost(desk, counter, 'the paragraphs of the column');
  let at = 0;
  return column.map((cell) =>
    cell.map((pieces) => {
      const found = labels[at] ?? null;
      at += 1;
      // A closed number in front of a year looks like a date to the model; in a column of paragraphs it is a number.
      if (!found) return splitLabel(pieces, counter);
      const trimmed = trimPieces(pieces);
      return {
        label: found.label,
        bracket: found.bracket,
        typed: slicePieces(trimmed, 0, found.length),
        body: trimPieces(slicePieces(trimmed, found.length)),
      };
    }),
  );
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
  return opensParagraph(line, desk) ? 'text' : 'heading';
}

/** Whether a line opens with a verb or participle of the profile, so that it is no heading although it lacks an end mark. */
export function opensParagraph(line: string, desk: Desk): boolean {
  const { recital, operative } = desk.words.profile.openers;
  const lower = line.toLowerCase();
  return [...recital, ...operative].some((opener) => lower.startsWith(opener.toLowerCase()));
}
