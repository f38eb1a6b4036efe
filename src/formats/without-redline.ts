import type { Element, ElementContent, Root, RootContent } from 'hast';
import { classesOf, isElement } from '../model/sheet.ts';

/** The sheet as if all changes had been accepted: deletions gone, insertions plain text. */
export function withoutRedline(root: Root): Root {
  return { ...root, children: acceptedChildren(root.children) };
}

function accepted(element: Element): ElementContent[] {
  const classes = classesOf(element);
  if (element.tagName === 'del' || classes.includes('deleted') || classes.includes('dropped'))
    return [];
  const children = element.children.flatMap((node) => (isElement(node) ? accepted(node) : [node]));
  if (element.tagName === 'ins') return children;
  if (element.tagName === 'span' && classes.some((name) => SHOWN.has(name))) return children;
  return [{ ...element, children }];
}

const SHOWN: ReadonlySet<string> = new Set(['changed-emphasis', 'restored']);

function acceptedChildren(nodes: readonly RootContent[]): ElementContent[] {
  return nodes.flatMap((node) => {
    if (isElement(node)) return accepted(node);
    return node.type === 'text' ? [node] : [];
  });
}
