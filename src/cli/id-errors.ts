import { duplicateIds } from '../model/duplicate-id.ts';
import type { Message } from '../model/message.ts';
import type { Text } from '../model/text.ts';

/** What is wrong with the ids of a text, unless its reader has said so already. */
export function idErrors(text: Text, shown: string, known: readonly Message[]): Message[] {
  return known.some(({ rule }) => rule === 'duplicate-id') ? [] : duplicateIds(text, shown);
}
