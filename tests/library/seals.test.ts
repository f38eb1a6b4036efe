import { describe, expect, it } from 'vitest';
import { withFront } from '../../src/formats/markdown/front.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { brokenSeals } from '../../src/library/seals.ts';
import { sealOf } from '../../src/model/seal.ts';
import type { Text } from '../../src/model/text.ts';

const head = '---\nbody: cce\nkind: resolution\nnumber: 1.2\nrevision: rev.cop2\n---\n\n';
const read = (words: string): Text => readMarkdown(`${head}**1.** ${words} {#bamot}\n`).value;
const sealed = (text: Text): Text => ({
  ...text,
  front: withFront(text.front, { sealed: sealOf(text) }),
});

describe('seals of the languages of a revision', () => {
  it('are kept by texts as they were adopted, and by texts that were never sealed', () => {
    const files = [
      { shown: 'en.md', text: sealed(read('Adopts;')) },
      { shown: 'fr.md', text: sealed(read('Adopte ;')) },
    ];
    expect(brokenSeals(files)).toEqual([]);
    expect(brokenSeals([{ shown: 'old.md', text: read('Adopts;') }])).toEqual([]);
  });

  it('are broken by other words, and by a language that lost its own', () => {
    const text = sealed(read('Adopts;'));
    const edited = { ...text, paragraphs: read('Rejects;').paragraphs };
    expect(brokenSeals([{ shown: 'en.md', text: edited }])).toHaveLength(1);
    const lost = brokenSeals([
      { shown: 'en.md', text },
      { shown: 'fr.md', text: read('Adopte ;') },
    ]);
    expect(lost.map(({ place }) => place?.file)).toEqual(['fr.md']);
  });
});
