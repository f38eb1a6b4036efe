import { decisionKey } from '../../lineage/decisions/carry-table.ts';
import type { DecisionState } from '../../lineage/decisions/states.ts';
import { labelOf } from '../../model/paragraph.ts';
import { frontString } from '../../model/text.ts';
import { wholeDecisions } from '../listed-decisions.ts';
import type { Finding, Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** Rules on final numbers: each is that of one Decision of the body. */
export const DECISION_NUMBER_RULES: readonly Rule[] = [
  {
    name: 'decision-number-twice',
    severity: 'error',
    about: 'Two Decisions of the body bear the same number: whoever names it may mean either.',
    run: givenTwice,
  },
];

function givenTwice(view: View): Finding[] {
  const { decisions = [], byId } = view;
  if (isPast(view)) return [];
  const subject = subjectOf(view);
  const adopted = decisions.filter(({ formal, depth }) => formal !== 'draft' && depth === 1);
  const series = seriesOfMeetings(view);
  return wholeDecisions(view).flatMap(({ member, finding }) => {
    const paragraph = byId().get(member.id);
    const label = paragraph === undefined ? null : labelOf(paragraph);
    if (label === null || label.style === 'double' || !series.has(label.series)) return [];
    const other = otherOf({ subject, ...member }, adopted);
    if (other === undefined) return [];
    const { file, line } = other.place;
    const said = `found ${member.label}, which is the number of ${decisionKey(other)} (${file}:${line}) too`;
    return [finding(`${said}, expected a number for each`)];
  });
}

// What another subject goes on with under the old number is one Decision still.
function otherOf(
  { subject, id, label }: Pick<DecisionState, 'subject' | 'id' | 'label'>,
  adopted: readonly DecisionState[],
): DecisionState | undefined {
  const bearers = adopted.filter((state) => state.label === label);
  const isOwn = (state: DecisionState) => state.subject === subject && state.id === id;
  const goesOn = ({ substance, substanceIn }: DecisionState) =>
    substance === 'continued' && substanceIn === label;
  if (bearers.some((state) => isOwn(state) && goesOn(state))) return undefined;
  return bearers.find((state) => !isOwn(state) && !goesOn(state));
}

// As states have it: the last part of its name, not the word in its head.
function subjectOf({ world, text }: View): string {
  return (
    world.texts
      .find((known) => known.text === text)
      ?.of.split('/')
      .at(-1) ?? ''
  );
}

// `1.` and `1.2` are numbers of paragraphs, in any text.
function seriesOfMeetings({ decisions = [], profile, text }: View): ReadonlySet<string> {
  const meetings = [
    ...Object.keys(profile.meetings),
    ...decisions.map(({ meeting }) => meeting),
    frontString(text, 'meeting') ?? '',
  ];
  return new Set(meetings.flatMap((key) => /\d+$/.exec(key)?.map((number) => `${number}.`) ?? []));
}
