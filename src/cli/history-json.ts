import { runJson } from '../compare/json.ts';
import { editionNames } from '../lineage/edition-names.ts';
import type { HistoryStep, ParagraphHistory } from '../lineage/history.ts';
import type { Told } from './history-lines.ts';

/** What `history --json` prints: `revcop.history/1`. A redline is told as in `compare --json`. */
export function historyJson({ history, paragraph, items, heirs, elsewhere }: Told, of: string) {
  const names = editionNames(history.chain, history.profile);
  const stepJson = (step: HistoryStep) => {
    const { key, cell, before, ...told } = step;
    const { label, final, present, role, fates, continues, repealedBy, redline } = cell;
    return {
      revision: key,
      name: names.get(key) ?? key,
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
  const paragraphJson = ({ row, steps }: ParagraphHistory) => ({
    id: row.id,
    role: row.role,
    opening: row.opening,
    steps: steps.map(stepJson),
    continued: elsewhere
      .filter(({ id }) => id === row.id)
      .map(({ of, key, label, elsewhere: id }) => ({ of, revision: key, label, id })),
  });
  return {
    schema: 'revcop.history/1',
    of,
    language: history.language,
    ...paragraphJson(paragraph),
    heirs: heirs.map(paragraphJson),
    items: items.map(paragraphJson),
  };
}
