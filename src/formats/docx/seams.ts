import type { Element, Root, RootContent } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';
import { wholeKind } from './redline.ts';

/**
 * The paragraphs of a redline that one text ends where the other goes on, and whether that end was inserted (the text before goes on)
 * or deleted: `data-side` names with a `+` each side on which a paragraph goes on with the one above.
 */
export function seamsOf(root: Root): ReadonlyMap<Element, 'inserted' | 'deleted'> {
  const seams = new Map<Element, 'inserted' | 'deleted'>();
  const last = new Map<string, Element>();
  visitParagraphs(root, (paragraph) => {
    const sides = (attributeOf(paragraph, 'dataSide') ?? '').split(' ');
    for (const side of sides) {
      const [, name, letter, on] = /^(([ab])\d+)(\+?)$/.exec(side) ?? [];
      if (name === undefined) continue;
      const above = last.get(name);
      if (on === '+' && above) seams.set(above, letter === 'b' ? 'inserted' : 'deleted');
      last.set(name, paragraph);
    }
  });
  return seams;
}

/**
 * Blocks in which paragraphs that are wholly inserted or deleted, and are one paragraph of their text, are one: the end between
 * them stands in neither text, and no revision says that.
 */
export function withoutInnerEnds<T extends RootContent>(
  nodes: readonly T[],
): readonly (T | Element)[] {
  const blocks: (T | Element)[] = [];
  for (const node of nodes) {
    // Notes stand behind the paragraph that marks them and print elsewhere.
    const at = blocks.findLastIndex((block) => !isElement(block, 'aside'));
    const above = blocks[at];
    if (isElement(node) && isElement(above) && goesOnWhole(above, node))
      blocks[at] = { ...above, children: [...above.children, ...node.children] };
    else if (node.type !== 'text') blocks.push(node);
  }
  return blocks;
}

function goesOnWhole(above: Element, paragraph: Element): boolean {
  const kind = wholeKind(paragraph);
  const side = kind === 'inserted' ? /^a\d+\+$/ : /^b\d+\+$/;
  return (
    kind !== null &&
    kind === wholeKind(above) &&
    side.test(attributeOf(paragraph, 'dataSide') ?? '')
  );
}

function visitParagraphs(node: Root | Element, see: (paragraph: Element) => void): void {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'p' || /^h[1-4]$/.test(child.tagName)) see(child);
    else if (child.tagName !== 'aside') visitParagraphs(child, see);
  }
}
