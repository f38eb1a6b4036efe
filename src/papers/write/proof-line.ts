import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import type { Passage } from './proof-expected.ts';

/**
 * One paragraph or cell of a sheet as it is read without its insertions (`before`), without its deletions (`after`), and without what
 * came since a stage and with what went (`stage`).
 */
export interface ReadLine {
  readonly before: Passage;
  readonly after: Passage;
  readonly stage: Passage;
  readonly label: { readonly before: string; readonly after: string; readonly stage: string };
  /** Of the stage, what is struck: words and label that stand in it and not in the text after. */
  readonly gone: { readonly text: string; readonly label: string };
  /** Whether anything in it is marked as changed since a stage. */
  readonly since: boolean;
  /** Words and label outside all insertions and deletions, marks of notes left out. */
  readonly kept: { readonly text: string; readonly label: string };
  /** The name of a column that stands before its cell, null where there is none. */
  readonly head: string | null;
  /** Whether anything in it is marked as a change; `inserted` and `deleted` say as what. */
  readonly changed: boolean;
  readonly inserted: boolean;
  readonly deleted: boolean;
  /** Whether an insertion stands in a deletion or the other way round. */
  readonly nested: boolean;
  /** For a note in a row of a table: the number that stands before it as its label, or the old and the new one. */
  readonly noteKey: NoteKey | null;
}

/** The key of a note on each side, null where its number is not that side's. */
export interface NoteKey {
  readonly before: string | null;
  readonly after: string | null;
}

interface Writer {
  readonly text: { before: string; after: string; stage: string };
  readonly marks: { readonly before: string[]; readonly after: string[]; readonly stage: string[] };
  readonly label: { before: string; after: string; stage: string };
  readonly gone: { text: string; label: string };
  readonly kept: { text: string; label: string };
  readonly remarks: boolean;
  head: string | null;
  inserted: boolean;
  deleted: boolean;
  nested: boolean;
  since: boolean;
  noteKey: NoteKey | null;
}

interface Under {
  /** `dropped`: a stage alone had it. */
  readonly op: 'ins' | 'del' | 'dropped' | null;
  /** Whether that came to be since the stage; of what is kept, that the stage had struck it. */
  readonly since: boolean;
  readonly label: boolean;
}

function isBefore({ op }: Under): boolean {
  return op !== 'ins' && op !== 'dropped';
}

function isAfter({ op }: Under): boolean {
  return op !== 'del' && op !== 'dropped';
}

function isStage({ op, since }: Under): boolean {
  return op === 'dropped' || (op === 'del' ? since : !since);
}

/** Reads a paragraph, or a cell with what it holds. */
export function readLine(element: Element): ReadLine {
  const writer: Writer = {
    text: { before: '', after: '', stage: '' },
    marks: { before: [], after: [], stage: [] },
    label: { before: '', after: '', stage: '' },
    gone: { text: '', label: '' },
    kept: { text: '', label: '' },
    remarks: classesOf(element).some((name) => name === 'moved' || name === 'rewording'),
    head: null,
    inserted: false,
    deleted: false,
    nested: false,
    since: false,
    noteKey: null,
  };
  for (const child of element.children)
    read(child, { op: null, since: false, label: false }, writer);
  const { text, marks, label, gone, kept, head, inserted, deleted, nested, since, noteKey } =
    writer;
  return {
    before: { text: text.before, marks: marks.before },
    after: { text: text.after, marks: marks.after },
    stage: { text: text.stage, marks: marks.stage },
    label,
    gone,
    since,
    kept,
    head,
    changed: inserted || deleted || since,
    inserted,
    deleted,
    nested,
    noteKey,
  };
}

function read(node: ElementContent, under: Under, writer: Writer): void {
  if (node.type === 'text') put(node.value, under, writer);
  if (!isElement(node)) return;
  const classes = classesOf(node);
  if (node.tagName === 'br') put('\n', under, writer);
  else if (node.tagName === 'a' && classes.includes('note')) {
    checkWhole(node, writer);
    putMark(`${attributeOf(node, 'href') ?? ''} ${textOf(node)}`, under, writer);
  } else if (classes.includes('mark')) readNumber(node, under, writer);
  else if (classes.includes('column-head') && under.op === null) {
    checkWhole(node, writer);
    writer.head = (writer.head ?? '') + textOf(node);
  } else if (!(classes.includes('moved-note') && writer.remarks)) {
    const inner = underElement(node, under, writer);
    for (const child of node.children) read(child, inner, writer);
  }
}

function readNumber(node: Element, under: Under, writer: Writer): void {
  checkWhole(node, writer);
  const key = `row-${textOf(node)}`;
  if (under.label) {
    const { before = null, after = null } = writer.noteKey ?? {};
    writer.noteKey = {
      before: isBefore(under) ? key : before,
      after: isAfter(under) ? key : after,
    };
  } else putMark(`${key} ${textOf(node)}`, under, writer);
}

// A mark is inserted or deleted as a whole.
function checkWhole(mark: Element, writer: Writer): void {
  const changed = (node: ElementContent): boolean =>
    isElement(node) && (/^(?:ins|del)$/.test(node.tagName) || node.children.some(changed));
  if (mark.children.some(changed)) writer.nested = true;
}

function underElement(element: Element, under: Under, writer: Writer): Under {
  const classes = classesOf(element);
  if (element.tagName === 'ins' || element.tagName === 'del') {
    const op =
      element.tagName === 'del' && classes.includes('dropped') ? 'dropped' : element.tagName;
    const since = op !== 'dropped' && classes.includes('since');
    if (op === 'ins') writer.inserted = true;
    else if (op === 'del') writer.deleted = true;
    if (since || op === 'dropped') writer.since = true;
    if ((under.op !== null || under.since) && (under.op !== op || under.since !== since))
      writer.nested = true;
    return { ...under, op, since };
  }
  if (classes.includes('changed-emphasis') && classes.includes('since')) writer.since = true;
  if (classes.includes('restored')) {
    writer.since = true;
    if (under.op !== null) writer.nested = true;
    return { ...under, since: true };
  }
  return classes.includes('label') ? { ...under, label: true } : under;
}

function put(text: string, under: Under, writer: Writer): void {
  const part = under.label ? 'label' : 'text';
  const into = writer[part];
  if (under.op === null) writer.kept[part] += text;
  if (isBefore(under)) into.before += text;
  if (isAfter(under)) into.after += text;
  if (isStage(under)) into.stage += text;
  if (isStage(under) && !isAfter(under)) writer.gone[part] += text;
}

function putMark(key: string, under: Under, { text, marks, gone }: Writer): void {
  if (isBefore(under)) {
    text.before += '\0';
    marks.before.push(key);
  }
  if (isAfter(under)) {
    text.after += '\0';
    marks.after.push(key);
  }
  if (isStage(under)) {
    text.stage += '\0';
    marks.stage.push(key);
  }
  if (isStage(under) && !isAfter(under)) gone.text += '\0';
}
