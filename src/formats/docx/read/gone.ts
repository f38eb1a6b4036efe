import type { Element } from 'hast';
import { attributeOf } from '../../../model/sheet.ts';

/** Which of the two texts that a file with tracked changes holds. */
export type ResolvedView = 'accepted' | 'rejected';

/** One view of all revisions, or what becomes of those of each author. */
export type Resolution = ResolvedView | ((author: string) => ResolvedView);

/**
 * Whether the mark of a paragraph, a row or a cell is gone in a view. What one author inserted and another deleted
 * (`data-inserted` beside `data-mark=deleted`) is gone in both.
 */
export function isGone(element: Element, resolution: Resolution): boolean {
  const mark = attributeOf(element, 'dataMark');
  const own = viewOf(element, resolution);
  if (mark === 'inserted') return own === 'rejected';
  if (mark !== 'deleted') return false;
  const inserted = attributeOf(element, 'dataInserted');
  if (own === 'accepted') return true;
  return inserted !== undefined && viewBy(inserted, resolution) === 'rejected';
}

/** What becomes of the revision that an element is. */
export function viewOf(element: Element, resolution: Resolution): ResolvedView {
  return viewBy(attributeOf(element, 'dataAuthor') ?? '', resolution);
}

function viewBy(author: string, resolution: Resolution): ResolvedView {
  return typeof resolution === 'string' ? resolution : resolution(author);
}
