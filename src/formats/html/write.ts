import type { Element, ElementContent, RootContent } from 'hast';
import { showHidden } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet } from '../../model/sheet.ts';
import type { LogoImage, Style } from '../../model/style.ts';
import { type HeadingLevels, headingLevels, headingName } from '../headings.ts';
import { type Ground, pageNodes } from './body.ts';
import { styleCss } from './css.ts';
import { make } from './element.ts';
import { endNotes, notesOf } from './notes.ts';
import { pageCounters, pageName, sectionCss } from './pages.ts';
import { serialise } from './serialise.ts';

/** What an HTML file says besides its sheet. */
export interface HtmlOptions {
  readonly style: Style;
  readonly title: string;
  /** BCP 47 tag of the document. */
  readonly language: string;
  /** Pictures by their slot; a slot that has none prints its alternative text in a box. */
  readonly logos: Readonly<Record<string, LogoImage>>;
  /**
   * What a screen reader says around changes, in the language of the text: `inserted`, `insertedEnd`, `deleted`,
   * `deletedEnd`. Without a word the element alone (`ins`, `del`) tells.
   */
  readonly words?: Readonly<Record<string, string>>;
}

interface PageSection {
  readonly element: Element;
  readonly direction: 'portrait' | 'landscape';
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A sheet as one HTML file that needs nothing else: style sheet and pictures are inside it, there is no script. It is made
 * for the screen, for paper (each section on pages of its own direction, with its running heads) and for a screen reader.
 */
export function writeHtml(sheet: Sheet, options: HtmlOptions): string {
  const sections = pageSections(sheet.root.children, {});
  const fromRight = rootDirection(sheet.root.children) === 'rtl';
  const counters = pageCounters(sections.map(({ element }) => element));
  const css = sections.map(({ element, direction }, index) =>
    sectionCss(
      element,
      direction,
      { index, counter: counters[index] ?? '' },
      options.style,
      fromRight,
    ),
  );
  const levels = headingLevels(sheet.root, options.style);
  const names = sectionNames(sections, levels);
  const main = make('main', {}, [
    make(
      'article',
      {},
      sections.map((section, index) =>
        writeSection(section, { index, name: names[index] ?? '', levels }, options),
      ),
    ),
  ]);
  const style = make('style', {}, [
    { type: 'text', value: [styleCss(options.style), ...css].join('\n') },
  ]);
  const head = make('head', {}, [
    make('meta', { charSet: 'utf-8' }, []),
    make('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, []),
    make('title', {}, [{ type: 'text', value: showHidden(options.title) }]),
    style,
  ]);
  const direction = rootDirection(sheet.root.children);
  const html = make(
    'html',
    { lang: options.language, ...(direction !== undefined && { dir: direction }) },
    [head, make('body', {}, [main])],
  );
  return `${serialise(html)}\n`;
}

function rootDirection(nodes: readonly RootContent[]): string | undefined {
  const article = nodes.find((node) => isElement(node, 'article'));
  return isElement(article) ? attributeOf(article, 'dir') : undefined;
}

/** The sections of a sheet; blocks that stand in none are a portrait section of their own. */
function pageSections(
  nodes: readonly RootContent[],
  attributes: Readonly<Record<string, string>>,
): readonly PageSection[] {
  const sections: PageSection[] = [];
  let loose: Element | null = null;
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const direction = attributeOf(node, 'dataSection');
    if (node.tagName === 'article' || direction !== undefined) loose = null;
    if (node.tagName === 'article')
      sections.push(...pageSections(node.children, { ...attributes, ...ownAttributes(node) }));
    else if (direction !== undefined) {
      const own = { ...attributes, ...ownAttributes(node) };
      sections.push({
        element: node,
        direction: direction === 'landscape' ? 'landscape' : 'portrait',
        attributes: own,
      });
    } else if (loose) loose.children.push(node);
    else {
      loose = make('section', {}, [node]);
      sections.push({ element: loose, direction: 'portrait', attributes });
    }
  }
  return sections;
}

function ownAttributes(element: Element): Record<string, string> {
  const names = ['lang', 'dir', 'id'] as const;
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = attributeOf(element, name);
      return value === undefined || (name === 'id' && element.tagName === 'article')
        ? []
        : [[name, value]];
    }),
  );
}

/** What a section knows of the page around it. */
interface Around {
  readonly index: number;
  readonly name: string;
  readonly levels: HeadingLevels;
}

function writeSection(
  { element, direction, attributes }: PageSection,
  { index, name, levels }: Around,
  options: HtmlOptions,
): Element {
  const notes = notesOf(element);
  const ground: Ground = {
    options,
    notes,
    levels,
    direction,
    classes: [],
    table: null,
    head: false,
    columns: 1,
    heading: { text: '' },
  };
  const children: ElementContent[] = [
    ...pageNodes(element.children, ground),
    ...endNotes(notes, (nodes) => pageNodes(nodes, ground)),
  ];
  const label = name === '' ? {} : { ariaLabel: name };
  // On a narrow screen a wide table scrolls, by keyboard too.
  const scrolls = children.some(holdsWide) ? { tabIndex: 0 } : {};
  return make(
    'section',
    { className: ['sheet', pageName(index)], ...attributes, ...label, ...scrolls },
    children,
  );
}

function holdsWide(node: ElementContent): boolean {
  if (!isElement(node)) return false;
  return classesOf(node).includes('wide') || node.children.some(holdsWide);
}

/** The names by which sections are known to a screen reader: their first headings, counted where two are the same. */
function sectionNames(sections: readonly PageSection[], levels: HeadingLevels): readonly string[] {
  const given = new Map<string, number>();
  return sections.map(({ element }) => {
    const heading = firstHeading(element, levels);
    const name = heading ? headingName(heading) : '';
    const count = (given.get(name) ?? 0) + 1;
    given.set(name, count);
    return count === 1 || name === '' ? name : `${name} (${count})`;
  });
}

function firstHeading(element: Element, levels: HeadingLevels): Element | null {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const found = levels.has(child) ? child : firstHeading(child, levels);
    if (found) return found;
  }
  return null;
}
