import { strFromU8, unzipSync } from 'fflate';
import { packed } from '../formats/docx-read/word-file.ts';

const SINGLE: Readonly<Record<string, (xml: string) => string>> = {
  'every character in a run of its own': (xml) =>
    xml.replace(PLAIN_RUN, (_, open: string, text: string) =>
      (text.match(/&[a-z]+;|./gsu) ?? [])
        .map((one) => `${open}<w:t xml:space="preserve">${one}</w:t></w:r>`)
        .join(''),
    ),
  'bookmarks and proofing marks between all runs': (xml) => {
    let count = 5000;
    return xml.replace(/<\/w:r>/g, (end) => {
      count += 1;
      return `${end}<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="${count}" w:name="_Hlk${count}"/><w:bookmarkEnd w:id="${count}"/>`;
    });
  },
  'every run in a content control': (xml) =>
    xml.replace(
      PLAIN_RUN,
      (found) => `<w:sdt><w:sdtPr/><w:sdtContent>${found}</w:sdtContent></w:sdt>`,
    ),
  'fonts, sizes, languages and revision numbers on all runs': (xml) =>
    xml
      .replace(/<w:r>(?=<w:rPr>)/g, '<w:r w:rsidR="00AB12CD" w:rsidRPr="00CD34EF">')
      .replace(PLAIN_RUN, (found) =>
        found.includes('<w:rPr>')
          ? found
          : found.replace('<w:r>', '<w:r><w:rPr><w:sz w:val="22"/><w:lang w:val="en-GB"/></w:rPr>'),
      ),
  'empty paragraphs between all others': (xml) =>
    xml.replace(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>(?=<w:p[ >])/gs, (found) =>
      TRACKED_MARK.test(found) ? found : `${found}${EMPTY}`,
    ),
  'another prefix for the names of Word': (xml) =>
    xml
      .replace(/(<\/?)w:/g, '$1ns0:')
      .replace(/ w:/g, ' ns0:')
      .replace('xmlns:w=', 'xmlns:ns0='),
};

const EMPTY = '<w:p><w:pPr><w:spacing w:after="0"/></w:pPr></w:p>';
// Behind a paragraph whose mark is a revision another one would be joined.
const TRACKED_MARK = /<w:rPr><w:(?:ins|del|moveFrom|moveTo) [^>]*\/><\/w:rPr><\/w:pPr>/;

// A run whose only content is words.
const PLAIN_RUN =
  /(<w:r>(?:<w:rPr>(?:(?!<\/w:rPr>).)*<\/w:rPr>)?)<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/gs;

/** Ways in which the same document is stored otherwise, each of which Word writes; none changes what anybody reads. */
export const DISGUISES: typeof SINGLE = {
  ...SINGLE,
  'all of these at once': (xml) =>
    Object.values(SINGLE).reduce((done, change) => change(done), xml),
};

/** The same file with another main document. */
export function disguised(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  const main = files['word/document.xml'];
  if (main === undefined) throw new Error('no main document');
  return packed({ ...files, 'word/document.xml': change(strFromU8(main)) });
}
