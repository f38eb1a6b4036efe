import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { sayOddCharacters, sayOddWords } from '../../src/papers/recognise/odd-characters.ts';
import { p, r, revision, wordFile } from '../formats/docx-read/word-file.ts';
import { sheetOf } from './word-paper.ts';

const said = (...paragraphs: string[]): string[] =>
  sayOddCharacters(sheetOf(wordFile(paragraphs.map((words) => p(r(words))).join('')))).map(
    ({ text, place }) => `${place?.line}:${place?.column} ${text.split(', expected')[0]}`,
  );

describe('odd characters of a document', () => {
  it('are said with the word as it is and its place', () => {
    expect(said('Plain.', 'Parties urg\u0435ntly report')).toEqual([
      '2:9 found “urg\u0435ntly” with Cyrillic letters among Latin ones (U+0435)',
    ]);
    expect(said('Not \u202Eton\u202C to report')).toEqual([
      '1:5 found “‹U+202E›ton‹U+202C›” with signs that turn its direction',
    ]);
    expect(said('Report urg\u200Bently')).toEqual([
      '1:8 found “urg‹U+200B›ently” with characters that print as nothing',
    ]);
    expect(said('Report n\u0336o\u0336w\u0336')[0]).toContain('strokes laid over its letters');
    expect(said('The \u039Fffice')[0]).toContain('Greek letters among Latin ones (U+039F)');
    expect(said('Words of \u0430 Party')[0]).toContain(
      'Cyrillic letters that look like Latin ones',
    );
  });

  it('are none where a language is written so', () => {
    expect(
      said(
        'Décide, à l’unanimité, d’œuvrer – « ainsi » ; naïveté, Łódź, Ağrı, Việt',
        'Призывает Стороны СМС и WWF, в рамках CMS, принять меры',
        'تدعو \u200FCMS\u200E الأطراف می\u200Cخواهد',
        'CMS秘书处 ＣＭＳ は CMS는',
        'क्\u200Dष and 👩\u200D🌾 and 10 µm, α-diversity, CO₂, ΔT, Ω, 3 ≠ 4',
        'soft\u00ADhyphen and no\u2011break\u00A0blank',
      ),
    ).toEqual([]);
  });

  it('are found over the edges of runs and inside tracked changes', () => {
    const body = p(r('Parties ur') + revision('ins', r('g\u0435')) + r('ntly'));
    expect(sayOddCharacters(sheetOf(wordFile(body)))).toMatchObject([
      { rule: 'odd-characters', severity: 'warning', place: { line: 1, column: 9 } },
    ]);
  });

  it('are said twenty times at most, and then counted', () => {
    const found = said(...Array.from({ length: 30 }, () => 'n\u0435w'));
    expect(found).toHaveLength(21);
    expect(found[20]).toContain('found 10 more words');
  });

  it('are found in Markdown', () => {
    const { value } = readMarkdown('One.\n\nurg\u0435nt and n\u0336o\n');
    expect(sayOddWords(value).map(({ place }) => place)).toEqual([
      { line: 3, column: 1 },
      { line: 3, column: 12 },
    ]);
  });
});
