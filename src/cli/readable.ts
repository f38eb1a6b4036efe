import { dirname, extname, resolve } from 'node:path';
import { readExtracted } from '../formats/extracted/read.ts';
import { type CliError, unusable } from '../library/cli-error.ts';
import { nearestLibrary, shownPath } from '../library/find.ts';
import { decodeSource, needFile, readSource } from '../library/source.ts';
import { readTextFile, readTextSource } from '../library/texts.ts';
import { recoverLibrary } from '../library/write.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Text } from '../model/text.ts';
import type { Io } from './io.ts';

/** A file that was read: Markdown is a text, extracted text a sheet that nobody has interpreted yet. */
export type Readable = {
  readonly path: string;
  readonly shown: string;
  readonly source: string;
  readonly messages: readonly Message[];
} & (
  | { readonly kind: 'markdown'; readonly text: Text }
  | { readonly kind: 'extracted'; readonly sheet: Sheet }
);

/** Reads a file of any kind that revcop knows, by its ending; `-` is Markdown on standard input. Other kinds are a `CliError`. */
export async function readReadable(file: string, io: Io): Promise<Readable> {
  if (file === '-') return readInput(io);
  const path = resolve(io.cwd, file);
  const library = nearestLibrary(dirname(path), io.cwd);
  if (library !== null) recoverLibrary(library);
  const shown = shownPath(io.cwd, path);
  needFile(path, shown, KINDS);
  const ending = endingOf(path);
  if (ending !== '.txt' && !MARKDOWN.includes(ending)) throw otherKind(path, shown, KINDS);
  if (ending !== '.txt') return { kind: 'markdown', ...readTextFile(path, io.cwd) };
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

/** Refuses what is no file whose name ends as one of Markdown does. `shown` is its name in messages. */
export function needMarkdown(path: string, shown: string): void {
  const expected = 'Markdown (.md)';
  needFile(path, shown, expected);
  if (!MARKDOWN.includes(endingOf(path))) throw otherKind(path, shown, expected);
}

/** Refuses a file without a word: nothing can be made of it. */
export function refuseEmpty({ source, shown }: Readable): void {
  if (source.trim() !== '') return;
  const place = { file: shown, line: 1, column: 1 };
  throw unusable('file', `found an empty file, expected ${KINDS}`, place);
}

const MARKDOWN: readonly string[] = ['.md', '.markdown'];
const KINDS = 'Markdown (.md) or extracted text (.txt)';

function endingOf(path: string): string {
  return extname(path).toLowerCase();
}

function otherKind(path: string, shown: string, expected: string): CliError {
  const ending = endingOf(path);
  const found = ending === '' ? 'a name without an ending' : `a ${ending} file`;
  const place = { file: shown, line: 1, column: 1 };
  return unusable('file-kind', `found ${found}, expected ${expected}`, place);
}

async function readInput(io: Io): Promise<Readable> {
  const source = decodeSource(await io.readInput(), '-');
  return { kind: 'markdown', ...readTextSource(source, '-', '-') };
}
