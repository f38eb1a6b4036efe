import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';
import { DATE, deleted, p, r, revision } from './word-file.ts';

function html(body: string): string {
  const { html: found, messages } = reading(body);
  expect(messages).toEqual([]);
  return found;
}

function field(code: string, result: string): string {
  const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
  return `${mark('begin')}<w:r><w:instrText>${code}</w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
}

describe('the words of a Word file', () => {
  it.each([
    ['bold', '<w:b/>', '<strong>x</strong>'],
    ['italic', '<w:i/>', '<em>x</em>'],
    ['underlined', '<w:u w:val="single"/>', '<u>x</u>'],
    ['underlined twice', '<w:u w:val="double"/>', '<u class="double">x</u>'],
    ['not underlined', '<w:u w:val="none"/>', 'x'],
    ['struck', '<w:strike/>', '<s>x</s>'],
    ['struck off', '<w:strike w:val="0"/>', 'x'],
    ['struck twice', '<w:dstrike/>', '<s class="double">x</s>'],
    ['raised', '<w:vertAlign w:val="superscript"/>', '<sup>x</sup>'],
    ['lowered', '<w:vertAlign w:val="subscript"/>', '<sub>x</sub>'],
    [
      'all at once',
      '<w:b/><w:i/><w:strike/><w:u w:val="single"/>',
      '<strong><em><u><s>x</s></u></em></strong>',
    ],
    ['in capitals, as typed', '<w:caps/>', 'x'],
    [
      'in a colour and size',
      '<w:color w:val="FF0000"/><w:sz w:val="30"/>',
      '<span class="coloured">x</span>',
    ],
  ])('%s', (_, properties, expected) => {
    expect(html(p(r('x', properties)))).toBe(`<p>${expected}</p>`);
  });

  it('are joined where Word has cut them into runs that look the same', () => {
    expect(html(p(r('a', '<w:b/>') + r('b', '<w:b/>') + r('c', '<w:b/><w:i/>') + r('d')))).toBe(
      '<p><strong>ab<em>c</em></strong>d</p>',
    );
  });

  it('keep tabs, breaks, hyphens and symbols', () => {
    const run = `<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:noBreakHyphen/><w:softHyphen/><w:ptab w:alignment="left"/><w:sym w:font="Symbol" w:char="F061"/></w:r>`;
    expect(html(p(run))).toBe('<p>a\tb<br>c<br>\u2011\u00AD\tα</p>');
  });

  it('lose blanks at the ends of a run that does not keep them', () => {
    expect(html(p('<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space="preserve"> b </w:t></w:r>'))).toBe(
      '<p>a b </p>',
    );
  });

  it('have a line break for a page break between them, none at the edge of a paragraph', () => {
    const page = '<w:r><w:br w:type="page"/></w:r>';
    expect(html(p(page + r('a') + page + r('b') + page))).toBe('<p>a<br>b</p>');
  });

  it('have the text of content controls, smart tags and custom XML like any other, once', () => {
    const inner = `<w:sdt><w:sdtPr><w:alias w:val="no"/><w:rPr><w:b/></w:rPr></w:sdtPr><w:sdtContent>${r('a')}</w:sdtContent></w:sdt><w:smartTag w:element="x"><w:smartTagPr><w:attr w:name="n" w:val="no"/></w:smartTagPr>${r('b')}</w:smartTag><w:customXml w:element="y"><w:customXmlPr/>${r('c')}</w:customXml>`;
    expect(html(`<w:sdt><w:sdtContent>${p(inner)}</w:sdtContent></w:sdt>`)).toBe('<p>abc</p>');
  });

  it('take the first choice of alternate content that is understood, else the fallback', () => {
    const both = (requires: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="${requires}">${r('choice')}</mc:Choice><mc:Choice Requires="w14">${r('second')}</mc:Choice><mc:Fallback>${r('fallback')}</mc:Fallback></mc:AlternateContent>`;
    expect(html(p(both('w14')))).toBe('<p>choice</p>');
    expect(html(p(both('a')))).toBe('<p>second</p>');
    expect(html(p(both('a').replace('"w14"', '"v"')))).toBe('<p>fallback</p>');
  });

  it('say their language by paragraph, and their direction', () => {
    const french = '<w:lang w:val="fr-FR"/>';
    expect(html(p(r('Prie', french), '<w:bidi/>'))).toBe('<p dir="rtl" lang="fr-FR">Prie</p>');
  });
});

describe('revisions of words', () => {
  it('keep author and date, and stand in each other as in the file', () => {
    const inner = revision('del', deleted('b'), 'Bob');
    expect(html(p(r('a') + revision('ins', r('n') + inner)))).toBe(
      `<p>a<ins>n<del data-author="Bob" data-date="${DATE}">b</del></ins></p>`,
    );
  });

  it('are joined where they touch and are of one author and time', () => {
    expect(
      html(p(revision('ins', r('a')) + revision('ins', r('b')) + revision('ins', r('c'), 'Bob'))),
    ).toBe(`<p><ins>ab</ins><ins data-author="Bob" data-date="${DATE}">c</ins></p>`);
  });

  it('name the move to which they belong', () => {
    const range = (name: string): string =>
      `<w:${name}RangeStart w:id="1" w:author="Ann" w:date="${DATE}" w:name="move1"/>${revision(name, r('a'))}<w:${name}RangeEnd w:id="1"/>`;
    expect(html(p(range('moveFrom') + range('moveTo')))).toBe(
      '<p><del class="moved" data-move="move1">a</del><ins class="moved" data-move="move1">a</ins></p>',
    );
  });

  it('tell the marks before a tracked change of format', () => {
    const change = revision('rPrChange', '<w:rPr><w:b/><w:u w:val="single"/></w:rPr>');
    expect(html(p(r('a', `<w:strike/>${change}`)))).toBe(
      '<p><span class="format-change" data-was="bold underline"><s>a</s></span></p>',
    );
  });

  it('leave out a change of format that changes no mark', () => {
    const change = revision('rPrChange', '<w:rPr><w:sz w:val="20"/></w:rPr>');
    expect(html(p(r('a', change)))).toBe('<p>a</p>');
  });

  it('of a paragraph mark stand at the paragraph, with the style before a change', () => {
    const mark = '<w:rPr><w:ins w:id="1" w:author="Ann" w:date="2026-02-20T10:00:00Z"/></w:rPr>';
    const was = revision('pPrChange', '<w:pPr><w:pStyle w:val="Quote"/></w:pPr>');
    const styles =
      '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/></w:style>';
    expect(reading(p('a', mark + was), { styles }).html).toBe(
      '<p data-was-style="Quote" data-mark="inserted">a</p>',
    );
  });
});

describe('links, bookmarks and fields', () => {
  it('lead to the web, to mail and to bookmarks', () => {
    const link = (attribute: string, text: string): string =>
      `<w:hyperlink ${attribute}>${r(text)}</w:hyperlink>`;
    const body = p(
      link('r:id="web"', 'a') + link('r:id="web" w:anchor="x"', 'b') + link('w:anchor="x"', 'c'),
    );
    const links = { web: 'https://example.org/p' };
    expect(reading(body, { links }).html).toBe(
      '<p><a href="https://example.org/p">a</a><a href="https://example.org/p#x">b</a><a href="#x">c</a></p>',
    );
  });

  it('keep the words of a link that may not be one, with a message', () => {
    const body = p(`<w:hyperlink r:id="bad">${r('a')}</w:hyperlink>${r('b')}`);
    const { html: found, messages } = reading(body, { links: { bad: 'javascript:alert(1)' } });
    expect(found).toBe('<p>ab</p>');
    expect(messages).toEqual([
      'unsafe-link 1:1 found a link to “javascript:alert(1)”, expected #, http(s): or mailto:; its words are kept',
    ]);
  });

  it('take the first bookmark as id of the paragraph and each once', () => {
    const mark = (name: string): string => `<w:bookmarkStart w:id="0" w:name="${name}"/>`;
    expect(html(mark('a') + p(mark('_GoBack') + mark('b') + r('x') + mark('a')) + p('y'))).toBe(
      '<p id="a"><span id="b"></span>x</p><p>y</p>',
    );
  });

  it('print the result of a field and never its code', () => {
    expect(html(p(field(' REF b \\h ', r('8', '<w:b/>')) + r('.')))).toBe(
      '<p><span data-field="REF"><strong>8</strong></span>.</p>',
    );
    expect(html(p(`<w:fldSimple w:instr=" PAGE ">${r('3')}</w:fldSimple>`))).toBe(
      '<p><span class="page">3</span></p>',
    );
  });

  it('keep fields in each other and neighbours apart', () => {
    const inner = field('SEQ x', r('1'));
    expect(html(p(field('TOC', r('a') + inner) + inner))).toBe(
      '<p><span data-field="TOC">a<span data-field="SEQ">1</span></span><span data-field="SEQ">1</span></p>',
    );
    const code = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF </w:instrText></w:r>${inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('yes')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(html(p(code))).toBe('<p><span data-field="REF">yes</span></p>');
  });

  it('make links of HYPERLINK fields', () => {
    expect(html(p(field('HYPERLINK "https://example.org" \\l "x y" \\o "tip"', r('a'))))).toBe(
      '<p><a href="https://example.org#x_y">a</a></p>',
    );
  });

  it('go on in a field through paragraphs', () => {
    const toc = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    expect(
      html(p(toc + r('a')) + p(`${r('b')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('c')}`)),
    ).toBe('<p><span data-field="TOC">a</span></p><p><span data-field="TOC">b</span>c</p>');
  });

  it('keep revisions inside a field', () => {
    const begin =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r>';
    const middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(
      html(p(revision('ins', begin) + middle + revision('ins', r('8')) + revision('ins', end))),
    ).toBe('<p><span data-field="REF"><ins>8</ins></span></p>');
  });

  it('print what old form fields show', () => {
    const box = (inner: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inner}</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(html(p(box('<w:checkBox><w:checked/></w:checkBox>')))).toContain('>☒<');
    expect(html(p(box('<w:checkBox><w:default w:val="0"/></w:checkBox>')))).toContain('>☐<');
  });

  it('say which field never ended and which has no result', () => {
    const open =
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>';
    expect(reading(p(open + r('lost'))).messages).toEqual([
      'open-field 1:1 found a field without end before “lost”, expected its end',
    ]);
    const none = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> LISTNUM </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(reading(p(none)).messages).toEqual([
      'field-without-result 1:1 found the field “LISTNUM” without its result, expected words',
    ]);
  });
});
