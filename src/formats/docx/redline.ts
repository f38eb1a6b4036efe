import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { nextAnnotation, type Writing } from './writing.ts';
import { escaped } from './xml.ts';

/** An insertion or deletion that is being written. */
export interface Change {
  readonly kind: 'inserted' | 'deleted';
  /** Whether it came to be since a stage, or is of words that the stage alone had. */
  readonly since: 'since' | 'dropped' | null;
  /** Number, author and time of the next revision of it, as attributes; each run and paragraph mark is a revision of its own in Word. */
  readonly revision: () => string;
}

/** The change that an `ins` or `del` makes, by its own author and date where it names them. */
export function changeOf(element: Element, writing: Writing): Change {
  const kind = element.tagName === 'ins' ? 'inserted' : 'deleted';
  const author = attributeOf(element, 'dataAuthor') ?? writing.author;
  const date = momentOf(attributeOf(element, 'dataDate')) ?? writing.date;
  return { kind, since: sinceOf(element), revision: () => revision(author, date, writing) };
}

function sinceOf(element: Element): Change['since'] {
  const classes = classesOf(element);
  if (element.tagName === 'del' && classes.includes('dropped')) return 'dropped';
  return classes.includes('since') ? 'since' : null;
}

/** A change by the author of the document. */
export function newChange(kind: Change['kind'], writing: Writing): Change {
  return { kind, since: null, revision: () => revision(writing.author, writing.date, writing) };
}

/** The attributes of a revision, with a number of its own. */
export function revision(author: string, date: string, writing: Writing): string {
  return ` w:id="${nextAnnotation(writing)}" w:author="${escaped(author)}" w:date="${date}"`;
}

/** What happens to a paragraph or table row as a whole. */
export function wholeKind(element: Element): Change['kind'] | null {
  const classes = classesOf(element);
  if (classes.includes('inserted')) return 'inserted';
  return classes.includes('deleted') ? 'deleted' : null;
}

/** The revision of a paragraph mark or table row; empty for none. */
export function markRevision(kind: Change['kind'] | null, writing: Writing): string {
  if (kind === null) return '';
  const name = kind === 'inserted' ? 'ins' : 'del';
  return `<w:${name}${revision(writing.author, writing.date, writing)}/>`;
}

/** The runs of a paragraph in which neighbours under one and the same change are one revision. */
export function joinedRevisions(content: string): string {
  let open = '';
  return content.replace(REVISION_SEAM, (seam, name: string, by: string) => {
    const joins = seam.startsWith('</') && open === name + by;
    open = name + by;
    return joins ? '' : seam;
  });
}

// The start of a revision, and the end of the one before where the two touch.
const REVISION_SEAM =
  /(?:<\/w:(?:ins|del)>)?<w:(ins|del) w:id="\d+"( w:author="[^"]*" w:date="[^"]*")>/g;

/** Midnight of a day, or a full moment, as Word writes it; null for anything else. */
export function momentOf(date: string | undefined): string | null {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2})(?:\.\d+)?Z?)?$/.exec(date ?? '');
  return found ? `${found[1]}T${found[2] ?? '00:00:00'}Z` : null;
}

/**
 * The nodes of a paragraph with insertions and deletions that touch in the order asked for. Revisions are always deleted
 * first, which is what Word itself writes. Where a stage is marked they stay: its words have an order of their own.
 */
export function inOrder(
  nodes: readonly ElementContent[],
  tracked: boolean,
  writing: Writing,
): readonly ElementContent[] {
  const first = tracked || writing.first === 'deleted' ? 'del' : 'ins';
  const second = first === 'del' ? 'ins' : 'del';
  if (!nodes.some((node, index) => isElement(node, second) && isElement(nodes[index + 1], first)))
    return nodes;
  const ordered: ElementContent[] = [];
  for (let at = 0; at < nodes.length; ) {
    let end = at;
    const label = holdsLabel(nodes[at]);
    while (isChange(nodes[end]) && holdsLabel(nodes[end]) === label) end += 1;
    const group = nodes.slice(at, Math.max(end, at + 1));
    if (group.some(holdsStage)) ordered.push(...group);
    else
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

function holdsStage(node: ElementContent): boolean {
  return isElement(node) && sinceOf(node) !== null;
}

// No word changes places with a label, which is always first in its paragraph.
function holdsLabel(node: ElementContent | undefined): boolean {
  if (!isElement(node)) return false;
  return classesOf(node).includes('label') || node.children.some(holdsLabel);
}
