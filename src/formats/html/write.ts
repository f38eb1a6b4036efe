import type { Element, ElementContent, Root, RootContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { attributeOf, isElement, type Sheet } from '../../model/sheet.ts';
import type { LogoImage, Style } from '../../model/style.ts';
import { type Ground, pageNodes } from './body.ts';
import { styleCss } from './css.ts';
import { make } from './element.ts';
import { endNotes, notesOf } from './notes.ts';
import { pageName, sectionCss } from './pages.ts';

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
  const css = sections.map(({ element, direction }, index) =>
    sectionCss(element, direction, index, options.style),
  );
  const main = make('main', {}, [
    make(
      'article',
      {},
      sections.map((section, index) => writeSection(section, index, options)),
    ),
  ]);
  const style = make('style', {}, [
    { type: 'text', value: [styleCss(options.style), ...css].join('\n') },
  ]);
  const head = make('head', {}, [
    make('meta', { charSet: 'utf-8' }, []),
    make('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }, []),
    make('title', {}, [{ type: 'text', value: options.title }]),
    style,
  ]);
  const direction = rootDirection(sheet.root.children);
  const html = make(
    'html',
    { lang: options.language, ...(direction !== undefined && { dir: direction }) },
    [head, make('body', {}, [main])],
  );
  const root: Root = { type: 'root', children: [{ type: 'doctype' }, html] };
  return `${toHtml(root)}\n`;
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

function writeSection(
  { element, direction, attributes }: PageSection,
  index: number,
  options: HtmlOptions,
): Element {
  const notes = notesOf(element);
  const ground: Ground = {
    options,
    notes,
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
  const name = headingOf(element);
  const label = name === '' ? {} : { ariaLabel: name };
  return make(
    'section',
    { className: ['sheet', pageName(index)], ...attributes, ...label },
    children,
  );
}

/** The words of the first heading, by which a section is known to a screen reader. */
function headingOf(element: Element): string {
  for (const child of element.children) {
    if (!isElement(child)) continue;
    if (/^h[1-4]$/.test(child.tagName)) return standing(child).replaceAll('\n', ' ').trim();
  }
  return '';
}

// What a reader keeps of a heading: its deleted words are not part of its name.
function standing(element: Element): string {
  return element.children
    .map((child) => {
      if (!isElement(child)) return child.type === 'text' ? child.value : '';
      return child.tagName === 'del' ? '' : standing(child);
    })
    .join('');
}
