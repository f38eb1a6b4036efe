import type { Label } from '../../model/label.ts';
import {
  contentOf,
  isAnnex,
  isTombstone,
  labelOf,
  NO_ATTRIBUTES,
  type Paragraph,
} from '../../model/paragraph.ts';
import { plainText } from '../../model/run.ts';
import type { Text } from '../../model/text.ts';
import { wordsOf } from './words.ts';

/** A paragraph of the adopted text in plain words; a row of a table has the number of its first cell among them. */
export interface BaseParagraph {
  readonly plain: Paragraph;
  readonly inAnnex: boolean;
  readonly row: boolean;
}

/** The adopted text as it is compared: words and numbers, without emphasis, notes behind the paragraph that marks them. */
export function readBase(base: Text): BaseParagraph[] {
  let inAnnex = false;
  return base.paragraphs.flatMap((paragraph): BaseParagraph[] => {
    if (isAnnex(paragraph)) inAnnex = true;
    const words = isTombstone(paragraph) ? '' : baseWords(paragraph);
    if (!/[\p{L}\p{N}]/u.test(words)) return [];
    const label = labelOf(paragraph);
    const row = paragraph.kind === 'row';
    const printed = row && label ? wordsOf(`${label.text} ${words}`) : words;
    return [{ plain: plainParagraph(printed, row ? null : label), inAnnex, row }];
  });
}

/** The words of a paragraph of a text as they are compared: without note marks, cells of a row one after the other. */
export function baseWords(paragraph: Paragraph): string {
  const runs = contentOf(paragraph).filter(({ note }) => note === undefined);
  const words = wordsOf(plainText(runs));
  return 'bracket' in paragraph && paragraph.bracket ? `[${words}` : words;
}

/** A paragraph of nothing but words and a number. */
export function plainParagraph(
  words: string,
  label: Label | null,
): Extract<Paragraph, { kind: 'plain' }> {
  return {
    kind: 'plain',
    id: null,
    bracket: false,
    label,
    content: [{ text: words }],
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
  };
}

/** Paragraphs as a text without a head. */
export function plainTextOf(paragraphs: readonly Paragraph[]): Text {
  return { front: { source: null, values: {} }, paragraphs };
}
