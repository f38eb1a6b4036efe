import type { LanguageProfile } from '../model/profile.ts';
import type { Concordance, ConcordanceCell, ConcordanceRow } from './concordance.ts';
import type { Fate, Shift } from './fates.ts';

/** What a cell says, in the words of the body: `8 (5)` and `amended`, `moved`. */
export interface CellWords {
  /** Where the paragraph stands: its label, that once adopted in brackets, `preamble 3`, `8 …` for what hangs on 8; empty where it is not there. */
  readonly place: string;
  /** What became of it; none where it was kept. */
  readonly fates: readonly string[];
}

/** What the words of cells need besides the concordance. */
export interface CellPrinting {
  readonly words: LanguageProfile['words'];
}

// Stands where a paragraph is present that has no label and hangs on none that has one.
const PRESENT = '•';

/** A function that gives the words of the cell at a row and a column. */
export function cellWriter(
  { rows, columns }: Concordance,
  printing: CellPrinting,
): (row: number, column: number) => CellWords {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const baseOf = columns.map(({ base }) => columns.findIndex(({ key }) => key === base));
  const { words } = printing;
  return (row, column) => {
    const cell = rows[row]?.cells[column];
    if (!cell) return { place: '', fates: [] };
    // What it merged into stands in this revision, what it was split from in the one before.
    const at = cell.present ? (baseOf[column] ?? -1) : column;
    const others = cell.others.map((id) => called(byId.get(id), at, words)).join(', ');
    return { place: printedPlace(cell, words), fates: printedFates(cell, others, printing) };
  };
}

// So many of its first words call a paragraph that has no label.
const FIRST_WORDS = 4;

function called(
  row: ConcordanceRow | undefined,
  column: number,
  words: LanguageProfile['words'],
): string {
  const cell = row?.cells[column];
  if (cell?.label != null || cell?.recital != null) return printedPlace(cell, words);
  const first = (row?.opening ?? '').split(' ').slice(0, FIRST_WORDS).join(' ');
  return fill(words.concordanceQuoted ?? '{other}', `${first.replace(/[…,;.:]+$/u, '')}…`);
}

/** Where a paragraph stands, as a cell prints it. */
export function printedPlace(cell: ConcordanceCell, words: LanguageProfile['words']): string {
  const { label, final, under, recital, present } = cell;
  if (!present) return '';
  if (label !== null) return final === null || final === label ? label : `${label} (${final})`;
  if (recital !== null) return `${words.preamble ?? ''} ${recital}`.trim();
  return under === null ? PRESENT : `${under} …`;
}

const WORDS: Readonly<Record<Exclude<Fate, 'kept'>, string>> = {
  amended: 'changeAmended',
  new: 'changeAdded',
  deleted: 'changeRemoved',
  moved: 'changeMoved',
  merged: 'lineageMerged',
  split: 'lineageSplit',
  'brought-back': 'lineageBroughtBack',
  repealed: 'lineageRepealed',
};

const SHIFTS: Readonly<Record<Shift, string>> = {
  promoted: 'lineagePromoted',
  demoted: 'lineageDemoted',
  'made-operative': 'lineageMadeOperative',
  'made-preambular': 'lineageMadePreambular',
};

function printedFates(
  cell: ConcordanceCell,
  others: string,
  { words }: CellPrinting,
): readonly string[] {
  const source = cell.source ?? cell.continues;
  const fates = cell.fates.flatMap((fate) => {
    // What continues a paragraph of another instrument is said to come from there.
    if (fate === 'kept' || (fate === 'new' && source !== null)) return [];
    const other = fate === 'repealed' ? (cell.repealedBy ?? '') : others;
    return [fill(words[WORDS[fate]] ?? fate, other)];
  });
  const fresh = cell.fates.length === 0 || cell.fates.includes('new');
  const shift = (cell.shift && words[SHIFTS[cell.shift]]) ?? null;
  return [
    ...(source !== null && fresh ? [fill(words.lineageContinues ?? '{other}', source)] : []),
    ...fates,
    ...(shift === null ? [] : [shift]),
  ];
}

function fill(form: string, other: string): string {
  return form.replace('{other}', () => other);
}
