import { basename } from 'node:path';
import { withFront } from '../formats/markdown/front.ts';
import { misuse, refuseErrors } from '../library/cli-error.ts';
import type { Library } from '../library/find.ts';
import { type FrontValue, frontString, type Text } from '../model/text.ts';
import { chooseBody } from './bodies.ts';
import { interpret } from './extracted.ts';
import { idErrors } from './id-errors.ts';
import type { Imported, ImportOptions } from './import-request.ts';
import { digestOf, type Readable } from './readable.ts';

/** A text that is no meeting paper, with the front matter that the options give it. */
export function importText(file: Readable, library: Library, options: ImportOptions): Imported {
  const read = readText(file, library, options);
  // First: a head that cannot be read lacks all that is asked for below.
  refuseErrors(read.messages);
  const kind = options.as ?? frontString(read.text, 'kind');
  if (kind === undefined)
    throw misuse(
      'arguments',
      `found ${file.shown} without a kind, expected --as resolution, decisions, paper or text`,
    );
  const values: Record<string, FrontValue> = {
    body: frontString(read.text, 'body') ?? chooseBody(library.root, options.body, [], file.source),
    kind,
  };
  for (const key of [
    'number',
    'subject',
    'revision',
    'base',
    'meeting',
    'date',
    'language',
  ] as const) {
    const value = options[key];
    if (value !== undefined) values[key] = value;
  }
  if (options.symbol !== undefined) values.paper = options.symbol;
  if (options.body !== undefined) values.body = options.body;
  const front = withFront(read.text.front, { ...values, ...originOf(file, read.text, options) });
  return { texts: [{ ...read.text, front }], messages: read.messages, account: read.account };
}

function readText(
  file: Readable,
  library: Library,
  options: ImportOptions,
): Omit<Imported, 'texts'> & { readonly text: Text } {
  if (file.kind === 'markdown')
    return {
      text: file.text,
      messages: [...file.messages, ...idErrors(file.text, file.shown, file.messages)],
      account: null,
    };
  return interpret(file, library.root, options);
}

// Markdown of our own says where it comes from; what comes in from elsewhere is told by its file.
function originOf(file: Readable, text: Text, options: ImportOptions): Record<string, FrontValue> {
  const state = options.reconstructed === true ? { text: 'reconstructed' } : {};
  if (frontString(text, 'kind') !== undefined && file.kind === 'markdown') return state;
  const sha256 = digestOf(file);
  return {
    ...state,
    ...(frontString(text, 'source') === undefined && { source: basename(file.path) }),
    sha256,
  };
}
