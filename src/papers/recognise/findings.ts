import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';
import { isClauseRemoved, type Stretch } from './fused.ts';
import { sideOf } from './marks.ts';
import { isWithin, sameWords } from './merge.ts';
import { placeOf, textOf, trimPieces } from './pieces.ts';

/** What is odd about a row on the face of it, whatever the text before was. */
export function sayOddities(entry: Entry, desk: Desk): void {
  sayEndMark(entry, desk);
  saySpelling(entry, desk);
  sayCleanOnly(entry, desk);
}

/**
 * The text before of an amended row stands as the redline fused it, or with the one word in it that is certain (`old`); the
 * places where no redline can have led there are said too.
 */
export function sayFused(entry: Entry, stretch: Stretch, old: string | null, desk: Desk): void {
  const { redline, clean, place } = entry;
  if (!redline || isClauseRemoved(stretch)) return;
  const number = redline.label ? ` in paragraph ${redline.label.text}` : '';
  const became = stretch.clean === '' ? '' : ` for “${stretch.clean.slice(0, 80)}”`;
  const taken = old === null ? 'stands as found' : `is taken to have “${old}”`;
  const text = `found old and new words fused${number}, “${stretch.shown.slice(0, 80)}”${became}, expected them told apart by underline and strike; the text before ${taken}`;
  say(desk, 'warning', 'fused-redline', text, placeOf(redline.body));
  if (!clean || isWithin(textOf(clean.body), textOf(redline.body))) return;
  const missing =
    'found words in the clean column that the first does not show, expected every new word in both';
  say(desk, 'warning', 'column-mismatch', missing, place);
}

/** The columns agree although the comment tells of a change. */
export function sayUnseen({ place }: Entry, desk: Desk): void {
  const text =
    'found the same words in both columns under a comment that tells of a change, expected a difference; the old words cannot be known from here';
  say(desk, 'warning', 'unseen-change', text, place);
}

/** Without comments an unnumbered paragraph in both columns may be an old one or a new one: it is taken for old. */
export function sayOldOrNew({ kind, role, redline, clean, place }: Entry, desk: Desk): void {
  if (kind !== 'kept' || role !== 'text' || !redline || !clean || redline.label) return;
  const text =
    'found a paragraph without number in both columns of a table without comments, expected a comment that tells old from new; taken for one of the text before';
  say(desk, 'warning', 'old-or-new', text, place);
}

// “; and”, “; et”, “; y”: the last item but one ends in a short conjunction.
const END = /(?:[.,;:!?\]][»”"’']?|;\s*\p{L}{1,3})$/u;

function sayEndMark({ clean, role }: Entry, desk: Desk): void {
  if (!clean || role !== 'text') return;
  if (END.test(textOf(clean.body).trimEnd())) return;
  const text =
    'found no mark at the end of the clean paragraph, expected a comma, semicolon or full stop';
  say(desk, 'info', 'end-mark', text, placeOf(clean.body));
}

// `oeuvre` in one column and `œuvre` in the other: a change that nobody marked.
function saySpelling({ redline, clean, place }: Entry, desk: Desk): void {
  if (!redline || !clean) return;
  const [shown, written] = [textOf(redline.body), textOf(clean.body)];
  if (isWithin(written, shown, 'exact') || !isWithin(written, shown)) return;
  const text =
    'found œ or an apostrophe spelt in two ways in the two columns, expected the same spelling or a marked change';
  say(desk, 'info', 'silent-change', text, place);
}

function sayCleanOnly({ redline, clean, role, place }: Entry, desk: Desk): void {
  if (redline || !clean || role === 'formula') return;
  const text =
    'found new words in the clean column alone, expected them underlined in the first too';
  say(desk, 'warning', 'column-mismatch', text, place);
}

/** Whether a new paragraph stands in both columns with the same words, so that the paper prints the first from the draft. */
export function isShownTwice({ redline, clean }: Entry): boolean {
  return redline !== null && clean !== null && sameWords(textOf(redline.body), textOf(clean.body));
}

/** Says where the first column, its marks resolved, does not give the clean one: the clean column holds, and both are named. */
export function sayDifference({ redline, clean, kind, role, place }: Entry, desk: Desk): void {
  if (!redline || kind === 'kept' || kind === 'unseen' || role === 'formula') return;
  const shown = textOf(trimPieces(sideOf(redline.body, 'after')));
  const typed = textOf(clean?.body ?? []);
  if (sameWords(shown, typed)) return;
  const [first, second] = nearDifference(shown, typed);
  const text = `found “${first}” in the first column and “${second}” in the clean one, expected the same words; those of the clean column are taken`;
  say(desk, 'warning', 'columns-differ', text, place);
}

const NEAR = 60;

// Both readings from a little before the place where they part.
function nearDifference(a: string, b: string): readonly [string, string] {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const from = Math.max(0, same - NEAR / 2);
  const cut = (text: string): string =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + NEAR * 2)}${text.length > from + NEAR * 2 ? '…' : ''}`;
  return [cut(a), cut(b)];
}
