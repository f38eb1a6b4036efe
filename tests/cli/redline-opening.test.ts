import { describe, expect, it } from 'vitest';
import { redlineOpening } from '../../src/cli/redline-opening.ts';
import { parseSheet } from '../../src/formats/html/parse.ts';
import { isElement } from '../../src/model/sheet.ts';

function opening(paragraphs: string, most = 60): string {
  const { value } = parseSheet(
    `<article lang="en" dir="ltr"><section data-section="portrait"><table><tbody><tr><td>${paragraphs}</td></tr></tbody></table></section></article>`,
  );
  const [article] = value.root.children;
  if (!isElement(article)) throw new Error('found no article');
  return redlineOpening(article, most);
}

describe('the opening of a redline', () => {
  it.each([
    [
      '<p class="plain"><ins>Gravely concerned that 47</ins><del>Concerned that 37</del> % are lost</p>',
      '{+Gravely concerned that 47+}[-Concerned that 37-] % are lost',
    ],
    ['<p class="item"><span class="label">1.</span>Adopts <ins>it</ins></p>', '1. Adopts {+it+}'],
    [
      '<p class="item"><ins><span class="label">2.</span></ins><del><span class="label">1</span></del>Established</p>',
      '{+2.+}[-1-] Established',
    ],
    [
      '<p class="plain"><del>One.</del></p><p class="plain"><del>Two.</del></p>',
      '[-One.-] [-Two.-]',
    ],
  ])('keeps old words, new words and numbers apart: %s', (paragraphs, expected) => {
    expect(opening(paragraphs)).toBe(expected);
  });

  it('closes the mark in which it is cut', () => {
    expect(opening('<p class="plain">Prie <ins>les Parties de tout pays</ins></p>', 16)).toBe(
      'Prie {+les Parties…+}',
    );
  });
});
