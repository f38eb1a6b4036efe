import { readBytes } from '../library/source.ts';

/** All characters of a UTF-8 file, a byte order mark with them: written back, they are the same bytes. `shown` is its name in messages. */
export function wholeSource(path: string, shown: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readBytes(path, shown));
}
