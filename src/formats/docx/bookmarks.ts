import { bookmarkName, nextAnnotation, type Writing } from './writing.ts';

/** What stands in a paragraph, inside the bookmark for an id of the sheet. An id that stands twice is marked at its first place. */
export function bookmark(id: string, content: string, writing: Writing): string {
  if (writing.placed.has(id)) return content;
  writing.placed.add(id);
  return named(bookmarkName(writing, id), content, writing);
}

/** What stands in a paragraph, inside a bookmark of a name of its own. */
export function named(name: string, content: string, writing: Writing): string {
  const number = nextAnnotation(writing);
  return `<w:bookmarkStart w:name="${name}" w:id="${number}"/>${content}<w:bookmarkEnd w:id="${number}"/>`;
}
