import { draftLetter, letterIndex, provisionalOf } from '../../lineage/decisions/letters.ts';
import type { Reference } from '../../model/reference.ts';
import {
  type ActionFinding,
  about,
  annexesIn,
  type Context,
  isNamed,
  type ReadAction,
} from './action-context.ts';
import { isNoted, namesDrafts } from './action-words.ts';
import type { Act, ActAnnex } from './acts.ts';
import { deletedIn } from './deleting.ts';
import { misplacedDrafts } from './misplaced-actions.ts';
import { printedName } from './text-name.ts';

/** What the annexes do and no typed action says. */
export function lackingIn(context: Context): readonly ActionFinding[] {
  return context.acts.flatMap((act) => lackingAct(act, context));
}

function lackingAct(act: Act, context: Context): readonly ActionFinding[] {
  switch (act.kind) {
    case 'text':
      return lackingText(act, context);
    case 'decisions':
      return lackingDrafts(act, context);
    case 'deletion':
      return lackingDeletions(act.numbers, context);
    case 'repeal':
      // The draft says so itself.
      return [];
  }
}

function lackingText(act: Extract<Act, { kind: 'text' }>, context: Context): ActionFinding[] {
  const { before, annex } = act;
  const name = printedName(before ?? act.after, context.words, context.profile);
  const what = before ? `the amendments to ${name}` : name;
  const named = context.actions.filter(
    ({ references }) => before && references.some((one) => isNamed(before, one)),
  );
  return named.length > 0
    ? notedAlone(named, { annex, what, kind: 'resolution' }, context)
    : lackingAnnex({ annex, what, kind: 'resolution' }, context);
}

function lackingDrafts(
  { annex, drafts }: Extract<Act, { kind: 'decisions' }>,
  context: Context,
): ActionFinding[] {
  // Told at the action that names another annex.
  if (context.actions.some((action) => misplacedDrafts(action, context).length > 0)) return [];
  const lacking = lackingAnnex({ annex, what: 'the draft Decisions', kind: 'decision' }, context);
  return lacking.length > 0 ? lacking : lackingLetters(drafts, context);
}

// An action that names drafts by their letters has to name them all; one that names the annex alone takes what is there.
function lackingLetters(drafts: readonly string[], { actions, profile }: Context): ActionFinding[] {
  const byLetter = actions.filter(({ references }) =>
    references.some(({ kind }) => kind === 'draft-decision'),
  );
  const last = byLetter.at(-1);
  if (!last) return [];
  const named = new Set(byLetter.flatMap(({ references }) => references.flatMap(lettersIn)));
  const missing = drafts.filter((draft) => {
    const own = provisionalOf(draft, profile.references.draftDecision);
    return own !== null && !named.has(own.letter);
  });
  if (missing.length === 0 || missing.length === drafts.length) return [];
  const text = `found a recommended action on some draft Decisions by their letters, expected ${missing.join(', ')} too, or the annex alone`;
  return [about(last.paragraph, text)];
}

function lettersIn({ kind, numbers }: Reference): readonly string[] {
  if (kind !== 'draft-decision') return [];
  return numbers.flatMap(({ from, to }) => {
    const [first, last] = [from, to ?? from].map(({ labels }) =>
      letterIndex(/\p{Lu}{2,}$/u.exec(labels[0] ?? '')?.[0] ?? ''),
    );
    if (first === null || first === undefined || last === null || last === undefined) return [];
    const length = Math.max(last - first + 1, 1);
    return Array.from({ length }, (_, index) => draftLetter(first + index) ?? '');
  });
}

/** What an annex has to be adopted. */
interface Shown {
  readonly annex: ActAnnex;
  readonly what: string;
  readonly kind: 'decision' | 'resolution';
}

function lackingAnnex(shown: Shown, context: Context): ActionFinding[] {
  const { annex, what, kind } = shown;
  const named = context.actions.filter((action) => namesAnnex(action, annex));
  const noted = context.actions.filter(
    (action) => isNoted(action, context.words) && namesDrafts(action, context.words, kind),
  );
  const speaking = named.length > 0 ? named : noted;
  if (speaking.length > 0) return notedAlone(speaking, shown, context);
  const where = annex.name === '' ? 'the annex' : annex.name;
  const text = `found no recommended action on ${where}, expected one on ${what}`;
  return [about(context.heading, text)];
}

function namesAnnex(action: ReadAction, annex: ActAnnex): boolean {
  const numbers = annexesIn(action);
  return numbers === null
    ? action.references.some(({ kind }) => kind === 'annex')
    : numbers.includes(annex.number);
}

// To take note of a draft adopts nothing.
function notedAlone(
  speaking: readonly ReadAction[],
  { annex, what, kind }: Shown,
  { actions, words }: Context,
): ActionFinding[] {
  const [first] = speaking;
  const adopts = (action: ReadAction): boolean =>
    !isNoted(action, words) &&
    (speaking.includes(action) || namesAnnex(action, annex) || namesDrafts(action, words, kind));
  if (first === undefined || actions.some(adopts)) return [];
  const text = `found a recommended action that takes note of ${what}, expected one that adopts what stands in ${annex.name || 'the annex'}`;
  return [about(first.paragraph, text)];
}

function lackingDeletions(numbers: readonly string[], context: Context): ActionFinding[] {
  const deleted = new Set(context.actions.flatMap((action) => deletedIn(action, context.words)));
  const missing = numbers.filter((number) => !deleted.has(number));
  if (missing.length === 0) return [];
  const text = `found no recommended action that deletes Decision ${missing.join(', ')}, expected one: the drafts of the paper leave it behind`;
  return [about(context.heading, text)];
}
