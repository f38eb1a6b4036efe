import type { Place } from '../../model/message.ts';
import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import type { Scheme } from '../../model/reference.ts';
import { plainText, type Run } from '../../model/run.ts';
import { readTarget, type Target } from '../../model/target.ts';
import { isOwnName } from './link.ts';
import { linkSpans } from './linked.ts';
import { quotedSpans, type Span } from './quoted.ts';
import { readReferences } from './read.ts';
import { resolveReference } from './resolve.ts';
import { isQuote } from './resolved.ts';
import { touches, touching } from './stretches.ts';
import type { ReferenceWords } from './words.ts';
import type { KnownText, World } from './world.ts';

/**
 * A place that cites a text of the library. `words` are those of the link or reference; `linked` tells whether they are a link;
 * `live` that they follow their target. `scheme` is that of the numbers where it is known. `of` and `revision` name the cited
 * text as links do; both are null where a text cites itself.
 */
export interface Citation {
  readonly from: KnownText;
  readonly index: number;
  readonly inComment: boolean;
  readonly words: string;
  readonly linked: boolean;
  readonly live: boolean;
  readonly scheme: Scheme | null;
  readonly target: Extract<Target, { readonly ids: readonly string[] }>;
  readonly place: Place | null;
}

/** All that a text cites, linked or only recognised, in the order of its words. */
export function citationsIn(
  from: KnownText,
  world: World,
  words: ReferenceWords,
): readonly Citation[] {
  return from.text.paragraphs.flatMap((paragraph, index) => [
    ...citationsOf(
      contentOf(paragraph),
      paragraph,
      { from, index, inComment: false },
      world,
      words,
    ),
    ...paragraph.comments.flatMap(({ content }) =>
      content.flatMap((runs) =>
        citationsOf(runs, paragraph, { from, index, inComment: true }, world, words),
      ),
    ),
  ]);
}

interface Cited extends Span {
  readonly link: string;
  readonly linked: boolean;
  readonly scheme: Scheme | null;
}

function citationsOf(
  runs: readonly Run[],
  paragraph: Paragraph,
  site: Pick<Citation, 'from' | 'index' | 'inComment'>,
  world: World,
  words: ReferenceWords,
): readonly Citation[] {
  const content = plainText(runs);
  const links = linkSpans(runs).map((span): Cited => ({ ...span, linked: true, scheme: null }));
  const references = readReferences(content, words).filter(
    (reference) => site.inComment || !isOwnName(reference, paragraph),
  );
  const recognised = references.flatMap((reference): readonly Cited[] => {
    const resolved = resolveReference(reference, site, world, words);
    if (resolved.kind !== 'resolved') return [];
    const { scheme } = resolved;
    return resolved.pieces.map((piece) => ({ ...piece, linked: false, scheme }));
  });
  const quoted = quotedSpans(content);
  const all = [
    ...withSchemes(links, recognised),
    ...recognised.filter((one) => !touches(links, one)),
  ];
  return all
    .sort((a, b) => a.start - b.start)
    .flatMap(({ start, end, link, linked, scheme }) => {
      const target = readTarget(link);
      if (target === null || !('ids' in target)) return [];
      const named = target.kind === 'instrument' && target.revision !== null;
      const stays = site.from.adopted || site.inComment || isQuote(paragraph);
      const live = !named && !stays && !touches(quoted, { start, end });
      const cited = { words: content.slice(start, end), linked, live, scheme, target };
      return [{ ...site, ...cited, place: paragraph.place }];
    });
}

// A link whose words lead to the same place uses the numbers that they use.
function withSchemes(links: readonly Cited[], recognised: readonly Cited[]): readonly Cited[] {
  return links.map((link) => {
    const same = touching(recognised, link).find((one) => one.link === link.link);
    return same ? { ...link, scheme: same.scheme } : link;
  });
}
