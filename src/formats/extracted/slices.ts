import type { Comment, Element, ElementContent, Properties, Text } from 'hast';
import type { Place } from '../../model/message.ts';
import { placesIn } from './places.ts';

/** Position of a node in its source, as unist has it: line and column from 1, offset from 0. */
type Position = NonNullable<Text['position']>;

/** Makes nodes out of slices of one source, each with its position. Offsets count in the source. */
export interface Slices {
  readonly source: string;
  readonly place: (offset: number) => Place;
  readonly text: (from: number, to: number) => Text;
  readonly comment: (from: number, to: number) => Comment;
  readonly element: (
    tagName: string,
    properties: Properties,
    children: ElementContent[],
    from: number,
    to: number,
  ) => Element;
}

/** The slices of `source`. */
export function slicesOf(source: string): Slices {
  const place = placesIn(source);
  const point = (offset: number): Position['start'] => ({ ...place(offset), offset });
  const position = (from: number, to: number): Position => ({ start: point(from), end: point(to) });
  return {
    source,
    place,
    text: (from, to) => ({
      type: 'text',
      value: source.slice(from, to),
      position: position(from, to),
    }),
    comment: (from, to) => ({
      type: 'comment',
      value: source.slice(from, to),
      position: position(from, to),
    }),
    element: (tagName, properties, children, from, to) => ({
      type: 'element',
      tagName,
      properties,
      children,
      position: position(from, to),
    }),
  };
}
