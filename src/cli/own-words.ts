import { isUnspaced, segmentWords } from '../compare/unspaced.ts';
import { contentOf, isTombstone, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** The words of a text as its author typed it, without labels and results. */
export function ownWords({ paragraphs }: Text): number {
  return paragraphs
    .filter((paragraph) => !isTombstone(paragraph))
    .reduce((sum, paragraph) => sum + countWords(ownText(paragraph)), 0);
}

function ownText(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph).filter((run) => run.note === undefined));
}

/** How many words there are in a text; see `Figures`. */
export function countWords(text: string): number {
  let count = 0;
  for (const [stretch] of text.matchAll(/\S+/gu)) {
    const parts = isUnspaced(stretch)
      ? segmentWords(stretch).map(({ text: part }) => part)
      : [stretch];
    for (const part of parts) if (/[\p{L}\p{N}]/u.test(part)) count += 1;
  }
  return count;
}
