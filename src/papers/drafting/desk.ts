import type { Element, Nodes, Root } from 'hast';
import { attributeOf, classesOf, isElement, type Sheet } from '../../model/sheet.ts';
import { cellsOf, rowsOf, spanOf } from '../../model/sheet-table.ts';
import { isBlank, type Line, lineOf, shownLine, textOfBits } from './bits.ts';
import { COLUMNS, type Column, readBookmark } from './names.ts';

/** A table that stands in a cell, behind as many lines of it. */
export interface Pasted {
  readonly behind: number;
  readonly table: Element;
}

/** A row of the three columns; `merged`: its cells are not one a column. */
export interface DeskRow {
  readonly kind: 'columns';
  readonly cells: Readonly<Record<Column, readonly Line[]>>;
  readonly pasted: readonly Pasted[];
  readonly merged: boolean;
}

/** A row of a table of the text: its cells, then the comment. */
export interface TextRow {
  readonly head: boolean;
  readonly cells: readonly (readonly Line[])[];
  readonly comment: readonly Line[];
}

/** A table of the text that is written in. */
export interface TextTable {
  readonly kind: 'table';
  readonly rows: readonly TextRow[];
}

/** What a file holds besides: words outside the tables, tables that are not its own. */
export interface Stray {
  readonly kind: 'stray';
  readonly lines: readonly Line[];
}

/** One thing of a drafting file, in its order. */
export type DeskItem = DeskRow | TextTable | Stray;

/** A comment of Word. */
export interface Remark {
  readonly by: string;
  readonly lines: readonly Line[];
}

/** A drafting file as it lies open: its rows, and the notes and comments of Word by their names on the sheet. */
export interface Desk {
  readonly items: readonly DeskItem[];
  readonly feet: ReadonlyMap<string, readonly Line[]>;
  readonly remarks: ReadonlyMap<string, Remark>;
}

/** What tells the tables of the text from those that a drafter made. */
export interface DeskRules {
  /** Whether an id is that of a row of a table of the text. */
  readonly isRow: (id: string) => boolean;
  readonly heads: readonly string[];
}

/** Opens the sheet of a drafting file, as it was laid out or as it was read from Word (revisions accepted). */
export function openDesk(sheet: Sheet, rules: DeskRules): Desk {
  const desk = { items: [], feet: new Map(), remarks: new Map() };
  visit(sheet.root, desk, rules);
  return desk;
}

interface OpenDesk {
  readonly items: DeskItem[];
  readonly feet: Map<string, readonly Line[]>;
  readonly remarks: Map<string, Remark>;
}

function visit(node: Root | Element, desk: OpenDesk, rules: DeskRules): void {
  for (const child of node.children) {
    if (!isElement(child) || /^(?:header|footer)$/.test(child.tagName)) continue;
    if (child.tagName === 'table') desk.items.push(...tableItems(child, desk, rules));
    else if (child.tagName === 'aside') takeAside(child, desk);
    else if (isParagraph(child)) desk.items.push({ kind: 'stray', lines: [lineOf(child)] });
    else visit(child, desk, rules);
  }
}

function isParagraph({ tagName }: Element): boolean {
  return /^(?:p|h[1-4])$/.test(tagName);
}

function takeAside(aside: Element, desk: OpenDesk): void {
  const id = attributeOf(aside, 'id') ?? '';
  const lines = linesIn(aside.children, desk).lines;
  if (aside.properties.role === 'comment') {
    const by = attributeOf(aside, 'dataAuthor') ?? '';
    desk.remarks.set(id.replace(/^comment-/, ''), { by, lines });
  } else desk.feet.set(id.replace(/^note-/, ''), lines);
}

interface CellContent {
  readonly lines: readonly Line[];
  readonly pasted: readonly Pasted[];
}

function linesIn(nodes: readonly Nodes[], desk: OpenDesk): CellContent {
  const lines: Line[] = [];
  const pasted: Pasted[] = [];
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (isParagraph(node)) lines.push(lineOf(node));
    else if (node.tagName === 'aside') takeAside(node, desk);
    else if (node.tagName === 'table') pasted.push({ behind: lines.length, table: node });
    else lines.push(...linesIn(node.children, desk).lines);
  }
  return { lines, pasted };
}

function tableItems(table: Element, desk: OpenDesk, rules: DeskRules): readonly DeskItem[] {
  const rows = rowsOf(table).map(({ row, head }) => ({
    head,
    cells: cellsOf(row).map((cell) => ({
      span: spanOf(cell),
      merged: classesOf(cell).includes('merged'),
      own: attributeOf(row, 'id'),
      ...linesIn(cell.children, desk),
    })),
  }));
  switch (kindOf(rows, rules)) {
    case 'columns':
      return rows.flatMap((row): DeskItem[] => (isHead(row, rules) ? [] : [columnsRow(row)]));
    case 'table':
      return [{ kind: 'table', rows: rows.map(textRow) }];
    case 'redline':
      return [];
    default:
      return [{ kind: 'stray', lines: rows.flatMap(({ cells }) => cells.flatMap((c) => c.lines)) }];
  }
}

interface RawCell extends CellContent {
  readonly span: number;
  readonly merged: boolean;
  readonly own: string | undefined;
}

interface RawRow {
  readonly head: boolean;
  readonly cells: readonly RawCell[];
}

function kindOf(rows: readonly RawRow[], rules: DeskRules): DeskItem['kind'] | 'redline' {
  const named = rows.flatMap(namesOf);
  const written = named.filter(({ column }) => column !== 'first');
  if (written.some(({ id }) => rules.isRow(id))) return 'table';
  if (written.length > 0 || rows.some((row) => isHead(row, rules))) return 'columns';
  if (named.length > 0) return named.some(({ id }) => rules.isRow(id)) ? 'redline' : 'columns';
  const widest = Math.max(...rows.map(({ cells }) => cells.length));
  const comment = rows[0]?.cells.at(-1)?.lines.map(({ bits }) => textOfBits(bits).trim());
  if (comment?.join(' ') === rules.heads[1] && widest !== 3) return 'table';
  return 'stray';
}

function namesOf({ cells }: RawRow) {
  return cells
    .flatMap(({ lines, own }) => [
      ...(own === undefined ? [] : [own]),
      ...lines.flatMap(({ bookmarks }) => bookmarks),
    ])
    .flatMap((name) => readBookmark(name) ?? []);
}

function isHead({ head, cells }: RawRow, { heads }: DeskRules): boolean {
  const texts = cells.map(({ lines }) => shownLine(lines));
  return (head && cells.length === 3) || heads.every((words, index) => words === texts[index]);
}

// What stands in a cell over several columns is parted by its bookmarks; behind the last of them it stays in that column.
function columnsRow({ cells }: RawRow): DeskRow {
  const parted: Record<Column, Line[]> = { first: [], comment: [], clean: [] };
  const pasted: Pasted[] = [];
  const usual = cells.length === 3 && cells.every(({ span }) => span === 1);
  let at = 0;
  for (const cell of cells) {
    let column = COLUMNS[Math.min(at, 2)] ?? 'clean';
    const above = parted.clean.length;
    for (const line of cell.lines) {
      if (!usual) column = columnOf(line) ?? column;
      parted[column].push(line);
    }
    const within = column === 'clean';
    for (const { table, behind } of cell.pasted)
      pasted.push({ table, behind: within ? above + behind : parted.clean.length });
    at += cell.span;
  }
  return { kind: 'columns', cells: parted, pasted, merged: !usual };
}

function columnOf({ bookmarks }: Line): Column | null {
  return bookmarks.flatMap((name) => readBookmark(name) ?? [])[0]?.column ?? null;
}

function textRow({ head, cells }: RawRow): TextRow {
  const filled = cells.map(({ lines, own }, index) =>
    index === 0 && own !== undefined ? withBookmark(lines, own) : lines,
  );
  return { head, cells: filled.slice(0, -1), comment: filled.at(-1) ?? [] };
}

// A row that was laid out is bookmarked itself, one that was read in its first paragraph.
function withBookmark(lines: readonly Line[], name: string): readonly Line[] {
  const [first, ...others] = lines;
  return first ? [{ ...first, bookmarks: [name, ...first.bookmarks] }, ...others] : lines;
}

/** The lines of a cell that say something. */
export function spoken(lines: readonly Line[]): readonly Line[] {
  return lines.filter((line) => !isBlank(line));
}
