import type { Element, ElementContent, Root, RootContent } from 'hast';
import { classesOf, isElement, type Sheet, textOf } from '../model/sheet.ts';

/** The signs that open and close each kind of change. */
export interface TextMarks {
  readonly inserted: readonly [open: string, close: string];
  readonly deleted: readonly [open: string, close: string];
  /** Words that stay and whose emphasis alone changes. */
  readonly emphasis: readonly [open: string, close: string];
  /** What changed since a stage: inserted and deleted since, what it alone had, and what it had struck and is kept. */
  readonly insertedSince: readonly [open: string, close: string];
  readonly deletedSince: readonly [open: string, close: string];
  readonly dropped: readonly [open: string, close: string];
  readonly restored: readonly [open: string, close: string];
}

/**
 * The marks for the changes of a sheet: `[+inserted+] [-deleted-] [~emphasised otherwise~]`. Words that themselves hold such a
 * sign could be taken for a change, so the brackets of all marks are then doubled, or taken as often as it needs, until no word of
 * the sheet holds them (as a fence of Markdown is made longer than what stands in it). No word is ever escaped.
 */
export function textMarks(root: Root): TextMarks {
  const count = 1 + Math.max(longestSign(textOf(root)), longestSign(withoutNotes(root)));
  const [open, close] = ['['.repeat(count), ']'.repeat(count)];
  return {
    inserted: [`${open}+`, `+${close}`],
    deleted: [`${open}-`, `-${close}`],
    emphasis: [`${open}~`, `~${close}`],
    insertedSince: [`${open}++`, `++${close}`],
    deletedSince: [`${open}--`, `--${close}`],
    dropped: [`${open}/`, `/${close}`],
    restored: [`${open}=`, `=${close}`],
  };
}

const SIGNS = new Set(['+', '-', '~', '/', '=']);

// How many brackets stand at most next to a sign of a mark, on the side on which a mark has them.
function longestSign(text: string): number {
  let longest = 0;
  let opening = 0;
  let closing = 0;
  let behindSign = false;
  for (const character of text) {
    const sign = SIGNS.has(character);
    if (sign) longest = Math.max(longest, opening);
    opening = character === '[' ? opening + 1 : 0;
    closing = character === ']' && (behindSign || closing > 0) ? closing + 1 : 0;
    longest = Math.max(longest, closing);
    behindSign = sign;
  }
  return longest;
}

// In Word the number of a footnote is no text, so that what stands before and behind it is next to each other.
function withoutNotes(node: Root | Element): string {
  let text = '';
  for (const child of node.children) {
    if (child.type === 'text') text += child.value;
    else if (isElement(child) && !(child.tagName === 'a' && classesOf(child).includes('note')))
      text += withoutNotes(child);
  }
  return text;
}

/**
 * A sheet whose changes also stand between text marks, labels, whole paragraphs and changes of emphasis included, for those
 * who cannot see underline and strike and for systems that keep words alone. `words` are those of the language:
 * `textMarks` and `textMarksEmphasis` (with `{inserted}`, `{deleted}`, `{emphasis}`) explain the marks behind the legend above the first change, else right above it.
 */
export function withTextMarks(sheet: Sheet, words: Readonly<Record<string, string>>): Sheet {
  const marks = textMarks(sheet.root);
  const marked = sheet.root.children.map((node) => markedNode(node, marks));
  const root: Root = { ...sheet.root, children: marked };
  const first = firstChanged(root);
  const legend = legendOf(sheet.root, marks, words);
  if (!first || !legend) return { root };
  const above = legendAbove(root, first);
  const placed = (node: Element): Element[] => (above ? [node, legend] : [legend, node]);
  const children = root.children.flatMap((node) => put(node, above ?? first, placed));
  return { root: { ...root, children } };
}

function markedNode<Node extends RootContent>(node: Node, marks: TextMarks): Node {
  if (!isElement(node)) return node;
  const children = node.children.map((child) => markedNode(child, marks));
  const pair = marksOf(node, marks);
  const inner = pair && textOf(node) !== '' ? between(children, pair) : children;
  return { ...node, children: inner };
}

function marksOf(element: Element, marks: TextMarks): readonly [string, string] | null {
  const since = classesOf(element).includes('since');
  if (element.tagName === 'ins') return since ? marks.insertedSince : marks.inserted;
  if (isDropped(element)) return marks.dropped;
  if (element.tagName === 'del') return since ? marks.deletedSince : marks.deleted;
  if (isRestored(element)) return marks.restored;
  return isChangedEmphasis(element) ? marks.emphasis : null;
}

function isDropped(element: Element): boolean {
  return element.tagName === 'del' && classesOf(element).includes('dropped');
}

function isRestored(element: Element): boolean {
  return element.tagName === 'span' && classesOf(element).includes('restored');
}

function isSince(element: Element): boolean {
  return isDropped(element) || isRestored(element) || classesOf(element).includes('since');
}

function isChangedEmphasis(element: Element): boolean {
  return element.tagName === 'span' && classesOf(element).includes('changed-emphasis');
}

// A label is the first thing in its paragraph and has a column of its own: the marks of its change stand in it.
function between(
  children: readonly ElementContent[],
  [open, close]: readonly [string, string],
): ElementContent[] {
  const opened = atEdge(children, 0, (inner) => [{ type: 'text', value: open }, ...inner]);
  return atEdge(opened, -1, (inner) => [...inner, { type: 'text', value: close }]);
}

function atEdge(
  children: readonly ElementContent[],
  edge: 0 | -1,
  put: (children: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  const outer = children.at(edge);
  if (!isElement(outer) || !classesOf(outer).includes('label')) return put(children);
  const label: Element = { ...outer, children: put(outer.children) };
  return edge === 0 ? [label, ...children.slice(1)] : [...children.slice(0, -1), label];
}

function legendOf(
  root: Root,
  marks: TextMarks,
  words: Readonly<Record<string, string>>,
): Element | null {
  const { inserted, deleted, emphasis, insertedSince, deletedSince } = marks;
  const sentences = [
    words.textMarks,
    holds(root, isChangedEmphasis) ? words.textMarksEmphasis : undefined,
    holds(root, isSince) ? words.textMarksSince : undefined,
  ];
  const text = sentences
    .filter((sentence) => sentence !== undefined)
    .join(' ')
    .replaceAll('{inserted}', inserted.join(' … '))
    .replaceAll('{deleted}', deleted.join(' … '))
    .replaceAll('{emphasis}', emphasis.join(' … '))
    .replaceAll('{insertedSince}', insertedSince.join(' … '))
    .replaceAll('{deletedSince}', deletedSince.join(' … '))
    .replaceAll('{dropped}', marks.dropped.join(' … '))
    .replaceAll('{restored}', marks.restored.join(' … '));
  if (text === '') return null;
  const properties = { className: ['legend'] };
  return { type: 'element', tagName: 'p', properties, children: [{ type: 'text', value: text }] };
}

function holds(node: Root | Element, wanted: (element: Element) => boolean): boolean {
  return node.children.some((child) => isElement(child) && (wanted(child) || holds(child, wanted)));
}

const AROUND = new Set(['article', 'section', 'div']);

/** The first block of a section that holds a change. */
function firstChanged(node: Root | Element): Element | null {
  for (const child of node.children) {
    if (!isElement(child) || !holdsChange(child)) continue;
    return AROUND.has(child.tagName) ? firstChanged(child) : child;
  }
  return null;
}

function holdsChange(element: Element): boolean {
  return (
    element.tagName === 'ins' ||
    element.tagName === 'del' ||
    isChangedEmphasis(element) ||
    isRestored(element) ||
    element.children.some((child) => isElement(child) && holdsChange(child))
  );
}

/** The legend nearest above a block in its section; behind it others would not be taken for words of the text. */
function legendAbove(node: Root | Element, block: Element): Element | null {
  const at = node.children.findIndex((child) => isElement(child) && child === block);
  const above = node.children.slice(0, Math.max(at, 0)).filter((child) => isElement(child, 'p'));
  if (at !== -1) return above.findLast((child) => classesOf(child).includes('legend')) ?? null;
  for (const child of node.children) {
    const found = isElement(child) && AROUND.has(child.tagName) ? legendAbove(child, block) : null;
    if (found) return found;
  }
  return null;
}

function put<Node extends RootContent>(
  node: Node,
  block: Element,
  placed: (node: Element) => Element[],
): (Node | Element)[] {
  if (isElement(node) && node === block) return placed(node);
  if (!isElement(node) || !AROUND.has(node.tagName)) return [node];
  const children = node.children.flatMap((child) => put(child, block, placed));
  return [{ ...node, children }];
}
