import fc from 'fast-check';
import '../seed.ts';
import { describe, expect, it } from 'vitest';
import { withWorkingLabels } from '../../src/lineage/working-labels.ts';
import { LATIN_ORDINALS, readLabel } from '../../src/model/label.ts';
import { compareLabels, follows } from '../../src/model/label-order.ts';
import { finalLabels } from '../../src/model/numbering.ts';
import { outline } from '../../src/model/outline.ts';
import { labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { readTypedLabels } from '../../src/model/typed-label.ts';
import { paragraphsOf } from '../model/notation.ts';

const RULES = { formulaFirst: false, shapes: ['1.', 'a)', 'i)'] };

/** The labels of paragraphs behind a formula once those that begin with `NEW` were given theirs. */
function labelled(...lines: string[]): (string | null)[] {
  return labelledAgain(paragraphsOf(['F .formula', ...lines]))
    .slice(1)
    .map(textOf);
}

function labelledAgain(paragraphs: readonly Paragraph[]): readonly Paragraph[] {
  const isNew = (paragraph: Paragraph): boolean =>
    paragraph.kind === 'plain' && (paragraph.content[0]?.text ?? '').startsWith('NEW');
  const text = { front: { source: null, values: {} }, paragraphs };
  return withWorkingLabels(text, isNew, RULES).paragraphs;
}

function textOf(paragraph: Paragraph): string | null {
  return labelOf(paragraph)?.text ?? null;
}

const NEW = (count: number): string[] => Array.from({ length: count }, (_, at) => `NEW ${at}`);

describe('working numbers of new paragraphs', () => {
  it('are Latin ordinals behind the number before them, twenty at one place', () => {
    expect(labelled('{6.} a', ...NEW(20), '{7.} b')).toEqual([
      '6.',
      ...LATIN_ORDINALS.map((name) => `6 ${name}.`),
      '7.',
    ]);
    expect(LATIN_ORDINALS).toHaveLength(20);
    expect(labelled('{6.} a', ...NEW(22), '{7.} b').slice(20)).toEqual([
      '6 unvicies.',
      '6 unvicies A.',
      '6 unvicies B.',
      '7.',
    ]);
  });

  it.each([
    [['{1.} c :', '{a)} a', '{b)} b'], 2, ['a bis)', 'a ter)']],
    [['{1.} c :', '{a)} a :', '{i)} x', '{ii)} y'], 3, ['i bis)', 'i ter)']],
    [['{B21} a', '{B22} b'], 1, ['B21 bis', 'B21 ter']],
    [['{1.2.3} a', '{1.2.4} b'], 1, ['1.2.3 bis', '1.2.3 ter']],
    [['{8.3} a', '{8.4} b'], 1, ['8.3 bis', '8.3 ter']],
    [['{0.} a', '{1.} b'], 1, ['0 bis.', '0 ter.']],
    [['{(1)} a', '{(2)} b'], 1, ['(1 bis)', '(1 ter)']],
  ])('stand in lists of every kind: %j', (lines, at, expected) => {
    const found = labelled(...lines.slice(0, at), ...NEW(2), ...lines.slice(at));
    expect(found.slice(at, at + 2)).toEqual(expected);
  });

  it.each([
    ['6 bis.', '6 ter.', ['6 bis A.', '6 bis B.']],
    ['6.', '6 bis.', ['6 A.', '6 B.']],
    ['6 bis A.', '6 ter.', ['6 bis B.', '6 bis C.']],
    ['a bis)', 'a ter)', ['a bis A)', 'a bis B)']],
    ['a)', 'a bis)', ['a A)', 'a B)']],
    ['i bis)', 'i ter)', ['i bis A)', 'i bis B)']],
    ['B21 bis', 'B21 ter', ['B21 bis A', 'B21 bis B']],
    ['B21', 'B21 bis', ['B21 A', 'B21 B']],
    ['1.2.3 bis', '1.2.3 ter', ['1.2.3 bis A', '1.2.3 bis B']],
    ['1.2.3', '1.2.3 bis', ['1.2.3 A', '1.2.3 B']],
    ['8.3', '8.3 bis', ['8.3a', '8.3b']],
    ['0.', '0 bis.', ['0 A.', '0 B.']],
    ['0 bis.', '0 ter.', ['0 bis A.', '0 bis B.']],
  ])('go in between %s and %s', (before, after, expected) => {
    expect(labelled(`{${before}} x`, ...NEW(2), `{${after}} y`).slice(1, 3)).toEqual(expected);
  });

  it('stand before the first: nought before 1, then ordinals; ante before nought and letters', () => {
    expect(labelled('NEW', '{1.} x')).toEqual(['0.', '1.']);
    expect(labelled(...NEW(10), '{1.} x').slice(0, 3)).toEqual(['0.', '0 bis.', '0 ter.']);
    expect(labelled('NEW', '{0.} x', '{1.} y')[0]).toBe('0 ante.');
    expect(labelled('{1.} c :', 'NEW', '{a)} x', '{b)} y')[1]).toBe('a ante)');
    expect(labelled('{1.} c :', ...NEW(3), '{a)} x', '{b)} y').slice(1, 4)).toEqual([
      'a ante)',
      'a ante A)',
      'a ante B)',
    ]);
    expect(labelled('NEW', '{1.2.1} x', '{1.2.2} y')[0]).toBe('1.2.0');
  });

  it('are none where no number is left in between', () => {
    expect(labelled('{6 bis A.} x', 'NEW', '{6 bis B.} y')).toEqual(['6 bis A.', null, '6 bis B.']);
  });

  it('pass over the numbers of tombstones and of what moved elsewhere', () => {
    expect(labelled('{6.} a', 'NEW', '{6 bis.} .deleted', '{7.} b')[1]).toBe('6 A.');
    expect(labelled('{6 bis.} moved', '{5.} x', '{6.} a', 'NEW', '{7.} b')[3]).not.toBe('6 bis.');
  });

  it('go on behind the second part of a paragraph and over a heading', () => {
    expect(labelled('{3.} a', 'second part', 'NEW', '{4.} b')[2]).toBe('3 bis.');
    expect(labelled('{3.} a', '## Part', 'NEW', '{4.} b')[2]).toBe('3 bis.');
  });
});

describe('working numbers, once given', () => {
  const place = fc.constantFrom(
    '{6.}|{7.}',
    '{a)}|{b)}',
    '{B21}|{B22}',
    '{1.2.3}|{1.2.4}',
    '{0.}|{1.}',
    '{ii)}|{iii)}',
  );

  it('are read back as they are, stand in their order, and follow one another', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 20 }), (ends, count) => {
        const [before = '', after = ''] = ends.split('|');
        const found = labelledAgain(paragraphsOf([`${before} x`, ...NEW(count), `${after} y`]));
        const labels = found.flatMap((paragraph) => labelOf(paragraph) ?? []);
        expect(labels).toHaveLength(count + 2);
        for (const [index, label] of labels.entries()) {
          expect(readLabel(label.text)[0]).toEqual(label);
          const next = labels[index + 1];
          if (next === undefined) continue;
          expect(compareLabels(label, next)).toBeLessThan(0);
          expect(follows(label, next)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('end in consecutive numbers, insertions between insertions too', () => {
    const lines = ['{1.} x', '{6 bis.} y', '{6 bis A.} z', '{6 ter.} w', '{7.} v'];
    const whole = [
      '{0 ante.} m',
      '{0.} n',
      '{1.} a',
      '{2.} b',
      '{3.} c',
      '{4.} d',
      '{5.} e',
      '{6.} f',
      '{6 A.} g',
      ...lines.slice(1),
    ];
    const paragraphs = paragraphsOf(['F .formula', ...whole]);
    const finals = finalLabels(paragraphs, outline(paragraphs, { formulaFirst: false })).slice(1);
    expect(finals.map((label) => label?.text)).toEqual(whole.map((_, at) => `${at + 1}.`));
    const items = paragraphsOf([
      'F .formula',
      '{1.} c :',
      '{a ante)} x',
      '{a ante A)} y',
      '{a)} z',
      '{a A)} v',
      '{a bis)} w',
    ]);
    const given = finalLabels(items, outline(items, { formulaFirst: false })).slice(2);
    expect(given.map((label) => label?.text)).toEqual(['a)', 'b)', 'c)', 'd)', 'e)']);
    expect(outline(items, { formulaFirst: false }).map(({ depth }) => depth)).toEqual([
      0, 1, 2, 2, 2, 2, 2,
    ]);
  });

  it('are printed and ordered between their neighbours', () => {
    const order = [
      '6 ante.',
      '6.',
      '6 A.',
      '6 B.',
      '6 bis.',
      '6 bis A.',
      '6 bis B.',
      '6 ter.',
      '6 decies.',
      '6 undecies.',
      '6 vicies.',
      '6 unvicies.',
      '7.',
    ];
    const labels = order.map((text) => readLabel(text)[0]);
    expect(labels.map((label) => label?.text)).toEqual(order);
    const sorted = labels
      .flatMap((label) => label ?? [])
      .reverse()
      .sort(compareLabels);
    expect(sorted.map(({ text }) => text)).toEqual(order);
  });

  it.each([
    '3. Ante la situación',
    '5 A',
    '1.5 V',
    '6 A. Smith wrote',
    'B21 A survey of',
    'I A. Introduction',
  ])('are not seen in running text: %s', (line) => {
    const [found] = readTypedLabels([line]);
    expect(found?.label.suffix ?? '').toBe('');
  });

  it('are seen before a tab, as a Word file has them', () => {
    expect(readTypedLabels(['6 A.\tEncourages'])[0]?.label.text).toBe('6 A.');
    expect(readTypedLabels(['6 bis A.\tEncourages'])[0]?.label.text).toBe('6 bis A.');
  });
});
