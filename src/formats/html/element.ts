import type { Element, ElementContent, Properties } from 'hast';

const KEPT: readonly string[] = ['id', 'lang', 'dir', 'role', 'colSpan'];

/** What an element of the sheet keeps on the page, and its classes there. */
export function kept(element: Element, classes: readonly string[]): Properties {
  const properties: Properties = {};
  for (const name of KEPT)
    if (element.properties[name] !== undefined) properties[name] = element.properties[name];
  if (classes.length > 0) properties.className = [...classes];
  return properties;
}

/** An element of the page. */
export function make(
  tagName: string,
  properties: Properties,
  children: readonly ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Words for those who hear the page. */
export function unseen(words: string | undefined): ElementContent[] {
  if (words === undefined) return [];
  return [make('span', { className: ['unseen'] }, [{ type: 'text', value: ` [${words}] ` }])];
}
