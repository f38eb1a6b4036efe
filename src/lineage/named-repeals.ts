import type { FrontValue, Text } from '../model/text.ts';
import { isEntry, meetingIn, type RecordedRepeal, repealEntries } from './recorded.ts';
import type { World } from './references/world.ts';
import { textsNamed } from './repeal-faults.ts';
import { repealedText } from './repealed-text.ts';

/** The repeals of a draft as its adopted text records them, and those of them that were given a revision (`cce/1.9@rev.cop4`). */
export interface NamedRepeals {
  readonly repeals: FrontValue;
  readonly named: readonly string[];
}

/**
 * Names the revision of each Resolution of which a draft repeals paragraphs, where it names none: the one in force when its meeting began. A later
 * reader must not have to know what the meeting adopted besides. Null where nothing changes.
 */
export function namedRepeals(
  draft: Text,
  { texts, formulaFirst }: World,
  meetings: readonly string[],
): NamedRepeals | null {
  const { repeals } = draft.front.values;
  if (!Array.isArray(repeals)) return null;
  const rankOf = (text: Text): number => meetings.indexOf(meetingIn(text) ?? '');
  const keyFor = (repeal: RecordedRepeal): string | null => {
    if (repeal.key !== null || repeal.ids === null || repeal.of.startsWith('decision:'))
      return null;
    const own = textsNamed(repeal.of, { texts, formulaFirst }).filter(({ adopted }) => adopted);
    const ranked = own.map(({ key, base, text }) => ({ key, base, rank: rankOf(text) }));
    return repealedText(repeal, rankOf(draft), ranked)?.key ?? null;
  };
  const keys = new Map(
    repealEntries(draft).flatMap((entry) => {
      const key = 'repeal' in entry ? keyFor(entry.repeal) : null;
      return key === null ? [] : [[entry.at, key]];
    }),
  );
  const written = repeals.map((entry: FrontValue, at) => withKey(entry, keys.get(at)));
  const named = [...keys.keys()].map((at) => ofIn(written[at]));
  return keys.size === 0 ? null : { repeals: written, named };
}

function withKey(entry: FrontValue, key: string | undefined): FrontValue {
  return key === undefined || !isEntry(entry) ? entry : { ...entry, of: `${ofIn(entry)}@${key}` };
}

function ofIn(entry: FrontValue | undefined): string {
  const of = isEntry(entry) ? entry.of : undefined;
  return typeof of === 'string' ? of.trim() : '';
}
