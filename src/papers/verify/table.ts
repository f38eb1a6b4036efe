import type { Label } from '../../model/label.ts';
import { isAnnex, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import type { ReadAmendments } from '../recognise/annexes.ts';
import type { Desk } from '../recognise/desk.ts';
import type { NoteBlock, TableBlock } from '../recognise/flatten.ts';
import { isMarked, sideOf } from '../recognise/marks.ts';
import { marksOf } from '../recognise/notes.ts';
import { type Piece, placeOf, textOf } from '../recognise/pieces.ts';
import { type Adopted, checkAdopted, type OldParagraph } from './adopted.ts';
import { baseWords } from './base.ts';
import { checkBeside } from './beside.ts';
import { checkRow, type TableFacts } from './columns.ts';
import { deviation } from './deviate.ts';
import { checkNumbers, type NumberedParagraph } from './numbers.ts';
import {
  type Reading,
  readColumn,
  type ShownParagraph,
  type ShownRow,
  shownRows,
} from './shown.ts';
import type { Deviation } from './verification.ts';
import { nameOf, wordsOf } from './words.ts';

/** What came of verifying one annex. `fused`: its underline and strike are lost, and there is a change in it. */
export interface CheckedAnnex {
  readonly deviations: readonly Deviation[];
  readonly fused: boolean;
  readonly lostNumbers: boolean;
  readonly paragraphs: number;
}

/** What an annex with an amendment table holds: its rows, and tables of the text. */
export interface AmendmentTable {
  readonly amendments: ReadAmendments;
  readonly tables: readonly TableBlock[];
}

/**
 * Verifies an amendment table of two or three columns, against the adopted text where that is known. A Word file (`word`) loses no marks
 * on its way: where it has none, it shows none.
 */
export function checkTable(
  { amendments, tables }: AmendmentTable,
  base: Text | null,
  desk: Desk,
  word: boolean,
): CheckedAnnex {
  const rows = shownRows(amendments.rows, desk);
  const paragraphs = rows.flatMap((row) => row.paragraphs);
  const fused = !paragraphs.some(({ marked }) => marked);
  const lost = fused ? paragraphs.filter(({ shown, clean }) => shown?.words !== clean?.words) : [];
  const facts = { fused, comments: amendments.comments };
  const parts: TableParts = {
    olds: oldParagraphs(rows, amendments, fused, desk),
    rows: { readings: tables.flatMap(rowReadings), fused },
    annexShown: amendments.annex.length > 0,
  };
  return {
    deviations: [
      ...rows.flatMap((row) => checkRow(row, facts)),
      ...(base ? checkAdopted(adoptedOf(parts, base, desk)) : []),
      ...checkCleanNumbers(paragraphs, amendments.annex, base, desk),
      ...checkBeside(amendments, desk),
      ...(word ? lostMarks(lost) : []),
    ],
    fused: lost.length > 0 && !word,
    lostNumbers: paragraphs.some(({ shown, clean }) => shown?.lost || clean?.lost),
    paragraphs: paragraphs.length,
  };
}

function lostMarks(lost: readonly ShownParagraph[]): Deviation[] {
  const [first] = lost;
  if (!first) return [];
  const { shown, clean, place } = first;
  const others = lost.length > 1 ? ` and in ${lost.length - 1} more` : '';
  const text = `found other words in the two columns here${others}, and no underline or strike in the table, expected marks that tell new words from old`;
  const where = nameOf((shown ?? clean)?.label ?? null, (shown ?? clean)?.words ?? '');
  const [expected, found] = [clean?.words ?? null, shown?.words ?? null];
  return [deviation('lost-marks', text, { where, place, expected, found })];
}

type TableParts = Pick<Adopted, 'olds' | 'rows' | 'annexShown'>;

/** What a paper shows of the adopted text, with what the profile knows. */
export function adoptedOf(parts: TableParts, base: Text, { profile, words }: Desk): Adopted {
  const isFormula = (text: string): boolean => words.formula(text) !== null;
  return { ...parts, base, formulaFirst: profile.formulaFirst, isFormula };
}

function checkCleanNumbers(
  paragraphs: readonly ShownParagraph[],
  annex: readonly Paragraph[],
  base: Text | null,
  desk: Desk,
): Deviation[] {
  const clean = numberedParagraphs(paragraphs, (paragraph) => paragraph.clean, desk);
  const olds = base
    ? numberedText(base.paragraphs)
    : numberedParagraphs(paragraphs, (paragraph) => paragraph.before, desk);
  const { formulaFirst } = desk.profile;
  return checkNumbers([...clean, ...numberedText(annex)], { formulaFirst, gone: null, olds });
}

function oldParagraphs(
  rows: readonly ShownRow[],
  amended: ReadAmendments,
  fused: boolean,
  desk: Desk,
): OldParagraph[] {
  const open = new Map(amended.notes.map((note) => [note.name, note]));
  return rows.flatMap((row, index) => {
    const marks = (amended.rows[index]?.redline ?? []).flatMap(marksOf);
    const own = marks.flatMap((name) => {
      const note = open.get(name);
      open.delete(name);
      return note ? oldNote(note, fused, desk) : [];
    });
    return [
      ...row.paragraphs.flatMap((paragraph) =>
        oldOf(paragraph, row, { fused, comments: amended.comments }),
      ),
      ...own,
    ];
  });
}

function oldOf(
  { before, shown, clean, role }: ShownParagraph,
  { keep, comment }: ShownRow,
  { fused, comments }: TableFacts,
): OldParagraph[] {
  const reading = fused ? shown : before;
  if (!reading) return [];
  const heading = role === 'title' || role === 'heading';
  const same = role === 'formula' && !clean ? shown : clean;
  const silent = comments && comment === '' && role !== 'formula';
  return [
    { reading, heading, fused, clean: same, said: keep ? 'keep' : silent ? 'nothing' : 'other' },
  ];
}

function oldNote(note: NoteBlock, fused: boolean, desk: Desk): OldParagraph[] {
  const pieces = fused && !isMarked(note.pieces) ? note.pieces : sideOf(note.pieces, 'before');
  return readColumn([pieces], desk).flatMap((reading) =>
    reading ? [{ reading: { ...reading, label: null }, heading: false, fused, said: 'other' }] : [],
  );
}

function numberedParagraphs(
  paragraphs: readonly ShownParagraph[],
  side: (paragraph: ShownParagraph) => Reading | null,
  desk: Desk,
): NumberedParagraph[] {
  return paragraphs.flatMap((paragraph) => {
    const { shown, role } = paragraph;
    const reading = side(paragraph) ?? (role === 'formula' ? shown : null);
    return reading ? [{ reading, role: numberedRole(reading, role, desk) }] : [];
  });
}

function rowReadings({ rows }: TableBlock): Reading[] {
  return rows.flatMap(({ cells }) => {
    const lines = cells.flatMap((cell) => cell.lines);
    return readingOfLines(lines, 'before') ?? [];
  });
}

/** The cells of a row, or the lines of a note, as one reading of one side: what counts in a series of its own, which is not read here. */
export function readingOfLines(
  lines: readonly (readonly Piece[])[],
  side: 'before' | 'after',
): Reading | null {
  const words = wordsOf(lines.map((line) => textOf(sideOf(line, side))).join(' '));
  return words === '' ? null : { label: null, lost: true, words, place: placeOf(lines.flat()) };
}

/** The paragraphs of a text for its numbers: a heading that has one counts as a paragraph does. */
export function numberedText(paragraphs: readonly Paragraph[]): NumberedParagraph[] {
  return paragraphs.flatMap((paragraph): NumberedParagraph[] => {
    const words = paragraph.kind === 'row' ? '' : baseWords(paragraph);
    if (words === '') return [];
    const label = labelOf(paragraph);
    const heading = paragraph.kind === 'heading' && label === null;
    const formula = paragraph.attributes.classes.includes('formula');
    const role = isAnnex(paragraph) ? 'annex' : formula ? 'formula' : heading ? 'heading' : 'text';
    return [{ reading: { label, lost: false, words, place: paragraph.place }, role }];
  });
}

/** What a paragraph is for the series of numbers. */
export function numberedRole(
  reading: Reading,
  role: string,
  desk: Desk,
): NumberedParagraph['role'] {
  const { annex, innerAnnex } = desk.words.parts;
  if (role === 'formula') return 'formula';
  if (role === 'annex' || (!reading.label && (annex(reading.words) ?? innerAnnex(reading.words))))
    return 'annex';
  return role === 'title' || role === 'heading' ? 'heading' : 'text';
}

/** The labels that a list may leave out, because their paragraphs are struck. */
export function struckLabels(
  paragraphs: readonly { readonly before: Reading | null; readonly after: Reading | null }[],
): Label[] {
  return paragraphs.flatMap(({ before, after }) => (before?.label && !after ? [before.label] : []));
}
