import type { Element } from 'hast';
import { withTargets } from '../../compare/references.ts';
import type { ConcordanceColumn } from '../../lineage/concordance.ts';
import { type CitedPlace, citedPlaces, printPlace } from '../../lineage/label-path.ts';
import { showHidden } from '../../model/message.ts';
import { cleanLabels } from '../../model/numbering.ts';
import { type Outline, outlineOf } from '../../model/outline.ts';
import { contentOf, isAnnex, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { plainText, type Run } from '../../model/run.ts';
import { attributeOf, isElement, textOf } from '../../model/sheet.ts';
import { cellsOf, rowsOf } from '../../model/sheet-table.ts';
import type { Text } from '../../model/text.ts';
import { strokes } from './concordance.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import type { Passage } from './proof-expected.ts';
import { readLine } from './proof-line.ts';

/**
 * A paragraph as its text has it: its number as it is cited, that which a draft will give it, its place among the recitals,
 * the number of what it hangs on, its words, and from where it was continued.
 */
export interface Standing {
  readonly label: string | null;
  readonly final: string | null;
  readonly recital: number | null;
  readonly under: string | null;
  readonly words: string;
  /** The words as they are printed in a cell, with the names of the notes that they mark. */
  readonly printed: Passage;
  /** The words with each reference by its target: a reference that only follows its target amends nothing. */
  readonly sense: string;
  /** The target of what it continues in another instrument. */
  readonly continues: string | null;
}

/** One column as its text has it, by ids; null for a repeal, whose cells are those of its base but for what falls. */
export type Stood = ReadonlyMap<string, Standing> | null;

// A mark leaves a NUL, as in what is read.
function passageOf(runs: readonly Run[]): Passage {
  return {
    text: runs
      .map(({ text, note }) => (note === undefined ? showHidden(strokes(text)) : '\0'))
      .join(''),
    marks: runs.flatMap(({ note }) => note ?? []),
  };
}

/** The column of the text from which that of a column was drawn; null for the first. */
export function baseOf(at: number, columns: readonly ConcordanceColumn[]): number | null {
  const base = columns[at]?.base ?? null;
  const found = columns.findIndex(({ key }) => key === base);
  return base === null || found < 0 ? null : found;
}

/** One row as it is read: of each cell the number, the fate, and the two sides of its redline where it has one. */
export interface ReadRow {
  readonly id: string;
  readonly cells: readonly ReadCell[];
  /** Names of other paragraphs on lines of the row. */
  readonly strays: readonly string[];
}

export interface ReadCell {
  readonly number: string;
  readonly fate: string;
  /** Each mark as the number that is seen. */
  readonly redline: { readonly before: Passage; readonly after: Passage } | null;
}

/** The paragraphs of a column, read anew from its text. */
export function readColumn({ edition }: ConcordanceColumn, formulaFirst: boolean): Stood {
  if (edition === null) return null;
  const { text, adopted } = edition;
  const outline = outlineOf(text, formulaFirst);
  const labels = citationsOf(text, citedPlaces(text, formulaFirst));
  const finals = adopted
    ? []
    : citationsOf(text, citedPlaces(text, formulaFirst, cleanLabels(text, outline)));
  const standing = new Map<string, Standing | null>();
  let recitals = 0;
  for (const [index, paragraph] of text.paragraphs.entries()) {
    if (isTombstone(paragraph) || /^(?:table|directive)$/.test(paragraph.kind)) continue;
    const isRecital = outline[index]?.role === 'recital';
    if (isRecital) recitals += 1;
    const id = nameOf(paragraph);
    if (id === null) continue;
    const one: Standing = {
      label: labels[index] ?? null,
      final: finals[index] ?? null,
      recital: isRecital ? recitals : null,
      under: above(index, outline, labels),
      words: plainText(contentOf(paragraph)),
      printed: passageOf(contentOf(paragraph)),
      sense: withTargets(contentOf(paragraph)),
      continues: Object.hasOwn(paragraph.attributes.values, 'continues')
        ? (paragraph.attributes.values.continues ?? null)
        : null,
    };
    standing.set(id, standing.has(id) ? null : one);
  }
  return new Map([...standing].flatMap(([id, one]) => (one === null ? [] : [[id, one]])));
}

function citationsOf(
  { paragraphs }: Text,
  places: readonly CitedPlace[],
): readonly (string | null)[] {
  return places.map((place, index) => {
    if (place.labels.length > 0) return printPlace(place);
    const paragraph = paragraphs[index];
    return paragraph && isAnnex(paragraph) ? place.annexName : null;
  });
}

// The number of the nearest paragraph above, on which it hangs, that has one.
function above(index: number, outline: Outline, labels: readonly (string | null)[]): string | null {
  for (let at = outline[index]?.parent ?? null; at !== null; at = outline[at]?.parent ?? null) {
    const label = labels[at];
    if (label != null) return label;
  }
  return null;
}

// A note that is named by a bare number has no id: the number moves.
function nameOf(paragraph: Paragraph): string | null {
  if (paragraph.kind !== 'note') return paragraph.id;
  return /^[0-9]+$/.test(paragraph.name) ? null : paragraph.name;
}

/** The rows of the concordance that has this number on its sheet. */
export function readRows(blocks: readonly PlacedBlock[], number: number): readonly ReadRow[] {
  return blocks.flatMap(({ block }) => {
    if (block.tagName !== 'table' || attributeOf(block, 'dataProof') !== 'concordance') return [];
    return rowsOf(block)
      .filter(({ head }) => !head)
      .map(({ row }) => readRow(row, number));
  });
}

function readRow(row: Element, number: number): ReadRow {
  const id = attributeOf(row, 'dataParagraph') ?? '';
  const lines = paragraphsOf(row).map((line) => attributeOf(line, 'dataParagraph') ?? 'nobody');
  const [, ...cells] = cellsOf(row);
  return {
    id,
    cells: cells.map((cell) => readCell(cell, number)),
    strays: lines.filter((name) => name !== id),
  };
}

function readCell(cell: Element, number: number): ReadCell {
  const lines = paragraphsOf(cell);
  const told = (letter: string): readonly Element[] =>
    lines.filter((line) => attributeOf(line, 'dataSide') === `${letter}${number}`);
  const redlines = told('d').map(readLine);
  const [redline] = redlines;
  // What names no side is read as a number, so that nothing can stand there unproven.
  const rest = lines.filter((line) => !told('f').includes(line) && !told('d').includes(line));
  return {
    number: rest.map(textOf).join(' '),
    fate: told('f').map(textOf).join(' '),
    redline: redline ? { before: numbered(redline.before), after: numbered(redline.after) } : null,
  };
}

function numbered({ text, marks }: Passage): Passage {
  return { text, marks: marks.map((mark) => mark.slice(mark.indexOf(' ') + 1)) };
}

function paragraphsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'p' ? [child] : paragraphsOf(child);
  });
}
