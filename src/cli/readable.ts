import { dirname, extname, resolve } from 'node:path';
import { readExtracted } from '../formats/extracted/read.ts';
import { unusable } from '../library/cli-error.ts';
import { nearestLibrary, shownPath } from '../library/find.ts';
import { decodeSource, readSource } from '../library/source.ts';
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
  const ending = extname(path).toLowerCase();
  if (ending === '.md' || ending === '.markdown') {
    return { kind: 'markdown', ...readTextFile(path, io.cwd) };
  }
  const shown = shownPath(io.cwd, path);
  const place = { file: shown, line: 1, column: 1 };
  if (ending !== '.txt') {
    const found = ending === '' ? 'a name without an ending' : `a ${ending} file`;
    throw unusable(
      'file-kind',
      `found ${found}, expected Markdown (.md) or extracted text (.txt)`,
      place,
    );
  }
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

async function readInput(io: Io): Promise<Readable> {
  const source = decodeSource(await io.readInput(), '-');
  return { kind: 'markdown', ...readTextSource(source, '-', '-') };
}
