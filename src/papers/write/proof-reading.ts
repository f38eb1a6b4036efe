import type { Element } from 'hast';
import type { Message } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import { type ReadLine, readLine } from './proof-line.ts';
import {
  type Column,
  fault,
  type ReadBlock,
  type Reader,
  type ReadStage,
  type ReadText,
  SIDE_OF,
  type Spot,
  startReader,
  type Token,
} from './proof-reader.ts';
import { readSides, store } from './proof-store.ts';

export interface Reading {
  readonly before: ReadText;
  readonly after: ReadText;
  readonly clean: ReadText;
  readonly stage: ReadStage;
  readonly messages: readonly Message[];
}

const COLUMNS: Readonly<Record<string, readonly Column[]>> = {
  'three-column': ['redline', 'comment', 'clean'],
  'side-by-side': ['left', 'right'],
  activities: ['redline', 'redline'],
  'activities-commented': ['redline', 'redline', 'comment'],
};

const TOP: Spot = { event: false, note: null, row: null, columns: [], column: null };

/** Reads back, from the blocks of the finished sheet alone, what result `number` says on each side; `told`: and at a stage. */
export function readBlocks(blocks: readonly PlacedBlock[], number: number, told = false): Reading {
  const reader = startReader(number, told);
  let around: Element | null = null;
  let spot = TOP;
  for (const { section, block } of blocks) {
    if (section !== around) spot = section ? spotIn(section, TOP, reader) : TOP;
    around = section;
    walk(block, spot, reader);
  }
  return { ...readSides(reader), stage: reader.stage, messages: reader.messages };
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

/** The sides that an element is part of in this result; null where it belongs to another one or to none. */
function tokensOf(element: Element, { number }: Reader): readonly Token[] | null {
  const tokens = (attributeOf(element, 'dataSide') ?? '').split(' ').flatMap((text): Token[] => {
    const [, side, of, more] = /^([bacelrk])(\d+)([+|]?)$/.exec(text) ?? [];
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
    {
      name,
      label: line.label,
      cells: [line],
      noteKey: noteKeyOf(spot, line),
      note: classesOf(element).includes('note'),
    },
    spot,
    reader,
  );
}

function noteKeyOf({ note }: Spot, { noteKey }: ReadLine): ReadBlock['noteKey'] {
  return note === null ? noteKey : { before: note, after: note };
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
    (column === 'right' && !/^[rk]$/.test(sides.join()));
  if (wrong) fault(reader, `paragraph ${name} in the column ${column}`, 'it in that of its side');
}

function readRow(row: Element, spot: Spot, reader: Reader): void {
  const tokens = tokensOf(row, reader);
  if (!tokens) return;
  const name = attributeOf(row, 'dataParagraph') ?? '';
  const cells = row.children.filter((child) => isElement(child)).map((cell) => readLine(cell));
  const label = { before: '', after: '', stage: '' };
  for (const cell of cells) {
    label.before += cell.label.before;
    label.after += cell.label.after;
    label.stage += cell.label.stage;
  }
  store(tokens, { name, label, cells, noteKey: null, note: false }, spot, reader);
}
