import type { Change, Comparison, Pair } from '../../compare/comparison.ts';
import { markChanges } from '../../compare/marks.ts';
import type { Since } from '../../compare/since.ts';
import type { StageChange } from '../../compare/stage-redline.ts';
import { joinRuns, plainText, type Run, sliceRuns } from '../../model/run.ts';

/**
 * A comparison as paper shows it: where a link leads is not seen there, so that words of which the link alone changed are kept
 * words, and a paragraph with no other change is a kept one. Words, labels and members stay as they are.
 */
export function asPrinted(comparison: Comparison): Comparison {
  return { ...comparison, pairs: comparison.pairs.map(printedPair) };
}

function printedPair(pair: Pair): Pair {
  const printed = printedChanges(pair.redline);
  if (printed === pair.redline) return pair;
  const redline = printed.flatMap((change): Change[] => (change.op === 'x' ? [] : [change]));
  const bracketed = pair.before.some(isBracketed) !== pair.after.some(isBracketed);
  const changed = bracketed || redline.some(({ op }) => op !== '=');
  return { ...pair, redline, kind: pair.kind === 'amended' && !changed ? 'kept' : pair.kind };
}

function isBracketed({ paragraph }: Pair['before'][number]): boolean {
  return 'bracket' in paragraph && paragraph.bracket;
}

/** What changed since a stage, as paper shows it; `printed` is `asPrinted` of `compared`. */
export function sinceAsPrinted(since: Since, compared: Comparison, printed: Comparison): Since {
  const pairs = new Map(compared.pairs.map((pair, at) => [pair, printed.pairs[at] ?? pair]));
  const parts = since.parts.map((part) => ({
    ...part,
    pair: part.pair ? (pairs.get(part.pair) ?? part.pair) : null,
    redline: printedChanges(part.redline),
  }));
  return { ...since, parts };
}

/** The same redline where no link alone changed, as the same list; else one in which `~` marks emphasis alone. */
function printedChanges(redline: readonly StageChange[]): readonly StageChange[] {
  if (!redline.some(({ op }) => op === '~')) return redline;
  const printed = redline.flatMap((change) => (change.op === '~' ? emphasisAlone(change) : change));
  if (printed.length === redline.length && printed.every(({ op }, at) => op === redline[at]?.op))
    return redline;
  return printed.reduce<StageChange[]>(joined, []);
}

type Restyled = Extract<StageChange, { op: '~' }>;

function emphasisAlone({ before, after, ...marks }: Restyled): readonly StageChange[] {
  let from = 0;
  return markChanges(before.map(withoutLink), after.map(withoutLink)).map((change): StageChange => {
    const to = from + plainText(change.op === '~' ? change.after : change.runs).length;
    const is = sliceRuns(after, from, to);
    const was = sliceRuns(before, from, to);
    from = to;
    if (change.op === '~') return { ...marks, before: was, after: is };
    return { ...marks, op: '=', runs: is };
  });
}

function withoutLink({ link: _, ...run }: Run): Run {
  return run;
}

function joined(all: StageChange[], change: StageChange): StageChange[] {
  const last = all.at(-1);
  if (last?.op === '=' && change.op === '=' && isAlike(last, change))
    all[all.length - 1] = { ...last, runs: joinRuns([...last.runs, ...change.runs]) };
  else all.push(change);
  return all;
}

type Kept = Extract<StageChange, { op: '=' }>;

function isAlike(one: Kept, other: Kept): boolean {
  return one.since === other.since && one.restyled === other.restyled;
}
