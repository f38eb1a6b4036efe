import type { Comment, Paragraph } from '../model/paragraph.ts';
import type { Run } from '../model/run.ts';
import { readTarget } from '../model/target.ts';
import type { Text } from '../model/text.ts';

/** An instrument as links name it: `cms/11.24`, `cms/cop14/cami`. */
export interface Linked {
  readonly instrument: 'resolution' | 'decision';
  readonly of: string;
}

/** Whether a link is live and leads to a text of this instrument: one that names a revision cites that for ever. */
export function isLiveLinkTo(link: string, { instrument, of }: Linked): boolean {
  const target = readTarget(link);
  return (
    target?.kind === 'instrument' &&
    target.instrument === instrument &&
    target.of === of &&
    target.revision === null
  );
}

/** Whether a text, its comments included, holds a link of which this is true. */
export function hasLink(text: Text, is: (link: string) => boolean): boolean {
  return text.paragraphs.some((paragraph) =>
    [...contentsOf(paragraph), ...paragraph.comments.flatMap(({ content }) => content)].some(
      (runs) => runs.some(({ link }) => link !== undefined && is(link)),
    ),
  );
}

function contentsOf(paragraph: Paragraph): readonly (readonly Run[])[] {
  if (paragraph.kind === 'row') return paragraph.cells;
  return 'content' in paragraph ? [paragraph.content] : [];
}

/** The text with its live links to one instrument leading to another, in comments too: a new Resolution that was given its number. */
export function relinked(text: Text, from: Linked, to: Linked): Text {
  const runs = (content: readonly Run[]): readonly Run[] =>
    content.map((run) =>
      run.link !== undefined && isLiveLinkTo(run.link, from)
        ? { ...run, link: moved(run.link, to) }
        : run,
    );
  const comment = ({ content, attributes }: Comment): Comment => ({
    content: content.map(runs),
    attributes,
  });
  const paragraphs = text.paragraphs.map((paragraph): Paragraph => {
    const comments = paragraph.comments.map(comment);
    if (paragraph.kind === 'row')
      return { ...paragraph, comments, cells: paragraph.cells.map(runs) };
    if (paragraph.kind === 'table' || paragraph.kind === 'directive')
      return { ...paragraph, comments };
    return { ...paragraph, comments, content: runs(paragraph.content) };
  });
  return { ...text, paragraphs };
}

function moved(link: string, { instrument, of }: Linked): string {
  const hash = link.indexOf('#');
  return `${instrument}:${of}${hash === -1 ? '' : link.slice(hash)}`;
}
