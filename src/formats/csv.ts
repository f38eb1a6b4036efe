import { showHidden } from '../model/message.ts';

/**
 * Rows as CSV (RFC 4180, UTF-8 with a byte order mark, by which spreadsheets know it). No cell can start a formula: an apostrophe
 * stands before what would. Hidden characters are shown.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(printCell).join(',')}\r\n`).join('')}`;
}

/** A value as a cell of a spreadsheet may hold it: none that starts a formula, hidden characters shown. */
export function safeCell(value: string): string {
  return showHidden(value).replace(/^[\s]*[=+@\t\r-]/, (start) => `'${start}`);
}

function printCell(value: string): string {
  const shown = safeCell(value);
  return /[",;\r\n\t]/.test(shown) ? `"${shown.replace(/"/g, '""')}"` : shown;
}

/** A row of a CSV file that holds something, and the line on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A cell, and where the next character behind it stands. */
interface Cell {
  readonly value: string;
  readonly end: number;
}

/** What was read of a CSV file. `unclosed` is the line of a quote that is not closed at the end of its cell, where reading ended; null where there is none. */
export interface CsvRows {
  readonly rows: readonly CsvRow[];
  readonly unclosed: number | null;
}

/** The rows of a CSV file, empty ones left out. Commas, semicolons and tabs may part the cells, as a spreadsheet saves them. */
export function readCsv(source: string): CsvRows {
  const text = source.replace(/^\uFEFF/, '');
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const separator = [';', '\t'].find((each) => first.includes(each)) ?? ',';
  const rows: CsvRow[] = [];
  let [at, line] = [0, 1];
  while (at < text.length) {
    const cells: string[] = [];
    let end = at - 1;
    do {
      const cell = cellAt(text, end + 1, separator);
      if (cell === null) return { rows, unclosed: line + linesIn(text.slice(at, end + 1)) };
      cells.push(cell.value);
      end = cell.end;
    } while (text[end] === separator);
    if (cells.some((value) => value !== '')) rows.push({ line, cells });
    const next = end + (text.startsWith('\r\n', end) ? 2 : 1);
    line += linesIn(text.slice(at, next));
    at = next;
  }
  return { rows, unclosed: null };
}

function cellAt(text: string, start: number, separator: string): Cell | null {
  if (text[start] !== '"') return bareCell(text, start, separator);
  const cell = quotedCell(text, start);
  const behind = cell === null ? '"' : (text[cell.end] ?? '\n');
  return [separator, '\r', '\n'].includes(behind) ? cell : null;
}

function bareCell(text: string, start: number, separator: string): Cell {
  const ending = new RegExp(`[${separator}\\r\\n]`, 'g');
  ending.lastIndex = start;
  const end = ending.exec(text)?.index ?? text.length;
  return { value: text.slice(start, end), end };
}

function quotedCell(text: string, start: number): Cell | null {
  let close = text.indexOf('"', start + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  if (close < 0) return null;
  return { value: text.slice(start + 1, close).replace(/""/g, '"'), end: close + 1 };
}

function linesIn(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
