import { isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Text } from '../model/text.ts';

/** A text as lines of plain text: one a paragraph, the cells of a row parted by tabs, a note behind its `[^name]`. */
export function textLines(text: Text): string[] {
  return text.paragraphs.filter((paragraph) => !isTombstone(paragraph)).flatMap(paragraphLines);
}

function paragraphLines(paragraph: Paragraph): string[] {
  if (paragraph.kind === 'table' || paragraph.kind === 'directive') return [];
  const bracket = 'bracket' in paragraph && paragraph.bracket ? '[' : '';
  const label = labelOf(paragraph)?.text;
  return [`${bracket}${label === undefined ? '' : `${label} `}${paragraphWords(paragraph)}`];
}

function paragraphWords(paragraph: Exclude<Paragraph, { kind: 'table' | 'directive' }>): string {
  if (paragraph.kind === 'row') return paragraph.cells.map(plainText).join('\t');
  const words = plainText(paragraph.content);
  return paragraph.kind === 'note' ? `[^${paragraph.name}]: ${words}` : words;
}
