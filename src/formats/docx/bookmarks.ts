import { Bookmark, BookmarkEnd, BookmarkStart, type ParagraphChild } from 'docx';
import { bookmarkName, nextAnnotation, type Writing } from './writing.ts';

/** What stands in a paragraph, inside the bookmark for an id of the sheet. An id that stands twice is marked at its first place. */
export function bookmark(
  id: string,
  children: readonly ParagraphChild[],
  writing: Writing,
): ParagraphChild[] {
  if (writing.placed.has(id)) return [...children];
  writing.placed.add(id);
  return named(bookmarkName(writing, id), children, writing);
}

/** What stands in a paragraph, inside a bookmark of a name of its own. */
export function named(
  name: string,
  children: readonly ParagraphChild[],
  writing: Writing,
): ParagraphChild[] {
  const number = nextAnnotation(writing);
  const whole = new Bookmark({ id: name, children });
  // docx counts bookmarks through the life of the process, so that the second document would differ from the first.
  const ends = { start: new BookmarkStart(name, number), end: new BookmarkEnd(number) };
  return [Object.assign(whole, ends)];
}
