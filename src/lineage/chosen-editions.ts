import { wholeChange } from '../compare/redline.ts';
import { frontString } from '../model/text.ts';
import { ancestry, type Chain, type Edition } from './chain.ts';
import type { Concordance, ConcordanceCell, ConcordanceRow } from './concordance.ts';
import { isOpenDraft } from './open-drafts.ts';

/** Which editions of an instrument are shown. `from` and `to` are keys, null where nothing bounds them. */
export interface EditionChoice {
  readonly allStages: boolean;
  readonly from: string | null;
  readonly to: string | null;
  /** One line of editions only: of several open drafts that one which ends in the newest. */
  readonly oneLine: boolean;
}

/**
 * The editions that are shown: the adopted ones and the newest stage of each open draft (`isOpenDraft`), or all stages; those that `from` and `to` name
 * always. Nothing newer than `to`. What stood before `from` stays: who was there before must be known (`withoutEarlier`). The base of
 * an edition is the nearest one that is left.
 */
export function chosenEditions(
  chain: Chain,
  { allStages, from, to, oneLine }: EditionChoice,
): Chain {
  const drafts = chain.filter((edition) => isOpenDraft(chain, edition));
  const outdated = new Set(drafts.map(({ base }) => base));
  const line = lineOf(chain, to ?? (oneLine ? newest(chain) : null));
  const shown = line.filter(
    (edition) =>
      allStages ||
      edition.adopted ||
      edition.key === from ||
      edition.key === to ||
      (to === null && isOpenDraft(chain, edition) && !outdated.has(edition.key)),
  );
  return rebased(shown, chain);
}

// A set of Decisions names no base: the adopted ones before it are its line.
function lineOf(chain: Chain, key: string | null): Chain {
  if (key === null) return chain;
  const line = ancestry(chain, key);
  if (line[0]?.base !== null) return line;
  const first = chain.indexOf(line[0]);
  return [...chain.slice(0, first).filter(({ adopted }) => adopted), ...line];
}

// By its date; of one day, and without dates, the last of the chain.
function newest(chain: Chain): string | null {
  const dateOf = ({ text }: Edition): string => frontString(text, 'date') ?? '';
  const open = chain.filter((edition) => isOpenDraft(chain, edition));
  const last = (open.length > 0 ? open : chain).reduce<Edition | null>(
    (latest, edition) => (latest === null || dateOf(edition) >= dateOf(latest) ? edition : latest),
    null,
  );
  return last?.key ?? null;
}

function rebased(shown: Chain, chain: Chain): Chain {
  const keys = new Set(shown.map(({ key }) => key));
  return shown.map((edition) => {
    const line = ancestry(chain, edition.key).slice(0, -1);
    const base = line.findLast(({ key }) => keys.has(key))?.key ?? null;
    return base === edition.base ? edition : { ...edition, base };
  });
}

/** The concordance from the column `from` on: with it the rows begin, and what was gone before is left out. */
export function withoutEarlier(found: Concordance, from: string): Concordance {
  const start = found.columns.findIndex(({ key }) => key === from);
  if (start < 0) return found;
  const columns = found.columns
    .slice(start)
    .map((column, at) => (at === 0 ? { ...column, base: null } : column));
  const rows = found.rows.flatMap((row): ConcordanceRow[] => {
    const [first, ...later] = row.cells.slice(start);
    if (!first) return [];
    const cells = [begun(first), ...later];
    return cells.some(({ present, fates }) => present || fates.length > 0)
      ? [{ ...row, cells }]
      : [];
  });
  return { columns, rows };
}

function begun(cell: ConcordanceCell): ConcordanceCell {
  const own = cell.redline.flatMap((change) =>
    change.op === '~' ? change.after : change.op === '-' ? [] : change.runs,
  );
  const redline = cell.present ? wholeChange('=', own) : [];
  return { ...cell, fates: [], shift: null, others: [], repealedBy: null, pair: null, redline };
}
