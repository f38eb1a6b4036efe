import type { CitedNumber, CitedRange, Reference } from '../../model/reference.ts';
import type { Run } from '../../model/run.ts';
import type { ReadLetters } from '../references/link.ts';
import { resolveReference } from '../references/resolve.ts';
import { ambiguous, type Resolved, unresolved } from '../references/resolved.ts';
import { touches, touching } from '../references/stretches.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';
import type { LetterList, LetterNumber } from './letter-lists.ts';
import { ownersOf } from './letter-owner.ts';
import { type LetterJob, type LetterPassage, letterPassage, numbersOf } from './letter-passage.ts';
import { between, type LetteredPaper, lettersBetween } from './lettered-papers.ts';
import { lastDrafts, letteredWorld } from './lettered-world.ts';
import { provisionalOf } from './letters.ts';

/**
 * Reads where letters of draft Decisions lead as numbering does: to those of the paper that the words name, else of the own one. In doubt
 * about that, in quotations, and where a cited item does not stand, nowhere. Null where no draft has letters.
 */
export function letterLinks(
  from: KnownText,
  world: World,
  words: ReferenceWords,
): ReadLetters | null {
  const lettered = letteredWorld(from, world, words);
  if (lettered === null) return null;
  const drafts = lastDrafts(world);
  let last: { readonly runs: readonly Run[]; readonly passage: LetterPassage } | null = null;
  return (reference, runs, site) => {
    const paragraph = from.text.paragraphs[site.index];
    if (paragraph === undefined) return resolveReference(reference, site, world, words);
    if (last?.runs !== runs)
      last = { runs, passage: letterPassage(runs, paragraph, site.index, lettered) };
    const { passage } = last;
    const job: LetterJob = { from, world: lettered, followed: [], pinned: [], messages: [] };
    const owners = ownersIn(reference, passage, job);
    if ('kind' in owners) return owners;
    const of = (number: CitedNumber): readonly KnownText[] => {
      const letter = provisionalOf(number.labels[0] ?? '', words.draftDecision)?.letter;
      const owner = letter === undefined ? undefined : owners.get(letter);
      const subject = owner?.decisions.get(letter ?? '')?.of;
      return [from, ...drafts].filter(
        (known) => known.instrument === 'decision' && known.of === subject,
      );
    };
    const numbers = reference.numbers.flatMap((range) => spread(range, owners, words));
    return resolveReference({ ...reference, numbers }, { ...site, draftsOf: of }, world, words);
  };
}

// All letters of a range, in whatever order the draft has them.
function spread(
  range: CitedRange,
  owners: ReadonlyMap<string, LetteredPaper>,
  { draftDecision }: ReferenceWords,
): readonly CitedRange[] {
  const { from, to } = range;
  if (to === null || from.labels.length > 1 || to.labels.length > 1) return [range];
  const [first, last] = [from, to].map(
    ({ labels }) => provisionalOf(labels[0] ?? '', draftDecision)?.letter ?? '',
  );
  const owner = owners.get(first ?? '');
  const all = owner === undefined ? [] : between(owner, first ?? '', last ?? '');
  if (all.length < 2) return [range];
  return all.map(({ provisional }, at) => {
    const end = at === all.length - 1 ? to.end : from.end;
    return { from: { labels: [provisional], start: from.start, end }, to: null };
  });
}

// The papers of the letters of a reference, or why they are not known.
function ownersIn(
  reference: Reference,
  passage: LetterPassage,
  job: LetterJob,
): ReadonlyMap<string, LetteredPaper> | Resolved {
  const owners = new Map<string, LetteredPaper>();
  for (const list of touching(passage.lists, reference)) {
    if (numbersOf(list).some((number) => isOfOther(number, job))) continue;
    if (touches(passage.stays, list))
      return unresolved(reference, 'none in a quotation, which stays as it is typed: no link');
    const found = ownersOf(list, passage, job);
    if (found === null) return doubtOf(reference, job);
    for (const [letter, owner] of citedLetters(list, found)) {
      if ((owners.get(letter) ?? owner) !== owner)
        return ambiguous(reference, 'letters of several papers');
      owners.set(letter, owner);
    }
  }
  return owners;
}

// All letters that a list cites, those within its ranges too.
function citedLetters(
  { entries }: LetterList,
  owners: ReadonlyMap<LetterNumber, LetteredPaper>,
): readonly (readonly [string, LetteredPaper])[] {
  const typed = [...owners].map(([{ letter }, owner]) => [letter, owner] as const);
  const inside = entries.flatMap(({ from, to }) => {
    const owner = owners.get(from);
    if (to === null || owner === undefined || owners.get(to) !== owner) return [];
    return lettersBetween(owner, from.letter, to.letter).map((letter) => [letter, owner] as const);
  });
  return [...typed, ...inside];
}

function isOfOther({ series }: LetterNumber, { world }: LetterJob): boolean {
  return series !== null && series !== world.papers.series;
}

function doubtOf(reference: Reference, { messages }: LetterJob): Resolved {
  const text = messages.at(-1)?.text;
  return text === undefined
    ? unresolved(reference, 'a draft Decision')
    : { kind: 'ambiguous', text };
}
