import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import type { Message } from '../../src/model/message.ts';
import { type Layout, layoutSheet } from '../../src/papers/write/layout.ts';
import { LAYOUTS } from '../../src/papers/write/layouts.ts';
import { corpora } from '../corpora.ts';
import { context, text, textPairs } from './write-fixtures.ts';

const laws = corpora('corpora/lawpairs');
const names = laws === null ? [] : readdirSync(laws).filter((name) => name.endsWith('.old.md'));

/** Each pair of real laws with its comparison, which all layouts print. */
const compared: readonly (readonly [string, Comparison])[] = names.map((name) => {
  const read = (file: string) => text(readFileSync(`${laws}/${file}`, 'utf8'));
  return [name, compare(read(name), read(name.replace('.old.md', '.new.md')))];
});

function errors(comparison: Comparison, layout: Layout): readonly Message[] {
  const { messages } = layoutSheet(comparison, layout, context);
  return messages.filter(({ severity }) => severity === 'error');
}

describe.each(LAYOUTS)('the layout %s', (layout) => {
  it('passes its proof for every pair of texts', () => {
    fc.assert(
      fc.property(textPairs, ({ before, after }) => {
        expect(errors(compare(before, after), layout)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.skipIf(names.length === 0)('passes its proof for two versions of real laws', () => {
    for (const [name, comparison] of compared) expect(errors(comparison, layout), name).toEqual([]);
  });
});
