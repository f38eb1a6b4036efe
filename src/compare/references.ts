import type { Run } from '../model/run.ts';
import type { Change } from './comparison.ts';
import { isReference, linkInOrder, sameLink } from './same-link.ts';

/**
 * Whether a redline changes rendered references alone: every changed word stands in a link to a paragraph, Resolution or Decision, and
 * the link goes to the same target before and after. Such a change is a renumbering seen from elsewhere.
 */
export function onlyReferences(redline: readonly Change[]): boolean {
  if (!redline.some(({ op }) => op === '+' || op === '-')) return false;
  return withTargets(sideOf(redline, 'before')) === withTargets(sideOf(redline, 'after'));
}

function sideOf(redline: readonly Change[], side: 'before' | 'after'): readonly Run[] {
  const gone = side === 'before' ? '+' : '-';
  return redline.flatMap((change) => {
    if (change.op === gone) return [];
    return change.op === '~' ? change[side] : change.runs;
  });
}

/** What runs say, each reference by its target alone: equal for two paragraphs that differ in rendered references only. */
export function withTargets(runs: readonly Run[]): string {
  const told: [mark: string, words: string][] = [];
  for (const { text, link, note, em, strong } of runs) {
    const isCited = link !== undefined && isReference(link);
    const mark = isCited
      ? linkInOrder(link)
      : JSON.stringify([link, note, em === true, strong === true]);
    const last = told.at(-1);
    if (last?.[0] !== mark) told.push([mark, isCited ? '' : text]);
    else if (!isCited) last[1] += text;
  }
  return JSON.stringify(told);
}

/**
 * Whether the change at a place only rewords a reference: its words stand in one link, and so do those that it replaces, or words of
 * that link beside it are kept.
 */
export function rewordsReference(redline: readonly Change[], at: number): boolean {
  const change = redline[at];
  if (change?.op !== '-' && change?.op !== '+') return false;
  const target = targetOf(change.runs);
  if (target === null) return false;
  const [above, below] = [redline[at - 1], redline[at + 1]];
  const other = change.op === '-' ? below : above;
  if (other && other.op !== '=' && other.op !== '~' && other.op !== change.op)
    return sameLink(targetOf(other.runs) ?? undefined, target);
  return sameLink(linkAt(above, -1), target) || sameLink(linkAt(below, 0), target);
}

function linkAt(change: Change | undefined, at: number): string | undefined {
  return change?.op === '=' ? change.runs.at(at)?.link : undefined;
}

function targetOf(runs: readonly Run[]): string | null {
  const [first] = runs;
  const target = first?.link;
  if (target === undefined || !isReference(target)) return null;
  return runs.every(({ link }) => link === target) ? target : null;
}
