import { attributeOf, isElement } from '../../../model/sheet.ts';
import { closeBlock, newAside, setBehind } from './asides.ts';
import type { Handlers } from './handler.ts';
import { beginComment, paragraphOf } from './open-paragraph.ts';
import { closeParagraph } from './paragraph.ts';
import { placeAnchor } from './place.ts';
import type { CommentPlace, Story } from './reading.ts';
import { author } from './revisions.ts';
import { elementAt } from './wrapper.ts';
import type { XmlAttributes } from './xml.ts';

/** Where comments begin and end in the text, and the comments in their own part. */
export const COMMENT_MARKS: Handlers = [
  ['w:commentRangeStart', { open: startRange }],
  ['w:commentRangeEnd', { open: (story, attributes) => endRange(story, idOf(attributes)) }],
  ['w:commentReference', { open: (story, attributes) => endRange(story, idOf(attributes)) }],
  ['w:comment', { open: openComment, close: closeComment }],
];

function idOf(attributes: XmlAttributes): string {
  return (attributes['w:id'] ?? '').replace(/[^\w-]/g, '');
}

function startRange(story: Story, attributes: XmlAttributes): void {
  const id = idOf(attributes);
  const place = placeOf(story, id);
  if (place.started) return;
  place.started = true;
  if (story.paragraph) beginComment(story.paragraph, id);
  else story.waitingComments.push(id);
}

// A range that ends between paragraphs ends with the one before; a comment without a range stands at its reference.
function endRange(story: Story, id: string): void {
  const place = placeOf(story, id);
  if (place.ended) return;
  place.ended = true;
  const paragraph = story.paragraph ?? story.last ?? paragraphOf(story);
  if (!place.started) beginComment(paragraph, id);
  place.started = true;
  const { line, column } = paragraph;
  const properties = { className: ['comment'], href: `#comment-${id}` };
  placeAnchor(paragraph, elementAt('a', properties, [], line, column));
  setBehind(story, place.aside);
}

function placeOf(story: Story, id: string): CommentPlace {
  const { comments } = story.reading;
  let place = comments.get(id);
  if (!place) {
    const aside = newAside(story, 'comment', `comment-${id}`);
    place = { aside, started: false, ended: false, read: false };
    comments.set(id, place);
  }
  return place;
}

function openComment(story: Story, attributes: XmlAttributes): 'skip' | undefined {
  const id = idOf(attributes);
  const place = placeOf(story, id);
  if (place.read) return 'skip';
  place.read = true;
  const { aside } = place;
  Object.assign(aside.properties, { dataComment: id, ...author(attributes) });
  story.frames.push(aside);
  return;
}

function closeComment(story: Story): void {
  closeParagraph(story);
  const aside = story.frames.length > 1 ? story.frames.pop() : undefined;
  const id = isElement(aside) ? attributeOf(aside, 'dataComment') : undefined;
  if (id !== undefined) story.reading.commentIds.set(story.paragraphId, id);
  closeBlock(story);
}
