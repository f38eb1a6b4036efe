import { numberKey } from '../../lineage/references/places.ts';
import { readReferences } from '../../lineage/references/read.ts';
import { type ReferenceWords, referenceWords } from '../../lineage/references/words.ts';
import type { Profile } from '../../model/profile.ts';

/** A Decision that running text names. `end` is where its name ends; `whole` says that the number is that of the Decision and of no item. */
export interface Named {
  readonly number: string;
  readonly start: number;
  readonly end: number;
  readonly whole: boolean;
}

/** Finds the adopted Decisions that a line names, in their order; those of a range that it names from one to another too. */
export type NameReader = (line: string) => readonly Named[];

/** The reader of one language of a body. */
export function nameReader(profile: Profile, language: string): NameReader {
  const words: ReferenceWords = referenceWords(profile, language);
  const meeting = inBrackets(profile);
  return (line) =>
    readReferences(
      line.replace(meeting, (found) => ' '.repeat(found.length)),
      words,
    ).flatMap(({ kind, of, numbers }) =>
      kind !== 'decision' || of !== null
        ? []
        : numbers.flatMap(({ from, to }) => {
            const [first = ''] = from.labels;
            const last = to?.labels[0] ?? first;
            const whole = from.labels.length === 1;
            return between(numberKey(first), numberKey(last)).map((number) => ({
              number,
              start: from.start,
              end: (to ?? from).end,
              whole,
            }));
          }),
    );
}

// `Decision 7.8 (COP7)` is no Decision of somebody else: the meeting that adopted it is said beside its number.
function inBrackets({ meetings }: Profile): RegExp {
  const names = Object.entries(meetings)
    .flatMap(([key, { name }]) => [key, name])
    .map((name) => name.replace(/[^\p{L}\p{N}\s]/gu, '\\$&').replace(/\s+/g, '\\s*'));
  return new RegExp(`\\(\\s*(?:${names.join('|') || '(?!)'})\\s*\\)`, 'giu');
}

// A longer range is no list of Decisions.
const LONGEST_RANGE = 200;

function between(first: string, last: string): readonly string[] {
  if (first === last) return [first];
  const [low, high] = [first, last].map((number) => /^(.*\D)(\d+)$/.exec(number));
  const count = Number(high?.[2]) - Number(low?.[2]) + 1;
  if (!low || !high || low[1] !== high[1] || !(count > 0) || count > LONGEST_RANGE)
    return [first, last];
  return Array.from({ length: count }, (_, at) => `${low[1]}${Number(low[2]) + at}`);
}
