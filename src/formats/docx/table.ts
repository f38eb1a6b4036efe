import type { Element } from 'hast';
import { classesOf, isElement, textOf } from '../../model/sheet.ts';
import { cellsOf, columnsOf, rowsOf, spanOf } from '../../model/sheet-table.ts';
import { type TableStyle, tableName, tableStyle } from '../../model/style.ts';
import { headingName } from '../headings.ts';
import { type Ground, mark, turned, writeBlocks, writeParagraph } from './blocks.ts';
import { markRevision, wholeKind } from './redline.ts';
import { tableStyleId } from './style-names.ts';
import { millimetres, twips } from './twips.ts';
import type { Writing } from './writing.ts';
import { escaped } from './xml.ts';

interface Grid {
  readonly name: string;
  readonly style: TableStyle;
  /** Widths of the columns in twips. */
  readonly columns: readonly number[];
  readonly ground: Ground;
}

/** A table of at least one row, with fixed columns; the rows of its `thead` are repeated on each page, short rows are not broken. */
export function writeTable(table: Element, around: Ground, writing: Writing): string {
  const name = tableName(writing.style, classesOf(table));
  const style = tableStyle(writing.style, name);
  const widths = columnsOf(table, style, around.direction, around.width);
  const grid: Grid = {
    name,
    style,
    columns: widths.map(twips),
    ground: { ...around, table: name },
  };
  const properties = tableProperties(table, grid, writing);
  const columns = grid.columns.map((width) => `<w:gridCol w:w="${width}"/>`);
  const rows = rowsOf(table).map(({ row, head }) => writeRow(row, head, grid, writing));
  return `<w:tbl>${properties}<w:tblGrid>${columns.join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** In the order of CT_TblPr (ECMA-376 Part 1, 17.4.60). */
function tableProperties(table: Element, grid: Grid, writing: Writing): string {
  const { name, style, columns, ground } = grid;
  const width = columns.reduce((sum, column) => sum + column, 0);
  const outdent = style.outdent === undefined ? null : -twips(style.outdent);
  const parts = [
    `<w:tblStyle w:val="${escaped(tableStyleId(name))}"/>`,
    ground.fromRight ? '<w:bidiVisual/>' : '',
    `<w:tblW w:type="dxa" w:w="${width}"/>`,
    outdent === null ? '' : `<w:tblInd w:type="dxa" w:w="${outdent}"/>`,
    '<w:tblLayout w:type="fixed"/>',
    described(table, style, writing),
  ];
  return `<w:tblPr>${parts.join('')}</w:tblPr>`;
}

/**
 * What a screen reader says of a table before it goes into it: the heading above it and the heads of its columns; of one
 * without a grid that it is there for its looks.
 */
function described(table: Element, style: TableStyle, { words, heading }: Writing): string {
  const layout = style.border === null;
  const heads = rowsOf(table).findLast(({ head }) => head);
  const columns = heads ? cellsOf(heads.row).map(headingName) : [];
  const said = [
    ['tblCaption', layout ? '' : heading.text],
    ['tblDescription', layout ? (words.layoutTable ?? '') : columns.filter(Boolean).join(' | ')],
  ] as const;
  return said
    .map(([name, value]) => (value === '' ? '' : `<w:${name} w:val="${escaped(value)}"/>`))
    .join('');
}

// In such a table the first column alone holds the two texts; what the others say of a change stays.
const IN_COLUMNS = 'three-column';

function writeRow(row: Element, head: boolean, grid: Grid, writing: Writing): string {
  mark(row, writing);
  const ground = turned(row, {
    ...grid.ground,
    classes: [...classesOf(row), ...grid.ground.classes],
  });
  const cells: string[] = [];
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
  const properties = [
    head || textOf(row).length <= grid.style.unbroken ? '<w:cantSplit/>' : '',
    head ? '<w:tblHeader/>' : '',
    grid.ground.tracked ? markRevision(wholeKind(row), writing) : '',
  ].join('');
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

function writeCell(
  cell: Element,
  column: number,
  span: number,
  head: boolean,
  row: Element,
  grid: Grid,
  writing: Writing,
): string {
  mark(cell, writing);
  const ground = turned(cell, {
    ...grid.ground,
    classes: [...classesOf(cell), ...grid.ground.classes],
  });
  const width = grid.columns.slice(column, column + span).reduce((sum, own) => sum + own, 0);
  const inside = {
    ...ground,
    width: millimetres(width) - 2 * grid.style.padding,
    tracked: ground.tracked && (column === 0 || grid.name !== IN_COLUMNS),
    alone: cell.children.filter((child) => isElement(child)).length === 1,
  };
  const shade = head ? grid.style.headShade : rowShade(row, grid.style);
  const fallback = head || cell.tagName === 'th' ? 'cell-head' : 'cell';
  const properties = [
    `<w:tcW w:type="dxa" w:w="${width}"/>`,
    span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
    shade ? `<w:shd w:fill="${escaped(shade)}" w:color="auto" w:val="clear"/>` : '',
  ].join('');
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${writeContent(cell, fallback, inside, writing)}</w:tc>`;
}

function rowShade(row: Element, { rowShades }: TableStyle): string | undefined {
  const name = classesOf(row).find((own) => rowShades && Object.hasOwn(rowShades, own));
  return name === undefined ? undefined : rowShades?.[name];
}

/** A cell holds paragraphs, or its words are one paragraph. */
function writeContent(cell: Element, fallback: string, ground: Ground, writing: Writing): string {
  const blocks = cell.children.some((child) => isElement(child) && BLOCKS.has(child.tagName));
  if (blocks)
    return writeBlocks(
      cell.children,
      { ...ground, classes: [...ground.classes, fallback] },
      writing,
    ).join('');
  const own: Element = { ...cell, properties: {} };
  return writeParagraph(own, cell.children, fallback, ground, writing);
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'div', 'table', 'aside', 'details']);
