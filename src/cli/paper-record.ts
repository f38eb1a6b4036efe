import { lstatSync, type Stats } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { CliError, systemCode } from '../library/cli-error.ts';
import { type Digests, digestOf } from '../library/digest.ts';
import { isPathPart } from '../library/names.ts';
import { readBytes, readSource } from '../library/source.ts';
import type { NewFile } from '../library/write.ts';
import { destination } from './destination.ts';
import type { Figures } from './figures.ts';
import { type BuiltPaper, fingerprintOf, type PaperRequest } from './paper-request.ts';
import type { Wanted } from './sheet-files.ts';

/**
 * What an earlier call made in a folder: of each paper, by its path from there, the digest of what it was made from and
 * of what was made. It only saves work: an entry that is not to the letter what this program would write counts as none.
 * A seal binds an entry to the very files that it tells of, by what a file system alone gives them (number and time of the
 * last change of each): an entry that was edited, or came with a library from elsewhere, says nothing.
 */
export interface PaperRecord {
  readonly path: string;
  readonly papers: ReadonlyMap<string, unknown>;
}

const NAME = '.revcop-papers.json';

/** The record of a folder, empty where there is none that can be used; null where the place is taken by what is no file. */
export function readRecord(folder: string): PaperRecord | null {
  const path = join(folder, NAME);
  const found = entryAt(path);
  if (found !== undefined && !found.isFile()) return null;
  return { path, papers: found === undefined ? new Map() : papersIn(path) };
}

// Where a part of the way is a file, nothing lies; whoever writes there says so.
function entryAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

function papersIn(path: string): Map<string, unknown> {
  try {
    const read: unknown = JSON.parse(readSource(path, path));
    const papers = isRecord(read) ? read.papers : null;
    return new Map(isRecord(papers) ? Object.entries(papers) : []);
  } catch (error) {
    if (error instanceof CliError || error instanceof SyntaxError) return new Map();
    throw error;
  }
}

/** A paper whose files lie where they are wanted, made from what there is now. */
export interface KeptPaper {
  readonly said: string;
  readonly paths: readonly string[];
  /** What was odd about it when it was made, one line each. */
  readonly lines: readonly string[];
  readonly figures: Figures;
}

interface Entry {
  readonly figures: Figures;
  readonly fingerprint: string;
  readonly body: string;
  readonly asked: readonly string[];
  readonly today: boolean;
  readonly name: string;
  readonly said: string;
  readonly lines: readonly string[];
  readonly made: Readonly<Record<string, string>>;
  readonly seal: string;
}

/** The paper as it was made before, where nothing has changed since, neither what it is made from nor its files; else null. */
export function keptPaper(
  record: PaperRecord,
  path: string,
  wanted: Wanted,
  request: PaperRequest,
  digests: Digests,
): KeptPaper | null {
  const entry = record.papers.get(keyOf(record, path));
  if (!isEntry(entry)) return null;
  const { body, asked, name, said, lines, made, figures } = entry;
  const sources = { body, asked, today: entry.today ? request.today : null };
  try {
    const source = readSource(path, path);
    if (fingerprintOf(path, source, sources, request, digests) !== entry.fingerprint) return null;
    const paths = pathsOf(wanted, name, request.cwd);
    const files = Object.values(paths);
    if (entry.seal !== sealOf(entry, files)) return null;
    const same = Object.entries(paths).every(([form, file]) => made[form] === digestOfFile(file));
    return same ? { said, lines, figures, paths: files } : null;
  } catch (error) {
    // What cannot be read is told when the paper is made.
    if (error instanceof CliError) return null;
    throw error;
  }
}

function pathsOf(wanted: Wanted, name: string, cwd: string): Record<string, string> {
  const { docx, html } = wanted;
  return {
    ...(docx !== undefined && { docx: destination(docx, cwd, name, 'docx') }),
    ...(html !== undefined && { html: destination(html, cwd, name, 'html') }),
  };
}

function digestOfFile(path: string): string | null {
  const found = entryAt(path);
  return found?.isFile() ? digestOf(readBytes(path, path)) : null;
}

// The entry without its seal, in one order of keys, and what each file is on this disk.
function sealOf({ seal: _, ...entry }: Entry, files: readonly string[]): string {
  const told = Object.entries(entry).sort(([a], [b]) => (a < b ? -1 : 1));
  return digestOf(JSON.stringify([told, files.map(markOf)]));
}

function markOf(path: string): readonly string[] {
  if (entryAt(path) === undefined) return [];
  const { dev, ino, size, ctimeNs } = lstatSync(path, { bigint: true });
  return [dev, ino, size, ctimeNs].map(String);
}

/** A paper that was made, and what was said of it. */
export interface FreshPaper {
  readonly path: string;
  readonly built: BuiltPaper;
  readonly said: string;
  readonly lines: readonly string[];
}

/**
 * The record with what has been made now, as the file that holds it; the files of these papers must lie where they belong.
 * Papers that are gone are left out.
 */
export function recordFile(
  record: PaperRecord,
  made: readonly FreshPaper[],
  isThere: (path: string) => boolean,
): NewFile {
  const papers = new Map<string, unknown>();
  for (const [key, entry] of record.papers) {
    if (isEntry(entry) && isThere(join(record.path, '..', key))) papers.set(key, entry);
  }
  for (const { path, ...fresh } of made) {
    const key = keyOf(record, path);
    const { fingerprint } = fresh.built;
    if (fingerprint === null) papers.delete(key);
    else papers.set(key, entryOf(fresh, fingerprint));
  }
  const sorted = [...papers].sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify({ papers: Object.fromEntries(sorted) }, null, 1);
  return { path: record.path, content: `${content}\n` };
}

function entryOf({ built, said, lines }: Omit<FreshPaper, 'path'>, fingerprint: string): Entry {
  const { sources, name, files, figures } = built;
  const { body, asked, today } = sources;
  const made = Object.fromEntries(
    files.map(({ path, content }) => [/\.docx$/i.test(path) ? 'docx' : 'html', digestOf(content)]),
  );
  const entry = {
    fingerprint,
    body,
    asked,
    today: today !== null,
    name,
    said,
    lines,
    made,
    figures,
  };
  const paths = files.map(({ path }) => path);
  return { ...entry, seal: sealOf({ ...entry, seal: '' }, paths) };
}

function keyOf({ path: record }: PaperRecord, path: string): string {
  return relative(join(record, '..'), path).split(sep).join('/');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(value: unknown): value is Entry {
  if (!isRecord(value)) return false;
  const { fingerprint, body, asked, today, name, said, lines, made, figures, seal } = value;
  return (
    typeof fingerprint === 'string' &&
    typeof body === 'string' &&
    isPathPart(body) &&
    isStrings(asked) &&
    typeof today === 'boolean' &&
    typeof name === 'string' &&
    /^[a-z0-9][a-z0-9._-]*$/.test(name) &&
    typeof said === 'string' &&
    isStrings(lines) &&
    isFigures(figures) &&
    isRecord(made) &&
    isStrings(Object.values(made)) &&
    typeof seal === 'string'
  );
}

function isStrings(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isFigures(value: unknown): value is Figures {
  if (!isRecord(value) || !isRecord(value.words) || !Array.isArray(value.open)) return false;
  const { body, annexes, own, limit } = value.words;
  return (
    typeof value.language === 'string' &&
    [body, annexes, own, limit ?? 0].every((count) => typeof count === 'number') &&
    value.open.every(
      (point) =>
        isRecord(point) &&
        [point.kind, point.where, point.words].every((one) => typeof one === 'string'),
    )
  );
}
