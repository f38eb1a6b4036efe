import { decisionNumbers, withBareDecisions } from '../lineage/references/bare-decision.ts';
import { isOwnName } from '../lineage/references/link.ts';
import { type LinkSpan, linkSpans } from '../lineage/references/linked.ts';
import { readReferences } from '../lineage/references/read.ts';
import { type Resolved, resolveReference } from '../lineage/references/resolve.ts';
import { touches, touching } from '../lineage/references/stretches.ts';
import { type ReferenceWords, referenceWords } from '../lineage/references/words.ts';
import type { KnownText } from '../lineage/references/world.ts';
import { contentOf, type Paragraph } from '../model/paragraph.ts';
import type { Reference } from '../model/reference.ts';
import { plainText, type Run } from '../model/run.ts';
import { readTarget } from '../model/target.ts';
import { languageOf } from '../model/text.ts';
import type { Subject } from './rule.ts';

/** A stretch of words that is a link. */
export interface LinkedWords extends LinkSpan {
  readonly text: string;
}

/** Running text in which references stand: a paragraph, or one paragraph of a comment of it. */
export interface Passage {
  readonly paragraph: Paragraph;
  readonly index: number;
  readonly inComment: boolean;
  readonly content: string;
  readonly links: readonly LinkedWords[];
  /** References in the order of the words, linked ones too. */
  readonly references: readonly Reference[];
}

/** All passages of a text, and what is needed to say where their references lead. */
export interface Citations {
  readonly passages: readonly Passage[];
  /** The text as references see it; null where the world does not hold it. */
  readonly from: KnownText | null;
  readonly words: ReferenceWords;
  readonly resolve: (reference: Reference, passage: Passage) => Resolved;
}

/** Reads the references of a text. */
export function readCitations({ edition, world, profile }: Subject): Citations {
  const { text } = edition;
  const words = referenceWords(profile, languageOf(text));
  const from = world.texts.find((known) => known.text === text) ?? null;
  const isDecision = from === null ? () => false : decisionNumbers(from, world);
  const read = (content: string): readonly Reference[] =>
    withBareDecisions(content, readReferences(content, words), isDecision, words);
  const passages = text.paragraphs.flatMap((paragraph, index) => [
    passageOf(paragraph, index, contentOf(paragraph), false, read),
    ...paragraph.comments.flatMap(({ content }) =>
      content.map((runs) => passageOf(paragraph, index, runs, true, read)),
    ),
  ]);
  return {
    passages: passages.filter(({ links, references }) => links.length + references.length > 0),
    from,
    words,
    resolve: (reference, { index, inComment }) =>
      from === null
        ? { kind: 'other' }
        : resolveReference(reference, { from, index, inComment }, world, words),
  };
}

function passageOf(
  paragraph: Paragraph,
  index: number,
  runs: readonly Run[],
  inComment: boolean,
  read: (content: string) => readonly Reference[],
): Passage {
  const content = plainText(runs);
  const links = linkSpans(runs).map((span) => ({
    ...span,
    text: content.slice(span.start, span.end),
  }));
  const references = read(content);
  return { paragraph, index, inComment, content, links, references };
}

/** The references of a passage that are no links, and are not the name of the annex at whose head they stand. */
export function unlinkedIn(passage: Passage): readonly Reference[] {
  const { links, references, paragraph, inComment } = passage;
  return references.filter(
    (reference) => !touches(links, reference) && (inComment || !isOwnName(reference, paragraph)),
  );
}

/** The paragraphs of its own text that a reference cites, by its links or, where it has none, by its words. */
export function ownIdsOf(
  reference: Reference,
  passage: Passage,
  { from, resolve }: Citations,
): readonly string[] {
  const own = touching(passage.links, reference);
  if (own.length > 0)
    return own.flatMap(({ link }) => {
      const target = readTarget(link);
      return target?.kind === 'paragraphs' ? target.ids : [];
    });
  const resolved = resolve(reference, passage);
  if (resolved.kind !== 'resolved' || resolved.to.of !== from?.of) return [];
  return resolved.indices.map((index) => resolved.to.text.paragraphs[index]?.id ?? '');
}
