import type { Label } from '../../model/label.ts';
import type { Comment, Heading, Paragraph, Plain } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { matchBase } from './base-match.ts';
import type { Desk } from './desk.ts';
import type { Entry } from './entries.ts';
import {
  isShownTwice,
  sayDifference,
  sayFused,
  sayOddities,
  sayOldOrNew,
  sayUnseen,
} from './findings.ts';
import type { NoteBlock } from './flatten.ts';
import { oldWord, stretchOf } from './fused.ts';
import type { Part } from './kinds.ts';
import { isMarked, sideOf } from './marks.ts';
import { type EntryNotes, readNotes, renameMarks } from './notes.ts';
import {
  type Piece,
  plainLine,
  runsOf,
  slicePieces,
  textOf,
  titleRuns,
  trimPieces,
} from './pieces.ts';

/** An entry with what stands on each side. `base` is null for a new paragraph, `draft` is a tombstone for a removed one. */
export interface EntrySides {
  readonly base: Paragraph | null;
  readonly draft: Paragraph;
  readonly notes: Pick<EntryNotes, 'base' | 'draft'>;
}

/**
 * Before and after of each entry. Where the base is known (`base`), old paragraphs are its own, and the first column is held
 * against it; else they are what the first column tells: exact where it is kept or removed, fused (message with place) where it is amended.
 */
export function readSides(
  entries: readonly Entry[],
  base: readonly Paragraph[] | null,
  amendments: { readonly notes: readonly NoteBlock[]; readonly comments: boolean },
  desk: Desk,
): EntrySides[] {
  const shown = entries.some(({ redline }) => redline && isMarked(redline.body));
  const olds = base
    ? matchBase(entries, base, desk)
    : entries.map((entry) => oldOf(entry, shown, desk));
  if (!base && !amendments.comments) for (const entry of entries) sayOldOrNew(entry, desk);
  const notes = readNotes(entries, olds, amendments.notes, base, desk);
  return entries.map((entry, index) => {
    const old = olds[index] ?? null;
    claimEntry(entry, old !== null, desk);
    sayOddities(entry, desk);
    if (shown) sayDifference(entry, desk);
    const found = notes[index] ?? NO_NOTES;
    return { base: old, draft: draftOf(renamed(entry, found.names), desk), notes: found };
  });
}

const NO_NOTES: EntryNotes = { base: [], draft: [], names: new Map() };

function renamed(entry: Entry, names: EntryNotes['names']): Entry {
  if (names.size === 0) return entry;
  const rename = (part: Part | null): Part | null =>
    part && { ...part, body: renameMarks(part.body, names) };
  return {
    ...entry,
    redline: rename(entry.redline),
    clean: rename(entry.clean),
    comment: entry.comment.map((line) => renameMarks(line, names)),
  };
}

function oldOf(entry: Entry, shown: boolean, desk: Desk): Paragraph | null {
  if (entry.kind === 'added') return null;
  const part = entry.redline ?? entry.clean;
  if (!part) return null;
  if (entry.kind === 'amended' && entry.clean)
    return amendedOf(entry, part, entry.clean, shown, desk);
  if (entry.kind === 'unseen') sayUnseen(entry, desk);
  return paragraphOf(part, part.label, entry, []);
}

// `shown`: the table marks what it changes, so that what it does not mark is the text before.
function amendedOf(entry: Entry, part: Part, clean: Part, shown: boolean, desk: Desk): Paragraph {
  if (isMarked(part.body)) {
    const body = trimPieces(sideOf(part.body, 'before'));
    return paragraphOf({ ...part, body }, part.label, entry, []);
  }
  if (shown) return paragraphOf(part, part.label, entry, []);
  const stretch = stretchOf(textOf(part.body), textOf(clean.body));
  const old = oldWord(stretch);
  sayFused(entry, stretch, old, desk);
  if (old === null) return paragraphOf(part, part.label, entry, []);
  const from = stretch.from + stretch.shown.indexOf(old);
  const body = [
    ...slicePieces(part.body, 0, stretch.from),
    ...slicePieces(part.body, from, from + old.length),
    ...slicePieces(part.body, stretch.to),
  ];
  return paragraphOf({ ...part, body }, part.label, entry, []);
}

const NO_WORDS: Part = { label: null, bracket: false, typed: [], body: [] };

// The number is the working one of the first column; the clean column's is computed again when it is printed.
function draftOf(entry: Entry, desk: Desk): Paragraph {
  const { redline, clean } = entry;
  const working = redline?.working ?? redline?.label ?? clean?.label ?? null;
  const comments = commentsOf(entry, desk);
  const part = entry.kind === 'removed' ? null : (entry.clean ?? entry.redline);
  if (part) return paragraphOf(part, working, entry, comments);
  const tombstone = paragraphOf(NO_WORDS, working, entry, comments);
  return { ...tombstone, attributes: { ...NO_ATTRIBUTES, classes: ['deleted'] } };
}

// The layouts print where a paragraph went and whence it came.
function isMoveNote(line: readonly Piece[], desk: Desk): boolean {
  const { movedFrom, movedTo } = desk.words.profile.words;
  const words = plainLine(line).toLowerCase();
  return [movedFrom, movedTo].some((note) => note !== undefined && note.toLowerCase() === words);
}

function commentsOf({ comment, keep }: Entry, desk: Desk): Comment[] {
  if (keep || comment.length === 0) return [];
  const said = comment.filter((line) => !isMoveNote(line, desk));
  return said.length === 0 ? [] : [{ content: said.map(runsOf), attributes: NO_ATTRIBUTES }];
}

function paragraphOf(
  part: Part,
  label: Label | null,
  entry: Entry,
  comments: readonly Comment[],
): Heading | Plain {
  const classes = [
    ...(entry.role === 'formula' || entry.role === 'annex' ? [entry.role] : []),
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
  if (entry.role === 'title')
    return { ...plain, kind: 'heading', level: 1, content: titleRuns(part.body) };
  if (entry.role === 'annex') return { ...plain, kind: 'heading', level: 2 };
  if (entry.role !== 'heading') return plain;
  return { ...plain, kind: 'heading', level: entry.inAnnex ? 3 : 2 };
}

// The first column is the text before, the clean one the text of the draft; a number of the clean column is computed, not kept.
function claimEntry(entry: Entry, old: boolean, desk: Desk): void {
  const { redline, clean, comment, keep } = entry;
  const { claim } = desk.ledger;
  if (redline) {
    claim(redline.typed, 'label', old ? 'base' : 'draft');
    const known = old ? 'before' : isShownTwice(entry) ? 'directive' : 'message';
    claim(redline.body, known, old ? 'base' : null);
  }
  if (clean) {
    claim(clean.typed, 'label', null);
    claim(clean.body, 'text', 'draft');
  }
  for (const line of comment) {
    const printed = keep || isMoveNote(line, desk);
    claim(line, printed ? 'directive' : 'comment', printed ? 'paper' : 'draft');
  }
}
