import { showHidden } from '../model/message.ts';
import { FACT_NAMES, factsOf, givenFacts, readFacts, type WorkItem } from './worklist.ts';

const COLUMNS = [
  'file',
  ...FACT_NAMES,
  'status',
  'reason',
  'paragraphs',
  'messages',
  'texts',
  'sha256',
] as const;

/**
 * A worklist as CSV (UTF-8 with a byte order mark, by which spreadsheets know it). A person may fill in the facts; no cell can
 * start a formula.
 */
export function worklistCsv(items: readonly WorkItem[]): string {
  const rows = items.map((item) => {
    const facts = factsOf(item);
    return [
      item.file,
      ...FACT_NAMES.map((name) => facts[name] ?? ''),
      item.status,
      item.reason,
      String(item.paragraphs),
      String(item.messages.length),
      item.texts.join(' '),
      item.sha256,
    ];
  });
  const lines = [COLUMNS, ...rows].map((row) => row.map(cell).join(','));
  return `\uFEFF${lines.map((line) => `${line}\r\n`).join('')}`;
}

function cell(value: string): string {
  const safe = showHidden(value).replace(/^[\s]*[=+@\t\r-]/, (start) => `'${start}`);
  return /[",;\r\n\t]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

/**
 * The worklist with what a person wrote into its CSV, by the paths of the documents. Commas, semicolons and tabs may part the
 * cells, as a spreadsheet saves them. What a spreadsheet makes of a number (`11.1` of `11.10`) is not taken for a person's.
 */
export function withCsvFacts(items: ReadonlyMap<string, WorkItem>, csv: string): WorkItem[] {
  const [head = [], ...rows] = readCsv(csv);
  const names = head.map((name) => name.trim().toLowerCase());
  const written = new Map(
    rows.map((row) => {
      const record = Object.fromEntries(names.map((name, at) => [name, plain(row[at] ?? '')]));
      return [record.file ?? '', record] as const;
    }),
  );
  return [...items.values()].map((item) => {
    const row = written.get(showHidden(item.file));
    if (row === undefined) return item;
    const facts = readFacts(row);
    const shown = factsOf(item);
    const lost = facts.number !== null && sameFigure(facts.number, shown.number);
    const changed = givenFacts(lost ? { ...facts, number: shown.number } : facts, shown);
    return { ...item, given: { ...item.given, ...changed } };
  });
}

// What keeps a cell from being a formula, or from being taken for a figure, is not part of it.
function plain(value: string): string {
  return value.replace(/^'/, '');
}

function sameFigure(one: string, other: string | null): boolean {
  const [a, b] = [one.replace(',', '.'), other ?? ''];
  return a !== b && /^\d+(?:\.\d+)?$/.test(a) && /^\d+\.\d+$/.test(b) && Number(a) === Number(b);
}

function readCsv(source: string): string[][] {
  const text = source.replace(/^\uFEFF/, '');
  const first = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const separator = [';', '\t'].find((each) => first.includes(each)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, bare = '', end = ''] of text.matchAll(cellsParted(separator))) {
    row.push(quoted === undefined ? bare : quoted.replace(/""/g, '"'));
    if (end === separator) continue;
    if (row.some((value) => value !== '')) rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows;
}

function cellsParted(separator: string): RegExp {
  return new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`,
    'g',
  );
}
