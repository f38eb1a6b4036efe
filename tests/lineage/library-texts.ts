import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { withTargets } from '../../src/compare/references.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { contentOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const texts = new Map<string, Text>();

/** A text of the library in this repository by its path without ending, `resolutions/cce/1.2/original`; nothing in it is odd. */
export function libraryText(path: string, language: string): Text {
  const file = `${ROOT}${path}.${language}.md`;
  const known = texts.get(file);
  if (known !== undefined) return known;
  const { value, messages } = readMarkdown(readFileSync(file, 'utf8'));
  expect(messages).toEqual([]);
  texts.set(file, value);
  return value;
}

/** The id of a paragraph; of a note its name. */
export function nameOf(paragraph: Paragraph): string {
  return paragraph.kind === 'note' ? paragraph.name : (paragraph.id ?? '');
}

/** What is read of a paragraph: its words, and its number as it is cited (`3 d) i)`, `A3`). */
export interface Printed {
  readonly words: string;
  /** The words with each reference by its target: one that only follows its target changes nothing. */
  readonly sense: string;
  readonly cited: string;
  readonly splitFrom: string | null;
}

/** A paragraph as it is read under the number by which it is cited. */
export function printedAs(paragraph: Paragraph, cited: string): Printed {
  const content = contentOf(paragraph);
  return {
    words: plainText(content),
    sense: withTargets(content),
    cited,
    splitFrom: paragraph.attributes.values.from ?? null,
  };
}
