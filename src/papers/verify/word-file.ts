import type { Element } from 'hast';
import type { Message } from '../../model/message.ts';
import { isElement, type Sheet, textOf } from '../../model/sheet.ts';
import { type Change, changedWords, trackedParagraphs } from '../recognise/tracked-outside.ts';
import { deviation } from './deviate.ts';
import type { Deviation } from './verification.ts';
import { nameOf, wordsOf } from './words.ts';

/** A Word file as it was read: its sheet with all tracked changes, and what the reader said. */
export interface WordFile {
  readonly sheet: Sheet;
  readonly messages: readonly Message[];
}

/**
 * What cannot be seen of a Word file on its sheet alone: words that print otherwise than they are stored, and tracked changes outside
 * the lines that are `amended`, which are asked for only where it matters.
 */
export function checkWordFile(
  { sheet, messages }: WordFile,
  amended: () => ReadonlySet<number>,
): Deviation[] {
  const tracked = trackedParagraphs(sheet).filter(({ changes }) => changes.size > 0);
  const pictured = messages.some(({ rule }) => PICTURES.has(rule));
  const lines: ReadonlySet<number> = tracked.length > 0 || pictured ? amended() : new Set();
  const inside = pictured ? amendedStretches(sheet, lines) : [];
  const opening = openings(sheet);
  return [
    ...messages
      .filter((found) => (PICTURES.has(found.rule) ? isInside(found, inside) : tellsWords(found)))
      .map((found) => readDeviation(found, opening)),
    ...tracked
      .filter(({ line, head }) => head || !lines.has(line))
      .flatMap(({ changes }) => [...changes])
      .flatMap(([author, change]) => trackedOutside(author, change)),
  ];
}

// What is drawn, or could not be numbered by pages, is looks.
function tellsWords({ severity, rule }: Message): boolean {
  return severity === 'warning' && !PICTURES.has(rule) && rule !== 'notes-by-page';
}

// In an amended text a picture may stand for words; elsewhere it is a logo or a map.
const PICTURES: ReadonlySet<string> = new Set(['picture', 'drawing', 'chart', 'diagram']);

function isInside({ place }: Message, stretches: readonly Stretch[]): boolean {
  return (
    place !== null && stretches.some(([first, last]) => place.line >= first && place.line <= last)
  );
}

function readDeviation(
  { rule, text, place }: Message,
  opening: (line: number) => string,
): Deviation {
  // A message quotes the words that it tells of.
  const words = /“([^”]+)/u.exec(text)?.[1] ?? opening(place?.line ?? 0);
  const where = words === '' ? '…' : nameOf(null, words);
  return {
    rule,
    severity: 'warning',
    place,
    where,
    text,
    expected: null,
    found: null,
    redline: [],
  };
}

function openings({ root }: Sheet): (line: number) => string {
  let known: Map<number, string> | null = null;
  return (line) => {
    known ??= new Map(paragraphsOf(root).map((own) => [lineOf(own), wordsOf(textOf(own))]));
    return known.get(line) ?? '';
  };
}

const PARAGRAPH = /^(?:p|h[1-4])$/;

function paragraphsOf(node: Sheet['root'] | Element): Element[] {
  return node.children.flatMap((child) => {
    if (!isElement(child)) return [];
    return PARAGRAPH.test(child.tagName) ? [child] : paragraphsOf(child);
  });
}

function lineOf({ position }: Element): number {
  return position?.start.line ?? 0;
}

type Stretch = readonly [first: number, last: number];

// The tables with an amended paragraph, each with all of its cells, and each amended paragraph.
function amendedStretches({ root }: Sheet, amended: ReadonlySet<number>): Stretch[] {
  const found: Stretch[] = [...amended].map((line) => [line, line]);
  const visit = (node: Element): void => {
    if (node.tagName !== 'table') {
      for (const child of node.children) if (isElement(child)) visit(child);
      return;
    }
    const lines = linesIn(node);
    if (!lines.some((line) => amended.has(line))) return;
    const least = lines.reduce((least, line) => Math.min(least, line), Number.POSITIVE_INFINITY);
    found.push([least, lines.reduce((most, line) => Math.max(most, line), 0)]);
  };
  for (const child of root.children) if (isElement(child)) visit(child);
  return found;
}

// A note stands in its cell, but counts behind the text.
function linesIn(node: Element): number[] {
  if (node.tagName === 'aside') return [];
  if (PARAGRAPH.test(node.tagName)) return [lineOf(node)];
  return node.children.flatMap((child) => (isElement(child) ? linesIn(child) : []));
}

function trackedOutside(author: string, change: Change): Deviation[] {
  const words = changedWords(change);
  if (words.length === 0) return [];
  const by = author === '' ? '' : ` by ${author}`;
  const text = `found ${words.join(', ')}${by} as a tracked change outside the text that is amended, expected changes to that text alone`;
  const [expected, found] = [joined(change.deleted), joined(change.inserted)];
  const where = nameOf(null, found ?? expected ?? '');
  return [deviation('tracked-outside', text, { where, place: change.place, expected, found })];
}

function joined(pieces: readonly string[]): string | null {
  const words = wordsOf(pieces.join(' … '));
  return /[^\s…]/u.test(words) ? words : null;
}
