import { type Appearance, appearanceOf } from './appearance.ts';
import { childOf, type XmlAttributes, type XmlElement } from './xml.ts';

/** What `w:rPr` says, in a run, a style or a numbering level. What is absent is left to the level below. */
export interface RunProperties extends Appearance {
  /** The character style, by its id. */
  readonly style?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly doubleStrike?: boolean;
  readonly caps?: boolean;
  readonly hidden?: boolean;
  /** The kind as Word names it (`single`, `double`, `words`, `wave` …), `none` where underline is taken away. */
  readonly underline?: string;
  readonly vertical?: 'superscript' | 'subscript' | 'baseline';
  /** The language of words from left to right, as a BCP 47 tag. */
  readonly language?: string;
  /** The language of words from right to left. */
  readonly rtlLanguage?: string;
  readonly rtl?: boolean;
  /** The font of the first character set that is named; it gives symbols their meaning. */
  readonly font?: string;
}

/** What `w:pPr` says, in a paragraph, a style or a numbering level. */
export interface ParagraphProperties {
  /** The paragraph style, by its id. */
  readonly style?: string;
  readonly numbering?: NumberingProperties;
  /** 0 to 8; 9 is body text. */
  readonly outline?: number;
  readonly rtl?: boolean;
}

/** What `w:numPr` says. Either half may be absent and then comes from the style. */
export interface NumberingProperties {
  /** The id of a `w:num`; `0` takes the number away. */
  readonly id?: string;
  /** 0 to 8. */
  readonly level?: number;
  /** The number itself is a tracked insertion: once rejected, that of the style holds. */
  readonly inserted?: boolean;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

type OpenRunProperties = Writable<RunProperties>;

type OpenParagraphProperties = Writable<ParagraphProperties>;

type Setter<T> = (properties: T, attributes: XmlAttributes) => void;

const RUN: ReadonlyMap<string, Setter<OpenRunProperties>> = new Map([
  ['w:rStyle', text('style')],
  ['w:b', toggle('bold')],
  ['w:i', toggle('italic')],
  ['w:strike', toggle('strike')],
  ['w:dstrike', toggle('doubleStrike')],
  ['w:caps', toggle('caps')],
  ['w:vanish', toggle('hidden')],
  ['w:rtl', toggle('rtl')],
  ['w:u', text('underline')],
  ['w:vertAlign', setVertical],
  ['w:lang', setLanguage],
  ['w:rFonts', setFont],
]);

const PARAGRAPH: ReadonlyMap<string, Setter<OpenParagraphProperties>> = new Map([
  ['w:pStyle', setParagraphStyle],
  ['w:outlineLvl', setOutline],
  ['w:bidi', setDirection],
]);

/** The run properties of a `w:rPr`; none where there is no such element. */
export function readRunProperties(element: XmlElement | null | undefined): RunProperties {
  const properties: OpenRunProperties = {};
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    RUN.get(child.name)?.(properties, child.attributes);
    Object.assign(properties, appearanceOf(child));
  }
  return properties;
}

/** The paragraph properties of a `w:pPr`; none where there is no such element. */
export function readParagraphProperties(
  element: XmlElement | null | undefined,
): ParagraphProperties {
  const properties: OpenParagraphProperties = {};
  for (const child of element?.children ?? []) {
    if (typeof child === 'string') continue;
    if (child.name === 'w:numPr') properties.numbering = readNumberingProperties(child);
    else PARAGRAPH.get(child.name)?.(properties, child.attributes);
  }
  return properties;
}

function readNumberingProperties(element: XmlElement): NumberingProperties {
  const id = childOf(element, 'w:numId')?.attributes['w:val'];
  const level = levelNumber(childOf(element, 'w:ilvl')?.attributes['w:val']);
  return {
    ...(id && { id }),
    ...(level !== null && { level }),
    ...(childOf(element, 'w:ins') && { inserted: true }),
  };
}

/** Whether an on/off element is on: it is when it says nothing (ECMA-376, 17.17.4). */
export function isOn(attributes: XmlAttributes): boolean {
  const value = attributes['w:val'];
  return value !== '0' && value !== 'false' && value !== 'off';
}

/** A numbering level, 0 to 8; null where the text is no such number. */
export function levelNumber(value: string | undefined): number | null {
  return value !== undefined && /^[0-8]$/.test(value) ? Number(value) : null;
}

type OnOff = 'bold' | 'italic' | 'strike' | 'doubleStrike' | 'caps' | 'hidden' | 'rtl';

function toggle(key: OnOff): Setter<OpenRunProperties> {
  return (properties, attributes) => {
    properties[key] = isOn(attributes);
  };
}

function text(key: 'style' | 'underline'): Setter<OpenRunProperties> {
  return (properties, attributes) => {
    const value = attributes['w:val'];
    if (value) properties[key] = value;
  };
}

function setVertical(properties: OpenRunProperties, attributes: XmlAttributes): void {
  const value = attributes['w:val'];
  if (value === 'superscript' || value === 'subscript' || value === 'baseline')
    properties.vertical = value;
}

function setLanguage(properties: OpenRunProperties, attributes: XmlAttributes): void {
  const language = attributes['w:val'];
  const rtl = attributes['w:bidi'];
  if (language) properties.language = language;
  if (rtl) properties.rtlLanguage = rtl;
}

function setFont(properties: OpenRunProperties, attributes: XmlAttributes): void {
  const font = attributes['w:ascii'] ?? attributes['w:hAnsi'] ?? attributes['w:cs'];
  if (font) properties.font = font;
}

function setParagraphStyle(properties: OpenParagraphProperties, attributes: XmlAttributes): void {
  const value = attributes['w:val'];
  if (value) properties.style = value;
}

function setOutline(properties: OpenParagraphProperties, attributes: XmlAttributes): void {
  const value = attributes['w:val'] ?? '';
  if (/^[0-9]$/.test(value)) properties.outline = Number(value);
}

function setDirection(properties: OpenParagraphProperties, attributes: XmlAttributes): void {
  properties.rtl = isOn(attributes);
}
