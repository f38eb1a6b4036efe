import { type Holding, isFilled, rowWords } from './expected.ts';
import type { JudgedLine } from './lines.ts';

/** The words by which the tables of an amendment table are told apart: heads of its columns, what stands above a clean table. */
export interface ColumnWords {
  readonly heads: readonly string[];
  readonly cleanTable: string;
}

/** What the first column of an amendment table holds, with the tables of the text that stand between its parts. */
export function columnsHeld(lines: readonly JudgedLine[], words: ColumnWords): Holding {
  const items: string[] = [];
  const notes: string[] = [];
  for (const table of tablesOf(lines)) {
    if (table.above === words.cleanTable) continue;
    const columns = rowsOf(table.lines)[0]?.map((cell) => cell.map(({ words: own }) => own).join());
    const isTable = JSON.stringify(columns) !== JSON.stringify(words.heads);
    for (const row of rowsOf(table.lines).slice(isTable ? 0 : 1)) {
      const [first = []] = row;
      if (first.some(({ style }) => /comment$/i.test(style))) continue;
      if (isTable)
        items.push(rowWords(row.map((cell) => cell.map((line) => line.words).join('\n'))));
      else if (first.some(({ style, words: own }) => /note$/i.test(style) && NUMBERED.test(own)))
        notes.push(...first.map((line) => line.words));
      else items.push(...first.map((line) => line.words));
    }
  }
  return { items: items.filter(isFilled), notes: notes.filter(isFilled).sort() };
}

const NUMBERED = /^\d+ \t/;

interface JudgedTable {
  readonly number: number;
  /** What stands right above it. */
  readonly above: string;
  readonly lines: JudgedLine[];
}

function tablesOf(lines: readonly JudgedLine[]): readonly JudgedTable[] {
  const tables: JudgedTable[] = [];
  let above = '';
  for (const line of lines) {
    const last = tables.at(-1);
    if (line.place === null) above = line.words;
    else if (last?.number === line.place[0]) last.lines.push(line);
    else {
      tables.push({ number: line.place[0], above, lines: [line] });
      above = '';
    }
  }
  return tables;
}

function rowsOf(lines: readonly JudgedLine[]): readonly (readonly (readonly JudgedLine[])[])[] {
  const rows: JudgedLine[][][] = [];
  for (const line of lines) {
    const [, row, cell] = line.place ?? [0, 0, 0];
    const cells = rows[row] ?? [];
    rows[row] = cells;
    cells[cell] = [...(cells[cell] ?? []), line];
  }
  return rows.map((cells) => Array.from(cells, (cell) => cell ?? []));
}
