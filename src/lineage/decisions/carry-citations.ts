import { contentOf, type Paragraph } from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import { readTarget } from '../../model/target.ts';
import { linkReferences } from '../references/link.ts';
import { linkSpans } from '../references/linked.ts';
import type { ReferenceWords } from '../references/words.ts';
import type { KnownText, World } from '../references/world.ts';

/** A Decision or item that an adopted text of Decisions cites: in which paragraph, in which words, and its subject and id. */
export interface CitedDecision {
  readonly paragraph: string;
  readonly words: string;
  readonly subject: string;
  readonly id: string;
}

/** The Decisions and items that an adopted text cites, its own among them, in its order; typed references and links alike. */
export function citedDecisions(
  known: KnownText,
  world: World,
  words: ReferenceWords,
): readonly CitedDecision[] {
  const { text } = linkReferences(known, world, words);
  return text.paragraphs.flatMap((paragraph) =>
    paragraph.id === null ? [] : citedIn(paragraph, paragraph.id, known.of),
  );
}

function citedIn(paragraph: Paragraph, name: string, own: string): readonly CitedDecision[] {
  const runs = contentOf(paragraph);
  const content = plainText(runs);
  return linkSpans(runs).flatMap(({ link, start, end }) => {
    const target = readTarget(link);
    if (target?.kind === 'instrument' && target.instrument !== 'decision') return [];
    if (target?.kind !== 'instrument' && target?.kind !== 'paragraphs') return [];
    const subject = (target.kind === 'instrument' ? target.of : own).split('/').at(-1) ?? '';
    const cited = content.slice(start, end).replace(/\s+/gu, ' ');
    return target.ids.map((id) => ({ paragraph: name, words: cited, subject, id }));
  });
}
