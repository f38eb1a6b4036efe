import type { Element, ElementContent } from 'hast';
import { classesOf, isElement } from '../../model/sheet.ts';

/** Whether a change would run into the one in front of it, with nothing between them that parts words. */
export function standsApart(node: ElementContent | undefined): boolean {
  return isElement(node) && classesOf(node).includes('apart');
}

/**
 * A change whose last letter leaves a gap behind it, as room between letters and no character: the words stay what they are.
 * Letters that are joined in writing are left together.
 */
export function withGap(element: Element): Element {
  const last = element.children.at(-1);
  const before = element.children.slice(0, -1);
  if (last?.type === 'element') return { ...element, children: [...before, withGap(last)] };
  const text = last?.type === 'text' ? last.value : '';
  const letter = /\P{M}\p{M}{0,9}$/u.exec(text)?.[0] ?? '';
  if (letter === '' || JOINED.test(letter)) return element;
  const gap: Element = {
    type: 'element',
    tagName: 'span',
    properties: { className: ['gap'] },
    children: [{ type: 'text', value: letter }],
  };
  const words = text.slice(0, text.length - letter.length);
  const head: ElementContent[] = words === '' ? [] : [{ type: 'text', value: words }];
  return { ...element, children: [...before, ...head, gap] };
}

const JOINED = /[\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}]/u;
