import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { betweenOf } from '../../src/lineage/between.ts';
import type { Chain } from '../../src/lineage/chain.ts';
import { concordance } from '../../src/lineage/concordance.ts';
import { citedLabel } from '../../src/lineage/label-path.ts';
import { readLabel } from '../../src/model/label.ts';
import { contentOf, labelOf, NO_ATTRIBUTES, type Plain } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

const IDS = Array.from({ length: 12 }, (_, at) => `p${at}`);
const WORDS = [
  'requests',
  'the',
  'Secretariat',
  'to',
  'report',
  'on',
  'rivers',
  'again',
  'soon',
  'each',
  'year',
];

/** One paragraph of one revision: who it is, its words, and what it says of its own past. */
const standing = fc.record({
  id: fc.constantFrom(...IDS),
  words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 }),
  from: fc.option(fc.constantFrom(...IDS), { freq: 6, nil: undefined }),
});
const removal = fc.record({ id: fc.constantFrom(...IDS), into: fc.constantFrom(...IDS) });
const revision = fc.record({
  paragraphs: fc.uniqueArray(standing, { maxLength: 10, selector: ({ id }) => id }),
  removed: fc.array(removal, { maxLength: 2 }),
});
const history = fc.array(revision, { minLength: 2, maxLength: 6 });

type Revision = typeof revision extends fc.Arbitrary<infer T> ? T : never;

function chainOf(revisions: readonly Revision[]): Chain {
  return revisions.map(({ paragraphs, removed }, at) => {
    const key = `rev.cop${at}`;
    const base = at === 0 ? null : `rev.cop${at - 1}`;
    const values = { revision: key, removed, ...(base === null ? {} : { base }) };
    const text: Text = {
      front: { source: null, values },
      paragraphs: paragraphs.map(({ id, words, from }, order): Plain => {
        const [label = null] = readLabel(`${order + 1}.`);
        const attributes = from === undefined ? NO_ATTRIBUTES : { classes: [], values: { from } };
        const content = [{ text: words.join(' ') }];
        return {
          kind: 'plain',
          id,
          attributes,
          comments: [],
          place: null,
          bracket: false,
          label,
          content,
        };
      }),
    };
    return { key, base, adopted: true, text };
  });
}

function fail(id: string): never {
  throw new Error(`no pair of ${id}`);
}

/** Which paragraph after is which before, by its id, as one comparison tells. */
function pairsById(before: Text, after: Text): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (const pair of compare(before, after).pairs)
    for (const member of pair.after)
      if (pair.before.some(({ paragraph }) => paragraph.id === member.paragraph.id))
        pairs.add(member.paragraph.id ?? '');
  return pairs;
}

describe('On ids', () => {
  it('comparing neighbours and composing pairs the same paragraphs as comparing ends', () => {
    fc.assert(
      fc.property(history, (revisions) => {
        const chain = chainOf(revisions);
        const [first] = chain;
        const last = chain.at(-1);
        if (!first || !last) return;
        // Who stands in every revision in between is composed; who was away and came back is known to the ends alone.
        const always = IDS.filter((id) =>
          chain.every(({ text }) => text.paragraphs.some((paragraph) => paragraph.id === id)),
        );
        const steps = chain
          .slice(1)
          .map(({ text }, at) => pairsById(chain[at]?.text ?? text, text));
        const composed = always.filter((id) => steps.every((pairs) => pairs.has(id)));
        const ends = pairsById(first.text, last.text);
        expect(composed).toEqual(always);
        expect(always.filter((id) => ends.has(id))).toEqual(composed);
        // The concordance of the ends alone and of all tells the same of who is where.
        const whole = concordance(chain, { formulaFirst: false });
        const brief = concordance([first, { ...last, base: first.key }], { formulaFirst: false });
        const there = ({ rows }: typeof whole) =>
          rows.flatMap(({ id, cells }) =>
            cells[0]?.present && cells.at(-1)?.present ? [`${id} ${cells.at(-1)?.label}`] : [],
          );
        expect(new Set(there(whole))).toEqual(new Set(there(brief)));
      }),
    );
  });

  it('the ends tell of mergers, splits and what stayed in order what the neighbours tell', () => {
    let joined = 0;
    fc.assert(
      fc.property(history, (revisions) => {
        const chain = chainOf(revisions);
        const [first] = chain;
        const last = chain.at(-1);
        if (!first || !last || chain.length < 3) return;
        const { columns, rows } = concordance(chain, { formulaFirst: false });
        const between = betweenOf(chain, first.key, last.key, false);
        for (const [before, after] of [
          [first, last],
          [last, first],
        ] as const) {
          const { pairs } = compare(before.text, after.text, { between });
          const idsOf = ({ before: here, after: there }: (typeof pairs)[number]) =>
            [...here, ...there].map(({ paragraph }) => paragraph.id);
          for (const { id, cells } of rows) {
            expect(cells).toHaveLength(columns.length);
            const pair = pairs.find((each) => idsOf(each).includes(id));
            if (cells.every(({ present, fates }) => present && !fates.includes('moved')))
              expect(pair?.moved).toBe(false);
            const gone = cells.at(-1)?.present ? [] : cells.slice(1).flatMap(({ fates }) => fates);
            const [into] = cells.findLast(({ fates }) => fates.length > 0)?.others ?? [];
            const root = rows.find((row) => row.id === into)?.cells;
            if (!cells[0]?.present || gone.at(-1) !== 'merged') continue;
            if (!root?.[0]?.present || !root.at(-1)?.present) continue;
            joined += 1;
            expect(idsOf(pair ?? fail(id))).toContain(into);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(joined).toBeGreaterThan(20);
  });

  it('each id stands in exactly one row, and a cell shows its own id, label and words alone', () => {
    fc.assert(
      fc.property(history, (revisions) => {
        const chain = chainOf(revisions);
        const { columns, rows } = concordance(chain, { formulaFirst: false });
        const ids = new Set(revisions.flatMap(({ paragraphs }) => paragraphs.map(({ id }) => id)));
        expect(rows.map(({ id }) => id).sort()).toEqual([...ids].sort());
        expect(columns.map(({ key }) => key)).toEqual(chain.map(({ key }) => key));
        for (const { id, cells } of rows) {
          for (const [at, cell] of cells.entries()) {
            const own = chain[at]?.text.paragraphs.find((paragraph) => paragraph.id === id);
            expect(cell.present).toBe(own !== undefined);
            const label = own ? labelOf(own) : null;
            expect(cell.label).toBe(label === null ? null : citedLabel(label));
            const here = cell.redline.flatMap((change) =>
              change.op === '~' ? change.after : change.op === '-' ? [] : change.runs,
            );
            expect(plainText(here)).toBe(own ? plainText(contentOf(own)) : '');
            const before = chain[at - 1]?.text.paragraphs.find((paragraph) => paragraph.id === id);
            if (before === undefined) continue;
            const there = cell.redline.flatMap((change) =>
              change.op === '~' ? change.before : change.op === '+' ? [] : change.runs,
            );
            expect(plainText(there)).toBe(plainText(contentOf(before)));
          }
        }
      }),
    );
  });

  it('a cell tells of a change exactly where there is one', () => {
    fc.assert(
      fc.property(history, (revisions) => {
        const chain = chainOf(revisions);
        for (const { id, cells } of concordance(chain, { formulaFirst: false }).rows) {
          for (const [at, { fates, present }] of cells.entries()) {
            const was = cells.slice(0, at).map((cell) => cell.present);
            if (at === 0) expect(fates).toEqual([]);
            else if (present && was.at(-1))
              expect(fates.some((fate) => ['kept', 'amended', 'moved'].includes(fate))).toBe(true);
            else if (present)
              expect(fates[0]).toMatch(was.includes(true) ? /^brought-back$/ : /^(?:new|split)$/);
            else if (was.at(-1)) expect(['deleted', 'merged']).toContain(fates[0]);
            else expect([id, fates]).toEqual([id, []]);
          }
        }
      }),
    );
  });

  it('rows stand in the order of the newest revision', () => {
    fc.assert(
      fc.property(history, (revisions) => {
        const { rows } = concordance(chainOf(revisions), { formulaFirst: false });
        const newest = rows.flatMap(({ id, cells }) => (cells.at(-1)?.present ? [id] : []));
        expect(newest).toEqual(revisions.at(-1)?.paragraphs.map(({ id }) => id));
      }),
    );
  });
});
