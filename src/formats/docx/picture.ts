import { ImageRun, type XmlComponent } from 'docx';
import type { Element } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';
import { type Ink, words } from './run.ts';
import type { Writing } from './writing.ts';

const TYPES: Readonly<Record<string, 'png' | 'jpg' | 'gif'>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
};

/** A slot that stands alone in its paragraph and has no picture that Word can show: what it says, and its size in millimetres. */
export interface EmptySlot {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

/** The empty slot that a paragraph is made of; null for any other paragraph, and where the style names no size. */
export function emptySlot(paragraph: Element, writing: Writing): EmptySlot | null {
  const [only, ...more] = paragraph.children;
  if (!isElement(only, 'img') || more.length > 0) return null;
  const slot = attributeOf(only, 'dataSlot') ?? '';
  const { logos } = writing.style;
  const size = Object.hasOwn(logos, slot) ? logos[slot] : undefined;
  if (!size || logoOf(slot, writing)) return null;
  return { text: attributeOf(only, 'alt') ?? slot, width: size.width, height: size.height };
}

/** The picture of a slot with its alternative text; a slot without a picture that Word can show prints that text in a box. */
export function picture(element: Element, ink: Ink, writing: Writing): XmlComponent {
  const slot = attributeOf(element, 'dataSlot') ?? '';
  const alt = attributeOf(element, 'alt') ?? '';
  const logo = logoOf(slot, writing);
  if (!logo) return words(alt === '' ? slot : alt, { ...ink, named: 'EmptySlot' }, writing);
  writing.counters.picture += 1;
  return new ImageRun({
    type: logo.type,
    data: logo.bytes,
    transformation: { width: pixels(logo.width), height: pixels(logo.height) },
    altText: { id: String(writing.counters.picture), name: slot, description: alt },
  });
}

function logoOf(slot: string, { logos }: Writing) {
  const logo = Object.hasOwn(logos, slot) ? logos[slot] : undefined;
  const type = logo && TYPES[logo.mime];
  return logo && type ? { ...logo, type } : null;
}

function pixels(millimetres: number): number {
  return (millimetres * 96) / 25.4;
}
