import { Footer, Header, type IPropertiesOptions, PageOrientation } from 'docx';
import type { Root } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';
import { textWidth } from '../../model/style.ts';
import { type Ground, turned, writeBlocks } from './blocks.ts';
import {
  namesPages,
  PAGE_KINDS,
  type PageKind,
  type Running,
  type RunningPart,
  type RunningRules,
  writeRunning,
} from './running.ts';
import { twips } from './styles.ts';
import type { Writing } from './writing.ts';

type SectionOptions = IPropertiesOptions['sections'][number];

/** One stretch of pages of one direction: a `section[data-section]`, or blocks that stand in none. */
interface PageSection {
  readonly direction: 'portrait' | 'landscape';
  readonly nodes: Root['children'];
  readonly id?: string | undefined;
  readonly language: string;
  readonly fromRight: boolean;
}

/** A section of the document: what docx must know of it, and what it holds. */
export interface WrittenSection {
  /** Its paper, and an empty part for each of its running heads and feet. */
  readonly options: SectionOptions;
  /** Its paragraphs and tables, a paragraph last. */
  readonly blocks: readonly string[];
  readonly headers: readonly RunningPart[];
  readonly footers: readonly RunningPart[];
  /** Whether its pages run from right to left, which docx cannot say. */
  readonly fromRight: boolean;
}

/** The sections of a sheet, at least one. */
export interface WrittenSections {
  readonly sections: readonly WrittenSection[];
  readonly evenPages: boolean;
}

/** The sections of a sheet, each with its paper and its running heads and feet; a sheet without any is one empty section. */
export function writeSections(root: Root, writing: Writing): WrittenSections {
  const found = pageSections(root.children, writing.language, false);
  const sections = found.length > 0 ? found : [emptySection(writing)];
  const evenPages = sections.some(({ nodes }) => namesPages(nodes, 'even'));
  const earlier = new Set<string>();
  return {
    sections: sections.map((section) => {
      const firstPage = namesPages(section.nodes, 'first');
      return writeSection(section, { evenPages, firstPage, earlier }, writing);
    }),
    evenPages,
  };
}

function emptySection({ language }: Writing): PageSection {
  return { direction: 'portrait', nodes: [], language, fromRight: false };
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
    const own = turned(node, { language, fromRight });
    const direction = attributeOf(node, 'dataSection');
    if (direction !== undefined) {
      flush();
      sections.push({
        ...own,
        direction: direction === 'landscape' ? 'landscape' : 'portrait',
        nodes: node.children,
        id: attributeOf(node, 'id'),
      });
    } else if (node.tagName === 'article') {
      flush();
      sections.push(...pageSections(node.children, own.language, own.fromRight));
    } else loose.push(node);
  }
  flush();
  return sections;
}

const NOWHERE: Omit<Ground, 'relations'> = {
  direction: 'portrait',
  width: 0,
  classes: [],
  table: null,
  language: '',
  fromRight: false,
  notes: true,
};

function writeSection(section: PageSection, rules: RunningRules, writing: Writing): WrittenSection {
  const { direction, nodes, language, fromRight, id } = section;
  const width = textWidth(writing.style.page, direction);
  const relations = writing.relations;
  const ground: Ground = { ...NOWHERE, direction, width, language, fromRight, relations };
  const headers = writeRunning('header', nodes, ground, rules, writing);
  const footers = writeRunning('footer', nodes, ground, rules, writing);
  if (id !== undefined) writing.pending.push(id);
  return {
    options: {
      properties: { page: paper(direction, writing), titlePage: rules.firstPage },
      headers: pages(headers, () => new Header()),
      footers: pages(footers, () => new Footer()),
      children: [],
    },
    blocks: writeBlocks(nodes, ground, writing),
    headers: inOrder(headers),
    footers: inOrder(footers),
    fromRight,
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

function pages<T>(running: Running, empty: () => T): Partial<Record<PageKind, T>> {
  const made: Partial<Record<PageKind, T>> = {};
  for (const kind of PAGE_KINDS) if (running[kind]) made[kind] = empty();
  return made;
}

/** The parts in the order in which docx numbers them. */
function inOrder(running: Running): readonly RunningPart[] {
  return PAGE_KINDS.flatMap((kind) => running[kind] ?? []);
}
