import type { Label } from '../../model/label.ts';
import type { Comment, Heading, Paragraph, Plain } from '../../model/paragraph.ts';
import { contentOf, labelOf, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { type Desk, say } from './desk.ts';
import type { Entry, Part } from './entries.ts';
import { isMergeOf, isWithin, likeness, sameWords } from './merge.ts';
import { placeOf, runsOf, textOf } from './pieces.ts';

/** An entry with what stands on each side. `base` is null for a new paragraph, `draft` is a tombstone for a removed one. */
export interface EntrySides {
  readonly entry: Entry;
  readonly base: Paragraph | null;
  readonly draft: Paragraph;
}

/**
 * Before and after of each entry. Where the base is known (`base`), old paragraphs are its own, and the first column is held
 * against it; else they are what the first column tells: exact where it is kept or removed, and fused (message with place) where it is amended.
 */
export function readSides(
  entries: readonly Entry[],
  base: readonly Paragraph[] | null,
  desk: Desk,
): EntrySides[] {
  const olds = base ? matchBase(entries, base, desk) : entries.map((entry) => oldOf(entry, desk));
  return entries.map((entry, index) => {
    const old = olds[index] ?? null;
    claimEntry(entry, old !== null, desk);
    sayEndMark(entry, desk);
    sayLigature(entry, desk);
    return { entry, base: old, draft: newOf(entry) };
  });
}

function oldOf(entry: Entry, desk: Desk): Paragraph | null {
  if (entry.kind === 'added') return null;
  const part = entry.redline ?? entry.clean;
  if (!part) return null;
  if (entry.kind === 'amended') {
    const text =
      'found old and new words fused, expected them told apart by underline and strike; the text before stands as found';
    say(desk, 'warning', 'fused-redline', text, placeOf(part.body));
    sayInconsistent(entry, desk);
  }
  if (entry.kind === 'unseen') sayUnseen(entry, desk);
  return paragraphOf(part, part.label, entry, []);
}

function sayUnseen({ place }: Entry, desk: Desk): void {
  const text =
    'found the same words in both columns under a comment that tells of a change, expected a difference; the old words cannot be known from here';
  say(desk, 'warning', 'unseen-change', text, place);
}

function sayInconsistent({ redline, clean, place }: Entry, desk: Desk): void {
  if (!redline || !clean) return;
  const fused = textOf(redline.body);
  const after = textOf(clean.body);
  if (!isWithin(after, fused)) {
    const text =
      'found words in the clean column that the first does not show, expected every new word in both';
    say(desk, 'warning', 'column-mismatch', text, place);
  }
}

// `oeuvre` in one column and `œuvre` in the other: no change that anybody marked.
function sayLigature({ redline, clean, place }: Entry, desk: Desk): void {
  if (!redline || !clean || !/œ/i.test(textOf(clean.body)) || /œ/i.test(textOf(redline.body)))
    return;
  const text =
    'found “œ” in one column and “oe” in the other, expected the same spelling or a marked change';
  say(desk, 'info', 'silent-change', text, place);
}

function sayEndMark({ clean, role, place }: Entry, desk: Desk): void {
  if (!clean || role !== 'text' || /[.,;:!?\]][»”"’']?$/u.test(textOf(clean.body).trimEnd()))
    return;
  const text =
    'found no mark at the end of the clean paragraph, expected a comma, semicolon or full stop';
  say(desk, 'info', 'end-mark', text, place);
}

function newOf(entry: Entry): Paragraph {
  const working = entry.redline?.label ?? entry.clean?.label ?? null;
  const comments = commentsOf(entry);
  const part = entry.clean ?? (entry.kind === 'removed' ? null : entry.redline);
  if (part) return paragraphOf(part, working, entry, comments);
  const tombstone = paragraphOf(
    { label: working, bracket: false, typed: [], body: [] },
    working,
    entry,
    comments,
  );
  return { ...tombstone, attributes: { ...NO_ATTRIBUTES, classes: ['deleted'] } };
}

function commentsOf({ comment, keep }: Entry): Comment[] {
  if (keep || comment.length === 0) return [];
  return [{ content: comment.map(runsOf), attributes: NO_ATTRIBUTES }];
}

function paragraphOf(
  part: Part,
  label: Label | null,
  entry: Entry,
  comments: readonly Comment[],
): Heading | Plain {
  const classes = [
    ...(entry.role === 'formula' ? ['formula'] : []),
    ...(entry.linguistic && comments.length > 0 ? ['linguistic'] : []),
  ];
  const plain: Plain = {
    kind: 'plain',
    id: null,
    bracket: part.bracket,
    label,
    content: runsOf(part.body),
    attributes: { ...NO_ATTRIBUTES, classes },
    comments,
    place: entry.place,
  };
  if (entry.role === 'title') return { ...plain, kind: 'heading', level: 1 };
  return entry.role === 'heading' ? { ...plain, kind: 'heading', level: 2 } : plain;
}

// The first column is the text before, the clean one the text; what only one of them shows is claimed there.
function claimEntry(entry: Entry, old: boolean, desk: Desk): void {
  const { redline, clean, comment, keep } = entry;
  const into = old ? 'base' : 'draft';
  if (redline) {
    desk.ledger.claim(redline.typed, 'label', into);
    if (old) desk.ledger.claim(redline.body, 'before', 'base');
    else
      desk.ledger.claim(redline.body, isShownTwice(redline, clean) ? 'directive' : 'message', null);
  }
  if (clean) {
    desk.ledger.claim(clean.typed, 'label', null);
    desk.ledger.claim(clean.body, 'text', 'draft');
  }
  for (const line of comment) {
    desk.ledger.claim(line, keep ? 'directive' : 'comment', keep ? 'paper' : 'draft');
  }
}

// A new paragraph stands in both columns: the paper prints the first from the draft.
function isShownTwice(redline: Part, clean: Part | null): boolean {
  return clean !== null && sameWords(textOf(redline.body), textOf(clean.body));
}

/** The base paragraph of each entry, found in order by what the first column shows; null for a new one. */
function matchBase(
  entries: readonly Entry[],
  base: readonly Paragraph[],
  desk: Desk,
): (Paragraph | null)[] {
  let next = 0;
  const taken = new Set<Paragraph>();
  const found = entries.map((entry) => {
    const at = findBase(entry, base, next);
    const match = base[at] ?? null;
    if (match) {
      taken.add(match);
      next = at + 1;
    }
    return match;
  });
  const result = entries.map((entry, index) => {
    const match = found[index] ?? nearest(entry, base, taken);
    if (match) taken.add(match);
    sayMatch(entry, match, desk);
    return match;
  });
  sayLeft(base, taken, desk);
  return result;
}

function findBase(entry: Entry, base: readonly Paragraph[], next: number): number {
  for (let at = next; at < base.length; at += 1) {
    const paragraph = base[at];
    if (!paragraph) continue;
    if (entry.role === 'title' && paragraph.kind === 'heading' && paragraph.level === 1) return at;
    if (entry.role === 'formula' && paragraph.attributes.classes.includes('formula')) return at;
    if (entry.role === 'text' && agreesWith(entry, paragraph)) return at;
  }
  return -1;
}

function agreesWith(entry: Entry, paragraph: Paragraph): boolean {
  const { redline, clean } = entry;
  const label = labelOf(paragraph);
  if (!redline || (redline.label === null) !== (label === null)) return false;
  if (label && !sameNumber(redline.label, label)) return false;
  const before = plainText(contentOf(paragraph));
  const shown = textOf(redline.body);
  if (sameWords(shown, before)) return true;
  return clean !== null && isMergeOf(shown, before, textOf(clean.body));
}

function sameNumber(a: Label | null, b: Label | null): boolean {
  return (
    a?.value === b?.value &&
    a?.suffix === b?.suffix &&
    a?.style === b?.style &&
    a?.series === b?.series
  );
}

const LIKE = 0.6;

// An old paragraph whose first column does not agree: the base paragraph of its number, else the most like it.
function nearest(
  entry: Entry,
  base: readonly Paragraph[],
  taken: ReadonlySet<Paragraph>,
): Paragraph | null {
  const { redline, kind } = entry;
  if (!redline || kind === 'added') return null;
  const free = base.filter((paragraph) => !taken.has(paragraph) && paragraph.kind !== 'note');
  if (redline.label) {
    return free.find((paragraph) => sameNumber(redline.label, labelOf(paragraph))) ?? null;
  }
  let best: Paragraph | null = null;
  let most = LIKE;
  for (const paragraph of free) {
    const like = likeness(textOf(redline.body), plainText(contentOf(paragraph)));
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
  const before = plainText(contentOf(match));
  const shown = textOf(redline.body);
  const agrees = clean ? isMergeOf(shown, before, textOf(clean.body)) : sameWords(shown, before);
  if (!agrees) {
    const text = `found words in the first column that do not come from base and clean text together, expected a redline of ${match.id ? `#${match.id}` : 'the base'}`;
    say(desk, 'warning', 'column-mismatch', text, place);
  }
  if (kind === 'unseen' && sameWords(shown, before)) sayUnseen(entry, desk);
}

function sayLeft(base: readonly Paragraph[], taken: ReadonlySet<Paragraph>, desk: Desk): void {
  for (const paragraph of base) {
    const body = paragraph.kind === 'plain' && plainText(paragraph.content) !== '';
    if (!body || taken.has(paragraph)) continue;
    const named = paragraph.label?.text ?? plainText(paragraph.content).slice(0, 40);
    const text = `found no row for “${named}” of the base, expected every paragraph in the table`;
    say(desk, 'warning', 'base-left', text, paragraph.place);
  }
}
