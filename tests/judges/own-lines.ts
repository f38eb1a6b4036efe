import type { Element } from 'hast';
import type { ResolvedView } from '../../src/formats/docx/read/gone.ts';
import { readDocx } from '../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../src/formats/docx/read/resolve.ts';
import { attributeOf, classesOf, isElement } from '../../src/model/sheet.ts';
import type { JudgedLine } from './lines.ts';

interface Reading {
  readonly lines: JudgedLine[];
  readonly notes: ReadonlyMap<string, string>;
  tables: number;
}

/** The paragraphs of a Word file as the reader has them once all its changes are accepted or rejected. */
export function ownLines(bytes: Uint8Array, view: ResolvedView): readonly JudgedLine[] {
  const { value } = readDocx(bytes);
  if (value === null) throw new Error('the file was not read');
  const { root } = resolveRevisions(value.sheet, view);
  const notes = new Map<string, string>();
  for (const child of root.children) if (isElement(child)) findNotes(child, notes);
  const reading: Reading = { lines: [], notes, tables: 0 };
  for (const child of root.children) if (isElement(child)) readBlock(child, null, reading);
  return reading.lines;
}

function findNotes(element: Element, notes: Map<string, string>): void {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (child.tagName === 'aside') {
      const lines = child.children.flatMap((one) => (isElement(one) ? [wordsOf(one)] : []));
      notes.set(attributeOf(child, 'id') ?? '', lines.join('\n'));
    } else findNotes(child, notes);
  }
}

function readBlock(element: Element, place: JudgedLine['place'], reading: Reading): void {
  const { tagName } = element;
  if (/^(?:header|footer|aside)$/.test(tagName)) return;
  if (tagName === 'p' || /^h[1-4]$/.test(tagName)) {
    const notes = marksIn(element).map((mark) => reading.notes.get(mark) ?? '');
    const style = attributeOf(element, 'dataStyle') ?? '';
    reading.lines.push({ style, place, words: wordsOf(element), notes: notes.map(asInFile) });
  } else if (tagName === 'table') readTable(element, reading);
  else for (const child of element.children) if (isElement(child)) readBlock(child, place, reading);
}

// A note begins with its number and a tab in the file; the reader keeps the tab alone.
function asInFile(words: string): string {
  return words.startsWith('\t') ? words : `\t${words}`;
}

function readTable(table: Element, reading: Reading): void {
  const number = reading.tables;
  reading.tables += 1;
  const rows = table.children.flatMap((part) =>
    isElement(part) && /^t(?:head|body)$/.test(part.tagName) ? part.children : [part],
  );
  const found = rows.filter((row) => isElement(row, 'tr'));
  for (const [row, element] of found.entries()) {
    if (!isElement(element)) continue;
    for (const [cell, own] of element.children.filter((one) => isElement(one)).entries())
      if (isElement(own)) readBlock(own, [number, row, cell], reading);
  }
}

function marksIn(element: Element): string[] {
  if (classesOf(element).includes('note') && element.tagName === 'a')
    return [attributeOf(element, 'href')?.slice(1) ?? ''];
  return element.children.flatMap((child) => (isElement(child) ? marksIn(child) : []));
}

function wordsOf(element: Element): string {
  if (element.tagName === 'br') return '\n';
  if (element.tagName === 'a' && classesOf(element).includes('note')) return '\0';
  return element.children
    .map((child) => (child.type === 'text' ? child.value : isElement(child) ? wordsOf(child) : ''))
    .join('');
}
