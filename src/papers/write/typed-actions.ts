import { draftLetter, letterIndex, provisionalOf } from '../../lineage/decisions/letters.ts';
import { readReferences } from '../../lineage/references/read.ts';
import { referenceWords } from '../../lineage/references/words.ts';
import type { Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { LanguageProfile, Profile } from '../../model/profile.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText } from '../../model/run.ts';
import { frontString, languageOf, type Text } from '../../model/text.ts';
import { annexesOf, annexNumbers, ownAnnexes } from './action-annexes.ts';
import { type Act, type ActAnnex, actsOf, type FindText } from './acts.ts';
import { type ActionWords, deletedIn } from './deleting.ts';
import { languageWords } from './layout.ts';
import { printedName } from './text-name.ts';

/** Where typed actions and annexes disagree: at the action, or at the heading of the actions where none is. */
export interface ActionFinding {
  readonly text: string;
  readonly id: string | null;
  readonly place: Place | null;
}

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
  const { acts } = actsOf(paper, find, profile);
  const known = referenceWords(profile, language);
  const read = typed.items.map((paragraph, index): ReadAction => {
    const content = plainText(paragraph.content);
    const above = typed.items.slice(0, index).map((one) => plainText(one.content));
    const chapeau = above.findLast((one) => /[:：]\s*$/.test(one)) ?? '';
    return { paragraph, content, chapeau, references: readReferences(content, known) };
  });
  const annexes = annexesOf(paper, profile);
  const context: Context = { heading: typed.heading, actions: read, acts, annexes, words, profile };
  return [...read.flatMap((action) => wrongIn(action, context)), ...lacking(context)];
}

interface ReadAction extends ActionWords {
  readonly paragraph: Paragraph;
}

interface Context {
  readonly heading: Paragraph;
  readonly actions: readonly ReadAction[];
  readonly acts: readonly Act[];
  /** All annexes of the paper. */
  readonly annexes: readonly ActAnnex[];
  readonly words: LanguageProfile;
  readonly profile: Profile;
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
  const misplaced = [...misplacedTexts(action, context), ...misplacedDrafts(action, context)];
  return [
    ...otherText(action, context),
    ...misplaced,
    ...(misplaced.length > 0 ? [] : unknownAnnexes(action, context)),
    ...keptDecisions(action, context),
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

/** The annexes that an action names, by their numbers in Arabic figures; null where it names none by number. */
function annexesIn({ references }: ReadAction): readonly string[] | null {
  const numbers = annexNumbers(references);
  return numbers.length === 0 ? null : [...numbers, ''];
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

function isNamed(text: Text, { numbers, of }: Reference): boolean {
  const own = bare(frontString(text, 'number') ?? '');
  const revision = frontString(text, 'revision')?.replace(/^rev\./, '') ?? null;
  const number = of?.kind === 'resolution' ? of.number : numbers[0]?.from.labels[0];
  if (bare(number ?? '') !== own) return false;
  const said = of?.kind === 'resolution' ? of.revision : null;
  return said === null || said === revision;
}

function bare(number: string): string {
  return number.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '.');
}

function keptDecisions(action: ReadAction, { acts, words }: Context): ActionFinding[] {
  const kept = acts.flatMap((act) => (act.kind === 'decisions' ? act.kept : []));
  const wrong = deletedIn(action, words).filter((number) => kept.includes(number));
  if (wrong.length === 0) return [];
  const text = `found Decision ${wrong.join(', ')} among those to be deleted, expected others: draft Decisions of the paper go on with it`;
  return [about(action.paragraph, text)];
}

// Draft Decisions with the number of an annex that has none of them.
function misplacedDrafts(action: ReadAction, { acts, words }: Context): ActionFinding[] {
  const named = annexesIn(action);
  const own = acts.flatMap((act) => (act.kind === 'decisions' ? [act.annex] : []));
  if (named === null || own.length === 0 || !namesDrafts(action, words)) return [];
  if (own.some(({ number }) => named.includes(number))) return [];
  const found = action.references.find(({ kind }) => kind === 'annex')?.text ?? '';
  const expected = own.map(({ name }) => name).join(', ');
  const text = `found a recommended action on the draft Decisions with ${found}, expected ${expected}, in which they stand`;
  return [about(action.paragraph, text)];
}

function namesDrafts(
  { content, references }: ReadAction,
  { references: forms }: LanguageProfile,
): boolean {
  if (references.some(({ kind }) => kind === 'draft-decision')) return true;
  const words = content.toLowerCase().split(/[^\p{L}]+/u);
  const [drafts, decisions] = [forms?.drafts, forms?.decision].map((own) =>
    (own ?? []).flatMap((form) => form.toLowerCase().split('|')),
  );
  return words.some(
    (word, at) =>
      drafts?.includes(word) &&
      words.slice(at + 1, at + 3).some((next) => decisions?.includes(next)),
  );
}

function lacking(context: Context): readonly ActionFinding[] {
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
  const { before } = act;
  const named = before
    ? context.actions.some(({ references }) => references.some((one) => isNamed(before, one)))
    : false;
  if (named) return [];
  const name = printedName(before ?? act.after, context.words, context.profile);
  return lackingAnnex(act.annex, before ? `the amendments to ${name}` : name, context);
}

function lackingDrafts(
  { annex, drafts }: Extract<Act, { kind: 'decisions' }>,
  context: Context,
): ActionFinding[] {
  // Told at the action that names another annex.
  if (context.actions.some((action) => misplacedDrafts(action, context).length > 0)) return [];
  const lacking = lackingAnnex(annex, 'the draft Decisions', context);
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

function lackingAnnex(
  annex: { readonly number: string; readonly name: string },
  what: string,
  { actions, heading }: Context,
): ActionFinding[] {
  const named = actions.some((action) => {
    const numbers = annexesIn(action);
    return numbers === null
      ? action.references.some(({ kind }) => kind === 'annex')
      : numbers.includes(annex.number);
  });
  if (named) return [];
  const where = annex.name === '' ? 'the annex' : annex.name;
  return [about(heading, `found no recommended action on ${where}, expected one on ${what}`)];
}

function lackingDeletions(numbers: readonly string[], context: Context): ActionFinding[] {
  const deleted = new Set(context.actions.flatMap((action) => deletedIn(action, context.words)));
  const missing = numbers.filter((number) => !deleted.has(number));
  if (missing.length === 0) return [];
  const text = `found no recommended action that deletes Decision ${missing.join(', ')}, expected one: the drafts of the paper leave it behind`;
  return [about(context.heading, text)];
}

function about(paragraph: Paragraph, text: string): ActionFinding {
  return { text, id: paragraph.id, place: paragraph.place };
}
