import type { Comparison, Member } from '../../compare/comparison.ts';
import type { Since } from '../../compare/since.ts';
import { cleanLabels } from '../../model/numbering.ts';
import { type Outline, outlineOf } from '../../model/outline.ts';
import {
  contentOf,
  isAnnex,
  isTombstone,
  labelOf,
  type Note,
  type Paragraph,
} from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { type AnnexEvent, inRange } from './events.ts';

/** One paragraph of a text as it is printed: with its depth, and with the table to which a row belongs. */
export interface Printed extends Member {
  readonly depth: number;
  /** Index of the paragraph on which this one hangs. */
  readonly parent: number | null;
  /** Whether it must not be parted from what comes next: a chapeau from its first item, a caption from its table. */
  readonly leads: boolean;
  /** Level of the heading of the annex in which it stands, null outside annexes and for that heading itself. */
  readonly annexLevel: number | null;
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

/**
 * Both sides of a comparison, ready for print. What `events` replace is no part of the text before any more, so that a
 * note which is marked there alone is not at the foot of a page.
 */
export function printedSides(
  { before, after, pairs }: Comparison,
  events: readonly AnnexEvent[],
  profile: Pick<Profile, 'formulaFirst'>,
): { readonly before: PrintedText; readonly after: PrintedText } {
  const was = pairs.flatMap((pair) => pair.before);
  const is = pairs.flatMap((pair) => pair.after);
  const left = was.filter(({ index }) => !events.some((event) => inRange(index, event.before)));
  return { before: printedText(before, left, profile), after: printedText(after, is, profile) };
}

/** The text of an earlier stage, with the numbers that its paragraphs had and would have had. */
export function printedStage(
  { stage, parts }: Since,
  profile: Pick<Profile, 'formulaFirst'>,
): PrintedText {
  return printedText(
    stage,
    parts.flatMap((part) => part.stage),
    profile,
  );
}

/**
 * A text alone, ready for print. A draft is printed with the consecutive numbers that it will have, those of the items of Decisions too;
 * Decisions themselves and adopted texts with the labels that stand in them.
 */
export function printedAlone(text: Text, { formulaFirst }: Profile): PrintedText {
  const known = alone.get(text) ?? new Map<boolean, PrintedText>();
  alone.set(text, known);
  const before = known.get(formulaFirst);
  if (before) return before;
  const printed = printAlone(text, { formulaFirst });
  known.set(formulaFirst, printed);
  return printed;
}

// A paper may quote one text in a thousand places, and a text does not change.
const alone = new WeakMap<Text, Map<boolean, PrintedText>>();

function printAlone(text: Text, profile: Pick<Profile, 'formulaFirst'>): PrintedText {
  const position = outlineOf(text, profile.formulaFirst);
  const finals = cleanLabels(text, position);
  const members = text.paragraphs.flatMap((paragraph, index): Member[] => {
    if (!isPrinted(paragraph)) return [];
    const label = labelOf(paragraph);
    const final = finals[index] ?? null;
    return [{ paragraph, index, role: position[index]?.role ?? 'plain', label, final }];
  });
  return printedText(text, members, profile, position);
}

function isPrinted(paragraph: Paragraph): boolean {
  return !isTombstone(paragraph) && paragraph.kind !== 'directive' && paragraph.kind !== 'table';
}

function printedText(
  text: Text,
  members: readonly Member[],
  profile: Pick<Profile, 'formulaFirst'>,
  position: Outline = outlineOf(text, profile.formulaFirst),
): PrintedText {
  const tables = tablesOf(text.paragraphs);
  const annexes = annexLevels(text.paragraphs);
  const printed: (Printed | null)[] = text.paragraphs.map(() => null);
  for (const member of members) {
    const { index } = member;
    const { depth = 0, parent = null } = position[index] ?? {};
    const annexLevel = annexes[index] ?? null;
    const table = tables[index] ?? null;
    printed[index] = { ...member, depth, parent, leads: false, annexLevel, table };
  }
  const marked = markedNotes(printed);
  return { text, printed: withLeads(text, printed, marked), marked };
}

function withLeads(
  { paragraphs }: Text,
  printed: readonly (Printed | null)[],
  marked: ReadonlySet<string>,
): (Printed | null)[] {
  const all = [...printed];
  let next: { readonly paragraph: Paragraph; readonly printed: Printed | null } | null = null;
  for (let index = all.length - 1; index >= 0; index -= 1) {
    const paragraph = paragraphs[index];
    const member = all[index] ?? null;
    if (!paragraph || (!member && !/^(?:directive|table)$/.test(paragraph.kind))) continue;
    if (paragraph.kind === 'note' && marked.has(paragraph.name)) continue;
    if (member && next && leads(member, next.paragraph, next.printed))
      all[index] = { ...member, leads: true };
    next = { paragraph, printed: member };
  }
  return all;
}

function leads(member: Printed, next: Paragraph, nextPrinted: Printed | null): boolean {
  const { paragraph, index, depth } = member;
  if (paragraph.kind !== 'plain') return false;
  if (next.kind === 'directive') return true;
  if (next.kind === 'table' || next.kind === 'row')
    return paragraph.attributes.classes.includes('caption');
  if (!nextPrinted || nextPrinted.depth <= depth) return false;
  return nextPrinted.parent === index || /[:：]\s*$/.test(plainText(paragraph.content));
}

function annexLevels(paragraphs: readonly Paragraph[]): (number | null)[] {
  let open: number | null = null;
  return paragraphs.map((paragraph) => {
    if (paragraph.kind !== 'heading') return open;
    if (open !== null && paragraph.level <= open) open = null;
    const level = open;
    if (isAnnex(paragraph)) open = paragraph.level;
    return level;
  });
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
  const marked = markedNames(printed);
  const names = printed.flatMap((member) =>
    member?.paragraph.kind === 'note' ? [member.paragraph.name] : [],
  );
  return new Set(names.filter((name) => marked.has(name)));
}

/** The names of all notes that paragraphs mark; marks inside notes do not count. */
export function markedNames(printed: readonly (Printed | null)[]): ReadonlySet<string> {
  const marked = new Set<string>();
  for (const member of printed) {
    if (!member || member.paragraph.kind === 'note') continue;
    for (const { note } of contentOf(member.paragraph)) if (note !== undefined) marked.add(note);
  }
  return marked;
}

/** Whether a paragraph is a note at the foot of a page: written as one and marked in its text. */
export function isFootnote(
  member: Printed,
  side: PrintedText,
): member is Printed & { readonly paragraph: Note } {
  return member.paragraph.kind === 'note' && side.marked.has(member.paragraph.name);
}
