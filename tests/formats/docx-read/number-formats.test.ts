import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../src/formats/docx/read/number-formats.ts';
import { plainSymbols, symbolOf } from '../../../src/formats/docx/read/symbols.ts';

const CASES: readonly [format: string, language: string, numbers: Record<number, string>][] = [
  ['decimal', 'en', { 0: '0', 7: '7', 32767: '32767' }],
  ['decimalZero', 'en', { 1: '01', 9: '09', 10: '10', 100: '100' }],
  ['upperRoman', 'en', { 0: '', 4: 'IV', 9: 'IX', 14: 'XIV', 1999: 'MCMXCIX' }],
  ['lowerRoman', 'en', { 8: 'viii', 49: 'xlix' }],
  ['upperLetter', 'en', { 0: '', 1: 'A', 26: 'Z', 27: 'AA', 28: 'BB', 53: 'AAA', 781: 'A' }],
  ['lowerLetter', 'en', { 27: 'aa', 52: 'zz' }],
  ['hex', 'en', { 255: 'FF' }],
  ['numberInDash', 'en', { 3: '- 3 -' }],
  ['chicago', 'en', { 1: '*', 4: '§', 5: '**' }],
  ['decimalEnclosedCircle', 'en', { 1: '①', 20: '⑳', 21: '21' }],
  [
    'ordinal',
    'en-GB',
    { 1: '1st', 2: '2nd', 3: '3rd', 4: '4th', 11: '11th', 12: '12th', 21: '21st', 113: '113th' },
  ],
  ['ordinal', 'fr-FR', { 1: '1er', 2: '2e' }],
  ['ordinal', 'es', { 3: '3º' }],
  [
    'cardinalText',
    'en',
    {
      0: 'Zero',
      8: 'Eight',
      21: 'Twenty-one',
      100: 'One hundred',
      342: 'Three hundred forty-two',
      2026: 'Two thousand twenty-six',
    },
  ],
  [
    'cardinalText',
    'fr',
    {
      1: 'Un',
      21: 'Vingt et un',
      71: 'Soixante et onze',
      80: 'Quatre-vingts',
      81: 'Quatre-vingt-un',
      99: 'Quatre-vingt-dix-neuf',
      200: 'Deux cents',
      1000: 'Mille',
    },
  ],
  [
    'cardinalText',
    'es',
    {
      22: 'Veintidós',
      31: 'Treinta y uno',
      100: 'Cien',
      101: 'Ciento uno',
      1500: 'Mil quinientos',
      21000: 'Veintiún mil',
    },
  ],
  ['ordinalText', 'en', { 1: 'First', 12: 'Twelfth', 20: 'Twentieth', 23: 'Twenty-third' }],
  [
    'ordinalText',
    'fr',
    {
      1: 'Premier',
      4: 'Quatrième',
      5: 'Cinquième',
      9: 'Neuvième',
      21: 'Vingt et unième',
      80: 'Quatre-vingtième',
    },
  ],
  ['ordinalText', 'es', { 1: 'Primero', 13: 'Décimo tercero', 20: 'Vigésimo' }],
  ['russianLower', 'en', { 1: 'а', 9: 'и', 10: 'к', 29: 'я', 30: 'аа' }],
  ['russianUpper', 'en', { 26: 'Ы' }],
  ['arabicAlpha', 'ar', { 1: 'أ', 2: 'ب', 28: 'ي', 29: 'أأ' }],
  ['arabicAbjad', 'ar', { 3: 'ج', 4: 'د' }],
  ['hebrew1', 'he', { 1: 'א', 15: 'טו', 16: 'טז', 24: 'כד', 500: 'תק' }],
  ['hebrew2', 'he', { 22: 'ת', 23: 'תא' }],
  ['thaiNumbers', 'th', { 25: '๒๕' }],
  ['thaiLetters', 'th', { 1: 'ก', 3: 'ค' }],
  ['ideographDigital', 'zh', { 10: '一〇', 205: '二〇五' }],
  [
    'chineseCounting',
    'zh',
    { 1: '一', 10: '十', 11: '十一', 20: '二十', 99: '九十九', 100: '一○○' },
  ],
  [
    'chineseCountingThousand',
    'zh',
    { 10: '十', 101: '一百零一', 110: '一百一十', 1005: '一千零五', 12000: '一万二千' },
  ],
  ['japaneseCounting', 'ja', { 10: '十', 11: '十一', 21: '二十一', 100: '百', 1001: '千一' }],
  ['chineseLegalSimplified', 'zh', { 10: '壹拾', 21: '贰拾壹' }],
  ['koreanDigital', 'ko', { 12: '일이' }],
  ['koreanCounting', 'ko', { 12: '십이' }],
  ['ganada', 'ko', { 3: '다' }],
  ['ideographTraditional', 'zh', { 10: '癸', 11: '11' }],
  ['none', 'en', { 5: '' }],
];

describe('formats of numbers', () => {
  it.each(CASES)('%s in %s', (format, language, numbers) => {
    const found = Object.keys(numbers).map((value) => [
      value,
      formatNumber(Number(value), format, language),
    ]);
    expect(Object.fromEntries(found)).toEqual(numbers);
  });

  it('are wide as the first label of a custom one', () => {
    expect(formatNumber(7, 'custom', 'en', '0001, 0002, 0003, ...')).toBe('0007');
    expect(formatNumber(7, 'custom', 'en', 'α, β, γ')).toBeNull();
  });

  it('are not known by a name that Word lacks, nor in words of a language without words here', () => {
    expect(formatNumber(7, 'sideways', 'en')).toBeNull();
    expect(formatNumber(7, 'cardinalText', 'fi')).toBeNull();
    expect(formatNumber(7, 'ordinal', 'eu')).toBeNull();
  });
});

describe('signs of symbol fonts', () => {
  it('are those of the font, and bullets where it does not say', () => {
    expect(plainSymbols('\uF061\uF02D\uF0B3', 'Symbol')).toBe('α−≥');
    expect(plainSymbols('\uF0E0', 'wingdings')).toBe('→');
    expect(plainSymbols('\uF021\uF001', 'Wingdings')).toBe('✏•');
    expect(plainSymbols('a (b)', 'Symbol')).toBe('a (b)');
  });

  it('stand at the places that the font has them', () => {
    const places = {
      34: '∀',
      64: '≅',
      94: '⊥',
      96: '‾',
      126: '∼',
      160: '€',
      183: '•',
      192: 'ℵ',
      224: '◊',
      241: '〉',
      254: '⎭',
    };
    const found = Object.keys(places).map((code) => [code, symbolOf(Number(code), 'Symbol')]);
    expect(Object.fromEntries(found)).toEqual(places);
  });
});
