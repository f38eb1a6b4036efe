import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement } from '../../../model/sheet.ts';

/** Keeps account of marks of notes and comments while a sheet is resolved, in its order. */
export interface Notes {
  /** The mark of a note or comment that stays. */
  readonly keep: (mark: Element) => void;
  /** Nodes that are gone, with all marks in them. */
  readonly drop: (nodes: readonly ElementContent[]) => void;
  /** Nodes that seemed to stay and are gone after all, with all marks in them. */
  readonly takeBack: (nodes: readonly ElementContent[]) => void;
  /** The ids of notes and comments all of whose marks are gone. */
  readonly lost: () => ReadonlySet<string>;
}

/** An account at the beginning of a sheet. */
export function newNotes(): Notes {
  const gone = new Set<string>();
  const kept = new Set<string>();
  return {
    keep: (mark) => kept.add(targetOf(mark)),
    drop(nodes) {
      for (const mark of marksIn(nodes)) gone.add(targetOf(mark));
    },
    takeBack(nodes) {
      for (const mark of marksIn(nodes)) {
        kept.delete(targetOf(mark));
        gone.add(targetOf(mark));
      }
    },
    lost: () => new Set([...gone].filter((target) => !kept.has(target))),
  };
}

/** The nodes without the notes and comments that have lost their marks, and without what began those comments. */
export function withoutLost(nodes: readonly ElementContent[], notes: Notes): ElementContent[] {
  let lost = notes.lost();
  let left = [...nodes];
  // A comment may stand in a note that goes.
  while (lost.size > 0) {
    const before = lost.size;
    left = left.flatMap((node) => without(node, lost, notes));
    const more = notes.lost();
    if (more.size === before) break;
    lost = more;
  }
  return left;
}

function without(node: ElementContent, lost: ReadonlySet<string>, notes: Notes): ElementContent[] {
  if (!isElement(node)) return [node];
  const { tagName } = node;
  if (tagName === 'aside' && lost.has(attributeOf(node, 'id') ?? '')) {
    notes.takeBack(node.children);
    return [];
  }
  const comment = tagName === 'span' ? attributeOf(node, 'dataComment') : undefined;
  if (comment !== undefined && lost.has(`comment-${comment}`)) return [];
  return [{ ...node, children: node.children.flatMap((child) => without(child, lost, notes)) }];
}

function targetOf(mark: Element): string {
  return (attributeOf(mark, 'href') ?? '').slice(1);
}

function marksIn(nodes: readonly ElementContent[]): Element[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [];
    const classes = classesOf(node);
    const isMark =
      node.tagName === 'a' && (classes.includes('note') || classes.includes('comment'));
    return isMark ? [node] : marksIn(node.children);
  });
}
