import { ImageRun, type XmlComponent } from 'docx';
import type { Element } from 'hast';
import { attributeOf } from '../../model/sheet.ts';
import { type Ink, words } from './run.ts';
import type { Writing } from './writing.ts';

const TYPES: Readonly<Record<string, 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** The picture of a slot with its alternative text; a slot without a picture that Word can show prints that text in a box. */
export function picture(element: Element, ink: Ink, writing: Writing): XmlComponent {
  const slot = attributeOf(element, 'dataSlot') ?? '';
  const alt = attributeOf(element, 'alt') ?? '';
  const logo = Object.hasOwn(writing.logos, slot) ? writing.logos[slot] : undefined;
  const type = logo && TYPES[logo.mime];
  if (!logo || !type)
    return words(alt === '' ? slot : alt, { ...ink, named: 'EmptySlot' }, writing);
  writing.counters.picture += 1;
  return new ImageRun({
    type,
    data: logo.bytes,
    transformation: { width: pixels(logo.width), height: pixels(logo.height) },
    altText: { id: String(writing.counters.picture), name: slot, description: alt },
  });
}

function pixels(millimetres: number): number {
  return (millimetres * 96) / 25.4;
}
