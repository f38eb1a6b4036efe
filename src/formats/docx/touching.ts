import type { Change } from './redline.ts';
import type { Writing } from './writing.ts';

/**
 * The runs of a paragraph, apart from those of the paragraph above. LibreOffice takes an insertion up to the end of a paragraph and one from the
 * beginning of the next for one insertion, the end of the paragraph included, where author and minute are the same (so too
 * deletions). Where that end stays, the revisions of the second are told two minutes later.
 */
export function apartFromAbove(
  runs: string,
  mark: Change['kind'] | null,
  { above }: Pick<Writing, 'above'>,
): string {
  const starts = START.exec(runs)?.[1] ?? null;
  const late = starts !== null && starts === above.ends && !above.late;
  above.ends = mark === null ? (END.exec(runs)?.[1] ?? null) : null;
  above.late = late;
  return late ? runs.replace(DATE, (_, name: string, date: string) => name + later(date)) : runs;
}

const START = /^(?:<w:(?:bookmarkStart|bookmarkEnd|hyperlink)[^>]*>)*<w:(ins|del) /;
const END = /<\/w:(ins|del)>(?:<\/w:hyperlink>|<w:(?:bookmarkStart|bookmarkEnd)[^>]*>)*$/;
const DATE = /( w:date=")([^"]*)/g;
const APART = 120_000;

function later(date: string): string {
  return new Date(Date.parse(date) + APART).toISOString().replace('.000Z', 'Z');
}
