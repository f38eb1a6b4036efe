import { styleText } from 'node:util';
import type { ConcordanceTable, TableCell } from '../lineage/concordance-table.ts';
import { showHidden } from '../model/message.ts';
import { printChange } from './terminal.ts';
import { columnsOf, wrapWords } from './wrap.ts';

/** How a concordance is printed in a terminal. `words`: with the changed words below each row. */
export interface LinesForm {
  readonly colour: boolean;
  readonly words: boolean;
  /** How many columns a line has. */
  readonly width: number;
}

// Columns of a table are parted by two blanks; narrower ones would break words.
const GAP = 2;
const NARROWEST = 12;
const NARROWEST_LEAD = 24;
const WIDEST_LEAD = 56;

/**
 * A concordance on lines of a terminal: a table where its columns fit, else a block a row: the first words of the paragraph, below
 * them what became of it at each revision.
 */
export function concordanceLines(table: ConcordanceTable, form: LinesForm): readonly string[] {
  const widths = widthsOf(table, form.width);
  if (widths === null) return table.rows.flatMap((row) => [...block(row, table, form), '']);
  const rule = widths.map((width) => '─'.repeat(width)).join(' '.repeat(GAP));
  const heads = table.head.map((text) => ({ text, apart: false, changes: [] }));
  return [
    ...lineUp(heads, widths).map((line) => paint(line, form.colour)),
    rule,
    ...table.rows.flatMap((row) => [
      ...lineUp(row, widths),
      ...changedWords(row, table.head, form),
    ]),
  ];
}

// The lead takes what the others leave; null where they leave too little.
function widthsOf({ head, rows, lead }: ConcordanceTable, width: number): readonly number[] | null {
  const most = Math.floor(
    (width - NARROWEST_LEAD - GAP * (head.length - 1)) / Math.max(1, head.length - 1),
  );
  if (most < NARROWEST && head.length > 1) return null;
  const own = head.map((text, at) => {
    const widest = rows.reduce(
      (most, row) => Math.max(most, columnsOf(row[at]?.text ?? '')),
      columnsOf(text),
    );
    return Math.min(
      widest,
      Math.max(most, longestWord([text, ...rows.map((row) => row[at]?.text ?? '')])),
    );
  });
  const others = own.reduce((sum, width, at) => (at === lead ? sum : sum + width + GAP), 0);
  if (width - others < NARROWEST_LEAD) return null;
  return own.map((wanted, at) => (at === lead ? Math.min(WIDEST_LEAD, width - others) : wanted));
}

function longestWord(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, ...text.split(/[ \n]/).map(columnsOf)), 0);
}

function lineUp(cells: readonly TableCell[], widths: readonly number[]): string[] {
  const wrapped = cells.map(({ text }, at) => wrapWords(showHidden(text), widths[at] ?? NARROWEST));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, at) => padded(lines[line] ?? '', widths[at] ?? 0))
      .join(' '.repeat(GAP))
      .trimEnd(),
  );
}

function padded(text: string, width: number): string {
  return `${text}${' '.repeat(Math.max(0, width - columnsOf(text)))}`;
}

const INDENT = '    ';

function block(
  row: readonly TableCell[],
  { head, lead }: ConcordanceTable,
  form: LinesForm,
): string[] {
  const first = showHidden(row[lead]?.text ?? '');
  return [
    ...wrapWords(first, form.width).map((line) => paint(line, form.colour)),
    ...packed(stretches(row, head, lead), form.width - INDENT.length).map(
      (line) => `${INDENT}${line}`,
    ),
    ...changedWords(row, head, form),
  ];
}

// Revisions in which nothing became of the paragraph and its number stayed are told in one: `COP2–COP5: 8`.
function stretches(row: readonly TableCell[], head: readonly string[], lead: number): string[] {
  const told: { text: string; from: string; to: string; last: number }[] = [];
  for (const [at, { text, apart }] of row.entries()) {
    if (at === lead || text === '') continue;
    const name = head[at] ?? '';
    const before = told.at(-1);
    if (before && !apart && before.text === text && before.last === at - 1) {
      before.to = name;
      before.last = at;
    } else told.push({ text, from: name, to: name, last: at });
  }
  return told.map(({ text, from, to }) =>
    showHidden(`${from === to ? from : `${from}–${to}`}: ${text}`),
  );
}

// As many as go on a line; one that is longer is wrapped.
function packed(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    const longer = `${last} | ${part}`;
    if (last !== undefined && columnsOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(...wrapWords(part, width));
  }
  return lines;
}

function changedWords(
  row: readonly TableCell[],
  head: readonly string[],
  form: LinesForm,
): string[] {
  if (!form.words) return [];
  return row.flatMap(({ changes }, at) => {
    if (changes.length === 0) return [];
    const words = changes.map((change) => printChange(change, form.colour)).join('');
    const told = wrapWords(`${head[at] ?? ''}: ${words}`, form.width - INDENT.length);
    return told.map((line) => `${INDENT}${line}`);
  });
}

function paint(line: string, colour: boolean): string {
  return colour ? styleText('bold', line, { validateStream: false }) : line;
}
