import type { Element } from 'hast';
import type { Message } from '../../model/message.ts';
import { type Passage, trimEmpty } from './proof-expected.ts';
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

interface Columns {
  text: string;
  label: string;
  notes: string;
}

interface Collected {
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

/** Puts what was read on all its sides, and finds fault with it where it cannot stand there. */
export function store(
  tokens: readonly Token[],
  block: ReadBlock,
  spot: Spot,
  reader: Reader,
): void {
  checkMarks(tokens, block, spot, reader);
  checkNotePlace(tokens, block, reader);
  storeStage(tokens, block, reader);
  for (const token of tokens) {
    const of = SIDE_OF[token.side];
    if (of === 'stage') continue;
    const side = reader.sides[of];
    const from = of === 'before' ? 'before' : 'after';
    const key = block.noteKey === null ? null : block.noteKey[from];
    if (block.noteKey !== null && key === null)
      fault(reader, `note ${block.name} without its number ${from}`, 'the number of each side');
    else if (key !== null) storeNote(side, key, block, from, spot, reader);
    else {
      const item = itemOf(block, from, spot);
      checkDue(side, item.cells, spot, reader);
      keep(side.items, token, item);
    }
  }
}

function storeStage(
  tokens: readonly Token[],
  { cells, label, note }: ReadBlock,
  { stage }: Reader,
): void {
  if (cells.some(({ since }) => since)) stage.marked = true;
  const text = cells.map((cell) => cell.stage.text).join('');
  const gone = cells.map((cell) => cell.gone);
  const token = tokens.find(({ side }) => side === 'k');
  if (tokens.some(({ side }) => side === 'r' || side === 'k'))
    addColumn(stage.shown, note, text, label.stage);
  else if (tokens.some(({ side }) => side === 'l'))
    addColumn(
      stage.gone,
      note,
      gone.map((cell) => cell.text).join(''),
      gone.map((cell) => cell.label).join(''),
    );
  if (token === undefined) return;
  if (note) stage.notes.push(text);
  else
    keepStage(stage.items, token, { label: label.stage, cells: cells.map((cell) => cell.stage) });
}

function addColumn(columns: Columns, note: boolean, text: string, label: string): void {
  columns[note ? 'notes' : 'text'] += text;
  if (!note) columns.label += label;
}

function keepStage(items: ReadStageItem[], { goesOn }: Token, item: ReadStageItem): void {
  const last = items.at(-1);
  if (goesOn === null || !last) items.push(item);
  else {
    const cells = goesOn === 'cells' ? [...last.cells, ...item.cells] : joinWords(last, item);
    items[items.length - 1] = { label: last.label + item.label, cells };
  }
}

function checkMarks(
  tokens: readonly Token[],
  { name, label, cells }: ReadBlock,
  { event }: Spot,
  reader: Reader,
): void {
  const has = (side: Token['side']): boolean => tokens.some((token) => token.side === side);
  if (cells.some(({ nested }) => nested))
    fault(reader, `an insertion inside a deletion in ${name}`, 'one or the other');
  if (has('c') && cells.some(({ changed }) => changed))
    fault(reader, `clean text of ${name} with a change in it`, 'plain words');
  if (has('e') && !event) fault(reader, `${name} as if it were in a new annex`, 'a redline');
  if (has('l') && cells.some(({ inserted }) => inserted))
    fault(reader, `an insertion of ${name} in the text before`, 'it in the text after');
  if (has('r') && cells.some(({ deleted }) => deleted))
    fault(reader, `a deletion of ${name} in the text after`, 'it in the text before');
  if (has('e') || (!has('b') && !has('a') && !has('k'))) return;
  for (const side of ['before', 'after'] as const) {
    if (has(side === 'before' ? 'b' : 'a')) continue;
    const seen = label[side] + cells.map((cell) => cell[side].text).join('');
    if (seen !== '')
      fault(reader, `“${seen.slice(0, 40)}” of ${name} to be read ${side}`, 'nothing there');
  }
  if (has('k') || (!has('b') && !has('a'))) return;
  const then = label.stage + cells.map((cell) => cell.stage.text).join('');
  if (reader.told && then !== '')
    fault(reader, `“${then.slice(0, 40)}” of ${name} to be read at the stage`, 'nothing there');
}

function checkNotePlace(
  tokens: readonly Token[],
  { name, noteKey }: ReadBlock,
  { sides, messages }: Reader,
): void {
  const keyOf = ({ side }: Token): string =>
    noteKey?.[SIDE_OF[side] === 'before' ? 'before' : 'after'] ?? '';
  const isDue = tokens.some((token) => {
    const of = SIDE_OF[token.side];
    return of !== 'stage' && sides[of].due.has(keyOf(token));
  });
  if (tokens.some((token) => keyOf(token).startsWith('row-')) && !isDue)
    fault(
      { messages },
      `note ${name} away from its mark`,
      'it behind the text that marks it first',
    );
}

function itemOf({ label, cells }: ReadBlock, from: 'before' | 'after', spot: Spot): ReadItem {
  return {
    label: label[from],
    cells: cells.map((cell) => cell[from]),
    event: spot.event,
    kept: keptOf(cells),
    heads: cells.map(({ head }) => head),
    row: spot.row,
  };
}

function keptOf(cells: readonly ReadLine[]): ReadLine['kept'] {
  return {
    text: cells.map(({ kept }) => kept.text).join(''),
    label: cells.map(({ kept }) => kept.label).join(''),
  };
}

function storeNote(
  side: Collected,
  key: string,
  { cells, name }: ReadBlock,
  from: 'before' | 'after',
  { event }: Spot,
  reader: Reader,
): void {
  if (side.notes.has(key)) fault(reader, `note ${name} twice`, 'it once');
  side.notes.set(key, cells[0]?.[from] ?? { text: '', marks: [] });
  side.due.delete(key);
  // A note that an annex printed once marks too stands there as well.
  if (!event) side.keptNotes.set(name, keptOf(cells).text);
  else if (!side.keptNotes.has(name)) side.keptNotes.set(name, '');
}

// The row of a note stands behind the row that marks it first, before any other text.
function checkDue(
  side: Collected,
  passages: readonly Passage[],
  { row }: Spot,
  reader: Reader,
): void {
  for (const [key, at] of side.due) {
    if (at !== row) fault(reader, `text between the mark of ${key} and its note`, 'the note next');
    if (at !== row) side.due.delete(key);
  }
  for (const mark of passages.flatMap(({ marks }) => marks)) {
    const key = mark.slice(0, mark.indexOf(' '));
    if (key.startsWith('row-') && !side.notes.has(key) && !side.due.has(key))
      side.due.set(key, row);
  }
}

function keep(items: ReadItem[], { goesOn }: Token, item: ReadItem): void {
  const last = items.at(-1);
  if (goesOn === null || !last) {
    items.push(item);
    return;
  }
  const kept = {
    text: last.kept.text + item.kept.text,
    label: last.kept.label + item.kept.label,
  };
  const label = last.label + item.label;
  const heads = goesOn === 'cells' ? [...last.heads, ...item.heads] : last.heads;
  const cells = goesOn === 'cells' ? [...last.cells, ...item.cells] : joinWords(last, item);
  items[items.length - 1] = { ...last, label, kept, heads, cells };
}

function joinWords(
  last: Pick<ReadItem, 'cells'>,
  item: Pick<ReadItem, 'cells'>,
): readonly Passage[] {
  const [head = { text: '', marks: [] }] = last.cells;
  const [more = { text: '', marks: [] }] = item.cells;
  return [{ text: head.text + more.text, marks: [...head.marks, ...more.marks] }];
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

/** What was read on each side, rows without the empty cells at their end. */
export function readSides({ sides }: Reader): Reader['sides'] {
  for (const { items } of Object.values(sides))
    for (const [at, item] of items.entries()) items[at] = { ...item, cells: trimEmpty(item.cells) };
  return sides;
}
