import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';
import { p, r, table, type WordFileParts } from './word-file.ts';

/** The rule and text of each message about words of a file. */
function told(body: string, parts: WordFileParts = {}): readonly string[] {
  return reading(body, parts).messages.map((message) => message.replace(/ \d+:\d+/, ''));
}

const text = (how: string): string =>
  `concealed-text found “not” ${how}, expected words that can be seen`;
const mark = (how: string): string =>
  `concealed-mark found the underline or strike of “not” ${how}, expected a mark that can be seen`;
const BEHIND = 'in the colour of what is behind them';

function style(type: string, inner: string): string {
  return `<w:style w:type="${type}" w:styleId="S"><w:name w:val="S"/>${inner}</w:style>`;
}

describe('words that cannot be seen stay and are told', () => {
  it.each([
    ['white', '<w:color w:val="FFFFFF"/>', BEHIND],
    ['almost white', '<w:color w:val="FEFEFE"/>', BEHIND],
    ['of the theme', '<w:color w:val="000000" w:themeColor="background1"/>', BEHIND],
    ['black on black', '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>', BEHIND],
    [
      'red on a red pattern',
      '<w:color w:val="FF0000"/><w:shd w:val="solid" w:color="FF0000"/>',
      BEHIND,
    ],
    ['under a black highlight', '<w:highlight w:val="black"/><w:u w:val="none"/>', BEHIND],
    ['transparent', '<w14:textFill><w14:noFill/></w14:textFill>', 'transparent'],
    ['of half a point', '<w:sz w:val="1"/>', 'in letters of 0.5 pt'],
    ['as narrow as hairs', '<w:w w:val="1"/>', 'in letters of 1 % of their width'],
    ['far above the line', '<w:position w:val="400"/>', '200 pt away from their line'],
    ['over one another', '<w:spacing w:val="-200"/>', 'in letters set over one another'],
    ['in signs', '<w:rFonts w:ascii="Wingdings"/>', 'in signs of the font Wingdings'],
    ['in a blank font', '<w:rFonts w:ascii="Adobe Blank"/>', 'in the font Adobe Blank'],
    ['hidden on the web', '<w:webHidden/>', 'hidden on pages of the web'],
  ])('%s', (_, properties, how) => {
    const body = p(r('shall ') + r('not', properties));
    expect(told(body)).toContain(text(how));
    expect(reading(body).html).toContain('not');
  });

  it.each([
    [
      'a style of characters',
      style('character', '<w:rPr><w:sz w:val="2"/></w:rPr>'),
      p(r('not', '<w:rStyle w:val="S"/>')),
      'in letters of 1 pt',
    ],
    [
      'a style of paragraphs',
      style('paragraph', '<w:rPr><w:color w:val="FFFFFF"/></w:rPr>'),
      p('not', '<w:pStyle w:val="S"/>'),
      BEHIND,
    ],
    [
      'the lines of a style',
      style('paragraph', '<w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'),
      p('not', '<w:pStyle w:val="S"/>'),
      'in lines of 1 pt',
    ],
    [
      'lines of an exact height',
      '',
      p('not', '<w:spacing w:line="1" w:lineRule="exact"/>'),
      'in lines of 0.05 pt',
    ],
    [
      'a frame off the page',
      '',
      p('not', '<w:framePr w:x="31000" w:y="31000"/>'),
      'in a frame off the page',
    ],
    [
      'the shading of a paragraph',
      '',
      p(r('not', '<w:color w:val="1F3864"/>'), '<w:shd w:val="clear" w:fill="1F3864"/>'),
      BEHIND,
    ],
    [
      'a low row',
      '',
      table([['not']]).replace(
        '<w:tr>',
        '<w:tr><w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>',
      ),
      'in a row of 0.05 pt',
    ],
    [
      'a hidden row',
      '',
      table([['not']]).replace('<w:tr>', '<w:tr><w:trPr><w:hidden/></w:trPr>'),
      'in a hidden row',
    ],
  ])('by %s', (_, styles, body, how) => {
    expect(told(body, { styles })).toEqual([text(how)]);
  });

  it.each([
    [
      'white on a dark cell',
      table([[p(r('a', '<w:color w:val="FFFFFF"/>'))]]).replace(
        '<w:tc>',
        '<w:tc><w:tcPr><w:shd w:val="clear" w:fill="1F3864"/></w:tcPr>',
      ),
    ],
    ['without a colour of their own on black', p(r('a', '<w:shd w:val="clear" w:fill="000000"/>'))],
    ['small, but for their size no smaller than print', p(r('a', '<w:sz w:val="10"/>'))],
    ['made large again', p(r('a', '<w:sz w:val="24"/>'), '<w:pStyle w:val="S"/>')],
    ['blank', p(r(' ', '<w:sz w:val="1"/>'))],
    ['a sign of a font of signs', p(r('\uF0B7', '<w:rFonts w:ascii="Wingdings"/>'))],
    ['lower than the next line by a hair', p('a', '<w:spacing w:line="240" w:lineRule="exact"/>')],
  ])('but not words that are %s', (_, body) => {
    const styles = style('paragraph', '<w:rPr><w:sz w:val="2"/></w:rPr>');
    expect(told(body, { styles })).toEqual([]);
  });

  it('on the shading of the head of a table style they can be seen', () => {
    const styles = style(
      'table',
      '<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="2F5496"/></w:tcPr></w:tblStylePr>',
    );
    const properties = '<w:tblPr><w:tblStyle w:val="S"/><w:tblLook w:firstRow="1"/></w:tblPr>';
    const body = table([['head'], ['cell']]).replace('<w:tblPr/>', properties);
    expect(told(body, { styles })).toEqual([]);
    const bare = styles.replace(/<w:tcPr>.*<\/w:tcPr>/, '');
    expect(told(body, { styles: bare })).toHaveLength(1);
  });
});

describe('marks that cannot be seen are told', () => {
  it('on words that cannot, and by a colour of their own', () => {
    const white = '<w:color w:val="FFFFFF"/><w:strike/>';
    expect(told(p(r('not', white)))).toEqual([text(BEHIND), mark(BEHIND)]);
    const line = '<w:u w:val="single" w:color="FFFFFF"/>';
    expect(told(p(r('not', line)))).toEqual([mark('in the colour of what is behind it')]);
    expect(told(p(r('not', '<w:u w:val="words"/>')))).toEqual([]);
  });
});

function field(code: string, result: string, begin = '', wrap = (xml: string) => xml): string {
  const sign = (type: string, more = ''): string =>
    `<w:r><w:fldChar w:fldCharType="${type}" ${more}/></w:r>`;
  const instruction = wrap(`<w:r><w:instrText>${code}</w:instrText></w:r>`);
  return sign('begin', begin) + instruction + sign('separate') + result + sign('end');
}

describe('fields that may print other words are told', () => {
  it.each([
    ['QUOTE "never"', r('always'), 'that shows “always”'],
    ['QUOTE "never"', '', 'without a result'],
    ['IF 1=1 "a" "b"', r('a'), 'that shows “a”'],
    ['DOCPROPERTY x', r('a'), 'that shows “a”'],
    ['INCLUDETEXT "c:/a"', '', 'without a result'],
    ['REF b', '', 'without a result'],
  ])('%s', (code, result, how) => {
    const found = told(p(field(code, result)));
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`field-words found the field “${code}” ${how}`);
  });

  it('where they are to be worked out anew, or their code is changed', () => {
    expect(told(p(field('REF b', r('8'), 'w:dirty="true"')))[0]).toContain('anew');
    const inserted = (xml: string): string => `<w:ins w:id="1" w:author="A">${xml}</w:ins>`;
    expect(told(p(field('REF b', r('8'), '', inserted)))[0]).toContain('tracked changes');
    expect(told(p(inserted(field('REF b', r('8')))))).toEqual([]);
  });

  it('but not where the words are those quoted, nor numbers of pages', () => {
    expect(told(p(field('QUOTE "so"', r('so')) + field('PAGE', '')))).toEqual([]);
  });
});

const STORE = '{11111111-1111-1111-1111-111111111111}';

function bound(properties: string, words: string, value: string): readonly string[] {
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const related = (type: string, target: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="${relations}/${type}" Target="${target}"/></Relationships>`;
  const raw = {
    'word/_rels/document.xml.rels': related('customXml', '../customXml/item1.xml'),
    'customXml/item1.xml': `<r xmlns="urn:r"><a>${value}</a></r>`,
    'customXml/itemProps1.xml': `<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" ds:itemID="${STORE}"/>`,
    'customXml/_rels/item1.xml.rels': related('customXmlProps', 'itemProps1.xml'),
  };
  const body = p(
    `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${r(words)}</w:sdtContent></w:sdt>`,
  );
  return told(body, { raw });
}

const binding = (path: string): string =>
  `<w:dataBinding w:prefixMappings="xmlns:q='urn:r'" w:xpath="${path}" w:storeItemID="${STORE}"/>`;

describe('a content control that is bound to a value', () => {
  it('is told where the value has other words, or cannot be read', () => {
    expect(bound(binding('/q:r[1]/q:a[1]'), 'may', 'shall')).toEqual([
      'bound-text found “may” in a content control bound to a value “shall”, expected the same words',
    ]);
    expect(bound(binding('//q:a'), 'may', 'may')[0]).toContain('that cannot be read');
    expect(bound(binding('/q:r[1]/q:b[1]'), 'may', 'may')[0]).toContain('that cannot be read');
  });

  it('is read without a word where they are the same, as a date or a choice is shown', () => {
    const path = binding('/q:r[1]/q:a[1]');
    expect(bound(path, 'so be it', 'so be it')).toEqual([]);
    expect(bound(`${path}<w:date/>`, '5 May 2026', '2026-05-05T00:00:00')).toEqual([]);
    const list = '<w:dropDownList><w:listItem w:displayText="Draft" w:value="1"/></w:dropDownList>';
    expect(bound(`${path}${list}`, 'Draft', '1')).toEqual([]);
  });
});

describe('messages', () => {
  it('are told twenty times of one rule, then counted', () => {
    const found = told(p(r('not', '<w:sz w:val="1"/>')).repeat(30));
    expect(found).toHaveLength(21);
    expect(found.at(-1)).toBe(
      'concealed-text found 10 more of the rule concealed-text, expected none',
    );
  });
});

describe('separators of lines', () => {
  it('are blanks, in notes as in the text', () => {
    const note = p(r('a\u2028b\u2029c'));
    const footnotes = `<w:footnote w:id="2">${note}</w:footnote>`;
    const { html } = reading(p(`${r('d\u2028e')}<w:r><w:footnoteReference w:id="2"/></w:r>`), {
      footnotes,
    });
    expect(html).toContain('d e');
    expect(html).toContain('a b c');
  });
});
