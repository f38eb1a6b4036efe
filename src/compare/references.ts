import type { Run } from '../model/run.ts';
import type { Change } from './comparison.ts';

/**
 * Whether a redline changes rendered references alone: every changed word stands in a link to a paragraph, Resolution or Decision, and
 * the link goes to the same target before and after. Such a change is a renumbering seen from elsewhere.
 */
export function onlyReferences(redline: readonly Change[]): boolean {
  let changed = false;
  for (let i = 0; i < redline.length; i += 1) {
    const change = redline[i];
    if (change?.op === '=') continue;
    if (change?.op !== '-') return false;
    const next = redline[i + 1];
    const target = targetOf(change.runs);
    if (target === null || next?.op !== '+' || targetOf(next.runs) !== target) return false;
    changed = true;
    i += 1;
  }
  return changed;
}

const REFERENCE = /^(?:#|resolution:|decision:)/;

function targetOf(runs: readonly Run[]): string | null {
  const [first] = runs;
  const target = first?.link;
  if (target === undefined || !REFERENCE.test(target)) return null;
  return runs.every(({ link }) => link === target) ? target : null;
}
