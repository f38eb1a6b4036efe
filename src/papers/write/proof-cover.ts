import type { Element, Root } from 'hast';
import { type Message, showHidden } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';

/** Words of a paper that its first page prints elsewhere than its text has them; empty where the paper has none. */
export interface CoverWords {
  readonly title: string;
  readonly disclaimer: string;
}

/** Whether a sheet opens with the title of its paper, and has the disclaimer of the paper as the note of that name. */
export function proveCover({ root }: Sheet, { title, disclaimer }: CoverWords): readonly Message[] {
  const [first] = elements(root, (element) => classesOf(element).includes('title')).map(textOf);
  const notes = elements(root, (element) => attributeOf(element, 'id') === 'note-disclaimer');
  const messages: Message[] = [];
  if (title !== '' && first?.replace(/\*$/, '') !== showHidden(title).replace(/\*$/, ''))
    messages.push(fault('title', first, title));
  const [note] = notes.map(textOf);
  if (disclaimer !== '' && (notes.length !== 1 || note !== showHidden(disclaimer)))
    messages.push(fault('disclaimer', note, disclaimer));
  return messages;
}

function elements(
  node: Root | Element,
  wanted: (element: Element) => boolean,
  found: Element[] = [],
): readonly Element[] {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    if (wanted(child)) found.push(child);
    elements(child, wanted, found);
  }
  return found;
}

function fault(what: string, found: string | undefined, wanted: string): Message {
  const text = showHidden(`found the ${what} “${found ?? ''}”, expected “${wanted}”`);
  return { severity: 'error', rule: 'proof', text, place: null };
}
