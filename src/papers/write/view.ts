/**
 * What templates see: plain data that could be written as JSON. Every field is always there, so that a template can be
 * checked against it; an empty string, list or null says that there is nothing. Attributes of the sheet stand here as
 * they are printed, words come from texts and profile, and the template decides what goes where.
 */
export interface SheetView {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly sections: readonly SectionView[];
}

/** One section of pages. `event` names an annex that is printed once because it is new or replaced as a whole. */
export interface SectionView {
  readonly direction: 'portrait' | 'landscape';
  readonly event: '' | 'new-annex' | 'replaced-annex';
  readonly running: RunningView;
  readonly blocks: readonly BlockView[];
}

/** What heads of pages print; `symbol` is empty where the text has none. */
export interface RunningView {
  readonly symbol: string;
}

/** One block of a section: exactly one of the fields but `notes` is not null. Notes are those marked first in the block. */
export interface BlockView {
  readonly threeColumn: ThreeColumnView | null;
  readonly inline: TextBlockView | null;
  readonly clean: TextBlockView | null;
  /** A block of the paper itself. */
  readonly own: TextBlockView | null;
  readonly summary: SummaryView | null;
  readonly notes: readonly NoteView[];
}

/** A paragraph or a table, redlined or not. One of the two is null. */
export interface TextBlockView {
  readonly line: LineView | null;
  readonly table: TableView | null;
}

/**
 * One printed paragraph. `classes` begins with the name of its style; `depth` is empty for text without label.
 * `paragraph` names what it prints, `side` the sides of which its words are part (see `proof.ts`).
 */
export interface LineView {
  readonly element: 'p' | 'h1' | 'h2' | 'h3' | 'h4';
  readonly classes: string;
  readonly depth: string;
  readonly paragraph: string;
  readonly side: string;
  readonly bookmarks: readonly string[];
  readonly runs: readonly PrintedRun[];
}

/** The amendment table: heads of the three columns, rows. */
export interface ThreeColumnView {
  readonly heads: readonly string[];
  readonly rows: readonly ThreeColumnRowView[];
}

/** One row of an amendment table. Where `across` has lines the row is one cell and the others are empty. */
export interface ThreeColumnRowView {
  readonly across: readonly LineView[];
  readonly redline: readonly LineView[];
  readonly comment: readonly LineView[];
  readonly clean: readonly LineView[];
}

/** A table of a text. `widths` are those that the text names, else empty. */
export interface TableView {
  readonly classes: string;
  readonly widths: readonly string[];
  readonly heads: readonly RowView[];
  readonly rows: readonly RowView[];
}

/** A row has one bookmark, empty where it has none; a second one stands in its first cell. */
export interface RowView {
  readonly classes: string;
  readonly paragraph: string;
  readonly side: string;
  readonly bookmark: string;
  readonly cells: readonly CellView[];
}

/** `span` is the number of columns that the cell covers. */
export interface CellView {
  readonly span: number;
  readonly line: LineView;
}

/** A note at the foot of the page. */
export interface NoteView {
  readonly id: string;
  readonly line: LineView;
}

export interface SummaryView {
  readonly head: LineView;
  readonly lines: readonly LineView[];
}

/** What a helper prints: some characters under the same marks. `\n` is a line break. */
export interface PrintedRun {
  readonly text: string;
  /** Inserted, deleted, or the same words under another emphasis. */
  readonly op?: 'ins' | 'del' | 'emphasis';
  readonly em?: true;
  readonly strong?: true;
  readonly href?: string;
  /** Part of the printed number of a paragraph. */
  readonly label?: true;
  /** `note` leads to the note `note`, `number` is that of a note in a row, `moved` the remark on a moved paragraph. */
  readonly mark?: 'note' | 'number' | 'moved';
  readonly note?: string;
  /** Latin letters and digits within text that runs from right to left. */
  readonly ltr?: true;
}

/** A meeting paper: the first page, and the sections behind it. */
export interface PaperView {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** All fixed words of the body in the language of the paper, by their names in `profile.yaml`. */
  readonly words: Readonly<Record<string, string>>;
  readonly masthead: MastheadView;
  /** The note of the mark behind the title. */
  readonly disclaimer: LineView;
  readonly running: RunningView;
  readonly title: LineView;
  /** The title again, at the head of the text. */
  readonly secondTitle: LineView;
  readonly cover: readonly BlockView[];
  readonly sections: readonly SectionView[];
}

/** The facts of the first page, each as it is printed; empty where the paper does not name it. */
export interface MastheadView {
  readonly symbol: string;
  readonly date: string;
  readonly original: string;
  readonly meeting: { readonly title: string; readonly place: string; readonly dates: string };
  readonly agendaItem: string;
  readonly preparedBy: string;
}
