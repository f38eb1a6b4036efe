import type { Change } from '../../compare/comparison.ts';
import { changesStage } from '../../compare/since.ts';
import { type StageChange, standsAtStage } from '../../compare/stage-redline.ts';
import { showHidden } from '../../model/message.ts';
import { type Run, sliceRuns } from '../../model/run.ts';
import { standsIn } from './change-slice.ts';
import type { PrintedRun } from './view.ts';
import { partWords } from './word-gap.ts';

/** The two sides of a redline; clean text is of the side `after`. */
export type Side = 'before' | 'after';

/** How the marks of notes are printed. */
export interface NoteMarks {
  /** The mark of a note, null where that side has no such note and the token is printed as it was typed. */
  readonly mark: (name: string, side: Side) => PrintedRun | null;
  /** Whether a name means one and the same note on both sides. */
  readonly same: (name: string) => boolean;
}

/** How runs of one region of a sheet are printed. */
export interface Printing {
  readonly rightToLeft: boolean;
  /** Whether words of another emphasis say which they had. */
  readonly tracked: boolean;
  readonly redlineFirst: 'inserted' | 'deleted';
  /** The address of a link on this sheet, undefined where its words are printed as plain text. */
  readonly href: (link: string) => string | undefined;
  readonly notes: NoteMarks;
}

/** Runs of one side as they are printed, all under the same operation. */
export function printRuns(
  runs: readonly Run[],
  printing: Printing,
  side: Side,
  op?: PrintedRun['op'],
): PrintedRun[] {
  return runs.flatMap((run) => {
    const mark = run.note === undefined ? null : printing.notes.mark(run.note, side);
    return mark ? [withOp(mark, op)] : printRun(run, printing, op);
  });
}

function printRun(run: Run, printing: Printing, op: PrintedRun['op']): PrintedRun[] {
  const href = run.link === undefined ? undefined : printing.href(run.link);
  const marks = {
    ...(run.em ? { em: true as const } : {}),
    ...(run.strong ? { strong: true as const } : {}),
    ...(href === undefined ? {} : { href }),
  };
  const text = showHidden(run.text);
  const pieces = printing.rightToLeft ? splitLatin(text) : [{ text }];
  return pieces.map((piece) => withOp({ ...piece, ...marks }, op));
}

function withOp(run: PrintedRun, op: PrintedRun['op']): PrintedRun {
  return op === undefined ? run : { ...run, op };
}

/** Runs that came to be since the stage. */
function printSince(change: StageChange, runs: PrintedRun[]): PrintedRun[] {
  return change.since ? runs.map((run) => ({ ...run, since: true as const })) : runs;
}

/**
 * Words that a stage alone had. A note that only it marked has a mark that leads nowhere: its name.
 */
function printDropped(runs: readonly Run[], printing: Printing): PrintedRun[] {
  return runs.flatMap((run): PrintedRun[] =>
    run.note === undefined
      ? printRun(run, printing, 'dropped')
      : [{ text: run.note, mark: 'number', op: 'dropped' }],
  );
}

// Symbols and names such as UNEP/CMS/COP15/Doc.27.3 or 11.24 (Rev.COP13) would fall apart in text from right to left.
const LATIN = /[A-Za-z0-9][A-Za-z0-9./:_-]*(?: ?\([A-Za-z0-9.]+\))?/g;
// The years of 2026-2032 follow one another from the right behind a word, but from the left in a cell of their own or in
// a change: each by itself stands the same everywhere.
const RANGE = /^(\d{1,4})-(\d{1,4})$/;

function splitLatin(text: string): PrintedRun[] {
  const pieces: PrintedRun[] = [];
  let end = 0;
  for (const found of text.matchAll(LATIN)) {
    const [, from, to] = RANGE.exec(found[0]) ?? [];
    if (from === undefined && !/[A-Za-z]/.test(found[0])) continue;
    if (found.index > end) pieces.push({ text: text.slice(end, found.index) });
    if (from === undefined || to === undefined) pieces.push({ text: found[0], ltr: true });
    else pieces.push({ text: from, ltr: true }, { text: '-' }, { text: to, ltr: true });
    end = found.index + found[0].length;
  }
  if (end < text.length) pieces.push({ text: text.slice(end) });
  return pieces;
}

/**
 * A redline as it is printed. Insertions and deletions that stand side by side are gathered, those first that the body
 * prints first, with a blank between words that replace one another. A mark whose note differs on the two sides is struck and inserted although its name is the same.
 */
export function printRedline(changes: readonly StageChange[], printing: Printing): PrintedRun[] {
  const printed: PrintedRun[] = [];
  const inserted: StageChange[] = [];
  const deleted: StageChange[] = [];
  const staged = changes.some(changesStage);
  // Runs are printed in the order of the page, by which notes are numbered.
  const flush = (held: readonly StageChange[] = []): void => {
    const gone = deleted.filter((change) => !held.includes(change));
    const [first, second] =
      printing.redlineFirst === 'inserted' ? [inserted, gone] : [gone, inserted];
    for (const change of [...first, ...second]) printed.push(...printChanged(change, printing));
    inserted.length = 0;
    deleted.splice(0, deleted.length, ...held);
  };
  for (const change of staged ? changes : partWords(unstaged(changes), printing.redlineFirst)) {
    if (change.op === '=' || change.op === '~') {
      flush();
      printed.push(...printUnchanged(change, printing));
      continue;
    }
    const [own, other] = change.op === '+' ? [inserted, deleted] : [deleted, inserted];
    // Words of the stage keep their order, whichever are printed first.
    if (staged && standsAtStage(change) && other.some(standsAtStage))
      flush(printing.redlineFirst === 'inserted' ? struckBefore(deleted) : []);
    own.push(change);
  }
  flush();
  return printed;
}

// What the stage had struck already stands behind all its words, unless words follow that it still had.
function struckBefore(deleted: readonly StageChange[]): readonly StageChange[] {
  const last = deleted.findLastIndex((change) => change.op === '-' && change.since === true);
  return deleted.filter((change, at) => at > last && change.op === '-');
}

// Without a mark of the stage these are the changes of a redline of two texts.
function unstaged(changes: readonly StageChange[]): readonly Change[] {
  return changes.flatMap((change) => (change.op === 'x' ? [] : [change]));
}

function printChanged(change: StageChange, printing: Printing): readonly PrintedRun[] {
  if (change.op === 'x') return printDropped(change.runs, printing);
  if (change.op === '=' || change.op === '~') return printUnchanged(change, printing);
  const inserted = change.op === '+';
  const side = inserted ? 'after' : 'before';
  return printSince(change, printRuns(change.runs, printing, side, inserted ? 'ins' : 'del'));
}

// Kept words that the stage had struck say so; a mark of theirs that is another note now came since.
function printUnchanged(
  change: Exclude<StageChange, { op: 'x' }>,
  printing: Printing,
): readonly PrintedRun[] {
  const printed =
    change.op === '~'
      ? printEmphasis(change, printing)
      : printKept(change.runs, printing, isRestyled(change) ? 'emphasis' : undefined);
  return restyled(change, restored(change, printed));
}

// Words that the stage had under another emphasis, whatever the text before has.
function restyled(change: StageChange, runs: readonly PrintedRun[]): readonly PrintedRun[] {
  if (!isRestyled(change)) return runs;
  return runs.map((run) => (run.op === 'emphasis' ? { ...run, restyled: true } : run));
}

function isRestyled(change: StageChange): boolean {
  return 'restyled' in change && change.restyled === true;
}

function restored(change: StageChange, runs: readonly PrintedRun[]): readonly PrintedRun[] {
  if (!change.since) return runs;
  return runs.map((run): PrintedRun => {
    if (run.op === undefined) return { ...run, op: 'restored' };
    return run.op === 'del' ? run : { ...run, since: true };
  });
}

function printEmphasis(
  { before, after }: Extract<Change, { op: '~' }>,
  printing: Printing,
): PrintedRun[] {
  if (!printing.tracked) return printKept(after, printing, 'emphasis');
  let from = 0;
  return before.flatMap((former) => {
    const to = from + former.text.length;
    const runs = sliceRuns(after, from, to);
    from = to;
    return printKept(runs, printing, 'emphasis').map((run) => ({ ...run, was: marksOf(former) }));
  });
}

function marksOf({ strong, em }: Run): string {
  return [strong ? 'bold' : '', em ? 'italic' : ''].filter((mark) => mark !== '').join(' ');
}

function printKept(runs: readonly Run[], printing: Printing, op: PrintedRun['op']): PrintedRun[] {
  return runs.flatMap((run) => {
    if (run.note === undefined || printing.notes.same(run.note)) {
      return printRuns([run], printing, 'after', op);
    }
    const inserted = printRuns([run], printing, 'after', 'ins');
    const deleted = printRuns([run], printing, 'before', 'del');
    return printing.redlineFirst === 'inserted'
      ? [...inserted, ...deleted]
      : [...deleted, ...inserted];
  });
}

/**
 * One side of a redline alone: what was deleted is struck in the text before, what was inserted underlined in the text after. What a
 * stage alone had stands on `stageSide`.
 */
export function printSide(
  changes: readonly StageChange[],
  side: Side,
  printing: Printing,
  stageSide: Side = 'after',
): PrintedRun[] {
  const op = side === 'before' ? 'del' : 'ins';
  return changes.flatMap((change): readonly PrintedRun[] => {
    if (change.op === 'x') return side === stageSide ? printDropped(change.runs, printing) : [];
    if (!standsIn(change, side)) return [];
    if (change.op === '~' || change.op === '=') {
      const runs = change.op === '~' ? change[side] : change.runs;
      const here = side === 'after' && isRestyled(change);
      const op = change.op === '~' || here ? 'emphasis' : undefined;
      const printed = printKeptSide(runs, side, printing, op);
      return here ? restyled(change, restored(change, printed)) : restored(change, printed);
    }
    return printSince(change, printRuns(change.runs, printing, side, op));
  });
}

function printKeptSide(
  runs: readonly Run[],
  side: Side,
  printing: Printing,
  op: PrintedRun['op'],
): PrintedRun[] {
  const changed = side === 'before' ? 'del' : 'ins';
  return runs.flatMap((run) => {
    const same = run.note === undefined || printing.notes.same(run.note);
    return printRuns([run], printing, side, same ? op : changed);
  });
}
