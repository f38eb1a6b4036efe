import type { Change } from '../compare/comparison.ts';
import type { LanguageProfile } from '../model/profile.ts';
import type { Concordance, ConcordanceCell } from './concordance.ts';
import {
  type CellPrinting,
  type CellWords,
  cellWriter,
  printedPlace,
} from './concordance-words.ts';
import { type Numbered, type RedlineMarks, redlineMarks } from './redline-marks.ts';

/** A concordance as it is printed: a head and rows of words. `changes` are the words of the paragraph with their redline; none where no word changed. */
export interface ConcordanceTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  /** The column that has the first words of the paragraphs. */
  readonly lead: number;
}

/** One printed cell: the opening words, or what became of the paragraph. `apart`: something did, or this is a draft: not told in one with the column before. */
export interface TableCell {
  readonly text: string;
  readonly apart: boolean;
  readonly changes: readonly Change[];
  /** All words of which `text` has the first ones: for files that have room for them. */
  readonly whole?: string;
}

/** How the profile of a body lays a concordance out: a column a revision, or present numbers with the former ones behind. */
export type Manner = 'columns' | 'ex';

/** What is printed around a concordance: the heads of its columns, and the words of the body. */
export interface TablePrinting extends CellPrinting {
  readonly heads: readonly string[];
  readonly manner: Manner;
}

/** The table of a concordance. In the manner `ex` the first column has the number of the newest revision, each followed by its former ones. */
export function concordanceTable(found: Concordance, printing: TablePrinting): ConcordanceTable {
  return printing.manner === 'ex' ? formerTable(found, printing) : columnsTable(found, printing);
}

/** What a cell says in one line: `8 (5) – amended, moved`. */
function cellLine({ place, fates }: CellWords, separator = ', '): string {
  return [place, fates.join(separator)].filter((part) => part !== '').join(' – ');
}

function columnsTable(found: Concordance, printing: TablePrinting): ConcordanceTable {
  const write = cellWriter(found, printing);
  const marks = marksOf(found);
  return {
    lead: 0,
    head: [printing.words.lineageParagraph ?? '', ...printing.heads],
    rows: found.rows.map(({ opening, words, cells }, row) => [
      { text: opening, whole: words, apart: false, changes: [] },
      ...cells.map((cell, column) => ({
        text: cellLine(write(row, column), printing.words.changeSeparator),
        apart:
          found.columns[column]?.adopted === false || cell.fates.some((fate) => fate !== 'kept'),
        changes: changesOf(cell, found.columns[column], marks),
      })),
    ]),
  };
}

function formerTable(found: Concordance, printing: TablePrinting): ConcordanceTable {
  const { words } = printing;
  const write = cellWriter(found, printing);
  const marks = marksOf(found);
  const newest = found.columns.length - 1;
  return {
    lead: 1,
    head: [words.lineageNumber ?? '', words.lineageParagraph ?? ''],
    rows: found.rows.map(({ opening, words: whole, cells }, row) => {
      const last = lastTold(cells);
      const told = cellLine({ ...write(row, last), place: '' }, words.changeSeparator);
      const when =
        told === '' || last === newest ? told : `${told} (${printing.heads[last] ?? ''})`;
      const numbers = numberWithFormer(cells, words, found.columns);
      return [
        {
          text: [numbers, when].filter((part) => part !== '').join(' – '),
          apart: told !== '',
          changes: [],
        },
        {
          text: opening,
          whole,
          apart: false,
          changes: changesOf(cells[last], found.columns[last], marks),
        },
      ];
    }),
  };
}

/** The newest column that says anything of a paragraph: it stands there, or went there. */
export function lastTold(cells: readonly ConcordanceCell[]): number {
  return cells.findLastIndex(({ present, fates }) => present || fates.length > 0);
}

/** The present number of a paragraph with those of former adopted texts behind, the newest first: `5 (ex-8, ex-7)`. */
export function numberWithFormer(
  cells: readonly ConcordanceCell[],
  words: LanguageProfile['words'],
  columns: Concordance['columns'],
): string {
  const newest = cells.at(-1);
  const present = newest ? printedPlace(newest, words) : '';
  // What a draft numbered was no number of the text.
  const isNumbered = (at: number): boolean => columns[at]?.adopted === true;
  const labels = cells.map(({ label }, at) => (isNumbered(at) ? label : null)).reverse();
  const former: string[] = [];
  for (const label of labels.slice(1))
    if (label !== null && label !== (newest?.label ?? null) && !former.includes(label))
      former.push(label);
  const form = words.lineageFormer ?? '{other}';
  const told = former.map((label) => form.replace('{other}', () => label)).join(', ');
  if (told === '') return present;
  return present === '' ? told : `${present} (${told})`;
}

function marksOf({ columns }: Concordance): RedlineMarks {
  return redlineMarks(numberedColumns(columns));
}

/** The columns of a concordance as texts whose notes are numbered. */
export function numberedColumns(columns: Concordance['columns']): readonly Numbered[] {
  return columns.map(({ key, base, edition }) => ({ key, base, text: edition?.text ?? null }));
}

function changesOf(
  cell: ConcordanceCell | undefined,
  column: Concordance['columns'][number] | undefined,
  marks: RedlineMarks,
): readonly Change[] {
  if (!cell?.redline.some(({ op }) => op !== '=')) return [];
  return marks(cell.redline, column?.key ?? '');
}
