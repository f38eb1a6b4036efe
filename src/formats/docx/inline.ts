import type { Element, ElementContent } from 'hast';
import { attributeOf, classesOf, isElement, textOf } from '../../model/sheet.ts';
import { isSafeHref } from '../../model/target.ts';
import { bookmark } from './bookmarks.ts';
import { standsApart, withGap } from './gap.ts';
import { noteMark } from './notes.ts';
import { picture } from './picture.ts';
import { type Change, changeOf, inOrder } from './redline.ts';
import { linkId, type Relations } from './relations.ts';
import {
  type CharacterStyle,
  FROM_LEFT,
  field,
  type Ink,
  LINE_BREAK,
  PLAIN,
  run,
  words,
} from './run.ts';
import { bookmarkName, noteOf, type Writing } from './writing.ts';

/** The line that is being written: a label has been printed and its tab is due before what comes next. */
export interface Line {
  due: 'nothing' | 'tab' | 'space';
  labelChange: Change | null;
  /** Whether the label, one of two that are revisions, has brought its blank with it. */
  blank: boolean;
  /** What the part leads to in which the line stands. */
  readonly relations: Relations;
}

/** A line of which nothing has been written. */
export function newLine(relations: Relations): Line {
  return { due: 'nothing', labelChange: null, blank: false, relations };
}

/** The runs, links, fields and bookmarks of what stands in a paragraph. */
export function writeInline(
  nodes: readonly ElementContent[],
  ink: Ink,
  line: Line,
  writing: Writing,
): string {
  const written: string[] = [];
  const ordered = inOrder(nodes, ink.tracked, writing);
  for (const [index, own] of ordered.entries()) {
    const next = ordered[index + 1];
    const node = ink.tracked ? own : apart(own, ordered[index - 1], next, ink, writing);
    if (node.type === 'text') writeText(node.value, ink, line, writing, written);
    else if (isElement(node) && isLabel(node)) writeLabel(node, ink, line, writing, written);
    else if (node.type === 'element') writeElement(node, ink, line, writing, written);
  }
  return written.join('');
}

// Between revisions nothing can stand that goes with neither.
function apart(
  own: ElementContent,
  before: ElementContent | undefined,
  behind: ElementContent | undefined,
  ink: Ink,
  writing: Writing,
): ElementContent {
  return ink.fromRight ? parted(own, before, behind) : spaced(own, behind, writing);
}

// From right to left the room behind a letter or figure is not always on the side of what comes next.
function spaced(
  node: ElementContent,
  next: ElementContent | undefined,
  { redline }: Writing,
): ElementContent {
  return redline === 'formatting' && standsApart(next) && isElement(node) ? withGap(node) : node;
}

const FROM_RIGHT = '\u200F';

/**
 * A deletion in text from right to left, set apart from the insertion that it touches: figures on both sides of the seam
 * would be printed as one number, and their order turned round. The mark goes away with the deletion.
 */
function parted(
  node: ElementContent,
  before: ElementContent | undefined,
  behind: ElementContent | undefined,
): ElementContent {
  if (!isElement(node, 'del')) return node;
  const words = textOf(node);
  const first =
    isElement(before, 'ins') && LATIN_END.test(textOf(before)) && LATIN_START.test(words);
  const last =
    isElement(behind, 'ins') && LATIN_END.test(words) && LATIN_START.test(textOf(behind));
  if (!first && !last) return node;
  const mark: ElementContent = { type: 'text', value: FROM_RIGHT };
  const children = [...(first ? [mark] : []), ...node.children, ...(last ? [mark] : [])];
  return { ...node, children };
}

const LATIN_START = /^[\p{N}\p{sc=Latn}]/u;
const LATIN_END = /[\p{N}\p{sc=Latn}]$/u;

function writeText(value: string, ink: Ink, line: Line, writing: Writing, into: string[]): void {
  let text = value;
  if (line.due !== 'nothing') {
    // The tab stands for the space that parts a label from its words.
    text = value.replace(/^ +/, '');
    if (text === '') {
      line.due = value === '' ? line.due : 'space';
      return;
    }
    payTab(ink, line, writing, into);
  }
  if (text !== '') into.push(words(text, ink, writing));
}

/**
 * Sets the tab behind a label, and a blank before it: where the label ends just at the edge the tab alone would leave no gap.
 * They belong to the change of the label where the label is all inserted or all deleted.
 */
function payTab(ink: Ink, line: Line, writing: Writing, into: string[]): void {
  if (line.due === 'nothing') return;
  line.due = 'nothing';
  const { language, fromRight, tracked } = ink;
  const change = tracked ? line.labelChange : null;
  into.push(
    words(line.blank ? '\t' : ' \t', { ...PLAIN, language, fromRight, tracked, change }, writing),
  );
}

function writeElement(
  element: Element,
  outer: Ink,
  line: Line,
  writing: Writing,
  into: string[],
): void {
  const ink = inked(element, outer, writing);
  const id = attributeOf(element, 'id');
  if (id !== undefined) into.push(bookmark(id, '', writing));
  if (STANDS_ALONE.has(element.tagName) || noteOf(element) !== null)
    payTab(ink, line, writing, into);
  if (element.tagName === 'br') into.push(run(LINE_BREAK, ink, writing));
  else if (element.tagName === 'img') into.push(picture(element, ink, line.relations, writing));
  else if (noteOf(element) !== null) into.push(noteMark(element, ink, writing));
  else if (element.tagName === 'a') into.push(link(element, ink, line, writing));
  else if (classesOf(element).includes('page')) {
    payTab(ink, line, writing, into);
    into.push(field('PAGE', textOf(element) || '1', ink, writing));
  } else {
    const inside = outer.fromRight && !ink.fromRight ? held(element) : element.children;
    into.push(writeInline(inside, ink, line, writing));
  }
}

/**
 * Latin words in text from right to left that begin with a figure or end with a sign, held together by marks in runs of their own: a run
 * that is not from the right does that in Word alone, elsewhere `80.AA` would read `AA.80` (Unicode Standard Annex 9, W2 and N1).
 */
function held({ children }: Element): readonly ElementContent[] {
  const words = textOf({ type: 'element', tagName: 'span', properties: {}, children });
  if (!/\p{L}/u.test(words)) return children;
  const mark: ElementContent = { type: 'text', value: FROM_LEFT };
  return [
    ...(/^\p{L}/u.test(words) ? [] : [mark]),
    ...children,
    ...(/[\p{L}\p{N}]$/u.test(words) ? [] : [mark]),
  ];
}

const STANDS_ALONE = new Set(['br', 'img']);

/** Whether the element is a printed label. */
export function isLabel(element: Element): boolean {
  return element.tagName === 'span' && classesOf(element).includes('label');
}

function writeLabel(
  element: Element,
  ink: Ink,
  line: Line,
  writing: Writing,
  into: string[],
): void {
  // The old and the new number of a paragraph stand side by side; without a space they would read as one.
  const second = line.due !== 'nothing';
  const space = (change: Change | null): string =>
    words(' ', { ...ink, change, named: null }, writing);
  if (second) {
    // From right to left the figures of the second would be part of the letters of the first (`4 bis`).
    if (ink.fromRight) into.push(words(FROM_RIGHT, { ...ink, change: line.labelChange }, writing));
    into.push(space(ink.tracked ? line.labelChange : null));
  }
  line.due = 'nothing';
  const labelInk: Ink = ink.change && !ink.tracked ? ink : styled(ink, 'Label');
  into.push(writeInline(element.children, labelInk, line, writing));
  line.blank = second && ink.tracked;
  if (line.blank) into.push(space(ink.change));
  line.labelChange = second ? null : ink.change;
  line.due = 'tab';
}

/** The ink inside an element, from the ink around it. */
function inked(element: Element, outer: Ink, writing: Writing): Ink {
  const language = attributeOf(element, 'lang') ?? outer.language;
  const direction = attributeOf(element, 'dir');
  const fromRight = direction === undefined ? outer.fromRight : direction === 'rtl';
  const ink =
    language === outer.language && fromRight === outer.fromRight
      ? outer
      : { ...outer, language, fromRight };
  switch (element.tagName) {
    case 'em':
      return { ...ink, emphasised: !ink.emphasised };
    case 'strong':
      return { ...ink, strong: true };
    case 'u':
      return { ...ink, underlined: true };
    case 's':
      return { ...ink, struck: true };
    case 'sup':
      return { ...ink, raised: true };
    case 'sub':
      return { ...ink, lowered: true };
    case 'ins':
    case 'del':
      return { ...ink, change: changeOf(element, writing) };
    case 'span':
      return named(element, ink);
    default:
      return ink;
  }
}

// A run has one style of characters: that words are back is told before all else.
function styled(ink: Ink, name: CharacterStyle): Ink {
  return ink.named === 'Restored' ? ink : { ...ink, named: name };
}

function named(element: Element, ink: Ink): Ink {
  const classes = classesOf(element);
  if (classes.includes('changed-emphasis')) {
    const was = ink.tracked ? attributeOf(element, 'dataWas') : undefined;
    if (was !== undefined) return { ...ink, was };
    return styled(ink, classes.includes('since') ? 'ChangedEmphasisSince' : 'ChangedEmphasis');
  }
  if (classes.includes('gap')) return { ...ink, spaced: true };
  if (classes.includes('restored')) return { ...ink, named: 'Restored' };
  return classes.includes('moved-note') ? { ...ink, named: 'MovedNote' } : ink;
}

function link(element: Element, ink: Ink, line: Line, writing: Writing): string {
  const href = attributeOf(element, 'href') ?? '';
  const target = href.startsWith('#') ? href.slice(1) : null;
  const broken = !isSafeHref(href) || (target !== null && !writing.names.ids.has(target));
  const content = writeInline(
    element.children,
    broken ? ink : styled(ink, 'Hyperlink'),
    line,
    writing,
  );
  if (broken) return content;
  const where =
    target === null
      ? `w:history="1" r:id="${linkId(href, line.relations)}"`
      : `w:anchor="${bookmarkName(writing, target)}" w:history="1"`;
  return `<w:hyperlink ${where}>${content}</w:hyperlink>`;
}
