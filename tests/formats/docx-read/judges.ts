import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findProgram } from '../../../src/cli/find-program.ts';

/** Other programs that read Word files, null where they are not installed. */
export const PANDOC = findProgram(['pandoc']);
export const OFFICE = findProgram(['soffice', 'libreoffice']);

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

/** The words that LibreOffice finds in each Word file, printed numbers included, notes and floating tables not. */
export function officeTexts(
  program: string,
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-judge-'));
  try {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const to = ['--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder];
    execFileSync(program, [profile, ...to, ...paths], { stdio: 'ignore', timeout: 240_000 });
    const textOf = (path: string): string =>
      readFileSync(join(folder, basename(path).replace(/\.docx$/, '.txt')), 'utf8').replace(
        '\uFEFF',
        '',
      );
    return new Map(paths.map((path) => [path, textOf(path)]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
