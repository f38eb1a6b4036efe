import type { Element, ElementContent, Root } from 'hast';
import { isElement } from '../model/sheet.ts';

/** A sheet without what can only be called up on a screen; the very same one where it holds nothing of the kind. */
export function withoutDetails(root: Root): Root {
  return holdsDetails(root) ? { ...root, children: kept(root.children) } : root;
}

function holdsDetails(node: Root | Element): boolean {
  return node.children.some(
    (child) => isElement(child) && (child.tagName === 'details' || holdsDetails(child)),
  );
}

function kept<Node extends ElementContent | Root['children'][number]>(
  nodes: readonly Node[],
): Node[] {
  return nodes
    .filter((node) => !isElement(node, 'details'))
    .map((node) => (isElement(node) ? { ...node, children: kept(node.children) } : node));
}
