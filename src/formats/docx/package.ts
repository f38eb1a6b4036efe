import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { languageAttributes, wordLanguage } from './language.ts';
import { endingSection } from './paragraph.ts';
import { type Relations, withRelations } from './relations.ts';
import type { RunningPart } from './running.ts';
import type { WrittenSection } from './sections.ts';
import type { Writing } from './writing.ts';
import { appended, escaped } from './xml.ts';

/** The part that holds the styles; those of docx itself are not wanted. */
export const STYLES = 'word/styles.xml';

type Parts = Map<string, Uint8Array>;

/** What goes into the package that docx has made around an empty document. */
export interface Content {
  /** Creation and change of the document, in full. */
  readonly date: string;
  /** BCP 47 tag of the document. */
  readonly language: string;
  readonly styles: string;
  readonly sections: readonly WrittenSection[];
  /** What the writing of the sections has gathered. */
  readonly writing: Pick<Writing, 'footnotes' | 'relations' | 'noteRelations' | 'pictures'>;
}

/**
 * The package with its text, notes, running heads and pictures: the same for the same content on every machine, at any
 * time. Dates are the document's own, parts stand in a fixed order under a fixed time.
 */
export function filledPackage(skeleton: Uint8Array, content: Content): Uint8Array {
  const parts: Parts = new Map(Object.entries(unzipSync(skeleton)));
  const { date, language, styles, sections, writing } = content;
  parts.set(STYLES, strToU8(styles));
  change(parts, 'docProps/core.xml', (xml) => withLanguage(withDate(xml, date), language));
  change(parts, 'word/settings.xml', (xml) => withThemeLanguage(xml, language));
  change(parts, 'word/document.xml', (xml) => withBody(xml, sections));
  change(parts, 'word/footnotes.xml', (xml) => withFootnotes(xml, writing.footnotes));
  relate(parts, 'document', writing.relations);
  relate(parts, 'footnotes', writing.noteRelations);
  fillRunning(
    parts,
    'header',
    sections.flatMap(({ headers }) => headers),
  );
  fillRunning(
    parts,
    'footer',
    sections.flatMap(({ footers }) => footers),
  );
  for (const { path, bytes } of writing.pictures.values()) parts.set(`word/${path}`, bytes);
  return packed(parts);
}

function packed(parts: Parts): Uint8Array {
  const first = '[Content_Types].xml';
  const names = [...parts.keys()].filter((name) => name !== first).sort();
  const files: Zippable = {};
  for (const name of [first, ...names]) files[name] = parts.get(name) ?? new Uint8Array();
  // The earliest moment that a zip can hold, in local time because fflate takes it apart in local time.
  return zipSync(files, { mtime: new Date(1980, 0, 1), os: 0 });
}

function change(parts: Parts, name: string, edit: (xml: string) => string): void {
  const part = parts.get(name);
  if (part) parts.set(name, strToU8(edit(strFromU8(part))));
}

function withDate(xml: string, date: string): string {
  return xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date}`);
}

// docx tells the language of a document nowhere but in its styles; readers of the properties and of themes look here.
function withLanguage(xml: string, language: string): string {
  const { value, eastAsia, bidirectional } = wordLanguage(language);
  const tag = escaped(value ?? eastAsia ?? bidirectional ?? language);
  return appended(xml, `<dc:language>${tag}</dc:language>`);
}

function withThemeLanguage(xml: string, language: string): string {
  const element = `<w:themeFontLang${languageAttributes(language)}/>`;
  return xml.replace('</w:compat>', (end) => `${end}${element}`);
}

/** The paper of each section is that of the empty document; the last one stands behind the text, others in their last paragraph. */
function withBody(xml: string, sections: readonly WrittenSection[]): string {
  const papers = xml.match(/<w:sectPr>.*?<\/w:sectPr>/gs) ?? [];
  const body = sections.flatMap(({ blocks, fromRight }, index) => {
    const paper = papers[index] ?? '';
    const turned = fromRight ? paper.replace('<w:docGrid ', '<w:bidi/><w:docGrid ') : paper;
    if (index === sections.length - 1) return [...blocks, turned];
    return [...blocks.slice(0, -1), ...blocks.slice(-1).map((last) => endingSection(last, turned))];
  });
  const start = xml.slice(0, xml.indexOf('<w:body>'));
  return `${start}<w:body>${body.join('')}</w:body></w:document>`;
}

const COUNTED_MARK =
  /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g;

// docx counts the separator lines above the footnotes as if they were some.
function withFootnotes(xml: string, footnotes: readonly string[]): string {
  return appended(xml.replace(COUNTED_MARK, ''), footnotes.join(''));
}

function fillRunning(
  parts: Parts,
  name: 'header' | 'footer',
  running: readonly RunningPart[],
): void {
  for (const [index, { xml, relations }] of running.entries()) {
    change(parts, `word/${name}${index + 1}.xml`, (part) => appended(part, xml));
    relate(parts, `${name}${index + 1}`, relations);
  }
}

function relate(parts: Parts, name: string, relations: Relations): void {
  if (relations.size === 0) return;
  change(parts, `word/_rels/${name}.xml.rels`, (part) => withRelations(part, relations));
}
