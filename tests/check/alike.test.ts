import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { alikeTexts } from '../../src/check/alike.ts';
import { shareOfWords, wordsOf } from '../../src/check/share.ts';

const text = fc
  .array(fc.constantFrom('the', 'report', 'on', 'Ebb', 'flow', 'mud', '海'), { maxLength: 9 })
  .map((words) => ({ words: words.join(' ') }));

describe('texts that are alike', () => {
  it('are those that one after the other share so many words', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 8 }),
        text.filter(({ words }) => words !== ''),
        fc.constantFrom(0.3, 0.6, 0.9, 1),
        (texts, { words }, share) => {
          const oneByOne = texts.filter((one) => shareOfWords(one.words, words) >= share);
          expect(alikeTexts(texts).alike(wordsOf(words), share)).toEqual(oneByOne);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('are found among many in time', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        words: `report on n${at} m${at} p${at} q${at} r${at} s${at}`,
      }));
    const time = (count: number) => {
      const texts = many(count);
      const start = performance.now();
      const { alike } = alikeTexts(texts);
      const found = texts.map(({ words }) => alike(wordsOf(words), 0.8).length);
      expect(new Set(found)).toEqual(new Set([1]));
      return performance.now() - start;
    };
    time(500);
    const ratios = [1, 2, 3].map(() => time(4_000) / Math.max(time(500), 2));
    expect(Math.min(...ratios)).toBeLessThan(8 * 4);
  });
});
