import { gridOf, MOST_COLUMNS, rowsOf } from './grid.ts';
import type { Line } from './lines.ts';

/** A cell: the lines of words that stand in it, and the offset behind the tab that opens it. */
export interface CellLines {
  readonly from: number;
  readonly lines: readonly Line[];
}

/** A table: rows of cells, and the number of columns that its rows agree on. */
export interface TableLines {
  readonly kind: 'table';
  readonly grid: number;
  readonly rows: readonly (readonly CellLines[])[];
}

/** What an extracted text is made of: single lines (with their index among all), tables, and running heads (a symbol or page number that stands twice). */
export type ExtractedBlock =
  | { readonly kind: 'line'; readonly line: Line; readonly index: number }
  | { readonly kind: 'head'; readonly lines: readonly Line[] }
  | TableLines;

/** The cells between two blank lines, each with its lines. */
type OpenStretch = Line[][];

/** Puts lines together: tables out of stretches of cells, doubled running heads, all else line by line. */
export function blocksOf(source: string, lines: readonly Line[]): ExtractedBlock[] {
  const blocks: ExtractedBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at];
    if (line?.tab) {
      const table = readTable(source, lines, at);
      if (table.block.grid > 1) blocks.push(table.block);
      else for (const single of indented(lines, at, table.next)) blocks.push(single);
      at = table.next;
    } else if (line && isDoubled(source, line, lines[at + 1])) {
      blocks.push({ kind: 'head', lines: lines.slice(at, at + 2) });
      at += 2;
    } else {
      if (line && line.from < line.to) blocks.push({ kind: 'line', line, index: at });
      at += 1;
    }
  }
  return blocks;
}

// Lines that a tab leads and none stands beside another are indented paragraphs, no table of one column.
function indented(lines: readonly Line[], from: number, to: number): ExtractedBlock[] {
  return lines
    .slice(from, to)
    .flatMap((line, at) => (line.from < line.to ? [{ kind: 'line', line, index: from + at }] : []));
}

// The heads (or feet) of odd and even pages, extracted one after the other: a symbol without a blank, or a page number.
function isDoubled(source: string, line: Line, next: Line | undefined): boolean {
  if (!next || next.tab || line.from === line.to || line.to - line.from > 80) return false;
  const text = source.slice(line.from, line.to);
  return text === source.slice(next.from, next.to) && /^(?:[0-9]{1,4}|\S*\/\S+)$/.test(text);
}

function readTable(
  source: string,
  lines: readonly Line[],
  start: number,
): { block: TableLines; next: number } {
  const stretches: OpenStretch[] = [];
  let at = start;
  let next = start;
  while (lines[at]?.tab) {
    const stretch = readStretch(lines, at);
    stretches.push(stretch.cells);
    next = stretch.next;
    at = skipEmpty(lines, next);
    const bridge = lines[at]?.tab ? null : findBridge(lines, at, stretches);
    if (bridge) {
      for (const line of lines.slice(at, bridge.tab)) stretch.cells.at(-1)?.push(line);
      for (const cell of bridge.cells) stretch.cells.push(cell);
      next = bridge.next;
      at = skipEmpty(lines, next);
    }
  }
  const grid = gridOf(stretches.map((cells) => ({ cells: cells.length, numbered: false })));
  next -= giveBack(source, stretches, grid);
  return { block: { kind: 'table', grid, rows: joinRows(source, stretches, grid) }, next };
}

function skipEmpty(lines: readonly Line[], from: number): number {
  let at = from;
  while (lines[at]?.empty) at += 1;
  return at;
}

// From a tab line up to the next empty one: cells, each with the lines that follow it.
function readStretch(lines: readonly Line[], start: number): { cells: Line[][]; next: number } {
  const cells: Line[][] = [];
  let at = start;
  for (; at < lines.length; at += 1) {
    const line = lines[at];
    if (!line || line.empty) break;
    if (line.tab) cells.push([line]);
    else cells.at(-1)?.push(line);
  }
  return { cells, next: at };
}

const LONGEST_BRIDGE = 30;

// Lines behind an empty one that run into a tab line: a cell of several paragraphs, when its row lacks as many cells as follow.
function findBridge(
  lines: readonly Line[],
  at: number,
  stretches: readonly OpenStretch[],
): { tab: number; cells: Line[][]; next: number } | null {
  let tab = at;
  while (tab < lines.length && tab - at < LONGEST_BRIDGE && !lines[tab]?.tab) tab += 1;
  if (!lines[tab]?.tab || lines[tab - 1]?.empty || tab === at) return null;
  const follow = readStretch(lines, tab);
  const open = stretches.at(-1)?.length ?? 0;
  const known = stretches
    .slice(-LONGEST_BRIDGE)
    .map((cells) => ({ cells: cells.length, numbered: false }));
  const grid = stretches.length > 1 ? gridOf(known) : open + follow.cells.length;
  const fits = open + follow.cells.length === grid && grid <= MOST_COLUMNS;
  return fits ? { tab, ...follow } : null;
}

// A page that begins right behind a table is led by one blank in the extraction, and no empty line stands between. Gives the number of lines taken out.
function giveBack(source: string, stretches: readonly OpenStretch[], grid: number): number {
  const last = stretches.at(-1);
  const cell = last?.at(-1);
  if (!last || !cell || last.length < grid) return 0;
  const page = cell.findIndex(
    (line, index) => index > 0 && line.from < line.to && isLedByOneBlank(source, line),
  );
  return page < 0 ? 0 : cell.splice(page).length;
}

function isLedByOneBlank(source: string, line: Line): boolean {
  const before = source[line.from - 2];
  return source[line.from - 1] === ' ' && (before === '\n' || before === '\f');
}

function joinRows(source: string, stretches: readonly OpenStretch[], grid: number): CellLines[][] {
  const shapes = stretches.map((cells) => ({
    cells: cells.length,
    numbered: isNumber(source, cells[0]),
  }));
  const rows: CellLines[][] = [];
  let at = 0;
  for (const size of rowsOf(shapes, grid)) {
    const cells = stretches.slice(at, at + size).flat();
    rows.push(cells.map(cellOf));
    at += size;
  }
  return rows;
}

function cellOf(lines: readonly Line[]): CellLines {
  return { from: lines[0]?.from ?? 0, lines: lines.filter((line) => line.from < line.to) };
}

function isNumber(source: string, cell: readonly Line[] | undefined): boolean {
  const words = (cell ?? []).filter((line) => line.from < line.to);
  const [only] = words;
  if (!only || words.length > 1 || only.to - only.from > 16) return false;
  return /^[[(]?\p{L}{0,3}[0-9]+(?:[.,][0-9]+)*(?: ?[a-z]{1,8})?[.)\]]{0,2}$/u.test(
    source.slice(only.from, only.to),
  );
}
