import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { comparisonJson } from '../../src/compare/json.ts';
import { comparisonSchema } from '../../src/compare/schema.ts';
import { copiesOf1124 } from '../bench/compare.ts';
import { corpora } from '../corpora.ts';
import {
  measureLaws,
  measureRedline,
  moveParagraph,
  pairsOf,
  redlineCases,
  sumUp,
  told,
} from './measure.ts';
import { resolution1124, withoutNumber } from './resolution-11-24.ts';

const redlines = corpora('corpora/redlines/human-redlines.fr.txt');
const laws = corpora('corpora/lawpairs');
const resolution = resolution1124();

describe.skipIf(redlines === null)('changes of real papers, as people marked them', () => {
  const cases = redlines === null ? [] : redlineCases(redlines).map(measureRedline);
  it('are rebuilt to the character, without a cut inside a word', () => {
    expect(cases.filter(({ rebuilt }) => !rebuilt)).toEqual([]);
    expect(cases.filter(({ cuts }) => cuts > 0)).toEqual([]);
  });
  it('are marked as people did', () => {
    const { f1, runs, islands } = sumUp(cases);
    expect(f1).toBeGreaterThanOrEqual(0.97);
    expect(runs).toBeLessThanOrEqual(1.1);
    expect(islands).toBeLessThanOrEqual(2);
  });
});

describe.skipIf(resolution === null)('Resolution 11.24 without ids', () => {
  const { before, after, truth } = resolution ?? { before: [], after: [], truth: [] };
  const bare = { before: before.map(withoutNumber), after: after.map(withoutNumber) };
  it('has 16 true pairs', () => {
    expect([before.length, after.length, truth.length]).toEqual([23, 23, 16]);
  });
  it('with typed numbers: all true pairs and no wrong one', () => {
    expect(pairsOf(before, after).sort()).toEqual(told(truth));
  });
  it('without numbers: all true pairs and no wrong one', () => {
    expect(pairsOf(bare.before, bare.after).sort()).toEqual(told(truth));
  });
  // Every paragraph that has a partner, moved to the front, the middle and the end, three words changed; not the formula, behind
  // which roles change, and not the paragraph of which a quarter is left.
  it.each(truth.filter(([, place]) => (bare.after[place] ?? '').length > 120 && place !== 15))(
    'paragraph %i → %i moved and edited: all true pairs and no wrong one',
    (_old, place) => {
      for (const to of [1, 9, bare.after.length - 1]) {
        const moved = moveParagraph({ before, after, truth }, place, to);
        expect(pairsOf(bare.before, moved.after)).toEqual(told(moved.truth));
      }
    },
  );
  it('keeps all true pairs among forty copies that differ in numbers, names and years', () => {
    const copies = copiesOf1124(40, false);
    const { pairs } = compare(copies.before, copies.after);
    const found = pairs.flatMap((pair) =>
      pair.before[0] && pair.after[0] ? [`${pair.before[0].index} ${pair.after[0].index}`] : [],
    );
    expect(found.sort()).toEqual(told(copies.pairs));
  });
});

describe.skipIf(laws === null)(
  'forty amended laws',
  () => {
    const figures = laws === null ? [] : measureLaws(laws);
    it('are rebuilt on both sides, each paragraph in one pair', () => {
      expect(figures.length).toBe(40);
      expect(figures.filter(({ rebuilt, once }) => !rebuilt || !once)).toEqual([]);
    });
    it('show every renumbered paragraph as one pair with both labels', () => {
      expect(figures.flatMap(({ missing }) => missing)).toEqual([]);
    });
  },
  120_000,
);

describe.skipIf(resolution === null)('the JSON of Resolution 11.24', () => {
  it('keeps its schema', () => {
    const copies = copiesOf1124(2, true);
    const validate = new Ajv2020({ strict: true }).compile(comparisonSchema);
    validate(comparisonJson(compare(copies.before, copies.after), { before: 'a', after: 'b' }));
    expect(validate.errors).toBeNull();
  });
});
