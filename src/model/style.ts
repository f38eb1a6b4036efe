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
  /** What is left free where lines end. Here and in `indent` a length below nothing reaches into the margin. */
  readonly indentEnd?: number;
  /** The depth of the labels that the style is made for; deeper ones stand one `hanging` further in a step. */
  readonly depth?: number;
  readonly keepNext?: boolean;
  readonly pageBreakBefore?: boolean;
  /** Level in the outline of the Word file, 1 to 9; absent for text. */
  readonly outline?: number;
  readonly border?: 'top' | 'bottom' | 'box';
  /** Thickness of the border in points; half a point without it. */
  readonly rule?: number;
}

/** How a table of a named class looks: column widths in millimetres by page direction, padding, grid, shade of the head row. */
export interface TableStyle {
  readonly widths: Readonly<Record<'portrait' | 'landscape', readonly number[]>>;
  readonly padding: number;
  readonly border: { readonly width: number; readonly colour: string } | null;
  readonly headShade: string;
  /** Rows of at most this many characters are kept on one page. */
  readonly unbroken: number;
  /** Shades of rows by their class, such as the section rows of a programme of work. */
  readonly rowShades?: Readonly<Record<string, string>>;
  /** How far the table reaches into the margins, on both sides. */
  readonly outdent?: number;
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
  readonly font: {
    readonly latin: string;
    readonly arabic: string;
    readonly asian: string;
    readonly size: number;
    /** What screens take where they have none of these, the last a kind such as `serif`; `sans-serif` without it. */
    readonly fallback?: readonly string[];
    /** The face that stands for italics in Chinese and Japanese, whose characters are not set aslant. */
    readonly asianEmphasis?: string;
  };
  readonly paragraphs: Readonly<Record<string, ParagraphStyle>>;
  readonly tables: Readonly<Record<string, TableStyle>>;
  readonly logos: Readonly<Record<string, LogoSlot>>;
  /** Colours by which screens set insertions and deletions apart, besides underline and strike; null prints black. */
  readonly redline: { readonly inserted: string | null; readonly deleted: string | null };
}

/** A logo as read from its file; the printed size in millimetres. */
export interface LogoImage {
  readonly bytes: Uint8Array;
  readonly mime: string;
  readonly width: number;
  readonly height: number;
}

/** A named paragraph style with all that it inherits filled in. */
export type Look = Omit<ParagraphStyle, 'basedOn'>;

/**
 * The name of the style of a paragraph: the first of `classes` that is a style, else `plain`. The classes are its own, then
 * those of what stands around it. Inside a table of class `table`, `programme-item`, then `cell-item` is taken before `item`,
 * so that text can be set smaller there.
 */
export function styleName(style: Style, classes: readonly string[], table: string | null): string {
  for (const name of classes) {
    const keys = table === null ? [name] : [`${table}-${name}`, `cell-${name}`, name];
    const found = keys.find((key) => Object.hasOwn(style.paragraphs, key));
    if (found !== undefined) return found;
  }
  return 'plain';
}

/** The style `name` with what it takes over from the ones it is based on; a chain that bites its own tail ends there. */
export function lookOf({ paragraphs }: Style, name: string): Look {
  const known = looks.get(paragraphs) ?? new Map<string, Look>();
  looks.set(paragraphs, known);
  const look = known.get(name) ?? inheritedLook(paragraphs, name);
  known.set(name, look);
  return look;
}

// Asked for every printed paragraph, and a style does not change.
const looks = new WeakMap<Style['paragraphs'], Map<string, Look>>();

function inheritedLook(paragraphs: Style['paragraphs'], name: string): Look {
  const seen = new Set<string>();
  let look: Look = {};
  for (let next: string | undefined = name; next !== undefined && !seen.has(next); ) {
    seen.add(next);
    const { basedOn, ...own }: ParagraphStyle = paragraphs[next] ?? {};
    look = { ...own, ...look };
    next = basedOn;
  }
  return look;
}

/** The name of the style of a table: its first class that is one, else `plain`. */
export function tableName(style: Style, classes: readonly string[]): string {
  return classes.find((name) => Object.hasOwn(style.tables, name)) ?? 'plain';
}

/** The style of a table by the name that `tableName` gave; a body without a `plain` one has a bare grid. */
export function tableStyle(style: Style, name: string): TableStyle {
  return style.tables[name] ?? BARE_GRID;
}

const BARE_GRID: TableStyle = {
  widths: { portrait: [], landscape: [] },
  padding: 2,
  border: { width: 0.25, colour: '000000' },
  headShade: 'FFFFFF',
  unbroken: 0,
};

/** The printed width of a page in millimetres, from margin to margin. */
export function textWidth(
  { width, height, margins }: PageStyle,
  direction: 'portrait' | 'landscape',
): number {
  const { left, right } = margins[direction];
  return (direction === 'portrait' ? width : height) - left - right;
}

/**
 * Widths in millimetres of `count` columns on `available` millimetres. `typed` is what the columns of the sheet say: `12%` of
 * the available width, `40mm`, or a bare number, which shares out what is left; they go before the widths of the style.
 */
export function columnWidths(
  typed: readonly string[],
  styled: readonly number[],
  count: number,
  available: number,
): readonly number[] {
  if (typed.length !== count && styled.length === count) return fitted(styled, available);
  const sizes = Array.from({ length: count }, (_, index) =>
    /^(\d+(?:[.,]\d+)?)\s*(%|mm)?$/.exec(typed[index] ?? ''),
  );
  const fixed = sizes.map((size) => fixedWidth(size, available));
  const weights = sizes.map((size, index) =>
    fixed[index] === null ? Number((size?.[1] ?? '1').replace(',', '.')) || 1 : 0,
  );
  const taken = fixed.reduce<number>((sum, width) => sum + (width ?? 0), 0);
  const weight = weights.reduce((sum, own) => sum + own, 0);
  const left = Math.max(available - taken, weight === 0 ? 0 : available / 10);
  return fitted(
    fixed.map((width, index) => width ?? (left * (weights[index] ?? 0)) / weight),
    available,
  );
}

function fixedWidth(size: RegExpExecArray | null, available: number): number | null {
  const value = Number((size?.[1] ?? '0').replace(',', '.'));
  if (value === 0) return null;
  if (size?.[2] === '%') return (value * available) / 100;
  return size?.[2] === 'mm' ? value : null;
}

/** Widths that are together wider than the page are made narrower in proportion. */
function fitted(widths: readonly number[], available: number): readonly number[] {
  const sum = widths.reduce((total, width) => total + width, 0);
  return sum <= available + 0.01 ? widths : widths.map((width) => (width * available) / sum);
}
