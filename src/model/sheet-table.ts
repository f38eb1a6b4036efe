import type { Element } from 'hast';
import { attributeOf, isElement, textOf } from './sheet.ts';
import { columnWidths, type TableStyle } from './style.ts';

/** A row of a table of a sheet; `head` rows are repeated on each page. */
export interface SheetRow {
  readonly row: Element;
  readonly head: boolean;
}

/** The rows of a table in order. */
export function rowsOf(table: Element): readonly SheetRow[] {
  return table.children.flatMap((part) => {
    if (!isElement(part)) return [];
    if (part.tagName === 'tr') return [{ row: part, head: false }];
    const head = part.tagName === 'thead';
    return part.children.flatMap((row) => (isElement(row, 'tr') ? [{ row, head }] : []));
  });
}

/** The cells of a row in order. */
export function cellsOf(row: Element): readonly Element[] {
  return row.children.filter(
    (cell): cell is Element => isElement(cell, 'td') || isElement(cell, 'th'),
  );
}

/** How many columns a cell goes across; at most the 63 that Word can hold. */
export function spanOf(cell: Element): number {
  const span = Number(attributeOf(cell, 'colSpan') ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, 63) : 1;
}

/**
 * The widths of the columns of a table in millimetres: as its own columns say (`data-width`), else as its style says for
 * `direction`, else by what the columns hold, none
 * narrower than its longest word while the page has room. Together they are at most `available`, and what the style lets reach
 * into the margins.
 */
export function columnsOf(
  table: Element,
  { widths, padding, outdent = 0 }: TableStyle,
  direction: 'portrait' | 'landscape',
  width: number,
): readonly number[] {
  const available = width + 2 * outdent;
  const rows = rowsOf(table);
  const count = rows.reduce((most, { row }) => Math.max(most, columnCount(row)), 1);
  const typed = typedWidths(table);
  const styled = widths[direction];
  if (typed.length === count || styled.length === count)
    return columnWidths(typed, styled, count, available);
  const shares = columnWidths(needs(rows, count), [], count, available);
  return withoutBrokenWords(shares, narrowest(rows, count, padding), available);
}

/** How many columns the cells of a row take. */
export function columnCount(row: Element): number {
  return cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0);
}

function typedWidths(table: Element): readonly string[] {
  const group = table.children.find((part) => isElement(part, 'colgroup'));
  if (!isElement(group)) return [];
  return group.children.flatMap((column) =>
    isElement(column, 'col') ? [attributeOf(column, 'dataWidth') ?? ''] : [],
  );
}

// A column is as wide as its longest cell asks for, within bounds: a number must not break, a long text may.
const NARROWEST = 6;
const WIDEST = 60;

/** The share of each column, from the characters of its longest cell; cells that go across several columns say nothing. */
function needs(rows: readonly SheetRow[], count: number): readonly string[] {
  const longest = new Array<number>(count).fill(NARROWEST);
  for (const { row } of rows) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      const span = spanOf(cell);
      const length = Math.min(charactersOf(textOf(cell)), WIDEST);
      if (span === 1 && length > (longest[column] ?? WIDEST)) longest[column] = length;
      column += span;
    }
  }
  return longest.map(String);
}

/** Length in Latin characters: one of Chinese or Japanese is as wide as two. */
function charactersOf(text: string): number {
  return text.length + (text.match(SQUARE)?.length ?? 0);
}

// Square characters, between which a line may end.
const SQUARE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/gu;

// Millimetres that a character takes on average in the type of tables (10 points); capitals take more.
const CHARACTER = 2;
const CAPITAL = 2.5;
const SQUARE_WIDTH = 3.6;
// A word that is longer is broken wherever it stands; a cell that is shorter is a number or a head and stays on one line.
const LONGEST_WORD = 20;
const SHORT_CELL = 8;

/** The width in millimetres that the longest word of each column needs, with the padding of its cell on both sides. */
function narrowest(rows: readonly SheetRow[], count: number, padding: number): readonly number[] {
  const widest = new Array<number>(count).fill(0);
  for (const { row } of rows) {
    let column = 0;
    for (const cell of cellsOf(row)) {
      const span = spanOf(cell);
      if (span === 1) widest[column] = Math.max(widest[column] ?? 0, longestWord(textOf(cell)));
      column += span;
    }
  }
  return widest.map((width) => (width === 0 ? 0 : width + 2 * padding));
}

function longestWord(text: string): number {
  const words =
    text.length <= SHORT_CELL ? [text.trim()] : text.replace(SQUARE, '$& ').split(/[\s/–—-]+/);
  return words.reduce((widest, word) => Math.max(widest, widthOf(word)), 0);
}

function widthOf(word: string): number {
  const letters = [...word.slice(0, LONGEST_WORD)];
  return letters.reduce((sum, letter) => sum + widthOfLetter(letter), 0);
}

function widthOfLetter(letter: string): number {
  if (letter.search(SQUARE) === 0) return SQUARE_WIDTH;
  return /\p{Lu}/u.test(letter) ? CAPITAL : CHARACTER;
}

/** Widens the columns that would break a word at the cost of those that have room to spare; all together keep their width. */
function withoutBrokenWords(
  widths: readonly number[],
  needed: readonly number[],
  available: number,
): readonly number[] {
  const sum = needed.reduce((total, need) => total + need, 0);
  const scale = sum > available ? available / sum : 1;
  const least = needed.map((need) => need * scale);
  const missing = widths.reduce(
    (total, width, at) => total + Math.max(0, (least[at] ?? 0) - width),
    0,
  );
  const spare = widths.reduce(
    (total, width, at) => total + Math.max(0, width - (least[at] ?? 0)),
    0,
  );
  if (missing === 0 || spare === 0) return widths;
  const share = Math.min(1, missing / spare);
  return widths.map((width, at) => {
    const need = least[at] ?? 0;
    return width < need ? need : width - (width - need) * share;
  });
}
