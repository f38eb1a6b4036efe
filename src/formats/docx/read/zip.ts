import { crc32 } from 'node:zlib';
import { Inflate } from 'fflate';
import { UnusableFile } from './unusable.ts';

/** A file of a zip, as its directory tells of it. */
export interface ZipEntry {
  /** With `/` between folders, none in front. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly at: number;
}

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const LONGEST_COMMENT = 0xffff;
/** A package has tens of parts, one full of pictures hundreds. */
const MOST_ENTRIES = 10_000;
/** So many packed bytes are inflated at once, which bounds what a lie about sizes can cost. */
const SLICE = 1 << 14;
/** What a size says that stands in the 64-bit field behind. */
const ELSEWHERE = 0xffffffff;

/** The directory of a zip, before anything of it is inflated. Throws `UnusableFile` where there is none or it is odd. */
export function readDirectory(bytes: Uint8Array): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw broken(`${count} files`, `at most ${MOST_ENTRIES}`);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + ENTRY_LENGTH > end || view.getUint32(at, true) !== ENTRY) {
      throw broken(`a directory that ends after ${index} files`, `${count} files`);
    }
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + ENTRY_LENGTH + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) throw broken('a directory that runs over its end', 'a whole one');
    entries.push(readEntry(bytes, view, at));
    at = next;
  }
  return entries;
}

/**
 * The bytes of a file in pieces. Throws `UnusableFile` in between: over more or fewer bytes than the directory says, a wrong
 * checksum, a damaged stream. At most one slice too much is ever inflated.
 */
export function* inflated(bytes: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for (const piece of unpacked(packedBytes(bytes, entry), entry)) {
    size += piece.length;
    if (size > entry.size) throw lying(entry, 'more');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (size < entry.size) throw lying(entry, 'fewer');
  if (crc !== entry.crc) throw broken(`damaged bytes in ${entry.name}`, 'their checksum');
}

/** Whether the file begins as a zip does. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] ?? 99) < 9 && (bytes[3] ?? 99) < 9;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - LONGEST_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END) return at;
  }
  throw broken('no directory at the end', 'a whole file: it was cut off');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const start = at + ENTRY_LENGTH;
  const end = start + view.getUint16(at + 28, true);
  const [size, packed, local] = longSizes(view, at, end);
  return {
    name: partName(bytes.subarray(start, end)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    crc: view.getUint32(at + 16, true),
    packed,
    size,
    at: local,
  };
}

// Some programs write 64-bit fields into small files: those that say "elsewhere" stand there in this order.
function longSizes(view: DataView, at: number, extra: number): [number, number, number] {
  const fields = [24, 20, 42].map((field) => view.getUint32(at + field, true));
  let from = extra;
  const end = extra + view.getUint16(at + 30, true);
  while (from + 4 <= end && view.getUint16(from, true) !== 1) {
    from += 4 + view.getUint16(from + 2, true);
  }
  from += 4;
  const values = fields.map((value) => {
    if (value !== ELSEWHERE || from + 8 > end) return value;
    from += 8;
    return Number(view.getBigUint64(from - 8, true));
  });
  return [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0];
}

function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { at, packed } = entry;
  if (at + LOCAL_LENGTH > bytes.length || view.getUint32(at, true) !== LOCAL) {
    throw broken(`no beginning of ${entry.name}`, 'one where the directory says');
  }
  checkName(bytes, view, entry);
  const start = at + LOCAL_LENGTH + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (start + packed > bytes.length) {
    throw broken(`${entry.name} running over the end of the file`, 'a whole file');
  }
  return bytes.subarray(start, start + packed);
}

// Programs that follow the local headers would read another part than those that follow the directory.
function checkName(bytes: Uint8Array, view: DataView, { at, name }: ZipEntry): void {
  const from = at + LOCAL_LENGTH;
  const found = partName(bytes.subarray(from, from + view.getUint16(at + 26, true)));
  if (found !== name) throw broken(`${found} where the directory has ${name}`, 'one name');
}

function partName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '');
}

function* unpacked(packed: Uint8Array, entry: ZipEntry): Generator<Uint8Array> {
  if (entry.method === 0) {
    yield packed;
    return;
  }
  let pieces: Uint8Array[] = [];
  const stream = new Inflate((piece) => {
    pieces.push(piece);
  });
  for (let at = 0; at < packed.length; at += SLICE) {
    try {
      stream.push(packed.subarray(at, at + SLICE), at + SLICE >= packed.length);
    } catch {
      throw broken(`a damaged stream in ${entry.name}`, 'one that can be unpacked');
    }
    yield* pieces;
    pieces = [];
  }
}

function lying(entry: ZipEntry, what: 'more' | 'fewer'): UnusableFile {
  const text = `found ${what} bytes in ${entry.name} than the directory says, expected ${entry.size}`;
  return new UnusableFile('wrong-size', text);
}

function broken(found: string, expected: string): UnusableFile {
  return new UnusableFile('broken-zip', `found ${found}, expected ${expected}`);
}
