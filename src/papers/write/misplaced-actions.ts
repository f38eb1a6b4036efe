import type { LanguageProfile } from '../../model/profile.ts';
import { annexNumbers, ownAnnexes } from './action-annexes.ts';
import {
  type ActionFinding,
  about,
  annexesIn,
  type Context,
  isNamed,
  type ReadAction,
} from './action-context.ts';
import { namesDrafts } from './action-words.ts';
import type { Act } from './acts.ts';
import { printedName } from './text-name.ts';

/** What a typed action says of an annex that has something else: another text, no draft Decisions, no draft Resolution. */
export function misplacedIn(action: ReadAction, context: Context): readonly ActionFinding[] {
  const drafts = misplacedDrafts(action, context);
  return [
    ...misplacedTexts(action, context),
    ...(drafts.length > 0 ? drafts : otherKind(action, context)),
  ];
}

// The annex of each text that is named is compared, unless another action has it.
function misplacedTexts(action: ReadAction, context: Context): ActionFinding[] {
  const annexes = annexNumbers(ownAnnexes(action.references));
  if (annexes.length === 0) return [];
  return context.acts.flatMap((act): ActionFinding[] => {
    if (act.kind !== 'text' || act.before === null || act.annex.number === '') return [];
    const { before, annex } = act;
    const names = ({ references }: ReadAction): boolean =>
      references.some((one) => one.kind === 'resolution' && isNamed(before, one));
    const treated = context.actions.some(
      (one) => names(one) && annexesIn(one)?.includes(annex.number) !== false,
    );
    if (!names(action) || treated) return [];
    const name = printedName(before, context.words, context.profile);
    const found = ownAnnexes(action.references).map(({ text }) => text);
    const text = `found a recommended action on ${name} with ${found.join(', ')}, expected ${annex.name}, in which it is amended`;
    return [about(action.paragraph, text)];
  });
}

/** Draft Decisions with the number of an annex that has none of them. */
export function misplacedDrafts(action: ReadAction, { acts, words }: Context): ActionFinding[] {
  const named = annexesIn(action);
  const own = acts.flatMap((act) => (act.kind === 'decisions' ? [act.annex] : []));
  if (named === null || own.length === 0 || !speaksOfDrafts(action, words)) return [];
  if (own.some(({ number }) => named.includes(number))) return [];
  const found = action.references.find(({ kind }) => kind === 'annex')?.text ?? '';
  const expected = own.map(({ name }) => name).join(', ');
  const text = `found a recommended action on the draft Decisions with ${found}, expected ${expected}, in which they stand`;
  return [about(action.paragraph, text)];
}

function speaksOfDrafts(action: ReadAction, words: LanguageProfile): boolean {
  const byLetter = action.references.some(({ kind }) => kind === 'draft-decision');
  return byLetter || namesDrafts(action, words, 'decision');
}

// `the draft Resolution in the annex`, which has Decisions alone, and the other way round.
function otherKind(action: ReadAction, context: Context): ActionFinding[] {
  if (action.references.some(({ kind }) => kind === 'symbol' || kind === 'resolution')) return [];
  const there = actsThere(action, context);
  const [first] = there;
  if (first === undefined || there.some(({ kind }) => kind !== first.kind)) return [];
  const said = first.kind === 'text' ? 'decision' : 'resolution';
  if (!namesDrafts(action, context.words, said)) return [];
  const where = [...new Set(there.map(({ annex }) => annex.name))].join(', ');
  const expected =
    first.kind === 'text'
      ? printedName(first.before ?? first.after, context.words, context.profile)
      : 'the draft Decisions';
  const text = `found a recommended action on a draft ${NAMES[said]}, which ${where} does not have, expected one on ${expected}`;
  return [about(action.paragraph, text)];
}

const NAMES = { decision: 'Decision', resolution: 'Resolution' } as const;

type ShownAct = Extract<Act, { kind: 'text' | 'decisions' }>;

// What the annexes of an action show; nothing where one of them may have typed something itself.
function actsThere(action: ReadAction, { acts, annexes }: Context): readonly ShownAct[] {
  const named = annexesIn(action);
  const shown = acts.filter((act) => act.kind === 'text' || act.kind === 'decisions');
  const isKnown = annexes.every(({ number }) => shown.some(({ annex }) => annex.number === number));
  if (named === null && !isKnown) return [];
  return shown.filter(({ annex }) => named?.includes(annex.number) !== false);
}
