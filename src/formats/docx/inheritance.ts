import { type Look, lookOf, type ParagraphStyle, type Style } from '../../model/style.ts';
import { isVariant, type StyleUse, styleId } from './style-names.ts';

/** What a style says itself, and the style that it is based on: its id, and its name, null for Word's _Normal_. */
export interface Inheritance {
  readonly own: ParagraphStyle;
  readonly based: string;
  readonly parent: string | null;
}

/** The names of Word's six headings. All are in every document, those that the body has no look for in the look of the text. */
export const HEADINGS: readonly string[] = [1, 2, 3, 4, 5, 6].map((level) => `heading-${level}`);

/**
 * What a style says itself and what it takes over. One that stands in the outline is based on Word's own heading of its
 * level, by which assistive software knows headings, and then says all of its look itself.
 */
export function inheritance(style: Style, use: StyleUse): Inheritance {
  const { name, level } = use;
  const look = lookOf(style, name);
  if (isVariant(use) && level === undefined) return { own: {}, ...basedOn(name) };
  if (level === 0) return { own: { outline: 0 }, ...basedOn(name) };
  if (level === undefined && HEADINGS.includes(name))
    return { own: { ...look, outline: HEADINGS.indexOf(name) + 1 }, ...basedOn(null) };
  const heading = headingAbove(style, use);
  if (heading === null) {
    const own = style.paragraphs[name] ?? {};
    return { own, ...basedOn(own.basedOn ?? null) };
  }
  const outline = level ?? look.outline ?? 1;
  const reset = neutral(style, lookOf(style, heading));
  return { own: { ...reset, ...look, outline }, ...basedOn(heading) };
}

function basedOn(parent: string | null): Pick<Inheritance, 'based' | 'parent'> {
  const based = parent === null ? 'Normal' : styleId({ name: parent, flush: false, deeper: 0 });
  return { based, parent };
}

/** The heading on which a style must be based newly; null where it is in no outline, or is a title or heading by what it is based on. */
function headingAbove(style: Style, { name, level }: StyleUse): string | null {
  const outline = level ?? lookOf(style, name).outline;
  if (outline === undefined || (level === undefined && isNamedHeading(style, name))) return null;
  return HEADINGS[outline - 1] ?? null;
}

function isNamedHeading(style: Style, name: string): boolean {
  const seen = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !seen.has(next); ) {
    if (next === 'title' || HEADINGS.includes(next)) return true;
    seen.add(next);
    next = style.paragraphs[next]?.basedOn;
  }
  return false;
}

// What a heading sets and a style based on it does not is set back to that of plain text.
function neutral({ font }: Style, heading: Look): ParagraphStyle {
  const plain: ParagraphStyle = {
    size: font.size,
    bold: false,
    italic: false,
    capitals: false,
    colour: 'auto',
    align: 'start',
    before: 0,
    after: 0,
    line: 1,
    indent: 0,
    hanging: 0,
    indentEnd: 0,
    keepNext: false,
    pageBreakBefore: false,
  };
  return Object.fromEntries(Object.entries(plain).filter(([key]) => Object.hasOwn(heading, key)));
}
