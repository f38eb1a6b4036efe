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

function cellJson(cell: ConcordanceCell): object {
  const {
    present,
    label,
    final,
    role,
    under,
    recital,
    fates,
    others,
    continues,
    source,
    repealedBy,
  } = cell;
  const changed = cell.redline.some(({ op }) => op !== '=');
  return {
    present,
    label,
    final,
    role,
    under,
    recital,
    fates,
    others,
    continues: continues === null ? null : { target: continues, cited: source },
    repealedBy,
    runs: changed ? cell.redline.map(runJson) : [],
  };
}
