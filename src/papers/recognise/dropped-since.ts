import type { Element, ElementContent, Root, RootContent } from 'hast';
import type { Message } from '../../model/message.ts';
import { classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';

/**
 * A sheet without the words that are underlined twice and struck twice: in papers that tell what changed since a stage those stood
 * at that stage alone, and are part of neither text. Paragraphs and rows that held nothing else go with them. Told in one message.
 */
export function withoutDropped(sheet: Sheet, messages: Message[]): Sheet {
  if (!sheet.root.children.some((child) => isElement(child) && holdsDropped(child))) return sheet;
  const dropped: Element[] = [];
  const children = sheet.root.children.flatMap((node): RootContent[] =>
    node.type === 'element' ? without(node, dropped) : [node],
  );
  const root: Root = { ...sheet.root, children };
  messages.push(told(dropped));
  return { root };
}

const TWICE: ReadonlySet<string> = new Set(['u', 's']);

function isTwice(element: Element): boolean {
  return TWICE.has(element.tagName) && classesOf(element).includes('double');
}

/** Whether an element is one of two lines, below and through its words, with the other right inside it. */
function isDropped(element: Element): boolean {
  const [only] = element.children;
  if (!isTwice(element) || element.children.length !== 1 || !isElement(only)) return false;
  return isTwice(only) && only.tagName !== element.tagName;
}

function holdsDropped(element: Element): boolean {
  return (
    isDropped(element) || element.children.some((child) => isElement(child) && holdsDropped(child))
  );
}

const WHOLE: ReadonlySet<string> = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'tr', 'aside']);

function without(element: Element, dropped: Element[]): Element[] {
  if (isDropped(element)) {
    dropped.push(element);
    return [];
  }
  if (!element.children.some((child) => isElement(child) && holdsDropped(child))) return [element];
  const children = element.children.flatMap((child): ElementContent[] =>
    child.type === 'element' ? without(child, dropped) : [child],
  );
  const left: Element = { ...element, children };
  return WHOLE.has(element.tagName) && textOf(left).trim() === '' ? emptied(left) : [left];
}

// A cell keeps a paragraph, so that its table keeps its columns.
function emptied(element: Element): Element[] {
  return element.tagName === 'tr' ? [] : [{ ...element, children: [] }];
}

function told(dropped: readonly Element[]): Message {
  const [first] = dropped;
  const many = dropped.length === 1 ? '' : ` and ${dropped.length - 1} more`;
  const words = first ? textOf(first).slice(0, 80) : '';
  const text = `found “${words}”${many} underlined twice and struck twice, as words that an earlier stage alone had; they are part of neither text`;
  const start = first?.position?.start;
  const place = start ? { line: start.line, column: start.column } : null;
  return { severity: 'info', rule: 'dropped-since', text, place };
}
