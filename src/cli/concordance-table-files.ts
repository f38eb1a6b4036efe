import type { Change } from '../compare/comparison.ts';
import { writeCsv } from '../formats/csv.ts';
import { writeMarkdown } from '../formats/markdown/write.ts';
import { writeXlsxTable, type XlsxRun } from '../formats/xlsx.ts';
import type { ConcordanceTable, TableCell } from '../lineage/concordance-table.ts';
import { NO_ATTRIBUTES, type Paragraph } from '../model/paragraph.ts';
import { plainText, type Run } from '../model/run.ts';
import { isRightToLeft } from '../model/text.ts';
import { printChange } from './terminal.ts';

/** What the files of a table say besides it. `words`: the changed words are printed too, in CSV and Markdown between `[- -]` and `{+ +}`. */
export interface TableImprint {
  readonly title: string;
  readonly sheet: string;
  readonly language: string;
  readonly date: string;
  readonly words: boolean;
}

/** The table as CSV, with all the words of each paragraph; no cell can start a formula. */
export function tableCsv({ head, rows }: ConcordanceTable, { words }: TableImprint): string {
  const whole = (cell: TableCell): string =>
    cellWords({ ...cell, text: cell.whole ?? cell.text }, words);
  return writeCsv([head, ...rows.map((row) => row.map(whole))]);
}

/** The table as Markdown (GFM) under a heading. */
export function tableMarkdown(
  { head, rows }: ConcordanceTable,
  { title, words }: TableImprint,
): string {
  const block = { id: null, attributes: NO_ATTRIBUTES, comments: [], place: null };
  const line = (cells: readonly string[], isHead: boolean): Paragraph => ({
    ...block,
    kind: 'row',
    head: isHead,
    span: false,
    bracket: false,
    label: null,
    cells: cells.map((text) => (text === '' ? [] : [{ text }])),
  });
  const paragraphs: readonly Paragraph[] = [
    {
      ...block,
      kind: 'heading',
      level: 1,
      bracket: false,
      label: null,
      content: [{ text: title }],
    },
    { ...block, kind: 'table', align: head.map(() => null) },
    line(head, true),
    ...rows.map((row) =>
      line(
        row.map((cell) => cellWords(cell, words)),
        false,
      ),
    ),
  ];
  return writeMarkdown({ front: { source: null, values: {} }, paragraphs });
}

function cellWords({ text, changes }: TableCell, words: boolean): string {
  if (!words || changes.length === 0) return text;
  const marked = changes.map((change) => printChange(change, false)).join('');
  return `${text}\n${marked}`;
}

const LEAD_WIDTH = 45;
const CELL_WIDTH = 34;

/** The table as an Excel workbook; changed words are struck and underlined below what became of the paragraph. */
export async function tableXlsx(
  { head, rows, lead }: ConcordanceTable,
  { title, sheet, language, date, words }: TableImprint,
): Promise<Uint8Array> {
  return writeXlsxTable({
    name: sheet,
    title,
    head,
    rows: rows.map((row) => row.map((cell) => xlsxRuns(cell, words))),
    widths: head.map((_, at) => (at === lead ? LEAD_WIDTH : CELL_WIDTH)),
    rightToLeft: isRightToLeft(language),
    date,
  });
}

function xlsxRuns({ text, changes }: TableCell, words: boolean): readonly XlsxRun[] {
  if (!words || changes.length === 0) return [{ text }];
  return [{ text: `${text}\n`, bold: true }, ...changes.map(xlsxRun)];
}

function xlsxRun(change: Change): XlsxRun {
  if (change.op === '~') return { text: cellText(change.after) };
  const text = cellText(change.runs);
  if (change.op === '=') return { text };
  return change.op === '+' ? { text, underline: true } : { text, strike: true };
}

// The cells of a row of a text stand in one cell here.
function cellText(runs: readonly Run[]): string {
  return plainText(runs).replaceAll('\t', ' | ');
}
