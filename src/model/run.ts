/**
 * A stretch of printed characters under the same marks. A line break is the character `\n` inside `text`.
 * A note mark is a run of its own whose `note` names the note and whose `text` is the token `[^name]`.
 * `link` is a target as stored: `#id`, `#a,b`, `https:…`, `mailto:…`, `resolution:…`, `decision:…`.
 */
export interface Run {
  readonly text: string;
  readonly em?: true;
  readonly strong?: true;
  readonly link?: string;
  readonly note?: string;
}

/** The printed characters of runs, note marks as their token `[^name]`. */
export function plainText(runs: readonly Run[]): string {
  let text = '';
  for (const run of runs) text += run.text;
  return text;
}

/** Whether two runs carry the same marks, so that they can be one. Note marks are never joined. */
export function sameMarks(a: Run, b: Run): boolean {
  return (
    a.note === undefined &&
    b.note === undefined &&
    a.em === b.em &&
    a.strong === b.strong &&
    a.link === b.link
  );
}

/** The normal form of runs: no empty run, neighbours under equal marks joined. */
export function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    if (run.text === '') continue;
    const last = joined.at(-1);
    if (last && sameMarks(last, run))
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** The part of `runs` from printed offset `from` up to `to` (UTF-16 units), marks kept. A note mark is taken whole when its start lies inside. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const slice: Run[] = [];
  let start = 0;
  for (const run of runs) {
    const end = start + run.text.length;
    if (to > from && end > from && start < to) {
      if (run.note === undefined) {
        slice.push({ ...run, text: run.text.slice(Math.max(0, from - start), to - start) });
      } else if (start >= from) slice.push(run);
    }
    start = end;
  }
  return slice;
}
