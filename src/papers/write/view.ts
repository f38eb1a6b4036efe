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
  /** Whether an annex of a paper begins here. */
  readonly opensAnnex: boolean;
  readonly running: RunningView;
  readonly blocks: readonly BlockView[];
}

/** What heads of pages print; `symbol` is empty where the text has none, and names the annex where the body prints it so. */
export interface RunningView {
  readonly symbol: string;
}

/** One block of a section: exactly one of the fields but `notes` is not null. Notes are those marked first in the block. */
export interface BlockView {
  readonly columns: ColumnsView | null;
  /** A paragraph, redlined or not, of a text or of the paper itself. */
  readonly line: LineView | null;
  /** A table, as `line`. */
  readonly table: TableView | null;
  readonly summary: SummaryView | null;
  readonly concordance: ConcordanceView | null;
  readonly notes: readonly NoteView[];
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
  /** `ltr` where it runs from the left in a text from the right; else empty. */
  readonly direction: '' | 'ltr';
  readonly runs: readonly PrintedRun[];
}

/** A table that a layout makes of paragraphs: its kind, which is its style too, heads of the columns, rows. */
export interface ColumnsView {
  readonly kind: ColumnsKind;
  readonly heads: readonly string[];
  /** The number of columns, for what goes across them. */
  readonly count: number;
  readonly rows: readonly ColumnsRowView[];
}

/** `activities` and `changes` are those of the programme and of the summary. */
export type ColumnsKind =
  | 'three-column'
  | 'side-by-side'
  | 'activities'
  | 'activities-commented'
  | 'counts'
  | 'changes';

/** One row. Where `across` has lines the row is one cell and there are no `cells`. `classes` shade it. */
export interface ColumnsRowView {
  readonly classes: string;
  readonly across: readonly LineView[];
  readonly cells: readonly (readonly LineView[])[];
}

/** A table of a text. `widths` are those that the text names, else empty; a second bookmark stands in its first cell. */
export interface TableView {
  readonly classes: string;
  readonly bookmark: string;
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

/** A note at the foot of the page, with the comments on it where the layout prints them. */
export interface NoteView {
  readonly id: string;
  readonly line: LineView;
  readonly comments: readonly LineView[];
}

/** The paragraphs of a text through its revisions. `widths` share out the width of the page; each row has a cell for each head but the first. */
export interface ConcordanceView {
  readonly heads: readonly string[];
  readonly widths: readonly string[];
  readonly rows: readonly ConcordanceRowView[];
}

/** One paragraph: its first words, then what it was in each revision. */
export interface ConcordanceRowView {
  readonly paragraph: string;
  readonly bookmark: string;
  readonly opening: LineView;
  readonly cells: readonly ConcordanceCellView[];
}

/** `redline` is called up by its `summary` and no part of what is printed on paper; null where there is nothing to show. */
export interface ConcordanceCellView {
  readonly lines: readonly LineView[];
  readonly redline: { readonly summary: string; readonly lines: readonly LineView[] } | null;
}

export interface SummaryView {
  readonly head: LineView;
  readonly lines: readonly LineView[];
}

/** What a helper prints: some characters under the same marks. `\n` is a line break. */
export interface PrintedRun {
  readonly text: string;
  /**
   * Inserted, deleted, or the same words under another emphasis; of a redline that tells what changed since a stage besides:
   * words that the stage alone had, and kept ones that it had struck.
   */
  readonly op?: 'ins' | 'del' | 'emphasis' | 'dropped' | 'restored';
  /** Whether that came to be since the stage. */
  readonly since?: true;
  /** Whether words have another emphasis than the stage had. */
  readonly restyled?: true;
  /** The marks that words of another emphasis had, as the sheet names them (`bold italic`); where revisions need them. */
  readonly was?: string;
  readonly em?: true;
  readonly strong?: true;
  readonly href?: string;
  /** Part of the printed number of a paragraph. */
  readonly label?: true;
  /**
   * `note` leads to the note `note`, `number` is that of a note in a row, `moved` the remark on a moved paragraph, `head` the
   * name of the column whose cell follows.
   */
  readonly mark?: 'note' | 'number' | 'moved' | 'head';
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
  /** The note of the mark behind the title; null where neither body nor paper has one. */
  readonly disclaimer: LineView | null;
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
  /** What else the body prints there, by the names that `masthead` lists in `profile.yaml`. */
  readonly own: Readonly<Record<string, string>>;
}
