import type { PageStyle } from '../../model/style.ts';
import { type CustomProperties, customXml } from './custom-properties.ts';
import { endingSection } from './paragraph.ts';
import type { Relations } from './relations.ts';
import { PAGE_KINDS, type Running, type RunningPart } from './running.ts';
import type { WrittenSection, WrittenSections } from './sections.ts';
import {
  contentTypes,
  coreProperties,
  type Properties,
  packageRelations,
  partId,
  partRelation,
  relationsXml,
  wordPart,
} from './shell.ts';
import { footnotesXml, type Skeleton, settingsXml } from './skeleton.ts';
import { twips } from './twips.ts';
import type { Writing } from './writing.ts';
import { zipped } from './zip.ts';

/** What a Word file is made of. */
export interface Content extends WrittenSections {
  readonly properties: Properties;
  readonly skeleton: Skeleton;
  readonly styles: string;
  readonly page: PageStyle;
  /** What the writing of the sections has gathered. */
  readonly writing: Pick<Writing, 'footnotes' | 'relations' | 'noteRelations' | 'pictures'>;
}

/** A head or foot under the name of its part, as the sections name it. */
interface NamedPart extends RunningPart {
  readonly name: string;
}

/**
 * The package of a Word file: the same for the same content on every machine, at any time. Dates are the document's own,
 * parts stand in a fixed order under a fixed time.
 */
export function packDocument(content: Content): Uint8Array {
  const { properties, skeleton, styles, sections, writing } = content;
  const { custom } = properties;
  const running = [...namedParts('header', sections), ...namedParts('footer', sections)];
  const parts: [string, string | Uint8Array][] = [
    ['_rels/.rels', packageRelations(custom !== undefined)],
    ['docProps/core.xml', coreProperties(properties)],
    ...(custom === undefined ? [] : [customPart(custom)]),
    ['word/document.xml', documentXml(sections, content.page)],
    ['word/footnotes.xml', footnotesXml(skeleton, writing.footnotes)],
    ['word/settings.xml', settingsXml(skeleton, properties.language)],
    ['word/styles.xml', styles],
    ...running.map(({ name, xml }): [string, string] => [
      `word/${name}.xml`,
      wordPart(name.startsWith('header') ? 'hdr' : 'ftr', xml),
    ]),
    ...[...writing.pictures.values()].map(({ path, bytes }): [string, Uint8Array] => [
      `word/${path}`,
      bytes,
    ]),
    ...relationParts(running, writing),
  ];
  const types = contentTypes(
    running.map(({ name }) => name),
    custom !== undefined,
  );
  const byName = parts.sort(([one], [other]) => (one < other ? -1 : 1));
  return zipped(new Map([['[Content_Types].xml', types], ...byName]));
}

function customPart(custom: CustomProperties): [string, string] {
  return ['docProps/custom.xml', customXml(custom)];
}

function relationParts(
  running: readonly NamedPart[],
  { relations, noteRelations }: Content['writing'],
): [string, string][] {
  const beside = ['styles', 'settings', 'footnotes', ...running.map(({ name }) => name)];
  const document = relationsXml([...beside.map(partRelation), ...xmlOf(relations)]);
  const others = [{ name: 'footnotes', relations: noteRelations }, ...running];
  return [
    ['word/_rels/document.xml.rels', document],
    ...others.flatMap(({ name, relations }): [string, string][] =>
      relations.size === 0 ? [] : [[`word/_rels/${name}.xml.rels`, relationsXml(xmlOf(relations))]],
    ),
  ];
}

function xmlOf(relations: Relations): readonly string[] {
  return [...relations.values()].map(({ xml }) => xml);
}

/** Heads or feet count through the document, those of a section in the order in which it names them. */
function namedParts(
  tag: 'header' | 'footer',
  sections: readonly WrittenSection[],
): readonly NamedPart[] {
  return sections
    .flatMap((section) => PAGE_KINDS.flatMap((kind) => section[tag][kind] ?? []))
    .map((part, index) => ({ ...part, name: `${tag}${index + 1}` }));
}

/** The last section ends behind the text, each other one in its last paragraph. */
function documentXml(sections: readonly WrittenSection[], page: PageStyle): string {
  const printed = { header: 0, footer: 0 };
  const body = sections.flatMap((section, index) => {
    const { blocks } = section;
    const ending = sectionXml(section, printed, page);
    if (index === sections.length - 1) return [...blocks, ending];
    return [...blocks.slice(0, -1), ...blocks.slice(-1).map((last) => endingSection(last, ending))];
  });
  return wordPart('document', `<w:body>${body.join('')}</w:body>`);
}

/** The paper of a section (CT_SectPr, ECMA-376 Part 1, 17.6.17); `printed` counts the heads and feet named so far. */
function sectionXml(
  { direction, firstPage, counted, fromRight, header, footer }: WrittenSection,
  printed: { header: number; footer: number },
  { width, height, margins }: PageStyle,
): string {
  const { top, right, bottom, left, header: head, footer: foot } = margins[direction];
  const upright = direction === 'portrait';
  const size = `w:w="${twips(upright ? width : height)}" w:h="${twips(upright ? height : width)}"`;
  const sides = `w:top="${twips(top)}" w:right="${twips(right)}" w:bottom="${twips(bottom)}" w:left="${twips(left)}"`;
  const parts = [
    references('header', header, printed),
    references('footer', footer, printed),
    `<w:pgSz ${size} w:orient="${direction}"/>`,
    `<w:pgMar ${sides} w:header="${twips(head)}" w:footer="${twips(foot)}" w:gutter="0"/>`,
    counted ? '<w:pgNumType w:start="1"/>' : '<w:pgNumType/>',
    firstPage ? '<w:titlePg/>' : '<w:titlePg w:val="false"/>',
    fromRight ? '<w:bidi/>' : '',
    '<w:docGrid w:linePitch="360"/>',
  ];
  return `<w:sectPr>${parts.join('')}</w:sectPr>`;
}

function references(
  tag: 'header' | 'footer',
  running: Running,
  printed: { header: number; footer: number },
): string {
  const named = PAGE_KINDS.filter((kind) => running[kind] !== undefined).map((kind) => {
    printed[tag] += 1;
    return `<w:${tag}Reference w:type="${kind}" r:id="${partId(`${tag}${printed[tag]}`)}"/>`;
  });
  return named.join('');
}
