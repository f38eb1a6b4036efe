import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { isSealBroken, sealOf } from '../../src/model/seal.ts';

const TEXT = `# Title {#title}

*Recalling* the need for quiet,[^one] {#need}

[^one]: As told in 2008.

The Conference {#formula .formula}

**1.** *Adopts* the table; {#adopt}

| **A1** {#row-a} | x | y |
| --- | --- | --- |
| **A2** {#row-b} | z | |
`;

const seal = (source: string): string => sealOf(readMarkdown(source).value);

describe('the seal of a text', () => {
  it('is the same for the same words and labels, whatever ids, links, emphasis, classes, comments, heads and note names are', () => {
    const other = TEXT.replace('*Recalling*', 'Recalling')
      .replace(/\[\^one\]/g, '[^remark]')
      .replace('{#need}', '{#other .recital}\n\n> Kept')
      .replace('the table', '[the table](#row-a)')
      .replace(/^/, '---\nlanguage: en\n---\n\n');
    expect(other).not.toBe(TEXT);
    expect(seal(other)).toBe(seal(TEXT));
    expect(seal(TEXT)).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    ['a word', 'quiet', 'peace'],
    ['one character', 'quiet,', 'quiet;'],
    ['a no-break space', 'the need', 'the\u00A0need'],
    ['a label', '**1.**', '**2.**'],
    ['a label in a table', '**A2**', '**A3**'],
    ['a bracket', '**1.**', '[**1.**'],
    ['a cell', ' y |', ' yy |'],
    ['where a cell ends', '| x | y |', '| x y | |'],
    ['a note', '2008', '2009'],
    ['where a note is marked', 'quiet,[^one]', 'quiet[^one],'],
    ['a paragraph gone', '**1.** *Adopts* the table; {#adopt}\n\n', ''],
    ['a paragraph cut in two', 'Adopts* the', 'Adopts*\n\nthe'],
    ['a paragraph deleted in place', '{#adopt}', '{#adopt .deleted}'],
  ])('tells %s', (_, from, to) => {
    expect(TEXT).toContain(from);
    expect(seal(TEXT.replace(from, to))).not.toBe(seal(TEXT));
  });

  it('tells two notes that changed places', () => {
    const two = (a: string, b: string): string => `A[^x] b[^y] c.\n\n[^x]: ${a}\n\n[^y]: ${b}\n`;
    expect(seal(two('one', 'two'))).not.toBe(seal(two('two', 'one')));
    expect(seal('A[^y] b[^x] c.\n\n[^y]: one\n\n[^x]: two\n')).toBe(seal(two('one', 'two')));
  });

  it('is broken where the front matter has another, and not where it has none', () => {
    const read = (head: string) => readMarkdown(`---\n${head}---\n\n${TEXT}`).value;
    expect(isSealBroken(read('kind: resolution\n'))).toBe(false);
    expect(isSealBroken(read(`sealed: ${seal(TEXT)}\n`))).toBe(false);
    expect(isSealBroken(read(`sealed: ${seal(TEXT).toUpperCase()}\n`))).toBe(false);
    expect(isSealBroken(read(`sealed: ${'0'.repeat(64)}\n`))).toBe(true);
  });
});
