import type { Element, ElementContent, Root } from 'hast';
import type { Message, Outcome } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import { blocksOf } from './blocks.ts';
import { type Line, readLines } from './lines.ts';
import { type NodeMaker, nodeMaker } from './nodes.ts';
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
  const nodes = nodeMaker(source, tokens);
  const messages = tokens.flatMap((token) => noiseMessage(source, token, nodes));
  const content: ElementContent[] = [];
  for (const block of blocksOf(source, readLines(source, tokens))) {
    if (block.kind === 'head') content.push(runningHead(block.lines, source, nodes));
    else if (block.kind === 'table') content.push(tableElement(block, nodes, messages));
    else for (const node of paragraph(block.line, nodes)) content.push(node);
    for (const note of nodes.takeNotes()) content.push(note);
  }
  const section: Element = {
    type: 'element',
    tagName: 'section',
    properties: { dataSection: 'portrait' },
    children: content,
  };
  const article: Element = {
    type: 'element',
    tagName: 'article',
    properties: {},
    children: [section],
  };
  const root: Root = { type: 'root', children: [article] };
  return { value: { root }, messages };
}

// A line of noise alone is no paragraph: its comment nodes stand for themselves.
function paragraph(line: Line, nodes: NodeMaker): ElementContent[] {
  const children = nodes.inline(line.from, line.to);
  if (children.length === 0) return [];
  if (children.every((child) => child.type === 'comment')) return children;
  return [nodes.element('p', {}, children, line.from, line.to)];
}

function runningHead(lines: readonly Line[], source: string, nodes: NodeMaker): Element {
  const [first] = lines;
  const from = first?.from ?? 0;
  const to = lines.at(-1)?.to ?? from;
  const number = /^[0-9]+$/.test(source.slice(from, first?.to));
  const children = lines.flatMap((line) => paragraph(line, nodes));
  const tag = number ? 'footer' : 'header';
  return nodes.element(tag, { className: ['odd'] }, children, from, to);
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
