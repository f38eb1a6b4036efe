import type { Element } from 'hast';
import type { Message, Place } from '../../model/message.ts';
import { attributeOf, classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import type { Text } from '../../model/text.ts';
import { openWordSheet } from './word-sheet.ts';

/** What becomes of the tracked changes in a text: it holds them (as a redline or a proposal), or they are settled without a text for them. */
export type Fate = 'held' | 'accepted' | 'rejected';

/** A reading of a Word file: the view of its sheet that was read, and the texts that it gave. */
export interface ReadView {
  readonly view: Sheet;
  readonly texts: readonly (readonly [Text | null, Fate])[];
}

/**
 * Says each tracked change of a Word file that no text of any reading holds: on the cover, in the body, in annexes that are kept as they
 * stand, in running heads, the heads of tables and notes. One message for each author and paragraph, with the words. A paragraph that
 * is in no text (a legend, one that came and went) has the fate of the one before it.
 */
export function sayTrackedOutside(sheet: Sheet, readings: readonly ReadView[]): Message[] {
  const fates = fatesByLine(readings);
  let last: Fate = 'rejected';
  return trackedParagraphs(sheet).flatMap(({ line, head, changes }) => {
    const known = fates.get(line);
    if (!head) last = known ?? last;
    const fate = head ? 'rejected' : last;
    if (fate === 'held') return [];
    return [...changes].map(([author, change]) => outsideMessage(author, change, fate));
  });
}

const ORDER: readonly Fate[] = ['rejected', 'accepted', 'held'];

function fatesByLine(readings: readonly ReadView[]): Map<number, Fate> {
  const known = new Map<number, Fate>();
  for (const { view, texts } of readings) {
    const { lines } = openWordSheet(view);
    for (const [text, fate] of texts) {
      for (const { place, kind } of text?.paragraphs ?? []) {
        if (place === null) continue;
        const own = lines.get(place.line);
        const row = kind === 'note' ? [] : (own?.row?.cells.flat() ?? []);
        for (const line of [place.line, ...[...(own ? [own] : []), ...row].flatMap(linesOf)]) {
          const before = known.get(line) ?? 'rejected';
          known.set(line, ORDER.indexOf(fate) > ORDER.indexOf(before) ? fate : before);
        }
      }
    }
  }
  return known;
}

function linesOf({ lines }: { readonly lines: readonly number[] }): readonly number[] {
  return lines;
}

/** What one author changed in a paragraph: words, and what has none (`the end of the paragraph`). */
export interface Change {
  readonly inserted: string[];
  readonly deleted: string[];
  readonly other: Set<string>;
  readonly place: Place;
}

/** A paragraph of the file, `head` in a running head, with the changes of its authors. */
export interface Tracked {
  readonly line: number;
  readonly head: boolean;
  readonly changes: Map<string, Change>;
}

const PARAGRAPH = /^(?:p|h[1-4])$/;

/** The paragraphs of a Word file in which something is tracked, comments left out. */
export function trackedParagraphs({ root }: Sheet): Tracked[] {
  const found: Tracked[] = [];
  const visit = (node: Element, head: boolean, row: Element | null): void => {
    if (node.tagName === 'aside' && node.properties.role === 'comment') return;
    if (PARAGRAPH.test(node.tagName)) {
      found.push(trackedIn(node, head, row));
      return;
    }
    const running = head || node.tagName === 'header' || node.tagName === 'footer';
    const marked = attributeOf(node, 'dataMark') === undefined ? row : node;
    for (const child of node.children) if (isElement(child)) visit(child, running, marked);
  };
  for (const child of root.children) if (isElement(child)) visit(child, false, null);
  return found;
}

function trackedIn(paragraph: Element, head: boolean, row: Element | null): Tracked {
  const start = paragraph.position?.start ?? { line: 1, column: 1 };
  const place = { line: start.line, column: start.column };
  const changes = new Map<string, Change>();
  const changeOf = (author: string): Change => {
    const change = changes.get(author) ?? {
      inserted: [],
      deleted: [],
      other: new Set<string>(),
      place,
    };
    changes.set(author, change);
    return change;
  };
  const visit = (node: Element): void => {
    note(node, changeOf);
    for (const child of node.children) if (isElement(child)) visit(child);
  };
  if (row !== null) noteMark(row, 'a row or cell', changeOf);
  visit(paragraph);
  return { line: start.line, head, changes };
}

function note(node: Element, changeOf: (author: string) => Change): void {
  const author = attributeOf(node, 'dataAuthor');
  if (author === undefined) return;
  if (node.tagName === 'ins') changeOf(author).inserted.push(textOf(node));
  else if (node.tagName === 'del') changeOf(author).deleted.push(textOf(node));
  else if (classesOf(node).includes('format-change'))
    changeOf(author).other.add(`the looks of “${shown([textOf(node)])}” changed`);
  else noteMark(node, 'the end of a paragraph', changeOf);
}

function noteMark(node: Element, what: string, changeOf: (author: string) => Change): void {
  const author = attributeOf(node, 'dataAuthor');
  const mark = attributeOf(node, 'dataMark');
  if (author !== undefined && mark !== undefined) changeOf(author).other.add(`${what} ${mark}`);
}

function outsideMessage(
  author: string,
  { inserted, deleted, other, place }: Change,
  fate: 'accepted' | 'rejected',
): Message {
  const words = changedWords({ inserted, deleted });
  const what = words.length > 0 ? words : [...other];
  const done = what.length > 0 ? what.join(', ') : 'blanks changed';
  const text = `found ${done} by ${author} outside a text that is amended, expected changes to that text alone; they are ${fate} there`;
  return { severity: 'warning', rule: 'tracked-outside', text, place };
}

/** The words that a change puts in and takes out, quoted; empty where it has none. */
export function changedWords({
  inserted,
  deleted,
}: Pick<Change, 'inserted' | 'deleted'>): readonly string[] {
  return [
    ...(hasWords(inserted) ? [`“${shown(inserted)}” inserted`] : []),
    ...(hasWords(deleted) ? [`“${shown(deleted)}” deleted`] : []),
  ];
}

function hasWords(pieces: readonly string[]): boolean {
  return pieces.some((piece) => piece.trim() !== '');
}

const LONGEST = 2000;

function shown(pieces: readonly string[]): string {
  const words = pieces.join(' … ').trim();
  return words.length > LONGEST ? `${words.slice(0, LONGEST)} …` : words;
}
