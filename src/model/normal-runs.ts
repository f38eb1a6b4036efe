import { joinRuns, type Run } from './run.ts';
import { readTarget } from './target.ts';

/**
 * The most marks that one content may hold: beginnings and ends of emphasis and links, and the characters that could be
 * taken for such. A text of a human hand has some dozens; beyond this, matching them would cost the square of their number.
 */
export const MOST_MARKS = 2_000;

/** The most characters of a marked content that a reader of Markdown must look at twice: brackets, ampersands, line breaks and the like. */
export const MOST_ODD = 3_000;

/** Whether a link can be stored in a text: one that `readTarget` reads; any other is text. */
export function isStorableLink(link: string): boolean {
  return readTarget(link) !== null;
}

/**
 * The normal form of a content, in which two contents that print and mark the same are equal:
 * - no empty run, neighbours under the same marks joined, a note mark carries no other marks;
 * - no emphasis, strong or link begins or ends with a blank (a no-break space is one): the blank stands outside;
 * - no blank, tab or line break at either end, no blank behind a line break; no-break spaces stay;
 * - a line break is `\n`; NUL and half surrogates are U+FFFD;
 * - a link is one of those that can be stored, else it is plain text;
 * - at most `MOST_MARKS` marks among at most `MOST_ODD` odd characters, else no marks at all.
 * `isNote` tells which names have a note; a mark without one is plain text. Linear in the length.
 */
export function normalRuns(runs: readonly Run[], isNote: (name: string) => boolean): Run[] {
  const pieces = runs.flatMap((run) => pieceOf(run, isNote));
  for (const mark of ['em', 'strong', 'link'] as const) freeEdges(pieces, mark);
  const joined = joinRuns(trimmed(joinRuns(pieces)));
  return isOvermarked(joined) ? joinRuns(joined.map(unmarked)) : joined;
}

/** A mutable piece of a run: one whose blanks at the edges are pieces of their own. */
interface Piece {
  text: string;
  em?: true;
  strong?: true;
  link?: string;
  note?: string;
}

function pieceOf(run: Run, isNote: (name: string) => boolean): Piece[] {
  if (run.note !== undefined) {
    const text = `[^${run.note}]`;
    return [isNote(run.note) ? { text, note: run.note } : { text }];
  }
  const text = cleanText(run.text);
  const marks: Omit<Piece, 'text'> = {};
  if (run.em) marks.em = true;
  if (run.strong) marks.strong = true;
  if (run.link !== undefined && isStorableLink(run.link)) marks.link = run.link;
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const parts = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  return parts.filter((part) => part !== '').map((part) => ({ text: part, ...marks }));
}

function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\0/g, '\uFFFD')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** Takes the mark from blank pieces at the edges of each stretch that carries it. */
function freeEdges(pieces: Piece[], mark: 'em' | 'strong' | 'link'): void {
  for (const step of [1, -1]) {
    let before: Piece[typeof mark];
    for (let at = step > 0 ? 0 : pieces.length - 1; at >= 0 && at < pieces.length; at += step) {
      const piece = pieces[at];
      if (piece?.[mark] !== undefined && piece[mark] !== before && piece.text.trim() === '') {
        delete piece[mark];
      }
      before = piece?.[mark];
    }
  }
}

function trimmed(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  let atStart = true;
  for (const run of runs) {
    let text = run.text.replace(/\n[ \t]+/g, '\n');
    if (atStart) text = text.replace(/^[ \t]+/, '');
    if (kept.length === 0) text = text.replace(/^[ \t\n]+/, '');
    if (text === '') continue;
    atStart = text.endsWith('\n');
    kept.push({ ...run, text });
  }
  while (kept.length > 0) {
    const last = kept[kept.length - 1];
    const text = last ? trimEnd(last.text) : '';
    if (!last || text === last.text) break;
    if (text === '') kept.pop();
    else kept[kept.length - 1] = { ...last, text };
  }
  return kept;
}

/** The text without spaces, tabs and line breaks at its end. A loop: a regular expression that ends in `$` takes the square of the length of a long blank. */
export function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function unmarked(run: Run): Run {
  return run.note === undefined ? { text: run.text } : run;
}

/** Whether joined runs hold more marks than a content may, so that its normal form has none. */
export function isOvermarked(runs: readonly Run[]): boolean {
  let marks = 0;
  for (const run of runs) {
    if (run.em) marks += 2;
    if (run.strong) marks += 2;
    if (run.link !== undefined) marks += 2;
  }
  if (marks === 0) return false;
  let odd = 0;
  for (const { text } of runs) {
    marks += text.match(/[*_[\]]/g)?.length ?? 0;
    odd += text.match(/[*_[\]\\&<!|`\n]/g)?.length ?? 0;
  }
  return marks > MOST_MARKS || odd > MOST_ODD;
}
