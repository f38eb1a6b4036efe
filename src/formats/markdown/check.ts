import type { Message, Place } from '../../model/message.ts';
import type { Paragraph } from '../../model/paragraph.ts';
import type { Text } from '../../model/text.ts';

/** The classes that the text format gives a meaning. Tables and papers name styles besides, which are not judged here. */
const KNOWN_CLASSES: ReadonlySet<string> = new Set([
  'annex',
  'caption',
  'deleted',
  'directed-to',
  'formula',
  'linguistic',
  'lock',
  'operative',
  'quote',
  'recital',
  'replaced',
  'tail',
]);

/** What is odd in a text as read: ids given twice, and classes that mean nothing. Without its head it is not known what a file is, and classes are not judged. */
export function checkText(text: Text, isHeadRead: boolean): Message[] {
  const messages: Message[] = [];
  const seen = new Map<string, Place | null>();
  const judged = isHeadRead && text.front.values.kind !== 'paper';
  for (const paragraph of text.paragraphs) {
    const { id, place } = paragraph;
    if (id !== null && seen.has(id)) messages.push(duplicate(id, place, seen.get(id)?.line));
    else if (id !== null) seen.set(id, place);
    if (judged) messages.push(...unknownClasses(paragraph));
  }
  return messages;
}

function duplicate(id: string, place: Place | null, first: number | undefined): Message {
  const where = first === undefined ? '' : ` (first in line ${first})`;
  const text = `found the id ${id} twice${where}, expected each id once`;
  return { severity: 'error', rule: 'duplicate-id', text, place };
}

function unknownClasses({ kind, attributes, place }: Paragraph): Message[] {
  if (kind === 'table' || kind === 'directive') return [];
  const unknown = attributes.classes.filter((name) => !KNOWN_CLASSES.has(name));
  return unknown.map((name) => ({
    severity: 'warning',
    rule: 'unknown-class',
    text: `found the class ${name}, expected one of ${[...KNOWN_CLASSES].join(', ')}`,
    place,
  }));
}
