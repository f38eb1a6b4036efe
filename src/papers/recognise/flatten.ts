import type { Element, Nodes } from 'hast';
import type { Place } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { isElement } from '../../model/sheet.ts';
import type { Piece } from './pieces.ts';

/** A line: one paragraph of the sheet. `gap` is the number of empty lines before it in the source. */
export interface LineBlock {
  readonly kind: 'line';
  readonly pieces: readonly Piece[];
  readonly gap: number;
}

/** A cell of a table: its lines, and over how many columns it goes. */
export interface Cell {
  readonly lines: readonly (readonly Piece[])[];
  readonly span: number;
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
}

// No table of a word processor has more; a wider one is not filled up.
const MOST_COLUMNS = 63;
const LINES = new Set(['p', 'h1', 'h2', 'h3', 'h4']);

/**
 * A sheet as a flat list of blocks in order. Every text and comment of the sheet is in exactly one piece of one block;
 * `at` of the pieces counts through the whole sheet with a gap between two nodes, so that no word runs over an edge.
 */
export function flatten(sheet: Sheet): Block[] {
  const walk: Walk = { blocks: [], offset: 0, line: 0 };
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
  if (tagName === 'table') walk.blocks.push(tableBlock(element, walk));
  else if (tagName === 'aside') walk.blocks.push(noteBlock(element, walk));
  else if (tagName === 'header' || tagName === 'footer') heads(element, walk);
  else if (LINES.has(tagName)) walk.blocks.push(lineBlock(element, walk));
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

function lineBlock(element: Element, walk: Walk): LineBlock {
  const pieces = element.children.flatMap((child) => inline(child, walk, {}));
  const start = element.position?.start.line;
  const gap = start === undefined ? 1 : Math.max(0, start - walk.line - 1);
  walk.line = element.position?.end.line ?? walk.line;
  return { kind: 'line', pieces, gap };
}

function noteBlock(element: Element, walk: Walk): NoteBlock {
  const name = String(element.properties.id ?? '').replace(/^note-/, '');
  const lines = element.children.map((child) => inline(child, walk, {}));
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
    const bare = cell.children.some((child) => child.type === 'text');
    const lines = bare
      ? [cell.children.flatMap((child) => inline(child, walk, {}))]
      : cell.children.map((child) => inline(child, walk, {}));
    cells.push({ lines, span });
  }
  return cells;
}

type Marks = Pick<Piece, 'em' | 'strong' | 'note' | 'mark'>;

// A comment inside a line is noise of the sheet, not of the line.
function inline(node: Nodes, walk: Walk, marks: Marks): Piece[] {
  if (node.type === 'comment') {
    noise(pieceOf(node.value, node.position?.start, walk), walk);
    return [];
  }
  if (node.type === 'text') {
    return [{ ...pieceOf(node.value, node.position?.start, walk), ...marks }];
  }
  if (!isElement(node)) return [];
  if (node.tagName === 'br') return [{ ...pieceOf('\n', undefined, walk), ...marks }];
  return node.children.flatMap((child) => inline(child, walk, marksOf(node, marks)));
}

function marksOf(element: Element, marks: Marks): Marks {
  if (element.tagName === 'em') return { ...marks, em: true };
  if (element.tagName === 'strong') return { ...marks, strong: true };
  if (element.tagName === 'ins') return { ...marks, mark: marks.mark ?? 'ins' };
  if (element.tagName === 'del') return { ...marks, mark: 'del' };
  const href = element.properties.href;
  if (element.tagName === 'a' && typeof href === 'string' && href.startsWith('#note-')) {
    return { ...marks, note: href.slice('#note-'.length) };
  }
  return marks;
}
