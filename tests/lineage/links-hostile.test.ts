import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { citationsIn } from '../../src/lineage/references/citations.ts';
import { linkReferences } from '../../src/lineage/references/link.ts';
import type { KnownText } from '../../src/lineage/references/world.ts';
import { meetingOf } from './numbered-meeting.ts';

const { world } = meetingOf([], 'en');

/** A draft of two paragraphs, the second with so many references to the first. */
function citing(count: number): KnownText {
  const head = 'body: cce\nkind: resolution\nstage: draft\nmeeting: cop5\nlanguage: en\n';
  const words = 'see paragraph 1; '.repeat(count);
  const source = `---\n${head}---\n\n**1.** One. {#one}\n\n**2.** ${words.trim()} {#two}\n`;
  return {
    instrument: 'resolution',
    of: 'cce/x',
    number: 'x',
    key: 'original.draft',
    base: null,
    adopted: false,
    paper: null,
    text: readMarkdown(source).value,
  };
}

function linkedFrom(known: KnownText) {
  const around = { ...world.before, texts: [known] };
  const { text, found } = linkReferences(known, around, world.words);
  const linked = { ...known, text };
  return { found, citations: citationsIn(linked, { ...around, texts: [linked] }, world.words) };
}

describe('one paragraph with many references', () => {
  it('is linked and read 150,000 of them long', { timeout: 60_000 }, () => {
    const { found, citations } = linkedFrom(citing(150_000));
    expect(found.length).toBe(150_000);
    expect(citations.length).toBe(150_000);
    expect(citations.every(({ linked, target }) => linked && target.ids[0] === 'one')).toBe(true);
  });

  it('takes about eight times the time for eight times of them', () => {
    const time = (count: number) => {
      const known = citing(count);
      const start = performance.now();
      linkedFrom(known);
      return performance.now() - start;
    };
    time(2_000);
    const ratios = [1, 2, 3].map(() => time(16_000) / Math.max(time(2_000), 2));
    expect(Math.min(...ratios)).toBeLessThan(8 * 4);
  });
});
