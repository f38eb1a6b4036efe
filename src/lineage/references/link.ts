import type { Place } from '../../model/message.ts';
import { isAnnex, isTombstone, type Paragraph } from '../../model/paragraph.ts';
import type { Reference } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { addressSpans } from './addresses.ts';
import { decisionNumbers, type IsDecision, withBareDecisions } from './bare-decision.ts';
import { type LinkSpan, linkSpans, withLinks } from './linked.ts';
import { mapRuns } from './passages.ts';
import { readReferences } from './read.ts';
import { type Resolved, resolveReference, type Site } from './resolve.ts';
import { unresolved } from './resolved.ts';
import { merged, touches } from './stretches.ts';
import type { ReferenceWords } from './words.ts';
import type { KnownText, World } from './world.ts';

/** A reference that was found in a text, and where it leads. `index` is that of its paragraph. */
export interface FoundReference {
  readonly index: number;
  readonly inComment: boolean;
  readonly reference: Reference;
  readonly resolved: Resolved;
  readonly place: Place | null;
}

/** Says where letters of draft Decisions lead by all words around them. */
export type ReadLetters = (reference: Reference, runs: readonly Run[], site: Site) => Resolved;

/** A text with its references as links, and each that was found and was no link yet. */
export interface LinkedText {
  readonly text: Text;
  readonly found: readonly FoundReference[];
}

/**
 * The text with a link on every reference that leads to one place, in its paragraphs and comments. Words, labels and links that
 * were there stay as they are, so that linking twice is linking once. `known.text` is the text; `letters` reads those of draft Decisions,
 * without it they are those of the own paper. What is deleted gets no link.
 */
export function linkReferences(
  known: KnownText,
  world: World,
  words: ReferenceWords,
  letters: ReadLetters | null = null,
): LinkedText {
  const found: FoundReference[] = [];
  const isDecision = decisionNumbers(known, world);
  const resolve = (reference: Reference, runs: readonly Run[], site: Site): Resolved =>
    reference.kind === 'draft-decision' && letters !== null
      ? letters(reference, runs, site)
      : resolveReference(reference, site, world, words);
  const paragraphs = known.text.paragraphs.map((paragraph, index) =>
    mapRuns(
      paragraph,
      (runs, inComment) => {
        const read = unlinked(runs, paragraph, { inComment, isDecision, words });
        const own = read.map((reference) => ({
          index,
          inComment,
          reference,
          resolved: standing(
            resolve(reference, runs, { from: known, index, inComment }),
            reference,
          ),
          place: paragraph.place,
        }));
        for (const one of own) found.push(one);
        return withLinks(runs, own.flatMap(piecesOf));
      },
      true,
    ),
  );
  return { text: { ...known.text, paragraphs }, found };
}

interface Reading {
  readonly inComment: boolean;
  readonly isDecision: IsDecision;
  readonly words: ReferenceWords;
}

function unlinked(
  runs: readonly Run[],
  paragraph: Paragraph,
  { inComment, isDecision, words }: Reading,
): readonly Reference[] {
  const content = plainText(runs);
  const closed = merged([...linkSpans(runs), ...addressSpans(content)]);
  const read = withBareDecisions(content, readReferences(content, words), isDecision, words);
  return read.filter(
    (reference) => !touches(closed, reference) && (inComment || !isOwnName(reference, paragraph)),
  );
}

// No link leads to what is deleted.
function standing(resolved: Resolved, reference: Reference): Resolved {
  if (resolved.kind !== 'resolved') return resolved;
  const { to, indices } = resolved;
  const gone = indices.some((index) => {
    const paragraph = to.text.paragraphs[index];
    return paragraph !== undefined && isTombstone(paragraph);
  });
  return gone ? unresolved(reference, 'what is not deleted') : resolved;
}

/** `Annex 1`, `Annex to Resolution 1.2` at the head of the annex is its name. */
export function isOwnName({ start, kind }: Reference, paragraph: Paragraph): boolean {
  return isAnnex(paragraph) && start === 0 && kind === 'annex';
}

function piecesOf({ resolved }: FoundReference): readonly LinkSpan[] {
  return resolved.kind === 'resolved' ? resolved.pieces : [];
}
