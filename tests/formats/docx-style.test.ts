import { describe, expect, it } from 'vitest';
import { isElement } from '../../src/model/sheet.ts';
import { columnsOf } from '../../src/model/sheet-table.ts';
import {
  columnWidths,
  lookOf,
  styleName,
  tableName,
  tableStyle,
  textWidth,
} from '../../src/model/style.ts';
import { sheet, style } from './docx-sample.ts';

describe('the style of a paragraph', () => {
  it('is its first class that is a style, else plain', () => {
    expect(styleName(style, ['inserted', 'operative', 'item'], null)).toBe('operative');
    expect(styleName(style, ['mystery'], null)).toBe('plain');
    expect(styleName(style, ['constructor', 'toString'], null)).toBe('plain');
  });

  it('is in a table the one of the table, then the one of cells, then the one of the page', () => {
    expect(styleName(style, ['item'], 'programme')).toBe('programme-item');
    expect(styleName(style, ['item'], 'three-column')).toBe('cell-item');
    expect(styleName(style, ['masthead-date'], 'masthead')).toBe('masthead-date');
  });

  it('takes over what it does not say itself, and survives a chain that bites its tail', () => {
    expect(lookOf(style, 'cell-comment')).toEqual({ size: 9, after: 6, align: 'start' });
    const paragraphs = { a: { basedOn: 'b', bold: true }, b: { basedOn: 'a', size: 9 } };
    expect(lookOf({ ...style, paragraphs }, 'a')).toEqual({ bold: true, size: 9 });
  });
});

describe('the columns of a table', () => {
  it('are those of the style of the three-column page: 104, 49 and 104 mm between margins of 20 mm', () => {
    const { widths } = style.tables[tableName(style, ['three-column'])] ?? { widths: null };
    expect(textWidth(style.page, 'landscape')).toBe(257);
    expect(columnWidths([], widths?.landscape ?? [], 3, 257)).toEqual([104, 49, 104]);
  });

  it('are equal where neither the sheet nor the style names them', () => {
    expect(columnWidths([], [104, 49, 104], 4, 200)).toEqual([50, 50, 50, 50]);
  });

  it('take percent of the page, millimetres, and shares of the rest; nothing else', () => {
    expect(columnWidths(['25%', '50mm', '1', '3'], [], 4, 200)).toEqual([50, 50, 25, 75]);
    expect(columnWidths(['12,5%', 'x', ''], [], 3, 200)).toEqual([25, 87.5, 87.5]);
    expect(columnWidths(['0', '-3', '1e9'], [], 3, 300)).toEqual([100, 100, 100]);
  });

  it('are as wide as their longest cells ask for where nobody names them, within bounds', () => {
    const long = 'mot '.repeat(50);
    const html = `<table><tr><td colspan="3">${long}</td></tr><tr><td>1</td><td>${'mot '.repeat(7)}xx</td><td>${long}</td></tr></table>`;
    const [table] = sheet(html).root.children;
    if (!isElement(table)) throw new Error('no table');
    const plain = tableStyle(style, 'plain');
    const widths = columnsOf(table, plain, 'landscape', 96);
    expect(widths).toEqual([6, 30, 60]);
    expect(
      columnsOf(
        table,
        { ...plain, widths: { portrait: [], landscape: [1, 2, 3] } },
        'landscape',
        96,
      ),
    ).toEqual([1, 2, 3]);
  });

  it('are made narrower together where the page is too narrow for them', () => {
    expect(columnWidths(['300mm', '100mm'], [], 2, 200)).toEqual([150, 50]);
    expect(columnWidths(['200mm', '1'], [], 2, 200).every((width) => width > 0)).toBe(true);
  });
});
