import type { Label } from '../../model/label.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import { contentOf, labelOf } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';
import { sayUnseen } from './findings.ts';
import { isMarked } from './marks.ts';
import { isMergeOf, likeness, sameWords } from './merge.ts';
import { textOf } from './pieces.ts';

// How far ahead of the last paragraph found the next one is looked for, and how like an unnumbered one must be at least.
const WINDOW = 100;
const LIKE = 0.6;

/**
 * The base paragraph of each entry, in order: the next one whose redline the first column can be, else the one of its number,
 * else the most like; null for a new paragraph. What disagrees with the base, and what of the base no row shows, is said.
 */
export function matchBase(
  entries: readonly Entry[],
  base: readonly Paragraph[],
  desk: Desk,
): (Paragraph | null)[] {
  const taken = new Set<Paragraph>();
  let next = 0;
  const starts: number[] = [];
  const found = entries.map((entry) => {
    starts.push(next);
    const at = findBase(entry, base, next);
    const match = base[at] ?? null;
    if (match) {
      taken.add(match);
      next = at + 1;
    }
    return match;
  });
  const matches = entries.map((entry, index) => {
    const start = starts[index] ?? 0;
    const near = base.slice(Math.max(0, start - WINDOW), start + WINDOW);
    const match = found[index] ?? nearest(entry, near, taken);
    if (match) taken.add(match);
    sayMatch(entry, match, desk);
    return match;
  });
  sayLeft(base, taken, desk);
  return matches;
}

/** The words of a paragraph without its note marks: a redline is compared without them too. */
export function unmarked(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph).filter(({ note }) => note === undefined));
}

function findBase(entry: Entry, base: readonly Paragraph[], next: number): number {
  const end = Math.min(base.length, next + WINDOW);
  for (let at = next; at < end; at += 1) {
    const paragraph = base[at];
    if (!paragraph) continue;
    const isTitle = paragraph.kind === 'heading' && paragraph.level === 1;
    if (entry.role === 'title' && isTitle) return at;
    if (entry.role === 'formula' && paragraph.attributes.classes.includes('formula')) return at;
    const body = entry.role === 'text' || entry.role === 'heading';
    if (body && agreesWith(entry, paragraph)) return at;
  }
  return -1;
}

function agreesWith(entry: Entry, paragraph: Paragraph): boolean {
  const { redline, clean } = entry;
  const label = labelOf(paragraph);
  if (!redline || (redline.label === null) !== (label === null)) return false;
  if (label && !sameNumber(redline.label, label)) return false;
  const before = unmarked(paragraph);
  if (before === '') return false;
  const shown = textOf(redline.body);
  if (sameWords(shown, before)) return true;
  return clean !== null && isMergeOf(shown, before, textOf(clean.body));
}

/** Whether two labels are the same number, in whatever punctuation: `8`, `8.`; false where one is absent. */
export function sameNumber(a: Label | null, b: Label | null): boolean {
  if (!a || !b) return false;
  return (
    a.value === b.value && a.suffix === b.suffix && a.style === b.style && a.series === b.series
  );
}

function nearest(
  entry: Entry,
  base: readonly Paragraph[],
  taken: ReadonlySet<Paragraph>,
): Paragraph | null {
  const { redline, kind } = entry;
  if (!redline || kind === 'added') return null;
  const free = base.filter((paragraph) => paragraph.kind === 'plain' && !taken.has(paragraph));
  if (redline.label) {
    return free.find((paragraph) => sameNumber(redline.label, labelOf(paragraph))) ?? null;
  }
  let best: Paragraph | null = null;
  let most = LIKE;
  for (const paragraph of free) {
    const like = likeness(textOf(redline.body), unmarked(paragraph));
    if (labelOf(paragraph) === null && like > most) [best, most] = [paragraph, like];
  }
  return best;
}

function sayMatch(entry: Entry, match: Paragraph | null, desk: Desk): void {
  const { redline, clean, kind, role, place } = entry;
  if (role !== 'text' || !redline) return;
  if (!match) {
    if (kind === 'added') return;
    const text =
      'found an old paragraph in the first column, expected one that the base has; it is taken for new';
    say(desk, 'warning', 'not-in-base', text, place);
    return;
  }
  const before = unmarked(match);
  const shown = textOf(redline.body);
  const agrees = clean ? isMergeOf(shown, before, textOf(clean.body)) : sameWords(shown, before);
  const fused = !isMarked(redline.body) && !sameWords(shown, before);
  if (agrees && clean && fused) sayAgreed(entry, desk);
  if (!agrees) {
    const name = match.id === null ? 'the base' : `#${match.id} of the base`;
    const text = `found words in the first column that do not come from base and clean text together, expected a redline of ${name}`;
    say(desk, 'warning', 'column-mismatch', text, place);
  }
  if (kind === 'unseen' && sameWords(shown, before)) sayUnseen(entry, desk);
}

// Nothing had to be guessed here, but underline and strike are lost all the same.
function sayAgreed({ place }: Entry, desk: Desk): void {
  const text =
    'found old and new words fused, expected them told apart by underline and strike; the text before is that of the base, which agrees';
  say(desk, 'info', 'fused-redline', text, place);
}

function sayLeft(base: readonly Paragraph[], taken: ReadonlySet<Paragraph>, desk: Desk): void {
  for (const paragraph of base) {
    if (paragraph.attributes.classes.includes('annex')) return;
    if (paragraph.kind !== 'plain' || taken.has(paragraph)) continue;
    const words = plainText(paragraph.content);
    if (words === '') continue;
    const named = paragraph.label?.text ?? words.slice(0, 40);
    const text = `found no row for “${named}” of the base, expected every paragraph in the table`;
    say(desk, 'warning', 'base-left', text, null);
  }
}
