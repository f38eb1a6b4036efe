import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { isMeantLabel } from '../../src/model/meant-label.ts';
import { edition, found, subject } from './subject.ts';

const WORDS = {
  en: ['The Conference of the Parties', '*Urges* Parties to count owls;'],
  fr: ['La Conférence des Parties', '*Prie* les Parties de dénombrer les chouettes ;'],
  es: ['La Conferencia de las Partes', '*Insta* a las Partes a que cuenten las lechuzas;'],
  ar: ['مؤتمر الأطراف', 'يحث الأطراف على عد البوم في جميع مصاب الأنهار؛'],
  ru: ['Конференция Сторон', '*призывает* Стороны подсчитывать сов;'],
  zh: ['缔约方大会', '敦促各缔约方在所有河口清点猫头鹰数量；'],
} as const;

type Language = keyof typeof WORDS;

function textWith(label: string, language: Language): string {
  const [formula, urges] = WORDS[language];
  return `# X {#title}\n\n${formula} {#formula .formula}\n\n**1.** ${urges} {#one}\n\n**${label}** ${urges} {#two}\n`;
}

function foundWith(label: string, language: Language, rule: string, adopting = true) {
  const text = edition('rev.cop15.draft', textWith(label, language), null);
  // With a head of as many lines as that of the edition.
  const said = readMarkdown(
    `---${'\nx: y'.repeat(6)}\n---\n\n${textWith(label, language)}`,
  ).messages;
  return found(subject([text], { said }), rule, adopting).map(({ severity, id }) => [severity, id]);
}

const UNREADABLE = [
  '2 bis bis.',
  '2 ter bis.',
  '2 ter bis',
  '2 bis-1.',
  '2 ter *bis*.',
  '6 quadragesies.',
  '6 Ьis.',
  '6 Ьis',
  '8а.',
  '8\u200B.',
  '8..',
  'Ⅳ.',
  '99999999999999999999.',
  'a bis bis)',
];

describe('a number that cannot be read', () => {
  it.each(UNREADABLE)('is told of %j, as an error at adoption, in any language', (label) => {
    for (const language of ['en', 'fr', 'es'] as const) {
      expect(foundWith(label, language, 'label-unreadable')).toEqual([['error', 'two']]);
      expect(foundWith(label, language, 'label-unreadable', false)).toEqual([['warning', 'two']]);
    }
  });

  it.each(UNREADABLE)(
    'is told by the reader of %j too, with the forms that can be read',
    (label) => {
      const source = `---\nbody: cms\n---\n\n${textWith(label, 'en')}`;
      expect(
        readMarkdown(source).messages.filter(({ rule }) => rule === 'label-unreadable'),
      ).toEqual([
        expect.objectContaining({
          severity: 'warning',
          text: expect.stringContaining('between 6 bis. and 6 ter. 6 bis A.)'),
        }),
      ]);
    },
  );

  it.each([
    ...['8.', '6 bis.', '6 bis A.', '6 A.', 'IV.', '15.AA', 'B21'],
    ...['2019 review.', '2015–2020', '2016', '10 000', '50 %', '10 per cent', '14 April 2003.'],
    ...[
      '2030 Agenda for Sustainable Development.',
      'Article 5.',
      'M. Dupont',
      'Note (rev)',
      '1990s',
    ],
  ])('is not what %j was meant as', (words) => {
    expect(isMeantLabel(words)).toBe(false);
  });

  it('is looked for in a time that does not grow with what was typed', () => {
    const start = performance.now();
    for (const part of ['1', '1 ', '1\u200B', '1.', '1 a', '*1*'])
      isMeantLabel(`(${part.repeat(50_000)}`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});

describe('a number in another script', () => {
  it.each<[string, Language]>([
    ...(['en', 'fr', 'es'] as const).flatMap((language) =>
      ['８.', '٨.', 'а)', '８', '一、', 'β)', '८.'].map((label): [string, Language] => [
        label,
        language,
      ]),
    ),
    ['８.', 'ar'],
    ['٨.', 'ru'],
    ['а)', 'zh'],
    ['а)', 'ar'],
  ])('is told, as an error at adoption: %j in %s', (label, language) => {
    expect(foundWith(label, language, 'label-foreign')).toEqual([['error', 'two']]);
    expect(foundWith(label, language, 'label-foreign', false)).toEqual([['warning', 'two']]);
  });

  it.each<[string, Language]>([
    ['٢.', 'ar'],
    ['2.', 'ar'],
    ['2.', 'ru'],
    ['б)', 'ru'],
    ['a)', 'ru'],
    ['二、', 'zh'],
    ['２．', 'zh'],
    ['2 bis.', 'zh'],
    ['1ª.', 'es'],
    ['2º.', 'es'],
  ])('is none in its own: %j in %s', (label, language) => {
    expect(foundWith(label, language, 'label-foreign')).toEqual([]);
  });
});
