import { relative, sep } from 'node:path';
import { readMarkdown } from '../formats/markdown/read.ts';
import { inFile, type Message } from '../model/message.ts';
import type { Text } from '../model/text.ts';
import { unusable } from './cli-error.ts';
import { insideLibrary, type Library, shownPath } from './find.ts';
import { checkFront, type Facts } from './front.ts';
import { readSource } from './source.ts';

/** A Markdown file that was read. `shown` is its name in messages, `messages` are those of the reader. */
export interface TextFile {
  readonly path: string;
  readonly shown: string;
  readonly source: string;
  readonly text: Text;
  readonly messages: readonly Message[];
}

/** A file of the library whose front matter is in order; `facts` say what it is. */
export interface LibraryFile extends TextFile {
  readonly facts: Facts;
}

/** Reads one Markdown file, wherever it stands. What is odd in it is in `messages`; a file that cannot be read is a `CliError`. */
export function readTextFile(path: string, cwd: string): TextFile {
  const shown = shownPath(cwd, path);
  return readTextSource(readSource(path, shown), path, shown);
}

/** A `readTextFile` that reads each file once: for a command that asks for the same texts again and again. It does not see what changes meanwhile. */
export function readTextsOnce(): typeof readTextFile {
  const known = new Map<string, TextFile>();
  return (path, cwd) => {
    const file = known.get(path) ?? readTextFile(path, cwd);
    known.set(path, file);
    return file;
  };
}

/** The most lines with words in a text, each of which may be a paragraph: twenty times the longest strategy met so far. */
export const MOST_LINES = 50_000;

/**
 * Reads the source of a Markdown file; `shown` is its name in messages. A missing head is no finding: most commands need none.
 * A text of more lines than `MOST_LINES` is a `CliError`: what is made of it could not be held in memory.
 */
export function readTextSource(source: string, path: string, shown: string): TextFile {
  refuseLength(source, shown);
  const { value, messages } = readMarkdown(source);
  const found = messages.filter(({ rule }) => rule !== 'front-matter-missing');
  return {
    path,
    shown,
    source,
    text: value,
    messages: found.map((message) => inFile(shown, message)),
  };
}

function refuseLength(source: string, shown: string): void {
  if (source.length <= 2 * MOST_LINES) return;
  let lines = 0;
  for (const _ of source.matchAll(/[^\s][^\r\n]*/g)) lines += 1;
  if (lines <= MOST_LINES) return;
  const place = { file: shown, line: 1, column: 1 };
  throw unusable('size', `found ${lines} lines with words, expected at most ${MOST_LINES}`, place);
}

/**
 * Says where a file belongs, checks that it stands there, and adds what is wrong to its messages. `facts` is null where
 * the front matter does not tell.
 */
export function placeFile(
  library: Library,
  file: TextFile,
): { readonly facts: Facts | null; readonly messages: readonly Message[] } {
  const { facts, messages } = checkFront(file.text.front, file.shown);
  if (facts === null) return { facts, messages };
  insideLibrary(library, file.path);
  insideLibrary(library, facts.path);
  const found = relative(library.root, file.path).split(sep).join('/');
  if (found === facts.path) return { facts, messages };
  const text = `found the name ${found}, expected ${facts.path}, as its front matter says`;
  const place = { file: file.shown, line: 1, column: 1 };
  return { facts, messages: [...messages, { severity: 'error', rule: 'file-name', text, place }] };
}

/** What the reader and the check of the front matter found: of a head that the reader could not read, the reader tells alone. */
export function joinFindings(read: readonly Message[], front: readonly Message[]): Message[] {
  const broken = read.some(({ severity, rule }) => severity === 'error' && HEAD_RULES.has(rule));
  return broken ? [...read] : [...read, ...front];
}

// Under these the Markdown reader tells of a head that it cannot read.
const HEAD_RULES: ReadonlySet<string> = new Set(['front-matter', 'yaml']);
