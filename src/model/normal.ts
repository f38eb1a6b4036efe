import { ID } from './id.ts';
import { type Label, readLabel } from './label.ts';
import { normalRuns } from './normal-runs.ts';
import { normalTables } from './normal-table.ts';
import { type Attributes, type Comment, NO_ATTRIBUTES, type Paragraph } from './paragraph.ts';
import type { Run } from './run.ts';
import type { Text } from './text.ts';

type IsNote = (name: string) => boolean;

/**
 * The normal form of a text: what `read(write(x)) = x` holds for, and what every reader of Markdown gives.
 * - Contents are in the normal form of `normalRuns`; a note mark has a note in the same text.
 * - A label reads back from its own text, in its first reading (neighbours decide later, in the outline); what does not is
 *   strong text instead. `bracket` stands only before a label, else the `[` is part of the text.
 * - Ids match `ID`; classes and keys can be written, each class once, values hold no line break. A note has its name as id.
 * - A comment has content or attributes, and no empty paragraph. A row with comments has an id of its own in its table, else
 *   its comments are the table's; a comment of a table, or of a note behind it, that opens with a link to one of its rows is
 *   that row's.
 * - Rows stand behind a table start, as many cells as columns; a row that spans has one cell, and more columns than one;
 *   at most the first row is a head, and a head that prints nothing is none. A table without rows is a plain paragraph.
 * - A plain paragraph says something, or has an id, attributes or a comment.
 * The front matter is not touched; with `source: null` its `values` are empty. Linear in the size.
 */
export function normalText(text: Text): Text {
  const names = new Set<string>();
  for (const paragraph of text.paragraphs) if (paragraph.kind === 'note') names.add(paragraph.name);
  const isNote: IsNote = (name) => names.has(name);
  const paragraphs = text.paragraphs.map((paragraph) => normalParagraph(paragraph, isNote));
  return { front: text.front, paragraphs: normalTables(paragraphs).filter(saysSomething) };
}

function normalParagraph(paragraph: Paragraph, isNote: IsNote): Paragraph {
  const block = {
    id: paragraph.id !== null && ID.test(paragraph.id) ? paragraph.id : null,
    attributes: normalAttributes(paragraph.attributes),
    comments: paragraph.comments
      .map((comment) => normalComment(comment, isNote))
      .filter(hasComment),
    place: paragraph.place,
  };
  switch (paragraph.kind) {
    case 'heading':
      return { ...paragraph, ...block, ...normalLabelled(paragraph, paragraph.content, isNote) };
    case 'plain':
      return { ...paragraph, ...block, ...normalLabelled(paragraph, paragraph.content, isNote) };
    case 'row': {
      const { content, ...head } = normalLabelled(paragraph, paragraph.cells[0] ?? [], isNote);
      const others = paragraph.cells.slice(1).map((cell) => normalRuns(cell, isNote));
      return { ...paragraph, ...block, ...head, cells: [content, ...others] };
    }
    case 'note':
      return {
        ...paragraph,
        ...block,
        id: paragraph.name,
        content: normalRuns(paragraph.content, isNote),
      };
    default:
      return { ...paragraph, ...block };
  }
}

interface Labelled {
  readonly bracket: boolean;
  readonly label: Label | null;
  readonly content: readonly Run[];
}

function normalLabelled(
  { bracket, label }: Pick<Labelled, 'bracket' | 'label'>,
  content: readonly Run[],
  isNote: IsNote,
): Labelled {
  const first = label ? readLabel(label.text)[0] : undefined;
  if (first) return { bracket, label: first, content: normalRuns(content, isNote) };
  const typed: Run[] = label ? [{ text: label.text, strong: true }, { text: ' ' }] : [];
  const opening: Run[] = bracket ? [{ text: '[' }] : [];
  return {
    bracket: false,
    label: null,
    content: normalRuns([...opening, ...typed, ...content], isNote),
  };
}

function normalComment({ content, attributes }: Comment, isNote: IsNote): Comment {
  const paragraphs = content.map((runs) => normalRuns(runs, isNote));
  return {
    content: paragraphs.filter((runs) => runs.length > 0),
    attributes: normalAttributes(attributes),
  };
}

function hasComment({ content, attributes }: Comment): boolean {
  return content.length > 0 || hasAttributes(attributes);
}

function hasAttributes({ classes, values }: Attributes): boolean {
  return classes.length > 0 || Object.keys(values).length > 0;
}

function saysSomething(paragraph: Paragraph): boolean {
  if (paragraph.kind !== 'plain') return true;
  const { id, label, content, attributes, comments } = paragraph;
  const says = id !== null || label !== null || content.length > 0;
  return says || comments.length > 0 || hasAttributes(attributes);
}

const CLASS = /^[a-z-]+$/;
const KEY = /^[a-z][a-z0-9-]*$/;

function normalAttributes({ classes, values }: Attributes): Attributes {
  const named = [...new Set(classes)].filter((name) => CLASS.test(name));
  const kept = Object.entries(values).filter(([key]) => KEY.test(key));
  if (named.length === 0 && kept.length === 0) return NO_ATTRIBUTES;
  const oneLine = kept.map(([key, value]) => [
    key,
    value.replace(/[\u0000-\u001F]+/g, ' ').replace(/\p{Surrogate}/gu, '\uFFFD'),
  ]);
  return { classes: named, values: Object.fromEntries(oneLine) };
}
