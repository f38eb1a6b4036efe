import type { Blockquote, Paragraph as Prose, RootContent, TableRow } from 'mdast';
import { normalText } from '../../model/normal.ts';
import { pointerText } from '../../model/normal-table.ts';
import type { Comment, Heading, Paragraph, Plain, Row, TableStart } from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { FrontMatter, Text } from '../../model/text.ts';
import { writeAttributes } from './attributes.ts';
import { blockWriter } from './block-write.ts';
import { breakLabel, escapeEnd, escapeLineStarts } from './escape.ts';
import { withFront } from './front.ts';
import { type InlineWriter, inlineWriter } from './inline-write.ts';
import {
  boldLabel,
  type LabelledSource,
  readHeadingLabels,
  readLabels,
  writeLabel,
} from './labels.ts';

/**
 * A text as a file of the text format, with line ends `\n` and one at its end. The text is brought into normal form first;
 * what is in normal form reads back as it is, and a file that was written so is written again to the byte.
 */
export function writeMarkdown(text: Text): string {
  const { front, paragraphs } = normalText(text);
  const head = writeFront(front);
  const body = blockWriter.stringify({ type: 'root', children: blocksOf(paragraphs) });
  if (head !== '') return body === '' ? head : `${head}\n${body}`;
  return body.replace(/^\uFEFF/, '&#65279;');
}

function writeFront(front: FrontMatter): string {
  const { source } =
    front.source === null && Object.keys(front.values).length > 0
      ? withFront(front, front.values)
      : front;
  if (source === null) return '';
  return source === '' ? '---\n---\n' : `---\n${source}\n---\n`;
}

/** A block of the file, and the inline source in which a label is looked for (null: in none, and the block ends sequences). */
interface Written {
  readonly paragraph: Paragraph;
  source: string | null;
}

/** The writers of the three places of a content: one line, several, a cell. */
interface Writers {
  readonly line: InlineWriter;
  readonly lines: InlineWriter;
  readonly cell: InlineWriter;
}

// The inside of blocks is written first: what could be taken for a label or attributes is told from the finished source.
function blocksOf(paragraphs: readonly Paragraph[]): RootContent[] {
  const write = writersFor(paragraphs);
  const written = paragraphs.map((paragraph) => ({
    paragraph,
    source: insideOf(paragraph, write),
  }));
  guardStarts(written, 'plain', readLabels);
  guardStarts(written, 'heading', readHeadingSources);
  const blocks: RootContent[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const { paragraph, source } = written[at] ?? {};
    if (paragraph?.kind === 'table') {
      const rows = rowsBehind(paragraphs, at + 1);
      const braced = needsBraces(paragraphs[at - 1]);
      for (const block of tableBlocks(paragraph, rows, write, braced)) blocks.push(block);
      at += rows.length;
    } else if (paragraph) {
      blocks.push(...blockOf(paragraph, source ?? '', write));
      for (const comment of paragraph.comments) blocks.push(quoteOf(comment, [], write));
    }
  }
  return blocks;
}

function insideOf(paragraph: Paragraph, write: Writers): string | null {
  if (paragraph.kind === 'heading') return writeHeading(paragraph, write);
  return paragraph.kind === 'plain' ? writePlain(paragraph, write) : null;
}

function writersFor(paragraphs: readonly Paragraph[]): Writers {
  const names = new Set<string>();
  for (const paragraph of paragraphs) if (paragraph.kind === 'note') names.add(paragraph.name);
  const isNote = (name: string) => names.has(name);
  return {
    line: inlineWriter({ inCell: false, breaks: 'tag', isNote }),
    lines: inlineWriter({ inCell: false, breaks: 'backslash', isNote }),
    cell: inlineWriter({ inCell: true, breaks: 'tag', isNote }),
  };
}

function blockOf(paragraph: Paragraph, source: string, write: Writers): RootContent[] {
  const braces = writeAttributes(paragraph.id, paragraph.attributes);
  switch (paragraph.kind) {
    case 'plain':
      return [prose(spaced(source, braces) || '{}')];
    case 'heading': {
      const value = spaced(source, braces);
      return [{ type: 'heading', depth: paragraph.level, children: [{ type: 'source', value }] }];
    }
    case 'note': {
      const inline = escapeEnd(escapeLineStarts(write.lines(paragraph.content)));
      const value = spaced(inline, writeAttributes(null, paragraph.attributes));
      const { name } = paragraph;
      return [{ type: 'footnoteDefinition', identifier: name, children: [prose(value)] }];
    }
    case 'directive':
      return [{ type: 'leafDirective', name: paragraph.name, braces }];
    default:
      return [];
  }
}

function prose(value: string): Prose {
  return { type: 'paragraph', children: [{ type: 'source', value }] };
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function writePlain(paragraph: Plain, write: Writers): string {
  const inline = escapeEnd(write.lines(paragraph.content));
  return escapeLineStarts(withLabel(paragraph, inline));
}

function writeHeading(paragraph: Heading, write: Writers): string {
  const inline = escapeEnd(write.line(paragraph.content));
  return withLabel(paragraph, inline.replace(/#$/, '\\#'));
}

function withLabel({ bracket, label }: Plain | Heading | Row, inline: string): string {
  if (label) return spaced(writeLabel(bracket, label), inline);
  const read = boldLabel(inline);
  return read ? breakLabel(inline, read.from, read.to) : inline;
}

type ReadLabels = (sources: readonly (string | null)[]) => readonly LabelledSource[];

// Text that begins like a number must not become one when it is read among its neighbours.
function guardStarts(written: readonly Written[], kind: 'plain' | 'heading', read: ReadLabels) {
  const counted = written.filter(({ paragraph }) =>
    kind === 'heading' ? paragraph.kind === kind : paragraph.kind !== 'note',
  );
  for (let round = 0; round <= 8; round += 1) {
    const found = read(
      counted.map(({ paragraph, source }) => (paragraph.kind === kind ? source : null)),
    );
    let changed = false;
    for (const [at, block] of counted.entries()) {
      const { paragraph } = block;
      const rest = found[at]?.label ? found[at].rest : undefined;
      if (paragraph.kind !== kind || paragraph.label || rest === undefined) continue;
      const source = block.source ?? '';
      block.source = breakStart(source, source.length - rest.length);
      changed = true;
    }
    if (!changed) return;
  }
}

const readHeadingSources: ReadLabels = (sources) =>
  readHeadingLabels(sources.map((source) => source ?? ''));

function breakStart(source: string, length: number): string {
  const from = /^\s*\[?\s*/.exec(source)?.[0].length ?? 0;
  return breakLabel(source, from, length);
}

function rowsBehind(paragraphs: readonly Paragraph[], from: number): Row[] {
  const rows: Row[] = [];
  for (let at = from; paragraphs[at]?.kind === 'row'; at += 1) {
    const row = paragraphs[at];
    if (row?.kind === 'row') rows.push(row);
  }
  return rows;
}

// An empty paragraph right above a table would be taken for the table's own line.
function needsBraces(above: Paragraph | undefined): boolean {
  return (
    above?.kind === 'plain' &&
    above.label === null &&
    above.content.length === 0 &&
    above.comments.length === 0
  );
}

function tableBlocks(
  start: TableStart,
  rows: readonly Row[],
  write: Writers,
  braced: boolean,
): RootContent[] {
  const braces = writeAttributes(start.id, start.attributes) || (braced ? '{}' : '');
  const lines = rows.map((row) => rowOf(row, write));
  const blank: TableRow = rowOfSources(start.align.map(() => ''));
  const head = rows[0]?.head ? [] : [blank];
  const own = start.comments.map((comment) => quoteOf(comment, [], write));
  const ofRows = rows.flatMap((row) =>
    row.comments.map((comment) => quoteOf(comment, pointer(row), write)),
  );
  return [
    ...(braces === '' ? [] : [prose(braces)]),
    { type: 'table', align: [...start.align], children: [...head, ...lines] },
    ...own,
    ...ofRows,
  ];
}

function rowOf(row: Row, write: Writers): TableRow {
  const [first = [], ...others] = row.cells;
  const inline = withLabel(row, escapeEnd(write.cell(first)));
  const opening = spaced(inline, writeAttributes(row.id, row.attributes));
  return rowOfSources([opening, ...others.map(write.cell)]);
}

function rowOfSources(sources: readonly string[]): TableRow {
  return {
    type: 'tableRow',
    children: sources.map((value) => ({
      type: 'tableCell',
      children: [{ type: 'source', value }],
    })),
  };
}

function pointer(row: Row): Run[] {
  return [{ text: pointerText(row), link: `#${row.id}` }];
}

function quoteOf(
  { content, attributes }: Comment,
  opening: readonly Run[],
  write: Writers,
): Blockquote {
  const [first = [], ...others] = content;
  const blank: readonly Run[] = opening.length > 0 && first.length > 0 ? [{ text: ' ' }] : [];
  const sources = [[...opening, ...blank, ...first], ...others].map((runs) =>
    escapeEnd(escapeLineStarts(write.lines(runs))),
  );
  const braces = writeAttributes(null, attributes);
  const last = sources.length - 1;
  return {
    type: 'blockquote',
    children: sources.map((source, at) => prose(at === last ? spaced(source, braces) : source)),
  };
}
