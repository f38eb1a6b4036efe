import type { Pair } from '../../compare/comparison.ts';
import { ownLine } from './lines.ts';
import { printRuns } from './printed-runs.ts';
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
  keep: 'always' | 'if-any',
): readonly LineView[] {
  const { pair } = entry.piece;
  const moved = movedRemark(entry, region);
  if (entry.moved === 'from') return moved ? [ownLine('comment', [moved])] : [];
  const lines = printComment(pair.comment, region);
  if (moved) return [ownLine('comment', [moved]), ...lines];
  if (lines.length > 0 || keep === 'if-any' || pair.kind !== 'kept') return lines;
  return [ownLine('comment', [{ text: region.words.keep }])];
}

/** The paragraphs of a comment. */
export function printComment(comment: Pair['comment'], region: Region): readonly LineView[] {
  const printing = printingOf(region, NO_NOTES);
  return comment.map((runs) => ownLine('comment', printRuns(runs, printing, 'after')));
}

/** What is said beside a paragraph that moved, null beside others. */
export function movedRemark({ moved }: PieceEntry, region: Region): PrintedRun | null {
  if (moved === null) return null;
  const { movedFrom = '', movedTo = '' } = region.words.words;
  const text = moved === 'from' ? movedFrom : movedTo;
  return text === '' ? null : { text };
}
