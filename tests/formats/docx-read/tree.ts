import { readXmlPieces, type XmlElement } from '../../../src/formats/docx/read/xml.ts';

/** A part of a Word file as its reader gets it: `name` is that of the root, `inner` what stands in it. */
export function tree(name: string, inner: string): XmlElement {
  const names =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"';
  return readXmlPieces([`<${name} ${names}>${inner}</${name}>`]);
}
