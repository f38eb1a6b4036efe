import type { Change } from '../../compare/comparison.ts';
import type { Concordance, ConcordanceCell, ConcordanceRow } from '../../lineage/concordance.ts';
import { lastTold, type Manner, numberWithFormer } from '../../lineage/concordance-table.ts';
import { type CellWords, cellWriter } from '../../lineage/concordance-words.ts';
import { editionHeads } from '../../lineage/edition-names.ts';
import { showHidden } from '../../model/message.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import type { Run } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import { isRightToLeft, languageOf, type Text } from '../../model/text.ts';
import type { OpenSection } from './amendments.ts';
import { block } from './blocks.ts';
import { concordanceNotes } from './concordance-notes.ts';
import type { Direction } from './layouts.ts';
import { sentenceSpace } from './legend.ts';
import { ownLine } from './lines.ts';
import { type NoteMarks, type Printing, printRedline, printRuns } from './printed-runs.ts';
import { NO_NOTES } from './region.ts';
import { sentenceCase } from './summary-of-changes.ts';
import { printedName } from './text-name.ts';
import type {
  BlockView,
  ConcordanceCellView,
  ConcordanceRowView,
  ConcordanceView,
  LineView,
  PrintedRun,
} from './view.ts';

/** What the print of a concordance needs to know besides it. `number` is that of the result on its sheet. */
export interface ConcordancePrint {
  readonly number: number;
  readonly profile: Profile;
  readonly words: LanguageProfile;
  /** Whether the changed words stand in the cells, below the number; else they are called up, where that can be done. */
  readonly redlines?: boolean;
}

/** The manner in which a body prints its concordances. */
export function mannerOf({ concordance = 'columns' }: Profile): Manner {
  return concordance;
}

/** The newest text of a concordance; null where it has none. */
export function newestText({ columns }: Concordance): Text | null {
  return columns.findLast(({ edition }) => edition !== null)?.edition?.text ?? null;
}

/** The title of a concordance: that of the instrument, whatever its last revision. */
export function concordanceTitle(
  found: Concordance,
  { words, profile }: Pick<ConcordancePrint, 'words' | 'profile'>,
): string {
  const text = newestText(found);
  const { revision: _, ...values } = text?.front.values ?? {};
  const unrevised = text && { ...text, front: { ...text.front, values } };
  const name = unrevised === null ? '' : printedName(unrevised, words, profile);
  return (words.words.lineageTitle ?? '').replace('{name}', () => name);
}

// So many columns of numbers beside the first words go on an upright page.
const MOST_UPRIGHT = 4;

/** The section of a concordance: its heading, what its signs mean, and the table, on its side where the columns need it. */
export function concordanceSections(
  found: Concordance,
  page: Direction | null,
  print: ConcordancePrint,
): readonly OpenSection[] {
  const manner = mannerOf(print.profile);
  const { words } = print.words;
  const title = concordanceTitle(found, print);
  const note = (manner === 'ex' ? words.concordanceFormer : words.concordanceNote) ?? '';
  const table = manner === 'ex' ? formerTable(found, print) : columnTable(found, print);
  const wide = manner === 'columns' && found.columns.length > MOST_UPRIGHT;
  return [
    {
      direction: page ?? (wide ? 'landscape' : 'portrait'),
      event: '',
      blocks: [
        block({ line: { ...ownLine('heading-2', [{ text: showHidden(title) }]), element: 'h2' } }),
        block({ line: ownLine('counts-note', [{ text: note }]) }),
        ...redlineLegend(table, print),
        block({ concordance: table }),
      ],
    },
  ];
}

// What underline and strike mean, where they stand in the cells.
function redlineLegend(table: ConcordanceView, print: ConcordancePrint): readonly BlockView[] {
  if (print.redlines !== true) return [];
  const runs = table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ lines }) => lines.flatMap((one) => one.runs)),
  );
  const { legend, words } = print.words;
  const emphasis = runs.some(({ op }) => op === 'emphasis') ? (words.changedEmphasis ?? '') : '';
  const text = [legend, emphasis].filter((part) => part !== '').join(sentenceSpace(legend));
  return [block({ line: ownLine('counts-note legend', [{ text }]) })];
}

function columnTable(found: Concordance, print: ConcordancePrint): ConcordanceView {
  const heads = editionHeads(found.columns, print.profile);
  const write = cellWriter(found, { words: print.words.words });
  const notesIn = concordanceNotes(found);
  return {
    heads: [sentenceCase(print.words.words.lineageParagraph ?? ''), ...heads.map(showHidden)],
    // The first words take as much as two columns of numbers, more where there are few; no more than a redline does.
    widths: [
      String(print.redlines === true ? 1 : Math.max(2, 6 - heads.length)),
      ...heads.map(() => '1'),
    ],
    rows: found.rows.map((row, at) => ({
      ...rowHead(row, found, print),
      cells: row.cells.map((cell, column) => {
        const { place, fates } = write(at, column);
        const notes = notesIn(found.columns[column]?.key ?? '');
        return cellView({ row, cell, place, fates, notes }, found, print);
      }),
    })),
  };
}

function rowHead(
  row: ConcordanceRow,
  found: Concordance,
  print: ConcordancePrint,
): Omit<ConcordanceRowView, 'cells'> {
  const opening = line('o', 'cell', row, told(row.opening, found, print), print);
  return { paragraph: row.id, bookmark: bookmarkOf(row, print), opening };
}

/** A cell of the row, in words. */
interface Said extends CellWords {
  readonly row: ConcordanceRow;
  readonly cell: ConcordanceCell;
  /** How marks of notes are printed in its column. */
  readonly notes: NoteMarks;
}

function cellView(said: Said, found: Concordance, print: ConcordancePrint): ConcordanceCellView {
  const { row, cell, place, fates } = said;
  const numbers = numberLines(place, cell.label, found);
  const fate = fates.join(print.words.words.changeSeparator ?? ', ');
  return {
    lines: [
      ...numbers.map((runs) => line('k', 'cell', row, runs, print)),
      ...(fate === '' ? [] : [line('f', 'comment', row, told(fate, found, print), print)]),
      ...(print.redlines === true && isReworded(cell) ? [redlineOf(said, found, print)] : []),
    ],
    redline: print.redlines !== true && changes(cell) ? redlineView(said, found, print) : null,
  };
}

function told(text: string, found: Concordance, print: ConcordancePrint): PrintedRun[] {
  return printRuns([{ text }], printingOf(found, print), 'after');
}

// In text from the right `4 bis` runs from the left: on one line with it the brackets of its final number would stand at its wrong end.
function numberLines(
  number: string,
  label: string | null,
  found: Concordance,
): readonly (readonly PrintedRun[])[] {
  if (number === '') return [];
  const latin = label !== null && isFromRight(found) && /[A-Za-z]/.test(label) ? label : '';
  const rest = showHidden(number.slice(latin.length).trimStart());
  return [
    ...(latin === '' ? [] : [[{ text: showHidden(latin), ltr: true as const }]]),
    ...(rest === '' ? [] : [[{ text: rest }]]),
  ];
}

function isFromRight(found: Concordance): boolean {
  const text = newestText(found);
  return text !== null && isRightToLeft(languageOf(text));
}

// What was kept has nothing to show; the first text shows its words.
function changes(cell: ConcordanceCell): boolean {
  return cell.redline.length > 0 && (cell.fates.length === 0 || isReworded(cell));
}

function isReworded({ redline }: ConcordanceCell): boolean {
  return redline.some(({ op }) => op !== '=');
}

function redlineView(
  said: Said,
  found: Concordance,
  print: ConcordancePrint,
): ConcordanceCellView['redline'] {
  const { words } = print.words;
  const summary =
    said.cell.fates.length === 0 ? sentenceCase(words.text ?? '') : words.concordanceChanges;
  return {
    summary: summary ?? '',
    lines: [redlineOf(said, found, print)],
  };
}

function redlineOf(
  { cell: { redline }, row, notes }: Said,
  found: Concordance,
  print: ConcordancePrint,
): LineView {
  const printing = { ...printingOf(found, print), notes };
  const runs = printRedline(redline.map(withStrokes), printing);
  return line('d', 'cell', row, runs, print);
}

function printingOf(found: Concordance, { profile }: ConcordancePrint): Printing {
  return {
    rightToLeft: isFromRight(found),
    tracked: false,
    redlineFirst: profile.redlineFirst,
    notes: NO_NOTES,
    // No other paragraph of these texts stands on the sheet.
    href: (link) => {
      const target = readTarget(link);
      return target?.kind === 'web' || target?.kind === 'mail' ? target.href : undefined;
    },
  };
}

// The cells of a row stand in one paragraph here.
function withStrokes(change: Change): Change {
  const stroked = (runs: readonly Run[]): Run[] =>
    runs.map((run) => ({ ...run, text: strokes(run.text) }));
  return change.op === '~'
    ? { ...change, before: stroked(change.before), after: stroked(change.after) }
    : { ...change, runs: stroked(change.runs) };
}

/** Words of a row in one paragraph: its cells are parted by strokes. */
export function strokes(text: string): string {
  return text.replaceAll('\t', ' | ');
}

/** A line of the cells of a row; the letter says what it tells (`o` first words, `k` number, `f` fate, `d` redline), of which row `paragraph`. */
function line(
  letter: 'o' | 'k' | 'f' | 'd',
  style: string,
  { id }: ConcordanceRow,
  runs: readonly PrintedRun[],
  { number }: ConcordancePrint,
): LineView {
  return { ...ownLine(style, runs), paragraph: id, side: `${letter}${number}` };
}

function bookmarkOf({ id }: ConcordanceRow, { number }: ConcordancePrint): string {
  return `k${number}_${id.replaceAll('-', '_')}`;
}

/** One column of present numbers, the former ones behind each: `8 (ex-5, ex-4)`; of what is gone, what became of it and when. */
function formerTable(found: Concordance, print: ConcordancePrint): ConcordanceView {
  const { words } = print.words;
  const heads = editionHeads(found.columns, print.profile);
  const write = cellWriter(found, { words });
  const notesIn = concordanceNotes(found);
  const newest = found.columns.length - 1;
  return {
    heads: [words.lineageParagraph ?? '', words.lineageNumber ?? ''].map(sentenceCase),
    widths: ['2', '1'],
    rows: found.rows.map((row, at) => {
      const last = lastTold(row.cells);
      const cell = row.cells[last];
      const { fates } = write(at, last);
      const when = last === newest || fates.length === 0 ? fates : [...fates, heads[last] ?? ''];
      const place = numberWithFormer(row.cells, words, found.columns);
      const notes = notesIn(found.columns[last]?.key ?? '');
      const said = { row, place, fates: when, notes };
      const cells = cell ? [cellView({ ...said, cell }, found, print)] : [];
      return { ...rowHead(row, found, print), cells };
    }),
  };
}
