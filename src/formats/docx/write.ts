import { Document, Packer } from 'docx';
import type { Root } from 'hast';
import type { Sheet } from '../../model/sheet.ts';
import type { LogoImage, Style } from '../../model/style.ts';
import { headingLevels } from '../headings.ts';
import { withoutRedline } from '../without-redline.ts';
import { filledPackage, STYLES } from './package.ts';
import { momentOf } from './redline.ts';
import { writeSections } from './sections.ts';
import { stylesXml } from './styles.ts';
import { namesOf, type Redline, type Writing } from './writing.ts';
import { printable } from './xml.ts';

/** What a Word file says besides its sheet. */
export interface DocxOptions {
  readonly style: Style;
  readonly title: string;
  readonly subject?: string;
  /** BCP 47 tag of the document. */
  readonly language: string;
  /** Author of the document, and of revisions that name none. */
  readonly author: string;
  /** ISO day of the document and of revisions that name none. */
  readonly date: string;
  readonly redline: Redline;
  /** Which of two changes that touch stands first; revisions (`tracked`) are always deleted first. */
  readonly redlineFirst: 'inserted' | 'deleted';
  /** Pictures by their slot; a slot that has none prints its alternative text in a box. */
  readonly logos: Readonly<Record<string, LogoImage>>;
  /** Words in the language of the document: `layoutTable` tells what a table without a grid is for. */
  readonly words?: Readonly<Record<string, string>>;
}

/**
 * A sheet as a Word file: the same bytes for the same sheet and options, on every machine and in every time zone. What
 * becomes of each element is told in the README of this folder. An `options.date` that is no ISO day is a programmer's mistake and throws.
 */
export async function writeDocx(sheet: Sheet, options: DocxOptions): Promise<Uint8Array> {
  const root = options.redline === 'none' ? withoutRedline(sheet.root) : sheet.root;
  const date = momentOf(options.date);
  if (date === null) throw new RangeError(`found date ${options.date}, expected an ISO day`);
  const writing = startWriting(options, date, root);
  const { sections, evenPages } = writeSections(root, writing);
  const { uses, boxes } = writing;
  const styles = stylesXml(options.style, uses.values(), boxes.values(), options.language);
  const skeleton = new Document({
    title: printable(options.title),
    ...(options.subject !== undefined && { subject: printable(options.subject) }),
    creator: printable(options.author),
    lastModifiedBy: printable(options.author),
    revision: 1,
    evenAndOddHeaderAndFooters: evenPages,
    compatibility: { version: 15, doNotExpandShiftReturn: true },
    sections: sections.map((section) => section.options),
  });
  const packed = await Packer.toBuffer(skeleton, undefined, [{ path: STYLES, data: '' }]);
  const { language } = options;
  return filledPackage(packed, { date, language, styles, sections, writing });
}

function startWriting(options: DocxOptions, date: string, root: Root): Writing {
  return {
    style: options.style,
    redline: options.redline,
    first: options.redlineFirst,
    author: options.author,
    date,
    language: options.language,
    logos: options.logos,
    names: namesOf(root),
    levels: headingLevels(root, options.style),
    heading: { text: '' },
    words: options.words ?? {},
    uses: new Map(),
    styleIds: new Map(),
    boxes: new Map(),
    looks: new Map(),
    inks: new Map(),
    bookmarks: new Map(),
    taken: new Set(),
    placed: new Set(),
    pending: [],
    footnotes: [],
    relations: new Map(),
    noteRelations: new Map(),
    pictures: new Map(),
    marks: new Map(),
    counters: { annotation: 0, note: 0, mark: 0, picture: 0 },
  };
}
