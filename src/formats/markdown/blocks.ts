import { trimEnd } from '../../model/normal-runs.ts';
import { isEscaped } from './attributes.ts';
import { trimStart } from './blanks.ts';
import { LONGEST_NAME } from './dialect.ts';
import { type ListMemory, listMemory, startsItem } from './lists.ts';
import { isDelimiterRow, readAlign, splitCells } from './table.ts';

/** A stretch of inline source, its lines joined by `\n`, with the line of the file on which it begins. */
export interface Piece {
  readonly line: number;
  readonly source: string;
}

/** One block of the source, its inside not yet read. */
export type SourceBlock =
  | (Piece & { readonly kind: 'heading'; readonly level: number })
  | (Piece & { readonly kind: 'paragraph' })
  | (Piece & { readonly kind: 'directive'; readonly name: string })
  | { readonly kind: 'quote'; readonly line: number; readonly pieces: readonly Piece[] }
  | {
      readonly kind: 'note';
      readonly line: number;
      readonly name: string;
      readonly pieces: readonly Piece[];
    }
  | {
      readonly kind: 'table';
      readonly line: number;
      readonly align: readonly Align[];
      readonly rows: readonly SourceRow[];
    };

/** How a column of a table is set, null where the source does not say. */
export type Align = 'left' | 'right' | 'center' | null;

/** One row of a table; `source` of a cell still holds its escapes. */
export interface SourceRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+(.*)|)$/;
const QUOTE = /^ {0,3}>/;
const NOTE = new RegExp(`^ {0,3}\\[\\^([^\\s[\\]\\\\|]{1,${LONGEST_NAME}})\\]:[ \\t]*(.*)$`);
const DIRECTIVE = /^ {0,3}::(\p{L}[\p{L}\p{M}\p{N}-]*)[ \t]*(\{.*\})?[ \t]*$/u;
const BLANK = /^[ \t]*$/;

/**
 * The blocks of a body, line by line; `firstLine` is where the body begins in its file. A line that follows a `\` at the
 * end of a line always continues its block; so do all others but blank ones and those that begin a block of another kind,
 * and lines that begin an item of a list or sequence.
 */
export function readBlocks(lines: readonly string[], firstLine: number): SourceBlock[] {
  const scan: Scan = { lines, at: 0, firstLine, memory: listMemory() };
  const blocks: SourceBlock[] = [];
  while (scan.at < lines.length) {
    if (BLANK.test(lines[scan.at] ?? '')) scan.at += 1;
    else for (const block of readBlock(scan)) blocks.push(block);
  }
  return blocks;
}

interface Scan {
  readonly lines: readonly string[];
  at: number;
  readonly firstLine: number;
  readonly memory: ListMemory;
}

function readBlock(scan: Scan): readonly SourceBlock[] {
  const line = scan.lines[scan.at] ?? '';
  const heading = HEADING.exec(line);
  if (heading) return [readHeading(scan, heading)];
  const directive = DIRECTIVE.exec(line);
  if (directive) return [readDirective(scan, directive)];
  const note = NOTE.exec(line);
  if (note) return [readNote(scan, note)];
  if (QUOTE.test(line)) return [readQuote(scan)];
  if (startsTable(scan.lines, scan.at)) return [readTable(scan)];
  return readParagraphs(scan);
}

function readHeading(scan: Scan, [, marks = '#', rest = '']: RegExpExecArray): SourceBlock {
  const line = scan.firstLine + scan.at;
  scan.at += 1;
  scan.memory.clear();
  const trimmed = trimEnd(rest);
  let end = trimmed.length;
  while (trimmed[end - 1] === '#') end -= 1;
  const before = trimmed.slice(0, end);
  const closes = end < trimmed.length && (before === '' || /[ \t]$/.test(before));
  return { kind: 'heading', line, level: marks.length, source: trimEnd(closes ? before : trimmed) };
}

function readDirective(scan: Scan, [, name = '', braces = '']: RegExpExecArray): SourceBlock {
  const line = scan.firstLine + scan.at;
  scan.at += 1;
  return { kind: 'directive', line, name, source: braces };
}

// A note goes on while lines do, and behind blank lines while they are indented.
function readNote(scan: Scan, [, name = '', rest = '']: RegExpExecArray): SourceBlock {
  const line = scan.firstLine + scan.at;
  const pieces = [gatherPiece(scan, rest)];
  while (true) {
    let next = scan.at;
    while (next < scan.lines.length && BLANK.test(scan.lines[next] ?? '')) next += 1;
    if (next === scan.at || !/^(?: {4}| {0,3}\t)/.test(scan.lines[next] ?? '')) break;
    scan.at = next;
    pieces.push(gatherPiece(scan, scan.lines[next] ?? ''));
  }
  return { kind: 'note', line, name, pieces: pieces.filter(({ source }) => source !== '') };
}

function gatherPiece(scan: Scan, first: string): Piece {
  const line = scan.firstLine + scan.at;
  const gathered = [trimStart(first)];
  scan.at += 1;
  while (scan.at < scan.lines.length && continues(scan.lines, scan.at)) {
    gathered.push(trimStart(scan.lines[scan.at] ?? ''));
    scan.at += 1;
  }
  return { line, source: trimEnd(gathered.join('\n')) };
}

/** Whether the line at `at` goes on with the running text before it. */
function continues(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  if (BLANK.test(line)) return false;
  if (endsWithBreak(lines[at - 1] ?? '')) return true;
  if (HEADING.test(line) || QUOTE.test(line) || NOTE.test(line) || DIRECTIVE.test(line))
    return false;
  return !startsTable(lines, at);
}

function endsWithBreak(line: string): boolean {
  return line.endsWith('\\') && !isEscaped(line, line.length - 1);
}

function startsTable(lines: readonly string[], at: number): boolean {
  const [head = '', rule = ''] = [lines[at], lines[at + 1]];
  if (!head.includes('|') || !isDelimiterRow(rule) || endsWithBreak(head)) return false;
  return splitCells(head).length === splitCells(rule).length;
}

function readTable(scan: Scan): SourceBlock {
  const line = scan.firstLine + scan.at;
  const align = readAlign(scan.lines[scan.at + 1] ?? '');
  const rows: SourceRow[] = [{ line, cells: splitCells(scan.lines[scan.at] ?? '') }];
  scan.at += 2;
  while (scan.at < scan.lines.length) {
    const text = scan.lines[scan.at] ?? '';
    const starts =
      HEADING.test(text) || QUOTE.test(text) || NOTE.test(text) || DIRECTIVE.test(text);
    if (BLANK.test(text) || starts) break;
    rows.push({ line: scan.firstLine + scan.at, cells: splitCells(text) });
    scan.at += 1;
  }
  scan.memory.clear();
  return { kind: 'table', line, align, rows };
}

// Quotes inside a quote are laid flat: a change of depth parts paragraphs, the marks themselves say nothing else here.
function readQuote(scan: Scan): SourceBlock {
  const line = scan.firstLine + scan.at;
  const inside: string[] = [];
  let depth = 0;
  while (scan.at < scan.lines.length) {
    const text = scan.lines[scan.at] ?? '';
    const quoted = QUOTE.test(text) ? stripQuote(text) : null;
    if (
      !quoted &&
      (BLANK.test(text) || BLANK.test(inside.at(-1) ?? '') || !continues(scan.lines, scan.at))
    )
      break;
    // Every line of the file gives one line here, so that lines can still be counted.
    const deeper = quoted !== null && quoted.depth > depth && inside.length > 0;
    inside.push(deeper ? `${PARTED}${quoted.text}` : (quoted?.text ?? text));
    depth = quoted?.depth ?? depth;
    scan.at += 1;
  }
  return { kind: 'quote', line, pieces: quotePieces(inside, line) };
}

// No file holds this character when it comes here (see `cutLines`).
const PARTED = '\0';

function stripQuote(line: string): { readonly depth: number; readonly text: string } {
  let at = 0;
  let depth = 0;
  while (true) {
    let mark = at;
    while (mark < at + 3 && line[mark] === ' ') mark += 1;
    if (line[mark] !== '>') break;
    depth += 1;
    at = line[mark + 1] === ' ' ? mark + 2 : mark + 1;
  }
  return { depth, text: line.slice(at) };
}

function quotePieces(inside: readonly string[], line: number): Piece[] {
  const pieces: Piece[] = [];
  const memory = listMemory();
  let group: string[] = [];
  let start = 0;
  const close = () => {
    const source = trimEnd(group.map(trimStart).join('\n'));
    if (source !== '') pieces.push({ line: line + start, source });
    group = [];
  };
  for (const [at, marked] of inside.entries()) {
    const text = marked.startsWith(PARTED) ? marked.slice(1) : marked;
    const goesOn = endsWithBreak(group.at(-1) ?? '');
    if (BLANK.test(text) || (!goesOn && (text !== marked || startsItem(text, group, memory))))
      close();
    if (BLANK.test(text)) continue;
    if (group.length === 0) start = at;
    group.push(text);
  }
  close();
  return pieces;
}

function readParagraphs(scan: Scan): SourceBlock[] {
  const blocks: SourceBlock[] = [];
  let group: string[] = [];
  let start = scan.at;
  const close = () => {
    const source = trimEnd(group.map(trimStart).join('\n'));
    if (source !== '') blocks.push({ kind: 'paragraph', line: scan.firstLine + start, source });
    group = [];
    start = scan.at;
  };
  do {
    const text = scan.lines[scan.at] ?? '';
    const goesOn = endsWithBreak(group.at(-1) ?? '');
    if (!goesOn && startsItem(text, group, scan.memory)) close();
    group.push(text);
    scan.at += 1;
  } while (scan.at < scan.lines.length && continues(scan.lines, scan.at));
  close();
  return blocks;
}
