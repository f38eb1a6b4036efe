import { type WordFileParts, wordFile } from '../formats/docx-read/word-file.ts';

const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const KINDS = [
  'styles',
  'numbering',
  'settings',
  'footnotes',
  'endnotes',
  'comments',
  'commentsExtended',
] as const;

/** A page of A4 with its running heads: `pageOf('<w:headerReference …/>')`. */
export function pageOf(references = '', rest = ''): string {
  return `<w:sectPr>${references}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/>${rest}</w:sectPr>`;
}

/** A Word file that Word opens without repair: every part has its content type, and the body ends with a section. */
export function officeFile(body: string, parts: WordFileParts = {}): Uint8Array {
  const overrides = [
    ['document', `${MAIN}.document.main+xml`],
    ...KINDS.filter((name) => parts[name] !== undefined).map((name) => [
      name,
      `${MAIN}.${name}+xml`,
    ]),
    ...Object.keys(parts.headers ?? {}).map((name) => [name, `${MAIN}.header+xml`]),
    ...Object.keys(parts.footers ?? {}).map((name) => [name, `${MAIN}.footer+xml`]),
  ].map(([name, type]) => `<Override PartName="/word/${name}.xml" ContentType="${type}"/>`);
  const core =
    parts.core === undefined
      ? ''
      : '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>';
  const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}${core}</Types>`;
  const whole = body.endsWith('</w:sectPr>') ? body : `${body}${pageOf()}`;
  const rels =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="main" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  const strictRels = rels.replace(
    'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
  );
  const own = parts.core === undefined ? { '_rels/.rels': parts.strict ? strictRels : rels } : {};
  return wordFile(whole, {
    ...parts,
    raw: { '[Content_Types].xml': types, ...own, ...parts.raw },
  });
}
