import type { Profile } from '../model/profile.ts';
import type { BatchFacts } from './batch-facts.ts';

/** A document that waits, with what is needed to put it in its place among the others. */
export interface Waiting {
  readonly file: string;
  readonly facts: BatchFacts;
  readonly profile: Profile;
  /** The language that the document itself calls its original, null where it does not say. */
  readonly original: string | null;
}

/**
 * Documents in the order in which they are imported, whatever their names: papers last, earlier revisions first, and of one revision the original
 * first, else the languages in the order of the profile. The first language mints the ids that the others take over.
 */
export function inImportOrder<T extends Waiting>(waiting: readonly T[]): T[] {
  const originals = new Map<string, string>();
  for (const { facts, original } of waiting) {
    if (original !== null && !originals.has(textKey(facts)))
      originals.set(textKey(facts), original);
  }
  const languageRank = ({ facts, profile }: T): number => {
    if (facts.language === originals.get(textKey(facts))) return -1;
    const at = Object.keys(profile.languages).indexOf(facts.language ?? '');
    return at === -1 ? Number.MAX_SAFE_INTEGER : at;
  };
  return [...waiting].sort(
    (a, b) =>
      lastRank(a.facts) - lastRank(b.facts) ||
      compareText(instrumentKey(a.facts), instrumentKey(b.facts)) ||
      compareRevisions(a.facts.revision, b.facts.revision) ||
      languageRank(a) - languageRank(b) ||
      compareText(a.file, b.file),
  );
}

// The text that a paper amends is taken from the library: it has to stand there first.
function lastRank({ kind }: BatchFacts): number {
  return kind === 'paper' ? 1 : 0;
}

/** What documents of one revision have in common, whatever their language. */
export function textKey(facts: BatchFacts): string {
  return `${instrumentKey(facts)}\n${facts.revision ?? ''}`;
}

function instrumentKey({ kind, body, number }: BatchFacts): string {
  return [body ?? '', kind ?? '', (number ?? '').toLowerCase()].join('\n');
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Which of two revisions is the earlier one: negative where it is the first. Meetings are ordered by their number (`rev.cop13`), programmes by their years. */
export function compareRevisions(a: string | null, b: string | null): number {
  const place = (key: string | null): number =>
    key === 'original' ? -1 : Number(/\d+/.exec(key ?? '')?.[0] ?? 0);
  return place(a) - place(b);
}

/** The latest of these revisions that is earlier than `revision`; null where none is. */
export function revisionBefore(revision: string, others: readonly string[]): string | null {
  const earlier = others.filter((other) => compareRevisions(other, revision) < 0);
  return earlier.sort((a, b) => compareRevisions(b, a))[0] ?? null;
}
