import type { Element, Root } from 'hast';
import { attributeOf, isElement, type Sheet } from '../../model/sheet.ts';

/** A block of a finished sheet, and the section in which it stands. */
export interface PlacedBlock {
  readonly section: Element | null;
  readonly block: Element;
}

/** The blocks in which the result of a number has a part, in order; besides those that claim to be a result's and name none. */
export type ResultBlocks = (number: number) => readonly PlacedBlock[];

const HOLDERS = new Set(['article', 'section', 'header', 'footer', 'div']);

/** Goes through a finished sheet once, however many results it shows: each is then proven from its own blocks. */
export function blocksByResult({ root }: Sheet): ResultBlocks {
  const blocks = new Map<string, PlacedBlock[]>();
  const nameless: PlacedBlock[] = [];
  const place = (node: Root | Element, section: Element | null): void => {
    for (const child of node.children) {
      if (!isElement(child)) continue;
      if (HOLDERS.has(child.tagName)) place(child, child.tagName === 'section' ? child : section);
      else sort({ section, block: child }, blocks, nameless);
    }
  };
  place(root, null);
  return (number) => [...nameless, ...(blocks.get(String(number)) ?? [])];
}

function sort(
  placed: PlacedBlock,
  blocks: Map<string, PlacedBlock[]>,
  nameless: PlacedBlock[],
): void {
  const numbers = new Set<string>();
  takeNumbers(placed.block, numbers);
  const claims = attributeOf(placed.block, 'dataProof') !== undefined;
  if (numbers.size === 0 && claims) nameless.push(placed);
  for (const number of numbers) {
    const known = blocks.get(number);
    if (known) known.push(placed);
    else blocks.set(number, [placed]);
  }
}

function takeNumbers(element: Element, numbers: Set<string>): void {
  const sides = attributeOf(element, 'dataSide');
  for (const [, number = ''] of (sides ?? '').matchAll(/[a-z](\d+)/g)) numbers.add(number);
  if (PARAGRAPHS.has(element.tagName)) return;
  for (const child of element.children) if (isElement(child)) takeNumbers(child, numbers);
}

const PARAGRAPHS = new Set(['p', 'h1', 'h2', 'h3', 'h4']);
