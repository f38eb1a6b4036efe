import { annexesFrom } from '../../lineage/decisions/sections.ts';
import { decisionStates } from '../../lineage/decisions/states.ts';
import { citedLabel, citedPlaces } from '../../lineage/label-path.ts';
import type { RepealFault } from '../../lineage/repeal-faults.ts';
import { outlineOf } from '../../model/outline.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { frontString, type Text } from '../../model/text.ts';
import { readDirective } from './directives.ts';
import { type RepealAct, repealActs } from './repeal-acts.ts';
import { isDecisions } from './styles.ts';
import { type FindBefore, textBefore } from './texts-before.ts';

/** The annex of a paper in which something stands: its number in Arabic figures (empty for the only one), and as the paper calls it. */
export interface ActAnnex {
  readonly number: string;
  readonly name: string;
}

/** A text that an annex amends (`before` is the one in force) or, where that is null, one that is new. */
export interface TextAct {
  readonly kind: 'text';
  readonly annex: ActAnnex;
  readonly before: Text | null;
  readonly after: Text;
}

/** Draft Decisions of an annex by their numbers, and the adopted Decisions of the same subject that go on as them. */
export interface DecisionsAct {
  readonly kind: 'decisions';
  readonly annex: ActAnnex;
  readonly drafts: readonly string[];
  readonly kept: readonly string[];
}

/** Adopted Decisions that the drafts of the paper leave behind, by their numbers. */
export interface DeletionAct {
  readonly kind: 'deletion';
  readonly numbers: readonly string[];
}

/** What the annexes of a paper do to what was adopted. */
export type Act = TextAct | DecisionsAct | DeletionAct | RepealAct;

/** What the annexes do, and what is wrong in the repeals of their drafts. */
export interface Acts {
  readonly acts: readonly Act[];
  readonly faults: readonly RepealFault[];
}

/** Gets at a text by the name that a directive has for it; null where there is none. */
export type FindText = (name: string) => Text | null;

/** A text by its name in the language of the paper, and in any (`numbers`) where only its numbers are printed. */
export interface FindTexts {
  readonly find: FindText;
  readonly numbers?: FindText | undefined;
  /** The ids of what had gone of its subject before the meeting of a draft. */
  readonly gone?: ((text: Text) => ReadonlySet<string>) | undefined;
}

/**
 * What the annexes of a paper do, in their order, deletions and repeals last. A text that stands in several annexes is told once. A
 * directive whose text cannot be had does nothing: it is told where it stands.
 */
export function actsOf(
  paper: Text,
  { find, numbers, gone: goneIn }: FindTexts,
  profile: Profile,
): Acts {
  const shown = shownIn(paper, find, profile);
  const texts = shown.filter(({ after }) => !isDecisions(after));
  const decisions = shown
    .filter(({ after }) => isDecisions(after))
    .map((one) => ({ ...one, before: inForceBefore(one, { find, gone: goneIn }, profile) }));
  const repeals = shown.map(({ after }) =>
    repealActs(after, { find, numbers }, profile.formulaFirst),
  );
  const acts = [
    ...texts.map(({ before, after, annex }): Act => ({ kind: 'text', before, after, annex })),
    ...decisionActs(decisions, profile),
  ];
  const order = [...new Set(shown.map(({ annex }) => annex.number))];
  const placed = acts.sort((a, b) => order.indexOf(annexOf(a)) - order.indexOf(annexOf(b)));
  const gone = decisions.flatMap((one) => deletedBy(one, profile));
  return {
    acts: [
      ...placed,
      ...(gone.length === 0 ? [] : [{ kind: 'deletion', numbers: [...new Set(gone)] } as const]),
      ...repeals.flatMap((one) => one.acts),
    ],
    faults: repeals.flatMap((one) => one.faults),
  };
}

function annexOf(act: Act): string {
  return 'annex' in act ? act.annex.number : '';
}

interface Shown {
  readonly annex: ActAnnex;
  readonly before: Text | null;
  readonly after: Text;
}

function shownIn(paper: Text, find: FindText, profile: Profile): readonly Shown[] {
  const places = citedPlaces(paper, profile.formulaFirst);
  const shown = new Map<string, Shown>();
  for (const [index, paragraph] of paper.paragraphs.entries()) {
    const place = places[index];
    if (paragraph.kind !== 'directive' || !place || place.annex === null) continue;
    const request = readDirective(paragraph, []);
    if (!request || !/^(?:amendments|decisions|text)$/.test(request.kind)) continue;
    const name = 'after' in request ? request.after : 'of' in request ? request.of : '';
    const after = find(name);
    if (!after || !isPresented(after, paper)) continue;
    const before = 'before' in request ? find(request.before) : baseOf(after, find);
    const annex = { number: place.annex, name: place.annexName };
    const key = `${identityOf(after)}@${frontString(after, 'stage')}`;
    const known = shown.get(key);
    // Clean draft Decisions stand for those whose redline another annex shows.
    if (!known || request.kind === 'decisions') shown.set(key, { annex, before, after });
  }
  return [...shown.values()];
}

// A draft, or the Decisions that the meeting made of the draft of this paper.
function isPresented(after: Text, paper: Text): boolean {
  if (frontString(after, 'stage') !== undefined) return true;
  const [own, symbol] = [after, paper].map((text) => frontString(text, 'paper'));
  return isDecisions(after) && own !== undefined && own === symbol;
}

function identityOf(text: Text): string {
  return ['body', 'kind', 'number', 'subject', 'meeting', 'revision']
    .map((key) => frontString(text, key) ?? '')
    .join('|');
}

/** The text from which one is drawn, by the base that it names; null where it names none or that cannot be had. */
export function baseOf(text: Text, find: FindText): Text | null {
  const base = frontString(text, 'base');
  const [body = '', number, subject] = ['body', 'number', 'subject'].map((key) =>
    frontString(text, key),
  );
  if (base === undefined) return null;
  if (isDecisions(text)) return find(`decision:${body}/${base}/${subject ?? ''}`);
  return number === undefined ? null : find(`${body}/${number}@${base}`);
}

function inForceBefore({ before, after }: Shown, texts: FindBefore, profile: Profile): Text | null {
  const own = before ?? predecessorOf(after, texts.find, profile);
  return own && textBefore(own, after, texts, profile);
}

// Drafts that came from elsewhere name no base: theirs is the last adopted text of the subject before their meeting.
function predecessorOf(draft: Text, find: FindText, { meetings }: Profile): Text | null {
  if (frontString(draft, 'base') !== undefined) return baseOf(draft, find);
  const keys = Object.keys(meetings);
  const own = keys.indexOf(frontString(draft, 'meeting') ?? '');
  const [body, subject] = [frontString(draft, 'body'), frontString(draft, 'subject')];
  for (let at = own - 1; at >= 0; at -= 1) {
    const found = find(`decision:${body}/${keys[at]}/${subject}`);
    if (found) return found;
  }
  return null;
}

function decisionActs(shown: readonly Shown[], profile: Profile): readonly DecisionsAct[] {
  const byAnnex = new Map<string, DecisionsAct>();
  for (const { annex, before, after } of shown) {
    const live = decisionsIn(after, profile).filter(({ paragraph }) => !isTombstone(paragraph));
    const ids = new Set(live.map(({ paragraph }) => paragraph.id));
    const kept = before
      ? decisionsIn(before, profile).filter(({ paragraph }) => ids.has(paragraph.id))
      : [];
    const known = byAnnex.get(annex.number);
    const old = new Set(before?.paragraphs.map(saidBy));
    const drafts = live
      .filter(
        ({ number, members }) =>
          LETTERS.test(number) || !members.every((one) => old.has(saidBy(one))),
      )
      .map(({ number }) => number);
    byAnnex.set(annex.number, {
      kind: 'decisions',
      annex,
      drafts: [...(known?.drafts ?? []), ...drafts],
      kept: [...(known?.kept ?? []), ...kept.map(({ number }) => number)],
    });
  }
  return [...byAnnex.values()].filter(({ drafts }) => drafts.length > 0);
}

const LETTERS = /\p{L}/u;

/** Id, number and words of a paragraph. Where amended Decisions keep their numbers, these tell whether one was amended. */
export function saidBy(paragraph: Paragraph): string {
  return [paragraph.id, labelOf(paragraph)?.text, plainText(contentOf(paragraph))].join('\0');
}

// As the lists of Decisions tell it; what a draft that names no base lacks of the last text of its subject goes too.
function deletedBy({ before, after }: Shown, { formulaFirst }: Profile): readonly string[] {
  if (before === null) return [];
  const subject = { body: '', subject: '', document: '', file: '' };
  const meetings = ['before', 'after'] as const;
  const [adopted, drafted] = meetings;
  const { states } = decisionStates(
    [
      { ...subject, meeting: adopted, stage: null, base: null, text: before },
      { ...subject, meeting: drafted, stage: 'draft', base: adopted, text: asDraft(after) },
    ],
    [],
    null,
    { meetings, formulaFirst },
  );
  return states
    .filter(({ meeting, parent }) => meeting === adopted && parent === null)
    .filter(({ proposals }) => proposals.some(({ formal }) => formal === 'deleted'))
    .map(({ label }) => label);
}

// What the meeting had before it, whatever became of it since.
function asDraft({ front, paragraphs }: Text): Text {
  const { 'adopted-as': _, ...values } = front.values;
  return { front: { ...front, values }, paragraphs };
}

/** A Decision of a text. */
export interface Decision {
  readonly paragraph: Paragraph;
  /** The bare number, `14.167`. */
  readonly number: string;
  /** The Decision with its items. */
  readonly members: readonly Paragraph[];
}

/** The Decisions of a text, tombstones among them. */
export function decisionsIn(text: Text, { formulaFirst }: Profile): readonly Decision[] {
  const outline = outlineOf(text, formulaFirst);
  const found: (Decision & { readonly members: Paragraph[] })[] = [];
  const own = text.paragraphs.slice(0, annexesFrom(text.paragraphs));
  for (const [index, paragraph] of own.entries()) {
    const label = labelOf(paragraph);
    if (paragraph.kind === 'heading') continue;
    if (paragraph.kind === 'plain' && label !== null && outline[index]?.depth === 1)
      found.push({ paragraph, number: citedLabel(label), members: [paragraph] });
    else found.at(-1)?.members.push(paragraph);
  }
  return found;
}
