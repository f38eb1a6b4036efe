import { compare } from '../../src/compare/compare.ts';
import type { Member } from '../../src/compare/comparison.ts';
import { doubtsOf } from '../../src/compare/doubts.ts';
import type { Text } from '../../src/model/text.ts';
import { length, say } from './random-history.ts';

/** How well the words alone tell who is who, held against the ids. */
export interface IdentityFigures {
  /** Paragraphs that both texts have. */
  readonly expected: number;
  readonly right: number;
  /** Wrong pairs of which both paragraphs have more than eight words and not the same ones. */
  readonly wrong: readonly string[];
  /** Those of them that are on the list of what a person should look at. */
  readonly listed: number;
  /** Pairs on that list. */
  readonly doubtful: number;
}

/** Pairs the paragraphs of two texts by their words and counts how many pairs the ids confirm. */
export function identityFigures(before: Text, after: Text): IdentityFigures {
  const known = new Set(before.paragraphs.map(({ id }) => id));
  const shared = after.paragraphs.filter(
    ({ id, kind }) => id !== null && known.has(id) && kind !== 'table' && kind !== 'directive',
  );
  const heirs = mergersOf(after);
  const comparison = compare(before, after, { ids: false });
  const partner = new Map<number, readonly number[]>();
  for (const pair of comparison.pairs)
    for (const { index } of pair.before)
      partner.set(
        index,
        pair.after.map((member) => member.index),
      );
  const paired = (from: Member, to: Member) => partner.get(from.index)?.includes(to.index) ?? false;
  const doubts = doubtsOf(comparison, paired).filter(({ same }) => same);
  const listed = new Set(doubts.map((doubt) => `${doubt.before.index} ${doubt.after.index}`));
  let right = 0;
  let found = 0;
  const wrong: string[] = [];
  for (const pair of comparison.pairs) {
    const ids = new Set(
      pair.before.flatMap(({ paragraph: { id } }) => [id, heirs.get(id ?? '') ?? null]),
    );
    const hits = pair.after.filter(({ paragraph }) => ids.has(paragraph.id)).length;
    right += hits;
    const [from] = pair.before;
    const [to] = pair.after;
    if (!from || !to || hits > 0 || say(from.paragraph) === say(to.paragraph)) continue;
    if (![...pair.before, ...pair.after].every(({ paragraph }) => length(paragraph) > 8)) continue;
    wrong.push(`${say(from.paragraph)}\n${say(to.paragraph)}`);
    const pairs = pair.before.flatMap((one) =>
      pair.after.map((two) => `${one.index} ${two.index}`),
    );
    if (pairs.some((two) => listed.has(two))) found += 1;
  }
  return { expected: shared.length, right, wrong, listed: found, doubtful: doubts.length };
}

/** What `removed:` says of paragraphs that merged: into which. */
function mergersOf({ front }: Text): ReadonlyMap<string, string> {
  const { removed } = front.values;
  const entries = Array.isArray(removed) ? removed : [];
  return new Map(
    entries.flatMap((entry) =>
      typeof entry === 'object' && typeof entry.id === 'string' && typeof entry.into === 'string'
        ? [[entry.id, entry.into] as const]
        : [],
    ),
  );
}

/** The figures of several comparisons as one. */
export function sumFigures(all: readonly IdentityFigures[]): IdentityFigures {
  const sum = (pick: (one: IdentityFigures) => number) =>
    all.reduce((total, one) => total + pick(one), 0);
  return {
    expected: sum(({ expected }) => expected),
    right: sum(({ right }) => right),
    wrong: all.flatMap(({ wrong }) => wrong),
    listed: sum(({ listed }) => listed),
    doubtful: sum(({ doubtful }) => doubtful),
  };
}
