import { runJson } from '../compare/json.ts';
import type { Concordance, ConcordanceCell } from '../lineage/concordance.ts';

/**
 * A concordance as data under the schema `revcop.concordance/1`. `heads` are the columns as they are printed. Runs are those of
 * `revcop.comparison/1`; there are none where no word changed.
 */
export function concordanceJson(
  { columns, rows }: Concordance,
  {
    of,
    language,
    heads,
  }: { readonly of: string; readonly language: string; readonly heads: readonly string[] },
): object {
  return {
    schema: 'revcop.concordance/1',
    of,
    language,
    columns: columns.map(({ key, adopted, base, edition }, at) => ({
      key,
      head: heads[at] ?? key,
      adopted,
      base,
      repeal: edition === null,
    })),
    rows: rows.map(({ id, role, opening, cells }) => ({
      id: id.startsWith('-') ? null : id,
      role,
      opening,
      cells: cells.map(cellJson),
    })),
  };
}

// In this order, before what is told otherwise.
const TOLD = [
  'present',
  'label',
  'final',
  'role',
  'under',
  'recital',
  'fates',
  'shift',
  'others',
] as const satisfies readonly (keyof ConcordanceCell)[];

function cellJson(cell: ConcordanceCell): object {
  const { continues, source, repealedBy, redline } = cell;
  const changed = redline.some(({ op }) => op !== '=');
  return {
    ...Object.fromEntries(TOLD.map((name) => [name, cell[name]])),
    continues: continues === null ? null : { target: continues, cited: source },
    repealedBy,
    runs: changed ? redline.map(runJson) : [],
  };
}
