import { normalText } from '../../model/normal.ts';
import { pointerText } from '../../model/normal-table.ts';
import type {
  Comment,
  Heading,
  Note,
  Paragraph,
  Plain,
  Row,
  TableStart,
} from '../../model/paragraph.ts';
import type { Run } from '../../model/run.ts';
import type { FrontMatter, Text } from '../../model/text.ts';
import { writeAttributes } from './attributes.ts';
import { breakLabel, escapeEnd, escapeLineStarts } from './escape.ts';
import { withFront } from './front.ts';
import { type InlinePlace, writeRuns } from './inline-write.ts';
import { boldLabel, readLabels, writeLabel } from './labels.ts';
import { writeAlign } from './table.ts';

/**
 * A text as a file of the text format, with line ends `\n` and one at its end. The text is brought into normal form first;
 * what is in normal form reads back as it is, and a file that was written so is written again to the byte.
 */
export function writeMarkdown(text: Text): string {
  const { front, paragraphs } = normalText(text);
  const names = new Set(
    paragraphs.flatMap((paragraph) => (paragraph.kind === 'note' ? [paragraph.name] : [])),
  );
  const blocks = writeBlocks(paragraphs, (name) => names.has(name));
  const head = writeFront(front);
  const body = blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
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

function writeBlocks(
  paragraphs: readonly Paragraph[],
  isNote: (name: string) => boolean,
): string[] {
  const places: Places = {
    line: { inCell: false, breaks: 'tag', isNote },
    lines: { inCell: false, breaks: 'backslash', isNote },
    cell: { inCell: true, breaks: 'tag', isNote },
  };
  const written = paragraphs.map((paragraph) => ({
    paragraph,
    source: paragraph.kind === 'plain' ? writePlain(paragraph, places) : null,
  }));
  guardStarts(written);
  const blocks: string[] = [];
  for (let at = 0; at < written.length; at += 1) {
    const { paragraph, source } = written[at] ?? {};
    if (paragraph?.kind === 'table') {
      const rows = rowsBehind(paragraphs, at + 1);
      blocks.push(...writeTable(paragraph, rows, places, needsBraces(paragraphs[at - 1])));
      at += rows.length;
    } else if (paragraph) {
      blocks.push(writeBlock(paragraph, source ?? '', places));
      for (const comment of paragraph.comments) blocks.push(writeComment(comment, [], places));
    }
  }
  return blocks;
}

interface Places {
  readonly line: InlinePlace;
  readonly lines: InlinePlace;
  readonly cell: InlinePlace;
}

function writeBlock(paragraph: Paragraph, source: string, places: Places): string {
  const braces = writeAttributes(paragraph.id, paragraph.attributes);
  switch (paragraph.kind) {
    case 'plain':
      return spaced(source, braces) || '{}';
    case 'heading':
      return spaced('#'.repeat(paragraph.level), writeHeading(paragraph, places), braces);
    case 'note':
      return writeNote(paragraph, places);
    case 'directive':
      return `::${paragraph.name}${braces}`;
    default:
      return '';
  }
}

function spaced(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function writePlain(paragraph: Plain, places: Places): string {
  const inline = escapeEnd(writeRuns(paragraph.content, places.lines));
  return escapeLineStarts(withLabel(paragraph, inline));
}

function writeHeading(paragraph: Heading, places: Places): string {
  const inline = escapeEnd(writeRuns(paragraph.content, places.line));
  return withLabel(paragraph, inline.replace(/#$/, '\\#'));
}

function withLabel({ bracket, label }: Plain | Heading | Row, inline: string): string {
  if (label) return spaced(writeLabel(bracket, label), inline);
  const read = boldLabel(inline);
  if (!read) return inline;
  const from = inline.search(/[^[*]|\\/);
  return breakLabel(inline, from, inline.indexOf('*', from + 2));
}

function writeNote({ name, content, attributes }: Note, places: Places): string {
  const inline = escapeEnd(escapeLineStarts(writeRuns(content, places.lines)));
  return spaced(`[^${name}]:`, inline, writeAttributes(null, attributes));
}

// Text that begins like a number must not become one when it is read among its neighbours.
function guardStarts(written: readonly Written[]): void {
  const counted = written.filter(({ paragraph }) => paragraph.kind !== 'note');
  for (let round = 0; ; round += 1) {
    const read = readLabels(counted.map(({ source }) => source));
    let changed = false;
    for (const [at, block] of counted.entries()) {
      if (block.paragraph.kind !== 'plain' || block.paragraph.label || !read[at]?.label) continue;
      const source = block.source ?? '';
      block.source = breakStart(source, source.length - read[at].rest.length);
      changed = true;
    }
    if (!changed || round > 8) return;
  }
}

function breakStart(source: string, length: number): string {
  const from = /^\[?\s*/.exec(source)?.[0].length ?? 0;
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

function writeTable(
  start: TableStart,
  rows: readonly Row[],
  places: Places,
  braced: boolean,
): string[] {
  const braces = writeAttributes(start.id, start.attributes) || (braced ? '{}' : '');
  const lines = rows.map((row) => writeRow(row, places));
  const head = rows[0]?.head ? [] : [`|${'  |'.repeat(start.align.length)}`];
  const [first = '', ...others] = [...head, ...lines];
  const table = [first, writeAlign(start.align), ...others].join('\n');
  const own = start.comments.map((comment) => writeComment(comment, [], places));
  const ofRows = rows.flatMap((row) =>
    row.comments.map((comment) => writeComment(comment, pointer(row), places)),
  );
  return [...(braces === '' ? [] : [braces]), table, ...own, ...ofRows];
}

function writeRow(row: Row, places: Places): string {
  const [first = [], ...others] = row.cells;
  const inline = withLabel(row, escapeEnd(writeRuns(first, places.cell)));
  const opening = spaced(inline, writeAttributes(row.id, row.attributes));
  return `| ${[opening, ...others.map((cell) => writeRuns(cell, places.cell))].join(' | ')} |`;
}

function pointer(row: Row): Run[] {
  return [{ text: pointerText(row), link: `#${row.id}` }];
}

function writeComment(
  { content, attributes }: Comment,
  opening: readonly Run[],
  places: Places,
): string {
  const [first = [], ...others] = content;
  const blank: readonly Run[] = opening.length > 0 && first.length > 0 ? [{ text: ' ' }] : [];
  const paragraphs = [[...opening, ...blank, ...first], ...others].map((runs) =>
    escapeEnd(escapeLineStarts(writeRuns(runs, places.lines))),
  );
  const braces = writeAttributes(null, attributes);
  const last = paragraphs.length - 1;
  const lines = paragraphs.map((source, index) =>
    index === last ? spaced(source, braces) : source,
  );
  return lines.join('\n\n').replace(/^/gm, '> ').replace(/^> $/gm, '>');
}
