import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSheet } from '../../src/formats/html/parse.ts';
import { textOf } from '../../src/model/sheet.ts';

/** What is wrong with a sheet, as `line:column rule`. */
function findings(html: string): readonly string[] {
  return parseSheet(html, 'cover.html.hbs').messages.map(
    ({ place, rule }) => `${place?.line}:${place?.column} ${rule}`,
  );
}

const article = (inner: string) =>
  `<article><section data-section="portrait">${inner}</section></article>`;

describe('a sheet read from HTML', () => {
  it('has no findings when it keeps to the vocabulary', () => {
    const html = article(
      '<p class="operative" data-depth="1"><span class="label">8.</span> <ins>Prie</ins><del>Charge</del> <a href="#x">le</a><br></p>',
    );
    expect(findings(html)).toEqual([]);
  });

  it('tells an unknown element with the line and column of the template', () => {
    const { value, messages } = parseSheet(
      '<article>\n  <blink>x</blink>\n</article>',
      'cover.html.hbs',
    );
    expect(messages).toEqual([
      {
        severity: 'error',
        rule: 'unknown-element',
        text: 'found <blink>, expected an element of a sheet',
        place: { file: 'cover.html.hbs', line: 2, column: 3 },
      },
    ]);
    expect(textOf(value.root).trim()).toBe('');
  });

  it('tells an unknown attribute and takes it away', () => {
    const { value, messages } = parseSheet('<p onclick="x">a</p>');
    expect(messages.map(({ text }) => text)).toEqual([
      'found attribute onclick on <p>, expected one of class, id, lang, dir, data-depth, data-paragraph, data-side, data-series',
    ]);
    expect(JSON.stringify(value.root)).not.toContain('lick');
  });

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:x',
    ' javascript:x',
    'data:text/html,x',
    'vbscript:x',
    'java\nscript:x',
    'file:///etc/passwd',
  ])('refuses the link %j and takes it away', (href) => {
    const { value, messages } = parseSheet(`<p><a href="${href}">a</a></p>`);
    expect(messages.map(({ rule }) => rule)).toEqual(['unsafe-link']);
    expect(JSON.stringify(value.root)).not.toContain('href');
  });

  it.each(['#b0_bamot', 'https://www.cms.int/?a=1&amp;b=2', 'http://x.org', 'mailto:cms@un.org'])(
    'takes the link %j',
    (href) => {
      expect(findings(`<p><a href="${href}">a</a></p>`)).toEqual([]);
    },
  );

  it('tells words that stand in no paragraph', () => {
    expect(findings(article('words<p>a</p>'))).toEqual(['1:43 stray-text']);
    expect(findings(article('<em>words</em>'))).toEqual(['1:43 stray-text']);
    expect(findings('<table>words<tr><td>a</td></tr></table>')).toEqual(['1:8 stray-text']);
  });

  it('tells once of an element that is not closed, which HTML would let run on', () => {
    expect(findings(article('<p><em>a</p><p>b</p>'))).toContain('1:46 unclosed-element');
    expect(
      findings(article('<p><em>a</p><p>b</p>')).filter((line) => line.includes('unclosed')),
    ).toHaveLength(1);
  });

  it('tells where elements stand too deep in one another, and reads none of them then', () => {
    const deep = (count: number) => `${'<div>'.repeat(count)}<p>a</p>${'</div>'.repeat(count)}`;
    expect(findings(deep(20_000))).toEqual(['1:2001 too-deep']);
    expect(findings(`<p>a<br>${'<em>\n'.repeat(20_000)}`)).toEqual(['400:1 too-deep']);
    expect(findings(deep(300))).toEqual([]);
    expect(findings('<p><br>a<br></p>'.repeat(500).replaceAll('<p>', '<p class=a>'))).toEqual([]);
  });

  it('tells a note mark without its note and a note without a mark', () => {
    expect(findings('<p>a<a class="note" href="#note-x"><sup>1</sup></a></p>')).toEqual([
      '1:5 missing-note',
    ]);
    expect(findings('<aside role="doc-footnote" id="note-x"><p>a</p></aside>')).toEqual([
      '1:1 unmarked-note',
    ]);
  });

  it('tells an id that stands twice and a section that is neither upright nor across', () => {
    expect(findings('<p id="a">a</p><p id="a">b</p>')).toEqual(['1:16 duplicate-id']);
    expect(findings('<section data-section="square"><p>a</p></section>')).toEqual([
      '1:1 bad-section',
    ]);
  });

  it('drops white space between blocks', () => {
    const { value } = parseSheet(
      '<table>\n <tbody>\n  <tr>\n <td>\n <p>a</p>\n </td>\n </tr></tbody>\n</table>\n',
    );
    expect(textOf(value.root)).toBe('a');
  });

  it('takes line breaks of the template inside a paragraph for one space, at its edges for nothing', () => {
    const { value } = parseSheet('<p>\n  Prie\n  <em>\n  instamment</em>,\n</p>');
    expect(textOf(value.root)).toBe('Prie instamment,');
  });

  it('keeps no-break spaces, doubled spaces and spaces at the edges of a paragraph', () => {
    const text = ' a\u00a0;  b\u202f!\u00a0 ';
    expect(textOf(parseSheet(`<p>${text}</p>`).value.root)).toBe(text);
  });

  it('keeps every character of any text without line breaks', () => {
    const character = fc.constantFrom(
      ' ',
      '\u00a0',
      '\u202f',
      'a',
      'é',
      '；',
      'ع',
      '<',
      '>',
      '&',
      '"',
      '\t',
      '😀',
      '[',
    );
    fc.assert(
      fc.property(fc.array(character), (characters) => {
        const text = characters.join('');
        const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
        expect(textOf(parseSheet(`<p>${html}</p>`).value.root)).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.array(
          fc.constantFrom('<p>', '</p>', '<table>', '<td>', '<a href=', '<!--', '<del>', 'x'),
        ),
        (noise, tags) => {
          parseSheet(tags.join(noise));
        },
      ),
      { numRuns: 300 },
    );
  });
});
