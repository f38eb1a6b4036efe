import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { systemReason, unusable } from './cli-error.ts';

/** The largest file that is read, in bytes: forty times the longest strategy met so far. */
export const LARGEST_SOURCE = 32 * 1024 * 1024;

/** The characters of a UTF-8 file, a byte order mark left out. `shown` is the name in messages. Unusable files are a `CliError`. */
export function readSource(path: string, shown: string): string {
  return decodeSource(readBytes(path, shown), shown);
}

function readBytes(path: string, shown: string): Uint8Array {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    const found = fstatSync(file);
    if (!found.isFile() && !found.isFIFO()) {
      throw unusable(
        'file',
        `found ${found.isDirectory() ? 'a folder' : 'no plain file'}, expected a file`,
        { file: shown, line: 1, column: 1 },
      );
    }
    if (found.size > LARGEST_SOURCE) throw tooLarge(found.size, shown);
    return readFileSync(file);
  } catch (error) {
    if (error instanceof Error && error.name === 'CliError') throw error;
    throw unusable('file', `found ${systemReason(error)}, expected a file that can be read`, {
      file: shown,
      line: 1,
      column: 1,
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function tooLarge(size: number, shown: string): Error {
  const most = LARGEST_SOURCE / 1024 / 1024;
  return unusable(
    'size',
    `found ${Math.ceil(size / 1024 / 1024)} MB, expected at most ${most} MB`,
    { file: shown, line: 1, column: 1 },
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
  throw unusable('encoding', text, { file: shown, line: 1, column: 1 });
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
