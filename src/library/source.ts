import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  type Stats,
  statSync,
} from 'node:fs';
import type { Place } from '../model/message.ts';
import { CliError, systemReason, unusable } from './cli-error.ts';

/** The largest file that is read, in bytes: forty times the longest strategy met so far. */
export const LARGEST_SOURCE = 32 * 1024 * 1024;

/** The characters of a UTF-8 file, a byte order mark left out. `shown` is the name in messages. Unusable files are a `CliError`. */
export function readSource(path: string, shown: string): string {
  return decodeSource(readBytes(path, shown), shown);
}

/** The bytes of a file of at most `LARGEST_SOURCE`; anything else under that name is a `CliError`. `shown` is the name in messages. */
export function readBytes(path: string, shown: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | WITHOUT_WAITING);
    const found = fstatSync(file);
    if (!found.isFile()) throw noFile(found, shown, 'a file');
    if (found.size > LARGEST_SOURCE) throw tooLarge(found.size, shown);
    return readFileSync(file);
  } catch (error) {
    throw refused(error, shown, 'a file that can be read');
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Refuses a name that is not that of a file, before it is asked what kind of file it is. `expected` says what is read. */
export function needFile(path: string, shown: string, expected: string): void {
  try {
    const found = statSync(path);
    if (!found.isFile()) throw noFile(found, shown, expected);
  } catch (error) {
    throw refused(error, shown, expected);
  }
}

// A pipe without a writer would be waited for for ever. (Windows has neither.)
const WITHOUT_WAITING = constants.O_NONBLOCK ?? 0;

function noFile(found: Stats, shown: string, expected: string): CliError {
  const what = found.isDirectory() ? 'a folder' : 'a pipe or a device';
  return unusable('file', `found ${what}, expected ${expected}`, placeIn(shown));
}

function refused(error: unknown, shown: string, expected: string): CliError {
  if (error instanceof CliError) return error;
  return unusable('file', `found ${systemReason(error)}, expected ${expected}`, placeIn(shown));
}

function placeIn(shown: string): Place {
  return { file: shown, line: 1, column: 1 };
}

function tooLarge(size: number, shown: string): Error {
  const most = LARGEST_SOURCE / 1024 / 1024;
  return unusable(
    'size',
    `found ${Math.ceil(size / 1024 / 1024)} MB, expected at most ${most} MB`,
    placeIn(shown),
  );
}

/** The characters of UTF-8 bytes; other encodings and binary files are a `CliError` that says where the first wrong byte stands. */
export function decodeSource(bytes: Uint8Array, shown: string): string {
  if (bytes.length > LARGEST_SOURCE) throw tooLarge(bytes.length, shown);
  refuseKnownBinary(bytes, shown);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notUtf8(bytes, shown);
  }
}

const BINARY: readonly (readonly [string, readonly number[]])[] = [
  ['a Word file or another zip archive', [0x50, 0x4b, 0x03, 0x04]],
  ['a Word file of before 2007', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF file', [0x25, 0x50, 0x44, 0x46]],
  ['UTF-16 text', [0xff, 0xfe]],
  ['UTF-16 text', [0xfe, 0xff]],
];

function refuseKnownBinary(bytes: Uint8Array, shown: string): void {
  const known = BINARY.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known === undefined) return;
  const text = `found ${known[0]}, expected Markdown or extracted text in UTF-8`;
  throw unusable('encoding', text, placeIn(shown));
}

function notUtf8(bytes: Uint8Array, shown: string): Error {
  const offset = validLength(bytes);
  const before = new TextDecoder().decode(bytes.subarray(0, offset));
  const lines = before.split('\n');
  const byte = (bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  const place = { file: shown, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  return unusable('encoding', `found the byte ${byte} at offset ${offset}, expected UTF-8`, place);
}

// The length of the longest beginning that is UTF-8; a character that the end cuts off counts as wrong from its first byte.
function validLength(bytes: Uint8Array): number {
  let valid = 0;
  let wrong = bytes.length;
  while (wrong - valid > 1) {
    const middle = Math.floor((valid + wrong) / 2);
    if (decodes(bytes.subarray(0, middle), true)) valid = middle;
    else wrong = middle;
  }
  while (valid > 0 && !decodes(bytes.subarray(0, valid), false)) valid -= 1;
  return valid;
}

function decodes(bytes: Uint8Array, more: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: more });
    return true;
  } catch {
    return false;
  }
}
