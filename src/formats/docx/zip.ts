import { crc32 } from 'node:zlib';
import { deflateSync } from 'fflate';

/** The files of a package by their names: text, or bytes that are compressed already. */
export type Parts = ReadonlyMap<string, string | Uint8Array>;

interface Packed {
  readonly method: number;
  readonly check: number;
  readonly size: number;
  readonly bytes: Uint8Array;
}

interface Entry extends Packed {
  readonly name: Uint8Array;
  readonly offset: number;
}

const STORED = 0;
const DEFLATED = 8;
// The earliest day that a zip can hold, at midnight.
const DAY = (1 << 5) | 1;

/** A zip of the parts in their order, the same bytes for the same parts on every machine, at any time. */
export function zipped(parts: Parts): Uint8Array {
  const entries: Entry[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const entry = { ...packed(content), name: new TextEncoder().encode(name), offset };
    entries.push(entry);
    offset += LOCAL + entry.name.length + entry.bytes.length;
  }
  const directory = entries.reduce((sum, { name }) => sum + CENTRAL + name.length, 0);
  const zip = new Uint8Array(offset + directory + END);
  const view = new DataView(zip.buffer);
  let at = offset;
  for (const entry of entries) {
    putLocal(entry, zip, view);
    at = putCentral(entry, at, zip, view);
  }
  putEnd(entries.length, offset, directory, view);
  return zip;
}

// Heads, feet and styles are the same in many papers: what is short is compressed once.
const known = new Map<string, Packed>();
const SHORT = 60_000;
const MOST = 200;

function packed(content: string | Uint8Array): Packed {
  if (typeof content !== 'string') return stored(content);
  const before = known.get(content);
  if (before) return before;
  const bytes = new TextEncoder().encode(content);
  const { length } = bytes;
  const fresh = { method: DEFLATED, check: crc32(bytes), size: length, bytes: deflateSync(bytes) };
  if (known.size >= MOST) known.clear();
  if (content.length <= SHORT) known.set(content, fresh);
  return fresh;
}

function stored(bytes: Uint8Array): Packed {
  return { method: STORED, check: crc32(bytes), size: bytes.length, bytes };
}

// Lengths of the records without the names in them (APPNOTE 4.3.7, 4.3.12, 4.3.16).
const LOCAL = 30;
const CENTRAL = 46;
const END = 22;

function putLocal(entry: Entry, zip: Uint8Array, view: DataView): void {
  const { offset, name, bytes } = entry;
  view.setUint32(offset, 0x04034b50, true);
  putFacts(entry, offset + 4, view);
  zip.set(name, offset + LOCAL);
  zip.set(bytes, offset + LOCAL + name.length);
}

function putCentral(entry: Entry, at: number, zip: Uint8Array, view: DataView): number {
  const { offset, name } = entry;
  view.setUint32(at, 0x02014b50, true);
  view.setUint16(at + 4, VERSION, true);
  putFacts(entry, at + 6, view);
  view.setUint32(at + 42, offset, true);
  zip.set(name, at + CENTRAL);
  return at + CENTRAL + name.length;
}

// Deflate needs version 2.0 of the format.
const VERSION = 20;

/** What both records of a file say of it, 26 bytes from `at`: no flags, no extra field. */
function putFacts({ method, check, size, bytes, name }: Entry, at: number, view: DataView): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 4, method, true);
  view.setUint16(at + 8, DAY, true);
  view.setUint32(at + 10, check, true);
  view.setUint32(at + 14, bytes.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}

function putEnd(count: number, offset: number, directory: number, view: DataView): void {
  const at = offset + directory;
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, count, true);
  view.setUint16(at + 10, count, true);
  view.setUint32(at + 12, directory, true);
  view.setUint32(at + 16, offset, true);
}
