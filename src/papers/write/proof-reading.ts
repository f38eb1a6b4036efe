import type { Element } from 'hast';
import type { Message } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { type Passage, trimEmpty } from './proof-expected.ts';
import { type ReadLine, readLine } from './proof-line.ts';

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

export interface Reading {
  readonly before: ReadText;
  readonly after: ReadText;
  readonly clean: ReadText;
  readonly messages: readonly Message[];
}

type Side = 'before' | 'after' | 'clean';

interface Collected {
  readonly items: ReadItem[];
  readonly notes: Map<string, Passage>;
  readonly keptNotes: Map<string, string>;
  /** Notes whose row must come before the next row of text, with the row or table that marks them. */
  readonly due: Map<string, Element | null>;
}

interface Reader {
  readonly number: string;
  readonly sides: Readonly<Record<Side, Collected>>;
  readonly messages: Message[];
}

/** Where on the sheet something stands. */
interface Spot {
  readonly event: boolean;
  readonly note: string | null;
  /** The row of a table of a layout, or a table of the text itself. */
  readonly row: Element | null;
  readonly columns: readonly Column[];
  readonly column: Column | 'across' | null;
}

type Column = 'redline' | 'comment' | 'clean' | 'left' | 'right';

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  'three-column': ['redline', 'comment', 'clean'],
  'side-by-side': ['left', 'right'],
  activities: ['redline', 'redline'],
  'activities-commented': ['redline', 'redline', 'comment'],
};

/** Reads back, from the finished sheet alone, what result `number` says on each side. */
export function readSheet(sheet: Sheet, number: number): Reading {
  const none = (): Collected => ({
    items: [],
    notes: new Map(),
    keptNotes: new Map(),
    due: new Map(),
  });
  const sides = { before: none(), after: none(), clean: none() };
  const reader: Reader = { number: String(number), sides, messages: [] };
  const top: Spot = { event: false, note: null, row: null, columns: [], column: null };
  for (const child of sheet.root.children) if (isElement(child)) walk(child, top, reader);
  for (const { items } of Object.values(sides))
    for (const [at, item] of items.entries()) items[at] = { ...item, cells: trimEmpty(item.cells) };
  return { ...sides, messages: reader.messages };
}

function walk(element: Element, spot: Spot, reader: Reader): void {
  const { tagName } = element;
  if (/^(?:p|h[1-4])$/.test(tagName)) readParagraph(element, spot, reader);
  else if (tagName === 'tr' && attributeOf(element, 'dataSide')) readRow(element, spot, reader);
  else if (tagName === 'tr') walkCells(element, spot, reader);
  else walkChildren(element, spotIn(element, spot, reader), reader);
}

function walkChildren(element: Element, spot: Spot, reader: Reader): void {
  for (const child of element.children) if (isElement(child)) walk(child, spot, reader);
}

function spotIn(element: Element, spot: Spot, reader: Reader): Spot {
  if (element.tagName === 'aside') return { ...spot, note: `#${attributeOf(element, 'id') ?? ''}` };
  if (element.tagName === 'section') {
    const event = attributeOf(element, 'dataEvent') !== undefined;
    if (event && !saysSo(element))
      fault(reader, 'an annex printed once without a note', 'the note above it');
    return { ...spot, event };
  }
  const proof = attributeOf(element, 'dataProof');
  if (proof === undefined) return spot;
  const columns = Object.hasOwn(COLUMNS, proof) ? (COLUMNS[proof] ?? []) : [];
  return { ...spot, row: element, columns, column: 'across' };
}

function saysSo(section: Element): boolean {
  return section.children.some(
    (child) =>
      isElement(child) && classesOf(child).includes('annex-note') && textOf(child).trim() !== '',
  );
}

function walkCells(row: Element, spot: Spot, reader: Reader): void {
  const cells = row.children.filter((child) => isElement(child));
  for (const [index, cell] of cells.entries()) {
    const inTable = spot.column !== null && cell.tagName === 'td' && cells.length > 1;
    const column = inTable ? (spot.columns[index] ?? null) : spot.column;
    if (cell.tagName !== 'th') walkChildren(cell, { ...spot, row, column }, reader);
  }
}

interface Token {
  readonly side: 'b' | 'a' | 'c' | 'e' | 'l' | 'r';
  /** Goes on with the paragraph above it, or is the next cell of its row. */
  readonly goesOn: 'words' | 'cells' | null;
}

/** The sides that an element is part of in this result; null where it belongs to another one or to none. */
function tokensOf(element: Element, { number }: Reader): readonly Token[] | null {
  const tokens = (attributeOf(element, 'dataSide') ?? '').split(' ').flatMap((text): Token[] => {
    const [, side, of, more] = /^([bacelr])(\d+)([+|]?)$/.exec(text) ?? [];
    if (of !== number || side === undefined || !isSide(side)) return [];
    return [{ side, goesOn: more === '+' ? 'words' : more === '|' ? 'cells' : null }];
  });
  return tokens.length > 0 ? tokens : null;
}

function isSide(side: string): side is Token['side'] {
  return Object.hasOwn(SIDE_OF, side);
}

function readParagraph(element: Element, spot: Spot, reader: Reader): void {
  const tokens = tokensOf(element, reader);
  if (!tokens) {
    checkUnread(element, spot, reader);
    return;
  }
  const name = attributeOf(element, 'dataParagraph') ?? '';
  checkColumn(tokens, spot, name, reader);
  const line = readLine(element);
  store(
    tokens,
    { name, label: line.label, cells: [line], noteKey: spot.note ?? line.noteKey },
    spot,
    reader,
  );
}

// Words of a text in a proven table that no side claims would be read by nobody but the delegate.
function checkUnread(element: Element, { column }: Spot, reader: Reader): void {
  if (column === null || column === 'comment' || attributeOf(element, 'dataSide')) return;
  if (column === 'across' && classesOf(element).includes('comment')) return;
  if (textOf(element) !== '')
    fault(reader, `“${textOf(element).slice(0, 40)}” in a column of text`, 'words of a paragraph');
}

function checkColumn(
  tokens: readonly Token[],
  { column }: Spot,
  name: string,
  reader: Reader,
): void {
  const sides = tokens.map(({ side }) => side);
  const wrong =
    column === 'comment' ||
    (column === 'redline' && sides.some((side) => /[clr]/.test(side))) ||
    (column === 'clean' && !sides.every((side) => side === 'c')) ||
    (column === 'left' && sides.join() !== 'l') ||
    (column === 'right' && sides.join() !== 'r');
  if (wrong) fault(reader, `paragraph ${name} in the column ${column}`, 'it in that of its side');
}

function readRow(row: Element, spot: Spot, reader: Reader): void {
  const tokens = tokensOf(row, reader);
  if (!tokens) return;
  const name = attributeOf(row, 'dataParagraph') ?? '';
  const cells = row.children.filter((child) => isElement(child)).map((cell) => readLine(cell));
  const label = { before: '', after: '', changed: false };
  for (const cell of cells) {
    label.before += cell.label.before;
    label.after += cell.label.after;
  }
  store(tokens, { name, label, cells, noteKey: null }, spot, reader);
}

interface Printed {
  readonly name: string;
  readonly label: ReadLine['label'];
  readonly cells: readonly ReadLine[];
  readonly noteKey: string | null;
}

function store(tokens: readonly Token[], printed: Printed, spot: Spot, reader: Reader): void {
  const { name, cells, noteKey } = printed;
  const has = (side: Token['side']): boolean => tokens.some((token) => token.side === side);
  if (cells.some(({ nested }) => nested))
    fault(reader, `an insertion inside a deletion in ${name}`, 'one or the other');
  if (has('c') && cells.some(({ changed }) => changed))
    fault(reader, `clean text of ${name} with a change in it`, 'plain words');
  if (has('e') && !spot.event) fault(reader, `${name} as if it were in a new annex`, 'a redline');
  if (has('l') && cells.some(({ inserted }) => inserted))
    fault(reader, `an insertion of ${name} in the text before`, 'it in the text after');
  if (has('r') && cells.some(({ deleted }) => deleted))
    fault(reader, `a deletion of ${name} in the text after`, 'it in the text before');
  if (has('b') || has('a')) {
    for (const side of ['before', 'after'] as const) {
      if (has(side === 'before' ? 'b' : 'a')) continue;
      const seen = printed.label[side] + cells.map((cell) => cell[side].text).join('');
      if (seen !== '')
        fault(reader, `“${seen.slice(0, 40)}” of ${name} to be read ${side}`, 'nothing there');
    }
  }
  const sideOf = (token: Token): Collected => reader.sides[SIDE_OF[token.side]];
  if (noteKey?.startsWith('row-') && !tokens.some((token) => sideOf(token).due.has(noteKey))) {
    fault(reader, `note ${name} away from its mark`, 'it behind the text that marks it first');
  }
  for (const token of tokens) {
    const from = SIDE_OF[token.side] === 'before' ? 'before' : 'after';
    const passages = cells.map((cell) => cell[from]);
    if (noteKey !== null) {
      storeNote(sideOf(token), noteKey, passages, name, reader);
      const { keptNotes } = sideOf(token);
      // A note that an annex printed once marks too stands there as well.
      if (!spot.event || !keptNotes.has(name))
        keptNotes.set(name, spot.event ? '' : keptOf(cells).text);
    } else {
      const item = {
        label: printed.label[from],
        cells: passages,
        event: spot.event,
        kept: keptOf(cells),
        heads: cells.map(({ head }) => head),
        row: spot.row,
      };
      checkDue(sideOf(token), passages, spot, reader);
      keep(sideOf(token).items, token, item);
    }
  }
}

const SIDE_OF = {
  b: 'before',
  l: 'before',
  a: 'after',
  e: 'after',
  c: 'clean',
  r: 'clean',
} as const;

function keptOf(cells: readonly ReadLine[]): ReadLine['kept'] {
  return {
    text: cells.map(({ kept }) => kept.text).join(''),
    label: cells.map(({ kept }) => kept.label).join(''),
  };
}

function storeNote(
  side: Collected,
  key: string,
  [passage = { text: '', marks: [] }]: readonly Passage[],
  name: string,
  reader: Reader,
): void {
  if (side.notes.has(key)) fault(reader, `note ${name} twice`, 'it once');
  side.notes.set(key, passage);
  side.due.delete(key);
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

function joinWords(last: ReadItem, item: ReadItem): readonly Passage[] {
  const [head = { text: '', marks: [] }] = last.cells;
  const [more = { text: '', marks: [] }] = item.cells;
  return [{ text: head.text + more.text, marks: [...head.marks, ...more.marks] }];
}

function fault(reader: Reader, found: string, expected: string): void {
  const text = `found ${found}, expected ${expected}`;
  reader.messages.push({ severity: 'error', rule: 'proof', text, place: null });
}
