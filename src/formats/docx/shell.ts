import type { CustomProperties } from './custom-properties.ts';
import { wordLanguage } from './language.ts';
import { escaped } from './xml.ts';

/** What a Word file says of itself. */
export interface Properties {
  readonly title: string;
  readonly subject?: string | undefined;
  readonly author: string;
  /** Creation and change, in full. */
  readonly date: string;
  /** BCP 47 tag of the document. */
  readonly language: string;
  /** What it says under names of one's own; absent where there is nothing. */
  readonly custom?: CustomProperties | undefined;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing';

const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CUSTOM_TYPE = 'application/vnd.openxmlformats-officedocument.custom-properties+xml';
const PICTURES = { png: 'image/png', jpg: 'image/jpeg', gif: 'image/gif' };

/** The part of this name as a whole: `document`, `hdr`, `ftr`, `footnotes`, around what it holds. */
export function wordPart(root: string, inner: string): string {
  const names = `xmlns:w="${WORD}" xmlns:r="${OFFICE}" xmlns:wp="${DRAWING}"`;
  return `${HEAD}<w:${root} ${names}>${inner}</w:${root}>`;
}

/** `[Content_Types].xml`; `running` are the names of heads and feet (`header1`, `footer2`), `custom`: there are properties of one's own. */
export function contentTypes(running: readonly string[], custom = false): string {
  const defaults = [
    ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
    ['xml', 'application/xml'],
    ...Object.entries(PICTURES),
  ];
  const parts = [
    ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ...(custom ? [['/docProps/custom.xml', CUSTOM_TYPE]] : []),
    ...['styles', 'settings', 'footnotes', ...running].map((name) => [
      `/word/${name}.xml`,
      `${WORD_TYPE}.${kindOf(name)}+xml`,
    ]),
  ];
  const types = [
    ...defaults.map(([end, type]) => `<Default Extension="${end}" ContentType="${type}"/>`),
    ...parts.map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`),
  ];
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types">${types.join('')}</Types>`;
}

/** The kind of a part by its name: `header` of `header2`. */
function kindOf(name: string): string {
  return name.replace(/\d+$/, '');
}

/** The relations of the package itself; `custom`: it has properties of one's own. */
export function packageRelations(custom = false): string {
  return relationsXml([
    `<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/>`,
    `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
    custom
      ? `<Relationship Id="rId3" Type="${OFFICE}/custom-properties" Target="docProps/custom.xml"/>`
      : '',
  ]);
}

/** The relation of the document to a part beside it, and the id by which the document names that part. */
export function partRelation(name: string): string {
  return `<Relationship Id="${partId(name)}" Type="${OFFICE}/${kindOf(name)}" Target="${name}.xml"/>`;
}

/** The id by which the document names a part beside it. */
export function partId(name: string): string {
  return `rId_${name}`;
}

/** A relations part of these relations. */
export function relationsXml(relations: readonly string[]): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}</Relationships>`;
}

/** `docProps/core.xml`. */
export function coreProperties({ title, subject, author, date, language }: Properties): string {
  const { value, eastAsia, bidirectional } = wordLanguage(language);
  const moment = (name: string): string =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date}</dcterms:${name}>`;
  const facts = [
    title === '' ? '' : `<dc:title>${escaped(title)}</dc:title>`,
    subject === undefined ? '' : `<dc:subject>${escaped(subject)}</dc:subject>`,
    `<dc:creator>${escaped(author)}</dc:creator><cp:lastModifiedBy>${escaped(author)}</cp:lastModifiedBy>`,
    `<cp:revision>1</cp:revision>${moment('created')}${moment('modified')}`,
    `<dc:language>${escaped(value ?? eastAsia ?? bidirectional ?? language)}</dc:language>`,
  ];
  return (
    `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
    `xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${facts.join('')}</cp:coreProperties>`
  );
}
