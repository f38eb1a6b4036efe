import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { part } from '../formats/docx-reading.ts';
import { options, sheet } from '../formats/docx-sample.ts';
import {
  LAYOUTS,
  LISTS,
  PAPERS,
  printConcordance,
  printLayout,
  printList,
  printPaper,
} from './papers.ts';
import { hindrances } from './word-checker.ts';

describe('a Word file read by its structure', () => {
  it.each(PAPERS)('has nothing that hinders: %s', { timeout: 60_000 }, async (path) => {
    expect(hindrances((await printPaper(path)).docx)).toEqual([]);
  });

  it.each(LAYOUTS)(
    'has nothing that hinders in the layout %s',
    { timeout: 60_000 },
    async (layout) => {
      expect(hindrances((await printLayout(layout)).docx)).toEqual([]);
    },
  );

  it('has nothing that hinders in a concordance', { timeout: 60_000 }, async () => {
    const { docx } = await printConcordance('cce/1.5', '--language', 'en');
    expect(hindrances(docx)).toEqual([]);
  });

  it.each(LISTS)('has nothing that hinders in a list: %s', { timeout: 60_000 }, async (command) => {
    expect(hindrances((await printList(command)).docx)).toEqual([]);
  });

  it('has an outline without gaps whatever levels its sheet has, based on the headings of Word', async () => {
    const html =
      '<article><section data-section="portrait"><h3>a</h3><p class="directed-to">b</p><h1>c</h1><h4>d</h4><h2>e</h2><p class="summary-head">f</p></section></article>';
    const docx = await writeDocx(sheet(html), options);
    expect(hindrances(docx)).toEqual([]);
    const styles = [...part(docx, 'word/document.xml').matchAll(/w:pStyle w:val="([^"]*)"/g)];
    expect(styles.map(([, name]) => name)).toEqual([
      'Heading3Level1',
      'DirectedToLevel1',
      'Heading1',
      'Heading4Level2',
      'Heading2',
      'SummaryHead',
    ]);
  });

  it('is found wanting by the checker where a heading is skipped or a table has no description', async () => {
    const docx = await writeDocx(
      sheet(
        '<article><section data-section="portrait"><table><tbody><tr><td>a</td></tr></tbody></table></section></article>',
      ),
      options,
    );
    expect(hindrances(docx)).toEqual(['no heading at all', 'table 1 (PlainTable): not described']);
  });
});
