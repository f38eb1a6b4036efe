const OFFICE = 'http://schemas.openxmlformats.org';
const STRICT = 'http://purl.oclc.org/ooxml';
const MICROSOFT = 'http://schemas.microsoft.com/office';

/** The prefix by which each namespace goes in this folder, whatever prefix a file gives it; strict and transitional ones are one. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ...both('wordprocessingml/2006/main', 'wordprocessingml/main', 'w'),
  ...both('officeDocument/2006/relationships', 'officeDocument/relationships', 'r'),
  ...both('officeDocument/2006/math', 'officeDocument/math', 'm'),
  ...both('drawingml/2006/wordprocessingDrawing', 'drawingml/wordprocessingDrawing', 'wp'),
  ...both('drawingml/2006/main', 'drawingml/main', 'a'),
  ...both('drawingml/2006/picture', 'drawingml/picture', 'pic'),
  ...both('drawingml/2006/chart', 'drawingml/chart', 'c'),
  ...both('drawingml/2006/diagram', 'drawingml/diagram', 'dgm'),
  ...both('package/2006/relationships', 'package/relationships', 'rel'),
  ...both('officeDocument/2006/custom-properties', 'officeDocument/customProperties', 'custom'),
  ...both('officeDocument/2006/docPropsVTypes', 'officeDocument/docPropsVTypes', 'vt'),
  [`${OFFICE}/package/2006/content-types`, 'ct'],
  [`${OFFICE}/package/2006/metadata/core-properties`, 'cp'],
  [`${OFFICE}/markup-compatibility/2006`, 'mc'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['urn:schemas-microsoft-com:office:word', 'w10'],
  [`${MICROSOFT}/word/2010/wordml`, 'w14'],
  [`${MICROSOFT}/word/2012/wordml`, 'w15'],
  [`${MICROSOFT}/word/2010/11/wordml`, 'w15'],
  [`${MICROSOFT}/word/2016/wordml/cid`, 'w16cid'],
  [`${MICROSOFT}/word/2018/wordml`, 'w16'],
  [`${MICROSOFT}/word/2018/wordml/cex`, 'w16cex'],
  [`${MICROSOFT}/word/2015/wordml/symex`, 'w16se'],
  [`${MICROSOFT}/word/2023/wordml/word16du`, 'w16du'],
  [`${MICROSOFT}/word/2010/wordprocessingShape`, 'wps'],
  [`${MICROSOFT}/word/2010/wordprocessingGroup`, 'wpg'],
  [`${MICROSOFT}/word/2010/wordprocessingCanvas`, 'wpc'],
  [`${MICROSOFT}/word/2010/wordprocessingInk`, 'wpi'],
  [`${MICROSOFT}/word/2010/wordprocessingDrawing`, 'wp14'],
]);

/** What a name of the namespace begins with: `w:`, or `{uri}` where nobody here knows it, so that no foreign `w:p` passes for a paragraph. */
export function canonicalStart(uri: string): string {
  if (uri === '') return '';
  const prefix = PREFIXES.get(uri);
  return prefix === undefined ? `{${uri}}` : `${prefix}:`;
}

function both(transitional: string, strict: string, prefix: string): [string, string][] {
  return [
    [`${OFFICE}/${transitional}`, prefix],
    [`${STRICT}/${strict}`, prefix],
  ];
}
