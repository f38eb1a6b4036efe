import type { Message } from '../../model/message.ts';
import { sharedReadings } from './kept.ts';
import type { Known, ReadText } from './known.ts';

/**
 * A warning for each two texts that have a Decision or item one after the other and no language in common: whether its words are the same
 * is not known, and it counts as amended.
 */
export function unreadable(known: Known): readonly Message[] {
  const subjects = new Map(
    known.adopted.map((text) => [`${text.body}/${text.subject}`, known.index.adoptedOf(text)]),
  );
  return [...subjects.values()].flatMap((adopted) => {
    const last = new Map<string, ReadText>();
    const found = adopted.flatMap((text) => {
      const told = unreadableIn(text, last);
      for (const { id, deleted } of text.members) if (!deleted) last.set(id, text);
      return told;
    });
    const [text] = adopted;
    const drafts = text === undefined ? [] : known.index.draftsOf(text);
    return [...found, ...drafts.flatMap((draft) => unreadableIn(draft, last))];
  });
}

function unreadableIn(text: ReadText, last: ReadonlyMap<string, ReadText>): readonly Message[] {
  const before = new Set(
    text.members.flatMap(({ id, deleted }) => (deleted ? [] : (last.get(id) ?? []))),
  );
  return [...before]
    .filter((earlier) => sharedReadings(earlier, text).length === 0)
    .map((earlier) => ({
      severity: 'warning',
      rule: 'language',
      text: `found ${text.key} in ${languagesOf(text)} and ${earlier.key} in ${languagesOf(earlier)}, expected a language that both have; what stands in both counts as amended`,
      place: { file: text.file, line: 1, column: 1 },
    }));
}

function languagesOf({ readings }: ReadText): string {
  return readings.map(({ language }) => language).join(', ');
}
