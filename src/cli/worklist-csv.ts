import { safeCell, writeCsv } from '../formats/csv.ts';
import { CliError, unusable } from '../library/cli-error.ts';
import { type Message, showHidden } from '../model/message.ts';
import type { BatchFacts } from './batch-facts.ts';
import { readCsvRows, unclosed } from './csv-rows.ts';
import {
  FACT_NAMES,
  factsOf,
  givenFacts,
  NOTHING,
  newItem,
  readFacts,
  type WorkItem,
} from './worklist.ts';

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
  return writeCsv([COLUMNS, ...rows]);
}

/** A row of the CSV with its facts. */
interface Written {
  readonly line: number;
  readonly facts: BatchFacts;
}

/** The names of the two files that a person may fill in, for messages. */
export interface ListNames {
  readonly csv: string;
  readonly worklist: string;
}

/**
 * The worklist with what a person wrote into its CSV, and with documents that only the CSV tells of; `present` are the files of the folder. What
 * was changed since the CSV was written counts. What a spreadsheet makes of a number (`11.1` of `11.10`) is not taken for a
 * person's. A broken CSV, and a fact that was changed otherwise in the worklist, are a `CliError`.
 */
export function withCsvFacts(
  items: ReadonlyMap<string, WorkItem>,
  present: readonly string[],
  source: string,
  names: ListNames,
): Map<string, WorkItem> {
  const written = rowsOf(source, [...new Set([...items.keys(), ...present])], names.csv);
  const clashes: Message[] = [];
  const edited = [...written].map(([file, row]): WorkItem => {
    const item = items.get(file) ?? newItem(file);
    const changed = changedFacts(item, row.facts);
    clashes.push(...clashesOf(item, changed, row, names));
    return { ...item, given: { ...item.given, ...changed } };
  });
  if (clashes.length > 0) throw new CliError(clashes, 3);
  return new Map([...items, ...edited.map((item) => [item.file, item] as const)]);
}

function changedFacts(item: WorkItem, facts: BatchFacts): Partial<BatchFacts> {
  const before = item.inCsv ?? item.written ?? factsOf(item);
  const shown = factsOf(item);
  const lost = [before.number, shown.number].some((number) => sameFigure(facts.number, number));
  const typed = givenFacts(lost ? { ...facts, number: before.number } : facts, before);
  return givenFacts({ ...NOTHING, ...typed }, shown);
}

function clashesOf(
  item: WorkItem,
  changed: Partial<BatchFacts>,
  { line }: Written,
  { csv, worklist }: ListNames,
): Message[] {
  const { written } = item;
  if (written === null) return [];
  const shown = factsOf(item);
  return FACT_NAMES.flatMap((name): Message[] => {
    const value = changed[name];
    if (value == null || shown[name] === written[name]) return [];
    const text = `found ${value} as ${name} of ${item.file}, and ${shown[name] ?? 'nothing'} in ${worklist}, both changed since the last run, expected one of them; nothing was written`;
    const place = { file: csv, line, column: 1 };
    return [{ severity: 'error', rule: 'worklist', text, place }];
  });
}

function rowsOf(source: string, files: readonly string[], shown: string): Map<string, Written> {
  const [head, ...rows] = readCsvRows(source, shown);
  const names = (head?.cells ?? []).map((name) => plain(name).trim().toLowerCase());
  if (!names.includes('file'))
    throw refused(1, 'no column called file', `a worklist (${COLUMNS.join(', ')})`, shown);
  const fileOf = fileReader(files);
  const written = new Map<string, Written>();
  for (const { line, cells } of rows) {
    const record = recordOf(names, cells, line, shown);
    const file = fileOf(record.file ?? '');
    if (file === undefined)
      throw refused(
        line,
        `a row of ${shortName(record.file || 'no file')}`,
        'a document of the folder',
        shown,
      );
    const former = written.get(file);
    if (former !== undefined)
      throw refused(line, `${showHidden(file)} as on line ${former.line}`, 'one row of it', shown);
    written.set(file, { line, facts: readFacts(plainCells(record)) });
  }
  return written;
}

type CsvRecord = Readonly<Record<string, string>>;

function recordOf(
  names: readonly string[],
  cells: readonly string[],
  line: number,
  shown: string,
): CsvRecord {
  const record = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  // A quote that was lost makes one cell of several rows.
  if (FACT_NAMES.some((name) => /[\r\n]/.test(record[name] ?? ''))) throw unclosed(line, shown);
  const more = cells.slice(names.length).findIndex((value) => value.trim() !== '');
  if (more >= 0)
    throw refused(
      line,
      `${names.length + more + 1} cells`,
      `${names.length} as in the first row`,
      shown,
    );
  return record;
}

// What keeps a cell from being a formula, or from being taken for a figure, is not part of it.
function plain(value: string): string {
  return value.replace(/^'/, '');
}

function plainCells(record: CsvRecord): CsvRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, plain(value)]));
}

// A name as the CSV has it, else as a spreadsheet may have left it.
function fileReader(files: readonly string[]): (cell: string) => string | undefined {
  const exact = new Map(files.map((file) => [safeCell(file), file]));
  const loose = new Map(files.map((file) => [plain(safeCell(file)), file]));
  return (cell) => exact.get(cell) ?? loose.get(plain(cell));
}

function refused(line: number, found: string, expected: string, file: string): CliError {
  const text = `found ${found}, expected ${expected}; nothing was written`;
  return unusable('worklist', text, { file, line, column: 1 });
}

// What stands where a name should may be anything.
function shortName(name: string): string {
  const letters = [...name.slice(0, 400)];
  return showHidden(letters.length > 80 ? `${letters.slice(0, 80).join('')}…` : name);
}

function sameFigure(one: string | null, other: string | null): boolean {
  const [a, b] = [(one ?? '').replace(',', '.'), other ?? ''];
  return a !== b && /^\d+(?:\.\d+)?$/.test(a) && /^\d+\.\d+$/.test(b) && Number(a) === Number(b);
}
