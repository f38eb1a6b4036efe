import type { Element, Nodes } from 'hast';
import type { Place } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import type { Piece } from './pieces.ts';

/** A line: one paragraph of the sheet. `gap` is the number of empty lines before it in the source. */
export interface LineBlock {
  readonly kind: 'line';
  readonly pieces: readonly Piece[];
  readonly gap: number;
  /** The level of a heading, where the sheet tells it: 1 to 4. */
  readonly level?: number;
  /** Its style says that it is quoted. */
  readonly quote?: true;
}

/** A cell of a table: its lines, and over how many columns it goes. */
export interface Cell {
  readonly lines: readonly (readonly Piece[])[];
  readonly span: number;
  /** Tracked changes that were accepted for a proposal have changed it. */
  readonly touched?: boolean;
}

/** A table: rows of cells; `head` marks the rows that the sheet itself holds for head rows. */
export interface TableBlock {
  readonly kind: 'table';
  readonly columns: number;
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly head: boolean }[];
}

/** The text of a note, its name as the mark tells it. */
export interface NoteBlock {
  readonly kind: 'note';
  readonly name: string;
  readonly pieces: readonly Piece[];
}

/** What a sheet prints on every page (`heads`) or not at all (`noise`: bookmarks, images, brackets of notes). */
export interface AsideBlock {
  readonly kind: 'heads' | 'noise';
  readonly pieces: readonly Piece[];
}

/** One block of a sheet as the recogniser sees it. */
export type Block = LineBlock | TableBlock | NoteBlock | AsideBlock;

/** The lines of a block: those of the cells where it is a table. */
export function linesOf(block: Block): readonly (readonly Piece[])[] {
  if (block.kind === 'line') return [block.pieces];
  if (block.kind !== 'table') return [];
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ lines }) => lines));
}

interface Walk {
  readonly blocks: Block[];
  offset: number;
  line: number;
  /** A Word file, whose places count paragraphs and not lines: no two of its blocks are lines of one paragraph. */
  word: boolean;
  /** Where the innermost element begins that says it: a text of a Word file has the place of its run or paragraph. */
  near: Place | undefined;
  /** The running head of the first page is taken: it is the masthead of a Word file. */
  masthead: boolean;
  /** The marks that the style of the paragraph gives to all of its words: looks, and no emphasis or redline. */
  styled: ReadonlySet<string>;
}

// No table of a word processor has more; a wider one is not filled up.
const MOST_COLUMNS = 63;
const LINES = new Set(['p', 'h1', 'h2', 'h3', 'h4']);
const HEADING = /^(?:heading|title|subtitle|toc)\b/i;
const QUOTE = /^(?:block text|(?:intense )?quote|quotations?)\b/i;
const INSIDE = new Set(['table', 'thead', 'tbody', 'tr', 'td', 'th', 'div']);

/**
 * A sheet as a flat list of blocks in order. Every text and comment of the sheet is in exactly one piece of one block;
 * `at` of the pieces counts through the whole sheet with a gap between two nodes, so that no word runs over an edge.
 */
export function flatten(sheet: Sheet): Block[] {
  const walk: Walk = {
    blocks: [],
    offset: 0,
    line: 0,
    word: false,
    near: undefined,
    masthead: false,
    styled: new Set(),
  };
  visit(sheet.root, walk);
  return walk.blocks;
}

function visit(node: Nodes, walk: Walk): void {
  if (node.type === 'comment' || node.type === 'text') {
    noise(pieceOf(node.value, node.position?.start, walk), walk);
  } else if (node.type === 'element') visitElement(node, walk);
  else if ('children' in node) for (const child of node.children) visit(child, walk);
}

function visitElement(element: Element, walk: Walk): void {
  const { tagName } = element;
  if (element.properties.role === 'comment') return;
  if (tagName === 'article') walk.word = element.position !== undefined;
  if (tagName === 'table') walk.blocks.push(tableBlock(element, walk));
  else if (tagName === 'aside') walk.blocks.push(noteBlock(element, walk));
  else if (isMasthead(element, walk)) masthead(element, walk);
  else if (tagName === 'header' || tagName === 'footer') heads(element, walk);
  else if (LINES.has(tagName)) addLine(element, walk);
  else for (const child of element.children) visit(child, walk);
}

function pieceOf(text: string, start: Place | undefined, walk: Walk): Piece {
  const at = walk.offset;
  walk.offset += text.length + 1;
  return { text, at, place: start ? { line: start.line, column: start.column } : null };
}

function noise(piece: Piece, walk: Walk): void {
  if (/[\p{L}\p{N}]/u.test(piece.text)) walk.blocks.push({ kind: 'noise', pieces: [piece] });
}

function heads(element: Element, walk: Walk): void {
  const pieces = element.children.flatMap((child) => inline(child, walk, {}));
  walk.blocks.push({ kind: 'heads', pieces });
}

// The first page of a Word file has its masthead in its running head, often in tables.
function isMasthead(element: Element, walk: Walk): boolean {
  const first = element.tagName === 'header' && classesOf(element).includes('first');
  return first && !walk.masthead && walk.blocks.every(({ kind }) => kind === 'heads');
}

function masthead(element: Element, walk: Walk): void {
  walk.masthead = true;
  for (const line of linesIn(element.children, walk)) {
    if (line.length > 0) walk.blocks.push({ kind: 'line', pieces: line, gap: 1 });
  }
}

function beginParagraph(element: Element, walk: Walk): void {
  walk.near = element.position?.start;
  const heading = element.tagName !== 'p' || HEADING.test(attributeOf(element, 'dataStyle') ?? '');
  const marks = (attributeOf(element, 'dataStyleMarks') ?? '').split(' ');
  // A secretariat may have a style for new paragraphs: underlined as a whole, and no looks.
  walk.styled = new Set(marks.filter((mark) => heading || mark !== 'underline'));
}

// In a Word file empty paragraphs are what empty lines are in a text: space.
function addLine(element: Element, walk: Walk): void {
  const block = lineBlock(element, walk);
  const filled = block.pieces.some(({ text, note }) => note !== undefined || text.trim() !== '');
  if (filled || !walk.word) walk.blocks.push(block);
}

function lineBlock(element: Element, walk: Walk): LineBlock {
  beginParagraph(element, walk);
  const pieces = element.children.flatMap((child) => inline(child, walk, {}));
  const start = element.position?.start.line;
  const gap = start === undefined || walk.word ? 1 : Math.max(0, start - walk.line - 1);
  walk.line = element.position?.end.line ?? walk.line;
  const level = /^h([1-4])$/.exec(element.tagName)?.[1];
  const quote = QUOTE.test(String(element.properties.dataStyle ?? ''));
  return {
    kind: 'line',
    pieces,
    gap,
    ...(level !== undefined && { level: Number(level) }),
    ...(quote && { quote }),
  };
}

function noteBlock(element: Element, walk: Walk): NoteBlock {
  const name = String(element.properties.id ?? '').replace(/^note-/, '');
  const lines = linesIn(element.children, walk);
  return { kind: 'note', name, pieces: lines.flat() };
}

function tableBlock(element: Element, walk: Walk): TableBlock {
  const rows: { cells: Cell[]; head: boolean }[] = [];
  for (const part of element.children) {
    if (!isElement(part)) continue;
    const head = part.tagName === 'thead';
    const list =
      part.tagName === 'tr' ? [part] : part.children.filter((row) => isElement(row, 'tr'));
    for (const row of list) if (isElement(row)) rows.push({ cells: cellsOf(row, walk), head });
  }
  walk.line = element.position?.end.line ?? walk.line;
  const widths = rows.map(({ cells }) => cells.reduce((sum, { span }) => sum + span, 0));
  const widest = widths.reduce((most, width) => Math.max(most, width), 0);
  return { kind: 'table', columns: Math.min(widest, MOST_COLUMNS), rows };
}

function cellsOf(row: Element, walk: Walk): Cell[] {
  const cells: Cell[] = [];
  for (const cell of row.children) {
    if (!isElement(cell)) continue;
    const span = Math.min(
      Number(cell.properties.colSpan ?? cell.properties.colspan ?? 1) || 1,
      MOST_COLUMNS,
    );
    const touched = cell.properties.dataTouched !== undefined;
    cells.push({ lines: linesIn(cell.children, walk), span, ...(touched && { touched }) });
  }
  return cells;
}

// The lines of a cell. Notes stand behind the paragraph that marks them and are blocks of their own; a table inside it gives its lines.
function linesIn(nodes: readonly Nodes[], walk: Walk): Piece[][] {
  if (nodes.some((child) => child.type === 'text')) {
    return [nodes.flatMap((child) => inline(child, walk, {}))];
  }
  return nodes.flatMap((child): Piece[][] => {
    if (!isElement(child)) return [inline(child, walk, {})];
    if (child.tagName === 'aside') {
      visitElement(child, walk);
      return [];
    }
    if (INSIDE.has(child.tagName)) return linesIn(child.children, walk);
    beginParagraph(child, walk);
    const [first, ...rest] = inline(child, walk, {});
    const begins = child.properties.dataBegins !== undefined;
    return [first ? [begins ? { ...first, begins } : first, ...rest] : []];
  });
}

type Marks = Pick<
  Piece,
  'em' | 'strong' | 'note' | 'mark' | 'underline' | 'strike' | 'link' | 'coloured'
>;

// A comment inside a line is noise of the sheet, not of the line.
function inline(node: Nodes, walk: Walk, marks: Marks): Piece[] {
  if (node.type === 'comment') {
    noise(pieceOf(node.value, node.position?.start, walk), walk);
    return [];
  }
  if (node.type === 'text') {
    return [{ ...pieceOf(node.value, placeIn(node, walk), walk), ...marks }];
  }
  if (!isElement(node)) return [];
  walk.near = node.position?.start ?? walk.near;
  if (node.tagName === 'br') return [{ ...pieceOf('\n', undefined, walk), ...marks }];
  if (classesOf(node).includes('label')) return [{ ...automaticLabel(node, walk), ...marks }];
  if (classesOf(node).includes('void')) {
    for (const child of node.children)
      if (child.type === 'text') noise(pieceOf(child.value, walk.near, walk), walk);
    return [];
  }
  const inner = STYLED.get(node.tagName);
  const looks = inner !== undefined && walk.styled.has(inner);
  const own = looks ? marks : marksOf(node, marks);
  return node.children.flatMap((child) => inline(child, walk, own));
}

const STYLED = new Map([
  ['em', 'italic'],
  ['strong', 'bold'],
  ['u', 'underline'],
]);

// Blanks that were put between the lines of an extracted text stand nowhere.
function placeIn(node: Nodes, walk: Walk): Place | undefined {
  return node.position?.start ?? (walk.word ? walk.near : undefined);
}

// The number that Word counted; the tab behind it is no text of the sheet.
function automaticLabel(label: Element, walk: Walk): Piece {
  const number = label.properties.dataAutomatic === undefined ? 'own' : 'counted';
  return { ...pieceOf(`${textOf(label)}\t`, label.position?.start ?? walk.near, walk), number };
}

function marksOf(element: Element, marks: Marks): Marks {
  if (element.tagName === 'em') return { ...marks, em: true };
  if (element.tagName === 'strong') return { ...marks, strong: true };
  if (element.tagName === 'u') {
    return classesOf(element).includes('link')
      ? { ...marks, link: true }
      : { ...marks, underline: true };
  }
  if (element.tagName === 's') return { ...marks, strike: true };
  if (element.tagName === 'ins') return { ...marks, mark: marks.mark ?? 'ins' };
  if (element.tagName === 'del') return { ...marks, mark: 'del' };
  if (classesOf(element).includes('coloured')) return { ...marks, coloured: true };
  const href = element.properties.href;
  if (element.tagName === 'a' && typeof href === 'string' && href.startsWith('#note-')) {
    return { ...marks, note: href.slice('#note-'.length) };
  }
  if (typeof href === 'string') return { ...marks, link: true };
  return marks;
}
