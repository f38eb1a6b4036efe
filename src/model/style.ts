/** Lengths in millimetres, type sizes in points, colours as six hex digits. */
export interface PageStyle {
  /** Width and height of the upright sheet. */
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<'portrait' | 'landscape', Margins>>;
}

/** Distances from the edge of the sheet; `header` and `footer` are where the running head and foot begin. */
export interface Margins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
  readonly header: number;
  readonly footer: number;
}

/** How a paragraph of a named style looks. `hanging` is the width of the number column; `indent` where the text stands. */
export interface ParagraphStyle {
  readonly basedOn?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly capitals?: boolean;
  readonly colour?: string;
  readonly align?: 'start' | 'center' | 'end' | 'justify';
  readonly before?: number;
  readonly after?: number;
  readonly line?: number;
  readonly indent?: number;
  readonly hanging?: number;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Level in the outline of the Word file, 1 to 9; absent for text. */
  readonly outline?: number;
  readonly border?: 'top' | 'bottom' | 'box';
}

/** How a table of a named class looks: column widths in millimetres by page direction, padding, grid, shade of the head row. */
export interface TableStyle {
  readonly widths: Readonly<Record<'portrait' | 'landscape', readonly number[]>>;
  readonly padding: number;
  readonly border: { readonly width: number; readonly colour: string } | null;
  readonly headShade: string;
  /** Rows of at most this many characters are kept on one page. */
  readonly unbroken: number;
}

/** A place for a picture: file beside `style.yaml`, printed size in millimetres. */
export interface LogoSlot {
  readonly file: string;
  readonly width: number;
  readonly height: number;
}

/** The looks of one body's papers: data of `templates/<body>/style.yaml`. Sheets name the styles, this says what they are. */
export interface Style {
  readonly page: PageStyle;
  readonly font: { readonly latin: string; readonly arabic: string; readonly asian: string; readonly size: number };
  readonly paragraphs: Readonly<Record<string, ParagraphStyle>>;
  readonly tables: Readonly<Record<string, TableStyle>>;
  readonly logos: Readonly<Record<string, LogoSlot>>;
  /** Colours by which screens set insertions and deletions apart, besides underline and strike; null prints black. */
  readonly redline: { readonly inserted: string | null; readonly deleted: string | null };
}
