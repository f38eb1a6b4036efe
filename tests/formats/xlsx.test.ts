import { unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { readCsv, writeCsv } from '../../src/formats/csv.ts';
import { writeXlsxTable, type XlsxTable } from '../../src/formats/xlsx.ts';

const TABLE: XlsxTable = {
  name: 'cms/11.24: all',
  title: 'Concordance: cms/11.24',
  head: ['Paragraph', 'COP1', 'COP2'],
  rows: [
    [
      [{ text: '=SUM(A1) requests' }],
      [{ text: '8' }],
      [
        { text: '8 a) – amended\n', bold: true },
        { text: 'old ', strike: true },
        { text: 'new ', underline: true },
        { text: 'words' },
      ],
    ],
    [[{ text: 'hidden \u202Eturn' }], [], [{ text: '+1' }]],
  ],
  widths: [45, 20, 34],
  rightToLeft: false,
  date: '2026-02-20',
};

function parts(bytes: Uint8Array): Readonly<Record<string, string>> {
  const files = Object.entries(unzipSync(bytes));
  return Object.fromEntries(
    files.map(([name, content]) => [name, new TextDecoder().decode(content)]),
  );
}

describe('An Excel table', () => {
  it('gives back its cells, and no cell is a formula', async () => {
    const book = await readXlsx(await writeXlsxTable(TABLE));
    const [sheet] = book.sheets;
    expect(sheet?.name).toBe('cms-11.24- all');
    expect(sheet?.rows.map((row) => row.map((value) => value ?? ''))).toEqual([
      ['Paragraph', 'COP1', 'COP2'],
      ['=SUM(A1) requests', '8', '8 a) – amended\nold new words'],
      ['hidden ‹U+202E›turn', '', '+1'],
    ]);
    expect(parts(await writeXlsxTable(TABLE))['xl/worksheets/sheet1.xml']).not.toContain('<f');
  });

  it('keeps the head in sight, filters it, prints it on each page, and marks changed words', async () => {
    const files = parts(await writeXlsxTable(TABLE));
    const sheet = files['xl/worksheets/sheet1.xml'] ?? '';
    expect(sheet).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(sheet).toContain('<autoFilter ref="A1:C3"');
    expect(sheet).toMatch(/<strike\/>(?:<[^>]*\/>)*<\/rPr><t[^>]*>old </);
    expect(sheet).toMatch(/<u\/>(?:<[^>]*\/>)*<\/rPr><t[^>]*>new </);
    expect(sheet).not.toContain('rightToLeft="1"');
    expect(files['xl/styles.xml']).toContain('wrapText="true"');
    expect(files['xl/workbook.xml']).toContain("'cms-11.24- all'!$1:$1");
  });

  it('has the same bytes for the same table, whatever the hour', async () => {
    const first = await writeXlsxTable(TABLE);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(Buffer.compare(await writeXlsxTable(TABLE), first)).toBe(0);
    expect(parts(first)['docProps/core.xml']).toContain('2026-02-20T00:00:00Z');
  });

  it('stands from right to left where the language does', async () => {
    const files = parts(await writeXlsxTable({ ...TABLE, rightToLeft: true }));
    expect(files['xl/worksheets/sheet1.xml']).toContain('rightToLeft="1"');
  });

  it('cuts a cell that Excel could not hold, between characters', async () => {
    const long = `${'a'.repeat(32_765)}\u{1F41F}${'b'.repeat(10)}`;
    const book = await readXlsx(
      await writeXlsxTable({ ...TABLE, rows: [[[{ text: long }], [], []]] }),
    );
    expect(book.sheets[0]?.rows[1]?.[0]).toBe(`${'a'.repeat(32_765)}…`);
  });
});

describe('CSV', () => {
  it('quotes what must be, and no cell starts a formula', () => {
    const written = writeCsv([
      ['a,b', 'say "no"', 'two\nlines'],
      ['=1+1', ' -5', '@x'],
    ]);
    expect(written).toBe('\uFEFF"a,b","say ""no""","two\nlines"\r\n\'=1+1,\' -5,\'@x\r\n');
  });

  it('is read back, with the line on which each row begins', () => {
    const { rows, unclosed } = readCsv(
      writeCsv([
        ['a,b', 'two\nlines'],
        ['c', ''],
      ]),
    );
    expect(unclosed).toBeNull();
    expect(rows).toEqual([
      { line: 1, cells: ['a,b', 'two\nlines'] },
      { line: 3, cells: ['c', ''] },
    ]);
  });

  it('tells the line of a quote that is not closed', () => {
    expect(readCsv('a,b\r\nc,"d\r\n').unclosed).toBe(2);
  });
});
