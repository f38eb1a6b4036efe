import { strToU8, type Zippable, zipSync } from 'fflate';

/** What a Word file made for a test holds, besides its body; each is the XML inside the root element of its part. */
export interface WordFileParts {
  readonly styles?: string;
  readonly numbering?: string;
  readonly settings?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  /** Running heads by the number of their relation: `{h1: '<w:p/>'}` is `r:id="h1"`. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly footers?: Readonly<Record<string, string>>;
  /** Targets of links by the id of their relation. */
  readonly links?: Readonly<Record<string, string>>;
  readonly core?: string;
  /** Further parts, whole, by their names; null takes one away. */
  readonly raw?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Namespaces of Office Open XML strict instead of transitional. */
  readonly strict?: boolean;
  /** The prefix of WordprocessingML in the main document, `w` by default. */
  readonly prefix?: string;
}

const TRANSITIONAL = {
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  m: 'http://schemas.openxmlformats.org/officeDocument/2006/math',
};
const STRICT = {
  w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
  r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  m: 'http://purl.oclc.org/ooxml/officeDocument/math',
};
const OTHERS: Readonly<Record<string, string>> = {
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  pic: 'http://schemas.openxmlformats.org/drawingml/2006/picture',
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  w14: 'http://schemas.microsoft.com/office/word/2010/wordml',
  w15: 'http://schemas.microsoft.com/office/word/2012/wordml',
  wps: 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape',
};
const PACKAGE_RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A Word file around the XML of a body (the last section may be left out), made part by part. */
export function wordFile(body: string, parts: WordFileParts = {}): Uint8Array {
  const main = partXml('document', `<w:body>${body}</w:body>`, parts);
  const files: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': CONTENT_TYPES,
    '_rels/.rels': relations(
      [
        ['main', 'officeDocument', 'word/document.xml', ''],
        ['core', 'core', 'docProps/core.xml', ''],
      ],
      parts,
    ),
    'word/document.xml': parts.prefix ? withPrefix(main, parts.prefix) : main,
    ...furtherParts(parts),
    ...parts.raw,
  };
  return packed(files);
}

/** A zip of these files, in their order; null leaves one out. */
export function packed(files: Readonly<Record<string, string | Uint8Array | null>>): Uint8Array {
  const zip: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    if (content !== null) zip[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return zipSync(zip, { mtime: new Date(2020, 0, 1) });
}

/** A paragraph of plain words, or of runs where `inner` is XML. */
export function p(inner: string, properties = ''): string {
  const runs = inner.startsWith('<') ? inner : r(inner);
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner === '' ? '' : runs}</w:p>`;
}

/** A run of words, with its properties. */
export function r(text: string, properties = ''): string {
  const rPr = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${rPr}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A deleted run, as inside `w:del`. */
export function deleted(text: string): string {
  return `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
}

/** A revision: `revision('ins', r('new'))`. */
export function revision(name: string, inner: string, author = 'Ann', date = DATE): string {
  return `<w:${name} w:id="9" w:author="${author}" w:date="${date}">${inner}</w:${name}>`;
}

/** The date of revisions where a test says none. */
export const DATE = '2026-02-20T10:00:00Z';

/** A table of rows of cells; what a cell holds is XML of blocks, or words. */
export function table(rows: readonly (readonly string[])[]): string {
  const cell = (inner: string): string =>
    `<w:tc>${inner.startsWith('<') ? inner : p(inner)}</w:tc>`;
  const grid = (rows[0] ?? []).map(() => '<w:gridCol w:w="2835"/>').join('');
  const body = rows.map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`).join('');
  return `<w:tbl><w:tblPr/><w:tblGrid>${grid}</w:tblGrid>${body}</w:tbl>`;
}

const ROOTS: Readonly<Record<string, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  settings: 'settings',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
};

const CONTENT_TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';

function furtherParts(parts: WordFileParts): Record<string, string> {
  const files: Record<string, string> = {};
  const related: [string, string, string, string][] = [];
  for (const [name, root] of Object.entries(ROOTS)) {
    const inner = Reflect.get(parts, name);
    if (typeof inner !== 'string') continue;
    files[`word/${name}.xml`] = partXml(root, inner, parts);
    related.push([name, name, `${name}.xml`, '']);
  }
  for (const [kind, root] of [
    ['header', 'hdr'],
    ['footer', 'ftr'],
  ] as const) {
    for (const [id, inner] of Object.entries(parts[`${kind}s`] ?? {})) {
      files[`word/${id}.xml`] = partXml(root, inner, parts);
      related.push([id, kind, `${id}.xml`, '']);
    }
  }
  for (const [id, target] of Object.entries(parts.links ?? {})) {
    related.push([id, 'hyperlink', target, 'External']);
  }
  if (parts.commentsExtended !== undefined) {
    files['word/commentsExtended.xml'] =
      `<w15:commentsEx xmlns:w15="${OTHERS.w15}">${parts.commentsExtended}</w15:commentsEx>`;
    related.push(['commentsExtended', 'commentsExtended', 'commentsExtended.xml', '']);
  }
  if (parts.core !== undefined) files['docProps/core.xml'] = coreXml(parts.core);
  return { ...files, 'word/_rels/document.xml.rels': relations(related, parts) };
}

function partXml(root: string, inner: string, parts: WordFileParts): string {
  const spaces = { ...OTHERS, ...(parts.strict ? STRICT : TRANSITIONAL) };
  const declared = Object.entries(spaces).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<?xml version="1.0" encoding="UTF-8"?><w:${root} ${declared.join(' ')}>${inner}</w:${root}>`;
}

function relations(
  list: readonly (readonly [id: string, type: string, target: string, mode: string])[],
  { strict }: WordFileParts,
): string {
  const base = strict ? STRICT.r : TRANSITIONAL.r;
  const items = list.map(([id, type, target, mode]) => {
    const uri =
      type === 'core' ? `${PACKAGE_RELATIONS}/metadata/core-properties` : `${base}/${type}`;
    const outside = mode === '' ? '' : ` TargetMode="${mode}"`;
    return `<Relationship Id="${id}" Type="${uri}" Target="${target}"${outside}/>`;
  });
  return `<Relationships xmlns="${PACKAGE_RELATIONS}">${items.join('')}</Relationships>`;
}

function coreXml(inner: string): string {
  return `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${inner}</cp:coreProperties>`;
}

function withPrefix(xml: string, prefix: string): string {
  return xml
    .replace(/(<\/?)w:/g, `$1${prefix}:`)
    .replace(/ w:/g, ` ${prefix}:`)
    .replace('xmlns:w=', `xmlns:${prefix}=`);
}
