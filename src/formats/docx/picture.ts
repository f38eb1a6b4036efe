import type { Element } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';
import type { LogoImage } from '../../model/style.ts';
import { pictureId, type Relations } from './relations.ts';
import { type Ink, words } from './run.ts';
import type { Writing } from './writing.ts';
import { escaped } from './xml.ts';

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
export function picture(
  element: Element,
  ink: Ink,
  relations: Relations,
  writing: Writing,
): string {
  const slot = attributeOf(element, 'dataSlot') ?? '';
  const alt = attributeOf(element, 'alt') ?? '';
  const logo = logoOf(slot, writing);
  if (!logo) return words(alt === '' ? slot : alt, { ...ink, named: 'EmptySlot' }, writing);
  writing.counters.picture += 1;
  const id = pictureId(place(slot, logo, writing), relations);
  const said = `id="${writing.counters.picture}" name="${escaped(slot)}" descr="${escaped(alt)}"`;
  return drawing(id, said, `cx="${emus(logo.width)}" cy="${emus(logo.height)}"`);
}

/** Where the file of a picture stands, told from the folder of the document. */
function place(slot: string, { type, bytes }: Logo, { pictures }: Writing): string {
  const path = pictures.get(slot)?.path ?? `media/image${pictures.size + 1}.${type}`;
  pictures.set(slot, { path, bytes });
  return path;
}

/** A picture in its line (ECMA-376 Part 1, 20.4.2.8). */
function drawing(relation: string, said: string, size: string): string {
  return (
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:effectExtent t="0" r="0" b="0" l="0"/>` +
    `<wp:docPr ${said}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${MAIN}" noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
    `<a:graphic xmlns:a="${MAIN}"><a:graphicData uri="${PICTURE}"><pic:pic xmlns:pic="${PICTURE}">` +
    '<pic:nvPicPr><pic:cNvPr id="0" name="" descr=""/><pic:cNvPicPr><a:picLocks noChangeAspect="1" noChangeArrowheads="1"/></pic:cNvPicPr></pic:nvPicPr>' +
    `<pic:blipFill><a:blip r:embed="${relation}" cstate="none"/><a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  );
}

const MAIN = 'http://schemas.openxmlformats.org/drawingml/2006/main';
const PICTURE = 'http://schemas.openxmlformats.org/drawingml/2006/picture';

interface Logo extends LogoImage {
  readonly type: 'png' | 'jpg' | 'gif';
}

function logoOf(slot: string, { logos }: Writing): Logo | null {
  const logo = Object.hasOwn(logos, slot) ? logos[slot] : undefined;
  const type = logo && TYPES[logo.mime];
  return logo && type ? { ...logo, type } : null;
}

/** Millimetres in the measure of drawings. */
function emus(millimetres: number): number {
  return Math.round(millimetres * 36_000);
}
