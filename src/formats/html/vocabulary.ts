import type { Element } from 'hast';
import { SHEET_ELEMENTS } from '../../model/sheet.ts';
import { isSafeHref } from '../../model/target.ts';

/** One way in which an element is no part of a sheet. */
export interface Problem {
  readonly rule: 'unknown-element' | 'unknown-attribute' | 'unsafe-link' | 'bad-section';
  readonly text: string;
  /** The attribute that is wrong, by its name in the tree. */
  readonly property?: string;
}

const EVERYWHERE = ['class', 'id', 'lang', 'dir'];
const ALLOWED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(SHEET_ELEMENTS).map(([name, own]) => [name, new Set([...EVERYWHERE, ...own])]),
);
const PICTURE = /^data:image\/(?:png|jpeg|gif|svg\+xml);base64,[A-Za-z0-9+/=]*$/;

/** What is wrong with one element by itself, in the order of its attributes; nothing for an element of a sheet. */
export function checkElement(element: Element): readonly Problem[] {
  const allowed = ALLOWED.get(element.tagName);
  if (!allowed) {
    const text = `found <${element.tagName}>, expected an element of a sheet`;
    return [{ rule: 'unknown-element', text }];
  }
  const problems: Problem[] = [];
  for (const [property, value] of Object.entries(element.properties)) {
    const name = attributeName(property);
    if (!allowed.has(name)) {
      const text = `found attribute ${name} on <${element.tagName}>, expected one of ${[...allowed].join(', ')}`;
      problems.push({ rule: 'unknown-attribute', text, property });
    } else
      problems.push(
        ...checkValue(name, String(value)).map((problem) => ({ ...problem, property })),
      );
  }
  return problems;
}

function checkValue(name: string, value: string): readonly Problem[] {
  if (name === 'href' && !isSafeHref(value)) {
    return [{ rule: 'unsafe-link', text: `found link ${value}, expected #, http(s): or mailto:` }];
  }
  if (name === 'src' && !PICTURE.test(value)) {
    const text = `found picture ${value.slice(0, 60)}, expected data-slot or a data: picture`;
    return [{ rule: 'unsafe-link', text }];
  }
  if (name === 'data-section' && value !== 'portrait' && value !== 'landscape') {
    const text = `found section ${value}, expected portrait or landscape`;
    return [{ rule: 'bad-section', text }];
  }
  if (name === 'data-first-page' && value !== '1') {
    const text = `found first page ${value}, expected 1`;
    return [{ rule: 'bad-section', text }];
  }
  return [];
}

/** The name of an attribute as HTML writes it, from the name of the property in the tree (`dataSection` is `data-section`). */
function attributeName(property: string): string {
  if (property === 'className') return 'class';
  if (/^(?:data|aria)[A-Z]/.test(property)) {
    return property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  }
  return property.toLowerCase();
}
