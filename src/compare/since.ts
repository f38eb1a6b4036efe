import { contentOf } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import type { Text } from '../model/text.ts';
import { compare } from './compare.ts';
import type { Comparison, Member, Pair } from './comparison.ts';
import { type StageChange, weaveStage } from './stage-redline.ts';
import { emptyLexicon, type Lexicon } from './words.ts';

/**
 * One paragraph through three texts: a pair of the comparison and what stood at the stage for it, `stage` empty where the stage had
 * none; `pair` is null for a paragraph that the stage alone had. `moved`: it stood at another place at the stage.
 */
export interface StagePart {
  readonly pair: Pair | null;
  readonly stage: readonly Member[];
  readonly moved: boolean;
  /** Paragraphs of one text are parted by `\n`, cells by a tab, as in the redline of a pair. */
  readonly redline: readonly StageChange[];
}

/** What changed between two texts since a stage that lies between them, or beside the first. */
export interface Since {
  readonly stage: Text;
  /** One part a pair, in their order; a paragraph that the stage alone had behind that of its predecessor there. */
  readonly parts: readonly StagePart[];
  /** The comparisons from which that was found. */
  readonly toAfter: Comparison;
  readonly fromBefore: Comparison;
}

/**
 * What changed in `comparison` since the text `stage`: the paragraphs of the stage are found by its comparisons with both texts, and
 * each stands in exactly one part. Options are those of `compare`.
 */
export function compareSince(
  comparison: Comparison,
  stage: Text,
  options: { readonly formulaFirst?: boolean; readonly ids?: boolean } = {},
): Since {
  const toAfter = compare(stage, comparison.after, options);
  const fromBefore = compare(comparison.before, stage, options);
  const { stages, alone } = assign(comparison, toAfter, fromBefore);
  const lexicon = emptyLexicon();
  const parts = comparison.pairs.map((pair): StagePart => {
    const found = stages.get(pair) ?? [];
    const members = found.map(({ member }) => member);
    const moved = found.some((one) => one.moved);
    const [redline = []] = weaveStage(
      [pair.redline],
      members.length === 0 ? null : joined(members),
      { lexicon, cells: [...pair.before, ...pair.after, ...members].every(isRow) },
    );
    return { pair, stage: members, moved, redline };
  });
  return { stage, parts: withAlone(parts, alone, lexicon), toAfter, fromBefore };
}

/** Whether a stretch is another than at the stage. */
export function changesStage(change: StageChange): boolean {
  return change.since === true || ('restyled' in change && change.restyled === true);
}

/** Whether anything in a part changed since the stage: words, their emphasis, place or label. */
export function changedSince({ pair, stage, moved, redline }: StagePart): boolean {
  if (moved || redline.some(changesStage)) return true;
  const label = (members: readonly Member[]): string =>
    members.map((member) => member.label?.text ?? '').join();
  return pair !== null && pair.after.length > 0 && label(pair.after) !== label(stage);
}

function isRow({ paragraph }: Member): boolean {
  return paragraph.kind === 'row';
}

function joined(members: readonly Member[]): Run[] {
  return members.flatMap(({ paragraph }, index) =>
    index === 0 ? contentOf(paragraph) : [{ text: '\n' }, ...contentOf(paragraph)],
  );
}

interface Found {
  readonly member: Member;
  readonly moved: boolean;
}

/** The paragraphs of the stage by the pair to which they belong, and those that belong to none. */
function assign(
  { pairs }: Comparison,
  toAfter: Comparison,
  fromBefore: Comparison,
): {
  readonly stages: ReadonlyMap<Pair, readonly Found[]>;
  readonly alone: readonly Member[];
} {
  const byAfter = new Map(pairs.flatMap((pair) => pair.after.map(({ index }) => [index, pair])));
  const byBefore = new Map(pairs.flatMap((pair) => pair.before.map(({ index }) => [index, pair])));
  const origin = new Map(
    fromBefore.pairs.flatMap(({ before, after }) =>
      after.map(({ index }) => [index, before] as const),
    ),
  );
  const stages = new Map<Pair, Found[]>();
  const alone: Member[] = [];
  for (const { before, after, moved } of toAfter.pairs) {
    const [successor] = after;
    for (const member of before) {
      const [was] = origin.get(member.index) ?? [];
      const removed = was && byBefore.get(was.index);
      const gone = removed && removed.after.length === 0 ? removed : undefined;
      const pair = successor ? byAfter.get(successor.index) : gone;
      if (pair) stages.set(pair, [...(stages.get(pair) ?? []), { member, moved }]);
      else alone.push(member);
    }
  }
  for (const found of stages.values()) found.sort((a, b) => a.member.index - b.member.index);
  return { stages, alone };
}

function withAlone(
  parts: readonly StagePart[],
  alone: readonly Member[],
  lexicon: Lexicon,
): readonly StagePart[] {
  const holder = new Map<number, StagePart>();
  for (const part of parts) for (const { index } of part.stage) holder.set(index, part);
  const behind = new Map<StagePart | null, StagePart[]>();
  const own = new Map(alone.map((member) => [member.index, member]));
  let above: StagePart | null = null;
  for (const index of [...holder.keys(), ...own.keys()].sort((a, b) => a - b)) {
    const member = own.get(index);
    if (!member) above = holder.get(index) ?? above;
    else {
      const runs = contentOf(member.paragraph);
      const [redline = []] = weaveStage([[]], runs, { lexicon, cells: false });
      const part = { pair: null, stage: [member], moved: false, redline };
      behind.set(above, [...(behind.get(above) ?? []), part]);
    }
  }
  return [
    ...(behind.get(null) ?? []),
    ...parts.flatMap((part) => [part, ...(behind.get(part) ?? [])]),
  ];
}
