import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { withEdits, withLink, withLinks, withWords } from '../../src/lineage/references/linked.ts';
import { plainText, type Run } from '../../src/model/run.ts';

const run: fc.Arbitrary<Run> = fc.oneof(
  fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }) }),
  fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }), strong: fc.constant<true>(true) }),
  fc.record({ text: fc.string({ minLength: 1, maxLength: 6 }), link: fc.constant('#one') }),
  fc.record({ text: fc.constant('[^n]'), note: fc.constant('n') }),
);

describe('words replaced at many places at once', () => {
  it('are those that come of replacing them one after the other from the end', () => {
    fc.assert(
      fc.property(
        fc.array(run, { maxLength: 6 }),
        fc.uniqueArray(fc.nat(30), { maxLength: 8 }),
        fc.string({ maxLength: 3 }),
        (runs, cuts, text) => {
          const length = plainText(runs).length;
          const places = cuts.filter((at) => at <= length).sort((a, b) => a - b);
          const edits = places.flatMap((start, at) => {
            const end = places[at + 1];
            return at % 2 === 0 && end !== undefined ? [{ start, end, text }] : [];
          });
          const oneByOne = edits.toReversed().reduce<readonly Run[]>(withWords, runs);
          expect(withEdits(runs, edits)).toEqual(oneByOne);
        },
      ),
    );
  });
});

describe('links set at many places at once', () => {
  it('are those that come of setting them one after the other', () => {
    fc.assert(
      fc.property(
        fc.array(run, { maxLength: 6 }),
        fc.uniqueArray(fc.nat(30), { maxLength: 8 }),
        (runs, cuts) => {
          const places = cuts.sort((a, b) => a - b);
          const links = places.flatMap((start, at) => {
            const end = places[at + 1];
            return at % 2 === 0 && end !== undefined ? [{ start, end, link: `#at-${at}` }] : [];
          });
          const oneByOne = links.reduce<readonly Run[]>(withLink, runs);
          expect(withLinks(runs, links)).toEqual(oneByOne);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
