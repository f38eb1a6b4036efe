import type { Place } from '../../model/message.ts';
import { plainText } from '../../model/run.ts';
import { frontString, type Text } from '../../model/text.ts';

/** A comment of a paper, at the paragraph below which it stands. */
export interface UnprintedComment {
  readonly text: string;
  readonly id: string | null;
  readonly place: Place | null;
}

// As many words of a comment as tell which one is meant.
const SHOWN = 40;

/**
 * The comments of a paper: they are printed nowhere, and `>` is typed for a quotation too. None in other texts, whose comments stand
 * beside their changes.
 */
export function unprintedComments(paper: Text): readonly UnprintedComment[] {
  if (frontString(paper, 'kind') !== 'paper') return [];
  return paper.paragraphs.flatMap(({ id, place, comments }) =>
    comments.map(({ content }): UnprintedComment => {
      const words = content.map(plainText).join(' ').replace(/\s+/g, ' ').trim();
      const shown =
        words.length > SHOWN ? `${words.slice(0, SHOWN).replace(/\s\S*$/, '')} …` : words;
      const text = `found a comment of a paper (${shown}), which is printed nowhere, expected a quotation as ::quote{of=…}, typed words as paragraphs with {.quote}, or none`;
      return { text, id, place };
    }),
  );
}
