import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTypedLabels } from '../../src/model/typed-label.ts';

/** What was read at each start: the label, `*` behind a counted one, `[` before one in brackets, `` for none. */
function read(...starts: (string | null)[]): string[] {
  return readTypedLabels(starts).map((typed) =>
    typed ? `${typed.bracket ? '[' : ''}${typed.label.text}${typed.lost ? '*' : ''}` : '',
  );
}

describe('readTypedLabels', () => {
  it('reads numbers with a closing mark wherever they stand', () => {
    expect(
      read(
        '6.Prend note',
        'Les Parties',
        'a) conclure',
        '(1a) Die',
        '3° Le lieu',
        '– tiret',
        '·puce',
        '15.AA\tLes',
      ),
    ).toEqual(['6.', '', 'a)', '(1a)', '3°', '–', '·', '15.AA']);
  });

  it('reads numbers without closing mark where they continue a list', () => {
    expect(
      read('2 Rappelle', '3  Convient', 'texte', '4    Prend', '5.Charge', '10bis Invite'),
    ).toEqual(['2', '3', '', '4', '5.', '10bis']);
    expect(read('8.6 Renforcer', '8,7 Élaborer', '8.8 Suivre')).toEqual(['8.6', '8,7', '8.8']);
    expect(
      read(
        'Objectif 1.1 Les Parties',
        'Indicateur 1.1.1 Nombre',
        'Indicateur 1.1.2 Nombre',
        'Objectif 1.2 Les',
      ),
    ).toEqual(['Objectif 1.1', 'Indicateur 1.1.1', 'Indicateur 1.1.2', 'Objectif 1.2']);
  });

  it.each([
    '2026 a vu',
    '2 Rappelle',
    '6 000 € par an',
    '10 % des Parties',
    '10:30 Ouverture',
    '2.5 ha',
    'i.e. cela',
    'M. Dupont',
    'Article 5 dispose que',
    '(2026) Rapport',
    '-5 °C',
    '* Les appellations',
    '14. April 2003 in Kraft',
    '1er collège',
    '8.',
    'COP13 décide',
    '§ 10 Absatz 2',
    '1/2 x',
    '3D Druck',
    'Les Parties',
    '(c) 2026 PNUE',
  ])('leaves %j alone', (start) => {
    expect(read('Texte.', start, 'Texte.')).toEqual(['', '', '']);
  });

  it('does not take references at the start of paragraphs for labels', () => {
    expect(
      read(
        'Article 5 dispose que',
        'Article 6 prévoit que',
        '1er collège Paris',
        '2e collège Lille',
      ),
    ).toEqual(['', '', '', '']);
  });

  it('is not led astray by a quantity between two numbers', () => {
    expect(read('4. Prend', '10 espèces', '5 Charge')).toEqual(['4.', '', '5']);
  });

  it('says how many characters a label takes, an opening bracket among them', () => {
    expect(
      readTypedLabels(['[8.\u00A0 Charge', '\t9. Prie', '10.Demande']).map((typed) => [
        typed?.length,
        typed?.bracket,
      ]),
    ).toEqual([
      [5, true],
      [4, false],
      [3, false],
    ]);
  });

  it('reads the numbers of statutes', () => {
    expect(
      read(
        '(1) Die',
        '1.  die',
        'a)  das',
        'aa) der',
        '2.  den',
        '2a. dem',
        '(2) Das',
        '1. x',
        '2. y',
      ),
    ).toEqual(['(1)', '1.', 'a)', 'aa)', '2.', '2a.', '(2)', '1.', '2.']);
    expect(read('I.-Les', 'II.-Le', '第一条 总则', '٤ - نص')).toEqual([
      'I.-',
      'II.-',
      '第一条',
      '٤ -',
    ]);
  });
});

describe('a lost counter', () => {
  it('is counted, and every number of the run is marked', () => {
    expect(read('1. Un', '1. Deux', '1. Trois')).toEqual(['1.*', '2.*', '3.*']);
  });

  it('counts on over unlabelled paragraphs, items and typed numbers outside the counter', () => {
    expect(
      read(
        '1. Prie',
        'Réunions',
        '1. Note',
        '· a',
        '· b',
        '1. Invite',
        '6.bis Demande',
        '6. Encourage',
        '1. Charge',
      ),
    ).toEqual(['1.*', '', '2.*', '·', '·', '3.*', '6.bis', '6.', '4.*']);
  });

  it('counts the list behind a colon by itself and then goes on', () => {
    expect(
      read(
        '1. La COP',
        '1. La COP14',
        'Les Parties sont priées :',
        "1. d'examiner",
        '1. de renforcer',
        'Activités',
        '1. Conformément',
      ),
    ).toEqual(['1.*', '2.*', '', '1.*', '2.*', '', '3.*']);
    expect(
      read('1. Note', '1. Il est recommandé :', "1. d'adopter", '1. de noter', '1. Prie'),
    ).toEqual(['1.*', '2.*', '1.*', '2.*', '3.*']);
  });

  it('ends at a null block and at a number of an outer list', () => {
    expect(read('1. Un', '1. Deux', null, '1. Trois', '1. Quatre')).toEqual([
      '1.*',
      '2.*',
      '',
      '1.*',
      '2.*',
    ]);
    expect(read('(1) A', '1. x', '(2) B', '1. y', '(3) C', '1. z')).toEqual([
      '(1)',
      '1.',
      '(2)',
      '1.',
      '(3)',
      '1.',
    ]);
  });

  it('is none where the numbers are right', () => {
    expect(read('1. Un', '2. Deux', 'texte', '1. Un', '2. Deux')).toEqual([
      '1.',
      '2.',
      '',
      '1.',
      '2.',
    ]);
    expect(read('1. Seul')).toEqual(['1.']);
  });
});

describe('laws of readTypedLabels', () => {
  const number = fc.constantFrom(
    '1',
    '2',
    '3',
    '10',
    '6 bis',
    'a',
    'i',
    '1.1',
    '8,7',
    '15.AA',
    'IV',
    '2026',
    '–',
    '§ 3',
    'BUT 1',
    '一',
  );
  const close = fc.constantFrom('', '.', ')', ' -', '°', '、');
  const blank = fc.constantFrom('', ' ', '\t', '\u00A0', '  ');
  const start = fc.oneof(
    fc
      .tuple(
        fc.constantFrom('', '[', ' ', '('),
        number,
        close,
        blank,
        fc.constantFrom('Prie', 'les', '5 ans', '', ':'),
      )
      .map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
    fc.constant(null),
  );

  it('no typed character is altered and no word is taken', () => {
    fc.assert(
      fc.property(fc.array(start, { maxLength: 30 }), (starts) => {
        for (const [index, typed] of readTypedLabels(starts).entries()) {
          const text = starts[index];
          if (!typed || text === null || text === undefined) continue;
          const cut = text.slice(0, typed.length);
          expect(cut.trim().length).toBeLessThan(text.trim().length);
          const bare = cut.replace(/^[\s\uFEFF]*\[?\s*/, '').trimEnd();
          if (typed.lost) expect(bare).toMatch(/^1[.)]$/);
          else expect(bare).toBe(typed.label.text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is deterministic and gives one answer a start', () => {
    fc.assert(
      fc.property(fc.array(start), (starts) => {
        expect(readTypedLabels(starts)).toHaveLength(starts.length);
        expect(readTypedLabels(starts)).toEqual(readTypedLabels(starts));
      }),
    );
  });

  it('takes linear time', () => {
    const many = (count: number): string[] =>
      Array.from(
        { length: count },
        (_, index) => ['1. Un', 'a) deux', `${index} Trois`, 'Les Parties'][index % 4] ?? '',
      );
    const time = (starts: string[]): number => {
      const from = performance.now();
      readTypedLabels(starts);
      return performance.now() - from;
    };
    time(many(10_000));
    const small = time(many(25_000));
    expect(time(many(100_000))).toBeLessThan(Math.max(small, 50) * 12);
  });
});
