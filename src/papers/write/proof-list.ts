import type { Element, Root } from 'hast';
import { type Message, showHidden } from '../../model/message.ts';
import { classesOf, isElement, type Sheet, textOf } from '../../model/sheet.ts';
import type { ListDocument, ListPart } from './list-sheet.ts';

/**
 * Whether a finished sheet says what a list says: its title, headings, items with their numbers and rows with their cells, all of them and no
 * more, in their order. A message of severity error for the first that differs.
 */
export function proveList({ root }: Sheet, { title, parts }: ListDocument): readonly Message[] {
  const said = [title, ...parts.flatMap(saidBy)].filter((line) => line !== '');
  const expected = said.map((line) => showHidden(line));
  const found = linesOf(root);
  const at = expected.findIndex((line, index) => line !== found[index]);
  if (at < 0 && found.length === expected.length) return [];
  const first = at < 0 ? expected.length : at;
  const text = `found ${named(found[first])} on the sheet of a list, expected ${named(expected[first])}`;
  return [{ severity: 'error', rule: 'proof', text, place: null }];
}

function named(line: string | undefined): string {
  return line === undefined ? 'its end' : `“${line.replaceAll('\t', ' | ')}”`;
}

function saidBy(part: ListPart): readonly string[] {
  if (part.kind === 'table') return [part.heads, ...part.rows].map((cells) => cells.join('\t'));
  return [part.kind === 'item' && part.label !== '' ? `${part.label}\t${part.text}` : part.text];
}

const LINES = new Set(['p', 'h1', 'h2', 'h3', 'h4']);
const RUNNING = new Set(['header', 'footer']);

function linesOf(node: Root | Element): readonly string[] {
  return node.children.flatMap((child) => {
    if (!isElement(child) || RUNNING.has(child.tagName)) return [];
    if (child.tagName === 'tr') return [child.children.filter(isCell).map(textOf).join('\t')];
    if (!LINES.has(child.tagName)) return linesOf(child);
    const line = numbered(child);
    return line === '' ? [] : [line];
  });
}

function isCell(node: unknown): node is Element {
  return isElement(node, 'td') || isElement(node, 'th');
}

// A number stands first in its paragraph, in an element of its own.
function numbered(line: Element): string {
  const [first] = line.children;
  const whole = textOf(line);
  if (!isElement(first, 'span') || !classesOf(first).includes('label')) return whole;
  const label = textOf(first);
  return `${label}\t${whole.slice(label.length)}`;
}
