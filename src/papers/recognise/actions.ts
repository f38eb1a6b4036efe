import { frontString, type Text } from '../../model/text.ts';
import { isDecisions } from '../write/styles.ts';
import { checkTypedActions } from '../write/typed-actions.ts';
import { type Desk, say } from './desk.ts';
import { symbolPart } from './facts.ts';

/**
 * Says where the recommended actions of a paper and its annexes disagree, as `check` does of a paper of the library; `texts` are those that
 * stand in it. The words stay as they were typed.
 */
export function sayActions(
  paper: Text,
  texts: readonly (Text | null | undefined)[],
  desk: Desk,
): void {
  const byName = new Map(texts.flatMap((text) => (text ? [[nameOf(text), text]] : [])));
  const found = checkTypedActions(paper, (name) => byName.get(name) ?? null, desk.profile);
  for (const { text, place } of found) say(desk, 'warning', 'recommended-action', text, place);
}

// As the directives of the paper have it.
function nameOf(text: Text): string {
  const of = (key: string): string | undefined => frontString(text, key);
  const stage = of('stage') === undefined ? '' : `.${of('stage')}`;
  if (isDecisions(text))
    return `decision:${of('body')}/${of('meeting') ?? 'draft'}/${of('subject')}${stage}`;
  const number = of('number') ?? symbolPart(of('paper') ?? 'draft');
  return `${of('body')}/${number}@${of('revision')}${stage}`;
}
