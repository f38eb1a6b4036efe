import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** The body of a Word file, to be edited as a person would, and the file with what became of it. */
export function editWord(bytes: Uint8Array, edit: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const edited = edit(xml);
  if (edited === xml) throw new Error('an edit that changes nothing');
  return zipSync({ ...parts, 'word/document.xml': strToU8(edited) });
}

/** A Word file without a part. */
export function withoutPart(bytes: Uint8Array, name: string): Uint8Array {
  const { [name]: _, ...parts } = unzipSync(bytes);
  const relations = strFromU8(parts['_rels/.rels'] ?? new Uint8Array());
  const kept = relations.replace(new RegExp(`<Relationship [^>]*${name}[^>]*/>`), '');
  return zipSync({ ...parts, '_rels/.rels': strToU8(kept) });
}

/** All paragraphs of a body. */
function paragraphsIn(xml: string): readonly string[] {
  return xml.match(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs) ?? [];
}

/** The paragraph with this bookmark: `a0_ask` in the clean column, `m0_ask` in the comment, `b0_ask` in the first. */
export function paragraphAt(xml: string, bookmark: string): string {
  const found = paragraphsIn(xml).find((one) => one.includes(`w:name="${bookmark}"`));
  if (found === undefined) throw new Error(`no paragraph ${bookmark}`);
  return found;
}

/** The row with this bookmark. */
export function rowAt(xml: string, bookmark: string): string {
  const rows = xml.match(/<w:tr>.*?<\/w:tr>|<w:tr [^>]*>.*?<\/w:tr>/gs) ?? [];
  const found = rows.find((row) => row.includes(`w:name="${bookmark}"`));
  if (found === undefined) throw new Error(`no row ${bookmark}`);
  return found;
}

/** Replaces words in the paragraph with this bookmark. */
export function retype(bookmark: string, before: string, after: string) {
  return (xml: string): string => {
    const paragraph = paragraphAt(xml, bookmark);
    if (!paragraph.includes(before)) throw new Error(`no ${before} in ${paragraph}`);
    return xml.replace(paragraph, () => paragraph.replace(before, () => after));
  };
}

/** A paragraph as somebody pastes it: with a style, font and size of its own. */
export function pasted(text: string, properties = ''): string {
  const look = '<w:rFonts w:ascii="Comic Sans MS"/><w:color w:val="FF0000"/><w:sz w:val="30"/>';
  return `<w:p><w:pPr><w:pStyle w:val="Web1"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr>${look}${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** Puts XML behind the paragraph with this bookmark. */
export function behind(bookmark: string, added: string) {
  return (xml: string): string => {
    const paragraph = paragraphAt(xml, bookmark);
    return xml.replace(paragraph, () => paragraph + added);
  };
}

/** Empties the paragraph with this bookmark; `whole`: the bookmark goes too, as when the cell is selected. */
export function empty(bookmark: string, whole = false) {
  return (xml: string): string => {
    const paragraph = paragraphAt(xml, bookmark);
    const bare = paragraph.replace(/<w:(?:r|hyperlink)\b.*<\/w:(?:r|hyperlink)>/s, '');
    const emptied = whole ? bare.replace(/<w:bookmark(?:Start|End)[^>]*\/>/g, '') : bare;
    return xml.replace(paragraph, () => emptied);
  };
}

/** A row of three cells. */
export function rowOf(cells: readonly string[]): string {
  const all = cells.map(
    (cell) => `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>${cell}</w:tc>`,
  );
  return `<w:tr>${all.join('')}</w:tr>`;
}

/** A plain paragraph. */
export function typed(text: string): string {
  return text === '' ? '<w:p/>' : `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A Word file with a comment of Ben's in the margin of the paragraph with this bookmark. */
export function withRemark(bytes: Uint8Array, bookmark: string, text: string): Uint8Array {
  const edited = editWord(bytes, (xml) => {
    const paragraph = paragraphAt(xml, bookmark);
    const reference = '<w:r><w:commentReference w:id="3"/></w:r></w:p>';
    return xml.replace(paragraph, () => paragraph.replace('</w:p>', reference));
  });
  const parts = unzipSync(edited);
  const part = (name: string): string => strFromU8(parts[name] ?? new Uint8Array());
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';
  const said = `<w:comment w:id="3" w:author="Ben" w:date="2026-02-21T10:00:00Z">${typed(text)}</w:comment>`;
  return zipSync({
    ...parts,
    'word/comments.xml': strToU8(`<w:comments xmlns:w="${word}">${said}</w:comments>`),
    '[Content_Types].xml': strToU8(
      part('[Content_Types].xml').replace(
        '</Types>',
        `<Override PartName="/word/comments.xml" ContentType="${type}"/></Types>`,
      ),
    ),
    'word/_rels/document.xml.rels': strToU8(
      part('word/_rels/document.xml.rels').replace(
        '</Relationships>',
        `<Relationship Id="rIdRemarks" Type="${office}/comments" Target="comments.xml"/></Relationships>`,
      ),
    ),
  });
}
