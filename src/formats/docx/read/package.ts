import { decoded } from './encoding.ts';
import { checkKind } from './kind.ts';
import { type Relations, readRelations, relatedPart, relationsPart } from './relations.ts';
import { UnusableFile } from './unusable.ts';
import { childrenOf, readXmlPieces, type XmlElement } from './xml.ts';
import { inflated, readDirectory, type ZipEntry } from './zip.ts';

/** An opened Word file. */
export interface WordPackage {
  /** The name of the main document. */
  readonly main: string;
  /** The text of a part in pieces, null where there is none. Throws `UnusableFile` while it is read. */
  readonly text: (name: string) => Iterable<string> | null;
  /** The tree of a small part, null where there is none. */
  readonly tree: (name: string | null) => XmlElement | null;
  readonly relations: (name: string) => Relations;
}

const LARGEST_PART = 64 << 20;
const LARGEST_WHOLE = 256 << 20;
/** Honest parts reach 80, and hundreds where a file repeats itself: below the size of a long report nothing is worth refusing. */
const HIGHEST_RATIO = 400;
const SMALL = 16 << 20;

/**
 * Opens the package of a Word file. Sizes are checked in the directory, before anything is inflated. Throws `UnusableFile`
 * over bytes that are no zip, have a password, are too large, name a part twice, or hold no Word document.
 */
export function openPackage(bytes: Uint8Array): WordPackage {
  checkKind(bytes);
  const entries = byName(readDirectory(bytes));
  const text = (name: string): Iterable<string> | null => {
    const entry = entries.get(name.toLowerCase());
    if (!entry) return null;
    checkEntry(entry);
    return decoded(inflated(bytes, entry));
  };
  const tree = (name: string | null): XmlElement | null => {
    const pieces = name === null ? null : text(name);
    return pieces && readXmlPieces(pieces);
  };
  const known = new Map<string, Relations>();
  const relations = (name: string): Relations => {
    const found = known.get(name) ?? readRelations(tree(relationsPart(name)), name);
    known.set(name, found);
    return found;
  };
  const types = tree('[Content_Types].xml');
  return { main: mainPart(relations(''), types, entries), text, tree, relations };
}

// Names of parts are the same whatever their case (ECMA-376, part 2); of two with one name each program would read another.
function byName(list: readonly ZipEntry[]): ReadonlyMap<string, ZipEntry> {
  const entries = new Map<string, ZipEntry>();
  let whole = 0;
  for (const entry of list) {
    const name = entry.name.toLowerCase();
    if (entries.has(name)) {
      throw new UnusableFile('broken-zip', `found the part ${entry.name} twice, expected it once`);
    }
    entries.set(name, entry);
    if (!/\.(?:xml|rels)$/.test(name)) continue;
    checkSize(entry);
    whole += entry.size;
  }
  if (whole > LARGEST_WHOLE) throw tooLarge('parts', whole, LARGEST_WHOLE);
  return entries;
}

function checkEntry(entry: ZipEntry): void {
  checkSize(entry);
  if (entry.encrypted) {
    const text = 'found a zip with a password, expected one without';
    throw new UnusableFile('encrypted-file', text);
  }
  if (entry.method !== 0 && entry.method !== 8) {
    const text = `found ${entry.name} packed by method ${entry.method}, expected 0 or 8`;
    throw new UnusableFile('broken-zip', text);
  }
}

function checkSize({ name, size, packed }: ZipEntry): void {
  if (size > LARGEST_PART) throw tooLarge(name, size, LARGEST_PART);
  if (size > SMALL && size > packed * HIGHEST_RATIO) {
    const text = `found ${name} of ${size} bytes in ${packed}, expected at most ${HIGHEST_RATIO} times as many`;
    throw new UnusableFile('too-large', text);
  }
}

function tooLarge(what: string, size: number, most: number): UnusableFile {
  return new UnusableFile('too-large', `found ${what} of ${size} bytes, expected at most ${most}`);
}

function mainPart(
  relations: Relations,
  types: XmlElement | null,
  entries: ReadonlyMap<string, ZipEntry>,
): string {
  const typed = childrenOf(types, 'ct:Override').find(({ attributes }) =>
    /wordprocessingml\.(?:document|template)\.main\+xml|ms-word\.\w+\.macroEnabled\.main/i.test(
      attributes.ContentType ?? '',
    ),
  );
  const named = [
    relatedPart(relations, 'officeDocument'),
    typed?.attributes.PartName?.replace(/^\//, ''),
    'word/document.xml',
  ];
  const main = named.find((name) => name && entries.has(name.toLowerCase()));
  if (main) return main;
  const found = entries.has('content.xml') ? 'an OpenDocument file' : 'a zip without a document';
  throw new UnusableFile('no-main-document', `found ${found}, expected a Word file (.docx)`);
}
