import { describe, expect, it } from 'vitest';
import { placesIn } from '../../src/check/words-at.ts';

const SOURCE = '# Title\n\nSee [6.CC](#one) and 6.CC;\nthen 6.CC.\n';
const BLOCK = { line: 3, column: 1 };

describe('the place of words in a block', () => {
  it('is the next one each time that they are asked for', () => {
    const placeOf = placesIn(SOURCE);
    expect([1, 2, 3].map(() => placeOf(BLOCK, '6.CC'))).toEqual([
      { line: 3, column: 6 },
      { line: 3, column: 22 },
      { line: 4, column: 6 },
    ]);
  });

  it.each([
    [0, { line: 3, column: 6 }],
    [1, { line: 3, column: 22 }],
    [2, { line: 4, column: 6 }],
    [3, BLOCK],
  ])('is that before which they stand %i times', (before, place) => {
    expect(placesIn(SOURCE)(BLOCK, '6.CC', before)).toEqual(place);
  });
});
