import { readFileSync } from 'node:fs';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { contentOf, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { p, r, wordFile } from '../formats/docx-read/word-file.ts';

/** A text of this repository, by its path from `resolutions/`. */
export function textOf(path: string): Text {
  const file = new URL(`../../resolutions/${path}`, import.meta.url);
  return readMarkdown(readFileSync(file, 'utf8')).value;
}

/**
 * A text as a secretariat would have it in Word: the name above the title (`heading`, in each language), typed numbers with a
 * tab, no ids. Rows of tables are paragraphs.
 */
export function asWord(text: Text, heading: readonly string[] = []): Uint8Array {
  const body = text.paragraphs.flatMap(linesOf).map((line) => p(r(line)));
  return wordFile([...heading.map((line) => p(r(line))), ...body].join(''));
}

/** The same as extracted text: one line a paragraph, an empty line between two. */
export function asPlain(text: Text, heading: readonly string[] = []): string {
  const lines = text.paragraphs.flatMap(linesOf).map((line) => line.replace(/\t/g, ' '));
  return `${[...heading, ...lines].join('\n\n')}\n`;
}

function linesOf(paragraph: Paragraph): string[] {
  if (paragraph.kind === 'note' || paragraph.kind === 'table') return [];
  const words = plainText(contentOf(paragraph).filter(({ note }) => note === undefined));
  const label = labelOf(paragraph)?.text;
  return [label === undefined ? words : `${label}\t${words}`];
}
