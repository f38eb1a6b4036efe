const FIRST = Int32Array.from({ length: 256 }, (_, byte) => afterByte(byte));
const SECOND = FIRST.map(oneByteLater);
const THIRD = SECOND.map(oneByteLater);
const FOURTH = THIRD.map(oneByteLater);

/** The checksum of a zip (CRC-32 of ISO 3309) over `bytes`, continued from that of the bytes before. */
export function crc32(bytes: Uint8Array, before = 0): number {
  let crc = ~before;
  let at = 0;
  for (const end = bytes.length - 3; at < end; at += 4) {
    crc ^=
      (bytes[at] ?? 0) |
      ((bytes[at + 1] ?? 0) << 8) |
      ((bytes[at + 2] ?? 0) << 16) |
      ((bytes[at + 3] ?? 0) << 24);
    crc =
      (FOURTH[crc & 255] ?? 0) ^
      (THIRD[(crc >>> 8) & 255] ?? 0) ^
      (SECOND[(crc >>> 16) & 255] ?? 0) ^
      (FIRST[crc >>> 24] ?? 0);
  }
  for (; at < bytes.length; at += 1) {
    crc = (crc >>> 8) ^ (FIRST[(crc ^ (bytes[at] ?? 0)) & 255] ?? 0);
  }
  return ~crc >>> 0;
}

function afterByte(byte: number): number {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  }
  return value;
}

// Four bytes are taken at a time, each through a table of what it does so many bytes later.
function oneByteLater(value: number): number {
  return (value >>> 8) ^ (FIRST[value & 255] ?? 0);
}
