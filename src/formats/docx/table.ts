import {
  BuilderElement,
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  WidthType,
} from 'docx';
import type { Element } from 'hast';
import { classesOf, isElement, textOf } from '../../model/sheet.ts';
import { cellsOf, columnsOf, rowsOf, spanOf } from '../../model/sheet-table.ts';
import { type TableStyle, tableName, tableStyle } from '../../model/style.ts';
import { headingName } from '../headings.ts';
import { type Ground, mark, turned, writeBlocks, writeParagraph } from './blocks.ts';
import { wholeChange } from './redline.ts';
import { tableStyleId } from './style-names.ts';
import { millimetres, twips } from './styles.ts';
import type { Writing } from './writing.ts';

interface Grid {
  readonly name: string;
  readonly style: TableStyle;
  /** Widths of the columns in twips. */
  readonly columns: readonly number[];
  readonly ground: Ground;
}

/** A table of at least one row, with fixed columns; the rows of its `thead` are repeated on each page, short rows are not broken. */
export function writeTable(table: Element, around: Ground, writing: Writing): Table {
  const name = tableName(writing.style, classesOf(table));
  const style = tableStyle(writing.style, name);
  const widths = columnsOf(table, style, around.direction, around.width);
  const grid: Grid = {
    name,
    style,
    columns: widths.map(twips),
    ground: { ...around, table: name },
  };
  const heading = writing.heading.text;
  const width = {
    size: grid.columns.reduce((sum, column) => sum + column, 0),
    type: WidthType.DXA,
  };
  const written = new Table({
    style: tableStyleId(name),
    layout: TableLayoutType.FIXED,
    width,
    columnWidths: grid.columns,
    rows: rowsOf(table).map(({ row, head }) => writeRow(row, head, grid, writing)),
    ...(around.fromRight && { visuallyRightToLeft: true }),
    ...(style.outdent !== undefined && {
      indent: { size: -twips(style.outdent), type: WidthType.DXA },
    }),
  });
  describe(written, table, style, writing, heading);
  return written;
}

/**
 * What a screen reader says of a table before it goes into it: the heading above it and the heads of its columns; of one
 * without a grid that it is there for its looks. docx has no words for that, they go last into the properties of the table.
 */
function describe(
  written: Table,
  table: Element,
  style: TableStyle,
  { words }: Writing,
  heading: string,
): void {
  const layout = style.border === null;
  const heads = rowsOf(table).findLast(({ head }) => head);
  const columns = heads ? cellsOf(heads.row).map(headingName) : [];
  const said = [
    ['w:tblCaption', layout ? '' : heading],
    ['w:tblDescription', layout ? (words.layoutTable ?? '') : columns.filter(Boolean).join(' | ')],
  ] as const;
  for (const [name, value] of said)
    if (value !== '') propertiesOf(written)?.addChildElement(valued(name, value));
}

function propertiesOf(table: Table): TableProperties | undefined {
  const inner: unknown = Reflect.get(table, 'root');
  return Array.isArray(inner) ? inner.find((part) => part instanceof TableProperties) : undefined;
}

function valued(name: string, value: string): BuilderElement<{ value: string }> {
  return new BuilderElement({ name, attributes: { value: { key: 'w:val', value } } });
}

function writeRow(row: Element, head: boolean, grid: Grid, writing: Writing): TableRow {
  mark(row, writing);
  const ground = turned(row, {
    ...grid.ground,
    classes: [...classesOf(row), ...grid.ground.classes],
  });
  const cells: TableCell[] = [];
  let column = 0;
  for (const cell of cellsOf(row)) {
    const span = Math.min(spanOf(cell), grid.columns.length - column);
    if (span <= 0) break;
    cells.push(writeCell(cell, column, span, head, row, { ...grid, ground }, writing));
    column += span;
  }
  if (column < grid.columns.length) {
    const empty: Element = { type: 'element', tagName: 'td', properties: {}, children: [] };
    cells.push(
      writeCell(
        empty,
        column,
        grid.columns.length - column,
        head,
        row,
        { ...grid, ground },
        writing,
      ),
    );
  }
  return new TableRow({
    children: cells,
    ...(head && { tableHeader: true }),
    ...((head || textOf(row).length <= grid.style.unbroken) && { cantSplit: true }),
    ...wholeChange(row, writing),
  });
}

function writeCell(
  cell: Element,
  column: number,
  span: number,
  head: boolean,
  row: Element,
  grid: Grid,
  writing: Writing,
): TableCell {
  mark(cell, writing);
  const ground = turned(cell, {
    ...grid.ground,
    classes: [...classesOf(cell), ...grid.ground.classes],
  });
  const width = grid.columns.slice(column, column + span).reduce((sum, own) => sum + own, 0);
  const inside = { ...ground, width: millimetres(width) - 2 * grid.style.padding };
  const shade = head ? grid.style.headShade : rowShade(row, grid.style);
  return new TableCell({
    children: writeContent(
      cell,
      head || cell.tagName === 'th' ? 'cell-head' : 'cell',
      inside,
      writing,
    ),
    width: { size: width, type: WidthType.DXA },
    ...(span > 1 && { columnSpan: span }),
    ...(shade && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } }),
  });
}

function rowShade(row: Element, { rowShades }: TableStyle): string | undefined {
  const name = classesOf(row).find((own) => rowShades && Object.hasOwn(rowShades, own));
  return name === undefined ? undefined : rowShades?.[name];
}

/** A cell holds paragraphs, or its words are one paragraph. */
function writeContent(
  cell: Element,
  fallback: string,
  ground: Ground,
  writing: Writing,
): (Paragraph | Table)[] {
  const blocks = cell.children.some((child) => isElement(child) && BLOCKS.has(child.tagName));
  if (blocks)
    return writeBlocks(
      cell.children,
      { ...ground, classes: [...ground.classes, fallback] },
      writing,
    );
  const own: Element = { ...cell, properties: {} };
  return [writeParagraph(own, cell.children, fallback, ground, writing)];
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'div', 'table', 'aside']);
