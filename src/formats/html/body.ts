import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { isSafeHref } from '../../model/target.ts';
import type { HeadingLevels } from '../headings.ts';
import { kept, make, unseen } from './element.ts';
import { type Notes, noteMark } from './notes.ts';
import { HEADINGS, paragraph } from './paragraph.ts';
import { slot } from './slot.ts';
import { cell, row, table } from './table.ts';
import type { HtmlOptions } from './write.ts';

/** Where an element of a sheet stands while it is made part of an HTML page. */
export interface Ground {
  readonly options: HtmlOptions;
  readonly notes: Notes;
  /** The outline of the page. */
  readonly levels: HeadingLevels;
  readonly direction: 'portrait' | 'landscape';
  readonly classes: readonly string[];
  readonly table: string | null;
  readonly head: boolean;
  /** How many columns the table around it has. */
  readonly columns: number;
  /** What the blocks so far are headed by: the name of the next table. */
  readonly heading: { text: string };
}

/** The blocks and words of a sheet as elements of a page: classes become those of the style sheet, changes say themselves aloud. */
export function pageNodes(nodes: readonly ElementContent[], ground: Ground): ElementContent[] {
  return nodes.flatMap((node) => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    return isElement(node) ? pageElement(node, ground) : [];
  });
}

function pageElement(element: Element, ground: Ground): ElementContent[] {
  const { tagName } = element;
  if (tagName === 'p' || HEADINGS.has(tagName)) return [paragraph(element, ground)];
  if (tagName === 'table') return [table(element, ground)];
  if (tagName === 'tr') return [row(element, ground)];
  if (tagName === 'th' || tagName === 'td') return [cell(element, ground)];
  if (tagName === 'ins' || tagName === 'del') return [change(element, ground)];
  if (tagName === 'span' && classesOf(element).includes('restored'))
    return [restored(element, ground)];
  if (tagName === 'img') return [slot(element, ground.options)];
  if (tagName === 'a') return [anchor(element, ground)];
  if (tagName === 'aside')
    return ground.notes.marked.has(attributeOf(element, 'id') ?? '')
      ? []
      : block('div', element, ground);
  if (tagName === 'header' || tagName === 'footer') return runningHead(element, ground);
  if (tagName === 'details') return [details(element, ground)];
  if (tagName === 'colgroup') return [];
  if (tagName === 'section' || tagName === 'div') return block('div', element, ground);
  const inner = { ...ground, head: ground.head || tagName === 'thead' };
  return [make(tagName, kept(element, inlineClasses(element)), pageNodes(element.children, inner))];
}

// The first page shows its own head where it stands; those of the other pages are in the margins, see pages.ts.
function runningHead(element: Element, ground: Ground): ElementContent[] {
  const classes = classesOf(element);
  const pictures = element.children.some((child) => isElement(child) && holdsPicture(child));
  if (!classes.includes('first') || (textOf(element).trim() === '' && !pictures)) return [];
  return block('div', element, {
    ...ground,
    classes: [`${element.tagName}-first`, element.tagName, ...ground.classes],
  });
}

function holdsPicture(element: Element): boolean {
  return (
    element.tagName === 'img' ||
    element.children.some((child) => isElement(child) && holdsPicture(child))
  );
}

// Of those in one section only one is open: what it shows lies over what is below it.
function details(element: Element, ground: Ground): Element {
  const summary = attributeOf(element, 'dataSummary') ?? '';
  return make('details', { ...kept(element, []), name: 'details' }, [
    make('summary', {}, [{ type: 'text', value: summary }]),
    make('div', { className: ['called-up'] }, pageNodes(element.children, ground)),
  ]);
}

function block(tagName: string, element: Element, ground: Ground): ElementContent[] {
  const children = pageNodes(element.children, {
    ...ground,
    classes: [...classesOf(element), ...ground.classes],
  });
  return children.length === 0 ? [] : [make(tagName, kept(element, []), children)];
}

const INLINE = new Set(['label', 'changed-emphasis', 'moved-note', 'restored', 'since']);

function inlineClasses(element: Element): readonly string[] {
  return classesOf(element).filter((name) => INLINE.has(name));
}

function change(element: Element, ground: Ground): Element {
  const { words } = ground.options;
  const inserted = element.tagName === 'ins';
  const author = attributeOf(element, 'dataAuthor');
  const date = attributeOf(element, 'dataDate');
  const properties = {
    ...kept(
      element,
      classesOf(element).filter((name) => CHANGE.has(name)),
    ),
    ...(author !== undefined && { title: author }),
    ...(date !== undefined && { dateTime: date }),
  };
  const kind = spokenKind(element);
  return make(element.tagName, properties, [
    ...unseen(words?.[kind] ?? (inserted ? words?.inserted : words?.deleted)),
    ...pageNodes(element.children, ground),
    ...unseen(words?.[`${kind}End`] ?? (inserted ? words?.insertedEnd : words?.deletedEnd)),
  ]);
}

const CHANGE = new Set(['apart', 'since', 'dropped']);

/** Which words are said around a change: of what came since a stage, and of what that stage alone had, words of their own. */
function spokenKind(element: Element): string {
  const classes = classesOf(element);
  if (element.tagName === 'ins') return classes.includes('since') ? 'insertedSince' : 'inserted';
  if (classes.includes('dropped')) return 'dropped';
  return classes.includes('since') ? 'deletedSince' : 'deleted';
}

function restored(element: Element, ground: Ground): Element {
  const { words } = ground.options;
  return make('span', kept(element, ['restored']), [
    ...unseen(words?.restored),
    ...pageNodes(element.children, ground),
    ...unseen(words?.restoredEnd),
  ]);
}

function anchor(element: Element, ground: Ground): Element {
  const href = attributeOf(element, 'href') ?? '';
  if (classesOf(element).includes('note')) return noteMark(element, ground.notes);
  const children = pageNodes(element.children, ground);
  // A link of a blank alone, cut off by a change at both its sides, is a stop of the Tab key with nothing to read out.
  return isSafeHref(href) && textOf(element).trim() !== ''
    ? make('a', { ...kept(element, []), href }, children)
    : make('span', kept(element, []), children);
}
