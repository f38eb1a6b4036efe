import type { Paragraph, Row } from '../../model/paragraph.ts';
import { contentOf, NO_ATTRIBUTES } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Desk } from './desk.ts';
import type { TableBlock } from './flatten.ts';
import { withMarkedRows } from './marked-labels.ts';
import { sideOf } from './marks.ts';
import { unspaced } from './merge.ts';
import { trimPieces } from './pieces.ts';
import { tableParagraphs } from './prose.ts';
import type { EntrySides } from './sides.ts';

/** A table of the text before: its start and its rows. */
export interface OldTable {
  readonly start: Paragraph | null;
  readonly rows: readonly Row[];
}

/** What stands for the table that the text before lacks. */
export const NO_TABLE: OldTable = { start: null, rows: [] };

/** The tables of the text before, in order; a note may stand between two rows. */
export function* tablesOf(base: readonly Paragraph[]): Generator<OldTable, undefined> {
  for (let at = 0; at < base.length; at += 1) {
    const start = base[at];
    if (start?.kind !== 'table') continue;
    const rows: Row[] = [];
    for (let next = base[at + 1]; next?.kind === 'row' || next?.kind === 'note'; ) {
      if (next.kind === 'row') rows.push(next);
      at += 1;
      next = base[at + 1];
    }
    yield { start, rows };
  }
}

// For each row the one of the text before with the same words, else with the same number; each is taken once.
function matchRows(shown: readonly Paragraph[], { start, rows }: OldTable): (Paragraph | null)[] {
  const taken = new Set<Row>();
  const byWords = queues(rows, (row) => unspaced(rowText(row)));
  const byNumber = queues(rows, (row) => row.label?.text ?? '');
  const take = (queue: Row[] | undefined): Row | null => {
    let found = queue?.pop() ?? null;
    while (found && taken.has(found)) found = queue?.pop() ?? null;
    if (found) taken.add(found);
    return found;
  };
  const same = shown.map((row) =>
    row.kind === 'row' ? take(byWords.get(unspaced(rowText(row)))) : start,
  );
  return shown.map((row, index) => {
    const found = same[index] ?? null;
    return found || row.kind !== 'row' || !row.label ? found : take(byNumber.get(row.label.text));
  });
}

// The first of equal rows stands last, from where it is taken.
function queues(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of [...rows].reverse()) {
    const key = keyOf(row);
    const queue = found.get(key);
    if (queue) queue.push(row);
    else found.set(key, [row]);
  }
  return found;
}

/** Both sides of a table of an inline redline, row by row; `given` is the table of the text before, null where no text before is known. */
export function tableSides(
  typed: TableBlock,
  fresh: boolean,
  given: OldTable | null,
  desk: Desk,
): EntrySides[] {
  const table = withMarkedRows(typed);
  const mute: Desk = { ...desk, messages: [], ledger: { ...desk.ledger, claim: () => {} } };
  const after = tableParagraphs(tableOn(table, 'after'), desk, 'draft');
  const before = fresh ? [] : tableParagraphs(tableOn(table, 'before'), mute, null);
  const gone = table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ lines }) => lines.flat().filter(({ mark }) => mark === 'del')),
  );
  desk.ledger.claim(gone, 'before', 'base');
  const olds = given ? matchRows(before, given) : before;
  return after.map((paragraph, index) => {
    const old = olds[index] ?? null;
    const stays = paragraph.kind === 'table' || isFilled(paragraph);
    const was =
      old !== null &&
      (old.kind === 'table' ? before.some(isFilled) : given !== null || isFilled(old));
    const draft = stays || !was ? paragraph : rowTombstone(paragraph, old);
    return { base: was ? old : null, draft, notes: { base: [], draft: [] } };
  });
}

function tableOn(table: TableBlock, side: 'before' | 'after'): TableBlock {
  const rows = table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => ({
      ...cell,
      lines: cell.lines.map((line) => trimPieces(sideOf(line, side))),
    })),
  }));
  return { ...table, rows };
}

function isFilled(paragraph: Paragraph): boolean {
  return paragraph.kind === 'row' && (paragraph.label !== null || /\S/u.test(rowText(paragraph)));
}

function rowText(row: Paragraph): string {
  return plainText(contentOf(row));
}

function rowTombstone(paragraph: Paragraph, old: Paragraph | null): Paragraph {
  if (paragraph.kind !== 'row') return paragraph;
  const label = old?.kind === 'row' ? old.label : null;
  return { ...paragraph, label, attributes: { ...NO_ATTRIBUTES, classes: ['deleted'] } };
}
