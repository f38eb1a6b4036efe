import { describe, expect, it } from 'vitest';
import { contentOf, isTombstone, labelOf, type Paragraph } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import { frontString, languageOf, type Text } from '../../src/model/text.ts';
import { paragraphsOf } from './notation.ts';

describe('a paragraph', () => {
  const [heading, plain, table, row, note] = paragraphsOf([
    '# Titre',
    '{8.} Prie .deleted',
    '|-',
    '| {1} a',
    '^ b',
  ]);

  it('has content whatever its kind, the cells of a row parted by tabs', () => {
    const cells = row?.kind === 'row' ? [...row.cells, [{ text: 'c' }, { text: 'd' }]] : [];
    const wide = { ...row, cells } as Paragraph;
    const words = [heading, plain, table, wide, note].map((paragraph) =>
      paragraph ? plainText(contentOf(paragraph)) : null,
    );
    expect(words).toEqual(['Titre', 'Prie', '', 'a\tcd', 'b']);
  });

  it('has a label where its kind can carry one', () => {
    expect(
      [heading, plain, table, row, note].map((paragraph) => paragraph && labelOf(paragraph)?.text),
    ).toEqual([undefined, '8.', undefined, '1', undefined]);
  });

  it('is a tombstone by its class', () => {
    expect([heading, plain].map((paragraph) => paragraph && isTombstone(paragraph))).toEqual([
      false,
      true,
    ]);
  });
});

describe('the head of a text', () => {
  const text: Text = {
    front: { source: null, values: { language: 'fr', list: ['a'] } },
    paragraphs: [],
  };

  it('gives strings only', () => {
    expect([
      frontString(text, 'language'),
      frontString(text, 'list'),
      frontString(text, 'none'),
    ]).toEqual(['fr', undefined, undefined]);
  });

  it('names its language, und where it does not', () => {
    expect(languageOf(text)).toBe('fr');
    expect(languageOf({ ...text, front: { source: null, values: {} } })).toBe('und');
  });
});
