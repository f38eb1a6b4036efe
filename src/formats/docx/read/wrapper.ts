import type { Element, ElementContent, Properties } from 'hast';

/** What stands around words: a mark, a revision, a link, a field. Neighbours with the same key share one element. */
export interface Wrapper {
  readonly kind: 'mark' | 'ins' | 'del' | 'link' | 'field';
  readonly key: string;
  readonly tagName: string;
  readonly properties: Properties;
}

/** A wrapper; its key is made of what it prints and of `part`, which keeps apart what must not be joined. */
export function wrapper(
  kind: Wrapper['kind'],
  tagName: string,
  properties: Properties = {},
  part = '',
): Wrapper {
  const values = Object.entries(properties).map(([name, value]) => `${name}=${String(value)}`);
  return { kind, key: [tagName, part, ...values].join('|'), tagName, properties };
}

/** An element at a place of the file: line and column of it, counted as `Reading` counts. */
export function elementAt(
  tagName: string,
  properties: Properties,
  children: ElementContent[],
  line: number,
  column: number,
): Element {
  const point = { line, column };
  return { type: 'element', tagName, properties, children, position: { start: point, end: point } };
}
