import { wholeChange } from '../compare/redline.ts';
import type {
  Concordance,
  ConcordanceCell,
  ConcordanceColumn,
  ConcordanceRow,
} from './concordance.ts';
import { ABSENT } from './concordance-cells.ts';
import { idsRepealed } from './repealed-text.ts';

/** What another text repeals of this one: paragraphs of the edition `of`, or (ids null) all of it. `by` names the other as it is printed. */
export interface Repeal {
  readonly by: string;
  readonly of: string;
  readonly ids: readonly string[] | null;
  /** The meeting that adopted the repeal, as it is printed. */
  readonly meeting?: string;
}

/** The repeals that a concordance up to `to` shows, null for all: what befell that text itself came after it. */
export function repealsUpTo(repeals: readonly Repeal[], to: string | null): readonly Repeal[] {
  return to === null ? repeals : repeals.filter(({ of }) => of !== to);
}

/**
 * The concordance with what other instruments repealed: a paragraph that a repeal names and that the next revision lacks was repealed
 * and not deleted; where no revision followed, the repeal is a column of its own behind the edition.
 */
export function withRepeals(
  found: Concordance,
  repeals: readonly Repeal[],
  formulaFirst: boolean,
): Concordance {
  return repeals.reduce((one, repeal) => withRepeal(one, repeal, formulaFirst), found);
}

function withRepeal(found: Concordance, named: Repeal, formulaFirst: boolean): Concordance {
  const { columns } = found;
  let at = columns.findIndex(({ key, edition }) => key === named.of && edition !== null);
  const edition = columns[at]?.edition ?? null;
  if (edition === null) return found;
  const ids = named.ids && [...idsRepealed(edition.text, named.ids, formulaFirst)];
  const repeal: Repeal = { ...named, ids };
  const next = columns.findIndex(
    ({ adopted, base, edition }) => adopted && edition !== null && base === repeal.of,
  );
  if (next >= 0)
    return { ...found, rows: found.rows.map((row) => repealedAt(row, at, next, repeal)) };
  while (columns[at + 1]?.edition === null) at += 1;
  return withColumn(found, at, repeal);
}

function repealedAt(row: ConcordanceRow, at: number, next: number, repeal: Repeal): ConcordanceRow {
  const gone = row.cells[next]?.fates.includes('deleted') && names(repeal, row, at);
  return gone
    ? {
        ...row,
        cells: row.cells.map((cell, index) => (index === next ? repealed(cell, repeal) : cell)),
      }
    : row;
}

function names({ ids }: Repeal, { id, cells }: ConcordanceRow, at: number): boolean {
  return cells[at]?.present === true && (ids === null || ids.includes(id));
}

function repealed(cell: ConcordanceCell, { by }: Repeal): ConcordanceCell {
  return { ...cell, fates: ['repealed'], repealedBy: by };
}

function withColumn(found: Concordance, at: number, repeal: Repeal): Concordance {
  const column: ConcordanceColumn = {
    key: repeal.by,
    adopted: true,
    base: found.columns[at]?.key ?? null,
    edition: null,
    repeal,
  };
  const rows = found.rows.map((row) => {
    const before = row.cells[at];
    const after = before === undefined ? [] : [afterRepeal(before, names(repeal, row, at), repeal)];
    return { ...row, cells: [...row.cells.slice(0, at + 1), ...after, ...row.cells.slice(at + 1)] };
  });
  return {
    columns: [...found.columns.slice(0, at + 1), column, ...found.columns.slice(at + 1)],
    rows,
  };
}

// A repeal changes no word of what it leaves.
function afterRepeal(before: ConcordanceCell, falls: boolean, repeal: Repeal): ConcordanceCell {
  const own = before.redline.flatMap((change) =>
    change.op === '~' ? change.after : change.op === '-' ? [] : change.runs,
  );
  if (before.present && !falls) {
    const { shift, others, continues, source, pair, repealedBy } = ABSENT;
    const rest = { shift, others, continues, source, pair, repealedBy };
    return { ...before, ...rest, fates: ['kept'], redline: wholeChange('=', own) };
  }
  return falls ? repealed({ ...ABSENT, redline: wholeChange('-', own) }, repeal) : ABSENT;
}
