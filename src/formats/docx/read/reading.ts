import type { Element, ElementContent } from 'hast';
import { type Message, type Severity, showHidden } from '../../../model/message.ts';
import type { Theme } from './colour.ts';
import type { Concealed } from './concealment.ts';
import type { LabelCounter } from './label-counter.ts';
import type { WordPackage } from './package.ts';
import type { Relations } from './relations.ts';
import type { TablePart, WordStyles } from './styles.ts';
import type { Wrapper } from './wrapper.ts';
import type { XmlAttributes, XmlElement } from './xml.ts';

/** How a file looks with all its revisions in sight, accepted, or rejected. Numbers are counted in each. */
export type View = 'shown' | 'accepted' | 'rejected';

export const VIEWS: readonly View[] = ['shown', 'accepted', 'rejected'];

/** What the reading of one Word file gathers, through all its parts. */
export interface Reading {
  readonly file: WordPackage;
  readonly styles: WordStyles;
  readonly theme: Theme;
  /** The children of `w:settings`. */
  readonly settings: XmlElement | null;
  readonly counters: Readonly<Record<View, LabelCounter>>;
  /** Language of the document, as a BCP 47 tag; empty where it says none. */
  readonly language: string;
  readonly looks: Map<string, Map<string, Look>>;
  readonly messages: Message[];
  /** Ids of the sheet that are taken. */
  readonly ids: Set<string>;
  /** Asides of notes by name (`f1`, `e1`), as they are marked in the text. */
  readonly notes: Map<string, Element>;
  /** Marks that were typed, by the names of their notes. */
  readonly marks: Map<string, Element>;
  readonly noteCounts: Readonly<Record<'f' | 'e', Map<View, number>>>;
  /** Whether it was said that notes are numbered by the page. */
  notesByPage: boolean;
  readonly comments: Map<string, CommentPlace>;
  /** Ids of comments by that of their last paragraph. */
  readonly commentIds: Map<string, string>;
  /** Asides marked where none can stand, as comments on notes. They end the last section. */
  readonly leftover: ElementContent[];
  readonly sections: Section[];
  /** Number of the paragraph that was begun last. */
  line: number;
  /** How many fields have shown a result, which keeps neighbours apart. */
  fields: number;
}

/** Where a comment stands in the text. */
export interface CommentPlace {
  readonly aside: Element;
  /** Whether its range has begun and ended. */
  started: boolean;
  ended: boolean;
  /** Whether its own text has been read. */
  read: boolean;
}

/** Pages between two section breaks. */
export interface Section {
  readonly blocks: ElementContent[];
  readonly marks: readonly NoteMark[];
  readonly properties: XmlElement | null;
}

/** A mark of a note whose number is counted when its section is known. */
export interface NoteMark {
  readonly kind: 'f' | 'e';
  readonly link: Element;
  readonly printed: Element;
  readonly views: Readonly<Record<View, boolean>>;
}

/** The reading of one part: where in it we are. */
export interface Story {
  readonly reading: Reading;
  readonly relations: Relations;
  /** Where blocks go: the innermost last. */
  readonly frames: Frame[];
  readonly tables: Table[];
  /** Rows and cells that are open; null for one that stands where none may, through which the reading passes. */
  readonly rows: (Row | null)[];
  readonly cells: (Cell | null)[];
  /** Text boxes that are open: what goes on behind each. */
  readonly outer: Outside[];
  paragraph: Paragraph | null;
  /** The one before it. */
  last: Paragraph | null;
  /** Fields that are open, the innermost last. */
  fields: Field[];
  /** Fields that are open too deep in others to be told apart. */
  deepFields: number;
  /** Revisions and links that are open; null for a link that leads nowhere. */
  wrappers: readonly (Wrapper | null)[];
  /** Both of them, as they stand around words. */
  wrapping: readonly Wrapper[];
  look: Look | null;
  /** The characters of the element of text that is open. */
  text: string | null;
  /** Whether these keep the blanks at their ends. */
  preserve: boolean;
  /** Elements that are passed over, with all in them. */
  skipped: number;
  collector: Collector | null;
  /** Ranges of moves that are open, the last begun one last, for where they go from and where they go to. */
  readonly moves: Readonly<Record<'moveTo' | 'moveFrom', MoveRange[]>>;
  /** For each open alternate content, whether a choice was taken. */
  readonly alternates: boolean[];
  /** Drawings and objects that are open. */
  readonly drawings: Drawing[];
  /** For each override of direction that is open, whether its words print in reverse. */
  readonly turned: boolean[];
  /** Content controls that are open, the innermost last. */
  readonly controls: Control[];
  /** Equations that are open. */
  equations: number;
  /** Bookmarks and starts of comments that wait for a paragraph. */
  waitingIds: string[];
  waitingComments: string[];
  /** Asides that go behind the block that is open. */
  asides: Element[];
  noteMarks: NoteMark[];
  /** A blank behind the number of a note is not text. */
  afterNoteNumber: boolean;
  /** Id of the last paragraph, by which replies name comments. */
  paragraphId: string;
}

/** A range that may end anywhere, within others and across paragraphs. */
export interface MoveRange {
  readonly id: string;
  readonly name: string;
}

export interface Frame {
  readonly children: ElementContent[];
}

/** What a text box interrupts. */
export interface Outside {
  readonly paragraph: Paragraph | null;
  readonly fields: Field[];
  readonly wrappers: readonly (Wrapper | null)[];
  readonly look: Look | null;
}

export interface Paragraph {
  readonly element: Element;
  readonly line: number;
  column: number;
  properties: XmlElement | null;
  /** Looks of this paragraph's runs, by their properties. */
  looks: Map<string, Look> | null;
  /** The elements around the place where we are, and what they are. */
  readonly open: Element[];
  readonly keys: string[];
  /** For what these were opened. */
  wrapping: readonly Wrapper[] | null;
  marks: readonly Wrapper[] | null;
  /** What comes behind it. */
  readonly behind: Element[];
  /** Where the words of a note's own mark go. */
  mark: Element | null;
  /** Whether that mark has had no words in its own run. */
  markWaits: boolean;
  /** Words without a place, by the rule of their message. */
  readonly lost: Map<string, Lost>;
  /** Words that cannot be seen, and marks, by the rule of their message and what hides them. */
  readonly unseen: Map<string, Lost>;
  readonly languages: Map<string, number>;
  /** A page break that is a line break once words follow. */
  broken: boolean;
  printed: boolean;
}

/** Words that have no place in a sheet, and where they begin. */
export interface Lost {
  words: string;
  readonly column: number;
}

/** What the properties of a run come to. */
export interface Look {
  /** What stands around its words, the outermost first: a change of format, then its marks. */
  readonly marks: readonly Wrapper[];
  readonly hidden: boolean;
  readonly raised: boolean;
  /** Highlighted, and nothing else marks it. */
  readonly highlighted: boolean;
  readonly font: string | null;
  readonly language: string | null;
  /** What hides its words, and what its underline and strike; null where they can be seen. */
  readonly concealed: Concealed;
  readonly concealedMark: Concealed;
  readonly webHidden: boolean;
}

export interface Field {
  code: string;
  /** Whether its result has begun. */
  result: boolean;
  wrapper: Wrapper | null;
  /** What it prints without a result, as form fields do. */
  form: string | null;
  /** Words met where no result had begun. */
  unprinted: string;
  printed: boolean;
  /** The words of its result that are not deleted, as many as messages need. */
  words: string;
  /** What a form prints that is set back. */
  preset: string;
  /** Word is to work it out when it opens the file. */
  dirty: boolean;
  /** The revisions in which it began. */
  readonly began: string;
  /** A part of its code is in other revisions than the rest. */
  revised: boolean;
}

/** A content control. */
export interface Control {
  /** Those of one that is bound to a value kept elsewhere in the file. */
  properties: XmlElement | null;
  /** What it shows and is not deleted. */
  words: string;
}

export interface Table {
  readonly element: Element;
  readonly columns: Element[];
  style: string | null;
  /** Parts of its style that it uses. */
  look: readonly TablePart[];
  /** Behind its cells, where its properties say so. */
  fill: string | null;
  readonly head: Element[];
  readonly body: Element[];
  row: Row | null;
}

export interface Row {
  readonly element: Element;
  head: boolean;
  hidden: boolean;
  /** In twentieths of a point, 0 where it is as high as it needs. */
  height: number;
  after: number;
  /** How many columns of the grid its finished cells take. */
  column: number;
  /** Parts of the table's style that Word has noted for it. */
  parts: readonly TablePart[];
  cell: Cell | null;
}

export interface Cell {
  readonly element: Element;
  span: number;
  /** It continues the one above, or the one before. */
  merged: 'above' | 'before' | null;
  fill: string | null;
  parts: readonly TablePart[];
}

/** A drawing or an embedded object, until it is known what it is. */
export interface Drawing {
  kind: 'drawing' | 'picture' | 'chart' | 'diagram' | 'object' | 'rule' | 'text box';
  words: string;
}

/** Gathers the tree of an element of properties. */
export interface Collector {
  readonly open: MutableElement[];
  readonly done: (story: Story, element: XmlElement) => void;
}

export interface MutableElement {
  readonly name: string;
  readonly attributes: XmlAttributes;
  readonly children: (XmlElement | string)[];
}

/** Says something about the place where the reading is. */
export function say(story: Story, severity: Severity, rule: string, text: string): void {
  const { paragraph, reading } = story;
  const place = paragraph
    ? { line: paragraph.line, column: paragraph.column }
    : { line: Math.max(1, reading.line), column: 1 };
  reading.messages.push({ severity, rule, text: showHidden(text), place });
}

/** Words for a message, not too many of them. */
export function quoted(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim();
  return `“${line.length > 120 ? `${line.slice(0, 120)}…` : line}”`;
}
