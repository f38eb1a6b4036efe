import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outline } from '../../src/model/outline.ts';
import { outlineOf, paragraphsOf, rolesOf } from './notation.ts';

describe('roles of a Resolution', () => {
  it('are recitals before the formula, operative paragraphs, items and tails after it', () => {
    expect(
      rolesOf([
        '# Titre',
        'Consciente,',
        'La Conférence des Parties .formula',
        '{0.} Approuve',
        '{6 bis.} Encourage :',
        '{a)} un',
        '{i)} x',
        '{b)} deux',
        'suite',
        '{7.} Prie',
      ]),
    ).toEqual([
      'title',
      'recital',
      'formula',
      'operative1',
      'operative1',
      'item2<4',
      'item3<5',
      'item2<4',
      'tail<4',
      'operative1',
    ]);
  });

  it('hang dashes of a recital on the recital', () => {
    expect(rolesOf(['Notant :', '{–} un', '{–} deux', 'Rappelant', 'F .formula'])).toEqual([
      'recital',
      'item2<0',
      'item2<0',
      'recital',
      'formula',
    ]);
  });

  it('keep labelled recitals before the formula', () => {
    expect(rolesOf(['{PP1.} Recalling', '{PP2.} Noting', 'F .formula', '{OP1.} Decides'])).toEqual([
      'recital1',
      'recital1',
      'formula',
      'operative1',
    ]);
  });

  it('put recitals behind the formula where it opens the text', () => {
    const lines = [
      '# T',
      'The General Assembly, .formula',
      'Recalling',
      '{1.} Decides',
      'and more',
      '{2.} Requests',
    ];
    expect(rolesOf(lines, { formulaFirst: true })).toEqual([
      'title',
      'formula',
      'recital',
      'operative1',
      'tail<3',
      'operative1',
    ]);
  });

  it('take a single unnumbered paragraph behind the formula for operative', () => {
    expect(rolesOf(['Consciente,', 'F .formula', 'Décide de créer'])).toEqual([
      'recital',
      'formula',
      'operative',
    ]);
  });

  it('without a formula depend on the comma', () => {
    expect(rolesOf(['# T', 'Recalling,', 'Introduction.', '{1.} Decides', 'more'])).toEqual([
      'title',
      'recital',
      'plain',
      'operative1',
      'tail<3',
    ]);
  });

  it('are those that a class names', () => {
    expect(rolesOf(['A .operative', '{a)} x', 'B .recital', 'C .tail'])).toEqual([
      'operative',
      'item2<0',
      'recital',
      'tail<0',
    ]);
  });

  it('do not mix quoted numbers with the own ones', () => {
    const lines = ['F .formula', '{1.} Cite :', '{7.} x .quote', '{a)} y .quote', '{2.} Prie'];
    expect(rolesOf(lines)).toEqual(['formula', 'operative1', 'plain1<1', 'plain2<2', 'operative1']);
    const series = outlineOf(lines).map((position) => position.series);
    expect(series[2]).toBe(series[3]);
    expect(series[2]).not.toBe(series[1]);
    expect(series[4]).toBe(series[1]);
  });
});

describe('depth', () => {
  const depths = (...labels: string[]): number[] =>
    outlineOf(['F .formula', ...labels.map((label) => `{${label}} x`)])
      .slice(1)
      .map(({ depth }) => depth);

  it.each([
    ['1.', 'a)', 'i)', 'ii)', 'b)', '2.'],
    ['1.', 'a)', 'i)', '–', '–', '2.'],
    ['(1)', '1.', 'a)', 'aa)', '2.', '(2)'],
    ['I.', 'A.', '1.', '2.', 'B.', 'II.'],
    ['1.', '1.1', '1.1.1', '1.2', '2.', '2.1'],
    ['6', '6 bis', 'a)', 'b)', '7.', 'a)'],
  ])('of %s %s %s %s %s %s follows the lists', (...labels) => {
    const expected: Record<string, number[]> = {
      '1. a) i) ii) b) 2.': [1, 2, 3, 3, 2, 1],
      '1. a) i) – – 2.': [1, 2, 3, 4, 4, 1],
      '(1) 1. a) aa) 2. (2)': [1, 2, 3, 4, 2, 1],
      'I. A. 1. 2. B. II.': [1, 2, 3, 3, 2, 1],
      '1. 1.1 1.1.1 1.2 2. 2.1': [1, 2, 3, 2, 1, 2],
      '6 6 bis a) b) 7. a)': [1, 1, 2, 2, 1, 2],
    };
    expect(depths(...labels)).toEqual(expected[labels.join(' ')]);
  });

  it('of an ambiguous letter is decided by the neighbours', () => {
    expect(depths('1.', 'g)', 'h)', 'i)', 'j)')).toEqual([1, 2, 2, 2, 2]);
    expect(depths('1.', 'h)', 'i)', 'ii)', 'i)')).toEqual([1, 2, 3, 3, 2]);
    expect(depths('1.', 'h)', 'i)')).toEqual([1, 2, 2]);
    expect(depths('1.', 'a)', 'i)', 'ii)', 'iii)', 'iv)', 'v)', 'b)')).toEqual([
      1, 2, 3, 3, 3, 3, 3, 2,
    ]);
    expect(depths('1.', 'c)', 'd)')).toEqual([1, 2, 2]);
    expect(depths('1.', 'u)', 'v)', 'w)')).toEqual([1, 2, 2, 2]);
    expect(depths('1.', 'y)', 'z)', 'aa)', 'bb)')).toEqual([1, 2, 2, 2, 2]);
  });

  it('survives gaps and other brackets in a list', () => {
    expect(depths('1.', 'a)', 'd)', '5.', '(6)', '7.')).toEqual([1, 2, 2, 1, 1, 1]);
  });

  it('is what the drafter typed', () => {
    expect(
      rolesOf([
        'F .formula',
        '{1.} x',
        '{2.} y depth=2',
        '{3.} z depth=2',
        '{2.} w',
        'perdu depth=2',
      ]),
    ).toEqual(['formula', 'operative1', 'item2<1', 'item2<1', 'operative1', 'item2<4']);
  });
});

describe('number series', () => {
  it('are one for the body, each annex and each table', () => {
    const lines = [
      'F .formula',
      '{1.} x',
      '## Annexe 1 .annex',
      '{1.} x',
      '|-',
      '| {1} a',
      '| {2} b',
      '{2.} y',
      '## Annexe 2 .annex',
      '{1.} z',
      '### Suite',
      '{2.} z',
    ];
    const series = outlineOf(lines).map((position) => position.series);
    expect(series[7]).toBe(series[3]);
    expect(series[11]).toBe(series[9]);
    expect(series[5]).toBe(series[6]);
    expect(new Set([series[1], series[3], series[5], series[9]]).size).toBe(4);
  });

  it('are one for each section of a strategy, and its number counts with the other sections', () => {
    const lines = [
      '# S',
      '## {1.} Vision',
      '{1.} x',
      '## {2.} Buts',
      '{1.} y',
      '### Détail',
      '{2.} z',
    ];
    const series = outlineOf(lines, { kind: 'text' }).map((position) => position.series);
    expect(series[1]).toBe(series[3]);
    expect(series[2]).not.toBe(series[4]);
    expect(series[6]).toBe(series[4]);
  });

  it('go on over unlabelled headings unless the number starts again', () => {
    const lines = ['{1.} a', '## Réunions', '{2.} b', '## Études', '{1.} c'];
    const series = outlineOf(lines, { kind: 'paper' }).map((position) => position.series);
    expect(series[2]).toBe(series[0]);
    expect(series[4]).not.toBe(series[0]);
  });

  it('end an annex at the next heading of its level, an inner annex inside the outer', () => {
    expect(
      rolesOf([
        'F .formula',
        '{1.} x',
        '## A .annex',
        'p',
        '### Inner .annex',
        'p',
        '### Still in A',
        'p',
        '## Out',
        '{2.} y',
      ]),
    ).toEqual([
      'formula',
      'operative1',
      'heading',
      'plain<2',
      'heading<2',
      'plain<4',
      'heading<2',
      'plain<6',
      'heading',
      'operative1<8',
    ]);
  });
});

describe('Decisions, strategies and tables', () => {
  it('let items hang on the unlabelled chapeau of a Decision', () => {
    expect(
      rolesOf(
        [
          '## Décision 14.168',
          'Le Secrétariat doit :',
          '{a)} un',
          '{b)} deux',
          '## Parties',
          '{15.AA} Les Parties',
          '{a)} x',
        ],
        { kind: 'decisions' },
      ),
    ).toEqual([
      'heading',
      'operative<0',
      'item2<1',
      'item2<1',
      'heading',
      'operative1<4',
      'item2<5',
    ]);
  });

  it('read goals, objectives and indicators as three depths', () => {
    expect(
      rolesOf(
        ['{BUT 1} x', '{Objectif 1.1} x', '{Indicateur 1.1.1} x', '{Objectif 1.2} x', '{BUT 2} x'],
        { kind: 'text' },
      ),
    ).toEqual(['plain1', 'item2<0', 'item3<1', 'item2<0', 'plain1']);
  });

  it('let rows hang on the row of their section, else on the table', () => {
    expect(
      rolesOf([
        '|-',
        '| tête',
        '| {8.} Section',
        '| {8.6} a',
        '| {8,7} b',
        '| {9.} Section',
        '^ note',
      ]),
    ).toEqual(['table', 'row<0', 'row1<0', 'row2<2', 'row2<2', 'row1<0', 'note<5']);
  });
});

describe('laws of outline', () => {
  const line = fc
    .tuple(
      fc.constantFrom('', '', '', '# ', '## ', '### ', '|-', '| ', '^ '),
      fc.constantFrom(
        '',
        '{1.} ',
        '{2.} ',
        '{a)} ',
        '{b)} ',
        '{i)} ',
        '{h)} ',
        '{–} ',
        '{6 bis.} ',
        '{1.1} ',
        '{15.AA} ',
        '{(1)} ',
        '{§ 3} ',
        '{IV.} ',
      ),
      fc.constantFrom(
        '',
        ' .formula',
        ' .annex',
        ' .deleted',
        ' .quote',
        ' .operative',
        ' .recital',
        ' .tail',
        ' depth=1',
        ' depth=3',
      ),
    )
    .map(([mark, label, attributes]) => `${mark}${mark === '|-' ? '' : label}texte${attributes}`);

  it('one position a paragraph, parents before their children, never itself, items below what they hang on', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 40 }),
        fc.boolean(),
        fc.constantFrom(undefined, 'text', 'decisions'),
        (lines, formulaFirst, kind) => {
          const paragraphs = paragraphsOf(lines);
          const positions = outline(
            paragraphs,
            kind === undefined ? { formulaFirst } : { formulaFirst, kind },
          );
          expect(positions).toHaveLength(paragraphs.length);
          for (const [index, { role, parent, depth, series }] of positions.entries()) {
            expect(parent ?? -1).toBeLessThan(index);
            expect(Number.isInteger(depth) && depth >= 0 && Number.isInteger(series)).toBe(true);
            const above = positions[parent ?? -1];
            if (role === 'item' && above?.role !== 'heading' && above)
              expect(above.depth).toBeLessThan(depth);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the numbers of Decisions', () => {
  it.each([
    [
      ['## To {#a}', '{5.21} keep', '{a)} x', '{6.AA} renew', '{a)} y', '{6.BB} amend'],
      'heading plain1 item2 plain1 item2 plain1',
    ],
    [
      ['## To {#a}', '{6.AA} renew', '{a)} x', '{5.21} keep', '{a)} y', '{6.BB} amend'],
      'heading plain1 item2 plain1 item2 plain1',
    ],
    [['## To {#a}', '{5.21} keep', '## By {#b}', '{6.CC} renew'], 'heading plain1 heading plain1'],
  ])('final and provisional ones stand side by side in %j', (lines, expected) => {
    const roles = rolesOf(['# T', ...lines]).slice(1);
    expect(
      roles.map((role) => role.replace(/<.*$/, '').replace('operative', 'plain')).join(' '),
    ).toBe(expected);
  });
});
