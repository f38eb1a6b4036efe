import type { ElementContent, RootContent } from 'hast';
import { isTombstone, labelOf, type Paragraph } from '../model/paragraph.ts';
import { plainText } from '../model/run.ts';
import type { Sheet } from '../model/sheet.ts';
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

type Node = RootContent | ElementContent;

/** A sheet as lines of plain text, one a paragraph or table row. */
export function sheetLines(sheet: Sheet): string[] {
  return sheet.root.children.flatMap(blockLines);
}

function blockLines(node: Node): string[] {
  if (node.type !== 'element') return [];
  if (node.tagName === 'p' || /^h[1-4]$/.test(node.tagName)) return [nodeWords(node)];
  if (node.tagName === 'tr') return [node.children.filter(isCell).map(nodeWords).join('\t')];
  return node.children.flatMap(blockLines);
}

function isCell(node: Node): boolean {
  return node.type === 'element' && (node.tagName === 'td' || node.tagName === 'th');
}

function nodeWords(node: Node): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element') return '';
  if (node.tagName === 'br') return '\n';
  // Paragraphs of one cell must not run into one another.
  const parts = node.children.map(nodeWords);
  return node.children.some((child) => child.type === 'element' && child.tagName === 'p')
    ? parts.filter((part) => part !== '').join(' ')
    : parts.join('');
}
