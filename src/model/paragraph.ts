import type { Label } from './label.ts';
import type { Place } from './message.ts';
import type { Run } from './run.ts';

/** The middle column of an amendment table: why a paragraph changes. Each element of `content` is one paragraph of the comment. */
export interface Comment {
  readonly content: readonly (readonly Run[])[];
  readonly attributes: Attributes;
}

/** What stands in `{#id .class key=value}` besides the id. Classes and keys keep the order in which they were typed. */
export interface Attributes {
  readonly classes: readonly string[];
  readonly values: Readonly<Record<string, string>>;
}

interface Block {
  /** Unique in the instrument through all revisions and languages; null until `fmt` or `import` mints one. */
  readonly id: string | null;
  readonly attributes: Attributes;
  readonly comments: readonly Comment[];
  /** Where the block stood in its source. Not part of what it says: ignored by comparison and by round trips. */
  readonly place: Place | null;
}

/** `#` to `######`: title, section, annex heading. */
export interface Heading extends Block {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4 | 5 | 6;
  readonly bracket: boolean;
  readonly label: Label | null;
  readonly content: readonly Run[];
}

/** Running text, labelled or not. `bracket`: an opening `[` of negotiated text stands before the label. */
export interface Plain extends Block {
  readonly kind: 'plain';
  readonly bracket: boolean;
  readonly label: Label | null;
  readonly content: readonly Run[];
}

/** Opens a table: the rows that follow are its own, up to the next block that is no row. Column widths stand in its attributes. */
export interface TableStart extends Block {
  readonly kind: 'table';
  readonly align: readonly ('left' | 'right' | 'center' | null)[];
}

/** One row. `span`: the row was written as one cell and goes across the whole table. The label is that of the first cell. */
export interface Row extends Block {
  readonly kind: 'row';
  readonly head: boolean;
  readonly span: boolean;
  readonly bracket: boolean;
  readonly label: Label | null;
  readonly cells: readonly (readonly Run[])[];
}

/** A note; it stands behind the block that marks it first. `name` is its id, its printed number is given at print. */
export interface Note extends Block {
  readonly kind: 'note';
  readonly name: string;
  readonly content: readonly Run[];
}

/** A line such as `::amendments{of=cms/11.24 …}` in a paper: a place where a result is printed. */
export interface Directive extends Block {
  readonly kind: 'directive';
  readonly name: string;
}

/** One block of a text. A text is a flat list of these; outline and depth are computed, see `outline.ts`. */
export type Paragraph = Heading | Plain | TableStart | Row | Note | Directive;

/** No classes, no values. */
export const NO_ATTRIBUTES: Attributes = { classes: [], values: {} };

/** The content of a paragraph as one list of runs; the cells of a row are parted by a tab, a table start and a directive have none. */
export function contentOf(paragraph: Paragraph): readonly Run[] {
  switch (paragraph.kind) {
    case 'row':
      return paragraph.cells.flatMap((cell, index) =>
        index === 0 ? cell : [{ text: '\t' }, ...cell],
      );
    case 'table':
    case 'directive':
      return [];
    default:
      return paragraph.content;
  }
}

/** The label of a paragraph, null where its kind has none. */
export function labelOf(paragraph: Paragraph): Label | null {
  return 'label' in paragraph ? paragraph.label : null;
}

/** Whether the paragraph is a tombstone: deleted in this draft, kept so that its reason can be told. */
export function isTombstone(paragraph: Paragraph): boolean {
  return paragraph.attributes.classes.includes('deleted');
}

/** Whether the paragraph is the heading of an annex. */
export function isAnnex(paragraph: Paragraph): boolean {
  return paragraph.kind === 'heading' && paragraph.attributes.classes.includes('annex');
}
