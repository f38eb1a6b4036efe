import type { PrintedLine } from './printed-lines.ts';

/** Where the lines of a document were cut that a program wrapped: the longest of them, in characters or in bytes of UTF-8. */
export interface Edge {
  readonly most: number;
  readonly bytes: boolean;
}

/** Two lines of which the second goes on with the sentence of the first. */
export interface BrokenPair {
  readonly before: PrintedLine;
  readonly line: PrintedLine;
}

const FEWEST = 6;

/**
 * The edge that a program kept to: of the lines that break off in a sentence hardly one has room for the word that follows. Null
 * where the edge is that of a printed page, on which letters are not of one width.
 */
export function edgeOf(broken: readonly BrokenPair[]): Edge | null {
  if (broken.length < FEWEST) return null;
  const [chars, bytes] = [measured(broken, false), measured(broken, true)];
  const best = bytes.kept > chars.kept ? bytes : chars;
  return best.kept * 20 >= broken.length * 17 ? best.edge : null;
}

function measured(broken: readonly BrokenPair[], bytes: boolean): { edge: Edge; kept: number } {
  const most = broken.reduce((width, { before }) => Math.max(width, size(before.text, bytes)), 0);
  const edge = { most, bytes };
  return { edge, kept: broken.filter(({ before, line }) => !hasRoom(edge, before, line)).length };
}

/** Whether the first word of a line would have had room on the one before it. */
export function hasRoom({ most, bytes }: Edge, before: PrintedLine, line: PrintedLine): boolean {
  const first = /^\S*/.exec(line.text)?.[0] ?? '';
  return size(before.text, bytes) + 1 + size(first, bytes) <= most;
}

const encoder = new TextEncoder();

// Some programs that wrap lines count bytes, so that letters with accents make a line shorter.
function size(text: string, bytes: boolean): number {
  return bytes ? encoder.encode(text).length : text.length;
}
