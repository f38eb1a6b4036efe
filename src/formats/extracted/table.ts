import type { Element, ElementContent } from 'hast';
import type { Message } from '../../model/message.ts';
import type { CellLines, TableLines } from './blocks.ts';
import type { NodeMaker } from './nodes.ts';
import { partOf } from './parts.ts';

/**
 * The table element of a block of cells: `tbody > tr > td > p`, a `p` for each line of a cell. A row of one cell spans;
 * a first row that is short by a cell has its first head above number and text (message `short-row`); any other short row
 * is filled up at its end and said.
 */
export function tableElement(block: TableLines, nodes: NodeMaker, messages: Message[]): Element {
  const rows = block.rows.map((cells, index) =>
    rowElement(cells, block.grid, index === 0, nodes, messages),
  );
  const from = rows[0]?.position?.start.offset ?? 0;
  const to = rows.at(-1)?.position?.end.offset ?? from;
  const body = nodes.element('tbody', {}, rows, from, to);
  return nodes.element('table', {}, [body], from, to);
}

function rowElement(
  cells: readonly CellLines[],
  grid: number,
  first: boolean,
  nodes: NodeMaker,
  messages: Message[],
): Element {
  const spans = spansOf(cells.length, grid, first);
  const children = cells.map((cell, index) => cellElement(cell, spans[index] ?? 1, nodes));
  const from = children[0]?.position?.start.offset ?? 0;
  const to = children.at(-1)?.position?.end.offset ?? from;
  if (cells.length > 1 && cells.length !== grid) {
    messages.push(shortRow(cells.length, grid, first, nodes.place(from)));
  }
  return nodes.element('tr', {}, children, from, to);
}

function spansOf(cells: number, grid: number, first: boolean): number[] {
  const spans = new Array<number>(cells).fill(1);
  if (cells >= grid) return spans;
  spans[cells === 1 || first ? 0 : cells - 1] = grid - cells + 1;
  return spans;
}

function shortRow(
  found: number,
  expected: number,
  first: boolean,
  place: Message['place'],
): Message {
  const reading = first
    ? 'its first cell is taken to stand above several columns'
    : 'read as typed';
  return {
    severity: first ? 'info' : 'warning',
    rule: 'short-row',
    text: `found a row of ${found} cells, expected ${expected}; ${reading}`,
    place,
  };
}

function cellElement(cell: CellLines, span: number, nodes: NodeMaker): Element {
  const children: ElementContent[] = cell.lines.map((line) =>
    nodes.element('p', {}, nodes.inline([partOf(line)]), line.from, line.to),
  );
  const { from } = cell;
  const to = cell.lines.at(-1)?.to ?? from;
  return nodes.element('td', span > 1 ? { colSpan: span } : {}, children, from, to);
}
