import type { Root } from 'hast';
import { showHidden } from '../../model/message.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { LogoImage, Style } from '../../model/style.ts';
import { headingLevels } from '../headings.ts';
import { withoutRedline } from '../without-redline.ts';
import type { CustomProperties } from './custom-properties.ts';
import { packDocument } from './package.ts';
import { momentOf } from './redline.ts';
import { writeSections } from './sections.ts';
import { skeletonOf } from './skeleton.ts';
import { stylesXml } from './styles.ts';
import { namesOf, type Redline, type Writing } from './writing.ts';

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
  /** What the file says of itself under names of one's own. */
  readonly custom?: CustomProperties;
}

/**
 * A sheet as a Word file: the same bytes for the same sheet and options, on every machine and in every time zone. What
 * becomes of each element is told in the README of this folder. Characters that would hide in what the file says of itself are
 * shown. An `options.date` that is no ISO day is a programmer's mistake and throws.
 */
export async function writeDocx(sheet: Sheet, options: DocxOptions): Promise<Uint8Array> {
  const { title, subject } = options;
  return writeShown(sheet, {
    ...options,
    title: showHidden(title),
    ...(subject !== undefined && { subject: showHidden(subject) }),
    author: showHidden(options.author),
  });
}

async function writeShown(sheet: Sheet, options: DocxOptions): Promise<Uint8Array> {
  const root = options.redline === 'none' ? withoutRedline(sheet.root) : sheet.root;
  const date = momentOf(options.date);
  if (date === null) throw new RangeError(`found date ${options.date}, expected an ISO day`);
  const writing = startWriting(options, date, root);
  const written = writeSections(root, writing);
  const { style, title, subject, author, language } = options;
  const styles = stylesXml(
    style,
    writing.uses.values(),
    writing.boxes.values(),
    language,
    writing.sinceStyles,
  );
  const properties = { title, subject, author, date, language, custom: options.custom };
  const skeleton = await skeletonOf(written.evenPages);
  return packDocument({ ...written, properties, skeleton, styles, page: style.page, writing });
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
    sinceStyles: new Set(),
    bookmarks: new Map(),
    taken: new Set(),
    placed: new Set(),
    pending: [],
    footnotes: [],
    relations: new Map(),
    noteRelations: new Map(),
    pictures: new Map(),
    marks: new Map(),
    above: { ends: null, late: false },
    counters: { annotation: 0, note: 0, mark: 0, picture: 0 },
  };
}
