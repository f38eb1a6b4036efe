import { readLabel } from '../../model/label.ts';
import { contentOf, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';
import { withoutGone } from './gone.ts';
import {
  idOfDecision as idOf,
  paragraphsIn,
  type Section,
  sectionsOf,
  withOlder,
} from './sections.ts';

/** What is to become of a Decision in force: it stays, or goes on as a draft in the same or in other words, or goes. */
export type Wish = 'keep' | 'renew' | 'amend' | 'delete';

export const WISHES: readonly Wish[] = ['keep', 'renew', 'amend', 'delete'];

/** A wish with its reason (empty for none) and the provisional number that the Decision gets; null where it keeps its own. */
export interface Carried {
  readonly wish: Wish;
  readonly comment: string;
  readonly number: string | null;
}

/** The adopted texts of a subject that hold Decisions in force: the last one, and `older` ones, newest first, each by the key of its meeting. */
export interface CarriedTexts {
  readonly last: Text;
  readonly older: readonly { readonly key: string; readonly text: Text }[];
  /** The ids of what is in force no longer: it is not carried on. */
  readonly gone: ReadonlySet<string>;
}

/**
 * The paragraphs of the draft that carries a subject on: the last adopted text, before it what is still in force of `older` ones. `wishes`
 * are those of the Decisions in force by their ids: what has none is left out. Ids stay; of a Decision that goes its number and the
 * reason are left, and of a heading below which all goes its id. What an amended one will say is written by hand.
 */
export function carriedParagraphs(
  texts: CarriedTexts,
  wishes: ReadonlyMap<string, Carried>,
  formulaFirst: boolean,
): readonly Paragraph[] {
  const sections = joinedSections(texts, wishes, formulaFirst);
  const gapped = withGaps(texts, formulaFirst);
  const carried = sections.flatMap((section) => carriedSection(section, wishes, gapped));
  return [...carried, ...lostNotes(carried, sections)];
}

// The Decisions of which an item went.
function withGaps({ last, older, gone }: CarriedTexts, formulaFirst: boolean): ReadonlySet<string> {
  const all = [last, ...older.map(({ text }) => text)];
  const decisions = all.flatMap((text) =>
    sectionsOf(text, formulaFirst).flatMap((section) => section.decisions),
  );
  return new Set(
    decisions.filter((one) => one.some(({ id }) => id !== null && gone.has(id))).map(idOf),
  );
}

/** The ids of the Decisions in the order in which the draft has them; `wishes` as for `carriedParagraphs`. */
export function carriedOrder(
  texts: CarriedTexts,
  wishes: ReadonlyMap<string, unknown>,
  formulaFirst: boolean,
): readonly string[] {
  const sections = joinedSections(texts, wishes, formulaFirst);
  return sections.flatMap(({ decisions }) => decisions.map(idOf)).filter((id) => wishes.has(id));
}

function joinedSections(
  { last, older, gone }: CarriedTexts,
  wishes: ReadonlyMap<string, unknown>,
  formulaFirst: boolean,
): readonly Section[] {
  let sections = sectionsOf(withoutGone(last, gone, formulaFirst), formulaFirst);
  for (const { key, text } of older) {
    const before = {
      key,
      sections: sectionsOf(withoutGone(text, gone, formulaFirst), formulaFirst),
    };
    sections = withOlder(sections, before, (decision) => wishes.has(idOf(decision)));
  }
  return sections;
}

// A note stands with the Decision that marks it first; others may mark it too, and that one may go.
function lostNotes(
  carried: readonly Paragraph[],
  sections: readonly Section[],
): readonly Paragraph[] {
  const there = new Set(carried.flatMap((one) => (one.kind === 'note' ? [one.name] : [])));
  const marked = new Set(
    carried.flatMap((one) => contentOf(one).flatMap(({ note }) => note ?? [])),
  );
  return paragraphsIn(sections)
    .filter((one) => one.kind === 'note' && marked.has(one.name) && !there.has(one.name))
    .map(asDraft);
}

function carriedSection(
  { heading, lead, decisions }: Section,
  wishes: ReadonlyMap<string, Carried>,
  gapped: ReadonlySet<string>,
): readonly Paragraph[] {
  const own = decisions.filter((one) => wishes.has(idOf(one)));
  const carried = own.flatMap((one) => {
    const wish = wishes.get(idOf(one));
    if (!wish) return [];
    const carriedOn = carriedDecision(one, wish);
    // What is kept keeps its labels where an item before it went.
    return wish.wish === 'keep' && gapped.has(idOf(one)) ? carriedOn.map(locked) : carriedOn;
  });
  if (decisions.length === 0) return [heading, ...lead].flatMap((one) => one ?? []).map(asDraft);
  if (own.length === 0) return [];
  if (heading === null || own.some((one) => wishes.get(idOf(one))?.wish !== 'delete'))
    return [...[heading, ...lead].flatMap((one) => one ?? []).map(asDraft), ...carried];
  return [tombstone(heading, ''), ...carried];
}

function carriedDecision(
  decision: readonly Paragraph[],
  { wish, comment, number }: Carried,
): readonly Paragraph[] {
  const [first, ...rest] = decision.filter((one) => !isTombstone(one)).map(asDraft);
  if (!first) return [];
  if (wish === 'delete') return [tombstone(first, comment)];
  const label = number === null ? undefined : readLabel(number)[0];
  const relabelled = label && first.kind === 'plain' ? { ...first, label } : first;
  return [{ ...relabelled, comments: commentsOf(comment) }, ...rest];
}

function locked(paragraph: Paragraph): Paragraph {
  if (paragraph.kind !== 'plain' || paragraph.label === null) return paragraph;
  const { attributes } = paragraph;
  return { ...paragraph, attributes: { ...attributes, classes: [...attributes.classes, 'lock'] } };
}

function tombstone(paragraph: Paragraph, comment: string): Paragraph {
  const attributes = {
    ...paragraph.attributes,
    classes: [...paragraph.attributes.classes, 'deleted'],
  };
  const gone = { ...paragraph, attributes, comments: commentsOf(comment) };
  return 'content' in gone ? { ...gone, content: [] } : gone;
}

function commentsOf(comment: string): Paragraph['comments'] {
  const lines = comment.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return [];
  const content = lines.map((line) => [{ text: line.trim() }]);
  return [{ content, attributes: { classes: [], values: {} } }];
}

// Where the adopted words came from is told by the adopted text.
function asDraft(paragraph: Paragraph): Paragraph {
  const { from: _, continues: __, ...values } = paragraph.attributes.values;
  return { ...paragraph, comments: [], attributes: { ...paragraph.attributes, values } };
}
