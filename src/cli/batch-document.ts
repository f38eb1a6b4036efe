import { createHash } from 'node:crypto';
import type { Nodes } from 'hast';
import { resolveRevisions } from '../formats/docx/read/resolve.ts';
import { unusable } from '../library/cli-error.ts';
import { shownPath } from '../library/find.ts';
import { readBytes } from '../library/source.ts';
import { attributeOf, isElement, type Sheet, textOf } from '../model/sheet.ts';
import { flatten, linesOf } from '../papers/recognise/flatten.ts';
import { plainLine } from '../papers/recognise/pieces.ts';
import type { Evidence } from './batch-facts.ts';
import type { FolderEntry } from './batch-folder.ts';
import type { Io } from './io.ts';
import { textLines } from './plain.ts';
import { type Readable, readReadable } from './readable.ts';

/** The SHA-256 of a file's bytes. A file that cannot be read is a `CliError`. */
export function digestOfFile(path: string, shown: string): string {
  return createHash('sha256').update(readBytes(path, shown)).digest('hex');
}

/** What recognition goes by in a document that was read. `path` is its path from the folder. */
export function evidenceOf(file: Readable, path: string): Evidence {
  if (file.kind === 'markdown') return { lines: textLines(file.text), running: [], path };
  const sheet = file.kind === 'word' ? resolveRevisions(file.sheet, 'accepted') : file.sheet;
  const lines = flatten(sheet).flatMap(linesOf).map(plainLine);
  return { lines: lines.filter((line) => line !== ''), running: runningLines(sheet), path };
}

const RUNNING = new Set(['header', 'footer']);

function runningLines({ root }: Sheet): string[] {
  const lines: string[] = [];
  const visit = (node: Nodes, running: boolean): void => {
    if (!('children' in node)) return;
    const inside = running || (isElement(node) && RUNNING.has(node.tagName));
    if (inside && isElement(node, 'p')) lines.push(textOf(node).replace(/\s+/g, ' ').trim());
    else for (const child of node.children) visit(child, inside);
  };
  visit(root, false);
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Reads a document of a folder; `source` is where its words are, which may be a Word file that was made of it. Unusable ones are a `CliError`. */
export async function readDocument(
  source: string,
  { path }: FolderEntry,
  io: Io,
): Promise<Readable> {
  if (source === path) return readReadable(path, io);
  const shown = shownPath(io.cwd, path);
  const file = await readReadable(source, io);
  const messages = file.messages.map((found) => ({
    ...found,
    place: { line: 1, column: 1, ...found.place, file: shown },
  }));
  return { ...file, path, shown, messages };
}

/** Refuses a text under tracked changes: which of its two readings was adopted is not ours to say. */
export function refuseTracked(file: Readable): void {
  if (file.kind !== 'word' || !isTracked(file.sheet.root)) return;
  const place = { file: file.shown, line: 1, column: 1 };
  const text =
    'found tracked changes, expected a text as it was adopted: accept or reject them in Word, or write paper as its kind';
  throw unusable('tracked-changes', text, place);
}

function isTracked(node: Nodes): boolean {
  if (isElement(node)) {
    const marked = attributeOf(node, 'dataMark') ?? attributeOf(node, 'dataWas');
    if (node.tagName === 'ins' || node.tagName === 'del' || marked !== undefined) return true;
  }
  return 'children' in node && node.children.some(isTracked);
}
