import {
  type Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from 'docx';
import type { Element } from 'hast';
import { classesOf, isElement, textOf } from '../../model/sheet.ts';
import { cellsOf, columnsOf, rowsOf, spanOf } from '../../model/sheet-table.ts';
import { type TableStyle, tableName, tableStyle } from '../../model/style.ts';
import { type Ground, mark, turned, writeBlocks, writeParagraph } from './blocks.ts';
import { wholeChange } from './redline.ts';
import { tableStyleId, twips } from './styles.ts';
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
  const width = {
    size: grid.columns.reduce((sum, column) => sum + column, 0),
    type: WidthType.DXA,
  };
  return new Table({
    style: tableStyleId(name),
    layout: TableLayoutType.FIXED,
    width,
    columnWidths: grid.columns,
    rows: rowsOf(table).map(({ row, head }) => writeRow(row, head, grid, writing)),
    ...(around.fromRight && { visuallyRightToLeft: true }),
  });
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
  const shade = head ? grid.style.headShade : rowShade(row, grid.style);
  return new TableCell({
    children: writeContent(
      cell,
      head || cell.tagName === 'th' ? 'cell-head' : 'cell',
      ground,
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
