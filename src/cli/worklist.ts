import { join } from 'node:path';
import { unusable } from '../library/cli-error.ts';
import { isPathPart } from '../library/names.ts';
import { readSource } from '../library/source.ts';
import type { NewFile } from '../library/write.ts';
import type { BatchFacts } from './batch-facts.ts';

/** `waiting`: not reached yet. `needs`: a person must say or do something. `skipped`: left alone. */
export type WorkStatus = 'waiting' | 'done' | 'needs' | 'failed' | 'skipped';

/** The facts of a worklist by name, in the order of its columns. */
export const FACT_NAMES = ['kind', 'body', 'number', 'revision', 'language'] as const;

/** One document of the folder. */
export interface WorkItem {
  /** Its path from the folder, with `/`. */
  readonly file: string;
  /** Of its bytes, in hexadecimal; empty where they were not read. */
  readonly sha256: string;
  /** What recognition found. */
  readonly found: BatchFacts;
  /** What a person wrote instead. */
  readonly given: Partial<BatchFacts>;
  readonly status: WorkStatus;
  /** Skipped so that nobody need look at it. */
  readonly settled: boolean;
  /** What is needed, or why it failed or was skipped; empty where it is done. */
  readonly reason: string;
  readonly paragraphs: number;
  /** Findings that a person should look at, one line each. */
  readonly messages: readonly string[];
  /** The texts that were made of it, from the root of the library. */
  readonly texts: readonly string[];
  /** What held when the worklist was last written, null where nothing is known of that; the same of its CSV. */
  readonly written: BatchFacts | null;
  readonly inCsv: BatchFacts | null;
}

/** The worklist stands in the folder under this name. */
export const WORKLIST = '.revcop-worklist.json';

const SCHEMA = 'revcop.worklist/1';

/** The facts of a document of which none is known. */
export const NOTHING: BatchFacts = {
  kind: null,
  body: null,
  number: null,
  revision: null,
  language: null,
};

/** A document of which nothing is known yet. */
export function newItem(file: string): WorkItem {
  return {
    file,
    sha256: '',
    found: NOTHING,
    given: {},
    status: 'waiting',
    settled: false,
    reason: '',
    paragraphs: 0,
    messages: [],
    texts: [],
    written: null,
    inCsv: null,
  };
}

/** What holds of a document: what a person wrote, else what was found. */
export function factsOf({ found, given }: WorkItem): BatchFacts {
  return { ...found, ...given };
}

/** The worklist as the file that holds it, in which a person may fill in what is missing; `csv`: it is written as CSV in the same step. */
export function worklistFile(folder: string, items: readonly WorkItem[], csv: boolean): NewFile {
  const files = items.map((item) => ({
    file: item.file,
    ...factsOf(item),
    status: item.status,
    reason: item.reason,
    paragraphs: item.paragraphs,
    messages: item.messages,
    texts: item.texts,
    sha256: item.sha256,
    found: item.found,
    written: factsOf(item),
    csv: csv ? factsOf(item) : item.inCsv,
  }));
  const content = `${JSON.stringify({ schema: SCHEMA, files }, null, 2)}\n`;
  return { path: join(folder, WORKLIST), content };
}

/** The documents of a worklist, by their paths. What is no worklist is a `CliError`; a single entry in disorder counts as none. */
export function readWorklist(path: string, shown: string): Map<string, WorkItem> {
  const files = filesIn(readSource(path, shown));
  if (files === null) {
    const place = { file: shown, line: 1, column: 1 };
    const text = `found no worklist, expected one as import --batch writes it (schema ${SCHEMA}), or no file`;
    throw unusable('worklist', text, place);
  }
  const items = files.flatMap((entry) => itemOf(entry) ?? []);
  const listed = new Map<string, WorkItem>();
  for (const item of items) {
    if (listed.has(item.file)) {
      const text = `found ${item.file} twice, expected one entry of it; nothing was written`;
      throw unusable('worklist', text, { file: shown, line: 1, column: 1 });
    }
    listed.set(item.file, item);
  }
  return listed;
}

function filesIn(source: string): readonly unknown[] | null {
  try {
    const read: unknown = JSON.parse(source);
    if (!isRecord(read) || read.schema !== SCHEMA || !Array.isArray(read.files)) return null;
    return read.files;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

const STATUSES: readonly WorkStatus[] = ['waiting', 'done', 'needs', 'failed', 'skipped'];

function itemOf(entry: unknown): WorkItem | null {
  if (!isRecord(entry) || typeof entry.file !== 'string') return null;
  const found = readFacts(isRecord(entry.found) ? entry.found : {});
  const status = STATUSES.find((each) => each === entry.status) ?? 'waiting';
  return {
    file: entry.file,
    sha256: stringIn(entry.sha256),
    found,
    given: givenFacts(readFacts(entry), found),
    status,
    settled: false,
    reason: stringIn(entry.reason),
    paragraphs: typeof entry.paragraphs === 'number' ? entry.paragraphs : 0,
    messages: stringsIn(entry.messages),
    texts: stringsIn(entry.texts).filter((path) => path.split('/').every(isPathPart)),
    written: isRecord(entry.written) ? readFacts(entry.written) : null,
    inCsv: isRecord(entry.csv) ? readFacts(entry.csv) : null,
  };
}

/** What a person wrote that differs from what was found; what is left empty says nothing. */
export function givenFacts(written: BatchFacts, found: BatchFacts): Partial<BatchFacts> {
  return Object.fromEntries(
    FACT_NAMES.flatMap((name) => {
      const value = written[name];
      return value === null || value === found[name] ? [] : [[name, value] as const];
    }),
  );
}

/** The facts of a record as they are typed: keys in any case, blanks around them left out, an empty one null. */
export function readFacts(record: Readonly<Record<string, unknown>>): BatchFacts {
  const read = (name: string): string | null => stringIn(record[name]).trim() || null;
  const lower = (name: string): string | null => read(name)?.toLowerCase() ?? null;
  return {
    kind: lower('kind'),
    body: lower('body'),
    number: read('number'),
    revision: lower('revision'),
    language: lower('language'),
  };
}

function stringIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function stringsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
