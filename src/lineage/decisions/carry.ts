import { readLabel } from '../../model/label.ts';
import { type Outline, outlineOf } from '../../model/outline.ts';
import { isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';

/** What is to become of a Decision in force: it stays, or goes on as a draft in the same or in other words, or goes. */
export type Wish = 'keep' | 'renew' | 'amend' | 'delete';

export const WISHES: readonly Wish[] = ['keep', 'renew', 'amend', 'delete'];

/** A wish with its reason (empty for none) and the provisional number that the Decision gets; null where it keeps its own. */
export interface Carried {
  readonly wish: Wish;
  readonly comment: string;
  readonly number: string | null;
}

/**
 * The paragraphs of the draft that carries a subject on: the last adopted text, before it what is still in force of `older` ones. `wishes`
 * are those of the Decisions in force by their ids: what has none is left out. Ids stay; of a Decision that goes its number and the
 * reason are left, and of a heading below which all goes its id. What an amended one will say is written by hand.
 */
export function carriedParagraphs(
  last: Text,
  older: readonly Text[],
  wishes: ReadonlyMap<string, Carried>,
  formulaFirst: boolean,
): readonly Paragraph[] {
  const sections = sectionsOf(last, formulaFirst);
  for (const text of older) addOlder(sections, sectionsOf(text, formulaFirst), wishes);
  return sections.flatMap((section) => carriedSection(section, wishes));
}

/** A heading (null above the first) with what stands between it and the first Decision, and its Decisions. */
interface Section {
  readonly heading: Paragraph | null;
  readonly lead: readonly Paragraph[];
  readonly decisions: (readonly Paragraph[])[];
}

function sectionsOf({ paragraphs, ...text }: Text, formulaFirst: boolean): Section[] {
  const outline: Outline = outlineOf({ ...text, paragraphs }, formulaFirst);
  const sections: { heading: Paragraph | null; lead: Paragraph[]; decisions: Paragraph[][] }[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.kind === 'heading' || sections.length === 0)
      sections.push({ heading: null, lead: [], decisions: [] });
    const section = sections.at(-1);
    if (!section) continue;
    if (paragraph.kind === 'heading') section.heading = paragraph;
    else if (paragraph.kind === 'plain' && outline[index]?.depth === 1)
      section.decisions.push([paragraph]);
    else (section.decisions.at(-1) ?? section.lead).push(paragraph);
  }
  return sections;
}

// Under the heading that both texts have, else under its own behind the title.
function addOlder(
  sections: Section[],
  older: readonly Section[],
  wishes: ReadonlyMap<string, Carried>,
): void {
  const present = new Set(sections.flatMap(({ decisions }) => decisions.map(idOf)));
  for (const section of [...older].reverse()) {
    const decisions = section.decisions.filter(
      (one) => !present.has(idOf(one)) && wishes.has(idOf(one)),
    );
    if (decisions.length === 0) continue;
    const same = sections.find(
      ({ heading }) => heading !== null && heading.id === section.heading?.id,
    );
    if (same) same.decisions.unshift(...decisions);
    else sections.splice(1, 0, { ...section, decisions });
  }
}

function idOf([first]: readonly Paragraph[]): string {
  return first?.id ?? '';
}

function carriedSection(
  { heading, lead, decisions }: Section,
  wishes: ReadonlyMap<string, Carried>,
): readonly Paragraph[] {
  const own = decisions.filter((one) => wishes.has(idOf(one)));
  const carried = own.flatMap((one) => {
    const wish = wishes.get(idOf(one));
    return wish ? carriedDecision(one, wish) : [];
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
