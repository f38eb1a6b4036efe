import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { compareSince } from '../../src/compare/since.ts';
import type { Message } from '../../src/model/message.ts';
import type { Text } from '../../src/model/text.ts';
import { type Layout, layoutSheet } from '../../src/papers/write/layout.ts';
import { LAYOUTS, marksSince } from '../../src/papers/write/layouts.ts';
import { context, textPairs } from './write-fixtures.ts';

const marking = LAYOUTS.filter(marksSince);

function errors(texts: readonly [Text, Text, Text], layout: Layout): readonly Message[] {
  const [before, after, stage] = texts;
  const comparison = compare(before, after);
  const since = compareSince(comparison, stage);
  const { messages } = layoutSheet(comparison, layout, { ...context, since });
  return messages.filter(({ severity }) => severity === 'error');
}

const threeTexts = fc
  .tuple(textPairs, textPairs, fc.boolean())
  .map(([one, other, alike]): [Text, Text, Text] => [
    one.before,
    one.after,
    alike ? other.before : other.after,
  ]);

describe.each(marking)('the layout %s with a stage', (layout) => {
  it('passes its proof for every three texts', () => {
    fc.assert(
      fc.property(threeTexts, (texts) => {
        expect(errors(texts, layout)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
  it('passes its proof where the stage is one of the two texts', () => {
    fc.assert(
      fc.property(textPairs, ({ before, after }) => {
        expect(errors([before, after, before], layout)).toEqual([]);
        expect(errors([before, after, after], layout)).toEqual([]);
        expect(errors([before, before, after], layout)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
