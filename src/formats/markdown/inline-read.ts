import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import {
  isOvermarked,
  isStorableLink,
  MOST_MARKS,
  MOST_ODD,
  trimEnd,
} from '../../model/normal-runs.ts';
import { joinRuns, type Run } from '../../model/run.ts';
import { fromSyntax, type Marks, syntax } from './dialect.ts';

/** The name of the note that `[^typed]` marks, undefined where there is none. */
export type NoteNames = (typed: string) => string | undefined;

/**
 * Reads many inline sources at once. The runs are as marked, not yet in normal form; sources and contents keep their order.
 * `overmarked`: the indexes of the sources that hold too many marks, so that a text keeps none of them.
 */
export type InlineReader = (sources: readonly string[]) => {
  readonly contents: readonly (readonly Run[])[];
  readonly overmarked: readonly number[];
};

// Parsing costs more than its share when one document holds very many paragraphs or comments.
const BATCH = 4_096;

/** A reader of inline Markdown for a text whose notes are known by `nameOf`. */
export function inlineReader(nameOf: NoteNames): InlineReader {
  const parsers = {
    marked: lazy(() => parser('marked', nameOf)),
    bare: lazy(() => parser('bare', nameOf)),
  };
  return (wrapped) => {
    const sources = wrapped.map(joinLines);
    const needs = sources.map(marksOf);
    const results: Run[][] = sources.map((text, at) =>
      needs[at] === 'plain' && text ? [{ text }] : [],
    );
    for (const marks of ['marked', 'bare'] as const) {
      const chosen: Source[] = [];
      for (const [index, source] of sources.entries()) {
        if (needs[index] !== marks) continue;
        for (const piece of marks === 'bare' ? cutPieces(source) : [source])
          chosen.push({ index, source: piece });
      }
      for (const batch of batches(chosen)) readBatch(batch, parsers[marks](), results);
    }
    const overmarked = [...sources.keys()].filter((at) =>
      isTooHeavy(sources[at] ?? '', results[at] ?? []),
    );
    return { contents: results, overmarked };
  };
}

// A mark takes some characters of source, so that a shorter one cannot hold too many.
function isTooHeavy(source: string, runs: readonly Run[]): boolean {
  if (source.length < MOST_MARKS / 4) return false;
  return isOvermarkedSource(source) || isOvermarked(joinRuns(runs));
}

function lazy<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

type Parse = (source: string) => readonly Nodes[];

function parser(marks: Marks, nameOf: NoteNames): Parse {
  const processor = unified()
    .use(remarkParse)
    .data('micromarkExtensions', [syntax(marks, nameOf)])
    .data('fromMarkdownExtensions', [fromSyntax(nameOf)])
    .freeze();
  return (source) => processor.parse(source).children;
}

const SPECIAL = /[\\&<\n]|\[\^/;

/**
 * How a source is to be read: `plain` needs no parser, for no character in it could mean anything but itself. Emphasis and
 * links are not sought where there can be none, nor where there is too much of what could mean something.
 */
function marksOf(source: string): Marks | 'plain' {
  const bare = SPECIAL.test(source) ? 'bare' : 'plain';
  if (!mayHoldMarks(source)) return bare === 'bare' && source.length < PIECE ? 'marked' : bare;
  return isOvermarkedSource(source) ? bare : 'marked';
}

function mayHoldMarks(source: string): boolean {
  return source.includes('](') || /[*_]/.test(source);
}

/**
 * Whether matching the marks of a source would take too long. One in normal form stays below: each mark is written with at
 * most four characters that could mean something, each odd character with two.
 */
function isOvermarkedSource(source: string): boolean {
  if (!mayHoldMarks(source)) return false;
  const hasLink = source.includes('](');
  let marks = 0;
  let odd = 0;
  for (const [found] of source.matchAll(/\\.|[*_]+|[[\]&<!\n`]/g)) {
    odd += 1;
    if (/[*_]/.test(found.charAt(0)) || (hasLink && /[[\]]/.test(found))) marks += 1;
  }
  return marks > MOST_MARKS || odd > 2 * MOST_ODD + 4 * MOST_MARKS;
}

const PIECE = 2_048;
const ATOM = /\\[\s\S]|&[#\w]{1,40};|<br *\/?>|\[\^[^\s[\]]{1,100}\]|[\s\S]/giuy;

// Without emphasis and links a long source falls into pieces that mean the same on their own; the cost of parsing one grows
// with the square of its length. A blank at the beginning of a piece would be lost, so it becomes a reference there.
function cutPieces(source: string): string[] {
  if (source.length <= 2 * PIECE) return [source];
  const pieces: string[] = [];
  let piece = '';
  let afterBlank = true;
  ATOM.lastIndex = 0;
  for (let found = ATOM.exec(source); found; found = ATOM.exec(source)) {
    const [atom] = found;
    const blank = /^\s/.test(atom);
    if (!afterBlank && (blank ? atom === ' ' && piece.length > 2 * PIECE : piece.length > PIECE)) {
      pieces.push(piece);
      piece = blank ? '&#32;' : atom;
    } else piece += atom;
    afterBlank = /\s$/.test(atom);
  }
  return [...pieces, piece];
}

/** Joins soft-wrapped lines by one space; a line end behind a backslash or two spaces is a break and stays. */
function joinLines(source: string): string {
  if (!source.includes('\n')) return source;
  const lines = source.split('\n');
  const last = lines.length - 1;
  return lines
    .map((line, at) =>
      at === last ? line : /(?:\\| {2})$/.test(line) ? `${line}\n` : `${trimEnd(line)} `,
    )
    .join('');
}

interface Source {
  readonly index: number;
  readonly source: string;
}

function* batches(sources: readonly Source[]): Generator<readonly Source[]> {
  let batch: Source[] = [];
  let size = 0;
  for (const one of sources) {
    batch.push(one);
    size += one.source.length;
    if (size < BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

function readBatch(batch: readonly Source[], parse: Parse, results: Run[][]): void {
  // The line break in front keeps a U+FEFF at the beginning from being taken for a byte order mark.
  const whole = `\n${batch.map(({ source }) => source).join('\n\n')}`;
  const paragraphs = parse(whole).filter((node): node is Paragraph => node.type === 'paragraph');
  const said = batch.filter(({ source }) => /[^ \t\n]/.test(source));
  if (paragraphs.length !== said.length) throw new Error('an inline source was no paragraph');
  for (const [at, { index }] of said.entries()) {
    collect(paragraphs[at]?.children ?? [], {}, whole, results[index] ?? []);
  }
}

type RunMarks = Omit<Run, 'text' | 'note'>;

function collect(
  nodes: readonly PhrasingContent[],
  marks: RunMarks,
  source: string,
  runs: Run[],
): void {
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        runs.push({ ...marks, text: node.value.replace(/\n/g, ' ') });
        break;
      case 'break':
        runs.push({ ...marks, text: '\n' });
        break;
      case 'emphasis':
        collect(node.children, { ...marks, em: true }, source, runs);
        break;
      case 'strong':
        collect(node.children, { ...marks, strong: true }, source, runs);
        break;
      case 'footnoteReference':
        runs.push({ text: `[^${node.identifier}]`, note: node.identifier });
        break;
      case 'link': {
        const linked: Run[] = [];
        const told = isStorableLink(node.url) && !node.title;
        collect(node.children, told ? { ...marks, link: node.url } : marks, source, linked);
        if (told && linked.some(({ text }) => text.trim() !== '')) runs.push(...linked);
        else pushAsText(node, linked, marks, source, runs);
        break;
      }
      default:
        runs.push({ ...marks, text: slice(node, source) });
    }
  }
}

// A link to anywhere else is text: its brackets and its target as they stand, its words as they are marked.
function pushAsText(
  node: Extract<PhrasingContent, { type: 'link' }>,
  linked: readonly Run[],
  marks: RunMarks,
  source: string,
  runs: Run[],
): void {
  const inside =
    node.children.at(-1)?.position?.end.offset ?? (node.position?.start.offset ?? 0) + 1;
  const target = source.slice(inside, node.position?.end.offset);
  const words = linked.map(({ link: _, ...run }) => run);
  runs.push({ ...marks, text: '[' }, ...words, {
    ...marks,
    text: target.replace(/[ \t]*\n[ \t]*/g, ' '),
  });
}

function slice(node: Nodes, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}
