import { meetingIn } from '../../lineage/recorded.ts';
import {
  type RepealFault,
  type RepealGround,
  repealFaults,
  repealGround,
  textsNamed,
} from '../../lineage/repeal-faults.ts';
import { aboutText, type Finding, type Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on what the head of a text says of other texts: what it repeals, from which it was drawn. */
export const HEAD_RULES: readonly Rule[] = [
  {
    name: 'repeal',
    severity: 'error',
    about:
      'An entry of `repeals:` does nothing, or nobody knows what: in another form, of no meeting, of a revision or of paragraphs that are not there, of the text itself or of another body, twice, in one language alone, in a circle.',
    run: (view) => repeals(view, 'repeal'),
  },
  {
    name: 'repeal-unknown',
    severity: 'warning',
    about: 'An entry of `repeals:` names a text that the library lacks.',
    run: (view) => repeals(view, 'repeal-unknown'),
  },
  {
    name: 'repeal-unnamed',
    severity: 'warning',
    about:
      'An entry of `repeals:` names paragraphs and no revision, and the same meeting revised the text: the one in force before is meant.',
    run: (view) => repeals(view, 'repeal-unnamed'),
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

// What stands in another language alone is there, though it cannot be read here.
function groundOf({ world, instruments, profile, text, others }: View): RepealGround {
  const editions = others.map((other) => other.text);
  const ground = repealGround(text, editions, world, Object.keys(profile.meetings));
  return {
    ...ground,
    has: (of, key) => {
      if (ground.has(of, key)) return true;
      // A draft is not repealed.
      const drafts = textsNamed(of, world).filter((one) => key === null || one.key === key);
      if (key !== null && drafts.length > 0) return false;
      const kind = of.startsWith('decision:') ? of : `resolution:${of}`;
      return instruments?.has(`${kind}@${key ?? ''}`) ?? drafts.length === 0;
    },
  };
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
