import { execFileSync } from 'node:child_process';
import { findProgram } from '../../src/cli/find-program.ts';

/** Another program that reads Word files, null where it is not installed. */
export const PANDOC = findProgram(['pandoc']);

type Json =
  | { readonly [key: string]: unknown }
  | readonly Json[]
  | string
  | number
  | boolean
  | null;

interface PandocNode {
  readonly t: string;
  readonly c?: unknown;
}

/**
 * The words that pandoc finds in a Word file, a line for each paragraph and table row, a note as `[^1]` with its words behind the
 * paragraph. Automatic numbers are no words to pandoc.
 */
export function pandocLines(program: string, path: string): string[] {
  const json = execFileSync(program, ['-f', 'docx', '-t', 'json', path], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const document: { readonly blocks: readonly Json[] } = JSON.parse(json);
  const notes = { count: 0 };
  return document.blocks.flatMap((block) => blockLines(block, notes));
}

interface Notes {
  count: number;
}

interface Found {
  readonly words: string;
  readonly behind: readonly string[];
}

function isNode(value: unknown): value is PandocNode {
  return typeof value === 'object' && value !== null && 't' in value;
}

function blockLines(value: unknown, notes: Notes): string[] {
  if (Array.isArray(value)) {
    if (isRow(value)) return rowLines(value, notes);
    return value.flatMap((inner) => blockLines(inner, notes));
  }
  if (!isNode(value)) return [];
  if (['Para', 'Plain', 'Header', 'LineBlock'].includes(value.t)) {
    const { words, behind } = inlineWords(value.c, notes);
    return [words, ...behind];
  }
  return blockLines(value.c, notes);
}

// A row of a table is its attributes and its cells; a cell its attributes, how it is aligned, its spans and its blocks.
function isRow(value: readonly unknown[]): boolean {
  const [, cells] = value;
  return value.length === 2 && Array.isArray(cells) && cells.length > 0 && cells.every(isCell);
}

function isCell(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 5 && isNode(value[1]) && value[1].t.startsWith('Align')
  );
}

function rowLines(row: readonly unknown[], notes: Notes): string[] {
  const cells = Array.isArray(row[1]) ? row[1] : [];
  return [cells.map((cell) => blockLines(cell, notes).join(' ')).join('\t')];
}

function inlineWords(value: unknown, notes: Notes): Found {
  if (Array.isArray(value)) {
    const found = value.map((inner) => inlineWords(inner, notes));
    return {
      words: found.map(({ words }) => words).join(''),
      behind: found.flatMap(({ behind }) => behind),
    };
  }
  if (!isNode(value)) return { words: '', behind: [] };
  const word = { Space: ' ', SoftBreak: ' ', LineBreak: '\n' }[value.t];
  if (word !== undefined) return { words: word, behind: [] };
  if (value.t === 'Str') return { words: String(value.c), behind: [] };
  if (value.t === 'Note') return noteWords(value, notes);
  return inlineWords(value.c, notes);
}

function noteWords(note: PandocNode, notes: Notes): Found {
  notes.count += 1;
  const mark = `[^${notes.count}]`;
  const [first = '', ...rest] = blockLines(note.c, notes);
  return { words: mark, behind: [`${mark}: ${first}`, ...rest] };
}
