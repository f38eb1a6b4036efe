import { contentOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';

/** The printed words of a paragraph, without its label. */
export function printedText(paragraph: Paragraph): string {
  return plainText(contentOf(paragraph));
}
