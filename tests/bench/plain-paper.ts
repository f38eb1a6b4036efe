import {
  Bookmark,
  Document,
  Footer,
  FootnoteReferenceRun,
  Header,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx';
import type { Element, ElementContent, Root } from 'hast';
import { attributeOf, classesOf, isElement } from '../../src/model/sheet.ts';
import { cellsOf, rowsOf, spanOf } from '../../src/model/sheet-table.ts';

interface Look {
  readonly italics?: true;
  readonly bold?: true;
  readonly superScript?: true;
  readonly style?: string;
}

interface Writing {
  readonly notes: ReadonlyMap<string, Element>;
  readonly footnotes: Record<string, { children: Paragraph[] }>;
}

/**
 * What somebody writes who has the package docx alone: the paragraphs of a sheet with their styles, runs with their emphasis
 * and redline, tables, footnotes, bookmarks, running heads; nothing is worked out and nothing is proven.
 */
export function plainPaper(root: Root): Document {
  const writing: Writing = { notes: notesIn(root.children), footnotes: {} };
  const article = root.children.find((node) => isElement(node, 'article'));
  const parts = isElement(article) ? article.children : [];
  const sections = parts.flatMap((part) => (isElement(part, 'section') ? [part] : []));
  return new Document({
    footnotes: writing.footnotes,
    sections: sections.map((section) => ({
      headers: { default: new Header({ children: running(section, 'header', writing) }) },
      footers: { default: new Footer({ children: running(section, 'footer', writing) }) },
      children: section.children.flatMap((node) => blocksOf(node, writing)),
    })),
  });
}

function notesIn(nodes: readonly (Root | Element)['children'][number][]): Map<string, Element> {
  const notes = new Map<string, Element>();
  for (const node of nodes) {
    if (!isElement(node)) continue;
    if (node.tagName === 'aside') notes.set(`#${attributeOf(node, 'id')}`, node);
    for (const [name, note] of notesIn(node.children)) notes.set(name, note);
  }
  return notes;
}

function running(section: Element, name: string, writing: Writing): (Paragraph | Table)[] {
  const own = section.children.find((node) => isElement(node, name));
  return isElement(own) ? own.children.flatMap((node) => blocksOf(node, writing)) : [];
}

function blocksOf(node: ElementContent, writing: Writing): (Paragraph | Table)[] {
  if (!isElement(node) || ['header', 'footer', 'aside'].includes(node.tagName)) return [];
  if (node.tagName === 'table') return [tableOf(node, writing)];
  if (node.tagName === 'div') return node.children.flatMap((child) => blocksOf(child, writing));
  const children = runsOf(node, {}, writing);
  const id = attributeOf(node, 'id');
  const marked = id === undefined ? children : [new Bookmark({ id, children })];
  return [new Paragraph({ style: classesOf(node)[0] ?? node.tagName, children: marked })];
}

function tableOf(table: Element, writing: Writing): Table {
  const rows = rowsOf(table).map(({ row, head }) => {
    const children = cellsOf(row).map((cell) => {
      const blocks = cell.children.flatMap((node) => blocksOf(node, writing));
      return new TableCell({
        columnSpan: spanOf(cell),
        children:
          blocks.length > 0 ? blocks : [new Paragraph({ children: runsOf(cell, {}, writing) })],
      });
    });
    return new TableRow({ children, tableHeader: head });
  });
  return new Table({ rows });
}

function runsOf(node: Element, look: Look, writing: Writing): ParagraphChild[] {
  return node.children.flatMap((child): ParagraphChild[] => {
    if (child.type === 'text') return [new TextRun({ ...look, text: child.value })];
    if (!isElement(child)) return [];
    if (child.tagName === 'br') return [new TextRun({ ...look, break: 1 })];
    const note = child.tagName === 'a' ? attributeOf(child, 'href') : undefined;
    if (note !== undefined && writing.notes.has(note)) return [footnote(note, writing)];
    return runsOf(child, { ...look, ...LOOKS[child.tagName] }, writing);
  });
}

const LOOKS: Readonly<Record<string, Look>> = {
  em: { italics: true },
  strong: { bold: true },
  sup: { superScript: true },
  ins: { style: 'Inserted' },
  del: { style: 'Deleted' },
};

function footnote(name: string, writing: Writing): FootnoteReferenceRun {
  const id = Object.keys(writing.footnotes).length + 1;
  const note = writing.notes.get(name);
  const blocks = note?.children.filter((child) => isElement(child)) ?? [];
  writing.footnotes[id] = {
    children: blocks.map((block) => new Paragraph({ children: runsOf(block, {}, writing) })),
  };
  return new FootnoteReferenceRun(id);
}
