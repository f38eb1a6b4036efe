import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestIncreasing } from '../../src/model/increasing.ts';

function longestByTrial(list: readonly number[]): number {
  const best = list.map(() => 1);
  for (const [at, value] of list.entries())
    for (let above = 0; above < at; above += 1)
      if ((list[above] ?? 0) < value) best[at] = Math.max(best[at] ?? 1, (best[above] ?? 0) + 1);
  return Math.max(0, ...best);
}

describe('the longest part of a list that is in order', () => {
  it('grows from one to the next, stands in the list in this order and could not be longer', () => {
    const values = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 30 });
    fc.assert(
      fc.property(values, (list) => {
        const items = list.map((value, index) => ({ value, index }));
        const found = longestIncreasing(items, ({ value }) => value);
        expect(found).toHaveLength(longestByTrial(list));
        for (const [at, { value, index }] of found.entries()) {
          const above = found[at - 1];
          if (above) expect([above.value < value, above.index < index]).toEqual([true, true]);
        }
      }),
    );
  });

  it('of many is found in time', () => {
    const list = Array.from({ length: 200_000 }, (_, index) => (index * 7919) % 200_003);
    expect(longestIncreasing(list, (value) => value).length).toBeGreaterThan(10);
  });
});
