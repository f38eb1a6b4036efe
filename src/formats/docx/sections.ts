import type { Root } from 'hast';
import { attributeOf, isElement } from '../../model/sheet.ts';
import { textWidth } from '../../model/style.ts';
import { type Ground, turned, writeBlocks } from './blocks.ts';
import { namesPages, type Running, type RunningRules, writeRunning } from './running.ts';
import type { Writing } from './writing.ts';

/** One stretch of pages of one direction: a `section[data-section]`, or blocks that stand in none. */
interface PageSection {
  readonly direction: 'portrait' | 'landscape';
  readonly nodes: Root['children'];
  readonly id?: string | undefined;
  /** Whether its pages are counted from 1; else they go on with those before. */
  readonly counted?: boolean;
  readonly language: string;
  readonly fromRight: boolean;
}

/** A section of the document with all that it holds. */
export interface WrittenSection {
  readonly direction: 'portrait' | 'landscape';
  /** Whether its first page has its own heads or feet. */
  readonly firstPage: boolean;
  /** Whether its pages are counted from 1; else they go on with those before. */
  readonly counted: boolean;
  /** Its paragraphs and tables, a paragraph last. */
  readonly blocks: readonly string[];
  readonly header: Running;
  readonly footer: Running;
  /** Whether its pages run from right to left. */
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
        counted: attributeOf(node, 'dataFirstPage') !== undefined,
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
  tracked: false,
  alone: false,
};

function writeSection(section: PageSection, rules: RunningRules, writing: Writing): WrittenSection {
  const { direction, nodes, language, fromRight, id, counted = false } = section;
  const width = textWidth(writing.style.page, direction);
  const relations = writing.relations;
  const head: Ground = { ...NOWHERE, direction, width, language, fromRight, relations };
  const ground: Ground = { ...head, tracked: writing.redline === 'tracked' };
  const header = writeRunning('header', nodes, head, rules, writing);
  const footer = writeRunning('footer', nodes, head, rules, writing);
  if (id !== undefined) writing.pending.push(id);
  const blocks = writeBlocks(nodes, ground, writing);
  const { firstPage } = rules;
  return { direction, firstPage, counted, blocks, header, footer, fromRight };
}
