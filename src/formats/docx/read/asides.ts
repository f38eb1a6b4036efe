import type { Element } from 'hast';
import type { Story } from './reading.ts';
import { elementAt } from './wrapper.ts';

/** An aside for a note or comment that is marked here; its words are read later. */
export function newAside(story: Story, role: string, id: string): Element {
  const { paragraph, reading } = story;
  const line = paragraph?.line ?? reading.line;
  const aside = elementAt('aside', { role, id }, [], line, paragraph?.column ?? 1);
  return aside;
}

/** Has an aside set down behind the block that is open, or right here where none is. */
export function setBehind(story: Story, aside: Element): void {
  story.asides.push(aside);
  closeBlock(story);
}

/** Sets down what waits for the end of a block, where the block stands in no other one. */
export function closeBlock(story: Story): void {
  const [frame, inner] = story.frames;
  const stands = !inner && story.tables.length === 0 && !story.paragraph;
  if (frame && stands) frame.children.push(...story.asides.splice(0));
}
