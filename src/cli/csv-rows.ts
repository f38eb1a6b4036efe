import { type CsvRow, readCsv } from '../formats/csv.ts';
import { unusable } from '../library/cli-error.ts';

/** The rows of a CSV file; a quote that is not closed at the end of its cell is a `CliError` at its line. `shown` is the name of the file. */
export function readCsvRows(source: string, shown: string): readonly CsvRow[] {
  const { rows, unclosed: line } = readCsv(source);
  if (line !== null) throw unclosed(line, shown);
  return rows;
}

/** The refusal of a quote that is not closed, at its line. */
export function unclosed(line: number, file: string): Error {
  const text =
    'found a quote that is not closed at the end of its cell, expected one that closes it; nothing was written';
  return unusable('worklist', text, { file, line, column: 1 });
}
