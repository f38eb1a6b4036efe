import { expect, it } from 'vitest';
import { figureOf } from '../../src/model/count.ts';

it.each([
  ['7', '7'],
  ['٧', '7'],
  ['I', '1'],
  ['IX', '9'],
  ['XI', '11'],
  ['XXIV', '24'],
  ['xi', '11'],
  ['十一', '11'],
  ['B', 'B'],
  ['IIX', 'IIX'],
])('an annex %s is counted as %s', (typed, figure) => {
  expect(figureOf(typed)).toBe(figure);
});
