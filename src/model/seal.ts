import { createHash } from 'node:crypto';
import { noteNumbers } from './note-marks.ts';
import { isTombstone, labelOf, type Paragraph } from './paragraph.ts';
import type { Run } from './run.ts';
import { frontString, type Text } from './text.ts';

/**
 * The seal of a text: the SHA-256, in small hexadecimal digits, of its printed words and labels in their order. What does
 * not print plays no part: ids, links, emphasis, classes, comments, the front matter. Note marks count by the order in
 * which they stand, not by name. Linear in the size.
 */
export function sealOf(text: Text): string {
  const numbers = noteNumbers(text.paragraphs);
  const hash = createHash('sha256');
  for (const paragraph of text.paragraphs) {
    const printed = printedParts(paragraph, numbers);
    if (printed.some((part) => part !== '')) hash.update(`${JSON.stringify(printed)}\n`);
  }
  return hash.digest('hex');
}

/** Whether a text is sealed and says other words than those that were sealed. */
export function isSealBroken(text: Text): boolean {
  const sealed = frontString(text, 'sealed');
  return sealed !== undefined && sealed.toLowerCase() !== sealOf(text);
}

function printedParts(
  paragraph: Paragraph,
  numbers: ReadonlyMap<string, number>,
): readonly string[] {
  const bracket = 'bracket' in paragraph && paragraph.bracket ? '[' : '';
  const mark = paragraph.kind === 'note' ? `[^${numbers.get(paragraph.name) ?? ''}]` : '';
  const words = partsOf(paragraph).map((runs) =>
    runs
      .map(({ text, note }) => (note === undefined ? text : `[^${numbers.get(note) ?? ''}]`))
      .join(''),
  );
  if (words.length === 0) return [];
  return [`${bracket}${labelOf(paragraph)?.text ?? ''}${mark}`, ...words];
}

function partsOf(paragraph: Paragraph): readonly (readonly Run[])[] {
  if (isTombstone(paragraph)) return [];
  switch (paragraph.kind) {
    case 'row':
      return paragraph.cells;
    case 'table':
    case 'directive':
      return [];
    default:
      return [paragraph.content];
  }
}
