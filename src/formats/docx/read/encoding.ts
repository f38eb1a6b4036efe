import { UnusableFile } from './unusable.ts';

/** So many bytes tell the encoding. */
const ENOUGH = 4;

/** The text of a part, from its bytes in pieces: UTF-8, or UTF-16 by its mark or its first sign. Throws `UnusableFile` over other bytes. */
export function* decoded(pieces: Iterable<Uint8Array>): Generator<string> {
  let encoding: string | null = null;
  let rest = new Uint8Array();
  for (const piece of pieces) {
    const bytes = rest.length === 0 ? piece : joined(rest, piece);
    if (encoding === null && bytes.length < ENOUGH) {
      rest = bytes.slice();
      continue;
    }
    const begins = encoding === null;
    encoding ??= encodingOf(bytes);
    const whole = wholeCharacters(bytes, encoding);
    yield decode(bytes.subarray(0, whole), encoding, begins);
    rest = bytes.slice(whole);
  }
  if (rest.length > 0) yield decode(rest, encoding ?? encodingOf(rest), encoding === null);
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return 'utf-8';
}

// A decoder that remembers half a character between pieces is several times slower, so pieces are cut between characters.
function wholeCharacters(bytes: Uint8Array, encoding: string): number {
  let end = bytes.length;
  if (encoding !== 'utf-8') {
    end -= end % 2;
    const high = bytes[end - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return high >= 0xd8 && high <= 0xdb ? end - 2 : end;
  }
  for (let back = 1; back <= 3 && back <= end; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) return end;
    if (byte >= 0xc0) return end - back;
  }
  return end;
}

function decode(bytes: Uint8Array, encoding: string, begins: boolean): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: !begins }).decode(bytes);
  } catch {
    const text = 'found bytes that are no letters, expected UTF-8 or UTF-16';
    throw new UnusableFile('broken-xml', text);
  }
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
