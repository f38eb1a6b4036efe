import { baseOf } from '../../lineage/references/own-numbers.ts';
import { type RelativeReference, relativeReferences } from '../../lineage/references/relative.ts';
import { tellIds, tellRelative } from '../../lineage/references/told.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on words that cite a paragraph by where it stands. */
export const RELATIVE_RULES: readonly Rule[] = [
  {
    name: 'relative-reference',
    severity: 'info',
    about:
      'A paragraph is cited by where it stands, `the preceding paragraph`: nothing follows it.',
    run: relative,
  },
  {
    name: 'relative-shift',
    severity: 'warning',
    about:
      'A paragraph is cited by where it stands, and what was put in, taken out or moved makes that another paragraph than in the base.',
    run: shifted,
  },
];

function found(view: View): readonly RelativeReference[] {
  const { from, words } = view.citations();
  if (from === null || from.adopted || from.instrument === 'paper' || isPast(view)) return [];
  return relativeReferences(from, baseOf(from, view.world), view.world, words);
}

function relative(view: View): Finding[] {
  return found(view)
    .filter(({ shifted: other }) => !other)
    .flatMap((one) => tell(one, tellRelative(one, view.text, view.profile.formulaFirst), view));
}

function shifted(view: View): Finding[] {
  const { from } = view.citations();
  const base = from && baseOf(from, view.world);
  return found(view)
    .filter(({ shifted: other }) => other)
    .flatMap((one) => {
      const was = base && tellIds(one.before ?? [], base.text, view.profile.formulaFirst);
      const text = `${tellRelative(one, view.text, view.profile.formulaFirst)}; in ${base?.key} it was ${was || 'none'}`;
      return tell(one, text, view);
    });
}

function tell({ index, text: words }: RelativeReference, text: string, view: View): Finding[] {
  const paragraph = view.text.paragraphs[index];
  return paragraph === undefined ? [] : [about(paragraph, text, words)];
}
