import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { labelOf } from '../../src/model/paragraph.ts';
import { corpora } from '../corpora.ts';
import { unplaced } from './markdown-texts.ts';

const folder = corpora('corpora/lawpairs');
const names = folder ? readdirSync(folder).filter((name) => name.endsWith('.md')) : [];

// Words and numbers in their order; `<br>` and the commonest character references are markup.
function words(markdown: string): string[] {
  const printed = markdown
    .replace(/<br *\/?>/gi, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&(?:amp|lt|gt|quot);/g, '');
  return (
    printed
      .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

describe.skipIf(!folder)('laws of other makers', () => {
  it.each(names)(
    '%s keeps every word and number in order, and is stable after one formatting',
    (name) => {
      const source = readFileSync(join(folder ?? '', name), 'utf8');
      const { value, messages } = readMarkdown(source);
      const written = writeMarkdown(value);
      const again = readMarkdown(written);
      expect(unplaced(again.value)).toEqual(unplaced(value));
      expect(writeMarkdown(again.value)).toBe(written);
      const lost = messages.some(({ rule }) => rule === 'lost-counter');
      // Where a counter was lost, the labels are counted: everything but the labels must be the same.
      const unnumbered = (text: string) => words(text.replace(/^(?:\*\*)?\d+\.(?:\*\*)? /gm, ''));
      expect(lost ? unnumbered(written) : words(written)).toEqual(
        lost ? unnumbered(source) : words(source),
      );
    },
  );

  it('finds the labels of numbered paragraphs in every collection', () => {
    for (const name of names.filter((one) => one.startsWith('de-'))) {
      const { value } = readMarkdown(readFileSync(join(folder ?? '', name), 'utf8'));
      expect(value.paragraphs.filter((paragraph) => labelOf(paragraph)).length).toBeGreaterThan(3);
    }
  });
});
