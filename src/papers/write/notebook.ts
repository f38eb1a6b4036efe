import type { Comparison, Member, Pair } from '../../compare/comparison.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { contentOf } from '../../model/paragraph.ts';
import { inRange } from './events.ts';
import type { NoteMarks, Side } from './printed-runs.ts';
import type { Region } from './region.ts';
import { isFootnote, markedNames, type Printed, type PrintedText } from './sides.ts';

/** A note at the foot of a redlined page: one note through the comparison, or one of a side alone. */
export interface Foot {
  readonly before: Member | null;
  readonly after: Member | null;
  /** What an earlier stage had for it, null where it had none or is not told of. */
  readonly stage: Member | null;
  readonly redline: readonly StageChange[];
  /** The comment of the draft on it. */
  readonly comment: Pair['comment'];
}

/** The numbers of notes, for what only speaks of them. */
export interface NoteNumbers extends Pick<NoteMarks, 'same'> {
  /** The number of a note on one side; null where that side has no such note. It does not count as its mark. */
  readonly told: (name: string, side: Side) => string | null;
}

/** Numbers notes, and knows which were marked. */
export interface NoteBook extends NoteMarks, NoteNumbers {
  readonly numberOf: (foot: Foot, side: Side) => string;
  /** The name of a note at the foot of the page, which no other on the sheet has. */
  readonly idOf: (foot: Foot) => string;
  /** The notes that were marked since this was asked last. */
  readonly taken: () => readonly Foot[];
}

/** Gives the numbers 1, 2, 3 …; notes at the foot of pages that count through a sheet share one. */
export type Counter = () => number;

/** A counter that begins at 1. */
export function startCounter(): Counter {
  let last = 0;
  return () => {
    last += 1;
    return last;
  };
}

/** A book for notes at the foot of pages, numbered in the order in which their marks are printed. */
export function openNoteBook(feet: readonly Foot[], counter: Counter): NoteBook {
  const numbers = new Map<Foot, string>();
  const numberOf = (foot: Foot): string => {
    const number = numbers.get(foot) ?? String(counter());
    numbers.set(foot, number);
    return number;
  };
  return openBook(feet, 'foot', { numberOf, idOf: numberOf });
}

/**
 * The region of a table of two texts, for which as many numbers are taken as the longer row of notes needs: the notes of
 * both texts go on with the number of the last note above it, those of what is printed behind it with the last of them.
 */
export function reserveNotes(region: Region): Region {
  const { before, after, counter } = region;
  const needed = Math.max(notesIn(before).length, notesIn(after).length);
  const taken = Array.from({ length: needed }, () => counter());
  return { ...region, notesAbove: (taken[0] ?? 1) - 1 };
}

/**
 * A book for notes in the order of their own texts, whatever is printed of these and in which order. `kind`: `foot`
 * marks lead to a note at the foot of the page, `row` marks are numbers whose note stands in a row of the table.
 */
export function openTextBook(
  feet: readonly Foot[],
  kind: 'foot' | 'row',
  { number, before, after, notesAbove, noteIds }: Region,
): NoteBook {
  const numbers = { before: numbersIn(before, notesAbove), after: numbersIn(after, notesAbove) };
  const ids = new Map<Foot, string>();
  const numberOf = (foot: Foot, side: Side): string => {
    const member = foot[side];
    return (member ? numbers[side].get(nameOf(member)) : undefined) ?? '';
  };
  const idOf = (foot: Foot): string => {
    const id = ids.get(foot) ?? `${number}-${noteIds()}`;
    ids.set(foot, id);
    return id;
  };
  return openBook(feet, kind, { numberOf, idOf });
}

/** The notes of a text counted behind `above` others. */
function numbersIn(text: PrintedText, above: number): ReadonlyMap<string, string> {
  return new Map(notesIn(text).map((name, index) => [name, String(above + index + 1)]));
}

/** The notes of a text in the order in which it marks them first. */
function notesIn({ printed, marked }: PrintedText): readonly string[] {
  return [...markedNames(printed)].filter((name) => marked.has(name));
}

function openBook(
  feet: readonly Foot[],
  kind: 'foot' | 'row',
  { numberOf, idOf }: Pick<NoteBook, 'numberOf' | 'idOf'>,
): NoteBook {
  const named = { before: byName(feet, 'before'), after: byName(feet, 'after') };
  const seen = new Set<Foot>();
  let fresh: Foot[] = [];
  return {
    numberOf,
    idOf,
    told: (name, side) => {
      const foot = named[side].get(name);
      return foot ? numberOf(foot, side) : null;
    },
    mark: (name, side) => {
      const foot = named[side].get(name);
      if (!foot) return null;
      if (!seen.has(foot)) fresh.push(foot);
      seen.add(foot);
      const text = numberOf(foot, side);
      return kind === 'row' ? { text, mark: 'number' } : { text, mark: 'note', note: idOf(foot) };
    },
    same: (name) => {
      const foot = named.after.get(name);
      if (foot !== named.before.get(name)) return false;
      return !foot || numberOf(foot, 'before') === numberOf(foot, 'after');
    },
    taken: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}

function byName(feet: readonly Foot[], side: Side): ReadonlyMap<string, Foot> {
  const names = new Map<string, Foot>();
  for (const foot of feet) {
    const paragraph = foot[side]?.paragraph;
    if (paragraph?.kind === 'note' && !names.has(paragraph.name)) names.set(paragraph.name, foot);
  }
  return names;
}

/**
 * The notes of a redline: those of a pair are one where the redline marks both. A note of the text after that is marked in
 * an annex printed once alone is printed there.
 */
export function feetOf({ pairs }: Comparison, { before, after, events }: Region): readonly Foot[] {
  const redlined = after.printed.filter(
    (member) => member !== null && !events.some((event) => inRange(member.index, event.after)),
  );
  const live = markedNames(redlined);
  return pairs.flatMap((pair): Foot[] => {
    const was = pair.before.filter((member) => isFoot(member, before));
    const is = pair.after.filter((member) => isFoot(member, after) && live.has(nameOf(member)));
    const [only] = was;
    const [other] = is;
    if (only && other && pair.before.length === 1 && pair.after.length === 1) {
      const { redline, comment } = pair;
      return [{ before: only, after: other, stage: null, redline, comment }];
    }
    return [
      ...was.map((member) => footOf(member, 'before', is.length > 0 ? [] : pair.comment)),
      ...is.map((member) => footOf(member, 'after', pair.comment)),
    ];
  });
}

function nameOf({ paragraph }: Member): string {
  return paragraph.kind === 'note' ? paragraph.name : '';
}

function isFoot(member: Member, side: PrintedText): boolean {
  const printed = side.printed[member.index];
  return printed !== null && printed !== undefined && isFootnote(printed, side);
}

function footOf(member: Member, side: Side, comment: Pair['comment']): Foot {
  const runs = contentOf(member.paragraph);
  return side === 'before'
    ? { before: member, after: null, stage: null, redline: [{ op: '-', runs }], comment }
    : { before: null, after: member, stage: null, redline: [{ op: '+', runs }], comment };
}

/** The notes of clean text. */
export function cleanFeet(text: PrintedText): readonly Foot[] {
  const known = cleanNotes.get(text) ?? findCleanFeet(text);
  cleanNotes.set(text, known);
  return known;
}

// Asked for before and behind each result of a paper, and a text that is ready for print does not change.
const cleanNotes = new WeakMap<PrintedText, readonly Foot[]>();

function findCleanFeet(text: PrintedText): readonly Foot[] {
  return text.printed
    .filter((member): member is Printed => member !== null && isFootnote(member, text))
    .map((member) => ({
      before: null,
      after: member,
      stage: null,
      redline: [{ op: '=', runs: contentOf(member.paragraph) }],
      comment: [],
    }));
}
