import type { Change } from '../../compare/comparison.ts';
import { joinRuns, plainText, type Run } from '../../model/run.ts';
import { changeLength, sliceChange } from './change-slice.ts';

/** Words that were replaced by others, side by side in a redline. */
interface Replaced {
  readonly inserted: readonly Run[];
  readonly deleted: readonly Run[];
}

/**
 * A redline in which words and those that replace them do not run into one another: of `{+Invite+}[-Encourage-] les` it makes
 * `{+Invite +}[-Encourage -]les`. The blank is that of the kept words behind them, else that before them; it then stands on
 * each side by itself, so that both texts are to the character what they were. `first` is what is printed first. Marks such as
 * `;` and `.` stand together without a blank.
 */
export function partWords(changes: readonly Change[], first: 'inserted' | 'deleted'): Change[] {
  const parted: Change[] = [];
  const waiting = [...changes].reverse();
  for (let change = waiting.pop(); change; change = waiting.pop()) {
    if (change.op === '=' || change.op === '~') {
      parted.push(change);
      continue;
    }
    waiting.push(change);
    const replaced = takeReplaced(waiting);
    const whole = touch(replaced, first) ? withBlank(replaced, parted, waiting) : replaced;
    parted.push(...changesOf(whole));
  }
  return parted;
}

/** Takes what is inserted and deleted up to the next kept words. */
function takeReplaced(waiting: Change[]): Replaced {
  const inserted: Run[] = [];
  const deleted: Run[] = [];
  for (let next = waiting.at(-1); next?.op === '+' || next?.op === '-'; next = waiting.at(-1)) {
    (next.op === '+' ? inserted : deleted).push(...next.runs);
    waiting.pop();
  }
  return { inserted, deleted };
}

function changesOf({ inserted, deleted }: Replaced): Change[] {
  return [
    ...(deleted.length > 0 ? [{ op: '-' as const, runs: deleted }] : []),
    ...(inserted.length > 0 ? [{ op: '+' as const, runs: inserted }] : []),
  ];
}

const WORD_ENDS = /[\p{L}\p{M}\p{N})\]»”’"%]$/u;
const WORD_BEGINS = /^[\p{L}\p{N}([«“‘"]/u;

function touch({ inserted, deleted }: Replaced, first: 'inserted' | 'deleted'): boolean {
  const [one, other] = first === 'inserted' ? [inserted, deleted] : [deleted, inserted];
  return wordsTouch(plainText(one), plainText(other));
}

/** Whether a reader would take the end of one text and the beginning of the next for one word. */
export function wordsTouch(one: string, other: string): boolean {
  return WORD_ENDS.test(one) && WORD_BEGINS.test(other);
}

/** Takes the blank from the kept words around; one that stands alone between two changes keeps them apart and stays. */
function withBlank(replaced: Replaced, above: Change[], below: Change[]): Replaced {
  const next = below.at(-1);
  if (next?.op === '=' && /^ ./s.test(plainText(next.runs))) {
    below[below.length - 1] = sliceChange(next, 1, changeLength(next));
    const [blank] = next.runs;
    return bothSides(replaced, (runs) => [...runs, { ...blank, text: ' ' }]);
  }
  const last = above.at(-1);
  if (last?.op === '=' && /. $/s.test(plainText(last.runs))) {
    above[above.length - 1] = sliceChange(last, 0, changeLength(last) - 1);
    const blank = last.runs.at(-1);
    return bothSides(replaced, (runs) => [{ ...blank, text: ' ' }, ...runs]);
  }
  return replaced;
}

function bothSides({ inserted, deleted }: Replaced, put: (runs: readonly Run[]) => Run[]) {
  return { inserted: joinRuns(put(inserted)), deleted: joinRuns(put(deleted)) };
}
