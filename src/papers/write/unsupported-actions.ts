import { namesRepealed } from '../../lineage/conform-repealing.ts';
import { contentOf } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { annexNumbers, ownAnnexes } from './action-annexes.ts';
import {
  type ActionFinding,
  about,
  type Context,
  isNamed,
  type ReadAction,
} from './action-context.ts';
import { isNoted, namesDrafts } from './action-words.ts';
import { keptIn } from './deleting.ts';

/**
 * What a typed action would do and nothing in the paper does: amendments to a Resolution in an annex that shows Decisions alone, a repeal that no
 * text of the annexes has, Decisions to be renewed that the drafts leave behind. Of annexes in which the paper types something itself nobody can tell.
 */
export function unsupportedIn(action: ReadAction, context: Context): readonly ActionFinding[] {
  if (isNoted(action, context.words)) return [];
  return [
    ...notAmended(action, context),
    ...notRepealed(action, context),
    ...deletedDecisions(action, context),
  ];
}

function notAmended(action: ReadAction, context: Context): ActionFinding[] {
  const { references } = action;
  const { acts } = context;
  const amended = acts.flatMap((act) => (act.kind === 'text' && act.before ? [act.before] : []));
  const speaksOfDecisions =
    references.some(({ kind }) => kind === 'decision' || kind === 'draft-decision') ||
    namesDrafts(action, context.words, 'decision');
  // One that another annex amends is told by the place where it stands.
  const [named] = resolutionsIn(references).filter(
    (one) => !isRepealed(one, action, context) && !amended.some((text) => isNamed(text, one)),
  );
  const annexes = annexNumbers(ownAnnexes(references));
  if (!named || annexes.length === 0 || speaksOfDecisions) return [];
  const only = context.shown.get('');
  const shown = annexes.map(
    (annex) => context.shown.get(annex) ?? (annex === '1' ? only : undefined),
  );
  if (!shown.every((one) => one?.every(({ name }) => name.startsWith('decision:')))) return [];
  const where = ownAnnexes(references).map(({ text }) => text);
  const text = `found a recommended action on ${named.text} with ${where.join(', ')}, expected one on the Decisions, which alone stand there`;
  return [about(action.paragraph, text)];
}

function notRepealed(action: ReadAction, context: Context): ActionFinding[] {
  const { acts, annexes, shown } = context;
  const texts = [...shown.values()].flat().map(({ text }) => text);
  const isKnown = annexes.length > 0 && annexes.every(({ number }) => shown.has(number));
  if (!isKnown || texts.includes(null)) return [];
  const repealed = acts.flatMap((act) => (act.kind === 'repeal' ? [act.repealed] : []));
  const wrong = resolutionsIn(action.references)
    .filter((one) => isRepealed(one, action, context))
    .filter((one) => !repealed.some((text) => isNamed(text, one)))
    .filter((one) => !texts.some((text) => text !== null && saysNumber(text, one)));
  if (wrong.length === 0) return [];
  const found = wrong.map(({ text }) => text).join(', ');
  const text = `found a recommended action that repeals ${found}, expected a draft of the paper that does so`;
  return [about(action.paragraph, text)];
}

function resolutionsIn(references: readonly Reference[]): readonly Reference[] {
  return references.filter(
    ({ kind, of }) =>
      of?.kind === 'resolution' || (kind === 'resolution' && of?.kind !== 'foreign'),
  );
}

function isRepealed({ start }: Reference, action: ReadAction, context: Context): boolean {
  if (namesRepealed(action.content, start, [], context.known)) return true;
  const clause = action.content.slice(0, start).split(/[;；]/u).at(-1) ?? '';
  const verb = repealVerb(context.words.words.actionRepeal ?? '');
  return verb !== '' && clause.toLowerCase().includes(verb);
}

// The longest word with which the body itself prints such an action: `abroger` of `d’abroger la {text}`.
function repealVerb(printed: string): string {
  const words =
    printed
      .split('{')[0]
      ?.toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  return words.reduce<string>((best, word) => (word.length > best.length ? word : best), '');
}

// A draft may say in words alone what it repeals, or in front matter of which no act could be made.
function saysNumber({ front, paragraphs }: Text, { numbers, of }: Reference): boolean {
  const number = of?.kind === 'resolution' ? of.number : (numbers[0]?.from.labels[0] ?? '');
  const repeals = JSON.stringify(front.values.repeals ?? '');
  return [repeals, ...paragraphs.map((one) => plainText(contentOf(one)))].some((words) =>
    words.includes(number),
  );
}

function deletedDecisions(action: ReadAction, { acts, words }: Context): ActionFinding[] {
  // `Replace Decision 14.6 by the draft Decision in the annex`: it goes, and something else comes.
  if (action.references.some(({ kind }) => kind === 'annex' || kind === 'draft-decision'))
    return [];
  const gone = acts.flatMap((act) => (act.kind === 'deletion' ? act.numbers : []));
  const wrong = keptIn(action, words).filter((number) => gone.includes(number));
  if (wrong.length === 0) return [];
  const text = `found Decision ${wrong.join(', ')} among those to be kept, expected others: the drafts of the paper leave it behind`;
  return [about(action.paragraph, text)];
}
