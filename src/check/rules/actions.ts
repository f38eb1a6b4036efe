import type { KnownText } from '../../lineage/references/world.ts';
import { frontString, type Text } from '../../model/text.ts';
import { checkTypedActions } from '../../papers/write/typed-actions.ts';
import { unprintedComments } from '../../papers/write/unprinted.ts';
import type { Finding, Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Rules on papers: what they recommend, and what of them is not printed. */
export const ACTION_RULES: readonly Rule[] = [
  {
    name: 'recommended-action',
    severity: 'warning',
    about:
      'The recommended actions of a paper do not say what its annexes do, or say what nothing in it does.',
    run: actions,
  },
  {
    name: 'unprinted-comment',
    severity: 'warning',
    about: 'A paper has a comment, which is printed nowhere: a quotation may be meant.',
    run: ({ text }) => unprintedComments(text),
  },
];

function actions({ text, world, profile }: View): readonly Finding[] {
  if (frontString(text, 'kind') !== 'paper') return [];
  return checkTypedActions(text, (name) => findIn(name, world.texts), profile);
}

// Texts by the names that directives have for them.
function findIn(name: string, texts: readonly KnownText[]): Text | null {
  const decision = name.startsWith('decision:');
  const [of = '', key] = name.replace(/^decision:/, '').split('@');
  const found = texts.filter(({ instrument, adopted, ...one }) => {
    if (instrument !== (decision ? 'decision' : 'resolution')) return false;
    if (key !== undefined) return sameSubject(one.of, of, decision) && one.key === key;
    if (!decision) return one.of === of && adopted;
    const meeting = of.split('/')[1] ?? '';
    return one.of === of ? one.key === meeting : `${one.of}${one.key.slice(meeting.length)}` === of;
  });
  return found.at(-1)?.text ?? null;
}

// A subject of Decisions is one instrument through all meetings.
function sameSubject(a: string, b: string, decision: boolean): boolean {
  const withoutMeeting = (of: string): string => of.replace(/\/[^/]+\//, '/');
  return decision ? withoutMeeting(a) === withoutMeeting(b) : a === b;
}
