import type { Element, ElementContent, RootContent } from 'hast';
import type { Message } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { rejoined } from './tracked-marks.ts';

/**
 * A sheet read from a Word file whose tracked changes are a redline: insertions stand in `ins` and deletions in `del` alone, also those
 * of paragraph marks, rows, cells, numbers and of strike. What goes out of `del` gives all changes accepted, out of `ins` all rejected,
 * to the character. What was inserted and deleted again is in a `span.void`.
 */
export function withTrackedRedline(sheet: Sheet, messages: Message[]): Sheet {
  const children = blocks(sheet.root.children, { mark: null, messages });
  return { root: { ...sheet.root, children } };
}

type Mark = 'ins' | 'del';

/** What stands around: the revision of a row or cell. */
interface Around {
  readonly mark: Mark | null;
  readonly messages: Message[];
}

const PARAGRAPH = /^(?:p|h[1-4])$/;

function blocks(nodes: readonly RootContent[], around: Around): ElementContent[] {
  const done: ElementContent[] = [];
  let group: Element[] = [];
  const flush = (): void => {
    for (const paragraph of rejoined(group)) done.push(paragraph);
    group = [];
  };
  const behind: ElementContent[] = [];
  for (const node of nodes) {
    if (!isElement(node)) {
      if (node.type === 'text') done.push(node);
    } else if (PARAGRAPH.test(node.tagName)) {
      group.push(paragraph(node, around));
      if (attributeOf(node, 'dataMark') !== undefined) continue;
      flush();
      done.push(...behind.splice(0));
    } else if (node.tagName === 'aside') {
      (group.length > 0 ? behind : done).push(block(node, around));
    } else {
      flush();
      done.push(...behind.splice(0), block(node, around));
    }
  }
  flush();
  done.push(...behind);
  return done;
}

function block(element: Element, around: Around): Element {
  const mark = markOf(element) ?? around.mark;
  return { ...element, children: blocks(element.children, { ...around, mark }) };
}

function markOf(element: Element): Mark | null {
  const mark = attributeOf(element, 'dataMark');
  if (mark === 'inserted') return 'ins';
  return mark === 'deleted' ? 'del' : null;
}

function paragraph(element: Element, { mark, messages }: Around): Element {
  const inside: Inside = { mark: null, messages, line: element.position?.start.line ?? 1 };
  const children = element.children.flatMap((child) => inline(child, inside));
  return mark === null
    ? { ...element, children }
    : { ...element, children: wrapped(children, mark) };
}

// Words that have a mark keep it; those of a deleted row that somebody inserted are in neither text.
function wrapped(nodes: readonly ElementContent[], mark: Mark): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (!isElement(node, 'ins') && !isElement(node, 'del')) return made(mark, [node]);
    return node.tagName === mark ? node : mark === 'del' ? voided(node.children) : node;
  });
}

interface Inside {
  readonly mark: Mark | null;
  readonly messages: Message[];
  readonly line: number;
}

function inline(node: ElementContent, inside: Inside): ElementContent[] {
  if (!isElement(node)) return [node];
  const { tagName } = node;
  if (tagName === 'ins' || tagName === 'del') {
    if (inside.mark !== null && inside.mark !== tagName) return [voided(node.children)];
    return [{ ...node, children: within(node, { ...inside, mark: tagName }) }];
  }
  const classes = classesOf(node);
  if (classes.includes('label')) return label(node);
  if (classes.includes('format-change')) return formatted(node, inside);
  if (tagName === 's' && inside.mark === 'ins') {
    sayStruck(node, inside);
    return [voided(node.children)];
  }
  return [{ ...node, children: within(node, inside) }];
}

function within(node: Element, inside: Inside): ElementContent[] {
  return node.children.flatMap((child) => inline(child, inside));
}

function sayStruck(node: Element, { messages, line }: Inside): void {
  const text = `found “${textOf(node).slice(0, 80)}” inserted with strike, expected words that are inserted or struck; they are in no text`;
  const place = { line, column: node.position?.start.column ?? 1 };
  messages.push({ severity: 'warning', rule: 'inserted-struck', text, place });
}

// Whoever strikes words while changes are tracked deletes them; one that underlines them changes their looks.
function formatted(node: Element, inside: Inside): ElementContent[] {
  const was = (attributeOf(node, 'dataWas') ?? '').split(' ');
  const struck = was.includes('strike') || was.includes('double-strike');
  return within(node, inside).flatMap((child) => looked(child, struck, was.includes('underline')));
}

function looked(node: ElementContent, struck: boolean, underlined: boolean): ElementContent[] {
  if (!isElement(node)) return [node];
  const children = node.children.flatMap((child) => looked(child, struck, underlined));
  if (node.tagName === 's' && !struck) return [made('del', children)];
  if (node.tagName === 'u' && !underlined) return children;
  return [{ ...node, children }];
}

// The number that Word counts differs between the two texts where paragraphs come or go before it.
function label(node: Element): ElementContent[] {
  const shown = textOf(node);
  const rejected = attributeOf(node, 'dataRejected') ?? shown;
  const accepted = attributeOf(node, 'dataAccepted') ?? shown;
  if (rejected === accepted) return rejected === '' ? [] : [numbered(node, rejected)];
  return [
    ...(rejected === '' ? [] : [made('del', [numbered(node, rejected)])]),
    ...(accepted === '' ? [] : [made('ins', [numbered(node, accepted)])]),
  ];
}

function numbered(node: Element, text: string): Element {
  return {
    ...node,
    properties: { className: ['label'] },
    children: [{ type: 'text', value: text }],
  };
}

function made(tagName: Mark, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties: {}, children };
}

function voided(children: readonly ElementContent[]): Element {
  const value = children
    .map((child) => (isElement(child) ? textOf(child) : 'value' in child ? child.value : ''))
    .join('');
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['void'] },
    children: [{ type: 'text', value }],
  };
}
