import { placeAnchor } from './place.ts';
import type { Paragraph, Story } from './reading.ts';
import { elementAt } from './wrapper.ts';

/** The paragraph that is open; one is begun for words that stand outside of all. */
export function paragraphOf(story: Story): Paragraph {
  return story.paragraph ?? beginParagraph(story);
}

/** Keeps words that have no place in a sheet, for one message about all of them in this paragraph. */
export function lose(paragraph: Paragraph, rule: string, words: string): void {
  const lost = paragraph.lost.get(rule);
  if (lost) lost.words += words;
  else paragraph.lost.set(rule, { words, column: paragraph.column });
}

/** Notes words that stand in the sheet although nobody sees them in Word, or whose marks nobody sees. */
export function noteUnseen(paragraph: Paragraph, rule: string, how: string, words: string): void {
  const key = `${rule} ${how}`;
  const unseen = paragraph.unseen.get(key);
  if (!unseen) paragraph.unseen.set(key, { words, column: paragraph.column });
  else if (unseen.words.length < MOST_SHOWN) unseen.words += words;
}

/** Messages show less of them. */
const MOST_SHOWN = 500;

/** Begins a paragraph, with the bookmarks and comments that wait for one. */
export function beginParagraph(story: Story): Paragraph {
  story.reading.line += 1;
  const { line } = story.reading;
  const paragraph: Paragraph = {
    element: elementAt('p', {}, [], line, 1),
    line,
    column: 1,
    properties: null,
    looks: null,
    open: [],
    keys: [],
    wrapping: null,
    marks: null,
    behind: [],
    mark: null,
    markWaits: false,
    lost: new Map(),
    unseen: new Map(),
    languages: new Map(),
    broken: false,
    printed: false,
  };
  story.paragraph = paragraph;
  for (const id of story.waitingIds.splice(0)) takeId(paragraph, id);
  for (const id of story.waitingComments.splice(0)) beginComment(paragraph, id);
  return paragraph;
}

/** Gives a paragraph a bookmark: its own id, or an anchor where we are in it. */
export function takeId(paragraph: Paragraph, id: string): void {
  const { element, line, column } = paragraph;
  if (element.properties.id === undefined) element.properties.id = id;
  else placeAnchor(paragraph, elementAt('span', { id }, [], line, column));
}

/** Sets down where a comment begins. */
export function beginComment(paragraph: Paragraph, id: string): void {
  const properties = { className: ['comment-start'], dataComment: id };
  const { line, column } = paragraph;
  placeAnchor(paragraph, elementAt('span', properties, [], line, column));
}
