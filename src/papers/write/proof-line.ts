import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import type { Passage } from './proof-expected.ts';

/** One paragraph or cell of a sheet as it is read without its insertions (`before`) and without its deletions (`after`). */
export interface ReadLine {
  readonly before: Passage;
  readonly after: Passage;
  readonly label: { readonly before: string; readonly after: string };
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
  readonly text: { before: string; after: string };
  readonly marks: { readonly before: string[]; readonly after: string[] };
  readonly label: { before: string; after: string };
  readonly kept: { text: string; label: string };
  readonly remarks: boolean;
  head: string | null;
  inserted: boolean;
  deleted: boolean;
  nested: boolean;
  noteKey: NoteKey | null;
}

interface Under {
  readonly op: 'ins' | 'del' | null;
  readonly label: boolean;
}

/** Reads a paragraph, or a cell with what it holds. */
export function readLine(element: Element): ReadLine {
  const writer: Writer = {
    text: { before: '', after: '' },
    marks: { before: [], after: [] },
    label: { before: '', after: '' },
    kept: { text: '', label: '' },
    remarks: classesOf(element).some((name) => name === 'moved' || name === 'rewording'),
    head: null,
    inserted: false,
    deleted: false,
    nested: false,
    noteKey: null,
  };
  for (const child of element.children) read(child, { op: null, label: false }, writer);
  const { text, marks, label, kept, head, inserted, deleted, nested, noteKey } = writer;
  return {
    before: { text: text.before, marks: marks.before },
    after: { text: text.after, marks: marks.after },
    label,
    kept,
    head,
    changed: inserted || deleted,
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
      before: under.op === 'ins' ? before : key,
      after: under.op === 'del' ? after : key,
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
  if (element.tagName === 'ins' || element.tagName === 'del') {
    if (element.tagName === 'ins') writer.inserted = true;
    else writer.deleted = true;
    if (under.op !== null && under.op !== element.tagName) writer.nested = true;
    return { ...under, op: element.tagName };
  }
  return classesOf(element).includes('label') ? { ...under, label: true } : under;
}

function put(text: string, { op, label }: Under, writer: Writer): void {
  const into = label ? writer.label : writer.text;
  if (op === null) writer.kept[label ? 'label' : 'text'] += text;
  if (op !== 'ins') into.before += text;
  if (op !== 'del') into.after += text;
}

function putMark(key: string, under: Under, { text, marks }: Writer): void {
  if (under.op !== 'ins') {
    text.before += '\0';
    marks.before.push(key);
  }
  if (under.op !== 'del') {
    text.after += '\0';
    marks.after.push(key);
  }
}
