import { compare } from '../compare/compare.ts';
import type { Library } from '../library/find.ts';
import type { Message } from '../model/message.ts';
import type { Text } from '../model/text.ts';
import { importDrafting } from './draft-word.ts';
import type { PlannedFile } from './import-plan.ts';
import type { Readable } from './readable.ts';

/** What an import makes of a Word file in which a draft was written on. */
export interface DraftReport {
  readonly files: readonly PlannedFile[];
  readonly messages: readonly Message[];
}

/** A Word file of `draft --docx`, brought back into its draft; null for any other. What changes is said. */
export function importDraft(
  file: Extract<Readable, { kind: 'word' }>,
  library: Library,
): DraftReport | null {
  const drafted = importDrafting(file, library);
  if (drafted === null) return null;
  const { changed, before, after, messages } = drafted;
  const fate = changed ? ('changed' as const) : ('same' as const);
  return {
    files: [{ ...drafted.file, fate, messages: [] }],
    messages: changed ? [...messages, changesIn(before, after, drafted.file.shown)] : messages,
  };
}

function changesIn(before: Text, after: Text, file: string): Message {
  const { pairs } = compare(before, after);
  const counts = new Map<string, number>();
  for (const { kind, moved } of pairs) {
    if (kind !== 'kept') counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (moved) counts.set('moved', (counts.get('moved') ?? 0) + 1);
  }
  const list = [...counts].map(([kind, count]) => `${count} ${kind}`).join(', ');
  const text = `found the draft written on in Word (${list || 'labels or comments alone'}), expected the draft as it was or changes of it; it is rewritten`;
  return { severity: 'info', rule: 'draft-rewritten', text, place: { file, line: 1, column: 1 } };
}
