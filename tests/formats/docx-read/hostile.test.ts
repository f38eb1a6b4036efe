import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../../src/formats/docx/read/read.ts';
import '../../seed.ts';
import { readingOf } from './reading.ts';
import { p, packed, r, table, wordFile } from './word-file.ts';

/** The rule of the one message about a file that cannot be used; fails where it can. */
function refused(bytes: Uint8Array): string {
  const { value, messages } = readDocx(bytes);
  expect(value).toBeNull();
  expect(messages).toHaveLength(1);
  expect(messages[0]?.severity).toBe('error');
  expect(messages[0]?.text).toMatch(/^found .*, expected /);
  return messages[0]?.rule ?? '';
}

const document = (inner: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inner}</w:body></w:document>`;

function withDocument(xml: string | Uint8Array): Uint8Array {
  return wordFile('', { raw: { 'word/document.xml': xml } });
}

/** A copy with a field of the directory's first entry of this name changed, `at` bytes behind its beginning. */
function withDirectory(bytes: Uint8Array, name: string, at: number, value: number): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let from = 0; from < copy.length - 46; from += 1) {
    if (copy.readUInt32LE(from) !== 0x02014b50) continue;
    const length = copy.readUInt16LE(from + 28);
    if (copy.toString('utf8', from + 46, from + 46 + length) !== name) continue;
    copy.writeUInt32LE(value, from + at);
    return copy;
  }
  throw new Error(`no entry ${name}`);
}

function oleFile(stream: string): Uint8Array {
  const file = Buffer.alloc(2048);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.write(stream, 1024, 'utf16le');
  file.writeUInt16LE((stream.length + 1) * 2, 1024 + 64);
  return file;
}

describe('a file that is no Word file is refused with one message', () => {
  it.each([
    ['empty', new Uint8Array(), 'not-a-zip'],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'not-a-zip'],
    ['RTF', Buffer.from('{\\rtf1 …}'), 'not-a-zip'],
    ['HTML', Buffer.from('<html>'), 'not-a-zip'],
    ['with a password', oleFile('EncryptedPackage'), 'encrypted-file'],
    ['an old Word file', oleFile('WordDocument'), 'old-word-file'],
    ['an old spreadsheet', oleFile('Workbook'), 'not-a-zip'],
    ['an OpenDocument file', packed({ mimetype: 'x', 'content.xml': '<a/>' }), 'no-main-document'],
    ['a zip of other things', packed({ 'a.txt': 'x' }), 'no-main-document'],
    ['an empty zip', packed({}), 'no-main-document'],
  ])('%s', (_, bytes, rule) => {
    expect(refused(bytes)).toBe(rule);
  });
});

describe('a file that would do harm is refused with one message', () => {
  const good = wordFile(p('a'));

  it.each([
    ['with a DOCTYPE', withDocument(`<!DOCTYPE x [<!ENTITY e "e">]>${document('')}`), 'doctype'],
    ['with an entity', withDocument(document('&e;')), 'broken-xml'],
    [
      'with 10,000 levels',
      withDocument(document('<w:a>'.repeat(10_000) + '</w:a>'.repeat(10_000))),
      'too-deep',
    ],
    ['with an end too few', withDocument(document('<w:p>')), 'broken-xml'],
    ['with an undeclared prefix', withDocument(document('<x:p/>')), 'broken-xml'],
    ['with an attribute twice', withDocument(document('<w:p w:a="1" w:a="2"/>')), 'broken-xml'],
    [
      'with one attribute under two prefixes',
      withDocument(
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="http://schemas.openxmlformats.org/wordprocessingml/2006/main" w:a="1" v:a="2"/>',
      ),
      'broken-xml',
    ],
    [
      'whose document is another thing',
      withDocument(
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
      ),
      'no-main-document',
    ],
    [
      'in another encoding',
      withDocument(`<?xml version="1.0" encoding="windows-1252"?>${document('')}`),
      'broken-xml',
    ],
    [
      'of bytes that are no UTF-8',
      withDocument(Uint8Array.of(0x3c, 0x61, 0xff, 0xfe, 0x3e)),
      'broken-xml',
    ],
    ['with an empty document', withDocument(''), 'broken-xml'],
    [
      'that names a part twice',
      wordFile('', { raw: { 'WORD/document.xml': document('') } }),
      'broken-zip',
    ],
    ['that was cut off', good.subarray(0, good.length - 30), 'broken-zip'],
    [
      'that says a part is longer',
      withDirectory(good, 'word/document.xml', 24, 5000),
      'wrong-size',
    ],
    ['that says a part is shorter', withDirectory(good, 'word/document.xml', 24, 50), 'wrong-size'],
    ['with a wrong checksum', withDirectory(good, 'word/document.xml', 16, 1), 'broken-zip'],
    [
      'whose part lies outside of it',
      withDirectory(good, 'word/document.xml', 42, 0x7fffffff),
      'broken-zip',
    ],
    ['with a part of 80 MB', withDirectory(good, 'word/document.xml', 24, 80 << 20), 'too-large'],
    [
      'with a part packed 20,000 times',
      withDirectory(good, 'word/document.xml', 24, 20 << 20),
      'too-large',
    ],
  ])('%s', (_, bytes, rule) => {
    expect(refused(bytes)).toBe(rule);
  });

  it('with parts that are too much together', () => {
    const raw: Record<string, string> = {};
    for (let index = 0; index < 5; index += 1) raw[`x${index}.xml`] = '<a/>';
    let bytes = wordFile(p('a'), { raw });
    for (const name of Object.keys(raw)) {
      bytes = withDirectory(withDirectory(bytes, name, 24, 60 << 20), name, 20, 1 << 20);
    }
    expect(refused(bytes)).toBe('too-large');
  });

  it('but one whose sections repeat long running heads without end is read without them', () => {
    const refer = '<w:headerReference w:type="default" r:id="h"/>';
    const body = p('a', `<w:sectPr>${refer}</w:sectPr>`).repeat(300);
    const { messages } = readDocx(wordFile(body, { headers: { h: p('x').repeat(100) } }));
    expect(messages.map(({ rule }) => rule)).toEqual(['running-heads']);
  });

  it('whose parts have other names where they stand than in the directory', () => {
    const bytes = Buffer.from(wordFile(p('a')));
    bytes.write('word/documenx.xml', bytes.indexOf('word/document.xml'));
    expect(refused(bytes)).toBe('broken-zip');
  });

  it('but not one of a few million bytes that repeats itself', () => {
    const { value } = readDocx(wordFile(p('Requests Parties to report;').repeat(50_000)));
    expect(value).not.toBeNull();
  });

  it('that is a bomb, before anything of it is inflated', () => {
    const bomb = withDocument(new Uint8Array(30 << 20).fill(0x20));
    expect(refused(bomb)).toBe('too-large');
  });
});

describe('a Word file is read', () => {
  it('whatever the prefix and flavour of its namespaces', () => {
    const body = p(r('a', '<w:b/>')) + table([['x']]);
    const plain = readingOf(wordFile(body)).html;
    expect(plain).toContain('<strong>a</strong>');
    expect(readingOf(wordFile(body, { strict: true })).html).toBe(plain);
    expect(readingOf(wordFile(body, { prefix: 'ns0' })).html).toBe(plain);
  });

  it('without taking elements of strange namespaces for its own', () => {
    expect(readingOf(withDocument(document('<p xmlns="urn:x"><t>no</t></p>'))).html).toBe('');
  });

  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${document(p('é中'))}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${document(p('é中'))}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${document(p('é中'))}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(document(p('é中')), 'utf16le')],
  ])('in %s', (_, bytes) => {
    expect(readingOf(withDocument(bytes)).html).toBe('<p>é中</p>');
  });

  it('wherever its main document lies', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/Other/Main.xml"/></Relationships>';
    const raw = {
      '_rels/.rels': rels,
      'word/document.xml': null,
      'other/main.xml': document(p('a')),
    };
    expect(readingOf(wordFile('', { raw })).html).toBe('<p>a</p>');
  });

  it('with the title, author, date and language of its properties', () => {
    const core =
      '<dc:title>T</dc:title><dc:creator>A</dc:creator><dcterms:created>2026-02-20T00:00:00Z</dcterms:created><dc:language>fr</dc:language>';
    expect(readDocx(wordFile(p('a'), { core })).value?.properties).toEqual({
      title: 'T',
      author: 'A',
      created: '2026-02-20T00:00:00Z',
      language: 'fr',
    });
  });

  it('with fields, links and revisions that never end or never began', () => {
    const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>';
    const end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>';
    expect(readingOf(wordFile(p(end + r('a')) + p(begin.repeat(5000)))).html).toContain('<p>a</p>');
    const open = `${begin}<w:r><w:fldChar w:fldCharType="separate"/></w:r>`;
    const deep = readingOf(wordFile(p(`${open.repeat(100)}${r('b')}${end.repeat(100)}${r('c')}`)));
    expect(deep.html).toMatch(/b(?:<\/span>)+c<\/p>$/);
  });
});

describe('whatever is done to a file', () => {
  const parts = { footnotes: `<w:footnote w:id="1">${p('n')}</w:footnote>` };
  const body = p(`${r('a')}<w:r><w:footnoteReference w:id="1"/></w:r>`) + table([['x', 'y']]);
  const bytes = wordFile(body, parts);

  function survives(changed: Uint8Array): void {
    const { value, messages } = readDocx(changed);
    if (value === null) expect(messages).toHaveLength(1);
  }

  it('cut anywhere, it is refused with one message', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (at) => {
        const { value, messages } = readDocx(bytes.subarray(0, at));
        expect([value, messages.length]).toEqual([null, 1]);
      }),
    );
  });

  it('with any bytes changed, it is read or refused', () => {
    const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        const copy = Uint8Array.from(bytes);
        for (const [at, bits] of changes) copy[at] = (copy[at] ?? 0) ^ bits;
        survives(copy);
      }),
      { numRuns: 500 },
    );
  });

  it('its elements in any order, it is read and no word is lost or doubled', () => {
    const names = 'p r t tbl tr tc ins del hyperlink sdt sdtContent fldSimple smartTag'.split(' ');
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 6 },
        fc.constant('<w:r><w:t>x</w:t></w:r>'),
        fc
          .tuple(fc.constantFrom(...names), fc.array(tie('tree'), { maxLength: 4 }))
          .map(([name, children]) => `<w:${name}>${children.join('')}</w:${name}>`),
      ),
    }));
    fc.assert(
      fc.property(tree, (xml) => {
        const found = readingOf(wordFile(xml)).html.replace(/<[^>]*>/g, '');
        expect(found).toBe('x'.repeat(xml.split('>x<').length - 1));
      }),
      { numRuns: 300 },
    );
  });
});
