import { type Label, readLabel } from '../../model/label.ts';
import type { Heading, Paragraph, Row, TableStart } from '../../model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../model/paragraph.ts';
import type { Into } from './accounting.ts';
import { type Desk, headingOf, noteOf, plainOf, say, sayLost } from './desk.ts';
import type { Block, Cell, LineBlock, TableBlock } from './flatten.ts';
import { type Counter, countLabel, newCounter } from './labels.ts';
import { append, joinLines, type Piece, placeOf, plainLine, runsOf } from './pieces.ts';

/** Where running text goes: which result, the level of its headings, and whether a heading begins a new count (annexes) or not (the body of a paper). */
export interface ProseRules {
  readonly into: Into;
  readonly level: Heading['level'];
  readonly restart: boolean;
}

/**
 * Running text: headings, numbered and bulleted paragraphs, captions, tables, notes. Numbers that extraction lost are
 * counted in `counter`; the caller says them (`sayLost`) when the text ends, or this function does at each restart.
 */
export function prose(
  blocks: readonly Block[],
  desk: Desk,
  rules: ProseRules,
  counter: Counter,
): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let count = counter;
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'table') append(paragraphs, tableParagraphs(block, desk, rules.into));
    else if (block.kind === 'note') paragraphs.push(noteOf(block, desk, rules.into));
    else if (block.kind === 'line') {
      const next = lineAfter(blocks, index);
      const paragraph = lineParagraph(block, next, desk, rules, count);
      if (!paragraph) continue;
      paragraphs.push(paragraph);
      if (paragraph.kind === 'heading' && rules.restart) {
        sayLost(desk, count, 'paragraphs');
        count = newCounter();
      }
    }
  }
  if (count !== counter) sayLost(desk, count, 'paragraphs');
  return paragraphs;
}

function lineAfter(blocks: readonly Block[], index: number): LineBlock | null {
  const next = blocks[index + 1];
  return next?.kind === 'line' ? next : null;
}

function lineParagraph(
  block: LineBlock,
  next: LineBlock | null,
  desk: Desk,
  rules: ProseRules,
  counter: Counter,
): Paragraph | null {
  const line = plainLine(block.pieces);
  if (!/[\p{L}\p{N}]/u.test(line)) return null;
  const { parts } = desk.words;
  if (parts.innerAnnex(line)) {
    return headingOf(block.pieces, rules.level, { classes: ['annex'] }, desk, rules.into);
  }
  if (parts.caption(line)) {
    return plainOf(block.pieces, { classes: ['caption'] }, desk, rules.into);
  }
  const found = countLabel(block.pieces, counter);
  if (found.label) {
    desk.ledger.claim(found.typed, 'label', rules.into);
    return plainOf(found.body, found, desk, rules.into);
  }
  if (block.level !== undefined && rules.into !== 'draft')
    return headingOf(block.pieces, levelOf(block.level, rules), {}, desk, rules.into);
  if (block.level === undefined && !isHeading(line, next))
    return plainOf(block.pieces, {}, desk, rules.into);
  const level = isCapitals(line) ? rules.level : deeper(rules.level);
  return headingOf(block.pieces, rules.restart ? level : rules.level, {}, desk, rules.into);
}

function levelOf(level: number, rules: ProseRules): Heading['level'] {
  const levels: readonly Heading['level'][] = [1, 2, 3, 4];
  return levels[Math.max(level, rules.level) - 1] ?? rules.level;
}

function deeper(level: Heading['level']): Heading['level'] {
  const levels: readonly Heading['level'][] = [1, 2, 3, 4, 5, 6];
  return levels[Math.min(level, 5)] ?? 6;
}

/** Whether a line without label is a heading: short, no mark at its end; a colon only on a few words that open no list. */
export function isHeading(line: string, next: LineBlock | null): boolean {
  if (line.length > 200 || !/^[\p{Lu}\p{Lo}\p{N}«“"([]/u.test(line)) return false;
  const bare = line.replace(/[\s»”"）』」)\]]+$/u, '');
  if (!/[.;,:!?…،؛؟۔。，；：！？、।]$/u.test(bare)) return true;
  if (!/[:：]$/.test(bare) || line.length > 60) return false;
  return next !== null && next.gap > 0 && /^[\p{Lu}\p{Lo}]/u.test(plainLine(next.pieces));
}

/** Whether all letters of a line are capitals. */
export function isCapitals(line: string): boolean {
  return line === line.toUpperCase() && line !== line.toLowerCase();
}

/** A table of running text: its start and its rows. A first cell that is wholly a label is the label of the row, in a spanning row the number before the words. */
export function tableParagraphs(table: TableBlock, desk: Desk, into: Into): Paragraph[] {
  const start: TableStart = {
    kind: 'table',
    id: null,
    align: new Array<null>(table.columns).fill(null),
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: placeOf(table.rows[0]?.cells[0]?.lines[0] ?? []),
  };
  const counter = newCounter();
  const rows = table.rows.map(({ cells, head }, index) => {
    const opens = index === 0 && cells.length > 1 && !wholeLabel(cells[0]);
    return rowOf(cells, head || opens, desk, into, counter);
  });
  sayOddLabels(rows, desk);
  return [start, ...rows];
}

function rowOf(
  cells: readonly Cell[],
  head: boolean,
  desk: Desk,
  into: Into,
  counter: Counter,
): Row {
  const [first] = cells;
  if (cells.length === 1 && first) return spanningRow(first, head, desk, into, counter);
  const label = head ? null : wholeLabel(first);
  const filled = cells.flatMap((cell, index) => {
    const pieces = joinLines(cell.lines);
    desk.ledger.claim(pieces, label && index === 0 ? 'label' : 'text', into);
    const empty = new Array<Piece[]>(cell.span - 1).fill([]);
    const content = label && index === 0 ? [] : pieces;
    return head ? [...empty, content] : [content, ...empty];
  });
  return row(filled, { head, span: false, label }, placeOf(first?.lines[0] ?? []));
}

function spanningRow(cell: Cell, head: boolean, desk: Desk, into: Into, counter: Counter): Row {
  const pieces = joinLines(cell.lines);
  const { label, typed, body } = countLabel(pieces, counter);
  desk.ledger.claim(typed, 'label', into);
  desk.ledger.claim(body, 'text', into);
  return row([body], { head, span: true, label }, placeOf(pieces));
}

function row(
  cells: readonly (readonly Piece[])[],
  dress: Pick<Row, 'head' | 'span' | 'label'>,
  place: Row['place'],
): Row {
  return {
    kind: 'row',
    id: null,
    ...dress,
    bracket: false,
    cells: cells.map(runsOf),
    attributes: NO_ATTRIBUTES,
    comments: [],
    place,
  };
}

function wholeLabel(cell: Cell | undefined): Label | null {
  const text = plainLine(joinLines(cell?.lines ?? []));
  if (text === '' || text.length > 16) return null;
  return readLabel(text).find(({ style }) => style === 'arabic') ?? null;
}

// `8,7` between 8.6 and 8.8: kept as typed, and said.
function sayOddLabels(rows: readonly Row[], desk: Desk): void {
  for (const { label, place } of rows) {
    if (!label || !/^[0-9]+,[0-9]+$/.test(label.text)) continue;
    const expected = label.text.replace(',', '.');
    const text = `found the number ${label.text}, expected ${expected}; kept as typed`;
    say(desk, 'info', 'odd-number', text, place);
  }
}
