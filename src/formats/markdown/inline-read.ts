import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { isStorableLink, MOST_MARKS } from '../../model/normal-runs.ts';
import type { Run } from '../../model/run.ts';
import { fromSyntax, type Marks, syntax } from './dialect.ts';

/** The name of the note that `[^typed]` marks, undefined where there is none. */
export type NoteNames = (typed: string) => string | undefined;

/** Reads many inline sources at once. The runs are as marked, not yet in normal form; sources and results keep their order. */
export type InlineReader = (sources: readonly string[]) => readonly (readonly Run[])[];

// Parsing costs more than its share when one document holds very many paragraphs or comments.
const BATCH = 16_384;

/** A reader of inline Markdown for a text whose notes are known by `nameOf`. */
export function inlineReader(nameOf: NoteNames): InlineReader {
  const parsers = {
    marked: lazy(() => parser('marked', nameOf)),
    bare: lazy(() => parser('bare', nameOf)),
  };
  return (sources) => {
    const needs = sources.map(marksOf);
    const results: (readonly Run[])[] = sources.map((text, at) => (needs[at] === 'plain' && text ? [{ text }] : []));
    for (const marks of ['marked', 'bare'] as const) {
      const chosen = sources.flatMap((source, index) => (needs[index] === marks ? [{ index, source }] : []));
      for (const batch of batches(chosen)) readBatch(batch, parsers[marks](), results);
    }
    return results;
  };
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
 * links are not sought where there can be none, nor where there are so many that matching them would take too long.
 */
export function marksOf(source: string): Marks | 'plain' {
  const hasLink = source.includes('](');
  const bare = SPECIAL.test(source) ? 'bare' : 'plain';
  if (!hasLink && !/[*_]/.test(source)) return bare;
  let marks = 0;
  const pattern = hasLink ? /\\.|[*_]+|[[\]]/g : /\\.|[*_]+/g;
  for (const found of source.matchAll(pattern)) if (!found[0].startsWith('\\')) marks += 1;
  return marks > MOST_MARKS ? bare : 'marked';
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

function readBatch(batch: readonly Source[], parse: Parse, results: (readonly Run[])[]): void {
  // The line break in front keeps a U+FEFF at the beginning from being taken for a byte order mark.
  const whole = `\n${batch.map(({ source }) => source).join('\n\n')}`;
  const paragraphs = parse(whole).filter((node): node is Paragraph => node.type === 'paragraph');
  const said = batch.filter(({ source }) => /[^ \t\n]/.test(source));
  if (paragraphs.length !== said.length) throw new Error('an inline source was no paragraph');
  for (const [at, { index }] of said.entries()) {
    const runs: Run[] = [];
    collect(paragraphs[at]?.children ?? [], {}, whole, runs);
    results[index] = runs;
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
