import type { Element } from 'hast';
import { isElement, textOf } from '../../../model/sheet.ts';
import { cellAppearance } from './appearance.ts';
import { closeBlock } from './asides.ts';
import type { Handlers } from './handler.ts';
import { closeParagraph } from './paragraph.ts';
import { isOn } from './properties.ts';
import { type Cell, quoted, type Row, type Story, say } from './reading.ts';
import { author, revisionOf } from './revisions.ts';
import { conditionalParts, lookedParts } from './table-parts.ts';
import { elementAt } from './wrapper.ts';
import { childOf, type XmlAttributes, type XmlElement } from './xml.ts';

/** Tables, their rows and cells. */
export const TABLES: Handlers = [
  ['w:tbl', { open: openTable, close: closeTable }],
  ['w:tblPr', { gather: takeTable }],
  ['w:tblPrEx', { skip: true }],
  ['w:tblGridChange', { skip: true }],
  ['w:gridCol', { open: addColumn }],
  ['w:tr', { open: openRow, close: closeRow }],
  ['w:trPr', { gather: takeRow }],
  ['w:tc', { open: openCell, close: closeCell }],
  ['w:tcPr', { gather: takeCell }],
];

/** Twentieths of a point, or a length with its unit as the strict format has them. */
const LENGTH = /^(\d{1,6}(?:\.\d{1,6})?)(mm|cm|in|pt|pc|pi)?$/;
const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 25.4 / 1440],
  ['mm', 1],
  ['cm', 10],
  ['in', 25.4],
  ['pt', 25.4 / 72],
  ['pc', 25.4 / 6],
  ['pi', 25.4 / 6],
]);
/** Word has at most 63 columns. */
const MOST_COLUMNS = 63;

function openTable(story: Story): void {
  closeParagraph(story);
  const element = here(story, 'table');
  story.tables.push({
    element,
    columns: [],
    style: null,
    look: [],
    fill: null,
    head: [],
    body: [],
    row: null,
  });
}

function closeTable(story: Story): void {
  closeParagraph(story);
  const table = story.tables.pop();
  if (!table) return;
  const { element, columns, head, body } = table;
  for (const [tagName, children] of [
    ['colgroup', columns],
    ['thead', head],
    ['tbody', body],
  ] as const) {
    if (children.length > 0)
      element.children.push({ ...element, tagName, properties: {}, children });
  }
  story.frames.at(-1)?.children.push(element);
  closeBlock(story);
}

function takeTable(story: Story, properties: XmlElement): void {
  const table = story.tables.at(-1);
  if (!table) return;
  table.style = childOf(properties, 'w:tblStyle')?.attributes['w:val'] ?? null;
  table.fill = cellAppearance(properties).cellFill ?? null;
  table.look = lookedParts(childOf(properties, 'w:tblLook'));
  if (says(properties, 'w:bidiVisual')) table.element.properties.dir = 'rtl';
}

function addColumn(story: Story, attributes: XmlAttributes): void {
  const table = story.tables.at(-1);
  if (!table || table.columns.length >= MOST_COLUMNS) return;
  const dataWidth = String(Math.round(millimetres(attributes['w:w'] ?? '') * 10) / 10);
  table.columns.push({ ...here(story, 'col'), properties: { dataWidth } });
}

function millimetres(length: string): number {
  const [, number = '0', unit = ''] = LENGTH.exec(length) ?? [];
  return Number(number) * (UNITS.get(unit) ?? 0);
}

function openRow(story: Story): void {
  const table = story.tables.at(-1);
  const fits = table !== undefined && table.row === null;
  const element = here(story, 'tr');
  const row: Row | null = fits ? newRow(element) : null;
  if (fits) table.row = row;
  story.rows.push(row);
}

function newRow(element: Element): Row {
  return {
    element,
    head: false,
    hidden: false,
    height: 0,
    after: 0,
    column: 0,
    parts: [],
    cell: null,
  };
}

function takeRow(story: Story, properties: XmlElement): void {
  const row = story.tables.at(-1)?.row;
  if (!row) return;
  row.head = says(properties, 'w:tblHeader');
  row.hidden = says(properties, 'w:hidden');
  row.height = exactHeight(properties);
  row.parts = conditionalParts(properties);
  Object.assign(row.element.properties, revisionOf(properties));
  addGap(story, row, spanOf(properties, 'w:gridBefore', 0));
  row.after = spanOf(properties, 'w:gridAfter', 0);
}

function closeRow(story: Story): void {
  closeParagraph(story);
  const table = story.tables.at(-1);
  const row = story.rows.pop();
  if (!table || !row) return;
  table.row = null;
  // Word leaves out a hidden row where its words are hidden too; of these there is a message.
  if (row.hidden && textOf(row.element) === '') return;
  addGap(story, row, row.after);
  const head = row.head && table.body.length === 0;
  (head ? table.head : table.body).push(row.element);
}

// Where a row begins or ends within the table, an empty cell stands for the columns that it leaves out.
function addGap(story: Story, row: Row, columns: number): void {
  if (columns === 0) return;
  row.column += columns;
  const gap = here(story, 'td');
  if (columns > 1) gap.properties.colSpan = columns;
  row.element.children.push(gap);
}

function openCell(story: Story): void {
  closeParagraph(story);
  const row = story.tables.at(-1)?.row;
  const element = here(story, 'td');
  const fits = row && row.cell === null;
  const cell: Cell | null = fits ? { element, span: 1, merged: null, fill: null, parts: [] } : null;
  if (fits) row.cell = cell;
  if (fits) story.frames.push(element);
  story.cells.push(cell);
}

function takeCell(story: Story, properties: XmlElement): void {
  const table = story.tables.at(-1);
  const cell = table?.row?.cell;
  if (!table || !cell) return;
  cell.span = spanOf(properties, 'w:gridSpan', 1);
  if (cell.span > 1) cell.element.properties.colSpan = cell.span;
  Object.assign(cell.element.properties, revisionOf(properties));
  cell.parts = conditionalParts(properties);
  cell.fill = cellAppearance(properties).cellFill ?? null;
  takeTrackedMerge(cell, properties);
  if (continues(properties, 'w:hMerge')) cell.merged = 'before';
  else if (continues(properties, 'w:vMerge') && table.head.length + table.body.length > 0) {
    cell.merged = 'above';
  }
}

/** A merge with the cell above that is tracked, or a split from it (ECMA-376, 17.13.5.3). */
function takeTrackedMerge({ element }: Cell, properties: XmlElement): void {
  const tracked = childOf(properties, 'w:cellMerge')?.attributes;
  if (!tracked) return;
  const { 'w:vMerge': is, 'w:vMergeOrig': was } = tracked;
  if (is === was || (is !== 'cont' && was !== 'cont')) return;
  const dataMark = is === 'cont' ? 'merged' : 'split';
  Object.assign(element.properties, { dataMark, ...author(tracked) });
}

function closeCell(story: Story): void {
  closeParagraph(story);
  const row = story.tables.at(-1)?.row;
  const cell = story.cells.pop();
  if (!row || !cell) return;
  story.frames.pop();
  row.cell = null;
  row.column += cell.span;
  const { element } = cell;
  if (cell.merged !== null) sayCovered(story, element);
  const before = row.element.children.at(-1);
  if (cell.merged === 'before' && isElement(before)) {
    before.properties.colSpan = Number(before.properties.colSpan ?? 1) + cell.span;
    return;
  }
  if (cell.merged !== null) {
    element.children.length = 0;
    element.properties.className = ['merged'];
  }
  row.element.children.push(element);
}

function sayCovered(story: Story, element: Element): void {
  const words = textOf(element);
  if (words.trim() === '') return;
  const text = `found ${quoted(words)} in a cell that its neighbour covers, expected an empty one`;
  say(story, 'warning', 'covered-cell', text);
}

function exactHeight(properties: XmlElement): number {
  const height = childOf(properties, 'w:trHeight')?.attributes;
  if (height?.['w:hRule'] !== 'exact') return 0;
  return millimetres(height['w:val'] ?? '') / (UNITS.get('') ?? 1);
}

function says(properties: XmlElement, name: string): boolean {
  const element = childOf(properties, name);
  return element !== null && isOn(element.attributes);
}

function continues(properties: XmlElement, name: string): boolean {
  const merge = childOf(properties, name);
  return merge !== null && merge.attributes['w:val'] !== 'restart';
}

function spanOf(properties: XmlElement, name: string, least: number): number {
  const value = Number(childOf(properties, name)?.attributes['w:val'] ?? least);
  return Number.isInteger(value) && value >= least ? Math.min(value, MOST_COLUMNS) : least;
}

function here(story: Story, tagName: string): Element {
  return elementAt(tagName, {}, [], story.reading.line + 1, 1);
}
