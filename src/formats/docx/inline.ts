import { ExternalHyperlink, InternalHyperlink, type ParagraphChild, Tab } from 'docx';
import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { isSafeHref } from '../../model/target.ts';
import { bookmark } from './bookmarks.ts';
import { noteMark } from './notes.ts';
import { picture } from './picture.ts';
import { type Change, changeOf, inOrder } from './redline.ts';
import { field, type Ink, PLAIN, run } from './run.ts';
import { bookmarkName, noteOf, type Writing } from './writing.ts';

/** The line that is being written: a label has been printed and its tab is due before what comes next. */
export interface Line {
  due: 'nothing' | 'tab' | 'space';
  labelChange: Change | null;
}

// Characters that XML cannot hold; a file with one of them would not open.
const NOT_IN_XML =
  /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The runs, links, fields and bookmarks of what stands in a paragraph. */
export function writeInline(
  nodes: readonly ElementContent[],
  ink: Ink,
  line: Line,
  writing: Writing,
): ParagraphChild[] {
  const children: ParagraphChild[] = [];
  for (const node of inOrder(nodes, writing)) {
    if (node.type === 'text') writeText(node.value, ink, line, writing, children);
    else if (isElement(node) && isLabel(node)) writeLabel(node, ink, line, writing, children);
    else if (node.type === 'element') writeElement(node, ink, line, writing, children);
  }
  return children;
}

function writeText(
  value: string,
  ink: Ink,
  line: Line,
  writing: Writing,
  into: ParagraphChild[],
): void {
  let text = value;
  if (line.due !== 'nothing') {
    // The tab stands for the space that parts a label from its words.
    text = value.replace(/^ +/, '');
    if (text === '') {
      line.due = value === '' ? line.due : 'space';
      return;
    }
    payTab(ink, line, writing, into);
  }
  if (text === '') return;
  const printable = text.replace(NOT_IN_XML, shown);
  if (!printable.includes('\t')) {
    into.push(run({ text: printable }, ink, writing));
    return;
  }
  const parts = printable
    .split('\t')
    .flatMap((part, index) => (index === 0 ? [part] : [new Tab(), part]));
  into.push(run({ children: parts.filter((part) => part !== '') }, ink, writing));
}

function shown(character: string): string {
  return `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`;
}

/** Sets the tab behind a label. It belongs to the change of the label where the label is all inserted or all deleted. */
function payTab(ink: Ink, line: Line, writing: Writing, into: ParagraphChild[]): void {
  if (line.due === 'nothing') return;
  line.due = 'nothing';
  const change = writing.redline === 'tracked' ? line.labelChange : null;
  into.push(
    run(
      { children: [new Tab()] },
      { ...PLAIN, language: ink.language, fromRight: ink.fromRight, change },
      writing,
    ),
  );
}

function writeElement(
  element: Element,
  outer: Ink,
  line: Line,
  writing: Writing,
  into: ParagraphChild[],
): void {
  const ink = inked(element, outer, writing);
  const id = attributeOf(element, 'id');
  if (id !== undefined) into.push(...bookmark(id, [], writing));
  if (STANDS_ALONE.has(element.tagName) || noteOf(element) !== null)
    payTab(ink, line, writing, into);
  if (element.tagName === 'br') into.push(run({ break: 1 }, ink, writing));
  else if (element.tagName === 'img') into.push(picture(element, ink, writing));
  else if (noteOf(element) !== null) into.push(...noteMark(element, ink, writing));
  else if (element.tagName === 'a') into.push(...link(element, ink, line, writing));
  else if (classesOf(element).includes('page')) {
    payTab(ink, line, writing, into);
    into.push(...field('PAGE', textOf(element) || '1', ink, writing));
  } else into.push(...writeInline(element.children, ink, line, writing));
}

const STANDS_ALONE = new Set(['br', 'img']);

/** Whether the element is a printed label. */
export function isLabel(element: Element): boolean {
  return element.tagName === 'span' && classesOf(element).includes('label');
}

function writeLabel(
  element: Element,
  ink: Ink,
  line: Line,
  writing: Writing,
  into: ParagraphChild[],
): void {
  // The old and the new number of a paragraph stand side by side; without a space they would read as one.
  if (line.due !== 'nothing')
    into.push(run({ text: ' ' }, { ...ink, change: null, named: null }, writing));
  const second = line.due !== 'nothing';
  line.due = 'nothing';
  const labelInk: Ink =
    ink.change && writing.redline === 'formatting' ? ink : { ...ink, named: 'Label' };
  into.push(...writeInline(element.children, labelInk, line, writing));
  line.labelChange = second ? null : ink.change;
  line.due = 'tab';
}

/** The ink inside an element, from the ink around it. */
function inked(element: Element, outer: Ink, writing: Writing): Ink {
  const language = attributeOf(element, 'lang') ?? outer.language;
  const direction = attributeOf(element, 'dir');
  const fromRight = direction === undefined ? outer.fromRight : direction === 'rtl';
  const ink =
    language === outer.language && fromRight === outer.fromRight
      ? outer
      : { ...outer, language, fromRight };
  switch (element.tagName) {
    case 'em':
      return { ...ink, emphasised: !ink.emphasised };
    case 'strong':
      return { ...ink, strong: true };
    case 'u':
      return { ...ink, underlined: true };
    case 'sup':
      return { ...ink, raised: true };
    case 'ins':
    case 'del':
      return { ...ink, change: changeOf(element, writing) };
    case 'span':
      return classesOf(element).includes('changed-emphasis')
        ? { ...ink, named: 'ChangedEmphasis' }
        : ink;
    default:
      return ink;
  }
}

function link(element: Element, ink: Ink, line: Line, writing: Writing): ParagraphChild[] {
  const href = attributeOf(element, 'href') ?? '';
  const target = href.startsWith('#') ? href.slice(1) : null;
  const broken = !isSafeHref(href) || (target !== null && !writing.names.ids.has(target));
  const children = writeInline(
    element.children,
    broken ? ink : { ...ink, named: 'Hyperlink' },
    line,
    writing,
  );
  if (broken) return children;
  if (target === null) return [new ExternalHyperlink({ link: href, children })];
  return [new InternalHyperlink({ anchor: bookmarkName(writing, target), children })];
}
