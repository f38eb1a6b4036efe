import type { Element } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { writeHtml } from '../../src/formats/html/write.ts';
import { textOf } from '../../src/model/sheet.ts';
import { PAPER, sheet, style } from './docx-sample.ts';

const words = {
  inserted: 'début d’insertion',
  insertedEnd: 'fin d’insertion',
  deleted: 'début de suppression',
  deletedEnd: 'fin de suppression',
};

const said = { style, title: 'Résolution 11.24 & <annexes>', language: 'fr', logos: {}, words };
const portrait = (inner: string) =>
  `<article><section data-section="portrait">${inner}</section></article>`;

/** The page of a sheet, from `<main>` on. */
function page(inner: string, more = {}): string {
  const html = writeHtml(sheet(portrait(inner)), { ...said, ...more });
  return html.slice(html.indexOf('<main>'));
}

/** The rules of the style sheet of a page. */
function css(html: string): string {
  return /<style>(.*)<\/style>/s.exec(html)?.[1] ?? '';
}

describe('a sheet as an HTML file', () => {
  it('is whole in itself: a title, a language, one style sheet, no script, nothing fetched', () => {
    const html = writeHtml(sheet(PAPER), said);
    expect(html).toMatch(/^<!doctype html><html lang="fr">/i);
    expect(html).toContain('<title>Résolution 11.24 &#x26; &#x3C;annexes></title>');
    expect(html.match(/<style>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<link|@import|url\(|src="(?!data:)/);
  });

  it('is the same for the same sheet, and leaves the sheet as it was', () => {
    const own = sheet(PAPER);
    const before = JSON.stringify(own);
    expect(writeHtml(own, said)).toBe(writeHtml(own, said));
    expect(JSON.stringify(own)).toBe(before);
  });

  it('prints every word of the sheet', () => {
    const shown = textOf(fromHtml(writeHtml(sheet(PAPER), { ...said, words: {} })));
    for (const text of [
      '8. 5. Charge le Conseil scientifique',
      'Les appellations géographiques',
      'l’Uncia uncia',
      'A/RES/70/1',
      '22,5',
    ])
      expect(shown).toContain(text);
  });

  it('gives each paragraph the class of its style and every style its rule', () => {
    expect(
      page('<p class="operative" data-depth="1"><span class="label">8.</span>Prie</p>'),
    ).toContain('<p class="s-operative labelled"><span class="label">8. </span>Prie</p>');
    expect(page('<p class="operative">Prie</p>')).toContain('<p class="s-operative flush">');
    const rules = css(writeHtml(sheet(PAPER), said));
    for (const name of Object.keys(style.paragraphs)) expect(rules).toContain(`.s-${name}{`);
    expect(rules).toContain('.s-operative{margin:0pt 0 8pt;--i:10mm;--h:10mm');
  });

  it('says insertions and deletions aloud, and shows them by underline and strike, not by colour', () => {
    expect(page('<p><ins>a</ins><del>b</del></p>')).toContain(
      '<ins><span class="unseen"> [début d’insertion] </span>a<span class="unseen"> [fin d’insertion] </span></ins>' +
        '<del><span class="unseen"> [début de suppression] </span>b<span class="unseen"> [fin de suppression] </span></del>',
    );
    expect(page('<p><ins>a</ins></p>', { words: {} })).toContain(
      '<p class="s-plain"><ins>a</ins></p>',
    );
    const rules = css(writeHtml(sheet(PAPER), said));
    expect(rules).toMatch(/ins[^{]*\{text-decoration:underline/);
    expect(rules).toMatch(/del[^{]*\{text-decoration:line-through/);
    expect(rules).toContain('--inserted:currentColor;--deleted:currentColor');
  });

  it('names tables by the heading before them, and their heads by scope', () => {
    const html = page(
      '<h2>Programme de travail</h2><table class="programme"><thead><tr><th colspan="2">Activité</th><th>Qui</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table>',
    );
    expect(html).toContain('<caption><span class="unseen">Programme de travail</span></caption>');
    expect(html).toContain('<th colspan="2" scope="colgroup">');
    expect(html).toContain('<th scope="col">');
    expect(html).toContain('<td colspan="2"></td>');
    expect(html).toContain('<col style="width:33.33%">');
  });

  it('marks a table without a grid as layout', () => {
    expect(
      page('<table class="masthead"><tbody><tr><td><p>a</p></td></tr></tbody></table>'),
    ).toContain('<table class="t-masthead" role="presentation">');
  });

  it('puts notes at the end of their section, with ways there and back', () => {
    const html = page(
      '<p>a<a class="note" href="#note-x"><sup>1</sup></a> b<a class="note" href="#note-x"><sup>1</sup></a></p><aside role="doc-footnote" id="note-x"><p class="note">Voir.</p></aside><p>c</p>',
    );
    expect(
      html.match(
        /<a class="note" href="#note-x" role="doc-noteref" id="mark-note-x"><sup>1<\/sup><\/a>/g,
      ),
    ).toHaveLength(1);
    expect(html.match(/href="#note-x"/g)).toHaveLength(2);
    expect(html).toMatch(
      />c<\/p><div class="notes" role="doc-endnotes"><div id="note-x" role="doc-footnote"><p class="s-note labelled"><span class="label">1 <\/span>Voir\. <a role="doc-backlink" href="#mark-note-x">/,
    );
  });

  it('has a landmark for the text, and sections known by their first heading', () => {
    expect(page('<h1 class="annex-title">Annexe 1</h1><p>a</p>')).toContain(
      '<main><article><section class="sheet section1" aria-label="Annexe 1">',
    );
  });

  it('gives each section the paper and the running heads of its pages', () => {
    const rules = css(writeHtml(sheet(PAPER), said));
    expect(rules).toContain('@page section1{size:210mm 297mm;margin:25mm 25mm 22mm 25mm');
    expect(rules).toContain('@page section2{size:297mm 210mm;');
    expect(rules).toMatch(
      /@page section2:right\{@top-right\{content:"UNEP\/CMS\/COP15\/Doc\.27\.3\/Annexe 1"/,
    );
    expect(rules).toMatch(/@page section2:left\{@top-left\{content:"UNEP/);
    expect(rules).toMatch(/@bottom-center\{content:counter\(page\)/);
    expect(rules).toMatch(/@page section1:first\{@top-right\{content:"";/);
    expect(rules).toContain('display:table-header-group');
  });

  it('cannot be broken out of by words in a running head or by an unsafe link', () => {
    const html = writeHtml(
      sheet(
        '<section data-section="portrait"><header class="odd"><p>"}&lt;/style>&lt;script>\\</p></header><p>a</p></section>',
      ),
      said,
    );
    expect(html).not.toContain('<script');
    expect(html).toContain('content:"\\22 }\\3c /style\\3e \\3c script\\3e \\5c "');
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: 'javascript:x' },
      children: [],
    };
    const paragraph: Element = { type: 'element', tagName: 'p', properties: {}, children: [link] };
    expect(writeHtml({ root: { type: 'root', children: [paragraph] } }, said)).not.toContain(
      'javascript',
    );
  });

  it('shows the picture of a slot inside the file, and its words in a box without one', () => {
    const cms = { bytes: new Uint8Array([1, 2, 3]), mime: 'image/png', width: 24, height: 26 };
    const html = '<p><img data-slot="cms" alt="Emblème"></p>';
    expect(page(html, { logos: { cms } })).toContain(
      '<img src="data:image/png;base64,AQID" alt="Emblème" style="width:24mm;height:26mm">',
    );
    expect(page(html)).toContain(
      '<span class="slot" role="img" aria-label="Emblème" style="width:24mm;min-height:26mm">Emblème</span>',
    );
  });

  it('keeps language and direction of the text and of words in it', () => {
    const html = writeHtml(
      sheet(
        '<article lang="ar" dir="rtl"><section data-section="portrait"><p>ا <span dir="ltr" lang="en">A/RES</span></p></section></article>',
      ),
      { ...said, language: 'ar' },
    );
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('<span lang="en" dir="ltr">A/RES</span>');
  });

  it('is light on paper whatever the screen likes', () => {
    const rules = css(writeHtml(sheet(PAPER), said));
    expect(rules).toContain('@media screen and (prefers-color-scheme:dark)');
    expect(rules.match(/prefers-color-scheme/g)).toHaveLength(1);
  });

  it('is made of an empty sheet and of blocks without a section', () => {
    expect(writeHtml(sheet(''), said)).toContain('<main><article></article></main>');
    expect(page('<p>a</p>').match(/<section/g)).toHaveLength(1);
    expect(writeHtml(sheet('<p>a</p><p>b</p>'), said).match(/<section/g)).toHaveLength(1);
  });
});
