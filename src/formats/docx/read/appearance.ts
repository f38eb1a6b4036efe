import { childOf, type XmlAttributes, type XmlElement } from './xml.ts';

/**
 * What decides whether words can be seen, as properties say it; what is absent is left to the level below. A colour is `auto`,
 * `RRGGBB`, `none` (transparent) or `theme name tint shade` as `colour.ts` reads it.
 */
export interface Appearance {
  readonly colour?: string;
  /** The colour of its underline, where it is not that of the words. */
  readonly underlineColour?: string;
  readonly highlight?: string;
  /** Behind the words, their paragraph, their cell, from their shading. */
  readonly fill?: string;
  readonly paragraphFill?: string;
  readonly cellFill?: string;
  /** In half points. */
  readonly size?: number;
  /** Width of the letters in percent. */
  readonly scale?: number;
  /** Above the line (or below it, where negative), in half points. */
  readonly raised?: number;
  /** Blank between letters, in twentieths of a point. */
  readonly spaced?: number;
  /** Height of its lines where it is exact, in twentieths of a point; 0 where lines take what they need. */
  readonly line?: number;
  /** Hidden where Word shows the text as a page of the web. */
  readonly webHidden?: boolean;
}

/** All of them, for what tells one formatting from another. */
export const APPEARANCES = [
  'colour',
  'underlineColour',
  'highlight',
  'fill',
  'paragraphFill',
  'cellFill',
  'size',
  'scale',
  'raised',
  'spaced',
  'line',
  'webHidden',
] as const satisfies readonly (keyof Appearance)[];

type Reader = (element: XmlElement) => Appearance;

const RUN: ReadonlyMap<string, Reader> = new Map([
  ['w:color', ({ attributes }) => given('colour', inkOf(attributes, 'w:val', 'w:theme'))],
  ['w:u', ({ attributes }) => given('underlineColour', inkOf(attributes, 'w:color', 'w:theme'))],
  ['w:highlight', ({ attributes }) => given('highlight', attributes['w:val'] ?? null)],
  ['w:shd', ({ attributes }) => given('fill', fillOf(attributes))],
  ['w:sz', ({ attributes }) => given('size', numberOf(attributes['w:val'], 0.5))],
  ['w:w', ({ attributes }) => given('scale', numberOf(attributes['w:val']?.replace('%', ''), 1))],
  ['w:position', ({ attributes }) => given('raised', numberOf(attributes['w:val'], 0.5))],
  ['w:spacing', ({ attributes }) => given('spaced', numberOf(attributes['w:val'], 1 / 20))],
  ['w:webHidden', ({ attributes }) => ({ webHidden: isOn(attributes['w:val']) })],
  ['w14:textFill', readTextFill],
]);

/** What a child of `w:rPr` says about it; null for one that says nothing. */
export function appearanceOf(element: XmlElement): Appearance | null {
  return RUN.get(element.name)?.(element) ?? null;
}

/** What `w:pPr` says about all words of a paragraph. */
export function paragraphAppearance(properties: XmlElement | null): Appearance {
  const shading = childOf(properties, 'w:shd');
  const spacing = childOf(properties, 'w:spacing')?.attributes;
  const line = spacing?.['w:line'] === undefined ? null : numberOf(spacing['w:line'], 1 / 20);
  const exact = spacing?.['w:lineRule'] === 'exact';
  return {
    ...(shading && given('paragraphFill', fillOf(shading.attributes))),
    ...(line !== null && { line: exact ? line : 0 }),
  };
}

/** What `w:tcPr` or `w:tblPr` says about all words of a cell or table. */
export function cellAppearance(properties: XmlElement | null): Appearance {
  const shading = childOf(properties, 'w:shd');
  return shading ? given('cellFill', fillOf(shading.attributes)) : {};
}

function given<Key extends keyof Appearance>(key: Key, value: Appearance[Key] | null): Appearance {
  return value === null ? {} : { [key]: value };
}

function isOn(value: string | undefined): boolean {
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** A measure, in points `unit` each or with its own unit; in the unit of the property. */
function numberOf(value: string | undefined, unit: number): number | null {
  const [, digits, own] = /^(-?\d{1,7}(?:\.\d{1,6})?)(pt|in|mm|cm|pc|pi)?$/.exec(value ?? '') ?? [];
  if (digits === undefined) return null;
  const points = own === undefined ? 0 : (POINTS.get(own) ?? 1);
  return own === undefined ? Number(digits) : (Number(digits) * points) / unit;
}

const POINTS: ReadonlyMap<string, number> = new Map([
  ['pt', 1],
  ['in', 72],
  ['mm', 72 / 25.4],
  ['cm', 72 / 2.54],
  ['pc', 12],
  ['pi', 12],
]);

// A colour of the theme holds against the one beside it, which is for programs without themes.
function inkOf(attributes: XmlAttributes, plain: string, theme: string): string | null {
  const name = attributes[`${theme}Color`] ?? attributes[`${theme}Fill`];
  const own = attributes[plain];
  if (name === undefined || name === 'none') return own ?? null;
  const tint = attributes[`${theme}Tint`] ?? attributes[`${theme}FillTint`] ?? 'FF';
  const shade = attributes[`${theme}Shade`] ?? attributes[`${theme}FillShade`] ?? 'FF';
  return `${name} ${tint} ${shade} ${own ?? 'auto'}`;
}

// The pattern is drawn in its colour on the fill: half of it or more is what stands behind the words.
function fillOf(attributes: XmlAttributes): string | null {
  const pattern = attributes['w:val'] ?? 'clear';
  if (pattern === 'nil') return 'auto';
  const dense = pattern === 'solid' || Number(/^pct(\d+)$/.exec(pattern)?.[1] ?? 0) >= 50;
  const { 'w:themeColor': _, ...withoutColour } = attributes;
  return dense
    ? (inkOf(attributes, 'w:color', 'w:theme') ?? 'auto')
    : inkOf(withoutColour, 'w:fill', 'w:theme');
}

function readTextFill(element: XmlElement): Appearance {
  if (childOf(element, 'w14:noFill')) return { colour: 'none' };
  const ink = childOf(childOf(element, 'w14:solidFill'), 'w14:srgbClr');
  const clear = numberOf(childOf(ink, 'w14:alpha')?.attributes['w14:val'], 1) ?? 0;
  if (clear >= CLEAR) return { colour: 'none' };
  return given('colour', ink?.attributes['w14:val'] ?? null);
}

/** In thousandths of a percent: of words so transparent nobody sees anything. */
const CLEAR = 85_000;
