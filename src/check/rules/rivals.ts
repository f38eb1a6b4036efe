import { tellRivals } from '../../lineage/rival-words.ts';
import type { Finding, Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on drafts that stand side by side. */
export const RIVAL_RULES: readonly Rule[] = [
  {
    name: 'rival-drafts',
    severity: 'warning',
    about: 'Several drafts from one base treat the same paragraph differently.',
    run: rivals,
  },
];

function rivals(view: View): Finding[] {
  const { chain, edition, profile, text } = view;
  if (isPast(view)) return [];
  const drafts = { chain, edition: { ...edition, text }, rivals: view.rivals };
  return tellRivals(drafts, profile).map(({ told, before, here }) => {
    const { id } = before.paragraph;
    const own = id === null ? null : view.byId().get(id)?.place;
    const place = here?.paragraph.place ?? own ?? { line: 1, column: 1 };
    return { text: told, id, place };
  });
}
