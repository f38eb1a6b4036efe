import type { Element } from 'hast';
import type { Message } from '../../model/message.ts';
import type { Passage } from './proof-expected.ts';
import type { NoteKey, ReadLine } from './proof-line.ts';

/** One paragraph or row as a reader of the sheet sees it. `event`: printed once, within an annex that is new or replaced. */
export interface ReadItem {
  readonly label: string;
  readonly cells: readonly Passage[];
  readonly event: boolean;
  /** Words and label that are not marked as a change, and the heads before the cells. */
  readonly kept: ReadLine['kept'];
  readonly heads: readonly (string | null)[];
  /** The row of the table in which it begins. */
  readonly row: Element | null;
}

/** What one side of a sheet says: paragraphs in the order of print, notes by the keys that their marks carry. */
export interface ReadText {
  readonly items: readonly ReadItem[];
  readonly notes: ReadonlyMap<string, Passage>;
  /** What is not marked as a change in the notes that stand in rows, by the names of the notes. */
  readonly keptNotes: ReadonlyMap<string, string>;
}

type Side = 'before' | 'after' | 'clean';

/** One paragraph of a stage as it is read; `goesOn` as in a token. */
export interface ReadStageItem {
  readonly label: string;
  readonly cells: readonly Passage[];
}

/** What a sheet says of a stage: paragraphs in the order of print, notes, and of two texts side by side what each column shows of it. */
export interface ReadStage {
  readonly items: ReadStageItem[];
  readonly notes: string[];
  readonly shown: Columns;
  readonly gone: Columns;
  /** Whether anything is marked as changed since a stage. */
  marked: boolean;
}

export interface Columns {
  text: string;
  label: string;
  notes: string;
}

export interface Collected {
  readonly items: ReadItem[];
  readonly notes: Map<string, Passage>;
  readonly keptNotes: Map<string, string>;
  /** Notes whose row must come before the next row of text, with the row or table that marks them. */
  readonly due: Map<string, Element | null>;
}

/** The reader of one result: what each side says so far, and the faults found. */
export interface Reader {
  readonly number: string;
  readonly sides: Readonly<Record<Side, Collected>>;
  readonly stage: ReadStage;
  /** Whether the sheet tells what changed since a stage. */
  readonly told: boolean;
  readonly messages: Message[];
}

/** Where on the sheet something stands. */
export interface Spot {
  readonly event: boolean;
  readonly note: string | null;
  /** The row of a table of a layout, or a table of the text itself. */
  readonly row: Element | null;
  readonly columns: readonly Column[];
  readonly column: Column | 'across' | null;
}

/** The columns of the tables of layouts. */
export type Column = 'redline' | 'comment' | 'clean' | 'left' | 'right';

/** One side of a result that a block is part of. */
export interface Token {
  readonly side: 'b' | 'a' | 'c' | 'e' | 'l' | 'r' | 'k';
  /** Goes on with the paragraph above it, or is the next cell of its row. */
  readonly goesOn: 'words' | 'cells' | null;
}

/** To which side the words of each token belong. */
export const SIDE_OF = {
  b: 'before',
  l: 'before',
  a: 'after',
  e: 'after',
  c: 'clean',
  r: 'clean',
  k: 'stage',
} as const;

/** What was read in one place: a paragraph, or a row with its cells. */
export interface ReadBlock {
  readonly name: string;
  readonly label: ReadLine['label'];
  readonly cells: readonly ReadLine[];
  readonly noteKey: NoteKey | null;
  readonly note: boolean;
}

/** A reader of result `number` who has read nothing yet. */
export function startReader(number: number, told: boolean): Reader {
  const none = (): Collected => ({
    items: [],
    notes: new Map(),
    keptNotes: new Map(),
    due: new Map(),
  });
  const sides = { before: none(), after: none(), clean: none() };
  const columns = (): Columns => ({ text: '', label: '', notes: '' });
  const stage = { items: [], notes: [], shown: columns(), gone: columns(), marked: false };
  return { number: String(number), sides, stage, told, messages: [] };
}

/** Notes a fault of the sheet. */
export function fault(
  { messages }: Pick<Reader, 'messages'>,
  found: string,
  expected: string,
): void {
  const text = `found ${found}, expected ${expected}`;
  messages.push({ severity: 'error', rule: 'proof', text, place: null });
}
