import { showHidden } from '../../../model/message.ts';
import { textOf } from '../../../model/sheet.ts';
import { quoted, type Reading } from './reading.ts';
import { relatedPart } from './relations.ts';
import { newStory, readStory } from './story.ts';
import { childrenOf } from './xml.ts';

/** Reads the comments into their asides, and which of them answers which. Throws `UnusableFile` over a broken part. */
export function readComments(reading: Reading): void {
  const relations = reading.file.relations(reading.file.main);
  const part = relatedPart(relations, 'comments');
  const pieces = part === null ? null : reading.file.text(part);
  if (part === null || pieces === null) return;
  const frame = { children: [] };
  readStory(newStory(reading, reading.file.relations(part), frame), pieces, 'w:comments');
  reading.leftover.push(...frame.children);
  const extended = reading.file.tree(relatedPart(relations, 'commentsExtended'));
  for (const { attributes } of childrenOf(extended, 'w15:commentEx')) {
    const { 'w15:paraId': own = '', 'w15:paraIdParent': parent = '' } = attributes;
    const answer = reading.comments.get(reading.commentIds.get(own) ?? '');
    const asked = reading.commentIds.get(parent);
    if (answer && asked !== undefined) answer.aside.properties.dataParent = asked;
  }
  sayUnplaced(reading);
}

function sayUnplaced(reading: Reading): void {
  for (const [id, { aside, started, ended, read }] of reading.comments) {
    if (!ended) reading.leftover.push(aside);
    if (started && read) continue;
    if (read && aside.properties.dataParent !== undefined) continue;
    const found = read
      ? `the comment ${quoted(textOf(aside))} without a place`
      : `a mark of comment ${id}`;
    const expected = read ? 'a mark in the text; it stands at the end' : 'its words';
    const { line = 1, column = 1 } = aside.position?.start ?? {};
    const text = showHidden(`found ${found}, expected ${expected}`);
    const rule = read ? 'comment-without-place' : 'missing-comment';
    reading.messages.push({ severity: 'warning', rule, text, place: { line, column } });
  }
}
