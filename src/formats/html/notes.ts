import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';

/** The notes of one section of a page. */
export interface Notes {
  /** The printed mark of each note by its id, in the order of the first marks. */
  readonly marked: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, Element>;
  /** Notes whose first mark has been printed: it is where the note leads back to. */
  readonly printed: Set<string>;
}

/** The notes and marks of a section. */
export function notesOf(section: Element): Notes {
  const marked = new Map<string, string>();
  const texts = new Map<string, Element>();
  const visit = (element: Element): void => {
    const id = attributeOf(element, 'id');
    if (element.tagName === 'aside' && id !== undefined) texts.set(id, element);
    const target = targetOf(element);
    if (target !== null && !marked.has(target)) marked.set(target, textOf(element).trim());
    for (const child of element.children) if (isElement(child)) visit(child);
  };
  visit(section);
  return { marked, texts, printed: new Set() };
}

function targetOf(element: Element): string | null {
  if (element.tagName !== 'a' || !classesOf(element).includes('note')) return null;
  return attributeOf(element, 'href')?.slice(1) ?? null;
}

/** A mark that leads to its note at the end of the section. */
export function noteMark(element: Element, { printed }: Notes): Element {
  const target = targetOf(element) ?? '';
  const first = !printed.has(target);
  printed.add(target);
  const properties = {
    className: ['note'],
    href: `#${target}`,
    role: 'doc-noteref',
    ...(first && { id: backName(target) }),
  };
  const sup: Element = {
    type: 'element',
    tagName: 'sup',
    properties: {},
    children: [{ type: 'text', value: textOf(element).trim() }],
  };
  return { type: 'element', tagName: 'a', properties, children: [sup] };
}

/** The notes at the end of a section, each with its mark before it and a way back behind it; nothing where there are none. */
export function endNotes(
  notes: Notes,
  page: (nodes: readonly ElementContent[]) => ElementContent[],
): ElementContent[] {
  const written = [...notes.marked].flatMap(([id, mark]) => {
    const text = notes.texts.get(id);
    return text ? [endNote(id, mark, text, page)] : [];
  });
  if (written.length === 0) return [];
  return [
    {
      type: 'element',
      tagName: 'div',
      properties: { className: ['notes'], role: 'doc-endnotes' },
      children: written,
    },
  ];
}

function endNote(
  id: string,
  mark: string,
  text: Element,
  page: (nodes: readonly ElementContent[]) => ElementContent[],
): Element {
  const paragraphs = text.children.filter((child): child is Element => isElement(child, 'p'));
  const numbered = paragraphs.map((paragraph, index): Element => {
    const back: ElementContent[] =
      index === paragraphs.length - 1 ? [{ type: 'text', value: ' ' }, backLink(id, mark)] : [];
    const label: ElementContent[] = index === 0 ? [labelOf(mark)] : [];
    return {
      ...paragraph,
      properties: { className: ['note'], ...paragraph.properties },
      children: [...label, ...paragraph.children, ...back],
    };
  });
  return {
    type: 'element',
    tagName: 'div',
    properties: { id, role: 'doc-footnote' },
    children: page(numbered),
  };
}

function labelOf(mark: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['label'] },
    children: [{ type: 'text', value: mark }],
  };
}

function backLink(id: string, mark: string): Element {
  return {
    type: 'element',
    tagName: 'a',
    properties: { href: `#${backName(id)}`, role: 'doc-backlink' },
    children: [{ type: 'text', value: `↩ ${mark}` }],
  };
}

function backName(id: string): string {
  return `mark-${id}`;
}
