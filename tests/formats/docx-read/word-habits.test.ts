import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import { htmlOf } from './html.ts';
import { reading } from './reading.ts';
import { deleted, p, r, revision, table, type WordFileParts, wordFile } from './word-file.ts';

function html(body: string, parts: WordFileParts = {}): string {
  const { html: found, messages } = reading(body, parts);
  expect(messages).toEqual([]);
  return found;
}

/** The blocks of a file once its revisions are accepted, and once they are rejected. */
function both(body: string, parts: WordFileParts = {}): readonly string[] {
  const { value } = readDocx(wordFile(body, parts));
  if (value === null) throw new Error('found no sheet, expected one');
  return (['accepted', 'rejected'] as const).map((view) =>
    htmlOf(resolveRevisions(value.sheet, view).root)
      .replace(/^<article[^>]*>|<\/article>$/g, '')
      .replace(/<section[^>]*>|<\/section>/g, ''),
  );
}

function cell(inner: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${inner.startsWith('<') ? inner : p(inner)}</w:tc>`;
}

function row(cells: string, properties = ''): string {
  return `<w:tr><w:trPr>${properties}</w:trPr>${cells}</w:tr>`;
}

function rows(...all: readonly string[]): string {
  return `<w:tbl>${all.join('')}</w:tbl>`;
}

const sign = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const SINGLE = '<w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>';
const SECOND = '<w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2)"/>';
const numbering = `<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">${SINGLE}</w:lvl><w:lvl w:ilvl="1">${SECOND}</w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
const LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';

describe('revisions', () => {
  it('stand around links and within them', () => {
    const link = (inner: string): string => `<w:hyperlink w:anchor="a">${inner}</w:hyperlink>`;
    expect(
      both(p(revision('ins', link(r('x'))) + link(r('y') + revision('del', deleted('z'))))),
    ).toEqual(['<p><a href="#a">x</a><a href="#a">y</a></p>', '<p><a href="#a">yz</a></p>']);
  });

  it('that begin or end within a field take along the words in them alone', () => {
    const code = '<w:r><w:instrText>REF a</w:instrText></w:r>';
    const body = `${revision('ins', sign('begin') + code)}${sign('separate')}${r('x')}${revision('ins', r('y') + sign('end'))}`;
    expect(both(p(body))).toEqual([
      '<p><span data-field="REF">xy</span></p>',
      '<p><span data-field="REF">x</span></p>',
    ]);
  });

  it('of moves keep their names across paragraphs, and in each other', () => {
    const start = (id: number): string =>
      `<w:moveFromRangeStart w:id="${id}" w:name="m${id}" w:author="Ann"/>`;
    const end = (id: number): string => `<w:moveFromRangeEnd w:id="${id}"/>`;
    const moved = (text: string): string => revision('moveFrom', r(text));
    const inner = `${start(2)}${moved('b')}${end(2)}`;
    const found = html(start(1) + p(moved('a') + inner) + p(moved('c')) + end(1) + p(moved('d')));
    expect(
      [...found.matchAll(/(?:data-move="(\w+)")?>(\w)<\/del>/g)].map(([, name, word]) => [
        word,
        name,
      ]),
    ).toEqual([
      ['a', 'm1'],
      ['b', 'm2'],
      ['c', 'm1'],
      ['d', undefined],
    ]);
  });

  it('of moves keep their names where ranges overlap', () => {
    const at = (kind: string, id: number): string =>
      `<w:moveToRange${kind} w:id="${id}" w:name="m${id}"/>`;
    const moved = (text: string): string => revision('moveTo', r(text));
    const body = `${at('Start', 1)}${at('Start', 2)}${moved('a')}${at('End', 1)}${moved('b')}${at('End', 2)}${moved('c')}`;
    expect(html(p(body))).toBe(
      '<p><ins class="moved" data-move="m2">ab</ins><ins class="moved">c</ins></p>',
    );
  });

  it('of numbers count in cells as elsewhere', () => {
    const was = revision('pPrChange', '<w:pPr/>');
    const found = both(table([[p('a', LISTED + was)], [p('b', LISTED)]]), { numbering });
    expect(
      found.map((view) =>
        view
          .replace(/<[^>]*>/g, ' ')
          .trim()
          .split(/\s+/),
      ),
    ).toEqual([
      ['1.', 'a', '2.', 'b'],
      ['a', '1.', 'b'],
    ]);
  });

  it('that take a number away leave no empty one behind', () => {
    const was = revision('pPrChange', `<w:pPr>${LISTED}</w:pPr>`);
    expect(both(p('a', was), { numbering })).toEqual([
      '<p>a</p>',
      '<p><span class="label" data-automatic="">1.</span>a</p>',
    ]);
  });

  it('of style and outline bring back a heading of any name', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="Chapter"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>';
    const was = (inner: string): string => revision('pPrChange', `<w:pPr>${inner}</w:pPr>`);
    const body =
      p('a', was('<w:pStyle w:val="c"/>')) + p('b', `<w:outlineLvl w:val="0"/>${was('')}`);
    expect(both(body, { styles })).toEqual([
      '<p>a</p><h1>b</h1>',
      '<h2 data-style="Chapter">a</h2><p>b</p>',
    ]);
  });

  it('of the looks of a paragraph mark are none', () => {
    expect(html(p('a', `<w:rPr><w:b/>${revision('rPrChange', '<w:rPr/>')}</w:rPr>`))).toBe(
      '<p>a</p>',
    );
  });

  it('of merged and split cells resolve to cells that stand or are covered', () => {
    const told = 'w:id="1" w:author="Ann" w:date="2026-02-20T10:00:00Z"';
    const merge = `<w:cellMerge ${told} w:vMerge="cont"/>`;
    const split = `<w:cellMerge ${told} w:vMerge="rest" w:vMergeOrig="cont"/>`;
    const body = rows(
      row(cell('a')),
      row(cell('', merge)),
      row(cell('', split)),
      row(cell('b', merge)),
    );
    const [stands, covered] = ['<tr><td><p></p></td></tr>', '<tr><td class="merged"></td></tr>'];
    const around = (inner: string): string =>
      `<table><tbody><tr><td><p>a</p></td></tr>${inner}<tr><td><p>b</p></td></tr></tbody></table>`;
    expect(both(body)).toEqual([around(covered + stands), around(stands + covered)]);
  });

  it('that take away the row where a merged cell began leave the cell below to itself', () => {
    const begun = '<w:vMerge w:val="restart"/>';
    const body = rows(
      row(cell('h') + cell('k')),
      row(cell('a', begun) + cell('b'), revision('del', '')),
      row(cell('', '<w:vMerge/>') + cell('c')),
      row(cell('', '<w:vMerge/>') + cell('d')),
    );
    expect(both(body)[0]).toBe(
      '<table><tbody><tr><td><p>h</p></td><td><p>k</p></td></tr><tr><td></td><td><p>c</p></td></tr><tr><td class="merged"></td><td><p>d</p></td></tr></tbody></table>',
    );
  });
});

describe('tables', () => {
  it('have wide cells that go on below, and several head rows', () => {
    const head = '<w:cantSplit/><w:tblHeader/>';
    const body = rows(
      row(cell('a', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell('b'), head),
      row(cell('', '<w:gridSpan w:val="2"/><w:vMerge/>') + cell('c'), head),
      row(cell('d') + cell('e') + cell('f'), '<w:cantSplit/>'),
    );
    expect(html(body)).toBe(
      '<table><thead><tr><td colspan="2"><p>a</p></td><td><p>b</p></td></tr><tr><td colspan="2" class="merged"></td><td><p>c</p></td></tr></thead><tbody><tr><td><p>d</p></td><td><p>e</p></td><td><p>f</p></td></tr></tbody></table>',
    );
  });

  it('lose a row that is hidden with its words, which are told, and keep one that has others', () => {
    const gone = p(r('a', '<w:vanish/>'), '<w:rPr><w:vanish/></w:rPr>');
    const body = rows(row(cell(gone), '<w:hidden/>'), row(cell('b'), '<w:hidden/>'));
    const { html: found, messages } = reading(body);
    expect(found).toBe('<table><tbody><tr><td><p>b</p></td></tr></tbody></table>');
    expect(messages).toEqual([
      'hidden-text 1:1 found hidden text “a”, expected words that print',
      'concealed-text 2:1 found “b” in a hidden row, expected words that can be seen',
    ]);
  });

  it('are marked by the parts of their style: first row, outer columns, and what Word has noted', () => {
    const part = (type: string, mark: string): string =>
      `<w:tblStylePr w:type="${type}"><w:rPr>${mark}</w:rPr></w:tblStylePr>`;
    const parts = `${part('firstRow', '<w:b/>')}${part('lastCol', '<w:i/>')}${part('lastRow', '<w:strike/>')}${part('band2Horz', '<w:u w:val="single"/>')}`;
    const styles = `<w:style w:type="table" w:styleId="T"><w:name w:val="T"/>${parts}</w:style>`;
    const properties =
      '<w:tblPr><w:tblStyle w:val="T"/><w:tblLook w:val="0120"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/><w:gridCol w:w="1"/></w:tblGrid>';
    const body = `<w:tbl>${properties}${row(cell('a') + cell('b'))}${row(cell('c') + cell('d', '<w:cnfStyle w:evenHBand="1"/>'))}${row(cell('e') + cell('f'), '<w:cnfStyle w:val="010000000000"/>')}</w:tbl>`;
    expect(html(body, { styles }).replace(/.*<tbody>|<\/?(?:tr|td|p)>|<\/tbody>.*/g, '')).toBe(
      '<strong>a</strong><strong><em>b</em></strong>c<em><u>d</u></em><s>e</s><em><s>f</s></em>',
    );
  });

  it('stand before the comment whose range ends between their cells', () => {
    const body = rows(
      row(`${cell('a')}<w:commentRangeStart w:id="3"/>${cell('b')}<w:commentRangeEnd w:id="3"/>`),
    );
    const comments = `<w:comment w:id="3" w:author="Ann" w:date="2026-02-20T10:00:00Z">${p('c')}</w:comment>`;
    expect(html(body, { comments })).toMatch(/^<table>.*<\/table><aside/);
  });
});

describe('fields', () => {
  it('that print the page without keeping its number print it once', () => {
    const footers = {
      f1: p(
        `<w:fldSimple w:instr=" PAGE "/>${r('/')}<w:fldSimple w:instr="NUMPAGES">${r('9')}</w:fldSimple>`,
      ),
    };
    const body = `${p('a')}<w:sectPr><w:footerReference w:type="default" r:id="f1"/></w:sectPr>`;
    expect(html(body, { footers })).toBe(
      '<footer class="odd"><p><span class="page"></span>/<span data-field="NUMPAGES">9</span></p></footer><p>a</p>',
    );
  });

  it('in the code of others print nothing', () => {
    const code = (text: string): string => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const inner = sign('begin') + code('PAGE') + sign('separate') + r('3') + sign('end');
    const body = `${sign('begin')}${code('SEQ ')}${inner}${code(' = 1')}${sign('separate')}${r('b')}${sign('end')}`;
    expect(html(p(body))).toBe('<p><span data-field="SEQ">b</span></p>');
  });
});

describe('numbers', () => {
  it('stand at the level of a style that names no list, in the list that the paragraph names', () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="i"><w:name w:val="Item"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>';
    const own = '<w:pStyle w:val="i"/><w:numPr><w:numId w:val="1"/></w:numPr>';
    expect(html(p('x', own), { styles, numbering })).toContain('>a)</span>x');
  });
});

describe('notes', () => {
  const RAISED = '<w:vertAlign w:val="superscript"/>';
  const footnote = (id: number, inner: string): string =>
    `<w:footnote w:id="${id}">${p(inner)}</w:footnote>`;

  it('have a typed mark from the raised run behind their reference, and from no other', () => {
    const mark = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/></w:r>';
    const footnotes = footnote(1, r('*', RAISED) + r(' star'));
    expect(html(p(mark + r('*', RAISED) + r(' b')), { footnotes })).toBe(
      '<p><a class="note" href="#note-f1"><sup>*</sup></a> b</p><aside role="doc-footnote" id="note-f1"><p>star</p></aside>',
    );
    expect(html(p(mark + r('b') + r('2', RAISED)), { footnotes })).toContain(
      '</a>b<sup>2</sup></p>',
    );
  });

  it('that begin anew on each page count on, with one message', () => {
    const mark = (id: number): string => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const paged =
      '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>';
    const footnotes = [1, 2, 3, 4].map((id) => footnote(id, 'n')).join('');
    const body = `${p(mark(1) + mark(2), paged)}${p(mark(3) + mark(4))}${paged}`;
    expect(reading(body, { footnotes }).messages).toEqual([
      'notes-by-page 1:2 found notes that are numbered anew on each page, expected numbers through a section; they count on here',
    ]);
    expect(reading(p(mark(1)) + paged, { footnotes }).messages).toEqual([]);
  });
});

describe('words', () => {
  it('that print in reverse have the signs that turn them', () => {
    const turned = (to: string, text: string): string => `<w:bdo w:val="${to}">${r(text)}</w:bdo>`;
    expect(html(p(turned('rtl', 'abc') + turned('ltr', 'd')))).toBe('<p>\u202Eabc\u202Cd</p>');
  });

  it('of another file are told by its name', () => {
    const links = { c1: 'chunk.html' };
    expect(reading(`${p('a')}<w:altChunk r:id="c1"/>`, { links }).messages).toEqual([
      'object 1:1 found an object “chunk.html”, expected words',
    ]);
  });
});
