import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { languageAttributes } from './language.ts';

/** What Word wants around a text and no sheet tells: how it sets the document, and the lines above its notes. */
export interface Skeleton {
  readonly settings: string;
  readonly footnotes: string;
}

const known = new Map<boolean, Promise<Skeleton>>();

/**
 * The skeleton that docx makes around an empty document, made once a process for documents whose even pages have heads of
 * their own and once for others.
 */
export function skeletonOf(evenPages: boolean): Promise<Skeleton> {
  const made = known.get(evenPages) ?? makeSkeleton(evenPages);
  known.set(evenPages, made);
  return made;
}

async function makeSkeleton(evenPages: boolean): Promise<Skeleton> {
  const empty = new Document({
    evenAndOddHeaderAndFooters: evenPages,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: [{ children: [new Paragraph('')] }],
  });
  const parts = unzipSync(await Packer.toBuffer(empty));
  const part = (name: string): string => strFromU8(parts[`word/${name}.xml`] ?? new Uint8Array());
  return { settings: part('settings'), footnotes: part('footnotes').replace(COUNTED_MARK, '') };
}

// docx counts the lines above the footnotes as if they were some.
const COUNTED_MARK =
  /<w:r><w:rPr><w:rStyle w:val="FootnoteReference"\/><\/w:rPr><w:footnoteRef\/><\/w:r>/g;

/** `word/settings.xml` of a document in this language. */
export function settingsXml({ settings }: Skeleton, language: string): string {
  const element = `<w:themeFontLang${languageAttributes(language)}/>`;
  return settings.replace('</w:compat>', (end) => `${end}${element}`);
}

/** `word/footnotes.xml`: the lines above footnotes, then the footnotes. */
export function footnotesXml(skeleton: Skeleton, footnotes: readonly string[]): string {
  const end = skeleton.footnotes.lastIndexOf('</');
  return `${skeleton.footnotes.slice(0, end)}${footnotes.join('')}${skeleton.footnotes.slice(end)}`;
}
