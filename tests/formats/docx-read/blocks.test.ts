import { describe, expect, it } from 'vitest';
import { reading } from './reading.ts';
import { deleted, p, r, revision, table } from './word-file.ts';

function html(body: string): string {
  const { html: found, messages } = reading(body);
  expect(messages).toEqual([]);
  return found;
}

function row(cells: string, properties = ''): string {
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`;
}

function cell(text: string, properties = ''): string {
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
}

function tbl(rows: string): string {
  return html(`<w:tbl>${rows}</w:tbl>`).replace(/^<table><tbody>|<\/tbody><\/table>$/g, '');
}

describe('paragraphs', () => {
  const styles =
    '<w:style w:type="paragraph" w:default="1" w:styleId="n"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="h"><w:name w:val="heading 2"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style><w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>';

  it('are headings by the outline level of their style, and name their style', () => {
    const style = (id: string): string => `<w:pStyle w:val="${id}"/>`;
    expect(reading(p('a', style('h')) + p('b', style('q')) + p('c'), { styles }).html).toBe(
      '<h2 data-style="heading 2">a</h2><p data-style="Quote">b</p><p>c</p>',
    );
  });

  it('carry their automatic number as it is now, accepted and rejected', () => {
    const numbering =
      '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    const listed = (mark = ''): string =>
      `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>${mark === '' ? '' : `<w:rPr>${revision(mark, '')}</w:rPr>`}`;
    const body =
      p('a', listed()) + p('b', listed('del')) + p('c', listed('ins')) + p('d', listed());
    expect(reading(body, { numbering }).html).toBe(
      '<p><span class="label" data-automatic="">1.</span>a</p>' +
        '<p data-mark="deleted"><span class="label" data-automatic="" data-accepted="">2.</span>b</p>' +
        '<p data-mark="inserted"><span class="label" data-automatic="" data-accepted="2." data-rejected="">3.</span>c</p>' +
        '<p><span class="label" data-automatic="" data-accepted="3." data-rejected="3.">4.</span>d</p>',
    );
  });

  it('have the number of their list before a tracked change of it', () => {
    const level = (id: number, text: string): string =>
      `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`;
    const numbering = `${level(1, '%1)')}${level(2, '(%1)')}<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>`;
    const list = (id: number): string =>
      `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`;
    const was = revision('pPrChange', `<w:pPr>${list(1)}</w:pPr>`);
    expect(reading(p('x', list(2) + was), { numbering }).html).toBe(
      '<p><span class="label" data-automatic="" data-rejected="a)">(a)</span>x</p>',
    );
  });

  it('that are hidden with their end are no lines and have no numbers', () => {
    const hidden = '<w:rPr><w:vanish/></w:rPr>';
    const { html: found, messages } = reading(p(r('a', '<w:vanish/>'), hidden) + p('b'));
    expect(found).toBe('<p>b</p>');
    expect(messages).toEqual(['hidden-text 1:1 found hidden text “a”, expected words that print']);
  });

  it('whose end alone is hidden stand alone, with a message', () => {
    const separator = '<w:rPr><w:vanish/><w:specVanish/></w:rPr>';
    const { html: found, messages } = reading(p('Head.', separator) + p('Text'));
    expect(found).toBe('<p>Head.</p><p>Text</p>');
    expect(messages[0]).toMatch(/^hidden-end 1:6 .*“Head\.”/);
  });

  it('are read where words stand outside of all paragraphs', () => {
    expect(html(r('stray') + p('a'))).toBe('<p>stray</p><p>a</p>');
  });
});

describe('tables', () => {
  it('have columns in millimetres, rows and cells', () => {
    expect(html(table([['a', 'b']]))).toBe(
      '<table><colgroup><col data-width="50"><col data-width="50"></colgroup><tbody><tr><td><p>a</p></td><td><p>b</p></td></tr></tbody></table>',
    );
  });

  it('have their head rows in a head, those at the beginning alone', () => {
    const head = '<w:tblHeader/>';
    const rows = row(cell('a'), head) + row(cell('b')) + row(cell('c'), head);
    expect(html(`<w:tbl>${rows}</w:tbl>`)).toBe(
      '<table><thead><tr><td><p>a</p></td></tr></thead><tbody><tr><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></tbody></table>',
    );
  });

  it('have wide cells, cells merged across and cells merged down', () => {
    expect(
      tbl(
        row(cell('a', '<w:gridSpan w:val="2"/>') + cell('b', '<w:vMerge w:val="restart"/>')) +
          row(
            cell('c', '<w:hMerge w:val="restart"/>') +
              cell('', '<w:hMerge/>') +
              cell('', '<w:vMerge/>'),
          ),
      ),
    ).toBe(
      '<tr><td colspan="2"><p>a</p></td><td><p>b</p></td></tr><tr><td colspan="2"><p>c</p></td><td class="merged"></td></tr>',
    );
  });

  it('say which words a merged cell hides', () => {
    const rows = row(cell('a', '<w:vMerge w:val="restart"/>')) + row(cell('lost', '<w:vMerge/>'));
    expect(reading(`<w:tbl>${rows}</w:tbl>`).messages).toEqual([
      'covered-cell 2:1 found “lost” in a cell that its neighbour covers, expected an empty one',
    ]);
  });

  it('have empty cells where a row begins late or ends early', () => {
    expect(tbl(row(cell('a'), '<w:gridBefore w:val="1"/><w:gridAfter w:val="2"/>'))).toBe(
      '<tr><td></td><td><p>a</p></td><td colspan="2"></td></tr>',
    );
  });

  it('have revisions of rows and cells', () => {
    const rows =
      row(cell('a'), revision('ins', '')) +
      row(cell('b'), revision('del', '')) +
      row(cell('c', revision('cellIns', '')) + cell('d', revision('cellDel', '')));
    expect(tbl(rows)).toBe(
      '<tr data-mark="inserted"><td><p>a</p></td></tr><tr data-mark="deleted"><td><p>b</p></td></tr><tr><td data-mark="inserted"><p>c</p></td><td data-mark="deleted"><p>d</p></td></tr>',
    );
  });

  it('say that a merge of cells is tracked', () => {
    const merge =
      '<w:cellMerge w:id="1" w:author="Ann" w:date="2026-02-20T10:00:00Z" w:vMerge="cont"/>';
    expect(tbl(row(cell('a')) + row(cell('b', merge)))).toContain(
      '<td data-mark="merged"><p>b</p>',
    );
  });

  it('go from right to left where they say so', () => {
    const turned = `<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr>${row(cell('a'))}</w:tbl>`;
    expect(html(turned)).toContain('<table dir="rtl">');
  });

  it('stand in each other', () => {
    const inner = `${table([['x']])}${p('')}`;
    expect(html(table([[inner]]))).toContain('<td><table>');
  });

  it('are read through content controls around rows and cells', () => {
    const wrap = (inner: string): string =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    expect(tbl(wrap(row(wrap(cell('a')))))).toBe('<tr><td><p>a</p></td></tr>');
  });
});

describe('notes', () => {
  const mark = (id: number, kind = 'footnote', rest = ''): string =>
    `<w:r><w:${kind}Reference w:id="${id}"${rest}/></w:r>`;
  const note = (id: number, text: string, kind = 'footnote'): string =>
    `<w:${kind} w:id="${id}">${p(`<w:r><w:${kind}Ref/></w:r>${r(` ${text}`)}`)}</w:${kind}>`;
  const footnotes = `<w:footnote w:id="0" w:type="separator">${p('no')}</w:footnote>${note(1, 'one')}${note(2, 'two')}`;

  it('stand behind the block of their mark, which has the number that Word prints', () => {
    expect(reading(p(r('a') + mark(2)) + p(r('b') + mark(1)), { footnotes }).html).toBe(
      '<p>a<a class="note" href="#note-f2"><sup>1</sup></a></p><aside role="doc-footnote" id="note-f2"><p>two</p></aside>' +
        '<p>b<a class="note" href="#note-f1"><sup>2</sup></a></p><aside role="doc-footnote" id="note-f1"><p>one</p></aside>',
    );
  });

  it('of a table stand behind the table', () => {
    const { html: found } = reading(table([[p(r('a') + mark(1))]]), { footnotes });
    expect(found).toMatch(/<\/table><aside role="doc-footnote" id="note-f1"><p>one<\/p><\/aside>$/);
  });

  it('at the end of the text are numbered in Roman figures', () => {
    const endnotes = note(1, 'end', 'endnote');
    expect(reading(p(r('a') + mark(1, 'endnote')), { endnotes }).html).toBe(
      '<p>a<a class="note" href="#note-e1"><sup>i</sup></a></p><aside role="doc-endnote" id="note-e1"><p>end</p></aside>',
    );
  });

  it('keep a mark that was typed, once', () => {
    const typed = `<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>`;
    const raised = r('*', '<w:vertAlign w:val="superscript"/>');
    const own = `<w:footnote w:id="1">${p(`${raised}<w:r><w:tab/></w:r>${r('one')}`)}</w:footnote>${note(2, 'two')}`;
    expect(reading(p(r('a') + typed + r('b') + mark(2)), { footnotes: own }).html).toBe(
      '<p>a<a class="note" href="#note-f1"><sup>*</sup></a>b<a class="note" href="#note-f2"><sup>1</sup></a></p>' +
        '<aside role="doc-footnote" id="note-f1"><p>one</p></aside><aside role="doc-footnote" id="note-f2"><p>two</p></aside>',
    );
  });

  it('have other numbers once revisions are accepted', () => {
    const body = p(revision('del', mark(1)) + r('a') + mark(2));
    expect(reading(body, { footnotes }).html).toContain(
      '<del><a class="note" href="#note-f1" data-accepted=""><sup>1</sup></a></del>a<a class="note" href="#note-f2" data-accepted="1"><sup>2</sup></a>',
    );
  });

  it('start and restart as their section says', () => {
    const own =
      '<w:footnotePr><w:numFmt w:val="lowerLetter"/><w:numStart w:val="2"/><w:numRestart w:val="eachSect"/></w:footnotePr>';
    const sections = `${p(mark(1), `<w:sectPr>${own}</w:sectPr>`)}${p(mark(2))}<w:sectPr>${own}</w:sectPr>`;
    const found = reading(sections, { footnotes }).html.match(/<sup>\w<\/sup>/g);
    expect(found).toEqual(['<sup>b</sup>', '<sup>b</sup>']);
  });

  it('without words are told', () => {
    expect(reading(p(r('a') + mark(7)), { footnotes }).messages).toEqual([
      'missing-note 1:2 found the mark of note f7 without its words, expected a note',
    ]);
  });
});

describe('comments', () => {
  const comment = (id: number, text: string, para: string): string =>
    `<w:comment w:id="${id}" w:author="Ann" w:date="2026-02-20T10:00:00Z"><w:p w14:paraId="${para}">${r(text)}</w:p></w:comment>`;
  const comments = comment(1, 'why', '0A') + comment(2, 'so', '0B');
  const commentsExtended =
    '<w15:commentEx w15:paraId="0A"/><w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>';
  const start = (id: number): string => `<w:commentRangeStart w:id="${id}"/>`;
  const end = (id: number): string =>
    `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`;

  it('have their range, author, date and the comment that they answer', () => {
    const body = p(`${r('a')}${start(1)}${start(2)}${r('b')}${end(1)}${end(2)}`);
    expect(reading(body, { comments, commentsExtended }).html).toBe(
      '<p>a<span class="comment-start" data-comment="1"></span><span class="comment-start" data-comment="2"></span>b<a class="comment" href="#comment-1"></a><a class="comment" href="#comment-2"></a></p>' +
        '<aside role="comment" id="comment-1" data-comment="1"><p>why</p></aside><aside role="comment" id="comment-2" data-comment="2" data-parent="1"><p>so</p></aside>',
    );
  });

  it('reach over paragraphs, begin and end between them, or stand at a point', () => {
    const body = `${start(1)}${p('a')}${p('b')}<w:commentRangeEnd w:id="1"/>${p(`${r('c')}<w:r><w:commentReference w:id="1"/></w:r><w:r><w:commentReference w:id="2"/></w:r>`)}`;
    expect(reading(body, { comments }).html).toMatch(
      /^<p><span class="comment-start" data-comment="1"><\/span>a<\/p><p>b<a class="comment" href="#comment-1"><\/a><\/p>.*<p>c<span class="comment-start" data-comment="2"><\/span><a class="comment" href="#comment-2"><\/a><\/p>/,
    );
  });

  it('without a mark stand at the end, with a message', () => {
    const { html: found, messages } = reading(p('a'), { comments: comment(1, 'why', '0A') });
    expect(found).toBe(
      '<p>a</p><aside role="comment" id="comment-1" data-comment="1"><p>why</p></aside>',
    );
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^comment-without-place .*“why”/);
  });
});

describe('sections and running heads', () => {
  const refer = (kind: string, type: string, id: string): string =>
    `<w:${kind}Reference w:type="${type}" r:id="${id}"/>`;
  const headers = { h1: p('first'), h2: p('all'), h3: p('even') };

  it('have paper and heads of their own, or those of the section before', () => {
    const one = `${refer('header', 'first', 'h1')}${refer('header', 'default', 'h2')}${refer('header', 'even', 'h3')}<w:titlePg/>`;
    const two = `<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>`;
    const body = `${p('a', `<w:sectPr>${one}</w:sectPr>`)}${p('b')}<w:sectPr>${two}</w:sectPr>`;
    const { html: found } = reading(body, { headers, settings: '<w:evenAndOddHeaders/>' });
    expect(found).toBe(
      '<header class="first"><p>first</p></header><header class="odd"><p>all</p></header><header class="even"><p>even</p></header><p>a</p>' +
        '<section data-section="landscape"><header class="odd"><p>all</p></header><header class="even"><p>even</p></header><p>b</p>',
    );
  });

  it('print no heads of first or even pages where the file has no such pages', () => {
    const all = `${refer('header', 'first', 'h1')}${refer('header', 'default', 'h2')}${refer('header', 'even', 'h3')}`;
    expect(reading(`${p('a')}<w:sectPr>${all}</w:sectPr>`, { headers }).html).toBe(
      '<header class="odd"><p>all</p></header><p>a</p>',
    );
  });
});

describe('what has no place in a text', () => {
  const drawing = (inner: string, description = ''): string =>
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="${description}"/>${inner}</wp:inline></w:drawing></w:r>`;
  const picture = '<a:graphic><a:graphicData><pic:pic/></a:graphicData></a:graphic>';

  it.each([
    [
      'a picture',
      drawing(picture, 'The map'),
      'picture 1:1 found a picture “The map”, expected words',
    ],
    ['a drawing', drawing(''), 'drawing 1:1 found a drawing, expected words'],
    [
      'an old picture',
      '<w:r><w:pict><v:shape><v:imagedata o:title="Logo"/></v:shape></w:pict></w:r>',
      'picture 1:1 found a picture “Logo”, expected words',
    ],
    [
      'a watermark',
      '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>',
      'drawing 1:1 found a drawing “DRAFT”, expected words',
    ],
    [
      'an object',
      '<w:r><w:object><o:OLEObject ProgID="Excel.Sheet.12"/></w:object></w:r>',
      'object 1:1 found an object “Excel.Sheet.12”, expected words',
    ],
    [
      'hidden text',
      r('secret', '<w:vanish/>'),
      'hidden-text 1:1 found hidden text “secret”, expected words that print',
    ],
    [
      'ruby',
      `<w:r><w:ruby><w:rt>${r('kana')}</w:rt><w:rubyBase/></w:ruby></w:r>`,
      'ruby-text 1:1 found ruby text “kana”, expected words on one line',
    ],
  ])('is told: %s', (_, inner, message) => {
    expect(reading(p(inner)).messages).toEqual([message]);
  });

  it.each([
    ['chart', '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>'],
    [
      'diagram',
      '<dgm:relIds xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"/>',
    ],
  ])('is told: a %s', (kind, inner) => {
    expect(reading(p(drawing(inner))).messages).toEqual([
      `${kind} 1:1 found a ${kind}, expected words`,
    ]);
  });

  it('is no rule across the page, nor what is tracked of looks alone', () => {
    const rule = '<w:r><w:pict><v:rect o:hr="t" o:hrstd="t"/></w:pict></w:r>';
    const spaced = revision('pPrChange', '<w:pPr><w:spacing w:after="0"/></w:pPr>');
    const grid = `<w:tbl><w:tblPr>${revision('tblPrChange', '<w:tblPr/>')}</w:tblPr><w:tblGrid><w:gridCol w:w="5cm"/>${revision('tblGridChange', '<w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>')}</w:tblGrid>${row(cell('a'))}</w:tbl>`;
    const section = `<w:sectPr><w:pgNumType w:start="1"/>${revision('sectPrChange', '<w:sectPr/>')}</w:sectPr>`;
    expect(html(p(rule, spaced) + grid + section)).toBe(
      '<section data-section="portrait" data-first-page="1"><p></p><table><colgroup><col data-width="50"></colgroup><tbody><tr><td><p>a</p></td></tr></tbody></table>',
    );
  });

  it('is told: another file that is pasted in when Word opens this one', () => {
    expect(reading(`${p('a')}<w:altChunk r:id="x"/>`).messages).toEqual([
      'object 1:1 found an object “x”, expected words',
    ]);
  });

  it('is highlighting alone, not that of revisions and struck words', () => {
    const yellow = '<w:highlight w:val="yellow"/>';
    const inner = r('a', yellow) + r('b', `${yellow}<w:strike/>`) + revision('del', deleted('c'));
    expect(reading(p(inner)).messages).toEqual([
      'highlighted-text 1:1 found highlighted text “a”, expected words marked by underline, strike or revisions',
    ]);
  });

  it('is the form of an equation, whose signs are kept', () => {
    const t = (text: string): string => `<m:r><m:t>${text}</m:t></m:r>`;
    const equation = `<m:oMath><m:f><m:fPr><m:ctrlPr>${revision('ins', '')}</m:ctrlPr></m:fPr><m:num>${t('a')}</m:num><m:den>${t('b')}</m:den></m:f></m:oMath>`;
    const { html: found, messages } = reading(p(equation));
    expect(found).toBe('<p>a/b</p>');
    expect(messages).toEqual(['equation 1:1 found equation “ab”, expected words']);
  });

  it('is no text box: its words stand behind the paragraph, once', () => {
    const box = (inner: string): string =>
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:docPr/><wps:wsp><wps:txbx><w:txbxContent>${inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`;
    expect(html(p(`${r('a')}<w:r>${box(p('box'))}</w:r>${r('b')}`))).toBe(
      '<p>ab</p><div class="text-box"><p>box</p></div>',
    );
  });
});
