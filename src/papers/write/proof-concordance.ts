import type { Element } from 'hast';
import type { Concordance, ConcordanceColumn } from '../../lineage/concordance.ts';
import { type CitedPlace, citedPlaces, printPlace } from '../../lineage/label-path.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { cleanLabels } from '../../model/numbering.ts';
import { type Outline, outlineOf } from '../../model/outline.ts';
import { contentOf, isAnnex, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { attributeOf, isElement, textOf } from '../../model/sheet.ts';
import { cellsOf, rowsOf } from '../../model/sheet-table.ts';
import type { Text } from '../../model/text.ts';
import { type ConcordancePrint, mannerOf, strokes } from './concordance.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import { readLine } from './proof-line.ts';

/**
 * A paragraph as its text has it: its number as it is cited, that which a draft will give it, its place among the recitals,
 * the number of what it hangs on, its words.
 */
interface Standing {
  readonly label: string | null;
  readonly final: string | null;
  readonly recital: number | null;
  readonly under: string | null;
  readonly words: string;
}

/** One column as its text has it, by ids; null for a repeal, whose cells are those of its base but for what falls. */
type Stood = ReadonlyMap<string, Standing> | null;

/**
 * Whether a concordance on a sheet tells the truth about its texts: one row for each id that any of them has, in every cell the number
 * that the paragraph of this id has in that text and no other, a word where it came, went or was reworded, and behind it a redline
 * that is the words of its base without insertions and its own without deletions. The texts are read anew; of the concordance
 * only its columns and the rows without ids are taken. Each deviation is an error.
 */
export function proveConcordance(
  blocks: readonly PlacedBlock[],
  found: Concordance,
  print: ConcordancePrint,
): readonly Message[] {
  const rows = readRows(blocks, print.number);
  const { formulaFirst } = print.profile;
  const stood = found.columns.map((column) => readColumn(column, formulaFirst));
  const expected = new Set(stood.flatMap((column) => [...(column?.keys() ?? [])]));
  const nameless = new Set(found.rows.map(({ id }) => id).filter((id) => id.startsWith('-')));
  const messages: Message[] = [];
  const say = (text: string): void => {
    messages.push({ severity: 'error', rule: 'proof', text: showHidden(text), place: null });
  };
  const met = new Set<string>();
  for (const row of rows) {
    if (met.has(row.id)) say(`found ${row.id} in two rows of the concordance, expected one`);
    met.add(row.id);
    if (!expected.has(row.id) && !nameless.has(row.id))
      say(`found a row of ${row.id} in the concordance, expected a paragraph of the texts`);
    for (const stray of row.strays)
      say(`found a line of ${stray} in the row of ${row.id}, expected its own alone`);
    if (expected.has(row.id)) proveRow(row, { found, stood, print, say });
  }
  for (const id of expected)
    if (!met.has(id)) say(`found no row of ${id} in the concordance, expected one`);
  return messages;
}

interface Proof {
  readonly found: Concordance;
  readonly stood: readonly Stood[];
  readonly print: ConcordancePrint;
  readonly say: (text: string) => void;
}

/** One row as it is read: of each cell the number, the fate, and the two sides of its redline where it has one. */
interface ReadRow {
  readonly id: string;
  readonly cells: readonly ReadCell[];
  /** Names of other paragraphs on lines of the row. */
  readonly strays: readonly string[];
}

interface ReadCell {
  readonly number: string;
  readonly fate: string;
  readonly redline: { readonly before: string; readonly after: string } | null;
}

function proveRow(row: ReadRow, proof: Proof): void {
  if (mannerOf(proof.print.profile) === 'ex') proveFormer(row, proof);
  else {
    const { columns } = proof.found;
    if (row.cells.length !== columns.length)
      proof.say(`found ${row.cells.length} cells of ${row.id}, expected ${columns.length}`);
    for (const [at, cell] of row.cells.entries()) proveCell(row.id, cell, at, proof);
  }
}

function proveCell(id: string, cell: ReadCell, at: number, proof: Proof): void {
  const { found, stood, say } = proof;
  const column = found.columns[at];
  if (!column) return;
  const own = stood[at];
  if (own === undefined || own === null) {
    proveRepeal(id, cell, at, proof);
    return;
  }
  const here = own.get(id);
  const where = `${id} in ${column.key}`;
  const wanted = numberOf(here, proof);
  if (cell.number !== wanted)
    say(`found “${cell.number}” as number of ${where}, expected “${wanted}”`);
  const base = baseOf(at, found.columns);
  const there = base === null ? undefined : stood[base]?.get(id);
  proveFate(where, cell, [here, there], base === null, proof);
  if (cell.redline === null) return;
  const before = base === null ? here : (there ?? (here && lastBefore(id, base, proof)));
  // What is back may have been there before the first of these texts.
  const back = proof.print.words.words.lineageBroughtBack ?? '';
  if (before !== undefined || !cell.fate.includes(back))
    proveSide(where, cell.redline.before, before, say);
  proveSide(where, cell.redline.after, here, say);
}

function numberOf(here: Standing | undefined, { print }: Proof): string {
  if (!here) return '';
  const { label, final, recital, under } = here;
  const counted = recital === null ? null : `${print.words.words.preamble ?? ''} ${recital}`.trim();
  const above = under === null ? '•' : `${under} …`;
  const behind = label === null || final === null || final === label ? '' : ` (${final})`;
  return showHidden(`${label ?? counted ?? above}${behind}`);
}

function proveFate(
  where: string,
  { fate }: ReadCell,
  [here, there]: readonly [Standing | undefined, Standing | undefined],
  first: boolean,
  { print, say }: Proof,
): void {
  const came = !first && (here === undefined) !== (there === undefined);
  if (came && fate === '') say(`found nothing said of ${where}, expected whether it came or went`);
  if (!here && !there && fate !== '') say(`found “${fate}” of ${where}, expected nothing`);
  if (!here || !there) return;
  const amended = print.words.words.changeAmended ?? '';
  if (here.words !== there.words && !fate.includes(amended))
    say(`found “${fate}” of ${where}, expected ${amended}`);
}

function proveSide(
  where: string,
  found: string,
  paragraph: Standing | undefined,
  say: Proof['say'],
): void {
  const wanted = showHidden(strokes(paragraph?.words ?? ''));
  if (found !== wanted)
    say(
      `found “${found.slice(0, 60)}” in the redline of ${where}, expected “${wanted.slice(0, 60)}”`,
    );
}

// The paragraph in the last text before the base that had it.
function lastBefore(id: string, base: number, { found, stood }: Proof): Standing | undefined {
  for (let at: number | null = base; at !== null; at = baseOf(at, found.columns)) {
    const standing = stood[at]?.get(id);
    if (standing) return standing;
  }
  return undefined;
}

// A repeal leaves a number as it was, or takes the paragraph away and says so.
function proveRepeal(id: string, cell: ReadCell, at: number, proof: Proof): void {
  const { say } = proof;
  const wanted = numberOf(standingIn(id, at, proof), proof);
  const falls = cell.number === '' && cell.fate !== '';
  if (cell.number !== wanted && !falls)
    say(
      `found “${cell.number}” of ${id} behind a repeal, expected “${wanted}” or that it was repealed`,
    );
}

/** The paragraph as a column has it; behind a repeal, as the text has it that was repealed. */
function standingIn(id: string, at: number, { found, stood }: Proof): Standing | undefined {
  let column: number | null = at;
  while (column !== null && stood[column] === null) column = baseOf(column, found.columns);
  return column === null ? undefined : stood[column]?.get(id);
}

function baseOf(at: number, columns: readonly ConcordanceColumn[]): number | null {
  const base = columns[at]?.base ?? null;
  const found = columns.findIndex(({ key }) => key === base);
  return base === null || found < 0 ? null : found;
}

// Behind a repeal the number stands, or went with it.
function proveFormer({ id, cells }: ReadRow, proof: Proof): void {
  const { found, stood, say } = proof;
  const newest = found.columns.length - 1;
  const present = standingIn(id, newest, proof);
  const repealed = stood[newest] === null && cells[0]?.fate !== '';
  const wanted = [present, ...(repealed ? [undefined] : [])].map((one) => formerOf(id, one, proof));
  const seen = cells[0]?.number ?? '';
  if (cells.length !== 1 || !wanted.includes(seen))
    say(`found “${seen}” of ${id}, expected “${wanted[0]}”`);
}

function formerOf(id: string, present: Standing | undefined, proof: Proof): string {
  const { stood, print } = proof;
  const labels = stood.slice(0, -1).flatMap((column) => column?.get(id)?.label ?? []);
  const former = [...new Set(labels.reverse())].filter((label) => label !== present?.label);
  const told = former
    .map((label) => (print.words.words.lineageFormer ?? '').replace('{other}', () => label))
    .join(', ');
  const number = numberOf(present, proof);
  if (number === '') return showHidden(told);
  return told === '' ? number : `${number} ${showHidden(`(${told})`)}`;
}

function readColumn({ edition }: ConcordanceColumn, formulaFirst: boolean): Stood {
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

function readRows(blocks: readonly PlacedBlock[], number: number): readonly ReadRow[] {
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
    redline: redline ? { before: redline.before.text, after: redline.after.text } : null,
  };
}

function paragraphsOf(element: Element): readonly Element[] {
  return element.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return child.tagName === 'p' ? [child] : paragraphsOf(child);
  });
}
