import type { Element, Root } from 'hast';
import { attributeOf, classesOf, isElement } from '../../model/sheet.ts';
import { type LogoImage, type Look, lookOf, type Style, styleName } from '../../model/style.ts';
import type { HeadingLevels } from '../headings.ts';
import type { Relations } from './relations.ts';
import { seamsOf } from './seams.ts';
import type { BoxStyle } from './slot.ts';
import { type StyleUse, styleId } from './style-names.ts';

/** How insertions and deletions are written: underlined and struck, as revisions that Word can accept, or not at all (the text after). */
export type Redline = 'formatting' | 'tracked' | 'none';

/** What the writing of one document needs all along, and what it gathers on its way. */
export interface Writing {
  readonly style: Style;
  readonly redline: Redline;
  readonly first: 'inserted' | 'deleted';
  readonly author: string;
  /** Date and time of revisions that name none. */
  readonly date: string;
  readonly language: string;
  readonly logos: Readonly<Record<string, LogoImage>>;
  readonly names: Names;
  /** The outline of the document. */
  readonly levels: HeadingLevels;
  /** What the blocks so far are headed by: the name of the next table. */
  readonly heading: { text: string };
  /** Fixed words in the language of the document. */
  readonly words: Readonly<Record<string, string>>;
  readonly uses: Map<string, StyleUse>;
  /** Ids of styles by what they are used for: thousands of paragraphs ask for the same. */
  readonly styleIds: Map<string, string>;
  readonly boxes: Map<string, BoxStyle>;
  readonly looks: Map<string, NamedLook>;
  /** Properties of runs by what they are; empty for none. */
  readonly inks: Map<string, string>;
  /** The styles of what changed since a stage that runs have. */
  readonly sinceStyles: Set<string>;
  /** Names of bookmarks by the ids of the sheet, and the ids whose bookmark stands already. */
  readonly bookmarks: Map<string, string>;
  readonly taken: Set<string>;
  readonly placed: Set<string>;
  /** Bookmarks whose place has been passed and that start at the next paragraph. */
  readonly pending: string[];
  /** The footnotes in the order of their numbers. */
  readonly footnotes: string[];
  /** What the text leads to, and what the footnotes lead to. */
  readonly relations: Relations;
  readonly noteRelations: Relations;
  /** The files of pictures that are printed, by their slots. */
  readonly pictures: Map<string, PictureFile>;
  /** Marks that have been printed, by the id of their note and, where a footnote belongs to a revision, its kind. */
  readonly marks: Map<string, PrintedMark>;
  /** How the revisions of the last paragraph end whose end stays, and whether they are told late (see `touching.ts`). */
  readonly above: { ends: string | null; late: boolean };
  readonly counters: { annotation: number; note: number; mark: number; picture: number };
}

/** The file of a picture and its place, told from the folder of the document. */
export interface PictureFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A style with all that it inherits. */
export interface NamedLook {
  readonly name: string;
  readonly look: Look;
}

/** The first mark of a note, or the first inserted or deleted one: where a second one leads to, and whether it is typed and not counted by Word. */
export interface PrintedMark {
  readonly bookmark: string | null;
  readonly custom: boolean;
}

/** What a sheet names: its ids, its notes, and the notes that are marked more than once. */
export interface Names {
  readonly ids: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, Element>;
  readonly marked: ReadonlyMap<string, number>;
  /** The notes of which a mark stands in no insertion or deletion. */
  readonly kept: ReadonlySet<string>;
  /** Whether a note is marked in a table. */
  readonly celled: boolean;
  /** The paragraphs whose end was put in or taken out where one text parts what is one paragraph in the other. */
  readonly seams: ReadonlyMap<Element, 'inserted' | 'deleted'>;
}

/** The ids, notes and note marks of a sheet. */
export function namesOf(root: Root): Names {
  const ids = new Set<string>();
  const notes = new Map<string, Element>();
  const marked = new Map<string, number>();
  const kept = new Set<string>();
  let celled = false;
  visit(root, { changed: false, celled: false }, (element, around) => {
    const id = attributeOf(element, 'id');
    if (id !== undefined) ids.add(id);
    if (id !== undefined && element.tagName === 'aside' && !notes.has(id)) notes.set(id, element);
    const note = noteOf(element);
    if (note === null) return;
    marked.set(note, (marked.get(note) ?? 0) + 1);
    if (!around.changed) kept.add(note);
    celled ||= around.celled;
  });
  return { ids, notes, marked, kept, celled, seams: seamsOf(root) };
}

/** The id of the note to which a note mark leads; null for any other element. */
export function noteOf(element: Element): string | null {
  if (element.tagName !== 'a' || !classesOf(element).includes('note')) return null;
  return attributeOf(element, 'href')?.slice(1) ?? null;
}

/** Whether an element stands in an insertion or deletion, and in a table. */
interface Around {
  readonly changed: boolean;
  readonly celled: boolean;
}

function visit(
  node: Root | Element,
  around: Around,
  see: (element: Element, around: Around) => void,
): void {
  for (const child of node.children) {
    if (!isElement(child)) continue;
    see(child, around);
    visit(child, inside(child, around), see);
  }
}

function inside({ tagName }: Element, around: Around): Around {
  if (tagName === 'ins' || tagName === 'del') return { ...around, changed: true };
  return tagName === 'table' ? { ...around, celled: true } : around;
}

/** The style that the classes of a paragraph and of what stands around it choose. */
export function lookFor(
  writing: Writing,
  classes: readonly string[],
  table: string | null,
): NamedLook {
  const key = `${table ?? ''} ${classes.join(' ')}`;
  const known = writing.looks.get(key);
  if (known) return known;
  const name = styleName(writing.style, classes, table);
  const found = { name, look: lookOf(writing.style, name) };
  writing.looks.set(key, found);
  return found;
}

/** Takes note of a style, so that its variant gets into the document, and gives its id. */
export function useStyle(writing: Writing, use: StyleUse): string {
  const key = `${use.flush} ${use.deeper} ${use.level} ${use.name}`;
  const known = writing.styleIds.get(key);
  if (known !== undefined) return known;
  const id = styleId(use);
  writing.styleIds.set(key, id);
  if (!writing.uses.has(id)) writing.uses.set(id, use);
  return id;
}

/**
 * The name of the bookmark for an id of the sheet: letters, digits and `_`, a letter first, 40 characters at most, as Word
 * demands. Ids that differ get names that differ.
 */
export function bookmarkName(writing: Writing, id: string): string {
  const known = writing.bookmarks.get(id);
  if (known !== undefined) return known;
  const plain = id
    .replace(/[^A-Za-z0-9_]/g, '_')
    .replace(/^(?![A-Za-z])/, 'x')
    .slice(0, 32);
  let name = plain;
  for (let count = 2; writing.taken.has(name); count += 1) name = `${plain}_${count}`;
  writing.taken.add(name);
  writing.bookmarks.set(id, name);
  return name;
}

/** The next number of a bookmark or revision, each of which needs its own in a document. */
export function nextAnnotation({ counters }: Writing): number {
  counters.annotation += 1;
  return counters.annotation;
}
