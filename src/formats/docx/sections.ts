import { Footer, Header, type IPropertiesOptions, PageOrientation } from 'docx';
import type { Element, Root } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { textWidth } from '../../model/style.ts';
import { type Ground, turned, writeBlocks, writeFlow } from './blocks.ts';
import { twips } from './styles.ts';
import type { Writing } from './writing.ts';

type SectionOptions = IPropertiesOptions['sections'][number];
type Kind = 'first' | 'default' | 'even';

/** One stretch of pages of one direction: a `section[data-section]`, or blocks that stand in none. */
interface PageSection {
  readonly direction: 'portrait' | 'landscape';
  readonly nodes: Root['children'];
  readonly language: string;
  readonly fromRight: boolean;
}

/** The sections of a sheet for the package docx, each with its paper and its running heads and feet. */
export function writeSections(root: Root, writing: Writing): SectionOptions[] {
  const sections = pageSections(root.children, writing.language, false);
  const some: readonly PageSection[] = sections.length > 0 ? sections : [emptySection(writing)];
  return some.map((section) => writeSection(section, writing));
}

function emptySection({ language }: Writing): PageSection {
  return { direction: 'portrait', nodes: [], language, fromRight: false };
}

/** Whether any section tells even pages from odd ones, which Word knows of documents only. */
export function hasEvenPages(root: Root): boolean {
  return pageSections(root.children, '', false).some(({ nodes }) =>
    nodes.some((node) => isRunning(node) && classesOf(node).includes('even')),
  );
}

function pageSections(
  nodes: Root['children'],
  language: string,
  fromRight: boolean,
): PageSection[] {
  const sections: PageSection[] = [];
  let loose: Root['children'] = [];
  const flush = () => {
    if (loose.length > 0)
      sections.push({ direction: 'portrait', nodes: loose, language, fromRight });
    loose = [];
  };
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const own = turned(node, { ...NOWHERE, language, fromRight });
    const direction = attributeOf(node, 'dataSection');
    if (direction !== undefined) {
      flush();
      sections.push({
        ...own,
        direction: direction === 'landscape' ? 'landscape' : 'portrait',
        nodes: node.children,
      });
    } else if (node.tagName === 'article') {
      flush();
      sections.push(...pageSections(node.children, own.language, own.fromRight));
    } else loose.push(node);
  }
  flush();
  return sections;
}

const NOWHERE: Ground = {
  direction: 'portrait',
  width: 0,
  classes: [],
  table: null,
  language: '',
  fromRight: false,
  notes: true,
};

function writeSection(section: PageSection, writing: Writing): SectionOptions {
  const { direction, nodes, language, fromRight } = section;
  const { page } = writing.style;
  const ground: Ground = {
    ...NOWHERE,
    direction,
    width: textWidth(page, direction),
    language,
    fromRight,
  };
  const headers = running('header', nodes, ground, writing);
  const footers = running('footer', nodes, ground, writing);
  return {
    properties: {
      page: paper(direction, writing),
      titlePage: Boolean(headers.first ?? footers.first),
    },
    headers: mapKinds(headers, (children) => new Header({ children })),
    footers: mapKinds(footers, (children) => new Footer({ children })),
    children: writeFlow(nodes, ground, writing),
  };
}

// The package docx wants the upright measures and turns them itself.
function paper(direction: 'portrait' | 'landscape', { style }: Writing) {
  const { width, height, margins } = style.page;
  const { top, right, bottom, left, header, footer } = margins[direction];
  return {
    size: {
      width: twips(width),
      height: twips(height),
      orientation: direction === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: twips(top),
      right: twips(right),
      bottom: twips(bottom),
      left: twips(left),
      header: twips(header),
      footer: twips(footer),
    },
  };
}

type Blocks = ReturnType<typeof writeBlocks>;

function running(
  tag: 'header' | 'footer',
  nodes: Root['children'],
  ground: Ground,
  writing: Writing,
): Partial<Record<Kind, Blocks>> {
  const found: Partial<Record<Kind, Blocks>> = {};
  for (const node of nodes) {
    if (!isRunning(node) || node.tagName !== tag) continue;
    const classes = classesOf(node);
    const page = ['first', 'even'].find((name) => classes.includes(name)) ?? 'odd';
    const inner = turned(node, { ...ground, notes: false, classes: [`${tag}-${page}`, tag] });
    const blocks = writeBlocks(node.children, inner, writing);
    found[page === 'odd' ? 'default' : page === 'even' ? 'even' : 'first'] = blocks;
  }
  return found;
}

function isRunning(node: Root['children'][number]): node is Element {
  return isElement(node, 'header') || isElement(node, 'footer');
}

function mapKinds<T>(
  blocks: Partial<Record<Kind, Blocks>>,
  make: (children: Blocks) => T,
): { default?: T; first?: T; even?: T } {
  const made: { default?: T; first?: T; even?: T } = {};
  for (const kind of ['default', 'first', 'even'] as const) {
    const children = blocks[kind];
    if (children) made[kind] = make(children);
  }
  return made;
}
