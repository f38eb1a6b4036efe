import type { Element, ElementContent } from 'hast';
import { classesOf, isElement } from '../../../model/sheet.ts';

const MARKS = new Set(['strong', 'em', 'u', 's', 'sup', 'sub']);

/** The element and class for each word of `data-was`, outermost first. */
const ELEMENTS: readonly (readonly [word: string, tagName: string, kind?: string])[] = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['underline', 'u'],
  ['strike', 's'],
  ['double-strike', 's', 'double'],
  ['superscript', 'sup'],
  ['subscript', 'sub'],
];

/** The nodes under the marks that they had before a tracked format change: `was` holds the words of `data-was`. */
export function formerMarks(nodes: readonly ElementContent[], was: string): ElementContent[] {
  const all = was.split(' ');
  // Struck through twice prints as that alone.
  const words = all.includes('double-strike') ? all.filter((word) => word !== 'strike') : all;
  const bare = nodes.flatMap(withoutMarks);
  if (bare.length === 0) return bare;
  return ELEMENTS.filter(([word]) => words.includes(word)).reduceRight<ElementContent[]>(
    (inner, [, tagName, kind]) => {
      const properties = kind === undefined ? {} : { className: [kind] };
      return [{ type: 'element', tagName, properties, children: inner }];
    },
    bare,
  );
}

// The raised number of a note is no mark of its run.
function withoutMarks(node: ElementContent): ElementContent[] {
  if (!isElement(node) || (node.tagName === 'a' && classesOf(node).includes('note'))) return [node];
  const children: ElementContent[] = node.children.flatMap(withoutMarks);
  if (MARKS.has(node.tagName)) return children;
  const element: Element = { ...node, children };
  return [element];
}
