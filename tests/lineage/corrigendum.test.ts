import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { correctedText } from '../../src/lineage/corrigendum.ts';
import type { Text } from '../../src/model/text.ts';

const STANDING = `# Title {#title}

**1.** *Adopts* [paragraph 2](#two);[^n] {#one .operative}

[^n]: A note.

**2.** Decides {#two}

| **A1** {#row} | x |
| --- | --- |
| **A2** {#row-b} | y |
`;

const read = (source: string): Text => readMarkdown(source).value;
const correct = (change: (source: string) => string, structure = false) =>
  correctedText(read(STANDING), read(change(STANDING)), { structure });

describe('a corrigendum', () => {
  it.each<[string, (source: string) => string, string[]]>([
    ['words', (source) => source.replace('Decides', 'Decided'), ['two']],
    ['a label', (source) => source.replace('**2.**', '**3.**'), ['two']],
    ['emphasis', (source) => source.replace('*Adopts*', 'Adopts'), ['one']],
    ['a cell', (source) => source.replace('| y |', '| z |'), ['row-b']],
    ['a note', (source) => source.replace('A note', 'The note'), ['n']],
    [
      'links and classes, which do not print',
      (source) => source.replace('[paragraph 2](#two)', 'paragraph 2').replace(' .operative', ''),
      [],
    ],
  ])('tells paragraphs that print otherwise: %s', (_, change, expected) => {
    const { text, paragraphs, messages } = correct(change);
    expect(messages).toEqual([]);
    expect(paragraphs).toEqual(expected);
    expect(text.paragraphs.find(({ id }) => id === 'one')?.attributes.classes).toEqual([
      'operative',
    ]);
    if (expected.length === 0) expect(text.paragraphs).toEqual(read(STANDING).paragraphs);
  });

  it.each<[string, (source: string) => string, RegExp]>([
    [
      'a paragraph is added',
      (source) => `${source}\nMore {#more}\n`,
      /found \{#more\}, expected the end/,
    ],
    [
      'one is left out',
      (source) => source.replace('**2.** Decides {#two}\n\n', ''),
      /expected 2\. \{#two\}/,
    ],
    [
      'two change places',
      (source) =>
        source.replace('{#row}', '{#x}').replace('{#row-b}', '{#row}').replace('{#x}', '{#row-b}'),
      /found A1 \{#row-b\}, expected A1 \{#row\}/,
    ],
    ['an id is lost', (source) => source.replace(' {#two}', ''), /without an id/],
    ['a heading becomes text', (source) => source.replace('# Title', 'Title'), /expected/],
    [
      'it is a draft with comments',
      (source) => source.replace('{#two}', '{#two}\n\n> Why'),
      /found a comment/,
    ],
    [
      'it is a draft with tombstones',
      (source) => source.replace('Decides {#two}', '{#two .deleted}'),
      /marked as deleted/,
    ],
  ])('is refused where %s', (_, change, message) => {
    const { paragraphs, messages, text } = correct(change);
    expect(messages.map(({ text: said }) => said).join('\n')).toMatch(message);
    expect(messages.every(({ place }) => place !== null)).toBe(true);
    expect(paragraphs).toEqual([]);
    expect(text).toEqual(read(STANDING));
  });

  it('takes another structure where that is asked for', () => {
    const { messages, paragraphs, text } = correct(
      (source) => source.replace('**2.** Decides {#two}\n\n', '**2.** Requests {#three}\n\n'),
      true,
    );
    expect(messages).toEqual([]);
    expect(paragraphs).toEqual(['three', 'two']);
    expect(text.paragraphs.map(({ id }) => id)).toEqual([
      'title',
      'one',
      'n',
      'three',
      null,
      'row',
      'row-b',
    ]);
  });
});
