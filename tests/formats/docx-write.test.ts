import { describe, expect, it } from 'vitest';
import { sheetLines } from '../../src/cli/sheet-lines.ts';
import { readDocx } from '../../src/formats/docx/read/read.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { paragraphs, part, partNames, printed, type WordParagraph } from './docx-reading.ts';
import { NOTES, options, PAPER, PIXEL, portrait, sheet, style } from './docx-sample.ts';

/** The paragraphs of a sheet written as Word. */
async function written(
  html: string,
  redline: 'formatting' | 'tracked' | 'none' = 'formatting',
): Promise<readonly WordParagraph[]> {
  return paragraphs(await writeDocx(sheet(html), { ...options, redline }));
}

async function xmlOf(html: string, name = 'word/document.xml', said = {}): Promise<string> {
  return part(await writeDocx(sheet(html), { ...options, ...said }), name);
}

const OPERATIVE = '<p class="operative" data-depth="1"><span class="label">6 bis.</span> Prie</p>';

describe('a paragraph in Word', () => {
  it('has a label as typed text with a tab behind it, in a hanging style', async () => {
    const [paragraph] = await written(portrait(OPERATIVE));
    expect(paragraph && printed(paragraph)).toBe('6 bis. \tPrie');
    expect(paragraph?.style).toBe('Operative');
    const styles = await xmlOf(portrait(OPERATIVE), 'word/styles.xml');
    expect(styles).toMatch(/w:styleId="Operative">.*?<w:ind w:left="567" w:hanging="567"\/>/);
    expect(await xmlOf(portrait(OPERATIVE))).not.toContain('w:numPr');
  });

  it('stands flush without a label and further in below the depth of its style', async () => {
    const [flush, deep] = await written(
      portrait(
        '<p class="operative">Prie</p><p class="subitem" data-depth="5"><span class="label">1.</span> x</p>',
      ),
    );
    expect([flush?.style, deep?.style]).toEqual(['OperativeFlush', 'SubitemDeeper2']);
  });

  it('is set by styles alone: no indents, sizes or spacing of its own', async () => {
    const xml = await xmlOf(PAPER);
    const said = [...xml.matchAll(/<w:pPr>(.*?)<\/w:pPr>/g)].flatMap(([, inner]) => [
      ...(inner ?? '').replace(/<w:sectPr>.*<\/w:sectPr>/, '').matchAll(/<(w:\w+)/g),
    ]);
    expect(new Set(said.map(([, name]) => name))).toEqual(new Set(['w:pStyle']));
    for (const direct of ['<w:sz ', '<w:rFonts ', '<w:color ']) expect(xml).not.toContain(direct);
  });

  it('keeps no-break spaces, doubled spaces and edges', async () => {
    const text = ' Elle\u00a0: «\u202fa  b » ';
    const [paragraph] = await written(portrait(`<p>${text}</p>`));
    expect(paragraph && printed(paragraph)).toBe(text);
    expect(await xmlOf(portrait(`<p>${text}</p>`))).toContain('xml:space="preserve"');
  });

  it('shows characters that XML cannot hold instead of giving a file that does not open', async () => {
    const root = sheet(portrait('<p>x</p>'));
    const html = JSON.stringify(root).replace('"x"', '"a\\u0001b\\ud800c"');
    const bytes = await writeDocx(JSON.parse(html), options);
    expect(paragraphs(bytes).map(printed)).toEqual(['a‹U+0001›b‹U+D800›c']);
  });

  it('shows such characters in names and titles too, and takes nothing there for markup', async () => {
    const said = { author: 'A\u0001 "<&>', title: 'T\u0002 "<&>', redline: 'tracked' };
    const html = portrait('<p><ins>a</ins></p>');
    expect(await xmlOf(html, 'word/document.xml', said)).toContain(
      'w:author="A‹U+0001› &quot;&lt;&amp;&gt;"',
    );
    expect(await xmlOf(html, 'docProps/core.xml', said)).toContain('<dc:title>T‹U+0002› ');
  });

  it('may hold more runs than a function takes arguments', async () => {
    const html = portrait(`<p><ins>${'a<br>'.repeat(150_000)}</ins></p>`);
    expect((await xmlOf(html)).match(/<w:br\/>/g)).toHaveLength(150_000);
  });

  it('takes emphasis in a paragraph in italics upright', async () => {
    expect(await xmlOf(portrait('<p class="legend">a <em>b</em></p>'))).toContain(
      '<w:i w:val="false"/>',
    );
    expect(await xmlOf(portrait('<p>a <em>b</em></p>'))).toContain('<w:i/>');
  });

  it('has the outline of its headings and keeps them with what follows', async () => {
    const styles = await xmlOf(portrait('<h2>a</h2>'), 'word/styles.xml');
    expect(styles).toMatch(
      /w:styleId="Heading2"><w:name w:val="heading 2"\/>.*?<w:keepNext w:val="true"\/>.*?<w:outlineLvl w:val="1"\/>/,
    );
    expect((await written(portrait('<h1>b</h1><h2>a</h2>')))[1]?.style).toBe('Heading2');
  });
});

const CHANGED = portrait(
  '<p class="operative" data-depth="1"><ins><span class="label">5.</span></ins><del><span class="label">8.</span></del><em>Charge</em> <ins>le Secrétariat</ins><del>le Conseil</del> de suivre</p><p class="inserted"><ins>Neuf</ins></p><p class="deleted"><del>Vieux</del></p>',
);

describe('a redline in Word', () => {
  it('is underline and strike by character styles, the order as the body has it', async () => {
    const [first] = await written(CHANGED);
    expect(first?.stretches.map(({ text, style: own }) => [text, own])).toEqual([
      ['5.', 'Inserted'],
      [' ', null],
      ['8.', 'Deleted'],
      [' \t', null],
      ['Charge', null],
      [' ', null],
      ['le Secrétariat', 'Inserted'],
      ['le Conseil', 'Deleted'],
      [' de suivre', null],
    ]);
    const bytes = await writeDocx(sheet(CHANGED), { ...options, redlineFirst: 'deleted' });
    expect(paragraphs(bytes)[0] && printed(paragraphs(bytes)[0] as WordParagraph)).toBe(
      '8. 5. \tCharge le Conseille Secrétariat de suivre',
    );
  });

  it('is tracked as revisions, deleted first, paragraph marks included, each with author, date and a number of its own', async () => {
    const [first, added, removed] = await written(CHANGED, 'tracked');
    expect(first?.stretches.map(({ text, revision }) => [text, revision])).toEqual([
      ['8.', 'del'],
      [' ', 'del'],
      ['5.', 'ins'],
      [' ', 'ins'],
      ['\t', null],
      ['Charge', null],
      [' ', null],
      ['le Conseil', 'del'],
      ['le Secrétariat', 'ins'],
      [' de suivre', null],
    ]);
    expect([first?.mark, added?.mark, removed?.mark]).toEqual([null, 'ins', 'del']);
    const xml = await xmlOf(CHANGED, 'word/document.xml', { redline: 'tracked' });
    const revisions = [...xml.matchAll(/<w:(?:ins|del) ([^>]*?)\/?>/g)].map(
      ([, attributes]) => attributes ?? '',
    );
    expect(revisions).toHaveLength(8);
    expect(new Set(revisions.map((attributes) => /w:id="(\d+)"/.exec(attributes)?.[1])).size).toBe(
      8,
    );
    for (const attributes of revisions)
      expect(attributes).toContain(
        'w:author="Secrétariat de la CMS" w:date="2026-02-20T00:00:00Z"',
      );
    expect(xml).toContain('<w:delText>Vieux</w:delText>');
  });

  it('takes author and date of a revision that names its own', async () => {
    const html = portrait('<p><ins data-author="Inde" data-date="2026-03-24">a</ins></p>');
    expect(await xmlOf(html, 'word/document.xml', { redline: 'tracked' })).toContain(
      'w:author="Inde" w:date="2026-03-24T00:00:00Z"',
    );
  });

  it('is the text after where none is wanted', async () => {
    const texts = (await written(CHANGED, 'none')).map(printed);
    expect(texts).toEqual(['5. \tCharge le Secrétariat de suivre', 'Neuf']);
  });

  it('puts revisions inside links, never links inside revisions', async () => {
    const html = portrait('<p><ins><a href="https://www.cms.int">a</a></ins></p>');
    expect(await xmlOf(html, 'word/document.xml', { redline: 'tracked' })).toMatch(
      /<w:hyperlink [^>]*><w:ins /,
    );
  });
});

describe('notes in Word', () => {
  it('are real footnotes in the order of their marks; a mark that Word would not count is typed', async () => {
    const bytes = await writeDocx(sheet(NOTES), options);
    const document = part(bytes, 'word/document.xml');
    expect(
      [...document.matchAll(/<w:footnoteReference ([^>]*)\/>(?:<w:t>([^<]*)<)?/g)].map(
        ([, attributes, mark]) => [attributes, mark],
      ),
    ).toEqual([
      ['w:customMarkFollows="1" w:id="1"', '*'],
      ['w:id="2"', undefined],
      ['w:id="3"', undefined],
      ['w:customMarkFollows="1" w:id="4"', '7'],
    ]);
    expect(paragraphs(bytes, 'word/footnotes.xml').map(printed)).toEqual([
      '',
      '',
      '*\tNote star.',
      '\tNote b.',
      '\tNote a.',
      '7\tNote c.',
    ]);
    expect(part(bytes, 'word/footnotes.xml').match(/<w:footnoteRef\/>/g)).toHaveLength(2);
  });

  it('are marked a second time by a field that follows the first mark', async () => {
    const document = await xmlOf(NOTES);
    expect(document).toContain(' NOTEREF mark_note_b \\h ');
    expect(document).toMatch(
      /<w:bookmarkStart [^>]*w:name="mark_note_b"[^>]*\/><w:r>.*?<w:footnoteReference w:id="2"\/>/,
    );
  });

  it('without a mark are printed where they stand, not lost', async () => {
    const { root } = sheet(
      portrait(
        '<p>a<a class="note" href="#note-x"><sup>1</sup></a></p><aside id="note-x"><p>Seule.</p></aside>',
      ),
    );
    const unmarked = JSON.parse(JSON.stringify({ root }).replace('"#note-x"', '"#note-y"'));
    expect(paragraphs(await writeDocx(unmarked, options)).map(printed)).toEqual(['a1', 'Seule.']);
  });
});

const TABLE = portrait(
  '<table class="three-column"><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody><tr id="b0_bamot"><td><p>a</p></td><td>b</td><td></td></tr><tr><td colspan="3"><p class="formula">f</p></td></tr><tr><td>only</td></tr></tbody></table>',
).replace('portrait', 'landscape');

describe('a table in Word', () => {
  it('has fixed columns of the style, a repeated head row and rows that stay whole', async () => {
    const xml = await xmlOf(TABLE);
    expect([...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => width)).toEqual([
      '5896',
      '2778',
      '5896',
    ]);
    expect(xml).toContain('<w:tblLayout w:type="fixed"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(4);
    expect(xml).toContain('<w:gridSpan w:val="3"/>');
    expect(xml.match(/<w:tc>/g)).toHaveLength(3 + 3 + 1 + 2);
  });

  it('takes the styles of tables before those of the page', async () => {
    const styles = (await written(TABLE)).map((paragraph) => paragraph.style);
    expect(styles).toEqual([
      'CellHead',
      'CellHead',
      'CellHead',
      'Cell',
      'Cell',
      'Cell',
      'CellFormula',
      'Cell',
      'Cell',
      'SectionEnd',
    ]);
  });

  it('breaks a row that is too long to be kept whole', async () => {
    const long = TABLE.replace('<p>a</p>', `<p>${'mot '.repeat(400)}</p>`);
    expect((await xmlOf(long)).match(/<w:cantSplit\/>/g)).toHaveLength(3);
  });

  it('takes widths that the sheet names', async () => {
    const html =
      '<article><section data-section="landscape"><table class="plain"><colgroup><col data-width="10%"><col data-width="30mm"><col data-width="1"><col data-width="3"></colgroup><tbody><tr><td>a</td><td>b</td><td>c</td><td>d</td></tr></tbody></table></section></article>';
    const widths = [...(await xmlOf(html)).matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) =>
      Math.round((Number(width) * 25.4) / 1440),
    );
    expect(widths).toEqual([26, 30, 50, 151]);
  });

  it('is parted from a table that follows, which Word would join to it', async () => {
    const table = '<table class="plain"><tbody><tr><td>a</td></tr></tbody></table>';
    expect(await xmlOf(portrait(table + table))).toMatch(
      /<\/w:tbl><w:p>.*?<\/w:p><w:tbl>.*?<\/w:tbl><w:p>.*?<\/w:p><w:sectPr>/,
    );
  });
});

describe('what a part of a Word file leads to', () => {
  const link = (where: string) => `<a href="https://${where}.int">x</a>`;
  const html = portrait(
    `<header class="odd"><p>${link('head')}</p></header><p>${link('text')}${link('text')}<a class="note" href="#note-a"><sup>1</sup></a></p><p><img data-slot="cms" alt="a"><img data-slot="cms" alt="b"></p><aside id="note-a"><p>${link('note')}</p></aside>`,
  );

  it('is told in its own relations, each once', async () => {
    const cms = { bytes: PIXEL, mime: 'image/png', width: 24, height: 26 };
    const bytes = await writeDocx(sheet(html), { ...options, logos: { cms } });
    const told = (name: string) =>
      [
        ...part(bytes, `word/_rels/${name}.xml.rels`).matchAll(
          /Id="(rId(?:Link|Picture)\d+)"[^>]*Target="([^"]*)"/g,
        ),
      ].map(([, id, target]) => [id, target]);
    expect(told('header1')).toEqual([['rIdLink1', 'https://head.int']]);
    expect(told('footnotes')).toEqual([['rIdLink1', 'https://note.int']]);
    expect(told('document')).toEqual([
      ['rIdLink1', 'https://text.int'],
      ['rIdPicture2', 'media/image1.png'],
    ]);
    const xml = part(bytes, 'word/document.xml');
    expect(xml.match(/r:id="rIdLink1"/g)).toHaveLength(2);
    expect(xml.match(/r:embed="rIdPicture2"/g)).toHaveLength(2);
    expect(xml.match(/<wp:docPr id="[12]"/g)).toHaveLength(2);
    expect(partNames(bytes).filter((name) => name.startsWith('word/media/'))).toEqual([
      'word/media/image1.png',
    ]);
  });
});

describe('the pages of a Word file', () => {
  it('are upright or across, each section with its own paper', async () => {
    const xml = await xmlOf(PAPER);
    expect([...xml.matchAll(/<w:pgSz ([^>]*)\/>/g)].map(([, size]) => size)).toEqual([
      'w:w="11906" w:h="16838" w:orient="portrait"',
      'w:w="16838" w:h="11906" w:orient="landscape"',
    ]);
  });

  it('have heads for the first, odd and even pages, the page number being a field with its result', async () => {
    const bytes = await writeDocx(sheet(PAPER), options);
    const xml = part(bytes, 'word/document.xml');
    expect(
      [...xml.matchAll(/<w:(header|footer)Reference w:type="(\w+)"/g)].map(
        ([, tag, kind]) => `${tag} ${kind}`,
      ),
    ).toEqual([
      'header default',
      'header first',
      'header even',
      'footer default',
      'footer first',
      'footer even',
      'header default',
      'header even',
      'footer default',
      'footer even',
    ]);
    expect(xml.match(/<w:titlePg\/>/g)).toHaveLength(1);
    expect(part(bytes, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    const footers = ['footer1', 'footer2', 'footer3', 'footer4', 'footer5'].map((name) =>
      part(bytes, `word/${name}.xml`),
    );
    expect(
      footers.filter((footer) => /> PAGE <.*?"separate".*?<w:t>\d<.*?"end"/s.test(footer)),
    ).toHaveLength(4);
  });

  it('do not inherit heads that their section lacks', async () => {
    const html =
      '<article><section data-section="portrait"><header class="odd"><p>A</p></header><p>a</p></section><section data-section="portrait"><p>b</p></section></article>';
    const bytes = await writeDocx(sheet(html), options);
    expect(
      [1, 2].map((number) => paragraphs(bytes, `word/header${number}.xml`).map(printed)),
    ).toEqual([['A'], ['']]);
  });
});

describe('a Word file as a whole', () => {
  it('tells title, subject, author, dates and language', async () => {
    const core = await xmlOf(PAPER, 'docProps/core.xml');
    expect(core).toContain(
      '<dc:title>Initiative pour les mammifères d’Asie centrale</dc:title><dc:subject>UNEP/CMS/COP15/Doc.27.3</dc:subject><dc:creator>Secrétariat de la CMS</dc:creator>',
    );
    expect(core.match(/2026-02-20T00:00:00Z/g)).toHaveLength(2);
    expect(await xmlOf(PAPER, 'word/styles.xml')).toContain(
      '<w:lang w:val="fr-FR" w:eastAsia="zh-CN" w:bidi="ar-SA"/>',
    );
  });

  it('marks words of another language and from right to left', async () => {
    const xml = await xmlOf(
      portrait(
        '<p>a <span lang="en">b</span> <span lang="ar" dir="rtl">ج <span dir="ltr" lang="fr">A/RES</span></span></p>',
      ),
    );
    expect(xml).toContain('<w:lang w:val="en-GB"/></w:rPr><w:t>b<');
    expect(xml).toMatch(/<w:rtl\/><w:lang w:bidi="ar-SA"\/><\/w:rPr><w:t[^>]*>ج /);
    expect(xml).toContain('<w:r><w:t>A/RES</w:t></w:r>');
  });

  it.each([
    ['80.AA', '\u200E80.AA'],
    ['11.24 (Rev.COP13)', '\u200E11.24 (Rev.COP13)\u200E'],
    ['A/RES/75/901', 'A/RES/75/901'],
    ['UNEP', 'UNEP'],
    ['2026', '2026'],
  ])(
    'holds Latin %s together in text from right to left, and reads back as it was',
    async (words, held) => {
      const label = `<span class="label"><span dir="ltr">${words}</span></span>`;
      const html = `<article lang="ar" dir="rtl"><section data-section="portrait"><p class="operative" data-depth="1">${label} تدعو <span dir="ltr">${words}</span> إلى</p></section></article>`;
      const bytes = await writeDocx(sheet(html), options);
      const texts = [...part(bytes, 'word/document.xml').matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)];
      const whole = texts.map(([, text]) => text).join('');
      expect(whole).toBe(`${held} تدعو ${held} إلى`);
      const back = await readDocx(bytes);
      const lines = back.value === null ? [] : sheetLines(back.value.sheet);
      expect(lines.join('\n')).toBe(`${words} \tتدعو ${words} إلى`);
    },
  );

  it('runs from right to left where its article does, tables and pages included', async () => {
    const html = `<article lang="ar" dir="rtl"><section data-section="portrait"><p>ا</p><table class="plain"><tbody><tr><td>ب</td></tr></tbody></table></section></article>`;
    const xml = await xmlOf(html, 'word/document.xml', { language: 'ar' });
    expect(xml).toContain('<w:bidiVisual/>');
    expect(xml.match(/<w:bidi\/>/g)).toHaveLength(3);
    expect(xml).toMatch(/<w:sectPr>.*<w:bidi\/><w:docGrid/);
  });

  it('links to its own bookmarks and to the web; a link that leads nowhere is plain text', async () => {
    const html = portrait(
      '<p id="b0_bamot">a</p><p><a href="#b0_bamot">b</a><a href="#gone">c</a><a href="https://www.cms.int/?a=1&amp;b=2">d</a></p>',
    );
    const bytes = await writeDocx(sheet(html), options);
    const xml = part(bytes, 'word/document.xml');
    expect(xml).toMatch(
      /<w:bookmarkStart w:name="b0_bamot" w:id="1"\/><w:r><w:t>a<\/w:t><\/w:r><w:bookmarkEnd w:id="1"\/>/,
    );
    expect(xml).toContain('<w:hyperlink w:anchor="b0_bamot" w:history="1">');
    expect(xml.match(/<w:hyperlink /g)).toHaveLength(2);
    expect(part(bytes, 'word/_rels/document.xml.rels')).toContain(
      'Id="rIdLink1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.cms.int/?a=1&amp;b=2"',
    );
  });

  it('gives ids that Word would take for one bookmark names of their own', async () => {
    const long = 'b0_a-very-long-id-that-is-longer-than-forty-letters';
    const xml = await xmlOf(
      portrait(`<p id="${long}1">a</p><p id="${long}2">b</p><p id="1-x">c</p>`),
    );
    const names = [...xml.matchAll(/<w:bookmarkStart w:name="([^"]*)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_]{0,39}$/);
  });

  it('prints the picture of a slot with its alternative text', async () => {
    const html = portrait('<p><img data-slot="cms" alt="Emblème"></p>');
    const cms = { bytes: PIXEL, mime: 'image/png', width: 24, height: 26 };
    const xml = await xmlOf(html, 'word/document.xml', { logos: { cms } });
    expect(xml).toContain('descr="Emblème"');
    expect(xml).toContain('<wp:extent cx="864000" cy="936000"/>');
    expect(xml).not.toContain('<w:tbl>');
  });

  it('prints a slot without a picture as its text in a box, of the size of the slot where it stands alone', async () => {
    const alone = portrait('<p class="masthead-right"><img data-slot="cms" alt="Emblème"></p>');
    expect((await written(alone))[0]).toMatchObject({
      style: 'EmptySlotBox1',
      stretches: [{ text: 'Emblème' }],
    });
    expect(await xmlOf(alone)).not.toContain('<w:tbl>');
    expect(await xmlOf(alone, 'word/styles.xml')).toMatch(
      /w:styleId="EmptySlotBox1">.*?<w:top [^>]*w:space="31".*?<w:ind w:left="7693" w:right="17"\/>/,
    );
    const among = portrait(
      '<p>a <img data-slot="cms" alt="Emblème"></p><p><img data-slot="unknown" alt="b"></p>',
    );
    const stretches = (await written(among)).flatMap((paragraph) => paragraph.stretches);
    expect(stretches.map(({ text, style: own }) => [text, own])).toEqual([
      ['a ', null],
      ['Emblème', 'EmptySlot'],
      ['b', 'EmptySlot'],
    ]);
  });

  it('refuses a date that is none, which is a mistake of the program', async () => {
    await expect(writeDocx(sheet('<p>a</p>'), { ...options, date: 'hier' })).rejects.toThrow(
      RangeError,
    );
  });

  it('can be written of an empty sheet and of unknown styles', async () => {
    expect((await written('')).map((paragraph) => paragraph.style)).toEqual(['SectionEnd']);
    expect((await written('<p class="mystery">a</p>'))[0]?.style).toBe('Plain');
    const bare = { ...style, paragraphs: {}, tables: {} };
    await expect(writeDocx(sheet(PAPER), { ...options, style: bare })).resolves.toBeInstanceOf(
      Uint8Array,
    );
  });
});
