import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinRuns, plainText, type Run, sameMarks, sliceRuns } from '../../src/model/run.ts';

const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ text: fc.string() }),
  fc.record({ text: fc.string(), em: fc.constant(true as const) }),
  fc.record({ text: fc.string(), link: fc.constantFrom('#a', '#b') }),
  fc.constantFrom<Run>({ text: '[^n]', note: 'n' }, { text: '[^m]', note: 'm' }),
);

describe('runs', () => {
  it('join without losing a character, and joined runs are in normal form', () => {
    fc.assert(
      fc.property(fc.array(run), (runs) => {
        const joined = joinRuns(runs);
        expect(plainText(joined)).toBe(plainText(runs));
        expect(joinRuns(joined)).toEqual(joined);
        expect(joined.some(({ text }) => text === '')).toBe(false);
      }),
    );
  });

  it('never join two note marks', () => {
    const mark: Run = { text: '[^n]', note: 'n' };
    expect(sameMarks(mark, mark)).toBe(false);
    expect(joinRuns([mark, mark])).toEqual([mark, mark]);
  });

  it('are cut by printed offsets', () => {
    const runs: Run[] = [
      { text: 'Charge ' },
      { text: 'le Conseil', em: true },
      { text: '[^n]', note: 'n' },
      { text: ' ;' },
    ];
    expect(sliceRuns(runs, 3, 9)).toEqual([{ text: 'rge ' }, { text: 'le', em: true }]);
    expect(sliceRuns(runs, 17, 22)).toEqual([{ text: '[^n]', note: 'n' }, { text: ' ' }]);
    expect(plainText(sliceRuns(runs, 5, 5))).toBe('');
  });

  it('cut in two are the whole', () => {
    const plain = fc.array(fc.record({ text: fc.string() }));
    fc.assert(
      fc.property(plain, fc.nat(40), (runs, at) => {
        const text = plainText(runs);
        expect(
          plainText(sliceRuns(runs, 0, at)) + plainText(sliceRuns(runs, at, text.length)),
        ).toBe(text);
      }),
    );
  });
});
