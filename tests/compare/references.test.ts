import { describe, expect, it } from 'vitest';
import { redline } from '../../src/compare/redline.ts';
import { onlyReferences } from '../../src/compare/references.ts';
import { emptyLexicon } from '../../src/compare/words.ts';
import type { Run } from '../../src/model/run.ts';

const cited = (words: string, link = '#bamot'): Run[] => [
  { text: 'See ' },
  { text: words, link },
  { text: ' below;' },
];
const only = (before: Run[], after: Run[]) =>
  onlyReferences(redline(before, after, emptyLexicon()));

describe('a reference that followed what it cites', () => {
  it.each([
    ['paragraph 6', 'paragraph 7'],
    ['paragraph 6', 'paragraph 6 bis'],
    ['paragraph 6 bis', 'paragraph 6'],
  ])('is no other change: %s, %s', (before, after) => {
    expect(only(cited(before), cited(after))).toBe(true);
  });
  it('is no change where its ids stand in another order, and none but its number where that changed too', () => {
    const [one, other] = [cited('paragraphs 5 and 7', '#a,b'), cited('paragraphs 5 and 7', '#b,a')];
    expect(redline(one, other, emptyLexicon()).map(({ op }) => op)).toEqual(['=']);
    expect(only(one, cited('paragraphs 6 and 8', '#b,a'))).toBe(true);
    const lead = (link: string) =>
      redline(one, cited('paragraphs 5 and 7', link), emptyLexicon()).map(({ op }) => op);
    expect(lead('#a')).toEqual(['=', '~', '=']);
    expect(lead('https://x.org/#b,a')).toEqual(['=', '~', '=']);
  });
  it('is an amendment where it leads elsewhere, or other words change', () => {
    expect(only(cited('paragraph 6'), cited('paragraph 7', '#kiruf'))).toBe(false);
    expect(only(cited('paragraph 6'), [...cited('paragraph 7'), { text: ' and report' }])).toBe(
      false,
    );
  });
});
