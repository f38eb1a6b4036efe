import type { CitedNumber, CitedRange } from '../../model/reference.ts';
import { siblingsBetween } from './find.ts';
import type { Places } from './places.ts';

/** Numbers that are printed together, each run as one number or as a range; `ranged` tells that the list was typed with one. */
export function runsOf(
  targets: readonly number[],
  ranges: readonly CitedRange[],
  ranged: boolean,
  places: Places,
): readonly (readonly number[])[] {
  const crosses = ranges.some(({ from, to }) => isCrossing(from, to));
  const follows = (before: number, index: number): boolean =>
    siblingsBetween(before, index, places).length === 2 &&
    (crosses || seriesAt(before, places) === seriesAt(index, places));
  return isPair(ranges, targets, follows) ? [targets] : groupsOf(targets, ranged, follows);
}

// `A1 to D5`: only who typed such a range reads one.
function isCrossing(first: CitedNumber, last: CitedNumber | null): boolean {
  return last !== null && lettersOf(first) !== lettersOf(last);
}

function lettersOf({ labels }: CitedNumber): string {
  return /^[A-Z]*(?=\d)/.exec(labels.at(-1) ?? '')?.[0] ?? '';
}

function seriesAt(index: number, { places }: Places): string {
  return places[index]?.labels.at(-1)?.series ?? '';
}

// `5–6` that became 7 and 8 is `7–8`: what was typed as a range of two stays one.
function isPair(
  ranges: readonly CitedRange[],
  targets: readonly number[],
  follows: (before: number, index: number) => boolean,
): boolean {
  const [only, other] = ranges;
  const [first, last, third] = targets;
  if (!only?.to || other !== undefined || third !== undefined) return false;
  if (first === undefined || last === undefined || !follows(first, last)) return false;
  const [from, to] = [only.from, only.to].map(({ labels }) => labels.at(-1) ?? '');
  return rankOf(to) === rankOf(from) + 1;
}

function rankOf(label = ''): number {
  return /^[a-z]$/.test(label) ? label.charCodeAt(0) : Number(/\d+$/.exec(label)?.[0]);
}

/** Targets that follow each other put together where the list had a range; two are never one. */
export function groupsOf(
  targets: readonly number[],
  ranged: boolean,
  follows: (before: number, index: number) => boolean,
): readonly (readonly number[])[] {
  const runs: number[][] = [];
  for (const index of targets) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last && before !== undefined && follows(before, index)) last.push(index);
    else runs.push([index]);
  }
  return runs.flatMap((run) => (ranged && run.length > 2 ? [run] : run.map((index) => [index])));
}
