import type { FootnoteDefinition, Literal, Node, Parents, Table, TableCell, TableRow } from 'mdast';
import type { Info, State } from 'mdast-util-to-markdown';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { writeAlign } from './table.ts';

declare module 'mdast' {
  interface PhrasingContentMap {
    source: Source;
  }
  interface RootContentMap {
    source: Source;
    leafDirective: LeafDirective;
  }
}

/** Inline source that is written as it stands. */
interface Source extends Literal {
  type: 'source';
}

/** A line `::name{…}`; `braces` are written as they stand. */
interface LeafDirective extends Node {
  type: 'leafDirective';
  name: string;
  braces: string;
}

/**
 * Writes a tree of blocks whose insides are `source` nodes: remark joins blocks, opens headings and quotes. The rest is as
 * the dialect has it: tables unpadded, the lines of a note not indented, directives.
 */
export const blockWriter = unified()
  .use(remarkStringify, {
    handlers: {
      source: ({ value }: Source) => value,
      leafDirective: ({ name, braces }: LeafDirective) => `::${name}${braces}`,
      footnoteDefinition: writeNote,
      table: writeTable,
      tableRow: writeRow,
      tableCell: writeCell,
    },
  })
  .freeze();

type Parent = Parents | undefined;

function writeNote(node: FootnoteDefinition, _: Parent, state: State, info: Info): string {
  const inside = state.containerFlow(node, info);
  return `[^${node.identifier}]:${inside === '' ? '' : ` ${inside}`}`;
}

function writeTable(node: Table, _: Parent, state: State, info: Info): string {
  const [head = '', ...rows] = node.children.map((row) => state.handle(row, node, state, info));
  return [head, writeAlign(node.align ?? []), ...rows].join('\n');
}

function writeRow(node: TableRow, _: Parent, state: State, info: Info): string {
  return `| ${node.children.map((cell) => state.handle(cell, node, state, info)).join(' | ')} |`;
}

function writeCell(node: TableCell, _: Parent, state: State, info: Info): string {
  return state.containerPhrasing(node, info);
}
