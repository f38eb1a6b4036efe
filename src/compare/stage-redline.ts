import type { Run } from '../model/run.ts';
import type { Change } from './comparison.ts';
import { runReader } from './marks.ts';
import { findStage, lengthOf, type Weaving, type Woven } from './stage-places.ts';

/**
 * One stretch of a redline of three texts. Without `since` it was so at the stage already; with it `+` came since, `-` went since,
 * `=` and `~` had been struck at the stage and are kept again. `restyled` words the stage had under another emphasis. `x` stood at the
 * stage alone: it is part of neither the text before nor the text after.
 */
export type StageChange =
  | { readonly op: '+' | '-'; readonly runs: readonly Run[]; readonly since?: true }
  | {
      readonly op: '=';
      readonly runs: readonly Run[];
      readonly since?: true;
      readonly restyled?: true;
    }
  | {
      readonly op: '~';
      readonly before: readonly Run[];
      readonly after: readonly Run[];
      readonly since?: true;
      readonly restyled?: true;
    }
  | { readonly op: 'x'; readonly runs: readonly Run[]; readonly since: true };

/**
 * Weaves what a paragraph said at a stage into its redline. The redline may be cut into pieces, which come back as such; `stage`
 * is null where the stage had no such paragraph. Without `+` and `x` the text before is left, without `-` and `x` the text after, and
 * the stage without `=`, `~`, `+` that have `since` and without `-` that have none; all to the character.
 */
export function weaveStage(
  pieces: readonly (readonly Change[])[],
  stage: readonly Run[] | null,
  weaving: Weaving,
): StageChange[][] {
  const woven = stage === null ? null : findStage(pieces, stage, weaving);
  let place = 0;
  return pieces.map((changes, piece) => {
    const out: StageChange[] = [];
    for (const change of changes) place = cutChange(change, place, piece, woven, out);
    addOwn(woven, { place, piece }, out);
    return out;
  });
}

/** The stretches that one text prints, of the three that a redline with a stage holds. */
export function standsAtStage(change: StageChange): boolean {
  if (change.op === 'x') return true;
  return change.op === '-' ? change.since === true : change.since !== true;
}

// Cuts a change where the stage begins or ends to share it, and puts the stage's own words where they stand. Gives the next place.
function cutChange(
  change: Change,
  start: number,
  piece: number,
  woven: Woven | null,
  out: StageChange[],
): number {
  const length = lengthOf(change);
  const before = runReader(change.op === '~' ? change.before : change.runs);
  const after = runReader(change.op === '~' ? change.after : []);
  let from = 0;
  while (from < length) {
    addOwn(woven, { place: start + from, piece }, out);
    const shared = woven?.shared[start + from] === 1;
    const stop = (woven?.own[woven.next]?.place ?? Number.POSITIVE_INFINITY) - start;
    let to = from + 1;
    const restyled = woven?.restyled[start + from] === 1;
    while (
      to < Math.min(length, stop) &&
      (woven?.shared[start + to] === 1) === shared &&
      (woven?.restyled[start + to] === 1) === restyled
    )
      to += 1;
    const since = change.op === '-' ? shared : !shared;
    const mark = since ? { since: true as const } : {};
    const restyle = restyled ? { restyled: true as const } : {};
    const runs = before(from, to);
    if (change.op === '~')
      out.push({ op: '~', before: runs, after: after(from, to), ...mark, ...restyle });
    else if (change.op === '=') out.push({ op: '=', runs, ...mark, ...restyle });
    else out.push({ op: change.op, runs, ...mark });
    from = to;
  }
  return start + length;
}

function addOwn(
  woven: Woven | null,
  { place, piece }: { readonly place: number; readonly piece: number },
  out: StageChange[],
): void {
  if (woven === null) return;
  for (let own = woven.own[woven.next]; own; own = woven.own[woven.next]) {
    if (own.piece > piece || (own.piece === piece && own.place > place)) return;
    out.push({ op: 'x', runs: own.runs, since: true });
    woven.next += 1;
  }
}
