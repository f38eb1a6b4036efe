import type { Element, ElementContent, RootContent } from 'hast';
import { type TextMarks, textMarks } from '../formats/text-marks.ts';
import { showHidden } from '../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../model/sheet.ts';

/** What there is to know while the lines of a sheet are made. */
interface Printing {
  /** How changes are marked; null where the sheet is printed as if there were none. */
  readonly marks: TextMarks | null;
  /** The number that the mark of each note prints, by the id of the note. */
  readonly numbers: ReadonlyMap<string, string>;
  readonly running: boolean;
  /** Comments by the table row at whose words they stand. */
  readonly remarks: RowRemarks;
}

/** How a sheet is printed as text. */
export interface LineOptions {
  /** Mark changes, underline and strike, and print comments. */
  readonly markup?: boolean;
  /** Print running heads where they stand; with `markup` those that hold changes are printed without it. */
  readonly running?: boolean;
}

/**
 * A sheet as lines of plain text: one a paragraph or table row, the cells of a row parted by tabs, a note behind its `[^1]`.
 * Comments are left out without `markup`. With it changes stand between text marks
 * (`[+inserted+] [-deleted-] [~formatted otherwise~]`), underline and strike between `<u>` `</u>` and `<s>` `</s>`, and a comment behind
 * its paragraph in a line that begins with `>`.
 */
export function sheetLines({ root }: Sheet, options: LineOptions = {}): string[] {
  const { markup = false, running = false } = options;
  const printing: Printing = {
    marks: markup ? textMarks(root) : null,
    numbers: new Map(root.children.flatMap(noteNumbers)),
    running,
    remarks: markup ? rowRemarks(root) : { inRow: new Map(), placed: new Set() },
  };
  const lines = root.children.flatMap((node) => blockLines(node, printing));
  return markup ? lines.map(showHidden) : lines;
}

type Node = RootContent | ElementContent;

function noteNumbers(node: Node): [string, string][] {
  if (!isElement(node)) return [];
  const href = attributeOf(node, 'href');
  if (href !== undefined && isNoteMark(node)) return [[href.slice(1), textOf(node)]];
  return node.children.flatMap(noteNumbers);
}

function isNoteMark(element: Element): boolean {
  return element.tagName === 'a' && classesOf(element).includes('note');
}

const RUNNING = new Set(['header', 'footer']);

function blockLines(node: Node, printing: Printing): string[] {
  if (!isElement(node) || printing.remarks.placed.has(node)) return [];
  if (RUNNING.has(node.tagName) && !isPrinted(node, printing)) return [];
  if (isParagraph(node)) return [paragraphLine(node, printing)];
  if (node.tagName === 'tr') return rowLines(node, printing);
  const lines = node.children.flatMap((child) => blockLines(child, printing));
  return node.tagName === 'aside' ? asideLines(node, lines, printing) : lines;
}

// A change in a running head is not to be overlooked.
function isPrinted(head: Element, { running, marks }: Printing): boolean {
  return running || (marks !== null && holdsRevision(head));
}

function holdsRevision(node: Element): boolean {
  const mark = attributeOf(node, 'dataMark') ?? attributeOf(node, 'dataWas');
  if (node.tagName === 'ins' || node.tagName === 'del' || mark !== undefined) return true;
  return node.children.some((child) => isElement(child) && holdsRevision(child));
}

// A comment stands behind the table in which it is made: there it would say nothing of its row.
interface RowRemarks {
  readonly inRow: ReadonlyMap<Element, readonly Element[]>;
  readonly placed: ReadonlySet<Element>;
}

function rowRemarks(root: Sheet['root']): RowRemarks {
  const rows = new Map<string, Element>();
  const remarks: Element[] = [];
  const visit = (node: Node, row: Element | null): void => {
    if (!isElement(node)) return;
    const href = attributeOf(node, 'href');
    if (row && href !== undefined && classesOf(node).includes('comment'))
      rows.set(href.slice(1), row);
    if (isRemark(node)) remarks.push(node);
    const within = row ?? (node.tagName === 'tr' ? node : null);
    for (const child of node.children) visit(child, within);
  };
  for (const node of root.children) visit(node, null);
  const inRow = new Map<Element, Element[]>();
  for (const remark of remarks) {
    const parent = attributeOf(remark, 'dataParent') ?? '';
    const row = rows.get(attributeOf(remark, 'id') ?? '') ?? rows.get(`comment-${parent}`);
    if (row) inRow.set(row, [...(inRow.get(row) ?? []), remark]);
  }
  return { inRow, placed: new Set([...inRow.values()].flat()) };
}

function isRemark(element: Element): boolean {
  return element.tagName === 'aside' && attributeOf(element, 'role') === 'comment';
}

function isParagraph({ tagName }: Element): boolean {
  return tagName === 'p' || /^h[1-4]$/.test(tagName);
}

function asideLines(aside: Element, lines: readonly string[], printing: Printing): string[] {
  if (attributeOf(aside, 'role') === 'comment') {
    const author = attributeOf(aside, 'dataAuthor') ?? '';
    return printing.marks === null ? [] : lines.map((line) => `> ${author}: ${line}`);
  }
  const number = printing.numbers.get(attributeOf(aside, 'id') ?? '');
  const [first = '', ...rest] = lines;
  return number === undefined ? [...lines] : [`[^${number}]: ${first}`, ...rest];
}

function paragraphLine(paragraph: Element, printing: Printing): string {
  return inlineWords(paragraph.children, printing) + endMark(paragraph, '¶', printing);
}

// Words say nothing about a paragraph mark, a row or a cell that is inserted or deleted: a sign at the end does.
function endMark(element: Element, sign: string, { marks }: Printing): string {
  const mark = attributeOf(element, 'dataMark');
  if (marks === null || (mark !== 'inserted' && mark !== 'deleted')) return '';
  return marks[mark].join(sign);
}

function rowLines(row: Element, printing: Printing): string[] {
  const cells = row.children.filter((node) => isElement(node, 'td') || isElement(node, 'th'));
  const words = cells.flatMap((cell) => (isElement(cell) ? [cellWords(cell, printing)] : []));
  const behind = cells
    .flatMap((cell) => asidesIn(cell))
    .flatMap((aside) => blockLines(aside, printing));
  for (const remark of printing.remarks.inRow.get(row) ?? []) {
    const lines = remark.children.flatMap((child) => blockLines(child, printing));
    behind.push(...asideLines(remark, lines, printing));
  }
  return [words.join('\t') + endMark(row, 'row', printing), ...behind];
}

function cellWords(cell: Element, printing: Printing): string {
  const blocks = cell.children.some((child) => isElement(child) && isBlock(child));
  const words = blocks ? blockWords(cell, printing) : inlineWords(cell.children, printing);
  return words + endMark(cell, 'cell', printing);
}

function isBlock({ tagName }: Element): boolean {
  return /^(?:p|h[1-4]|table|div)$/.test(tagName);
}

// Paragraphs of one cell must not run into one another.
function blockWords(container: Element, printing: Printing): string {
  const parts = container.children.map((child) => {
    if (!isElement(child) || child.tagName === 'aside') return '';
    return isParagraph(child) ? paragraphLine(child, printing) : blockWords(child, printing);
  });
  return parts.filter((part) => part !== '').join(' ');
}

function asidesIn(node: ElementContent): Element[] {
  if (!isElement(node)) return [];
  return node.tagName === 'aside' ? [node] : node.children.flatMap(asidesIn);
}

function inlineWords(nodes: readonly ElementContent[], printing: Printing): string {
  let words = '';
  for (const node of nodes) {
    if (node.type === 'text') words += node.value;
    else if (isElement(node)) words += elementWords(node, printing);
  }
  return words;
}

function elementWords(element: Element, printing: Printing): string {
  if (element.tagName === 'br') return '\n';
  if (isNoteMark(element)) return `[^${textOf(element)}]`;
  if (attributeOf(element, 'dataAutomatic') !== undefined) return labelWords(element, printing);
  const words = inlineWords(element.children, printing);
  const pair = printing.marks && words !== '' ? pairOf(element, printing.marks) : null;
  return pair === null ? words : pair.join(words);
}

function pairOf(element: Element, marks: TextMarks): readonly [string, string] | null {
  const { tagName } = element;
  if (tagName === 'ins') return marks.inserted;
  if (tagName === 'del') return marks.deleted;
  if (tagName === 'u' || tagName === 's') return [`<${tagName}>`, `</${tagName}>`];
  return classesOf(element).includes('format-change') ? marks.emphasis : null;
}

// Word keeps no character between an automatic number and the words.
function labelWords(label: Element, { marks }: Printing): string {
  const words = marks === null ? textOf(label) : changedLabel(label, marks);
  if (words === '' || attributeOf(label, 'dataTouches') !== undefined) return words;
  return `${words} `;
}

// With all revisions in sight Word counts paragraphs that go too; that number holds in no text.
function changedLabel(label: Element, { inserted, deleted }: TextMarks): string {
  const shown = textOf(label);
  const accepted = attributeOf(label, 'dataAccepted') ?? shown;
  const rejected = attributeOf(label, 'dataRejected') ?? shown;
  if (accepted === rejected) return accepted;
  return marked(rejected, deleted) + marked(accepted, inserted);
}

function marked(words: string, pair: readonly [string, string]): string {
  return words === '' ? '' : pair.join(words);
}
