import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../../src/formats/docx/write.ts';
import { part } from '../docx-reading.ts';
import { options, sheet } from '../docx-sample.ts';

async function written(inner: string, name = 'word/document.xml'): Promise<string> {
  const html = `<article><section data-section="portrait">${inner}</section></article>`;
  const bytes = await writeDocx(sheet(html), { ...options, redline: 'tracked' });
  const xml = part(bytes, name).replace(/ w:author="[^"]*"/g, '');
  return xml.replace(/ w:id="\d+"| w:date="2026-02-20T00:00:00Z"/g, '');
}

async function paragraphsOf(inner: string): Promise<readonly string[]> {
  const xml = await written(inner);
  return [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph);
}

const INSERTED_MARK = '<w:rPr><w:ins/></w:rPr></w:pPr>';
const DELETED_MARK = '<w:rPr><w:del/></w:rPr></w:pPr>';

describe('a tracked paragraph', () => {
  it('is one revision with its label, its words and its mark where it is new as a whole', async () => {
    const [first] = await paragraphsOf(
      '<p class="operative inserted"><ins><span class="label">0.</span></ins><ins><em>Prie</em> les Parties</ins></p><p>b</p>',
    );
    expect(first).toContain(INSERTED_MARK);
    expect(first?.match(/<w:ins>/g)).toHaveLength(1);
    expect(first?.match(/<\/w:ins><\/w:p>/g)).toHaveLength(1);
  });

  it('keeps an insertion and a deletion that touch apart', async () => {
    const [first] = await paragraphsOf('<p>a <ins>b</ins><del>c</del> d</p>');
    expect(first).toMatch(/<w:del>.*<\/w:del><w:ins>.*<\/w:ins>/);
  });

  it('says the end that parts what is one paragraph in the text before, and in the text after', async () => {
    const [first, second, third] = await paragraphsOf(
      '<p data-side="b0 a0">a<a class="note" href="#note-x"><sup>1</sup></a></p>' +
        '<aside role="doc-footnote" id="note-x"><p class="note" data-side="b0 a0">n</p></aside>' +
        '<p data-side="b0+ a0">b</p><p data-side="b0 a0+">c</p>',
    );
    expect(first).toContain(INSERTED_MARK);
    expect(second).not.toContain('<w:rPr><w:ins/>');
    expect(third).toBeDefined();
    expect(await written('<p data-side="b0 a0">b</p><p data-side="b0 a0+">c</p>')).toContain(
      DELETED_MARK,
    );
  });

  it('takes in one that goes on with it where both are gone as a whole', async () => {
    const paragraphs = await paragraphsOf(
      '<p class="deleted" data-side="b0"><del>a</del></p><p class="deleted" data-side="b0+"><del>b</del></p><p>c</p>',
    );
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toMatch(/>a<.*>b</);
  });

  it('takes in what goes on behind the note that it marks', async () => {
    const paragraphs = await paragraphsOf(
      '<p class="inserted" data-side="a0"><ins>a<a class="note" href="#note-1"><sup>1</sup></a></ins></p>' +
        '<aside role="doc-footnote" id="note-1"><p class="note">n</p></aside>' +
        '<p class="inserted" data-side="a0+"><ins>b</ins></p><p>c</p>',
    );
    expect(paragraphs).toHaveLength(2);
  });

  it('has a paragraph behind it before a table and at the end, into which its mark can go', async () => {
    const table = '<table class="plain"><tbody><tr><td><p>x</p></td></tr></tbody></table>';
    const xml = await written(
      `<p class="deleted"><del>a</del></p>${table}<p class="inserted"><ins>b</ins></p>`,
    );
    const end = '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr></w:p>';
    expect(xml).toMatch(new RegExp(`${DELETED_MARK}.*${end}<w:tbl>`));
    expect(xml).toMatch(/<w:ins><w:r><w:t>b<.*"SectionEnd"/);
  });

  it('stays in its cell where it is alone there', async () => {
    const cell = '<td><p class="deleted"><del>a</del></p></td>';
    const xml = await written(`<table class="plain"><tbody><tr>${cell}</tr></tbody></table>`);
    expect(xml).not.toContain(DELETED_MARK);
    expect(xml).toContain('<w:delText>a</w:delText>');
  });

  it('tells its revisions two minutes later where they would run together with those above', async () => {
    const [, second, third] = await paragraphsOf(
      '<p>a<ins>b</ins></p><p><ins>c</ins>d<ins>e</ins></p><p><ins>f</ins>g</p>',
    );
    expect(second?.match(/w:date="2026-02-20T00:02:00Z"/g)).toHaveLength(2);
    expect(third).not.toContain('T00:02');
  });
});

describe('labels, emphasis, columns and notes in tracked changes', () => {
  it('part the old and the new label by blanks that go with them', async () => {
    const [first] = await paragraphsOf(
      '<p class="operative"><ins><span class="label">5.</span></ins><del><span class="label">8.</span></del>Prie</p>',
    );
    const words = first?.replace(/<w:rPr>.*?<\/w:rPr>/g, '');
    expect(words).toContain(
      '<w:del><w:r><w:delText>8.</w:delText></w:r><w:r><w:delText xml:space="preserve"> </w:delText></w:r></w:del>' +
        '<w:ins><w:r><w:t>5.</w:t></w:r><w:r><w:t xml:space="preserve"> </w:t></w:r></w:ins><w:r><w:tab/></w:r>',
    );
  });

  it('say what the emphasis was', async () => {
    const [first] = await paragraphsOf(
      '<p><span class="changed-emphasis" data-was="bold"><em>a</em></span><span class="changed-emphasis" data-was="">b</span></p>',
    );
    expect(first).toContain(
      '<w:rPr><w:i/><w:iCs/><w:rPrChange><w:rPr><w:b/><w:bCs/></w:rPr></w:rPrChange></w:rPr>',
    );
    expect(first).not.toContain('ChangedEmphasis');
  });

  it('are formatting in the columns that hold no text', async () => {
    const cells = ['<p><ins>a</ins></p>', '<p class="comment"><ins>b</ins></p>', '<p>c</p>'];
    const row = cells.map((cell) => `<td>${cell}</td>`).join('');
    const xml = await written(`<table class="three-column"><tbody><tr>${row}</tr></tbody></table>`);
    expect(xml.match(/<w:ins>/g)).toHaveLength(1);
    expect(xml).toMatch(/<w:rStyle w:val="Inserted"\/>.*?<w:t>b</);
  });

  it('give a note that moved a footnote at either place', async () => {
    const mark = '<a class="note" href="#note-1"><sup>1</sup></a>';
    const note =
      '<aside role="doc-footnote" id="note-1"><p class="note">n <ins>new</ins><del>old</del></p></aside>';
    const text = `<p><del>a${mark}</del></p>${note}<p><ins>a${mark}</ins></p>`;
    expect((await written(text)).match(/<w:footnoteReference/g)).toHaveLength(2);
    const notes = (await written(text, 'word/footnotes.xml')).split('<w:footnote>').slice(1);
    expect(notes.map((one) => [one.includes('new'), one.includes('old')])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('change a note whole where one is marked in a table, and word by word elsewhere', async () => {
    const mark = '<a class="note" href="#note-1"><sup>1</sup></a>';
    const note =
      '<aside role="doc-footnote" id="note-1"><p class="note">n <ins>new</ins><del>old</del></p></aside>';
    const count = async (text: string) => (await written(text)).match(/<w:footnoteReference/g);
    expect(await count(`<p>a${mark}</p>${note}`)).toHaveLength(1);
    const cell = `<table class="plain"><tbody><tr><td><p>a${mark}</p></td></tr></tbody></table>`;
    expect(await count(`${cell}${note}`)).toHaveLength(2);
  });

  it('are counted by Word', async () => {
    const mark = '<a class="note" href="#note-9"><sup>9</sup></a>';
    const note = '<aside role="doc-footnote" id="note-9"><p class="note">n</p></aside>';
    expect(await written(`<p>a${mark}</p>${note}`)).not.toContain('customMarkFollows');
  });
});
