import type { Element, Root } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';

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

function visitParagraphs(node: Root | Element, see: (paragraph: Element) => void): void {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'p' || /^h[1-4]$/.test(child.tagName)) see(child);
    else visitParagraphs(child, see);
  }
}
