import type { Message } from './message.ts';
import type { Text } from './text.ts';

/** One error for each paragraph that bears the id of an earlier one in the same text. `file` is the text's name in messages. */
export function duplicateIds(text: Text, file: string): Message[] {
  const first = new Map<string, number>();
  return text.paragraphs.flatMap(({ id, place }) => {
    if (id === null) return [];
    const line = first.get(id);
    if (line === undefined) {
      first.set(id, place?.line ?? 0);
      return [];
    }
    const found = `found {#${id}} a second time (first in line ${line}), expected an id of its own`;
    return [
      {
        severity: 'error',
        rule: 'duplicate-id',
        text: found,
        place: { line: 1, column: 1, ...place, file },
      },
    ];
  });
}
