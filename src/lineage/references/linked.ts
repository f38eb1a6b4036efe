import type { Run } from '../../model/run.ts';
import type { Span } from './quoted.ts';

/** Words that are a link. Emphasis inside a link makes several runs of it. */
export interface LinkSpan extends Span {
  readonly link: string;
}

/** The links of some runs, in their order. */
export function linkSpans(runs: readonly Run[]): readonly LinkSpan[] {
  const spans: LinkSpan[] = [];
  let start = 0;
  for (const { text, link } of runs) {
    const end = start + text.length;
    const last = spans.at(-1);
    if (link !== undefined && last?.link === link && last.end === start)
      spans[spans.length - 1] = { ...last, end };
    else if (link !== undefined) spans.push({ start, end, link });
    start = end;
  }
  return spans;
}

/** The runs with a link on the words of a stretch; a note mark in it stays as it is. */
export function withLink(runs: readonly Run[], { start, end, link }: LinkSpan): Run[] {
  return mapStretch(runs, start, end, (run) => (run.note === undefined ? { ...run, link } : run));
}

/**
 * The runs with links on the words of several stretches, in the time of all of them together. `links` stand in their order, none touching
 * another; a note mark in one stays as it is.
 */
export function withLinks(runs: readonly Run[], links: readonly LinkSpan[]): readonly Run[] {
  if (links.length === 0) return runs;
  const made: Run[] = [];
  let [at, next] = [0, 0];
  for (const run of runs) {
    const end = at + run.text.length;
    let done = at;
    const cut = (to: number, own: Run): void => {
      if (to > done) made.push({ ...own, text: run.text.slice(done - at, to - at) });
      done = Math.max(done, to);
    };
    for (let span = links[next]; run.note === undefined && span; span = links[next]) {
      if (span.start >= end) break;
      cut(span.start, run);
      cut(Math.min(span.end, end), { ...run, link: span.link });
      if (span.end > end) break;
      next += 1;
    }
    if (done === at) made.push(run);
    else cut(end, run);
    at = end;
  }
  return made;
}

/** The runs with the words of a stretch replaced; the new ones have the marks of the first old one. */
export function withWords(
  runs: readonly Run[],
  { start, end, text, link }: Span & { readonly text: string; readonly link?: string },
): Run[] {
  let given = false;
  return mapStretch(runs, start, end, (run) => {
    const own = given ? '' : text;
    given = true;
    return link === undefined ? { ...run, text: own } : { ...run, text: own, link };
  }).filter((run) => run.text !== '');
}

/**
 * The runs with the words of several stretches replaced, in the time of all of them together. `edits` stand in their order, none touching
 * another; new words have the marks of the first old ones.
 */
export function withEdits(
  runs: readonly Run[],
  edits: readonly (Span & { readonly text: string })[],
): Run[] {
  const made: Run[] = [];
  let [at, next, given] = [0, 0, -1];
  for (const run of runs) {
    const end = at + run.text.length;
    const cut = (from: number, to: number): void => {
      if (to > from) made.push({ ...run, text: run.text.slice(from - at, to - at) });
    };
    let done = at;
    for (let edit = edits[next]; run.note === undefined && edit; edit = edits[next]) {
      if (edit.start >= end) break;
      if (edit.end > at) {
        cut(done, edit.start);
        if (given !== next && edit.text !== '') made.push({ ...run, text: edit.text });
        given = next;
        done = Math.min(edit.end, end);
      }
      if (edit.end > end) break;
      next += 1;
    }
    if (run.note !== undefined) made.push(run);
    else cut(done, end);
    at = end;
  }
  return made;
}

function mapStretch(
  runs: readonly Run[],
  start: number,
  end: number,
  map: (run: Run) => Run,
): Run[] {
  const mapped: Run[] = [];
  let at = 0;
  for (const run of runs) {
    const from = Math.max(0, start - at);
    const to = Math.min(run.text.length, end - at);
    if (from >= to || run.note !== undefined) mapped.push(run);
    else {
      if (from > 0) mapped.push({ ...run, text: run.text.slice(0, from) });
      mapped.push(map({ ...run, text: run.text.slice(from, to) }));
      if (to < run.text.length) mapped.push({ ...run, text: run.text.slice(to) });
    }
    at += run.text.length;
  }
  return mapped;
}
