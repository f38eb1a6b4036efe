import type { Comparison, Member } from '../../compare/comparison.ts';
import type { Label } from '../../model/label.ts';
import { finalLabels } from '../../model/numbering.ts';
import { type Outline, outline } from '../../model/outline.ts';
import {
  contentOf,
  isTombstone,
  labelOf,
  type Note,
  type Paragraph,
} from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import type { Run } from '../../model/run.ts';
import { frontString, type Text } from '../../model/text.ts';

/** One paragraph of a text as it is printed: with its depth, and with the table to which a row belongs. */
export interface Printed extends Member {
  readonly depth: number;
  /** Index of the table start above a row; null for what is no row, and for a row without one. */
  readonly table: number | null;
}

/** A text with everything that its print depends on. `printed` has a hole where a paragraph is no part of the print. */
export interface PrintedText {
  readonly text: Text;
  readonly printed: readonly (Printed | null)[];
  /** Names of the notes that are both marked in the text and written below it. */
  readonly marked: ReadonlySet<string>;
}

/** Both sides of a comparison, ready for print. */
export function printedSides(
  comparison: Comparison,
  profile: Profile,
): { readonly before: PrintedText; readonly after: PrintedText } {
  const { before, after, pairs } = comparison;
  return {
    before: printedText(
      before,
      pairs.flatMap((pair) => pair.before),
      profile,
    ),
    after: printedText(
      after,
      pairs.flatMap((pair) => pair.after),
      profile,
    ),
  };
}

/**
 * A text alone, ready for print. A draft is printed with the consecutive numbers that it will have; Decisions and
 * adopted texts with the labels that stand in them.
 */
export function printedAlone(text: Text, profile: Profile): PrintedText {
  const position = outline(text.paragraphs, profile);
  const finals = isNumbered(text) ? finalLabels(text.paragraphs, position) : null;
  const members = text.paragraphs.flatMap((paragraph, index): Member[] => {
    if (!isPrinted(paragraph)) return [];
    const label = labelOf(paragraph);
    const final: Label | null = finals ? (finals[index] ?? null) : label;
    return [{ paragraph, index, role: position[index]?.role ?? 'plain', label, final }];
  });
  return printedText(text, members, profile, position);
}

// Provisional numbers of Decisions (15.AA) are given at adoption, never counted.
function isNumbered(text: Text): boolean {
  return (
    frontString(text, 'stage') !== undefined &&
    !/^decisions?$/.test(frontString(text, 'kind') ?? '')
  );
}

function isPrinted(paragraph: Paragraph): boolean {
  return !isTombstone(paragraph) && paragraph.kind !== 'directive' && paragraph.kind !== 'table';
}

function printedText(
  text: Text,
  members: readonly Member[],
  profile: Profile,
  position: Outline = outline(text.paragraphs, profile),
): PrintedText {
  const tables = tablesOf(text.paragraphs);
  const printed: (Printed | null)[] = text.paragraphs.map(() => null);
  for (const member of members) {
    const { index } = member;
    printed[index] = {
      ...member,
      depth: position[index]?.depth ?? 0,
      table: tables[index] ?? null,
    };
  }
  return { text, printed, marked: markedNotes(printed) };
}

function tablesOf(paragraphs: readonly Paragraph[]): (number | null)[] {
  let open: number | null = null;
  return paragraphs.map((paragraph, index) => {
    if (paragraph.kind === 'table') open = index;
    else if (paragraph.kind !== 'row') open = null;
    return paragraph.kind === 'row' ? open : null;
  });
}

function markedNotes(printed: readonly (Printed | null)[]): ReadonlySet<string> {
  const written = new Set<string>();
  const marked = new Set<string>();
  for (const member of printed) {
    if (!member) continue;
    if (member.paragraph.kind === 'note') written.add(member.paragraph.name);
    else for (const name of namesIn(contentOf(member.paragraph))) marked.add(name);
  }
  return new Set([...written].filter((name) => marked.has(name)));
}

/** The names of the notes that runs mark. */
export function namesIn(runs: readonly Run[]): readonly string[] {
  return runs.flatMap((run) => (run.note === undefined ? [] : [run.note]));
}

/** Whether a paragraph is a note at the foot of a page: written as one and marked in its text. */
export function isFootnote(
  member: Printed,
  side: PrintedText,
): member is Printed & { readonly paragraph: Note } {
  return member.paragraph.kind === 'note' && side.marked.has(member.paragraph.name);
}
