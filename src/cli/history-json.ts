import { runJson } from '../compare/json.ts';
import { editionNames } from '../lineage/edition-names.ts';
import type { HistoryStep, ParagraphHistory } from '../lineage/history.ts';
import type { Told } from './history-lines.ts';

/** What `history --json` prints: `revcop.history/1`. A redline is told as in `compare --json`. */
export function historyJson(
  { history, paragraph, items, heirs, elsewhere, continuations }: Told,
  of: string,
) {
  const ownNames = editionNames(history.chain, history.profile);
  const stepJson = (step: HistoryStep, names: ReadonlyMap<string, string>) => {
    const { key, cell, before, meeting, ...told } = step;
    const { label, final, present, role, fates, continues, repealedBy, redline } = cell;
    return {
      revision: key,
      name: names.get(key) ?? meeting ?? key,
      label,
      final,
      present,
      role,
      before: before === null ? null : before.label,
      fates,
      ...told,
      continues,
      repealedBy,
      runs: redline.map(runJson),
    };
  };
  const paragraphJson = ({ row, steps }: ParagraphHistory, names = ownNames) => ({
    id: row.id,
    role: row.role,
    opening: row.opening,
    steps: steps.map((step) => stepJson(step, names)),
    continued: elsewhere
      .filter(({ id }) => id === row.id)
      .map(({ of, key, label, elsewhere: id }) => ({ of, revision: key, label, id })),
  });
  return {
    schema: 'revcop.history/1',
    of,
    language: history.language,
    ...paragraphJson(paragraph),
    heirs: heirs.map((one) => paragraphJson(one)),
    items: items.map((one) => paragraphJson(one)),
    continuedAs: continuations.map((one) => ({
      of: one.of,
      ...paragraphJson(one.paragraph, editionNames(one.history.chain, one.history.profile)),
    })),
  };
}
