import type { LetterEntry, LetterList } from './letter-lists.ts';

/**
 * A list of letters of several meetings, `5.AA or 15.AA`, as one list for each run of numbers that are of the meeting with this series or
 * are not; letters alone are of the series before them. A list in which that is not certain stays whole: a range from one meeting to
 * another, letters alone at the beginning.
 */
export function partsBySeries(list: LetterList, series: string): readonly LetterList[] {
  const groups: { isOwn: boolean; entries: LetterEntry[] }[] = [];
  let last: string | null = null;
  for (const entry of list.entries) {
    const { from, to } = entry;
    last = from.series ?? last;
    if (to !== null && to.series !== null && to.series !== last) return [list];
    const [isOwn, group] = [last === null ? null : last === series, groups.at(-1)];
    if (isOwn === null) return [list];
    if (group?.isOwn === isOwn) group.entries.push(entry);
    else groups.push({ isOwn, entries: [entry] });
  }
  if (groups.length < 2) return [list];
  return groups.map(({ entries }, at): LetterList => {
    const [start, end] = [entries[0]?.start ?? list.start, entries.at(-1)?.end ?? list.end];
    return { ...list, entries, start, end, head: at === 0 ? list.head : start };
  });
}
