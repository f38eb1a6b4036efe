import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInline, writeInline } from '../../src/formats/markdown/inline.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { normalText } from '../../src/model/normal.ts';
import { joinRuns, type Run } from '../../src/model/run.ts';
import { files, inlines, texts, unplaced } from './markdown-texts.ts';

// Deep equality by Node is several times faster; the matcher is for the report.
function expectSame(found: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(found, expected)) expect(found).toEqual(expected);
}

function beforeEmphasis(text: string): Run[] {
  return [{ text: 'Charge' }, { text, em: true }, { text: 'Charge', em: true, strong: true }];
}

describe('the laws of the text format', () => {
  it('reads every text in normal form back as it was written', () => {
    const law = fc.property(texts, (text) => {
      const written = writeMarkdown(text);
      expectSame(unplaced(readMarkdown(written).value), unplaced(text));
    });
    fc.assert(law, { numRuns: 10_000 });
  });

  it('writes every file, foreign and broken ones too, in a form that reading and writing no longer change', () => {
    const law = fc.property(files, (file) => {
      const text = readMarkdown(file).value;
      const written = writeMarkdown(text);
      const again = readMarkdown(written).value;
      expectSame(unplaced(again), unplaced(text));
      expect(writeMarkdown(again)).toBe(written);
    });
    fc.assert(law, { numRuns: 10_000 });
  });

  it('gives texts that are in normal form already', () => {
    const law = fc.property(files, (file) => {
      const text = readMarkdown(file).value;
      expectSame(normalText(text), text);
    });
    fc.assert(law, { numRuns: 1_000 });
  });

  it('brings a text in normal form into no other', () => {
    const law = fc.property(texts, (text) => {
      expectSame(normalText(text), text);
    });
    fc.assert(law, { numRuns: 1_000 });
  });

  it.each<[Run[], string]>([
    [beforeEmphasis('😀'), 'Charg&#101;*&#128512;__Charge__*'],
    [beforeEmphasis('é'), 'Charg&#101;*&#233;__Charge__*'],
    [beforeEmphasis('𠮷'), 'Charg&#101;*&#134071;__Charge__*'],
    [[{ text: '[^', em: true }, { text: ']' }], '*\\[^*]'],
    [[{ text: '[^\n\n]' }], '\\[^<br><br>]'],
  ])('writes %j as %s, which reads back', (runs, written) => {
    expect(writeInline(runs)).toBe(written);
    expect(readInline(written)).toEqual(runs);
  });

  it.each([
    ['*\\[^*]\n\n[^*]: n\n', [{ text: '[^', em: true }, { text: ']' }]],
    ['**&#49;** Foo\n', [{ text: '1', strong: true }, { text: ' Foo' }]],
    ['[**&#49;** Foo\n', [{ text: '[' }, { text: '1', strong: true }, { text: ' Foo' }]],
    ['**1\\.** Foo\n', [{ text: '1.', strong: true }, { text: ' Foo' }]],
    ['\u00A0[\\(1)a](#x)\n', [{ text: '\u00A0' }, { text: '(1)a', link: '#x' }]],
    ['## **&#49;** Foo\n', [{ text: '1', strong: true }, { text: ' Foo' }]],
  ])('reads %j as words and writes it to the byte', (file, content) => {
    const { value } = readMarkdown(file);
    expect(value.paragraphs[0]).toMatchObject({ label: null, content });
    expect(writeMarkdown(value)).toBe(file);
  });

  it('keeps a bold bare number in the first cell of a row as words', () => {
    const file = '|  |  |\n|---|---|\n| **&#49;** | a |\n';
    const { value } = readMarkdown(file);
    expect(value.paragraphs[1]).toMatchObject({
      label: null,
      cells: [[{ text: '1', strong: true }], [{ text: 'a' }]],
    });
    expect(writeMarkdown(value)).toBe(file);
  });

  it('reads inline runs back as they were written, blanks at the edges included', () => {
    const law = fc.property(inlines, (runs) => {
      expect(readInline(writeInline(runs))).toEqual(joinRuns(runs));
    });
    fc.assert(law, { numRuns: 1_000 });
  });
});
