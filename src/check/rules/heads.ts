import { meetingIn } from '../../lineage/recorded.ts';
import type { KnownText } from '../../lineage/references/world.ts';
import { type RepealFault, type RepealGround, repealFaults } from '../../lineage/repeal-faults.ts';
import { aboutText, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on what the head of a text says of other texts: what it repeals, from which it was drawn. */
export const HEAD_RULES: readonly Rule[] = [
  {
    name: 'repeal',
    severity: 'error',
    about:
      'An entry of `repeals:` does nothing, or nobody knows what: in another form, of no meeting, of a revision or of paragraphs that are not there.',
    run: (view) => repeals(view, 'repeal'),
  },
  {
    name: 'repeal-unknown',
    severity: 'warning',
    about: 'An entry of `repeals:` names a text that the library lacks.',
    run: (view) => repeals(view, 'repeal-unknown'),
  },
  {
    name: 'missing-base',
    severity: 'warning',
    about: 'An adopted revision names no base, and another one of the Resolution stands beside it.',
    run: withoutBase,
  },
];

function repeals(view: View, rule: RepealFault['rule']): readonly Finding[] {
  return repealFaults(view.text, groundOf(view))
    .filter((fault) => fault.rule === rule)
    .map(({ text, line }) => ({ text, id: null, place: { line, column: 1 } }));
}

function groundOf({ world, instruments, profile }: View): RepealGround {
  const known = (of: string): readonly KnownText[] =>
    world.texts.filter(
      (one) => one.instrument !== 'paper' && nameOf(one.instrument, one.of) === of,
    );
  return {
    meetings: Object.keys(profile.meetings),
    has: (of, key) => {
      const own = known(of).filter((one) => key === null || one.key === key);
      if (own.length > 0) return own.some(({ adopted }) => adopted);
      const kind = of.startsWith('decision:') ? of : `resolution:${of}`;
      return instruments?.has(key === null ? kind : `${kind}@${key}`) ?? true;
    },
    textsOf: (of) => known(of).flatMap(({ adopted, text }) => (adopted ? [text] : [])),
  };
}

function nameOf(instrument: 'resolution' | 'decision', of: string): string {
  return instrument === 'decision' ? `decision:${of}` : of;
}

// The earliest was drawn from none; a set of Decisions goes on from the one before it.
function withoutBase({ edition, chain, text, profile }: View): readonly Finding[] {
  const { kind } = text.front.values;
  if (!edition.adopted || edition.base !== null || kind === 'decisions') return [];
  const meetings = Object.keys(profile.meetings);
  const roots = chain.filter(({ adopted, base }) => adopted && base === null);
  const [first] = roots.toSorted(
    (a, b) => meetings.indexOf(meetingIn(a.text) ?? '') - meetings.indexOf(meetingIn(b.text) ?? ''),
  );
  if (first === undefined || first === edition) return [];
  return [aboutText(`found no base, expected the revision from which ${edition.key} was drawn`)];
}
