import type { Finding, Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** The rule on what a draft of Decisions would contradict: nothing could be listed any more. */
export const DECISION_FACT_RULES: readonly Rule[] = [
  {
    name: 'decision-fact',
    severity: 'error',
    anyLanguage: true,
    about:
      'Once adopted, a draft would go on with a Decision or item that was deleted, repealed or lapsed.',
    run: faults,
  },
];

function faults(view: View): readonly Finding[] {
  if (view.edition.adopted || isPast(view)) return [];
  return (view.faultsIfAdopted?.() ?? []).map(({ text, place }) => ({ text, id: null, place }));
}
