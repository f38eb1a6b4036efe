import type { Message, Outcome } from '../../model/message.ts';
import { normalText } from '../../model/normal.ts';
import type { FrontMatter, Text } from '../../model/text.ts';
import { readBlocks, type SourceBlock } from './blocks.ts';
import { buildParagraphs } from './build.ts';
import { checkText } from './check.ts';
import { cutFront, readFront } from './front.ts';
import type { NoteNames } from './inline-parse.ts';
import { inlineReader } from './inline-read.ts';

/**
 * Reads a file of the text format, or foreign Markdown, into a text in normal form. Never refuses: what is odd is told in
 * the messages, each with its line. Line ends become `\n`, a byte order mark is dropped, NUL becomes U+FFFD.
 */
export function readMarkdown(source: string): Outcome<Text> {
  const lines = cutLines(source);
  const { front: head, body, bodyLine } = cutFront(lines);
  const front = readHead(head);
  const blocks = readBlocks(body, bodyLine);
  const built = buildParagraphs(blocks, inlineReader(noteNames(blocks)), lines);
  const value = normalText({ front: front.value, paragraphs: built.value });
  const isHeadRead = front.messages.every(({ severity }) => severity !== 'error');
  const odd = checkText(value, isHeadRead);
  return {
    value,
    messages: [...front.messages, ...built.messages, ...odd].sort(byPlace),
  };
}

function cutLines(source: string): string[] {
  return source
    .replace(/^\uFEFF/, '')
    .replace(/\0/g, '\uFFFD')
    .split(/\r\n?|\n/);
}

function readHead(
  head: { readonly source: string; readonly line: number } | null,
): Outcome<FrontMatter> {
  if (!head) {
    const message: Message = {
      severity: 'warning',
      rule: 'front-matter-missing',
      text: 'found no front matter, expected a head between two lines of ---',
      place: { line: 1, column: 1 },
    };
    return { value: { source: null, values: {} }, messages: [message] };
  }
  const { value, messages } = readFront(head.source);
  return { value, messages: messages.map((found) => shifted(found, head.line - 1)) };
}

function shifted(found: Message, lines: number): Message {
  if (!found.place) return found;
  const rule = found.rule === 'yaml' ? 'front-matter' : found.rule;
  return { ...found, rule, place: { ...found.place, line: found.place.line + lines } };
}

// GFM takes note names without regard to case; an exact match goes first.
function noteNames(blocks: readonly SourceBlock[]): NoteNames {
  const names = new Map<string, string>();
  const folded = new Map<string, string>();
  for (const block of blocks) {
    if (block.kind !== 'note') continue;
    names.set(block.name, block.name);
    if (!folded.has(block.name.toLowerCase())) folded.set(block.name.toLowerCase(), block.name);
  }
  return (typed) => names.get(typed) ?? folded.get(typed.toLowerCase());
}

function byPlace(a: Message, b: Message): number {
  return (
    (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0)
  );
}
