import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { nextAnnotation, type Writing } from './writing.ts';
import { escaped } from './xml.ts';

/** An insertion or deletion that is being written. */
export interface Change {
  readonly kind: 'inserted' | 'deleted';
  /** Number, author and time of the next revision of it, as attributes; each run and paragraph mark is a revision of its own in Word. */
  readonly revision: () => string;
}

/** The change that an `ins` or `del` makes, by its own author and date where it names them. */
export function changeOf(element: Element, writing: Writing): Change {
  const kind = element.tagName === 'ins' ? 'inserted' : 'deleted';
  const author = attributeOf(element, 'dataAuthor') ?? writing.author;
  const date = momentOf(attributeOf(element, 'dataDate')) ?? writing.date;
  return { kind, revision: () => revision(author, date, writing) };
}

function revision(author: string, date: string, writing: Writing): string {
  return ` w:id="${nextAnnotation(writing)}" w:author="${escaped(author)}" w:date="${date}"`;
}

/** The revision of a paragraph mark or table row that is inserted or deleted whole; empty where it is not, or revisions are not asked for. */
export function wholeChange(element: Element, writing: Writing): string {
  if (writing.redline !== 'tracked') return '';
  const classes = classesOf(element);
  const name = classes.includes('inserted') ? 'ins' : classes.includes('deleted') ? 'del' : null;
  return name === null ? '' : `<w:${name}${revision(writing.author, writing.date, writing)}/>`;
}

/** Midnight of a day, or a full moment, as Word writes it; null for anything else. */
export function momentOf(date: string | undefined): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(date ?? '');
  return found ? `${found[1]}T${found[2] ?? '00:00:00'}Z` : null;
}

/**
 * The nodes of a paragraph with insertions and deletions that touch in the order asked for. Revisions are always deleted
 * first, which is what Word itself writes.
 */
export function inOrder(
  nodes: readonly ElementContent[],
  writing: Writing,
): readonly ElementContent[] {
  const first = writing.redline === 'tracked' || writing.first === 'deleted' ? 'del' : 'ins';
  const second = first === 'del' ? 'ins' : 'del';
  if (!nodes.some((node, index) => isElement(node, second) && isElement(nodes[index + 1], first)))
    return nodes;
  const ordered: ElementContent[] = [];
  for (let at = 0; at < nodes.length; ) {
    let end = at;
    const label = holdsLabel(nodes[at]);
    while (isChange(nodes[end]) && holdsLabel(nodes[end]) === label) end += 1;
    const group = nodes.slice(at, Math.max(end, at + 1));
    ordered.push(
      ...group.filter((node) => !isElement(node, second)),
      ...group.filter((node) => isElement(node, second)),
    );
    at += group.length;
  }
  return ordered;
}

function isChange(node: ElementContent | undefined): boolean {
  return isElement(node, 'ins') || isElement(node, 'del');
}

// No word changes places with a label, which is always first in its paragraph.
function holdsLabel(node: ElementContent | undefined): boolean {
  if (!isElement(node)) return false;
  return classesOf(node).includes('label') || node.children.some(holdsLabel);
}
