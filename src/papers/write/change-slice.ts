import type { Change } from '../../compare/comparison.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { plainText, sliceRuns } from '../../model/run.ts';

/** Whether the words of a change stand on a side: `+` is not before, `-` not after, what a stage alone had on neither. */
export function standsIn(change: StageChange, side: 'before' | 'after'): boolean {
  return change.op !== 'x' && change.op !== (side === 'before' ? '+' : '-');
}

/** The number of printed characters of a change (UTF-16 units); both sides of `~` have the same. */
export function changeLength(change: StageChange): number {
  return textOfChange(change).length;
}

/** The printed characters of a change. */
function textOfChange(change: StageChange): string {
  return plainText(change.op === '~' ? change.after : change.runs);
}

/** The part of a change from character `from` up to `to`. */
export function sliceChange<One extends StageChange>(change: One, from: number, to: number): One {
  return change.op === '~'
    ? {
        ...change,
        before: sliceRuns(change.before, from, to),
        after: sliceRuns(change.after, from, to),
      }
    : { ...change, runs: sliceRuns(change.runs, from, to) };
}

/** The changes as one side alone prints them: everything struck (`before`) or everything inserted (`after`). */
export function sideAlone(changes: readonly Change[], side: 'before' | 'after'): Change[] {
  return changes.flatMap((change): Change[] => {
    if (!standsIn(change, side)) return [];
    const runs = change.op === '~' ? change[side] : change.runs;
    return [{ op: side === 'before' ? '-' : '+', runs }];
  });
}
