import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import { context, textPairs } from './write-fixtures.ts';

describe.each(['three-column', 'inline', 'clean'] as const)('the layout %s', (layout) => {
  it('passes its proof for every pair of texts', () => {
    fc.assert(
      fc.property(textPairs, ({ before, after }) => {
        const { messages } = layoutSheet(compare(before, after), layout, context);
        expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });
});
