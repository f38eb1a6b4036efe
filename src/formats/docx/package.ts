import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { wordLanguage } from './language.ts';

/** What is put right in a package after docx has made it. */
export interface Repairs {
  /** Creation and change of the document, in full. */
  readonly date: string;
  /** BCP 47 tag of the document. */
  readonly language: string;
  /** Footnotes whose mark is typed and must not be counted. */
  readonly typedNotes: ReadonlySet<number>;
  /** For each section whether its pages run from right to left, which docx cannot say. */
  readonly fromRight: readonly boolean[];
}

/**
 * The same package for the same content on every machine, at any time: dates are the document's own, random relation ids
 * are counted, parts stand in a fixed order under a fixed time. Along with that, typed note marks replace counted ones.
 */
export function stablePackage(bytes: Uint8Array, repairs: Repairs): Uint8Array {
  const parts = new Map(Object.entries(unzipSync(bytes)));
  renameRelations(parts);
  change(parts, 'docProps/core.xml', (xml) =>
    withLanguage(
      xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${repairs.date}`),
      repairs.language,
    ),
  );
  change(parts, 'word/settings.xml', (xml) => withThemeLanguage(xml, repairs.language));
  change(parts, 'word/footnotes.xml', (xml) => withoutCountedMarks(xml, repairs.typedNotes));
  change(parts, 'word/document.xml', (xml) => withSections(xml, repairs.fromRight));
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].filter((name) => name !== first).sort();
  const files: Zippable = {};
  for (const name of [first, ...names]) files[name] = parts.get(name) ?? new Uint8Array();
  // The earliest moment that a zip can hold, in local time because fflate takes it apart in local time.
  return zipSync(files, { mtime: new Date(1980, 0, 1), os: 0 });
}

// docx tells the language of a document nowhere but in its styles; readers of the properties and of themes look here.
function withLanguage(xml: string, language: string): string {
  const { value, eastAsia, bidirectional } = wordLanguage(language);
  const tag = escaped(value ?? eastAsia ?? bidirectional ?? language);
  return xml.replace(
    '</cp:coreProperties>',
    `<dc:language>${tag}</dc:language></cp:coreProperties>`,
  );
}

function withThemeLanguage(xml: string, language: string): string {
  const { value, eastAsia, bidirectional } = wordLanguage(language);
  const attributes = [
    value === undefined ? '' : ` w:val="${escaped(value)}"`,
    eastAsia === undefined ? '' : ` w:eastAsia="${escaped(eastAsia)}"`,
    bidirectional === undefined ? '' : ` w:bidi="${escaped(bidirectional)}"`,
  ];
  return xml.replace('</w:compat>', `</w:compat><w:themeFontLang${attributes.join('')}/>`);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function change(parts: Map<string, Uint8Array>, name: string, edit: (xml: string) => string): void {
  const part = parts.get(name);
  if (!part) return;
  const before = strFromU8(part);
  const after = edit(before);
  if (after !== before) parts.set(name, strToU8(after));
}

// The paragraph in which docx ends a section is as high as a line of text: on a full page it would start another one.
function withSections(xml: string, fromRight: readonly boolean[]): string {
  const low = xml.replaceAll(
    '<w:p><w:pPr><w:sectPr',
    '<w:p><w:pPr><w:pStyle w:val="SectionEnd"/><w:sectPr',
  );
  let section = 0;
  return low.replace(/<w:docGrid /g, (grid) => {
    section += 1;
    return fromRight[section - 1] ? `<w:bidi/>${grid}` : grid;
  });
}

const COUNTED = /^rId\d+$/;

function renameRelations(parts: Map<string, Uint8Array>): void {
  for (const name of parts.keys()) {
    const found = /^(.*)_rels\/([^/]+)\.rels$/.exec(name);
    const part = parts.get(name);
    if (!found || !part) continue;
    const ids = [...strFromU8(part).matchAll(/ Id="([^"]*)"/g)].flatMap(([, id]) =>
      id !== undefined && !COUNTED.test(id) ? [id] : [],
    );
    if (ids.length === 0) continue;
    const names = new Map(ids.map((id, index) => [id, `rIdLink${index + 1}`]));
    const rename = (xml: string) =>
      xml.replace(
        /( (?:Id|r:id|r:embed|r:link)=")([^"]*)"/g,
        (_, key: string, id: string) => `${key}${names.get(id) ?? id}"`,
      );
    change(parts, name, rename);
    change(parts, `${found[1]}${found[2]}`, rename);
  }
}

const COUNTED_MARK =
  /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/;

// docx begins every footnote with Word's own count, the separator line above the footnotes included.
function withoutCountedMarks(xml: string, typed: ReadonlySet<number>): string {
  return xml.replace(
    /<w:footnote (?:w:type="\w+" )?w:id="(-?\d+)">.*?<\/w:footnote>/gs,
    (note, id: string) =>
      Number(id) < 1 || typed.has(Number(id)) ? note.replace(COUNTED_MARK, '') : note,
  );
}
