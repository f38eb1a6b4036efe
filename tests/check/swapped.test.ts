import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printedText } from '../../src/check/printed.ts';
import { shareOfWords, wordsOf } from '../../src/check/share.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Edition } from '../../src/lineage/chain.ts';
import { isTombstone } from '../../src/model/paragraph.ts';
import type { Text } from '../../src/model/text.ts';
import { found, subject } from './subject.ts';

function stored(path: string, key: string, base: string | null): Edition {
  const file = fileURLToPath(new URL(`../../resolutions/${path}`, import.meta.url));
  const text = readMarkdown(readFileSync(file, 'utf8')).value;
  return { key, base, adopted: !key.includes('draft'), text };
}

const PAIRS: readonly (readonly [string, readonly [Edition, Edition]])[] = (
  [
    ['cms/11.10', 'rev.cop12', 'rev.cop13.draft', 'fr'],
    ['cms/11.24', 'rev.cop13', 'rev.cop15.draft', 'fr'],
    ['cce/1.2', 'rev.cop4', 'rev.cop5', 'en'],
    ['cce/2.3', 'rev.cop4', 'rev.cop5', 'es'],
  ] as const
).map(([of, base, own, language]) => [
  `${of} ${own}`,
  [
    stored(`${of}/${base}.${language}.md`, base, null),
    stored(`${of}/${own}.${language}.md`, own, base),
  ],
]);

// The paragraphs whose words stand in both editions much as they were, and are enough to be told from others.
function standing([base, own]: readonly [Edition, Edition]): readonly string[] {
  const before = new Map(base.text.paragraphs.map((paragraph) => [paragraph.id, paragraph]));
  return own.text.paragraphs.flatMap((paragraph) => {
    const old = before.get(paragraph.id);
    if (paragraph.id === null || !old || isTombstone(paragraph) || paragraph.kind === 'note')
      return [];
    const words = printedText(paragraph);
    const alike = shareOfWords(words, printedText(old)) > 0.8 && wordsOf(words).length > 8;
    return alike && paragraph.kind === old.kind ? [paragraph.id] : [];
  });
}

function wordsUnder({ paragraphs }: Text, id: string): string {
  return paragraphs
    .filter((paragraph) => paragraph.id === id)
    .map(printedText)
    .join(' ');
}

function withSwapped(text: Text, one: string, other: string): Text {
  const names = new Map([
    [one, other],
    [other, one],
  ]);
  const paragraphs = text.paragraphs.map((paragraph) => ({
    ...paragraph,
    id: names.get(paragraph.id ?? '') ?? paragraph.id,
  }));
  return { ...text, paragraphs };
}

describe.each(PAIRS)('%s', (_, [base, own]) => {
  const ids = standing([base, own]);

  it('has no id that was swapped', () => {
    expect(ids.length).toBeGreaterThan(5);
    expect(found(subject([base, own]), 'swapped-ids')).toEqual([]);
    expect(found(subject([base, own]), 'id-changed-words')).toEqual([]);
  });

  it('tells any two ids that are swapped, unless their paragraphs are alike', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...ids), (one, other) => {
        const [here, there] = [one, other].map((id) => wordsUnder(own.text, id));
        fc.pre(one !== other && shareOfWords(here ?? '', there ?? '') < 0.3);
        const text = withSwapped(own.text, one, other);
        const told = found(subject([base, { ...own, text }]), 'swapped-ids').map(({ id }) => id);
        expect([...told].sort()).toEqual([one, other].sort());
      }),
      { numRuns: 12 },
    );
  });
});
