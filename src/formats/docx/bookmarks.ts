import { BookmarkEnd, BookmarkStart, type XmlComponent } from 'docx';
import { bookmarkName, nextAnnotation, type Writing } from './writing.ts';

/** What stands in a paragraph, inside the bookmark for an id of the sheet. An id that stands twice is marked at its first place. */
export function bookmark(
  id: string,
  children: readonly XmlComponent[],
  writing: Writing,
): XmlComponent[] {
  if (writing.placed.has(id)) return [...children];
  writing.placed.add(id);
  return named(bookmarkName(writing, id), children, writing);
}

/** What stands in a paragraph, inside a bookmark of a name of its own. */
export function named(
  name: string,
  children: readonly XmlComponent[],
  writing: Writing,
): XmlComponent[] {
  const number = nextAnnotation(writing);
  return [new BookmarkStart(name, number), ...children, new BookmarkEnd(number)];
}
