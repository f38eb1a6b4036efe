import type { CellStyle, RichTextRun, RowDef } from 'hucre';
import { writeXlsx } from 'hucre/xlsx';
import { showHidden } from '../model/message.ts';

/** Printed characters of a cell; `\n` begins a new line in it. */
export interface XlsxRun {
  readonly text: string;
  readonly bold?: true;
  readonly underline?: true;
  readonly strike?: true;
}

/** One sheet: a head row and the rows below it, each cell a list of runs. `widths` are those of the columns, in characters. */
export interface XlsxTable {
  readonly name: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (readonly XlsxRun[])[])[];
  readonly widths: readonly number[];
  readonly rightToLeft: boolean;
  /** The day that the file bears, `2026-02-20`. */
  readonly date: string;
}

// Excel holds no more characters in a cell, and no more columns and rows in a sheet.
const LONGEST_CELL = 32_767;
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;

/**
 * A workbook of one sheet: the head row and the first column stay in sight, the head has a filter, long words wrap, rows are as high as their words, and the head is
 * printed on every page. Every cell is text, so that none can be a formula; hidden characters are shown. A cell that is too long for
 * Excel ends in `…`. The same bytes for the same table.
 */
export async function writeXlsxTable(table: XlsxTable): Promise<Uint8Array> {
  const rows = [table.head.map((text): XlsxRun[] => [{ text, bold: true }]), ...table.rows];
  const width = table.head.length;
  if (width > MOST_COLUMNS || rows.length > MOST_ROWS)
    throw new Error(`a table of ${width} columns and ${rows.length} rows`);
  const style = styleOf(table.rightToLeft);
  const cells = new Map(
    rows.flatMap((row, y) =>
      row.map(
        (runs, x) => [`${y},${x}`, cellOf(runs, y === 0 ? { ...style, ...HEAD } : style)] as const,
      ),
    ),
  );
  const name = sheetName(table.name);
  const day = new Date(`${table.date}T00:00:00Z`);
  return writeXlsx({
    properties: { title: table.title, created: day, modified: day },
    namedRanges: [
      { name: '_xlnm.Print_Titles', range: `'${name.replace(/'/g, "''")}'!$1:$1`, scope: name },
    ],
    sheets: [
      {
        name,
        rows: rows.map((row) => row.map((runs) => plain(shorten(runs)))),
        cells,
        rowDefs: heightsOf(rows, table.widths),
        columns: table.widths.map((each) => ({ width: each })),
        freezePane: { rows: 1, columns: 1 },
        autoFilter: { range: `A1:${columnName(width)}${rows.length}` },
        view: { rightToLeft: table.rightToLeft },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
    ],
  });
}

// Not every program makes a row as high as the words that wrap in it. In points; Excel has no higher row.
const LINE_HEIGHT = 15;
const HIGHEST_ROW = 409;

function heightsOf(
  rows: readonly (readonly (readonly XlsxRun[])[])[],
  widths: readonly number[],
): Map<number, RowDef> {
  return new Map(
    rows.flatMap((row, y) => {
      const lines = row.map((runs, x) => linesOf(plain(shorten(runs)), widths[x] ?? 0));
      const most = Math.max(1, ...lines);
      return most === 1 ? [] : [[y, { height: Math.min(most * LINE_HEIGHT, HIGHEST_ROW) }]];
    }),
  );
}

/** On how many lines words stand that wrap at blanks; square characters are two wide. */
function linesOf(words: string, width: number): number {
  const room = Math.max(1, Math.floor(width) - 1);
  return words.split('\n').reduce((lines, line) => lines + wrappedLines(line, room), 0);
}

function wrappedLines(line: string, room: number): number {
  let [lines, at] = [1, 0];
  for (const word of line.split(' ')) {
    const own =
      word.length +
      (word.match(/[\u1100-\u115F\u2E80-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFFE6]/g)?.length ??
        0);
    if (at > 0 && at + 1 + own <= room) {
      at += 1 + own;
      continue;
    }
    lines += at > 0 ? 1 : 0;
    lines += Math.ceil(own / room) - (own > 0 ? 1 : 0);
    at = own === 0 ? 0 : own % room || room;
  }
  return lines;
}

// A run that names no font has another one in some programs.
const FONT = { name: 'Calibri', size: 11 } as const;

const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
};

function styleOf(rightToLeft: boolean): CellStyle {
  const alignment = { wrapText: true, vertical: 'top' } as const;
  return {
    alignment: rightToLeft ? { ...alignment, horizontal: 'right', readingOrder: 'rtl' } : alignment,
  };
}

function cellOf(
  runs: readonly XlsxRun[],
  style: CellStyle,
): { style: CellStyle; type: 'richText'; richText: RichTextRun[] } {
  const richText = shorten(runs).map(({ text, bold, underline, strike }) => ({
    text,
    font: {
      ...FONT,
      ...(bold ? { bold } : {}),
      ...(underline ? { underline } : {}),
      ...(strike ? { strikethrough: strike } : {}),
    },
  }));
  return { style, type: 'richText', richText };
}

function shorten(runs: readonly XlsxRun[]): XlsxRun[] {
  const kept: XlsxRun[] = [];
  let room = LONGEST_CELL;
  for (const run of runs) {
    const text = showHidden(run.text);
    if (text.length > room) {
      kept.push({ ...run, text: `${text.slice(0, room - 1).replace(/[\uD800-\uDBFF]$/, '')}…` });
      return kept;
    }
    room -= text.length;
    if (text !== '') kept.push({ ...run, text });
  }
  return kept;
}

function plain(runs: readonly XlsxRun[]): string {
  return runs.map(({ text }) => text).join('');
}

// What Excel refuses in the name of a sheet, and its length.
function sheetName(name: string): string {
  const safe = showHidden(name)
    .replace(/[\\/?*[\]:]+/g, '-')
    .replace(/^'+|'+$/g, '');
  return [...safe].slice(0, 31).join('').trim() || '-';
}

function columnName(count: number): string {
  let name = '';
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}
