import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison, Pair } from '../../src/compare/comparison.ts';
import { contentOf } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';
import { deleted, named, rebuilt, say, textOf } from '../say.ts';
import { countable } from './measure.ts';

const STOCK = [
  'Reconnaissant que les espèces migratrices fournissent des services essentiels,',
  'Charge le Secrétariat de poursuivre la coordination du Programme de travail ;',
  'Charge le Secrétariat de présenter un rapport à chaque réunion ;',
  'Prie les Parties de renforcer leur coopération et invite les donateurs à les soutenir ;',
  'Prie les Parties de renforcer leur coopération ;',
  'Invite les donateurs à les soutenir ;',
  'Idem.',
  '(supprimé)',
  '保护迁徙物种及其栖息地；',
  '',
];

// Words of a stock sentence, some left out, some put in.
const sentence = fc
  .tuple(
    fc.constantFrom(...STOCK),
    fc.array(
      fc.tuple(fc.nat(12), fc.constantFrom('', 'nouveau', '2026-2032', '\u202E', '\uD83D')),
      { maxLength: 3 },
    ),
  )
  .map(([words, edits]) => {
    const parts = words.split(' ');
    for (const [at, word] of edits)
      parts.splice(at % (parts.length + 1), word === '' ? 1 : 0, word);
    return parts.join(' ');
  });

const paragraph = fc
  .tuple(
    sentence,
    fc.option(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { freq: 3 }),
    fc.constantFrom('', '1.', 'a)'),
    fc.nat(20),
  )
  .map(([words, id, label, fate]) => {
    const said = label === '' ? say(words) : say(label, words);
    if (id === null) return said;
    if (fate === 0) return deleted(id, 'Obsolète.');
    if (fate === 1) return deleted(id, 'Fusion.', { into: 'a' });
    return named(id, said, fate === 2 ? { from: 'a' } : {});
  });

const text = fc.array(paragraph, { maxLength: 9 }).map((paragraphs) => textOf(...paragraphs));

function joined(pair: Pair, side: 'before' | 'after'): string {
  return pair[side].map((member) => plainText(contentOf(member.paragraph))).join('\n');
}

function members(comparison: Comparison, side: 'before' | 'after'): number[] {
  return comparison.pairs.flatMap((pair) => pair[side].map(({ index }) => index));
}

const sorted = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b);

function pairing(comparison: Comparison, swapped: boolean): string[] {
  return comparison.pairs
    .map(({ before, after }) => {
      const [left, right] = swapped ? [after, before] : [before, after];
      return `${left.map(({ index }) => index)} ${right.map(({ index }) => index)}`;
    })
    .sort();
}

describe('the laws of a comparison', () => {
  it('each paragraph stands in exactly one pair, and each redline rebuilds its two sides', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const comparison = compare(before, after);
        expect(sorted(members(comparison, 'before'))).toEqual(countable(before));
        expect(sorted(members(comparison, 'after'))).toEqual(countable(after));
        for (const pair of comparison.pairs) {
          expect(rebuilt(pair.redline, 'before')).toBe(joined(pair, 'before'));
          expect(rebuilt(pair.redline, 'after')).toBe(joined(pair, 'after'));
        }
      }),
      { numRuns: 2000 },
    );
  });
  it('a text compared with itself is kept whole, nothing moved', () => {
    fc.assert(
      fc.property(text, (one) => {
        const { pairs } = compare(one, one);
        const declared = one.paragraphs.some(
          ({ attributes }) => Object.keys(attributes.values).length > 0,
        );
        if (declared) return;
        expect(pairs.filter(({ kind, moved }) => kind !== 'kept' || moved)).toEqual([]);
      }),
    );
  });
  it('the other way round the same paragraphs are paired', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(pairing(compare(after, before), true)).toEqual(
          pairing(compare(before, after), false),
        );
      }),
      { numRuns: 2000 },
    );
  });
  it('the first members after stand in the order of the text after', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const order = compare(before, after).pairs.flatMap((pair) => pair.after[0]?.index ?? []);
        expect(order).toEqual(sorted(order));
      }),
    );
  });
  it('what did not move stands in one order on both sides', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const stayed = compare(before, after).pairs.filter(
          ({ moved, kind }) => !moved && (kind === 'kept' || kind === 'amended'),
        );
        const order = stayed.map((pair) => pair.before[0]?.index ?? -1);
        expect(order).toEqual(sorted(order));
      }),
    );
  });
});

function manyTexts(count: number, words: (place: number) => string): Text {
  return textOf(...Array.from({ length: count }, (_, place) => words(place)));
}

describe('bounded time', () => {
  const rounds: readonly (readonly [string, Text, Text, Partial<Record<Pair['kind'], number>>])[] =
    [
      ['two empty texts', textOf(), textOf(), {}],
      ['an empty text and another', textOf(), textOf('Un mot.', 'Deux mots.'), { added: 2 }],
      [
        '2,000 unrelated paragraphs',
        manyTexts(
          2000,
          (place) => `alpha${place} beta${place * 3} gamma${place * 7} delta${place * 11}`,
        ),
        manyTexts(
          2000,
          (place) => `rho${place} sigma${place * 3} tau${place * 7} omega${place * 11}`,
        ),
        { removed: 2000, added: 2000 },
      ],
      [
        '5,000 equal paragraphs and one more',
        manyTexts(5000, () => 'Les Parties.'),
        manyTexts(5001, () => 'Les Parties.'),
        { kept: 5000, added: 1 },
      ],
      [
        '5,000 paragraphs alike',
        manyTexts(
          5000,
          (place) => `Les Parties prennent note du rapport numéro ${place} du Secrétariat`,
        ),
        manyTexts(
          5000,
          (place) => `Les Parties prennent acte du rapport numéro ${place} du Secrétariat`,
        ),
        { amended: 5000 },
      ],
      [
        'one paragraph of 1 MB',
        textOf('mot autre '.repeat(100_000)),
        textOf('autre mot encore '.repeat(60_000)),
        { amended: 1 },
      ],
      [
        'one word of 1 MB',
        textOf('a'.repeat(1_000_000)),
        textOf(`${'a'.repeat(999_999)}b`),
        { removed: 1, added: 1 },
      ],
      [
        '1 MB of blanks',
        textOf(`un${' '.repeat(1_000_000)}mot`),
        textOf(`un${' '.repeat(999_999)}\u00A0mot`),
        { amended: 1 },
      ],
      [
        '1 MB of figures and points',
        textOf('1.1.1.'.repeat(160_000)),
        textOf('1 1. (1'.repeat(140_000)),
        { removed: 1, added: 1 },
      ],
      [
        '1 MB of Chinese',
        textOf('保护迁徙物种公约'.repeat(40_000)),
        textOf('保护迁徙野生动物物种公约'.repeat(28_000)),
        { amended: 1 },
      ],
    ];
  it.each(rounds)(
    '%s',
    (_name, before, after, expected) => {
      const start = performance.now();
      const { pairs } = compare(before, after);
      expect(performance.now() - start).toBeLessThan(10_000);
      const counted: Partial<Record<Pair['kind'], number>> = {};
      for (const { kind } of pairs) counted[kind] = (counted[kind] ?? 0) + 1;
      expect(counted).toEqual(expected);
      for (const pair of pairs)
        expect(rebuilt(pair.redline, 'after') === joined(pair, 'after')).toBe(true);
    },
    30_000,
  );
});
