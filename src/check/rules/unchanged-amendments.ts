import { type Member, membersOf } from '../../lineage/decisions/members.ts';
import type { KnownText } from '../../lineage/references/world.ts';
import { plainText } from '../../model/run.ts';
import { frontString, languageOf } from '../../model/text.ts';
import { languageWords } from '../../papers/write/layout.ts';
import { about, type Finding, type Rule } from '../rule.ts';
import { isPast, type View } from '../view.ts';

/** What a paper of Decisions says that it amends, and its drafts do not. */
export const UNCHANGED_AMENDMENT_RULES: readonly Rule[] = [
  {
    name: 'amendment-unchanged',
    severity: 'warning',
    about: 'A paper says that a Decision is amended, and not one word of it differs in its draft.',
    run: unchanged,
  },
];

function unchanged(view: View): Finding[] {
  const { text, profile } = view;
  const paper = frontString(text, 'paper');
  if (frontString(text, 'kind') !== 'paper' || paper === undefined || isPast(view)) return [];
  const amend = languageWords(profile, languageOf(text)).words['carry-amend'];
  const rows = text.paragraphs.flatMap((paragraph) => {
    if (paragraph.kind !== 'row') return [];
    const cells = paragraph.cells.map((cell) => plainText(cell).trim());
    return amend !== undefined && cells.includes(amend) ? [{ paragraph, cells }] : [];
  });
  if (rows.length === 0) return [];
  const standing = unchangedOf(paper, view);
  return rows.flatMap(({ paragraph, cells }) => {
    const number = cells.find((cell) => standing.has(cell));
    if (number === undefined) return [];
    const found = `found ${number} to be amended, of which no word differs in ${standing.get(number)}`;
    return [about(paragraph, `${found}, expected the amendment there, or that it is renewed`)];
  });
}

/** The numbers of Decisions that stand in a draft of the paper as in the last adopted text that has them, each with the name of the draft. */
function unchangedOf(paper: string, view: View): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const decisions = view.world.texts.filter(({ instrument }) => instrument === 'decision');
  for (const draft of decisions.filter((one) => !one.adopted && one.paper === paper)) {
    const [, meeting = ''] = draft.of.split('/');
    const name = `decision:${draft.of}${draft.key.slice(meeting.length)}`;
    const after = wordingsOf(draft, view);
    for (const adopted of adoptedBefore(draft, decisions, view))
      for (const [id, { label, wording }] of wordingsOf(adopted, view)) {
        const now = after.get(id);
        if (now === undefined) continue;
        if (now.wording === wording) found.set(label, name);
        else found.delete(label);
      }
  }
  return found;
}

// A subject of Decisions is one instrument through all meetings: the texts of the earlier ones, the last of them last.
function adoptedBefore(
  draft: KnownText,
  decisions: readonly KnownText[],
  { profile }: View,
): readonly KnownText[] {
  const meetings = Object.keys(profile.meetings);
  const orderOf = ({ of }: KnownText): number => meetings.indexOf(of.split('/')[1] ?? '');
  const subjectOf = ({ of }: KnownText): string => of.replace(/\/[^/]+\//, '/');
  return decisions
    .filter((one) => one.adopted && one.of !== draft.of && subjectOf(one) === subjectOf(draft))
    .filter((one) => orderOf(one) <= orderOf(draft) || orderOf(draft) < 0)
    .sort((a, b) => orderOf(a) - orderOf(b));
}

interface Wording {
  readonly label: string;
  /** All that must differ for it to be amended: its words and items, and to whom it is directed. */
  readonly wording: string;
}

function wordingsOf({ text, base }: KnownText, { profile }: View): ReadonlyMap<string, Wording> {
  const names = { body: profile.body, subject: '', meeting: '', stage: null, document: '' };
  const members = membersOf({ ...names, base, file: '', text }, profile.formulaFirst);
  const whole = new Map<string, Wording>();
  let last: Member | null = null;
  for (const member of members.filter(({ deleted }) => !deleted)) {
    if (member.parent === null) last = member;
    if (last === null) continue;
    const before = whole.get(last.id)?.wording ?? last.directedTo;
    const label = member.parent === null ? '' : member.ownLabel;
    const wording = `${before}\n${label} ${member.wording}`;
    whole.set(last.id, { label: last.label, wording });
  }
  return whole;
}
