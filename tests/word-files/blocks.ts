import { DIRECT, type Pen, runs } from './pens.ts';

/** What stands in the properties of a paragraph, besides its runs; in the order of the schema. */
export interface Dress {
  readonly style?: string;
  /** List and level: `[1, 0]`. */
  readonly list?: readonly [list: number, level: number];
  /** Further properties: tabs, indents, alignment. */
  readonly more?: string;
  /** Properties of the paragraph mark. */
  readonly mark?: string;
  /** Properties of every run. */
  readonly looks?: string;
  readonly pen?: Pen;
}

/** A paragraph of `source` (see `runs`). */
export function par(source: string, dress: Dress = {}): string {
  const { style, list, more = '', mark, looks = '', pen = DIRECT } = dress;
  const numbers = list
    ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>`
    : '';
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    numbers,
    more,
    mark ? `<w:rPr>${mark}</w:rPr>` : '',
  ].join('');
  const pPr = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return `<w:p>${pPr}${runs(source, pen, looks)}</w:p>`;
}

/** Paragraphs that are made alike, one a line. */
export function pars(source: string, dress: Dress = {}): string {
  return linesOf(source)
    .map((line) => par(line, dress))
    .join('');
}

/** The lines of a text without the blanks in front of them; empty ones are left out. */
export function linesOf(source: string): string[] {
  return source
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** A cell: blocks, and properties besides its width (`<w:gridSpan w:val="3"/>`). */
export interface Cell {
  readonly blocks: string;
  readonly properties?: string;
}

/** A cell across `count` columns. */
export function across(count: number, blocks: string): Cell {
  return { blocks, properties: `<w:gridSpan w:val="${count}"/>` };
}

/** A table; `rows` of cells, or of blocks. `head` repeats the first row. */
export function grid(
  widths: readonly number[],
  rows: readonly (readonly (Cell | string)[])[],
  { head = false, style = '' }: { head?: boolean; style?: string } = {},
): string {
  const columns = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const body = rows.map((cells, at) => row(cells, widths, head && at === 0)).join('');
  const named = style === '' ? '' : `<w:tblStyle w:val="${style}"/>`;
  return `<w:tbl><w:tblPr>${named}<w:tblW w:w="0" w:type="auto"/>${BORDERS}</w:tblPr><w:tblGrid>${columns}</w:tblGrid>${body}</w:tbl>`;
}

const BORDERS =
  '<w:tblBorders><w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/></w:tblBorders>';

function row(cells: readonly (Cell | string)[], widths: readonly number[], head: boolean): string {
  let column = 0;
  const inner = cells.map((found) => {
    const { blocks, properties = '' } = typeof found === 'string' ? { blocks: found } : found;
    const span = Number(/gridSpan w:val="(\d+)"/.exec(properties)?.[1] ?? 1);
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    const whole =
      blocks.endsWith('</w:p>') || blocks.endsWith('</w:sdt>') ? blocks : `${blocks}<w:p/>`;
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${properties}</w:tcPr>${whole}</w:tc>`;
  });
  const trPr = head ? '<w:trPr><w:tblHeader/></w:trPr>' : '';
  return `<w:tr>${trPr}${inner.join('')}</w:tr>`;
}

/** Definitions of lists: each a list of levels `[format, text, properties?]`; list 1 is the first, and so on. */
export function lists(
  definitions: readonly (readonly (readonly [format: string, text: string, more?: string])[])[],
  further = '',
): string {
  const abstract = definitions.map(
    (levels, at) =>
      `<w:abstractNum w:abstractNumId="${at}"><w:multiLevelType w:val="multilevel"/>${levels
        .map(
          ([format, text, more = ''], level) =>
            `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${567 * (level + 1)}" w:hanging="567"/></w:pPr></w:lvl>`,
        )
        .join('')}</w:abstractNum>`,
  );
  const numbers = definitions.map(
    (_, at) => `<w:num w:numId="${at + 1}"><w:abstractNumId w:val="${at}"/></w:num>`,
  );
  return `${abstract.join('')}${numbers.join('')}${further}`;
}

/** A style: `style('paragraph', 'Clause', 'Clause of a Resolution', '<w:basedOn w:val="Normal"/>…')`. */
export function style(kind: string, id: string, name: string, inner = ''): string {
  const usual = id === 'Normal' ? ' w:default="1"' : '';
  return `<w:style w:type="${kind}"${usual} w:styleId="${id}"><w:name w:val="${name}"/>${inner}</w:style>`;
}
