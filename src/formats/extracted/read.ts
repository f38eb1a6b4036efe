import type { Element, ElementContent, Root } from 'hast';
import type { Message, Outcome } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { blocksOf } from './blocks.ts';
import { type HealedBlock, healLines } from './heal.ts';
import { readLines } from './lines.ts';
import { usesStars } from './markup.ts';
import { type NodeMaker, nodeMaker } from './nodes.ts';
import { extentOf, type Part, partOf, textOfParts } from './parts.ts';
import { placesIn } from './places.ts';
import { tableElement } from './table.ts';
import { findTokens, type Token } from './tokens.ts';

/**
 * Text that was extracted from a word processor's file (tabs lead table cells, a blank line ends a row, notes stand in
 * brackets) → a sheet of blocks that nobody has interpreted yet. Every line is a paragraph; every text node is a slice of
 * the source with its `position`, so nothing is lost and everything has a place. Bookmarks, images and the brackets of
 * notes become comment nodes (printed nowhere), a running head that stands twice becomes `header` or `footer`.
 * Any string is read, in linear time; what was odd is in the messages.
 */
export function readExtracted(source: string): Outcome<Sheet> {
  const tokens = findTokens(source);
  const lines = readLines(source, tokens);
  const placeAt = placesIn(source);
  const healed = healLines(source, lines, blocksOf(source, lines), placeAt);
  const stars = usesStars(paragraphTexts(source, healed.blocks));
  const nodes = nodeMaker(source, tokens, stars.emphasis);
  const messages = [
    ...tokens.flatMap((token) => noiseMessage(source, token, nodes)),
    ...healed.messages,
  ];
  if (stars.mixed) messages.push(mixedStars());
  const content: ElementContent[] = [];
  for (const block of healed.blocks) {
    for (const node of nodesOf(block, source, nodes, messages)) content.push(node);
    for (const note of nodes.takeNotes()) content.push(note);
  }
  for (const offset of nodes.takeOdd()) messages.push(oddMark(source, offset, nodes));
  return { value: { root: onePage(content) }, messages };
}

function onePage(content: ElementContent[]): Root {
  const section: Element = {
    type: 'element',
    tagName: 'section',
    properties: { dataSection: 'portrait' },
    children: content,
  };
  return {
    type: 'root',
    children: [{ type: 'element', tagName: 'article', properties: {}, children: [section] }],
  };
}

function nodesOf(
  block: HealedBlock,
  source: string,
  nodes: NodeMaker,
  messages: Message[],
): ElementContent[] {
  if (block.kind === 'table') return [tableElement(block, nodes, messages)];
  if (block.kind === 'head') return [runningHead(block.lines, source, nodes)];
  if (block.kind === 'note') return nodes.note(block.name, block.number, block.parts);
  return paragraph(block.parts, nodes);
}

// A line of noise alone is no paragraph: its comment nodes stand for themselves.
function paragraph(parts: readonly Part[], nodes: NodeMaker): ElementContent[] {
  const children = nodes.inline(parts);
  if (children.length === 0) return [];
  if (children.every((child) => child.type === 'comment')) return children;
  const { from, to } = extentOf(parts);
  return [nodes.element('p', {}, children, from, to)];
}

function runningHead(
  lines: readonly Pick<Part, 'from' | 'to'>[],
  source: string,
  nodes: NodeMaker,
): Element {
  const [first] = lines;
  const from = first?.from ?? 0;
  const to = lines.at(-1)?.to ?? from;
  const number = /^[0-9]+$/.test(source.slice(from, first?.to));
  const children = lines.flatMap((line) => paragraph([partOf(line)], nodes));
  const tag = number ? 'footer' : 'header';
  return nodes.element(tag, { className: ['odd'] }, children, from, to);
}

function* paragraphTexts(source: string, blocks: readonly HealedBlock[]): Iterable<string> {
  for (const block of blocks) {
    if (block.kind === 'paragraph' || block.kind === 'note') yield textOfParts(source, block.parts);
    if (block.kind !== 'table') continue;
    for (const cell of block.rows.flat()) {
      for (const line of cell.lines) yield textOfParts(source, [partOf(line)]);
    }
  }
}

function mixedStars(): Message {
  const text =
    'found stars in pairs and stars without a partner, expected either emphasis or signs; all are kept as typed';
  return { severity: 'info', rule: 'odd-emphasis', text, place: { line: 1, column: 1 } };
}

function oddMark(source: string, offset: number, nodes: NodeMaker): Message {
  const mark = source.slice(offset, offset + 2);
  const text = `found “${mark}” without its end or around another such mark, expected both ends of one insertion or deletion; kept as typed`;
  return { severity: 'warning', rule: 'odd-mark', text, place: nodes.place(offset) };
}

function noiseMessage(source: string, token: Token, nodes: NodeMaker): Message[] {
  if (token.kind !== 'bookmark' && token.kind !== 'image') return [];
  const name = source.slice(token.bodyFrom, token.bodyTo).replace(/\s+/g, ' ').trim().slice(0, 80);
  return [
    {
      severity: 'info',
      rule: `dropped-${token.kind}`,
      text: `found ${token.kind === 'image' ? 'an image' : 'a bookmark'}${name ? ` “${name}”` : ' without a name'}, expected text; it is left out`,
      place: nodes.place(token.from),
    },
  ];
}
