import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { formatMessage, type Message } from '../../src/model/message.ts';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import { frontString, type Text } from '../../src/model/text.ts';
import { runCli } from '../cli/run.ts';
import type { WordCase } from './word-case.ts';

/** What the product makes of a Word file, in the form in which the cases say what they expect. */
export interface Understood {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly proposals: Readonly<Record<string, readonly string[]>>;
  readonly decisions: readonly string[];
  readonly quoted: readonly string[];
  readonly paper: readonly string[];
  /** The front matter of the paper, as far as it is words. */
  readonly front: Readonly<Record<string, string>>;
  readonly comments: readonly string[];
  readonly messages: readonly string[];
  readonly rules: readonly string[];
  /** What a second import of the same file makes of the files of the first. */
  readonly again: readonly string[];
}

/** What `revcop import` makes of a file in a library that holds nothing yet, and then once more. */
export async function understand(
  bytes: Uint8Array,
  made: Omit<WordCase, 'file'>,
): Promise<Understood> {
  const folder = mkdtempSync(join(tmpdir(), 'revcop-word-'));
  try {
    await mkdir(join(folder, 'resolutions'));
    writeFileSync(join(folder, 'file.docx'), bytes);
    const first = await importFile(folder, made);
    const texts = first.files.map(({ file }) => readText(join(folder, file)));
    const second = await importFile(folder, made);
    return {
      ...sorted(texts),
      messages: first.messages.map(formatMessage),
      rules: first.messages.map(({ rule }) => rule),
      again: second.files.map(({ fate }) => fate),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Report {
  readonly files: readonly { readonly file: string; readonly fate: string }[];
  readonly messages: readonly Message[];
}

async function importFile(folder: string, made: Omit<WordCase, 'file'>): Promise<Report> {
  const { body, language, as, given = {} } = made;
  const options = Object.entries({ body, language, ...given, ...(as && { as }) });
  const argv = ['import', 'file.docx', ...options.flatMap(([key, value]) => [`--${key}`, value])];
  const { code, stdout, stderr } = await runCli([...argv, '--json'], folder);
  if (code > 1) throw new Error(`import ended with ${code}: ${stderr}`);
  const [report]: Report[] = JSON.parse(stdout);
  if (report === undefined) throw new Error('import reported nothing');
  return report;
}

function readText(path: string): Text {
  return readMarkdown(readFileSync(path, 'utf8')).value;
}

function sorted(texts: readonly Text[]): Omit<Understood, 'messages' | 'rules' | 'again'> {
  const find = (kind: string, stage: string | undefined): Text | undefined =>
    texts.find(
      (text) => frontString(text, 'kind') === kind && frontString(text, 'stage') === stage,
    );
  const paper = find('paper', undefined);
  const draft = find('resolution', 'draft');
  const adopted = find('resolution', undefined);
  const proposed = texts.filter((text) => frontString(text, 'author') !== undefined);
  return {
    before: draft ? linesOf(adopted) : [],
    after: linesOf(draft ?? adopted),
    proposals: Object.fromEntries(
      proposed.map((text) => [frontString(text, 'author') ?? '', linesOf(text)]),
    ),
    decisions: linesOf(find('decisions', 'draft')),
    quoted: linesOf(find('decisions', undefined)),
    paper: linesOf(paper),
    front: paper ? frontOf(paper) : {},
    comments: (draft?.paragraphs ?? []).flatMap(commentsOf),
  };
}

function frontOf(paper: Text): Record<string, string> {
  const keys = Object.keys(paper.front.values);
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = frontString(paper, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

// Notes are numbered in their order: their names are the product's own.
function linesOf(text: Text | undefined): string[] {
  const names = new Map<string, number>();
  return (text?.paragraphs ?? []).flatMap(lineOf).map((line) =>
    line.replace(/\[\^([^\]]+)\]/g, (_, name: string) => {
      if (!names.has(name)) names.set(name, names.size + 1);
      return `[^${names.get(name)}]`;
    }),
  );
}

function lineOf(paragraph: Paragraph): string[] {
  if (paragraph.kind === 'directive' || paragraph.kind === 'table') return [];
  const label = labelOf(paragraph)?.text ?? '';
  const words = isTombstone(paragraph) ? '†' : plainText(contentOf(paragraph));
  const note = paragraph.kind === 'note' ? `[^${paragraph.name}]:` : '';
  const shown = words.replace(/ *[\n\t] */g, ' | ');
  return [
    [note, label, shown]
      .filter(Boolean)
      .join(' ')
      .replace(/ {2,}(?=\|)/g, ' ')
      .trim(),
  ];
}

function commentsOf(paragraph: Paragraph): string[] {
  const label = labelOf(paragraph)?.text;
  const words = plainText(contentOf(paragraph)).split(' ').slice(0, 2).join(' ');
  const opening = isTombstone(paragraph) ? '†' : words;
  return paragraph.comments.map(({ content, attributes }) => {
    const said = content.map(plainText).join(' / ');
    const by = attributes.values.by === undefined ? '' : ` (${attributes.values.by})`;
    return `${label ?? opening}: ${said}${by}`;
  });
}
