import { createHash } from 'node:crypto';
import { dirname, resolve } from 'node:path';
import { readDocx } from '../formats/docx/read/read.ts';
import { readExtracted } from '../formats/extracted/read.ts';
import { refuseErrors, unusable } from '../library/cli-error.ts';
import { nearestLibrary, shownPath } from '../library/find.ts';
import { decodeSource, needFile, readBytes, readSource } from '../library/source.ts';
import { readTextFile, readTextSource } from '../library/texts.ts';
import { recoverLibrary } from '../library/write.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Text } from '../model/text.ts';
import { endingOf, isMarkdown, otherKind } from './file-kinds.ts';
import type { Io } from './io.ts';
import { sheetLines } from './sheet-lines.ts';

/**
 * A file that was read: Markdown is a text, extracted text and Word a sheet that nobody has interpreted yet. `source` is its plain text, of a
 * Word file as it prints.
 */
export type Readable = {
  readonly path: string;
  readonly shown: string;
  readonly source: string;
  readonly messages: readonly Message[];
} & (
  | { readonly kind: 'markdown'; readonly text: Text }
  | { readonly kind: 'extracted'; readonly sheet: Sheet }
  | {
      readonly kind: 'word';
      readonly sheet: Sheet;
      readonly bytes: Uint8Array;
      /** What the file says of itself under names of its own. */
      readonly custom: Readonly<Record<string, string>>;
    }
);

/** SHA-256 of a file as it came in, in hexadecimal digits. */
export function digestOf(file: Readable): string {
  const content = file.kind === 'word' ? file.bytes : file.source;
  return createHash('sha256').update(content).digest('hex');
}

/** A Word file that was read: its sheet holds revisions and marks as the file has them. */
export interface ReadableWord {
  readonly shown: string;
  readonly sheet: Sheet;
  readonly messages: readonly Message[];
  readonly custom: Readonly<Record<string, string>>;
}

/** Whether a name is that of a Word file. */
export function isWord(file: string): boolean {
  return WORD.includes(endingOf(file));
}

/** Reads a Word file; one that cannot be read is a `CliError`. */
export function readWord(file: string, io: Io): ReadableWord {
  const path = resolve(io.cwd, file);
  const shown = shownPath(io.cwd, path);
  needFile(path, shown, ALL_KINDS);
  return wordFile(path, shown);
}

function wordFile(path: string, shown: string): ReadableWord & { readonly bytes: Uint8Array } {
  const bytes = readBytes(path, shown);
  const { value, messages } = readDocx(bytes);
  const found = messages.map((message) => inFile(shown, message));
  refuseErrors(found);
  if (value === null) throw unusable('file', `found nothing in ${shown}, expected ${ALL_KINDS}`);
  const { custom = {} } = value.properties;
  return { shown, sheet: value.sheet, messages: found, bytes, custom };
}

function wordSource(path: string, shown: string) {
  const read = wordFile(path, shown);
  return { ...read, source: sheetLines(read.sheet, { running: true }).join('\n') };
}

/**
 * Reads Markdown, Word or extracted text, by the ending of the name; `-` is Markdown on standard input. Other kinds are a `CliError`, which
 * says that `kinds` were expected.
 */
export async function readReadable(file: string, io: Io, kinds = ALL_KINDS): Promise<Readable> {
  if (file === '-') return readInput(io);
  const path = resolve(io.cwd, file);
  const library = nearestLibrary(dirname(path), io.cwd);
  if (library !== null) recoverLibrary(library);
  const shown = shownPath(io.cwd, path);
  needFile(path, shown, kinds);
  if (isMarkdown(path)) return { kind: 'markdown', ...readTextFile(path, io.cwd) };
  if (isWord(path)) return { kind: 'word', path, ...wordSource(path, shown) };
  if (endingOf(path) !== '.txt') throw otherKind(path, shown, kinds);
  const source = readSource(path, shown);
  const { value, messages } = readExtracted(source);
  return {
    kind: 'extracted',
    path,
    shown,
    source,
    sheet: value,
    messages: messages.map((found) => inFile(shown, found)),
  };
}

/** Refuses a file without a word: nothing can be made of it. */
export function refuseEmpty({ source, shown }: Readable): void {
  if (source.trim() !== '') return;
  const place = { file: shown, line: 1, column: 1 };
  throw unusable('file', `found an empty file, expected ${ALL_KINDS}`, place);
}

// Documents and templates, with macros and without.
const WORD: readonly string[] = ['.docx', '.docm', '.dotx', '.dotm'];
/** What can be read, in messages. */
export const ALL_KINDS = 'Markdown (.md), extracted text (.txt) or Word (.docx)';

async function readInput(io: Io): Promise<Readable> {
  const source = decodeSource(await io.readInput(), '-');
  return { kind: 'markdown', ...readTextSource(source, '-', '-') };
}
