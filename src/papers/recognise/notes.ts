import type { Note, Paragraph } from '../../model/paragraph.ts';
import { contentOf, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Destination, Into } from './accounting.ts';
import { type Desk, say } from './desk.ts';
import type { Entry } from './entries.ts';
import type { NoteBlock } from './flatten.ts';
import { sameWords } from './merge.ts';
import { type Piece, placeOf, runsOf, textOf, trimPieces } from './pieces.ts';

/** The notes of one entry: those behind its old and its new paragraph, and how marks of the sheet are called in the draft. */
export interface EntryNotes {
  readonly base: readonly Note[];
  readonly draft: readonly Note[];
  readonly names: ReadonlyMap<string, string>;
}

/** The note names that pieces mark, in order. */
export function marksOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap(({ note }) => note ?? []);
}

/** Pieces whose note marks are called by `names`. */
export function renameMarks(
  pieces: readonly Piece[],
  names: ReadonlyMap<string, string>,
): readonly Piece[] {
  return pieces.map((piece) => {
    const name = piece.note === undefined ? undefined : names.get(piece.note);
    return name === undefined ? piece : { ...piece, note: name };
  });
}

/**
 * Each note of an amendment table with the paragraph that marks it. A note that both columns have in the same words has one
 * name, that of the text before; any other one of the draft gets a name that the `given` base does not use.
 */
export function readNotes(
  entries: readonly Entry[],
  olds: readonly (Paragraph | null)[],
  blocks: readonly NoteBlock[],
  given: readonly Paragraph[] | null,
  desk: Desk,
): EntryNotes[] {
  const known = (given ?? []).flatMap((found) => (found.kind === 'note' ? [found] : []));
  const claimed = new Set<string>();
  const shelf: Shelf = {
    blocks: new Map(blocks.map((block) => [block.name, block])),
    given: given && new Map(known.map((note) => [note.name, note])),
    names: new Map(),
    onBase: new Set(),
    onDraft: new Set(),
    isClaimed: ({ name }) => claimed.has(name),
    claim: (block, destination, into) => {
      if (claimed.has(block.name)) return;
      claimed.add(block.name);
      desk.ledger.claim(block.pieces, destination, into);
    },
  };
  return entries.map((entry, index) => entryNotes(entry, olds[index] ?? null, shelf, desk));
}

/** All notes of a table, those of the `given` base, and what has become of them so far. */
interface Shelf {
  readonly blocks: ReadonlyMap<string, NoteBlock>;
  readonly given: ReadonlyMap<string, Note> | null;
  /** How marks of the sheet are called in the draft. */
  readonly names: Map<string, string>;
  readonly onBase: Set<string>;
  readonly onDraft: Set<string>;
  readonly isClaimed: (block: NoteBlock) => boolean;
  /** Claims a note, once. */
  readonly claim: (block: NoteBlock, destination: Destination, into: Into) => void;
}

function entryNotes(entry: Entry, old: Paragraph | null, shelf: Shelf, desk: Desk): EntryNotes {
  const { redline, clean, kind, comment, keep } = entry;
  const shown = markedBlocks((redline ?? clean)?.body ?? [], shelf);
  const before = old ? notesBefore(old, shown, shelf) : [];
  const own = kind === 'removed' ? [] : markedBlocks((clean ?? redline)?.body ?? [], shelf);
  const said = keep ? [] : markedBlocks(comment.flat(), shelf);
  const after = notesAfter([...own, ...said], before, shelf);
  if (clean) for (const block of own) shelf.claim(block, 'text', 'draft');
  for (const block of said) shelf.claim(block, 'text', 'draft');
  if (redline) claimShown(shown, before, own, shelf, desk);
  return {
    base: shelf.given ? [] : notYetOn(shelf.onBase, before),
    draft: notYetOn(shelf.onDraft, after),
    names: shelf.names,
  };
}

function markedBlocks(pieces: readonly Piece[], { blocks }: Shelf): NoteBlock[] {
  return marksOf(pieces).flatMap((mark) => blocks.get(mark) ?? []);
}

function notesBefore(old: Paragraph, shown: readonly NoteBlock[], { given }: Shelf): Note[] {
  if (given) return contentOf(old).flatMap(({ note }) => given.get(note ?? '') ?? []);
  return shown.map((block) => noteFrom(block, block.name));
}

// A note of the text before keeps its name, in the same words.
function notesAfter(
  blocks: readonly NoteBlock[],
  before: readonly Note[],
  { names, given }: Shelf,
): Note[] {
  const left = [...before];
  const taken = given ?? new Map<string, Note>();
  return blocks.map((block) => {
    const twin = left.findIndex((note) => isNote(block, note));
    const [found] = twin < 0 ? [] : left.splice(twin, 1);
    const name = found?.name ?? names.get(block.name) ?? freshName(block.name, taken);
    names.set(block.name, name);
    return noteFrom(block, name);
  });
}

function claimShown(
  shown: readonly NoteBlock[],
  before: readonly Note[],
  own: readonly NoteBlock[],
  shelf: Shelf,
  desk: Desk,
): void {
  for (const block of shown) {
    if (before.some((note) => isNote(block, note))) shelf.claim(block, 'before', 'base');
    else if (own.some((other) => sameNote(block, other))) shelf.claim(block, 'directive', null);
    else if (!shelf.isClaimed(block)) {
      sayStray(block, desk);
      shelf.claim(block, 'message', null);
    }
  }
}

function notYetOn(side: Set<string>, notes: readonly Note[]): Note[] {
  return notes.filter(({ name }) => !side.has(name) && side.add(name));
}

function sayStray(block: NoteBlock, desk: Desk): void {
  const text = `found the note “${textOf(block.pieces).trim().slice(0, 80)}” in the first column, expected one of the text before or of the clean column; it is left out`;
  say(desk, 'warning', 'column-mismatch', text, placeOf(block.pieces));
}

function isNote(block: NoteBlock, note: Note): boolean {
  return sameWords(textOf(block.pieces), plainText(note.content));
}

function sameNote(a: NoteBlock, b: NoteBlock): boolean {
  return sameWords(textOf(a.pieces), textOf(b.pieces));
}

/** `name`, or where it is taken the name with the next count. */
export function freshName(name: string, taken: ReadonlyMap<string, unknown>): string {
  if (!taken.has(name)) return name;
  let count = 2;
  while (taken.has(`${name}-${count}`)) count += 1;
  return `${name}-${count}`;
}

/** A note of the Resolution, under a name of its own. */
export function noteFrom(block: NoteBlock, name: string): Note {
  return {
    kind: 'note',
    id: null,
    name,
    content: runsOf(trimPieces(block.pieces)),
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: placeOf(block.pieces),
  };
}
