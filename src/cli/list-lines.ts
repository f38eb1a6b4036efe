import { styleText } from 'node:util';
import { showHidden } from '../model/message.ts';
import type { ListDocument, ListPart } from '../papers/write/list-sheet.ts';
import { columnsOf, LINE_WIDTH, wrapWords } from './wrap.ts';

/** How a list is printed in a terminal: with how many columns a line, and whether in colours. */
export interface ListForm {
  readonly width: number;
  readonly colour: boolean;
}

/** The form of a terminal of so many columns, or of a file where there is none. */
export function listForm({
  columns = LINE_WIDTH,
  colour,
}: {
  columns?: number;
  colour: boolean;
}): ListForm {
  return { width: Math.max(columns, 60), colour };
}

/** A list on lines of a terminal. */
export function listLines({ title, parts }: ListDocument, form: ListForm): readonly string[] {
  const lines = parts.flatMap((part, at) => {
    const ends = part.kind === 'item' && parts[at + 1]?.kind !== 'item';
    return [...partLines(part, form), ...(ends ? [''] : [])];
  });
  return [bold(title, form), '', ...lines];
}

function partLines(part: ListPart, form: ListForm): readonly string[] {
  switch (part.kind) {
    case 'heading':
      return [...wrapWords(showHidden(part.text), form.width).map((line) => bold(line, form)), ''];
    case 'directed-to':
    case 'note':
      return [...wrapWords(showHidden(part.text), form.width), ''];
    case 'item':
      return hanging(part, form.width);
    case 'table':
      return tableLines(part, form);
  }
}

function hanging(
  { depth, label, text }: Extract<ListPart, { kind: 'item' }>,
  width: number,
): string[] {
  const indent = '  '.repeat(Math.min(Math.max(depth, 1), 10) - 1);
  const lead = `${indent}${showHidden(label)}  `;
  const rest = ' '.repeat(columnsOf(lead));
  return wrapWords(showHidden(text), width - columnsOf(lead)).map(
    (line, at) => `${at === 0 ? lead : rest}${line}`,
  );
}

const GAP = '  ';

function tableLines(part: Extract<ListPart, { kind: 'table' }>, form: ListForm): string[] {
  const { heads, rows } = part;
  const columns = columnWidths(part, form.width);
  return [
    ...lineUp(heads, columns).map((line) => bold(line, form)),
    columns.map((width) => '─'.repeat(width)).join(GAP),
    ...rows.flatMap((cells) => lineUp(cells, columns)),
    '',
  ];
}

// No column is narrower than its longest word or wider than its longest line, and numbers stand on one line; the rest goes by shares.
function columnWidths(
  { heads, widths, rows }: Extract<ListPart, { kind: 'table' }>,
  width: number,
): readonly number[] {
  const room = width - GAP.length * (heads.length - 1);
  const total = widths.reduce((sum, each) => sum + each, 0);
  return heads.map((head, at) => {
    const cells = [head, ...rows.map((row) => row[at] ?? '')].map(showHidden);
    const longest = (parts: readonly string[]): number =>
      parts.reduce((most, part) => Math.max(most, columnsOf(part)), 0);
    const whole = longest(cells.flatMap((cell) => cell.split('\n')));
    const least =
      at === 0 ? Math.min(whole, 32) : longest(cells.flatMap((cell) => cell.split(/[ \n]/)));
    return Math.min(whole, Math.max(least, Math.floor((room * (widths[at] ?? 0)) / total)));
  });
}

function lineUp(cells: readonly string[], columns: readonly number[]): string[] {
  const wrapped = cells.map((cell, at) => wrapWords(showHidden(cell), columns[at] ?? 1));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => padded(lines[line] ?? '', columns[at] ?? 0))
      .join(GAP)
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - columnsOf(text)))}`;
}

function bold(text: string, { colour }: ListForm): string {
  return colour && text !== '' ? styleText('bold', text, { validateStream: false }) : text;
}
