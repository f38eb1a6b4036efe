import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { writeHtml } from '../../src/formats/html/write.ts';
import { textMarks, withTextMarks } from '../../src/formats/text-marks.ts';
import { textOf } from '../../src/model/sheet.ts';
import { paragraphs, printed } from '../formats/docx-reading.ts';
import { options, sheet } from '../formats/docx-sample.ts';
import { LAYOUTS, printLayout } from './papers.ts';

const words = {
  textMarks: 'Inserted {inserted}, deleted {deleted}.',
  textMarksEmphasis: 'Emphasis {emphasis}.',
};
const page = (inner: string) =>
  `<article><section data-section="portrait">${inner}</section></article>`;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** The text before and after from words between marks whose brackets are doubled `count` times. */
function sides(text: string, count = 1): { readonly before: string; readonly after: string } {
  const [open, close] = ['['.repeat(count), ']'.repeat(count)];
  let [before, after, at] = ['', '', 0];
  while (at < text.length) {
    const sign = ['+', '-', '~'].find((one) => text.startsWith(`${open}${one}`, at));
    if (sign === undefined) {
      before += text[at];
      after += text[at];
      at += 1;
      continue;
    }
    const from = at + count + 1;
    const end = text.indexOf(`${sign}${close}`, from);
    const inner = text.slice(from, end);
    if (sign !== '+') before += inner;
    if (sign !== '-') after += inner;
    at = end + count + 1;
  }
  return { before, after };
}

describe('text marks', () => {
  it('stand around changes, labels, whole paragraphs and emphasis alone, explained above the first', () => {
    const marked = withTextMarks(
      sheet(
        page(
          '<p>kept</p><p class="operative"><del><span class="label">8.</span></del><ins><span class="label">5.</span></ins> Charge <del>le Conseil et </del><em><ins>tout</ins></em> le <span class="changed-emphasis">Secrétariat</span>.</p><p class="inserted"><ins>Neuf.</ins></p>',
        ),
      ),
      words,
    );
    const html = writeHtml(marked, { ...options, words: {} }).replace(/^.*<main>/s, '');
    expect(
      html
        .replace(/<[^>]*>/g, '|')
        .replace(/\|+/g, '|')
        .trim(),
    ).toBe(
      '|kept|Inserted [+ … +], deleted [- … -]. Emphasis [~ … ~].|[-8.-] |[+5.+] |Charge |[-le Conseil et -]|[+tout+]| le |[~Secrétariat~]|.|[+Neuf.+]|',
    );
  });

  it('are explained behind the legend above them, never among the words of the text', () => {
    const blocks = '<p class="legend">Legend.</p><p>Kept.</p><p><ins>New.</ins></p>';
    const { root } = withTextMarks(sheet(page(blocks)), words);
    expect(textOf(root)).toBe('Legend.Inserted [+ … +], deleted [- … -].Kept.[+New.+]');
  });

  it('take longer brackets where the words hold such signs themselves, and leave the words alone', () => {
    const { root } = sheet(page('<p>a [+5] b <ins>c</ins></p>'));
    expect(textMarks(root).inserted).toEqual(['[[+', '+]]']);
    expect(textMarks(sheet(page('<p>[a] 5-6 + [ b ]</p>')).root).inserted).toEqual(['[+', '+]']);
  });

  it('give back both texts whatever these hold', () => {
    const piece = fc.record({
      op: fc.constantFrom('', 'ins', 'del'),
      text: fc.string({
        unit: fc.constantFrom('a', '[', ']', '+', '-', '~'),
        minLength: 1,
        maxLength: 6,
      }),
    });
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const inner = pieces
          .map(({ op, text }) => (op === '' ? escaped(text) : `<${op}>${escaped(text)}</${op}>`))
          .join('');
        const own = sheet(page(`<p>${inner}</p>`));
        const count = textMarks(own.root).inserted[0].length - 1;
        const text = textOf(withTextMarks(own, {}).root);
        const join = (without: string) =>
          pieces.map((one) => (one.op === without ? '' : one.text)).join('');
        expect(sides(text, count)).toEqual({ before: join('ins'), after: join('del') });
      }),
    );
  });

  it('run with the words from right to left', async () => {
    const html = `<article dir="rtl" lang="ar"><section data-section="portrait"><p>نص <ins>جديد</ins></p></section></article>`;
    const docx = await writeDocx(withTextMarks(sheet(html), {}), { ...options, language: 'ar' });
    expect(paragraphs(docx).map(printed)).toEqual(['نص [+جديد+]']);
  });

  it.each(LAYOUTS)(
    'in Word give back both texts from the printed characters alone: %s',
    { timeout: 60_000 },
    async (layout) => {
      const plain = paragraphs((await printLayout(layout)).docx);
      const marked = paragraphs((await printLayout(layout, '--redline', 'text')).docx).filter(
        (paragraph) => !printed(paragraph).includes('[+ … +]'),
      );
      expect(marked.length).toBe(plain.length);
      for (const [index, paragraph] of marked.entries()) {
        const stretches = plain[index]?.stretches ?? [];
        const side = (hidden: string) =>
          stretches
            .filter(({ style }) => style !== hidden)
            .map(({ text }) => text)
            .join('');
        expect(sides(printed(paragraph))).toEqual({
          before: side('Inserted'),
          after: side('Deleted'),
        });
      }
    },
  );
});
