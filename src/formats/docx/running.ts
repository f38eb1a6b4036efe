import type { Element, Root } from 'hast';
import { classesOf, isElement } from '../../model/sheet.ts';
import { type Ground, turned, writeBlocks } from './blocks.ts';
import type { Relations } from './relations.ts';
import type { Writing } from './writing.ts';

/** The pages of a section that can have heads and feet of their own, as docx calls them; `default` are the odd ones. */
export const PAGE_KINDS = ['default', 'first', 'even'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/** One running head or foot, which is a part of the package. */
export interface RunningPart {
  readonly xml: string;
  readonly relations: Relations;
}

/** Running heads or feet by the pages on which they stand. */
export type Running = Partial<Record<PageKind, RunningPart>>;

/** What a section must know of the document to print its running heads. */
export interface RunningRules {
  /** Whether any section tells even pages from odd ones, which Word knows of whole documents only. */
  readonly evenPages: boolean;
  /** Whether the first page of this section has its own heads or feet. */
  readonly firstPage: boolean;
  /** Heads and feet that sections before this one have printed: Word goes on with them where a section names none. */
  readonly earlier: Set<string>;
}

/** The running heads or feet of a section. Pages that the sheet gives none are said to have none where Word would repeat those of an earlier section. */
export function writeRunning(
  tag: 'header' | 'footer',
  nodes: Root['children'],
  ground: Ground,
  rules: RunningRules,
  writing: Writing,
): Running {
  const named = runningOf(tag, nodes);
  const elements: Partial<Record<PageKind, Element>> = rules.evenPages
    ? { ...named, ...(!named.even && named.default && { even: named.default }) }
    : named;
  const written: Running = {};
  for (const kind of PAGE_KINDS) {
    const element = elements[kind];
    const possible = kind !== 'first' || rules.firstPage;
    if (element) written[kind] = writeOne(element, tag, kind, ground, writing);
    else if (possible && rules.earlier.has(`${tag} ${kind}`))
      written[kind] = writePart([], ground, writing);
    if (element) rules.earlier.add(`${tag} ${kind}`);
  }
  return written;
}

/** Whether a section names heads or feet for pages of this kind. */
export function namesPages(nodes: Root['children'], kind: PageKind): boolean {
  return (['header', 'footer'] as const).some((tag) => runningOf(tag, nodes)[kind] !== undefined);
}

function runningOf(
  tag: 'header' | 'footer',
  nodes: Root['children'],
): Partial<Record<PageKind, Element>> {
  const found: Partial<Record<PageKind, Element>> = {};
  for (const node of nodes) {
    if (!isElement(node, tag)) continue;
    const classes = classesOf(node);
    found[classes.includes('first') ? 'first' : classes.includes('even') ? 'even' : 'default'] =
      node;
  }
  return found;
}

function writeOne(
  element: Element,
  tag: 'header' | 'footer',
  kind: PageKind,
  ground: Ground,
  writing: Writing,
): RunningPart {
  const page = kind === 'default' ? 'odd' : kind;
  const inner = turned(element, { ...ground, notes: false, classes: [`${tag}-${page}`, tag] });
  return writePart(element.children, inner, writing);
}

function writePart(nodes: Root['children'], ground: Ground, writing: Writing): RunningPart {
  const relations: Relations = new Map();
  return { xml: writeBlocks(nodes, { ...ground, relations }, writing).join(''), relations };
}
