import type { Message } from '../../model/message.ts';
import { isTombstone } from '../../model/paragraph.ts';
import type { Register } from '../../model/register.ts';
import type { Text } from '../../model/text.ts';
import { cleanParagraphs } from '../adopt.ts';
import type { DecisionText } from './members.ts';
import { decisionStates, type StateRules } from './states.ts';

/**
 * The errors that there would be once a draft of Decisions is adopted as it stands, and that are not there yet: it renews what went, or
 * what lapsed. `texts` are those of the body, the draft among them. Nothing where its meeting has adopted the subject already.
 */
export function faultsIfAdopted(
  draft: DecisionText,
  texts: readonly DecisionText[],
  registers: readonly Register[],
  rules: StateRules,
): readonly Message[] {
  const isOwn = ({ body, subject }: { readonly body: string; readonly subject: string }): boolean =>
    body === draft.body && subject === draft.subject;
  const adopted = texts.filter((text) => isOwn(text) && text.stage === null);
  if (adopted.some(({ meeting }) => meeting === draft.meeting)) return [];
  const facts = registers.filter(isOwn);
  const now = decisionStates(adopted, facts, null, rules).messages.map(nameOf);
  const then = decisionStates([...adopted, asAdopted(draft, rules)], facts, null, rules).messages;
  return then.filter((found) => found.severity === 'error' && !now.includes(nameOf(found)));
}

function nameOf({ place, text }: Message): string {
  return `${place?.file}:${place?.line} ${text}`;
}

function asAdopted(draft: DecisionText, { formulaFirst }: StateRules): DecisionText {
  const { text, translations = [] } = draft;
  const clean = (one: Text): Text => withRemoved(one, cleanParagraphs(one, formulaFirst));
  return { ...draft, stage: null, text: clean(text), translations: translations.map(clean) };
}

function withRemoved({ front, paragraphs }: Text, left: Text['paragraphs']): Text {
  const ids = paragraphs.flatMap((one) => (isTombstone(one) && one.id !== null ? [one.id] : []));
  const removed = ids.map((id) => ({ id }));
  return { front: { ...front, values: { ...front.values, removed } }, paragraphs: left };
}
