import type { Element } from 'hast';
import { attributeOf } from '../../model/sheet.ts';
import type { HtmlOptions } from './write.ts';

/** The picture of a slot as part of the page; a slot without a picture prints its alternative text in a box. */
export function slot(element: Element, { logos, style }: HtmlOptions): Element {
  const name = attributeOf(element, 'dataSlot') ?? '';
  const alt = attributeOf(element, 'alt') ?? '';
  const logo = Object.hasOwn(logos, name) ? logos[name] : undefined;
  if (!logo) {
    const text = alt === '' ? name : alt;
    const size = Object.hasOwn(style.logos, name) ? style.logos[name] : undefined;
    const properties = {
      className: ['slot'],
      role: 'img',
      ariaLabel: text,
      ...(size && { style: `width:${size.width}mm;min-height:${size.height}mm` }),
    };
    return {
      type: 'element',
      tagName: 'span',
      properties,
      children: [{ type: 'text', value: text }],
    };
  }
  const data = Buffer.from(logo.bytes).toString('base64');
  const properties = {
    src: `data:${logo.mime};base64,${data}`,
    alt,
    style: `width:${logo.width}mm;height:${logo.height}mm`,
  };
  return { type: 'element', tagName: 'img', properties, children: [] };
}
