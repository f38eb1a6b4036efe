import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import type { ResolvedView } from '../../../src/formats/docx/read/gone.ts';
import { resolveRevisions } from '../../../src/formats/docx/read/resolve.ts';
import { type Sheet, textOf } from '../../../src/model/sheet.ts';
import { htmlOf } from './html.ts';

const sheet = (html: string): Sheet => ({ root: fromHtml(html, { fragment: true }) });
const html = ({ root }: Sheet): string => htmlOf(root);
const resolved = (source: string, view: ResolvedView): string =>
  html(resolveRevisions(sheet(source), view));

/** What a sheet is once its revisions are accepted, and once they are rejected. */
const both = (source: string): [string, string] => [
  resolved(source, 'accepted'),
  resolved(source, 'rejected'),
];

describe('words', () => {
  it('that are inserted stay or go, those deleted go or stay, in each other too', () => {
    expect(both('<p>a<ins>b</ins><del>c</del>d</p>')).toEqual(['<p>abd</p>', '<p>acd</p>']);
    expect(both('<p>a<ins>b<del>c</del></ins></p>')).toEqual(['<p>ab</p>', '<p>a</p>']);
  });

  it('that move stand where they came to, or where they were', () => {
    const source =
      '<p><del class="moved" data-move="m1">a</del>b<ins class="moved" data-move="m1">a</ins></p>';
    expect(both(source)).toEqual(['<p>ba</p>', '<p>ab</p>']);
  });

  it('leave no empty marks, links and fields behind, but bookmarks', () => {
    const source =
      '<p>a<strong><del>b</del></strong><a href="#x"><del>c</del></a><span id="x"></span></p>';
    expect(resolved(source, 'accepted')).toBe('<p>a<span id="x"></span></p>');
  });

  it('get back the marks that they had before a change of format', () => {
    const change =
      '<span class="format-change" data-was="bold double-strike strike"><u>a<a class="note" href="#note-f1"><sup>1</sup></a></u></span>';
    expect(both(`<p>${change}</p>`)).toEqual([
      '<p><u>a<a class="note" href="#note-f1"><sup>1</sup></a></u></p>',
      '<p><strong><s class="double">a<a class="note" href="#note-f1"><sup>1</sup></a></s></strong></p>',
    ]);
    expect(
      resolved(
        '<p><ins><span class="format-change" data-was=""><s>a</s></span></ins></p>',
        'rejected',
      ),
    ).toBe('<p></p>');
  });
});

describe('paragraphs', () => {
  it('whose mark goes join the next one and take its properties and label', () => {
    const source =
      '<p data-style="A" id="one" data-mark="deleted" data-author="X" data-date="D"><span class="label" data-automatic data-accepted="">1.</span>a</p>' +
      '<p data-style="B" id="two" lang="fr"><span class="label" data-automatic data-accepted="1.">2.</span>b</p>';
    expect(both(source)).toEqual([
      '<p data-style="B" id="two" lang="fr"><span class="label" data-automatic="">1.</span><span id="one"></span>ab</p>',
      '<p data-style="A" id="one"><span class="label" data-automatic="">1.</span>a</p><p data-style="B" id="two" lang="fr"><span class="label" data-automatic="">2.</span>b</p>',
    ]);
  });

  it('that go as a whole leave nothing, their bookmarks included', () => {
    const source =
      '<p>a</p><p id="x" data-mark="deleted"><span id="y"></span><del>b</del></p><p>c</p>';
    expect(both(source)).toEqual([
      '<p>a</p><p>c</p>',
      '<p>a</p><p id="x"><span id="y"></span>b</p><p>c</p>',
    ]);
  });

  it('join over notes and boxes, which stand behind the joined one', () => {
    const note = '<aside role="doc-footnote" id="note-f1"><p>n</p></aside>';
    const source = `<p data-mark="inserted">a<a class="note" href="#note-f1"><sup>1</sup></a></p>${note}<div class="text-box"><p>t</p></div><p>b</p>`;
    expect(resolved(source, 'rejected')).toBe(
      `<p>a<a class="note" href="#note-f1"><sup>1</sup></a>b</p>${note}<div class="text-box"><p>t</p></div>`,
    );
  });

  it('with nothing to join stay while they hold words', () => {
    expect(
      resolved(
        '<p data-mark="deleted">a</p><table><tbody><tr><td><p>b</p></td></tr></tbody></table>',
        'accepted',
      ),
    ).toBe('<p>a</p><table><tbody><tr><td><p>b</p></td></tr></tbody></table>');
    expect(resolved('<p>a</p><p data-mark="deleted"><del>b</del></p>', 'accepted')).toBe(
      '<p>a</p>',
    );
  });

  it('join over a table all of whose rows go', () => {
    const table =
      '<table><tbody><tr data-mark="deleted"><td><p><del>t</del></p></td></tr></tbody></table>';
    expect(resolved(`<p data-mark="deleted">a</p>${table}<p>b</p>`, 'accepted')).toBe('<p>ab</p>');
  });

  it('get back the style that they had', () => {
    expect(
      both('<p data-style="Body" data-was-style="heading 2" data-was-element="h2">a</p>'),
    ).toEqual(['<p data-style="Body">a</p>', '<h2 data-style="heading 2">a</h2>']);
    expect(
      resolved(
        '<h1 data-style="heading 1" data-was-style="Normal" data-was-element="p">a</h1>',
        'rejected',
      ),
    ).toBe('<p>a</p>');
  });

  it('that moved are plain ones at their place', () => {
    const source =
      '<p class="moved" data-mark="deleted"><del class="moved">a</del></p><p>b</p><p class="moved" data-mark="inserted"><ins class="moved">a</ins></p><p>c</p>';
    expect(both(source)).toEqual(['<p>b</p><p>a</p><p>c</p>', '<p>a</p><p>b</p><p>c</p>']);
  });

  it('have the label of their view, or none', () => {
    const label = (rest: string, text: string): string =>
      `<p><span class="label" data-automatic ${rest}>${text}</span>a</p>`;
    expect(both(label('data-accepted="2." data-rejected=""', '3.'))).toEqual([
      '<p><span class="label" data-automatic="">2.</span>a</p>',
      '<p>a</p>',
    ]);
    expect(resolved(label('data-rejected="b)"', ''), 'rejected')).toBe(
      '<p><span class="label" data-automatic="">b)</span>a</p>',
    );
  });
});

describe('tables', () => {
  const row = (mark: string, cell: string): string => `<tr${mark}><td>${cell}</td></tr>`;

  it('lose rows and cells that go', () => {
    const source = `<table><tbody>${row('', '<p>a</p>')}${row(' data-mark="inserted"', '<p><ins>b</ins></p>')}<tr><td><p>c</p></td><td data-mark="deleted"><p><del>d</del></p></td></tr></tbody></table>`;
    const table = (inner: string): string => `<table><tbody>${inner}</tbody></table>`;
    expect(both(source)).toEqual([
      table(
        row('', '<p>a</p>') +
          row('', '<p><ins>b</ins></p>').replace(/<\/?ins>/g, '') +
          row('', '<p>c</p>'),
      ),
      table(`${row('', '<p>a</p>')}<tr><td><p>c</p></td><td><p>d</p></td></tr>`),
    ]);
  });

  it('lose in both views what one author inserted and another deleted', () => {
    const source = `<p>a</p><table><tbody>${row(' data-mark="deleted" data-author="B" data-inserted="A"', '<p data-mark="deleted" data-inserted="A"><ins><del>b</del></ins></p>')}</tbody></table>`;
    expect(both(source)).toEqual(['<p>a</p>', '<p>a</p>']);
  });

  it('go with their last row, a head with its last row, a row with its last cell', () => {
    const source = `<table><thead>${row(' data-mark="deleted"', '<p>a</p>')}</thead><tbody><tr><td data-mark="deleted"><p>b</p></td></tr>${row('', '<p>c</p>')}</tbody></table>`;
    expect(resolved(source, 'accepted')).toBe(
      `<table><tbody>${row('', '<p>c</p>')}</tbody></table>`,
    );
  });

  it('keep a paragraph in every cell', () => {
    const source = `<table><tbody>${row('', '<p data-mark="deleted"><del>a</del></p>')}</tbody></table>`;
    expect(resolved(source, 'accepted')).toBe(
      `<table><tbody>${row('', '<p></p>')}</tbody></table>`,
    );
  });
});

describe('notes and comments', () => {
  const mark = (name: string, number: string): string =>
    `<a class="note" href="#note-${name}"><sup>${number}</sup></a>`;
  const note = (name: string): string =>
    `<aside role="doc-footnote" id="note-${name}"><p>${name}</p></aside>`;

  it('go with their marks, and the others take the numbers of their view', () => {
    const third = mark('f3', '2').replace('><sup>', ' data-accepted="1"><sup>');
    const source = `<p>a<del>${mark('f1', '1')}</del>${mark('f2', '*')}${third}</p>${note('f1')}${note('f2')}${note('f3')}`;
    expect(both(source)).toEqual([
      `<p>a${mark('f2', '*')}${mark('f3', '1')}</p>${note('f2')}${note('f3')}`,
      `<p>a${mark('f1', '1')}${mark('f2', '*')}${mark('f3', '2')}</p>${note('f1')}${note('f2')}${note('f3')}`,
    ]);
  });

  it('stay while one of their marks does', () => {
    const source = `<p><del>${mark('f1', '1')}</del><ins>${mark('f1', '1')}</ins></p>${note('f1')}`;
    expect(resolved(source, 'accepted')).toContain('aside');
  });

  it('take comments along, those in notes too', () => {
    const comment = (name: number): string =>
      `<span class="comment-start" data-comment="${name}"></span>x<a class="comment" href="#comment-${name}"></a>`;
    const words = (name: number): string =>
      `<aside role="comment" id="comment-${name}" data-author="A"><p>c</p></aside>`;
    const source = `<p>a<del>${mark('f1', '1')}</del>${comment(2)}</p><aside role="doc-footnote" id="note-f1"><p>${comment(1)}</p></aside>${words(1)}${words(2)}`;
    expect(resolved(source, 'accepted')).toBe(`<p>a${comment(2)}</p>${words(2)}`);
  });
});

describe('resolving', () => {
  const word = fc.constantFrom('a', 'b ', 'c');
  const inline = fc.oneof(
    word,
    fc
      .tuple(fc.constantFrom('ins', 'del', 'strong', 'u'), word)
      .map(([name, text]) => `<${name}>${text}</${name}>`),
    word.map((text) => `<ins data-author="A">${text}<del data-author="B">${text}</del></ins>`),
    word.map((text) => `<span class="format-change" data-was="bold"><s>${text}</s></span>`),
  );
  const paragraph = fc
    .tuple(
      fc.constantFrom('', ' data-mark="inserted"', ' data-mark="deleted"'),
      fc.array(inline, { maxLength: 4 }),
    )
    .map(([mark, inner]) => `<p${mark}>${inner.join('')}</p>`);
  const table = fc
    .tuple(
      fc.constantFrom('', ' data-mark="inserted"', ' data-mark="deleted"'),
      fc.array(paragraph, { minLength: 1, maxLength: 3 }),
    )
    .map(
      ([mark, cell]) => `<table><tbody><tr${mark}><td>${cell.join('')}</td></tr></tbody></table>`,
    );
  const document = fc
    .array(fc.oneof({ weight: 4, arbitrary: paragraph }, table), { maxLength: 6 })
    .map((blocks) => blocks.join(''));
  const view = fc.constantFrom<ResolvedView>('accepted', 'rejected');

  it('twice is resolving once, and leaves no trace of a revision', () => {
    fc.assert(
      fc.property(document, view, view, (source, first, second) => {
        const once = resolveRevisions(sheet(source), first);
        expect(html(resolveRevisions(once, second))).toBe(html(once));
        expect(html(once)).not.toMatch(/<(?:ins|del)\b|data-mark|format-change/);
      }),
    );
  });

  it('leaves a sheet without revisions as it is', () => {
    const plain = document.map((source) =>
      source.replace(/<\/?(?:ins|del)\b[^>]*>| data-mark="[^"]*"|<span[^>]*>|<\/span>/g, ''),
    );
    fc.assert(
      fc.property(plain, view, (source, found) => {
        expect(resolved(source, found)).toBe(html(sheet(source)));
      }),
    );
  });

  it('keeps every word that is not deleted, in its order', () => {
    const kept = (source: string, gone: string): string =>
      source
        .replace(new RegExp(`<${gone}\\b[^>]*>(?:(?!</?${gone}\\b).)*</${gone}>`, 'g'), '')
        .replace(/<[^>]*>/g, '');
    const flat = document.map((source) => source.replace(/<table>.*?<\/table>/g, ''));
    fc.assert(
      fc.property(flat, (source) => {
        const after = resolveRevisions(sheet(source), 'accepted');
        expect(textOf(after.root)).toBe(kept(source, 'del'));
        expect(textOf(resolveRevisions(sheet(source), 'rejected').root)).toBe(kept(source, 'ins'));
      }),
    );
  });

  it('does not ask who made a revision', () => {
    fc.assert(
      fc.property(document, view, (source, found) => {
        const others = source
          .replace(/data-author="A"/g, 'data-author="Z"')
          .replace(/data-author="B"/g, 'data-author="A"');
        expect(resolved(others, found)).toBe(resolved(source, found));
      }),
    );
  });

  it('is done for ten thousand paragraphs that all join one', () => {
    const root = sheet('<p data-mark="deleted">a</p>'.repeat(10_000)).root;
    const joined = resolveRevisions({ root }, 'accepted').root;
    expect([joined.children.length, textOf(joined).length]).toEqual([1, 10_000]);
  });
});
