import type { Element, Root } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../model/sheet.ts';
import { lookOf, type Style, styleName, tableName, tableStyle } from '../model/style.ts';

/** The level, 1 to 6, of each element of a sheet that is a heading. */
export type HeadingLevels = ReadonlyMap<Element, number>;

const HEADING = /^h([1-4])$/;

/**
 * The outline of a sheet: headings by their element or by the outline level of their style, without gaps, the first one at
 * level 1, so that a reader who goes from heading to heading misses none. Two headings of one level of the style stand on one
 * level here while nothing above them ends. Empty ones, running heads, notes and the cells of tables have no part in it, for
 * Word lists no heading of a table; a table without a grid only places what it holds.
 */
export function headingLevels(root: Root, style: Style): HeadingLevels {
  const levels = new Map<Element, number>();
  const open: number[] = [];
  const visit = (node: Root | Element, around: readonly string[], table: string | null): void => {
    for (const child of node.children) {
      if (!isElement(child) || APART.has(child.tagName)) continue;
      const classes = [...classesOf(child), ...around];
      const inner = child.tagName === 'table' ? tableName(style, classesOf(child)) : table;
      if (inner !== null && tableStyle(style, inner).border !== null) continue;
      const wanted = wantedLevel(child, classes, inner, style);
      if (wanted === null) visit(child, classes, inner);
      else levels.set(child, nested(open, wanted));
    }
  };
  visit(root, [], null);
  return levels;
}

const APART = new Set(['header', 'footer', 'aside']);

function wantedLevel(
  element: Element,
  classes: readonly string[],
  table: string | null,
  style: Style,
): number | null {
  const [, own] = HEADING.exec(element.tagName) ?? [];
  if ((own === undefined && element.tagName !== 'p') || textOf(element).trim() === '') return null;
  const fallback = own === undefined ? 'plain' : `heading-${own}`;
  const { outline } = lookOf(style, styleName(style, [...classes, fallback], table));
  return outline ?? (own === undefined ? null : Number(own));
}

function nested(open: number[], wanted: number): number {
  while ((open.at(-1) ?? 0) >= wanted) open.pop();
  open.push(wanted);
  return Math.min(open.length, 6);
}

/** The words of a heading as they will stand: what is deleted and the marks of notes are no part of its name. */
export function headingName(element: Element): string {
  return standing(element).replace(/\s+/g, ' ').trim();
}

function standing(element: Element): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.type === 'text' ? child.value : '';
      if (child.tagName === 'br') return ' ';
      return child.tagName === 'del' || isNoteMark(child) ? '' : standing(child);
    })
    .join('');
}

function isNoteMark(element: Element): boolean {
  return (
    element.tagName === 'a' &&
    classesOf(element).includes('note') &&
    attributeOf(element, 'href') !== undefined
  );
}
