import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import {
  draftLetter,
  letterIndex,
  MOST_LETTERS,
  provisionalOf,
  provisionalsIn,
} from '../../src/lineage/decisions/letters.ts';
import { changesBetween, withoutChanges } from '../../src/lineage/decisions/number-changes.ts';

const PATTERNS = ['(?<series>\\d{1,2})[. ]?(?<letter>[A-Z])\\k<letter>{1,2}'];

describe('the letters of draft Decisions', () => {
  it('go from AA to ZZ, then from AAA to ZZZ, and end there', () => {
    expect([0, 1, 25, 26, 27, 51, 52].map(draftLetter)).toEqual([
      'AA',
      'BB',
      'ZZ',
      'AAA',
      'BBB',
      'ZZZ',
      null,
    ]);
  });

  it('are each the letters of one place', () => {
    const all = Array.from({ length: MOST_LETTERS }, (_, at) => draftLetter(at) ?? '');
    expect(new Set(all).size).toBe(MOST_LETTERS);
    expect(all.map(letterIndex)).toEqual(all.map((_, at) => at));
    expect(['', 'A', 'AB', 'aa', 'AAAA', 'AAB', '11'].map(letterIndex)).toEqual(
      Array(7).fill(null),
    );
  });

  it('are read from a label, brackets and a closing point aside', () => {
    for (const label of ['15.AA', '15.AA.', '15 AA', '(15.AA)'])
      expect(provisionalOf(label, PATTERNS)).toEqual({ series: '15', letter: 'AA' });
    expect(provisionalOf('15.AAA', PATTERNS)?.letter).toBe('AAA');
    for (const label of ['15.1', '15.AB', 'a)', '15.aa', '15.AA bis'])
      expect(provisionalOf(label, PATTERNS)).toBeNull();
    expect(provisionalOf('15.AA', [])).toBeNull();
  });

  it('are found in running text with their place, over a no-break space too', () => {
    const found = provisionalsIn('15.AA a) et c), 15\u00A0DD et 14.16, X15.EE', PATTERNS);
    expect(found.map(({ at, text }) => [at, text])).toEqual([
      [0, '15.AA'],
      [16, '15\u00A0DD'],
    ]);
  });
});

describe('the changes of a file', () => {
  const file = fc
    .array(fc.constantFrom('15.AA', '15.1', ' ', '\n', '\r', 'é', '😀', '\uFEFF', '-', 'x'), {
      maxLength: 30,
    })
    .map((parts) => parts.join(''));

  it('give the file before them back from the file behind them, whatever the two are', () => {
    fc.assert(
      fc.property(file, file, (before, after) => {
        expect(withoutChanges(after, changesBetween(before, after))).toBe(before);
      }),
      { numRuns: 2000 },
    );
  });

  it('hold whole numbers, one a line', () => {
    const changes = changesBetween('see 15.AA, 15.BB\nno\n', 'see 15.12, 15.13\nno\n');
    expect(changes).toEqual([
      { line: 1, column: 5, before: '15.AA, 15.BB', after: '15.12, 15.13' },
    ]);
  });

  it('are refused where the file says something else', () => {
    const changes = changesBetween('15.AA\n', '15.12\n');
    expect(withoutChanges('15.13\n', changes)).toBeNull();
    expect(withoutChanges('', changes)).toBeNull();
  });
});
