/** How a comparison is laid out. */
export type Layout = 'three-column' | 'side-by-side' | 'inline' | 'clean' | 'programme' | 'summary';

/** Which way a page is turned. */
export type Direction = 'portrait' | 'landscape';

/** The layouts as directives and the command line name them. */
export const LAYOUTS: readonly Layout[] = [
  'three-column',
  'side-by-side',
  'inline',
  'clean',
  'programme',
  'summary',
];

/** The directions as directives and the command line name them. */
export const DIRECTIONS: readonly Direction[] = ['portrait', 'landscape'];

/** Whether a string names a layout. */
export function isLayout(name: string): name is Layout {
  return LAYOUTS.some((layout) => layout === name);
}

/** Whether a string names a direction. */
export function isDirection(name: string): name is Direction {
  return DIRECTIONS.some((direction) => direction === name);
}

/** Whether a layout can mark apart what changed since a stage. */
export function marksSince(layout: Layout): boolean {
  return layout === 'three-column' || layout === 'side-by-side' || layout === 'inline';
}
