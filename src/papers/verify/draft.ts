import { compare } from '../../compare/compare.ts';
import type { Pair } from '../../compare/comparison.ts';
import { citedPlaces } from '../../lineage/label-path.ts';
import { contentOf } from '../../model/paragraph.ts';
import type { Profile } from '../../model/profile.ts';
import { plainText } from '../../model/run.ts';
import { languageOf, type Text } from '../../model/text.ts';
import { type AnnexEvent, annexEvents, inRange } from '../write/events.ts';
import { languageWords } from '../write/layout.ts';
import { deviation, type Readings } from './deviate.ts';
import type { Deviation, Verification } from './verification.ts';
import { nameOf, wordsOf } from './words.ts';

/**
 * Verifies a draft in Markdown against the text that it amends: every change has a comment, what is said to be kept is kept. Its
 * redline is computed when it is printed, and proven there.
 */
export function verifyDraft(draft: Text, base: Text, profile: Profile): Verification {
  const comparison = compare(base, draft, { formulaFirst: profile.formulaFirst });
  const language = languageOf(draft);
  const { parts } = languageWords(profile, language);
  const around: Around = {
    events: annexEvents(comparison),
    keep: parts.keep.map((pattern) => new RegExp(`^(?:${pattern})$`, 'iu')),
  };
  const covered = coveredBy(comparison.pairs, base, profile);
  return {
    language,
    deviations: comparison.pairs.flatMap((pair) =>
      checkPair(pair, around).filter(({ rule }) => rule !== 'no-comment' || !covered.has(pair)),
    ),
    unproven: [],
    proven: { paragraphs: comparison.pairs.length, quotations: 0 },
    named: [],
  };
}

// The comment on what is deleted whole is that of the items that go with it, and of the heading above it.
function coveredBy(
  pairs: readonly Pair[],
  base: Text,
  { formulaFirst }: Profile,
): ReadonlySet<Pair> {
  const places = citedPlaces(base, formulaFirst);
  const gone = pairs
    .filter(({ before, after, moved }) => before.length === 1 && after.length === 0 && !moved)
    .map((pair) => ({ pair, index: pair.before[0]?.index ?? 0 }))
    .sort((a, b) => a.index - b.index);
  const covered = new Set<Pair>();
  // Depth of the last that has a comment, and how far what hangs on it reaches.
  let told = { depth: Number.POSITIVE_INFINITY, last: -1 };
  for (const [at, { pair, index }] of gone.entries()) {
    const depth = places[index]?.labels.length ?? 0;
    if (depth > told.depth && index === told.last + 1) {
      covered.add(pair);
      told.last = index;
      continue;
    }
    const isTold = pair.comment.length > 0 && depth > 0;
    told = { depth: isTold ? depth : Number.POSITIVE_INFINITY, last: index };
    const next = gone[at + 1];
    const heads = base.paragraphs[index]?.kind === 'heading' && next?.index === index + 1;
    if (heads && next.pair.comment.length > 0) covered.add(pair);
  }
  return covered;
}

interface Around {
  /** Annexes that are new or replaced as a whole: they are printed once, without comments. */
  readonly events: readonly AnnexEvent[];
  readonly keep: readonly RegExp[];
}

function checkPair(pair: Pair, { events, keep }: Around): Deviation[] {
  const inEvent = events.some(
    ({ before, after }) =>
      pair.before.some(({ index }) => inRange(index, before)) ||
      pair.after.some(({ index }) => inRange(index, after)),
  );
  const changed = pair.kind !== 'kept' || pair.moved;
  if (inEvent || !changed || pair.only === 'references') return [];
  const readings = readingsOf(pair);
  const comment = wordsOf(pair.comment.map((runs) => plainText(runs)).join(' '));
  if (keep.some((pattern) => pattern.test(comment)))
    return [deviation('kept-but-changed', KEPT, readings)];
  return comment === '' ? [deviation('no-comment', UNSAID, readings)] : [];
}

const KEPT =
  'found a change under a comment that says that the paragraph is kept, expected the same words on both sides';
const UNSAID = 'found a change without a comment, expected the reason for it';

function readingsOf({ before, after }: Pair): Readings {
  const words = [before, after].map((members) =>
    members.length === 0
      ? null
      : members.map(({ paragraph }) => wordsOf(plainText(contentOf(paragraph)))).join(' '),
  );
  const named = after[0] ?? before[0];
  return {
    where: nameOf(named?.label ?? null, words[1] ?? words[0] ?? ''),
    place: after[0]?.paragraph.place ?? null,
    expected: words[0] ?? null,
    found: words[1] ?? null,
  };
}
