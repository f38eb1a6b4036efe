import type { Concordance } from '../../lineage/concordance.ts';
import { idsRepealed } from '../../lineage/repealed-text.ts';
import type { Repeal } from '../../lineage/repeals.ts';
import { type Message, showHidden } from '../../model/message.ts';
import { noteNumbers } from '../../model/note-marks.ts';
import { type ConcordancePrint, mannerOf } from './concordance.ts';
import type { PlacedBlock } from './proof-blocks.ts';
import {
  baseOf,
  type ReadCell,
  type ReadRow,
  readColumn,
  readRows,
  type Standing,
} from './proof-concordance-reading.ts';
import { proveRedline, type RedlineProof } from './proof-concordance-redline.ts';

/** What other instruments have to do with one: what they repealed of it, and how a place in them is cited (null where it is not known). */
export interface Elsewhere {
  readonly repeals: readonly Repeal[];
  readonly placeOf: (target: string) => string | null;
}

/** How a concordance was printed, and what it was told of other instruments; nothing where it is left out. */
export interface ConcordanceProof extends ConcordancePrint {
  readonly elsewhere?: Elsewhere;
}

/**
 * Whether a concordance on a sheet tells the truth about its texts: one row for each id that any of them has, in every cell the number
 * that the paragraph of this id has in that text and no other, a word where it came, went or was reworded, and behind it a redline
 * that is the words of its base without insertions and its own without deletions; what was repealed says by whom, and what was
 * continued from elsewhere says from where. The texts are read anew; of the concordance
 * only its columns and the rows without ids are taken. Each deviation is an error.
 */
export function proveConcordance(
  blocks: readonly PlacedBlock[],
  found: Concordance,
  asked: ConcordanceProof,
): readonly Message[] {
  const print = withItemsRepealed(asked, found);
  const rows = readRows(blocks, print.number);
  const { formulaFirst } = print.profile;
  const stood = found.columns.map((column) => readColumn(column, formulaFirst));
  const numbers = found.columns.map(({ edition }) => noteNumbers(edition?.text.paragraphs ?? []));
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
    if (expected.has(row.id)) proveRow(row, { found, stood, numbers, print, say });
  }
  for (const id of expected)
    if (!met.has(id)) say(`found no row of ${id} in the concordance, expected one`);
  return messages;
}

interface Proof extends RedlineProof {
  readonly print: ConcordanceProof;
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
  if (here && !there) proveSource(where, cell, here, proof);
  if (there && !here) proveRepealed(where, cell, repealAt(id, at, proof), proof);
  proveRedline(id, cell, at, proof);
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
  const changed = here.words !== there.words && here.sense !== there.sense;
  if (changed && !fate.includes(amended)) say(`found “${fate}” of ${where}, expected ${amended}`);
}

// What was continued from another instrument says from which place of it, unless it is said to have been split off here, or is back.
function proveSource(where: string, { fate }: ReadCell, here: Standing, { print, say }: Proof) {
  const { words } = print.words;
  const { continues } = here;
  if (continues === null || [words.lineageSplit, words.lineageBroughtBack].some(says(fate))) return;
  const source = print.elsewhere?.placeOf(continues) ?? continues;
  const wanted = showHidden((words.lineageContinues ?? '').replace('{other}', () => source));
  if (!fate.includes(wanted)) say(`found “${fate}” of ${where}, expected “${wanted}”`);
}

// What merged in the same revision went there, whatever was repealed.
function proveRepealed(
  where: string,
  { fate }: ReadCell,
  by: string | null,
  { print, say }: Proof,
): void {
  const { words } = print.words;
  const wanted = by === null ? null : repealedBy(by, print);
  if (wanted !== null && fate !== wanted && !says(fate)(words.lineageMerged))
    say(`found “${fate}” of ${where}, expected “${wanted}”`);
  if (wanted === null && says(fate)(words.lineageRepealed))
    say(`found “${fate}” of ${where}, expected no repeal`);
}

function repealedBy(by: string, { words: { words } }: ConcordancePrint): string {
  return showHidden((words.lineageRepealed ?? '').replace('{other}', () => by));
}

/** Whether what is said of a cell has this form, whatever stands for `{other}` in it. */
function says(fate: string): (form: string | undefined) => boolean {
  return (form = '') => {
    const [start = '', end = ''] = form.split('{other}');
    return form !== '' && fate.startsWith(start) && fate.endsWith(end);
  };
}

/** Who repealed a paragraph that the text of a column has no more; only the first adopted text behind what was repealed can show it. */
function repealAt(id: string, at: number, { found: { columns }, print }: Proof): string | null {
  const base = columns[at]?.base ?? null;
  const first = columns.findIndex(
    (column) => column.adopted && column.base === base && column.edition,
  );
  if (first !== at) return null;
  const repeals = print.elsewhere?.repeals ?? [];
  return repeals.find((one) => one.of === base && fallsBy(one, id))?.by ?? null;
}

// What hangs on a repealed paragraph is repealed with it.
function withItemsRepealed(print: ConcordanceProof, { columns }: Concordance): ConcordanceProof {
  const { elsewhere, profile } = print;
  if (elsewhere === undefined) return print;
  const repeals = elsewhere.repeals.map((repeal): Repeal => {
    const edition = columns.find(({ key }) => key === repeal.of)?.edition;
    if (repeal.ids === null || !edition) return repeal;
    return { ...repeal, ids: [...idsRepealed(edition.text, repeal.ids, profile.formulaFirst)] };
  });
  return { ...print, elsewhere: { ...elsewhere, repeals } };
}

function fallsBy({ ids }: Repeal, id: string): boolean {
  return ids === null || ids.includes(id);
}

// A repeal leaves a number as it was, or takes the paragraph away and says by whom.
function proveRepeal(id: string, cell: ReadCell, at: number, proof: Proof): void {
  const { found, print, say } = proof;
  const repeal = found.columns[at]?.repeal;
  const known = print.elsewhere?.repeals ?? [];
  if (!repeal || !known.some(({ by, of }) => by === repeal.by && of === repeal.of)) {
    say(`found a column of ${found.columns[at]?.key}, expected a repeal that a text records`);
    return;
  }
  const standing = standsBefore(id, at, proof) ? standingIn(id, at, proof) : undefined;
  const falls = standing !== undefined && fallsBy(repeal, id);
  const [number, fate] = falls
    ? ['', repealedBy(repeal.by, print)]
    : [numberOf(standing, proof), ''];
  if (cell.number !== number || cell.fate !== fate)
    say(
      `found “${cell.number}” and “${cell.fate}” of ${id} behind a repeal, expected “${number}” and “${fate}”`,
    );
}

// No repeal between the text and this one took it away.
function standsBefore(id: string, at: number, { found: { columns }, stood }: Proof): boolean {
  let column = baseOf(at, columns);
  while (column !== null && stood[column] === null) {
    const repeal = columns[column]?.repeal;
    if (repeal && fallsBy(repeal, id)) return false;
    column = baseOf(column, columns);
  }
  return true;
}

/** The paragraph as a column has it; behind a repeal, as the text has it that was repealed. */
function standingIn(id: string, at: number, { found, stood }: Proof): Standing | undefined {
  let column: number | null = at;
  while (column !== null && stood[column] === null) column = baseOf(column, found.columns);
  return column === null ? undefined : stood[column]?.get(id);
}

// Behind a repeal the number stands, or went with it.
function proveFormer({ id, cells }: ReadRow, proof: Proof): void {
  const { found, stood, say } = proof;
  const newest = found.columns.length - 1;
  const present = standingIn(id, newest, proof);
  const repeal = found.columns[newest]?.repeal;
  const falls = present !== undefined && repeal !== undefined && fallsBy(repeal, id);
  const stands = stood[newest] !== null || (!falls && standsBefore(id, newest, proof));
  const wanted = formerOf(id, stands ? present : undefined, proof);
  const [cell] = cells;
  if (cells.length !== 1 || cell?.number !== wanted)
    say(`found “${cell?.number ?? ''}” of ${id}, expected “${wanted}”`);
  if (cell && stood[newest] !== null) proveRedline(id, cell, lastWith(id, proof), proof);
  if (falls && standsBefore(id, newest, proof))
    proveRepealed(id, cell ?? { number: '', fate: '', redline: null }, repeal.by, proof);
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

// The newest text that has the paragraph, or that lost it.
function lastWith(id: string, { found, stood }: Proof): number {
  return stood.findLastIndex((column, at) => {
    const base = baseOf(at, found.columns);
    return column?.has(id) === true || (base !== null && stood[base]?.has(id) === true);
  });
}
