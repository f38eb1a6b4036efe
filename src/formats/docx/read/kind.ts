import { UnusableFile } from './unusable.ts';
import { looksLikeZip } from './zip.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** An entry of the directory of an OLE file: its name in UTF-16, at most 32 letters, then the length of it. */
const OLE_ENTRY = 128;
const OLE_NAME_LENGTH = 64;

/** Throws `UnusableFile` over bytes that are no zip, saying what they seem to be. */
export function checkKind(bytes: Uint8Array): void {
  if (OLE.every((byte, index) => bytes[index] === byte)) throw oleFile(bytes);
  if (!looksLikeZip(bytes)) {
    throw new UnusableFile('not-a-zip', `found ${nameOf(bytes)}, expected a Word file (.docx)`);
  }
}

function oleFile(bytes: Uint8Array): UnusableFile {
  if (hasStream(bytes, 'EncryptedPackage')) {
    const text = 'found a file with a password, expected one that is saved without it';
    return new UnusableFile('encrypted-file', text);
  }
  if (hasStream(bytes, 'WordDocument')) {
    const text = 'found an old Word file (.doc), expected one that is saved as .docx';
    return new UnusableFile('old-word-file', text);
  }
  return new UnusableFile('not-a-zip', 'found an old Office file, expected a Word file (.docx)');
}

function hasStream(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0]);
  for (let at = 512; at + OLE_ENTRY <= bytes.length; at += OLE_ENTRY) {
    if (bytes[at + OLE_NAME_LENGTH] !== wanted.length + 2) continue;
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}

function nameOf(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'an empty file';
  const start = String.fromCharCode(...bytes.subarray(0, 8)).replace(/^\u00EF\u00BB\u00BF/, '');
  if (start.startsWith('%PDF')) return 'a PDF';
  if (start.startsWith('{\\rtf')) return 'an RTF file';
  if (start.startsWith('<')) return 'XML or HTML';
  return 'a file of another kind';
}
