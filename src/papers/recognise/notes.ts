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
  const byName = new Map(blocks.map((block) => [block.name, block]));
  const known = new Map(
    (given ?? []).flatMap((found) => (found.kind === 'note' ? [[found.name, found]] : [])),
  );
  const placed = { base: new Set<string>(), draft: new Set<string>(), claimed: new Set<string>() };
  const names = new Map<string, string>();
  const blocksOf = (marks: readonly string[]): NoteBlock[] =>
    marks.flatMap((mark) => byName.get(mark) ?? []);
  const claim = (block: NoteBlock, destination: Destination, into: Into): void => {
    if (placed.claimed.has(block.name)) return;
    placed.claimed.add(block.name);
    desk.ledger.claim(block.pieces, destination, into);
  };
  const once = (notes: readonly Note[], side: Set<string>): Note[] =>
    notes.filter(({ name }) => !side.has(name) && side.add(name));

  return entries.map((entry, index) => {
    const old = olds[index] ?? null;
    const { redline, clean, kind, comment, keep } = entry;
    const shown = blocksOf(marksOf((redline ?? clean)?.body ?? []));
    const before: Note[] = !old
      ? []
      : given
        ? contentOf(old).flatMap(({ note }) => known.get(note ?? '') ?? [])
        : shown.map((block) => noteFrom(block, block.name));
    const own = kind === 'removed' ? [] : blocksOf(marksOf((clean ?? redline)?.body ?? []));
    const said = keep ? [] : blocksOf(marksOf(comment.flat()));
    const left = [...before];
    const after = [...own, ...said].map((block) => {
      const twin = left.findIndex((note) => isNote(block, note));
      const [found] = twin < 0 ? [] : left.splice(twin, 1);
      const name = found?.name ?? names.get(block.name) ?? freshName(block.name, known);
      names.set(block.name, name);
      return noteFrom(block, name);
    });
    if (clean) for (const block of own) claim(block, 'text', 'draft');
    for (const block of said) claim(block, 'text', 'draft');
    for (const block of redline ? shown : []) {
      if (before.some((note) => isNote(block, note))) claim(block, 'before', 'base');
      else if (own.some((other) => sameNote(block, other))) claim(block, 'directive', null);
      else if (!placed.claimed.has(block.name)) {
        sayStray(block, desk);
        claim(block, 'message', null);
      }
    }
    return {
      base: given ? [] : once(before, placed.base),
      draft: once(after, placed.draft),
      names,
    };
  });
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
