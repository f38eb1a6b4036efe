import type { Element, Root } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { lookOf, type Style, styleName, textWidth } from '../../model/style.ts';
import { cssString, fontFamily } from './css.ts';

type Direction = 'portrait' | 'landscape';
type Page = 'first' | 'odd' | 'even';

/** The name of the page that the section of this index is printed on. */
export function pageName(index: number): string {
  return `section${index + 1}`;
}

/**
 * What counts the pages of each section: those of a section whose pages begin at 1, and of those that go on with it, have a
 * counter of their own, because browsers do not set back the one that they have.
 */
export function pageCounters(sections: readonly Element[]): readonly string[] {
  let counter = PAGE;
  return sections.map((section, index) => {
    if (attributeOf(section, 'dataFirstPage') !== undefined) counter = `pages${index + 1}`;
    return counter;
  });
}

const PAGE = 'page';

/**
 * How one section is printed and how wide it stands on the screen: paper, margins, and its running heads and feet in the
 * margins of the pages. Right-hand pages are the odd ones, left-hand ones where the file runs from right to left (`fromRight`);
 * the first page of the file has its own heads where the section names some.
 */
export function sectionCss(
  section: Element,
  direction: Direction,
  { index, counter }: { readonly index: number; readonly counter: string },
  style: Style,
  fromRight: boolean,
): string {
  const { width, height, margins } = style.page;
  const size = direction === 'landscape' ? `${height}mm ${width}mm` : `${width}mm ${height}mm`;
  const { top, right, bottom, left } = margins[direction];
  const name = pageName(index);
  const heads = runningHeads(section, counter, style, fromRight);
  const own = counter === PAGE ? '' : `counter-increment:${counter};`;
  const [oddSide, evenSide] = fromRight ? ['left', 'right'] : ['right', 'left'];
  const even = heads.some(({ page }) => page === 'even');
  return [
    `.${name}{page:${name};max-width:calc(${textWidth(style.page, direction)}mm + 6rem)}`,
    `@page ${name}{size:${size};margin:${top}mm ${right}mm ${bottom}mm ${left}mm;${own}${boxes(heads, 'odd', !even)}}`,
    even ? `@page ${name}:${oddSide}{${boxes(heads, 'odd', true)}}` : '',
    even ? `@page ${name}:${evenSide}{${boxes(heads, 'even', true)}}` : '',
    heads.some(({ page }) => page === 'first') ? `@page ${name}:first{${firstBoxes(heads)}}` : '',
  ]
    .filter((rule) => rule !== '')
    .join('\n');
}

interface RunningHead {
  readonly page: Page;
  /** The margin box of the page, such as `top-right`. */
  readonly box: string;
  /** A CSS content list. */
  readonly content: string;
  readonly looks: string;
}

function runningHeads(
  section: Element,
  counter: string,
  style: Style,
  fromRight: boolean,
): readonly RunningHead[] {
  return section.children.flatMap((node) => {
    if (!isElement(node, 'header') && !isElement(node, 'footer')) return [];
    const classes = classesOf(node);
    const page = classes.includes('first') ? 'first' : classes.includes('even') ? 'even' : 'odd';
    const lines = node.children.filter((child) => isElement(child, 'p'));
    return lines.length === 0
      ? []
      : [runningHead(node.tagName, page, lines, { counter, style, fromRight })];
  });
}

function runningHead(
  tag: string,
  page: Page,
  lines: readonly Element[],
  {
    counter,
    style,
    fromRight,
  }: { readonly counter: string; readonly style: Style; readonly fromRight: boolean },
): RunningHead {
  const classes = [...lines.flatMap((line) => classesOf(line)), `${tag}-${page}`, tag];
  const look = lookOf(style, styleName(style, classes, null));
  const edge = tag === 'header' ? 'top' : 'bottom';
  const atEnd = look.align === 'end';
  const side = look.align === 'center' ? 'center' : atEnd === fromRight ? 'left' : 'right';
  const content = lines
    .map((line) => contentOf(line, counter).join(' '))
    .filter((text) => text !== '')
    .join(' "\\a " ');
  const looks = `font-family:${fontFamily(style)};font-size:${look.size ?? style.font.size}pt;font-weight:${look.bold ? 'bold' : 'normal'};white-space:pre`;
  return { page, box: `${edge}-${side}`, content, looks };
}

function contentOf(node: Element | Root, counter: string): string[] {
  return node.children.flatMap((child) => {
    if (child.type === 'text') return child.value === '' ? [] : [cssString(child.value)];
    if (!isElement(child)) return [];
    return classesOf(child).includes('page') ? [`counter(${counter})`] : contentOf(child, counter);
  });
}

function boxes(heads: readonly RunningHead[], page: Page, wanted: boolean): string {
  if (!wanted) return '';
  return heads
    .flatMap((head) =>
      head.page === page && head.content !== '' ? [box(head.box, head.content, head.looks)] : [],
    )
    .join('');
}

// The first page shows its own heads in the text; what the other pages show in their margins is taken away.
function firstBoxes(heads: readonly RunningHead[]): string {
  return [...new Set(heads.map((head) => head.box))].map((name) => box(name, '""', '')).join('');
}

function box(name: string, content: string, looks: string): string {
  return `@${name}{content:${content};${looks}}`;
}
