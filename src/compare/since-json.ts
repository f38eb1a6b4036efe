import type { Comparison } from './comparison.ts';
import { type MemberJson, memberJson, type RunJson, runJson } from './json.ts';
import { changedSince, type Since, type StagePart } from './since.ts';
import type { StageChange } from './stage-redline.ts';

/**
 * One stretch of a redline of three texts: `since` where the stage had it otherwise, `restyled` where it had the words under another
 * emphasis, `x` what it alone had.
 */
export type StageRunJson =
  | (RunJson & { readonly since?: true; readonly restyled?: true })
  | { readonly op: 'x'; readonly text: string; readonly since: true };

/**
 * One paragraph since the stage: `pair` is its place among the pairs, null for what the stage alone had; `changed` says whether
 * words, place or label changed since.
 */
export interface StagePartJson {
  readonly pair: number | null;
  readonly stage: readonly MemberJson[];
  readonly moved: boolean;
  readonly changed: boolean;
  readonly runs: readonly StageRunJson[];
}

/** What changed since a stage, in the JSON of a comparison; `name` is what the stage was called. */
export interface SinceJson {
  readonly name: string;
  readonly parts: readonly StagePartJson[];
}

/** What changed since a stage as JSON data, beside the pairs of the comparison. */
export function sinceJson({ pairs }: Comparison, { parts }: Since, name: string): SinceJson {
  const places = new Map(pairs.map((pair, index) => [pair, index]));
  return { name, parts: parts.map((part) => partJson(part, places)) };
}

function partJson(part: StagePart, places: ReadonlyMap<StagePart['pair'], number>): StagePartJson {
  return {
    pair: places.get(part.pair) ?? null,
    stage: part.stage.map(memberJson),
    moved: part.moved,
    changed: changedSince(part),
    runs: part.redline.map(stageRunJson),
  };
}

function stageRunJson(change: StageChange): StageRunJson {
  if (change.op === 'x')
    return { ...runJson({ op: '-', runs: change.runs }), op: 'x', since: true };
  const { since } = change;
  const restyled = 'restyled' in change && change.restyled === true;
  return {
    ...runJson(change),
    ...(since ? { since } : {}),
    ...(restyled ? { restyled } : {}),
  };
}
