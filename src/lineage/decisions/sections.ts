import { type Outline, outlineOf } from '../../model/outline.ts';
import { isAnnex, type Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';

/** A heading of a text of Decisions (null above the first) with what stands between it and its first Decision, and its Decisions with all that is theirs. */
export interface Section {
  readonly heading: Paragraph | null;
  readonly lead: readonly Paragraph[];
  readonly decisions: readonly (readonly Paragraph[])[];
}

/** Where the annexes of a text of Decisions begin: what stands from there on is part of no Decision. The number of its paragraphs where it has none. */
export function annexesFrom(paragraphs: readonly Paragraph[]): number {
  const first = paragraphs.findIndex(isAnnex);
  return first < 0 ? paragraphs.length : first;
}

/** The sections of a text of Decisions, in its order; those of annexes have no Decisions. Put together again they are its paragraphs. */
export function sectionsOf(text: Text, formulaFirst: boolean): readonly Section[] {
  const outline: Outline = outlineOf(text, formulaFirst);
  const sections: { heading: Paragraph | null; lead: Paragraph[]; decisions: Paragraph[][] }[] = [];
  const annexes = annexesFrom(text.paragraphs);
  for (const [index, paragraph] of text.paragraphs.entries()) {
    if (paragraph.kind === 'heading' || sections.length === 0)
      sections.push({ heading: null, lead: [], decisions: [] });
    const section = sections.at(-1);
    if (!section) continue;
    if (paragraph.kind === 'heading') section.heading = paragraph;
    else if (paragraph.kind === 'plain' && outline[index]?.depth === 1 && index < annexes)
      section.decisions.push([paragraph]);
    else (section.decisions.at(-1) ?? section.lead).push(paragraph);
  }
  return sections;
}

/** The id of a Decision; empty where it has none. */
export function idOfDecision([first]: readonly Paragraph[]): string {
  return first?.id ?? '';
}

/** The paragraphs of sections, in their order. */
export function paragraphsIn(sections: readonly Section[]): readonly Paragraph[] {
  return sections.flatMap(({ heading, lead, decisions }) => [
    ...(heading === null ? [] : [heading]),
    ...lead,
    ...decisions.flat(),
  ]);
}

/**
 * Sections of a text with Decisions of an older one before their own: under the heading that both have, else under that of the older text, behind the
 * nearest heading before it that both have. What `sections` have already is not taken again. Notes that would have the name of another are named for `key`, the older text's.
 */
export function withOlder(
  sections: readonly Section[],
  older: { readonly key: string; readonly sections: readonly Section[] },
  isTaken: (decision: readonly Paragraph[], section: Section) => boolean,
): readonly Section[] {
  const present = new Set(sections.flatMap(({ decisions }) => decisions.map(idOfDecision)));
  const notes = new Set(paragraphsIn(sections).flatMap(noteName));
  const joined = [...sections];
  for (const [index, section] of [...older.sections.entries()].reverse()) {
    const decisions = section.decisions
      .filter((one) => !present.has(idOfDecision(one)) && isTaken(one, section))
      .map((one) => one.map((paragraph) => withOwnNotes(paragraph, notes, older.key)));
    if (decisions.length === 0) continue;
    const same = sameHeading(joined, section);
    const own = joined[same];
    if (own) joined[same] = { ...own, decisions: [...decisions, ...own.decisions] };
    else {
      const before = older.sections.slice(0, index).map((each) => sameHeading(joined, each));
      const behind = before.findLast((at) => at >= 0) ?? 0;
      joined.splice(behind + 1, 0, { ...section, decisions });
    }
  }
  return joined;
}

function sameHeading(sections: readonly Section[], { heading: like }: Section): number {
  return sections.findIndex(({ heading }) => heading !== null && heading.id === like?.id);
}

function noteName(paragraph: Paragraph): readonly string[] {
  return paragraph.kind === 'note' ? [paragraph.name] : [];
}

function withOwnNotes(paragraph: Paragraph, taken: ReadonlySet<string>, key: string): Paragraph {
  const renamed = (runs: readonly Run[]): readonly Run[] =>
    runs.map((run) =>
      run.note === undefined || !taken.has(run.note)
        ? run
        : { ...run, note: `${run.note}-${key}`, text: `[^${run.note}-${key}]` },
    );
  switch (paragraph.kind) {
    case 'row':
      return { ...paragraph, cells: paragraph.cells.map(renamed) };
    case 'table':
    case 'directive':
      return paragraph;
    case 'note': {
      const name = taken.has(paragraph.name) ? `${paragraph.name}-${key}` : paragraph.name;
      return { ...paragraph, name, content: renamed(paragraph.content) };
    }
    default:
      return { ...paragraph, content: renamed(paragraph.content) };
  }
}
