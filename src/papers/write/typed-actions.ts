import { readReferences } from '../../lineage/references/read.ts';
import { referenceWords } from '../../lineage/references/words.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { annexesOf, annexNumbers, namesShown, ownAnnexes } from './action-annexes.ts';
import {
  type ActionFinding,
  about,
  annexesIn,
  type Context,
  isNamed,
  type ReadAction,
} from './action-context.ts';
import { type Act, actsOf, type FindText } from './acts.ts';
import { deletedIn } from './deleting.ts';
import { lackingIn } from './lacking-actions.ts';
import { languageWords } from './layout.ts';
import { misplacedIn } from './misplaced-actions.ts';
import { printedName } from './text-name.ts';
import { unsupportedIn } from './unsupported-actions.ts';

/**
 * Holds the recommended actions that a paper types (below a heading of the class `actions`) against what its annexes do. Nothing where
 * it types none, or where the body has no words for references in its language.
 */
export function checkTypedActions(
  paper: Text,
  find: FindText,
  profile: Profile,
): readonly ActionFinding[] {
  const language = languageOf(paper);
  const words = languageWords(profile, language);
  const typed = typedActions(paper);
  if (typed === null || !words.references) return [];
  const { acts } = actsOf(paper, { find }, profile);
  const known = referenceWords(profile, language);
  const read = typed.items.map((paragraph, index): ReadAction => {
    const content = plainText(paragraph.content);
    const above = typed.items.slice(0, index).map((one) => plainText(one.content));
    const chapeau = above.findLast((one) => /[:：]\s*$/.test(one)) ?? '';
    return { paragraph, content, chapeau, references: readReferences(content, known) };
  });
  const annexes = annexesOf(paper, profile);
  const shown = new Map(
    [...namesShown(paper, profile)].map(([annex, names]) => [
      annex,
      names.map((name) => ({ name, text: find(name) })),
    ]),
  );
  const { heading } = typed;
  const context: Context = { heading, actions: read, acts, annexes, shown, words, known, profile };
  return [...read.flatMap((action) => wrongIn(action, context)), ...lackingIn(context)];
}

type PlainParagraph = Extract<Paragraph, { kind: 'plain' }>;

function typedActions({
  paragraphs,
}: Text): { readonly heading: Paragraph; readonly items: readonly PlainParagraph[] } | null {
  const from = paragraphs.findIndex(
    ({ kind, attributes }) => kind === 'heading' && attributes.classes.includes('actions'),
  );
  const heading = paragraphs[from];
  if (!heading) return null;
  const length = paragraphs.slice(from + 1).findIndex(({ kind }) => kind === 'heading');
  const own = paragraphs.slice(from + 1, length < 0 ? undefined : from + 1 + length);
  const generated = own.some((one) => one.kind === 'directive' && one.name === 'actions');
  return generated ? null : { heading, items: own.filter((one) => one.kind === 'plain') };
}

function wrongIn(action: ReadAction, context: Context): readonly ActionFinding[] {
  const misplaced = misplacedIn(action, context);
  return [
    ...otherText(action, context),
    ...misplaced,
    ...(misplaced.length > 0 ? [] : unknownAnnexes(action, context)),
    ...keptDecisions(action, context),
    ...unsupportedIn(action, context),
  ];
}

function otherText(action: ReadAction, { acts, words, profile }: Context): ActionFinding[] {
  const named = action.references.filter(
    ({ kind, of }) => kind === 'resolution' && of?.kind !== 'foreign',
  );
  const annexes = annexesIn(action);
  const amended = acts.flatMap((act) =>
    act.kind === 'text' && act.before && annexes?.includes(act.annex.number) !== false
      ? [act.before]
      : [],
  );
  if (named.length === 0 || amended.length === 0 || !speaksOf(action, acts)) return [];
  if (named.some((reference) => amended.some((text) => isNamed(text, reference)))) return [];
  const expected = amended.map((text) => printedName(text, words, profile)).join(', ');
  const found = named.map(({ text }) => text).join(', ');
  const text = `found a recommended action on ${found}, expected ${expected}, which the annex amends`;
  return [about(action.paragraph, text)];
}

// An annex that the paper does not have, whatever the action would do with it.
function unknownAnnexes(action: ReadAction, { annexes }: Context): ActionFinding[] {
  if (annexes.length === 0) return [];
  const known = annexes.map(({ number }) => (number === '' ? '1' : number));
  const lost = ownAnnexes(action.references).filter((one) =>
    annexNumbers([one]).some((number) => !known.includes(number)),
  );
  if (lost.length === 0) return [];
  const text = `found ${lost.map((one) => one.text).join(', ')} in a recommended action, expected an annex of the paper (${annexes.map(({ name }) => name).join(', ')})`;
  return [about(action.paragraph, text)];
}

// An action that names no annex speaks of one where it is the only one on any Resolution.
function speaksOf(action: ReadAction, acts: readonly Act[]): boolean {
  const annexes = annexesIn(action);
  if (annexes === null) return action.references.some(({ kind }) => kind === 'annex');
  return acts.some((act) => 'annex' in act && annexes.includes(act.annex.number));
}

function keptDecisions(action: ReadAction, { acts, words }: Context): ActionFinding[] {
  const kept = acts.flatMap((act) => (act.kind === 'decisions' ? act.kept : []));
  const wrong = deletedIn(action, words).filter((number) => kept.includes(number));
  if (wrong.length === 0) return [];
  const text = `found Decision ${wrong.join(', ')} among those to be deleted, expected others: draft Decisions of the paper go on with it`;
  return [about(action.paragraph, text)];
}
