import type { Change } from '../compare/comparison.ts';
import { redline } from '../compare/redline.ts';
import { emptyLexicon } from '../compare/words.ts';
import { joinRuns, plainText, type Run, sliceRuns } from '../model/run.ts';

/** Words of a content that became others: characters `from` up to `to` of it, and what stands for them. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly runs: readonly Run[];
}

/**
 * What two people made of one content, put together: the changes of both, where between any two of them at least one word stays as it
 * was. Null where they touch. A change that both made is made once. The order of the two does not matter.
 */
export function mergeWords(
  base: readonly Run[],
  one: readonly Run[],
  other: readonly Run[],
): readonly Run[] | null {
  const lexicon = emptyLexicon();
  const ours = hunksOf(redline(base, one, lexicon));
  const theirs = hunksOf(redline(base, other, lexicon));
  const hunks = [...ours, ...theirs.filter((hunk) => !ours.some((same) => isSame(hunk, same)))];
  hunks.sort((a, b) => a.from - b.from || a.to - b.to);
  const text = plainText(base);
  const merged: Run[] = [];
  let at = 0;
  for (const [index, hunk] of hunks.entries()) {
    const between = text.slice(at, hunk.from);
    const ofOne = index > 0 && ours.includes(hunk) === ours.includes(hunks[index - 1] ?? hunk);
    if (hunk.from < at || (index > 0 && !ofOne && !/[\p{L}\p{N}]/u.test(between))) return null;
    merged.push(...sliceRuns(base, at, hunk.from), ...hunk.runs);
    at = hunk.to;
  }
  return joinRuns([...merged, ...sliceRuns(base, at, text.length)]);
}

function isSame(a: Hunk, b: Hunk): boolean {
  const runs = (hunk: Hunk): string => JSON.stringify(joinRuns(hunk.runs));
  return a.from === b.from && a.to === b.to && runs(a) === runs(b);
}

// Neighbouring stretches that changed are one change.
function hunksOf(changes: readonly Change[]): Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open = false;
  for (const change of changes) {
    if (change.op === '=') {
      at += plainText(change.runs).length;
      open = false;
      continue;
    }
    const before = change.op === '~' ? change.before : change.op === '-' ? change.runs : [];
    const after = change.op === '~' ? change.after : change.op === '+' ? change.runs : [];
    const to = at + plainText(before).length;
    const last = hunks.at(-1);
    if (open && last)
      hunks[hunks.length - 1] = { from: last.from, to, runs: [...last.runs, ...after] };
    else hunks.push({ from: at, to, runs: after });
    at = to;
    open = true;
  }
  return hunks;
}
