import type { Member } from '../../compare/comparison.ts';
import { showHidden } from '../../model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';

/**
 * Printed characters with the marks of notes taken out: each left a NUL in `text`. In `marks` stands the name of the note,
 * for what was read from a sheet its key there, a space, and the number that is seen.
 */
export interface Passage {
  readonly text: string;
  readonly marks: readonly string[];
}

/** One paragraph or row as it must be printed. */
export interface ExpectedItem {
  /** How messages call it: label and id. */
  readonly name: string;
  readonly label: string;
  readonly final: string;
  readonly cells: readonly Passage[];
}

/** A text as it must be printed: its paragraphs in order, and its notes at the foot of pages by their names. */
export interface ExpectedText {
  readonly items: readonly ExpectedItem[];
  readonly notes: ReadonlyMap<string, Passage>;
}

/**
 * What a sheet must print of a text. `finals` gives the labels of clean text; a paragraph that is missing there was lost
 * by the comparison and so is found out by its label. `leaveOut` takes out what an annex printed once stands for.
 */
export function expectText(
  { paragraphs }: Text,
  options: { readonly finals?: readonly Member[]; readonly leaveOut?: (index: number) => boolean },
): ExpectedText {
  const finals = new Map(options.finals?.map((member) => [member.index, member.final?.text ?? '']));
  const printed = paragraphs
    .map((paragraph, index) => ({ paragraph, index }))
    .filter(({ paragraph, index }) => isPrinted(paragraph) && !options.leaveOut?.(index));
  const written = new Set(
    printed.flatMap(({ paragraph }) => (paragraph.kind === 'note' ? [paragraph.name] : [])),
  );
  const marked = new Set(
    printed.flatMap(({ paragraph }) => marksOf(paragraph).filter((name) => written.has(name))),
  );
  const notes = new Map<string, Passage>();
  const items: ExpectedItem[] = [];
  for (const { paragraph, index } of printed) {
    if (paragraph.kind === 'note' && marked.has(paragraph.name)) {
      if (!notes.has(paragraph.name))
        notes.set(paragraph.name, passage(paragraph.content, new Set()));
    } else items.push(itemOf(paragraph, index, marked, finals.get(index) ?? ''));
  }
  return { items, notes };
}

function isPrinted(paragraph: Paragraph): boolean {
  return !isTombstone(paragraph) && paragraph.kind !== 'directive' && paragraph.kind !== 'table';
}

function marksOf(paragraph: Paragraph): readonly string[] {
  if (paragraph.kind === 'note') return [];
  return contentOf(paragraph).flatMap(({ note }) => (note === undefined ? [] : [note]));
}

function itemOf(
  paragraph: Paragraph,
  index: number,
  marked: ReadonlySet<string>,
  final: string,
): ExpectedItem {
  const label = labelOf(paragraph)?.text ?? '';
  const bracket = 'bracket' in paragraph && paragraph.bracket ? '[' : '';
  const cells = paragraph.kind === 'row' ? paragraph.cells : [contentOf(paragraph)];
  const name = [label, `(${paragraph.id ?? `@${index}`})`].filter((part) => part !== '').join(' ');
  return {
    name,
    label: label === '' ? '' : showHidden(bracket + label),
    final: final === '' ? '' : showHidden(bracket + final),
    cells: trimEmpty(cells.map((cell) => passage(cell, marked))),
  };
}

function passage(runs: readonly Run[], marked: ReadonlySet<string>): Passage {
  let text = '';
  const marks: string[] = [];
  for (const run of runs) {
    if (run.note !== undefined && marked.has(run.note)) {
      text += '\0';
      marks.push(run.note);
    } else text += showHidden(run.text);
  }
  return { text, marks };
}

/** A row without the empty cells at its end: a table prints as many as its longest row has. */
export function trimEmpty(cells: readonly Passage[]): readonly Passage[] {
  const last = cells.findLastIndex(({ text }) => text !== '');
  return cells.slice(0, Math.max(1, last + 1));
}
