import { createRequire } from 'node:module';
import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import type remarkParse from 'remark-parse';
import type { unified } from 'unified';
import { isStorableLink } from '../../model/normal-runs.ts';
import type { Run } from '../../model/run.ts';
import { fromSyntax, type Marks, syntax } from './dialect.ts';

/** The name of the note that `[^typed]` marks, undefined where there is none. */
export type NoteNames = (typed: string) => string | undefined;

/** An inline source, and the number of the source of which it is all or a piece. */
export interface NumberedSource {
  readonly index: number;
  readonly source: string;
}

/** Reads sources with the parser of Markdown and adds the runs of each to `results`, under its number. */
export type InlineParser = (sources: readonly NumberedSource[], results: readonly Run[][]) => void;

/** A parser of inline sources that hold the marks named. */
export function inlineParser(marks: Marks, nameOf: NoteNames): InlineParser {
  const parse = parser(marks, nameOf);
  return (sources, results) => {
    for (const batch of batches(sources)) readBatch(batch, parse, results);
  };
}

// Parsing costs more than its share when one document holds very many paragraphs or comments.
const BATCH = 4_096;

function* batches(sources: readonly NumberedSource[]): Generator<readonly NumberedSource[]> {
  let batch: NumberedSource[] = [];
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

type Parse = (source: string) => readonly Nodes[];

const require = createRequire(import.meta.url);

// Loaded when they are first needed: most texts are read without them.
function packages(): {
  readonly unified: typeof unified;
  readonly remarkParse: typeof remarkParse;
} {
  return { unified: require('unified').unified, remarkParse: require('remark-parse').default };
}

function parser(marks: Marks, nameOf: NoteNames): Parse {
  const { unified, remarkParse } = packages();
  const processor = unified()
    .use(remarkParse)
    .data('micromarkExtensions', [syntax(marks, nameOf)])
    .data('fromMarkdownExtensions', [fromSyntax(nameOf)])
    .freeze();
  return (source) => processor.parse(source).children;
}

function readBatch(
  batch: readonly NumberedSource[],
  parse: Parse,
  results: readonly Run[][],
): void {
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
