import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../../model/sheet.ts';
import { type Resolution, viewOf } from './gone.ts';

/**
 * Whether a cell whose merge with the one above is tracked, or whose split from it, belongs to that one in a view. With words of
 * its own it never does: they would be lost.
 */
export function isCovered(
  cell: Element,
  children: readonly ElementContent[],
  resolution: Resolution,
): boolean {
  const mark = attributeOf(cell, 'dataMark');
  if (mark !== 'merged' && mark !== 'split') return false;
  const merged = (mark === 'merged') === (viewOf(cell, resolution) === 'accepted');
  return merged && children.every((child) => isElement(child) && textOf(child) === '');
}

/** A row below one that is gone: where that one began a cell which went on here, the cell begins here. */
export function uncovered(row: Element, gone: Element): Element {
  const begun = new Set(cellsOf(gone).flatMap(([at, cell]) => (isMerged(cell) ? [] : [at])));
  const children = cellsOf(row).map(([at, cell]) => {
    if (!isMerged(cell) || !begun.has(at)) return cell;
    const { className: _, ...properties } = cell.properties;
    return { ...cell, properties };
  });
  return { ...row, children };
}

function isMerged(cell: Element): boolean {
  return classesOf(cell).includes('merged');
}

/** The cells of a row, each with the column of the grid where it begins. */
function cellsOf(row: Element): [column: number, cell: Element][] {
  let column = 0;
  return row.children
    .filter((child) => isElement(child))
    .map((cell) => {
      const at = column;
      column += Number(cell.properties.colSpan ?? 1);
      return [at, cell];
    });
}
