import type { Pair } from '../../compare/comparison.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { ownLine } from './lines.ts';
import type { NoteNumbers } from './notebook.ts';
import { type NoteMarks, printRedline, printRuns } from './printed-runs.ts';
import { NO_NOTES, printingOf, type Region } from './region.ts';
import type { PieceEntry } from './sequence.ts';
import type { LineView, PrintedRun } from './view.ts';

/**
 * The comment on a pair. `always` prints the body's word for *keep* where a paragraph is kept without a comment, as the
 * middle column does. A moved paragraph says at its old place where it went; its comment stands at the new one.
 */
export function commentLines(
  entry: PieceEntry,
  region: Region,
  notes: NoteNumbers,
  keep: 'always' | 'if-any',
): readonly LineView[] {
  const { pair } = entry.piece;
  const moved = movedRemark(entry, region);
  if (entry.moved === 'from') return moved ? [ownLine('comment', [moved])] : [];
  const lines = printComment(pair.comment, region);
  if (moved)
    return [ownLine('comment', [moved]), ...rewordingLines(entry, region, notes), ...lines];
  if (lines.length > 0 || keep === 'if-any' || pair.kind !== 'kept') return lines;
  return [ownLine('comment', [{ text: region.words.keep }])];
}

/** The paragraphs of a comment. */
export function printComment(comment: Pair['comment'], region: Region): readonly LineView[] {
  const printing = printingOf(region, NO_NOTES);
  return comment.map((runs) => ownLine('comment', printRuns(runs, printing, 'after')));
}

/** What is said beside a paragraph that moved, null beside others. */
export function movedRemark({ moved, piece }: PieceEntry, region: Region): PrintedRun | null {
  if (moved === null) return null;
  const { movedFrom = '', movedTo = '', movedFromAmended, movedToAmended } = region.words.words;
  const plain = moved === 'from' ? movedFrom : movedTo;
  const amended = moved === 'from' ? movedFromAmended : movedToAmended;
  const text = isAmended(piece.pair) ? (amended ?? plain) : plain;
  return text === '' ? null : { text };
}

/**
 * The words that changed in a paragraph that moved, which is struck whole where it stood and inserted whole where it stands:
 * one line of the paper's own beside its new place, which counts on neither side. Its notes are numbers that lead nowhere: the
 * marks of the paragraph itself do. Rows of tables have none.
 */
export function rewordingLines(
  { moved, piece }: PieceEntry,
  region: Region,
  notes: NoteNumbers,
): readonly LineView[] {
  if (moved !== 'to' || !isReworded(piece.pair)) return [];
  const { rewording = '' } = region.words.words;
  const head: PrintedRun[] = rewording === '' ? [] : [{ text: `${rewording} `, mark: 'moved' }];
  const changes = printRedline(
    stagedRedline(piece.pair, region),
    printingOf(region, numbersAlone(notes)),
  );
  return [ownLine('comment rewording', [...head, ...changes])];
}

// Where a stage is told of, these words too say what changed since.
function stagedRedline(pair: Pair, { stage }: Region): readonly StageChange[] {
  return stage?.partOf.get(pair)?.redline ?? pair.redline;
}

function numbersAlone({ told, same }: NoteNumbers): NoteMarks {
  return {
    mark: (name, side) => {
      const text = told(name, side);
      return text === null ? null : { text, mark: 'number' };
    },
    same,
  };
}

/** Whether the words that changed in a pair are printed once more beside its new place. */
export function isReworded(pair: Pair): boolean {
  const [only] = pair.after;
  const one = pair.before.length === 1 && pair.after.length === 1;
  return isAmended(pair) && one && only?.paragraph.kind !== 'row';
}

function isAmended({ redline }: Pair): boolean {
  return redline.some(({ op }) => op !== '=');
}
