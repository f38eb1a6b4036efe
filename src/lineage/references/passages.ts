import type { Paragraph } from '../../model/paragraph.ts';
import { joinRuns, type Run } from '../../model/run.ts';

/** Changes one piece of running text. */
export type ChangeRuns = (runs: readonly Run[], inComment: boolean) => readonly Run[];

/** A paragraph, each piece of its running text changed: its content or its cells, and, where `comments` says so, its comments. */
export function mapRuns(paragraph: Paragraph, change: ChangeRuns, comments: boolean): Paragraph {
  const own = mapContent(paragraph, change);
  if (!comments || own.comments.length === 0) return own;
  const changed = own.comments.map((comment) => ({
    ...comment,
    content: comment.content.map((runs) => joinIfNew(runs, change(runs, true))),
  }));
  return { ...own, comments: changed };
}

function mapContent(paragraph: Paragraph, change: ChangeRuns): Paragraph {
  switch (paragraph.kind) {
    case 'table':
    case 'directive':
      return paragraph;
    case 'row':
      return {
        ...paragraph,
        cells: paragraph.cells.map((cell) => joinIfNew(cell, change(cell, false))),
      };
    default:
      return {
        ...paragraph,
        content: joinIfNew(paragraph.content, change(paragraph.content, false)),
      };
  }
}

function joinIfNew(before: readonly Run[], after: readonly Run[]): readonly Run[] {
  return before === after ? before : joinRuns(after);
}
