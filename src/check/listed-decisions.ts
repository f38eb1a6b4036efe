import { type Member, membersOf } from '../lineage/decisions/members.ts';
import { frontString } from '../model/text.ts';
import { about, type Finding } from './rule.ts';
import type { View } from './view.ts';

/** A Decision or item of the text that is checked. */
export interface Listed {
  readonly member: Member;
  readonly finding: (text: string) => Finding;
}

/** The Decisions and items of the text that is checked; none where it is no text of Decisions. */
export function decisionsIn({ text, edition, file, profile, byId }: View): readonly Listed[] {
  if (frontString(text, 'kind') !== 'decisions') return [];
  const names = { body: profile.body, subject: '', meeting: '', document: '' };
  const known = { ...names, stage: null, base: edition.base, file, text };
  return membersOf(known, profile.formulaFirst)
    .filter(({ deleted }) => !deleted)
    .map((member) => {
      const paragraph = byId().get(member.id);
      const { place } = member;
      return {
        member,
        finding: (said) => (paragraph ? about(paragraph, said) : { text: said, id: null, place }),
      };
    });
}

/** The Decisions of the text, without their items. */
export function wholeDecisions(view: View): readonly Listed[] {
  return decisionsIn(view).filter(({ member }) => member.depth === 1);
}
