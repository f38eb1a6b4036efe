import { outlineOf } from '../model/outline.ts';
import type { Text } from '../model/text.ts';
import type { RecordedRepeal } from './recorded.ts';

/** An adopted text among those of its instrument: its key, what it was drawn from, and the place of its meeting among those of the body. */
export interface RankedText {
  readonly key: string;
  readonly base: string | null;
  readonly rank: number;
}

/** The last of the adopted texts of an instrument: the one from which none was drawn; of several that name no base that of the last meeting. */
export function lastOf<T extends RankedText>(own: readonly T[]): T | undefined {
  const ordered = own.toSorted((a, b) => a.rank - b.rank);
  const bases = new Set(ordered.map(({ base }) => base));
  return ordered.findLast(({ key }) => !bases.has(key)) ?? ordered.at(-1);
}

/**
 * The text that a repeal takes away among the adopted ones of an instrument: the revision that it names. Where it names none (`key` null), paragraphs
 * are those of the revision that was in force when the meeting `rank` began, for one of that meeting has them no more; a whole text goes as it was
 * when the meeting ended. Undefined where there was none by then.
 */
export function repealedText<T extends RankedText>(
  { key, ids }: Pick<RecordedRepeal, 'key' | 'ids'>,
  rank: number,
  own: readonly T[],
): T | undefined {
  const then = own.filter((text) => text.rank <= rank);
  if (key !== null) return then.find((text) => text.key === key);
  const before = ids === null ? [] : then.filter((text) => text.rank < rank);
  return lastOf(before) ?? lastOf(then);
}

/** The revision of the meeting `rank` itself beside which it repeals paragraphs of the one before, unnamed; undefined where there is none. */
export function revisedBeside<T extends RankedText>(
  { key, ids }: Pick<RecordedRepeal, 'key' | 'ids'>,
  rank: number,
  own: readonly T[],
): T | undefined {
  if (key !== null || ids === null) return undefined;
  const last = lastOf(own.filter((text) => text.rank <= rank));
  return last === repealedText({ key, ids }, rank, own) ? undefined : last;
}

/** The ids that go with those of a repeal: theirs, and those of all that hangs on them, items and rows among it. */
export function idsRepealed(
  text: Text,
  ids: readonly string[],
  formulaFirst: boolean,
): ReadonlySet<string> {
  const outline = outlineOf(text, formulaFirst);
  const named = new Set(ids);
  const gone = new Set<number>();
  text.paragraphs.forEach(({ id }, index) => {
    const above = outline[index]?.parent ?? null;
    // What hangs on a paragraph stands behind it.
    if ((id !== null && named.has(id)) || (above !== null && gone.has(above))) gone.add(index);
  });
  const all = [...gone].flatMap((index) => text.paragraphs[index]?.id ?? []);
  return new Set([...ids, ...all]);
}
