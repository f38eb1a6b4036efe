import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Label, printLabel, printLabelUnder, readLabel } from '../../src/model/label.ts';
import { compareLabels, follows, succeeds } from '../../src/model/label-order.ts';

/** The first reading as `word|open|series|value style|suffix|close`. */
function parts(text: string): string {
  const [label] = readLabel(text);
  return label
    ? [
        label.word,
        label.open,
        label.series,
        `${label.value} ${label.style}`,
        label.suffix,
        label.close,
      ].join('|')
    : 'none';
}

function label(text: string): Label {
  const [first] = readLabel(text);
  if (!first) throw new Error(`${text} is no label`);
  return first;
}

const FORMS: readonly (readonly [string, string])[] = [
  ['0', '|||0 arabic||'],
  ['0.', '|||0 arabic||.'],
  ['8', '|||8 arabic||'],
  ['01.', '|||1 arabic||.'],
  ['6 bis.', '|||6 arabic|bis|.'],
  ['6\u00A0bis.', '|||6 arabic|bis|.'],
  ['10bis', '|||10 arabic|bis|'],
  ['6.ter', '|||6 arabic|ter|'],
  ['6.bis', '|||6 arabic|bis|'],
  ['12 decies', '|||12 arabic|decies|'],
  ['a)', '|||1 lower||)'],
  ['(a)', '|(||1 lower||)'],
  ['a bis)', '|||1 lower|bis|)'],
  ['(i)', '|(||1 lower-roman||)'],
  ['v.', '|||5 lower-roman||.'],
  ['c)', '|||3 lower||)'],
  ['aa)', '|||1 double||)'],
  ['A.', '|||1 upper||.'],
  ['IV.', '|||4 upper-roman||.'],
  ['II -', '|||2 upper-roman|| -'],
  ['I.-', '|||1 upper-roman||.-'],
  ['15.AA', '||15.|1 double||'],
  ['14.167', '||14.|167 arabic||'],
  ['B21', '||B|21 arabic||'],
  ['OP2 bis', '||OP|2 arabic|bis|'],
  ['1.2.3', '||1.2.|3 arabic||'],
  ['8,7', '||8,|7 arabic||'],
  ['22,5', '||22,|5 arabic||'],
  ['(1a)', '|(||1 arabic|a|)'],
  ['§ 12', '§|||12 arabic||'],
  ['§ 12a', '§|||12 arabic|a|'],
  ['3°', '|||3 arabic||°'],
  ['1° bis', '|||1 arabic|bis|°'],
  ['1.º', '|||1 arabic||.º'],
  ['II.3', '||II.|3 arabic||'],
  ['6  bis', '|||6 arabic|bis|'],
  ['Art. 5', 'Art.|||5 arabic||'],
  ['Art. 1er', 'Art.|||1 arabic||er'],
  ['Article L. 123-8', 'Article||L. 123-|8 arabic||'],
  ['Objectif 1.1', 'Objectif||1.|1 arabic||'],
  ['BUT 1', 'BUT|||1 arabic||'],
  ['Indicateur 1.1.1', 'Indicateur||1.1.|1 arabic||'],
  ['Decisión 14.12', 'Decisión||14.|12 arabic||'],
  ['Chapitre II :', 'Chapitre|||2 upper-roman|| :'],
  ['المادة 5', 'المادة|||5 arabic||'],
  ['一、', '|||1 cjk||、'],
  ['（二）', '|（||2 cjk||）'],
  ['第三条', '|第||3 cjk||条'],
  ['第一百二十三条', '|第||123 cjk||条'],
  ['4 -', '|||4 arabic|| -'],
  ['٤ -', '|||4 arabic|| -'],
  ['б)', '|||2 lower||)'],
  ['–', '|||0 mark||'],
  ['-', '|||0 mark||'],
  ['·', '|||0 mark||'],
  ['•', '|||0 mark||'],
];

describe('readLabel', () => {
  it.each(FORMS)('takes %s apart', (text, expected) => {
    expect(parts(text)).toBe(expected);
  });

  it.each(
    [
      '',
      ' ',
      'Les',
      'civil.',
      'mix)',
      'dix.',
      'le)',
      'Important.',
      '2026',
      '(2026)',
      'Il a',
      '3D',
      'COP13',
      '12.7.2007',
      '200.001',
      '8.',
      '8. Charge',
      '(a',
      'a',
      'i',
      'AA',
      ' 8.',
      '8. ',
      'Rev.COP13',
      '99999',
      'x'.repeat(60),
    ].filter((text) => text !== '8.'),
  )('finds no label in %j', (text) => {
    expect(readLabel(text)).toEqual([]);
  });

  it('gives every reading of an ambiguous letter', () => {
    expect(readLabel('i)').map(({ value, style }) => [value, style])).toEqual([
      [1, 'lower-roman'],
      [9, 'lower'],
    ]);
    expect(readLabel('v)').map(({ value }) => value)).toEqual([5, 22]);
    expect(readLabel('C.').map(({ value }) => value)).toEqual([3, 100]);
  });

  it('keeps the text as typed in every reading', () => {
    fc.assert(
      fc.property(anyLabel, (text) => {
        const readings = readLabel(text);
        expect(readings.length).toBeGreaterThan(0);
        for (const reading of readings) expect(reading.text).toBe(text);
      }),
    );
  });

  it('never throws and never alters what is no label', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const reading of readLabel(text)) expect(reading.text).toBe(text);
      }),
    );
  });
});

const digits = fc.integer({ min: 1, max: 998 }).map(String);
const suffix = fc.constantFrom('', ' bis', 'bis', '.ter', ' quater', '\u00A0octies');
const anyLabel = fc.oneof(
  fc.tuple(digits, suffix, fc.constantFrom('', '.', ')', ' -')).map((all) => all.join('')),
  fc
    .tuple(fc.constantFrom('§ ', 'Art. ', 'Objectif ', 'BUT ', 'Décision '), digits)
    .map((all) => all.join('')),
  fc.tuple(digits, fc.constantFrom('.', ','), digits).map((all) => all.join('')),
  fc.constantFrom(
    'a)',
    '(b)',
    'i)',
    'iv.',
    'A.',
    'IX.',
    '15.AA',
    '15.ZZ',
    'B21',
    '3°',
    '一、',
    '第十二条',
    '–',
    '•',
    'zz)',
  ),
);

describe('printLabel', () => {
  it.each([
    ['8.', 9, '9.'],
    ['10 bis.', 8, '8.'],
    ['6.bis', 7, '7'],
    ['a)', 26, 'z)'],
    ['a)', 27, 'aa)'],
    ['(iii)', 9, '(ix)'],
    ['IV.', 40, 'XL.'],
    ['15.AA', 5, '15.EE'],
    ['15.EE', 27, '15.AAA'],
    ['B21', 3, 'B3'],
    ['8,7', 6, '8,6'],
    ['09.', 10, '10.'],
    ['٤ -', 12, '١٢ -'],
    ['九、', 11, '十一、'],
    ['第三条', 110, '第一百一十条'],
    ['Art. 1er', 2, 'Art. 2'],
    ['§ 12a', 13, '§ 13'],
    ['–', 4, '–'],
  ] as const)('prints %s counted to %i as %s', (text, value, expected) => {
    expect(printLabel(value, label(text)).text).toBe(expected);
  });

  it('gives back what was typed when the value stays', () => {
    fc.assert(
      fc.property(anyLabel, (text) => {
        for (const reading of readLabel(text)) {
          if (reading.suffix === '') expect(printLabel(reading.value, reading)).toEqual(reading);
        }
      }),
    );
  });

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(anyLabel, fc.integer({ min: 1, max: 52 }), (text, value) => {
        for (const reading of readLabel(text)) {
          const printed = printLabel(value, reading);
          expect(readLabel(printed.text)).toContainEqual(printed);
        }
      }),
    );
  });

  it('changes the section that a number names', () => {
    expect(printLabelUnder([7], 3, label('8,4')).text).toBe('7,3');
    expect(printLabelUnder([2, 5], 1, label('Indicateur 1.1.1')).text).toBe('Indicateur 2.5.1');
  });
});

describe('the order of labels', () => {
  it.each([
    ['8', '9'],
    ['8', '9.'],
    ['6', '6 bis'],
    ['6 bis', '6 ter'],
    ['6 bis', '7'],
    ['10', '10bis'],
    ['a)', 'b)'],
    ['z)', 'aa)'],
    ['aa)', 'bb)'],
    ['15.AA', '15.BB'],
    ['1.9', '1.10'],
    ['B21', 'B22'],
    ['8.6', '8,7'],
    ['h)', 'i)'],
    ['i)', 'ii)'],
    ['(1)', '(1a)'],
    ['(1a)', '(2)'],
    ['第三条', '第四条'],
    ['0.', '1.'],
  ] as const)('%s is followed by %s', (a, b) => {
    expect(follows(label(a), label(b))).toBe(true);
    expect(compareLabels(label(a), label(b))).not.toBe(0);
  });

  it.each([
    ['8', '10'],
    ['9', '8'],
    ['(1)', '2.'],
    ['6 bis', '6'],
    ['6', '6 ter'],
    ['1.9', '2.1'],
    ['a)', '(b)'],
    ['–', '–'],
    ['Objectif 1', 'But 2'],
    ['8', '8'],
  ] as const)('%s is not followed by %s', (a, b) => {
    expect(follows(label(a), label(b))).toBe(false);
  });

  it('reads no further than the reading that it is given', () => {
    const [roman, letter] = readLabel('i)');
    const [h] = readLabel('h)');
    if (!roman || !letter || !h) throw new Error('no reading');
    expect([succeeds(h, roman), succeeds(h, letter)]).toEqual([false, true]);
  });

  it('sorts as a text is numbered', () => {
    const sorted = [
      '0',
      '1',
      '6',
      '6 bis',
      '6 ter',
      '7',
      '7.1',
      '7.2',
      '7.10',
      '8,5',
      '8.6',
      '8,7',
      '10',
      '10bis',
      '11',
    ];
    expect(
      [...sorted]
        .reverse()
        .map(label)
        .sort(compareLabels)
        .map(({ text }) => text),
    ).toEqual(sorted);
  });

  it('is total', () => {
    const reading = anyLabel.chain((text) => fc.constantFrom(...readLabel(text)));
    fc.assert(
      fc.property(reading, reading, reading, (a, b, c) => {
        expect(Math.sign(compareLabels(a, b))).toBe(0 - Math.sign(compareLabels(b, a)));
        expect(compareLabels(a, b) === 0).toBe(a.text === b.text && a.style === b.style);
        if (compareLabels(a, b) <= 0 && compareLabels(b, c) <= 0)
          expect(compareLabels(a, c)).toBeLessThanOrEqual(0);
      }),
      { numRuns: 1000 },
    );
  });
});
