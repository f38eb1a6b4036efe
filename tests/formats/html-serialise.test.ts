import fc from 'fast-check';
import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { serialise } from '../../src/formats/html/serialise.ts';

const NAMES = 'p h1 table thead tbody tr td th ins del em strong a span sup br img col div main';
const words = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom(...'<>&"\'`=\0\t\n\r ­\u00a0‹›éى𝒳', '\ud800', '&amp;', '</p>'),
  }),
);
const own = {
  id: words,
  lang: words,
  dir: words,
  role: words,
  href: words,
  src: words,
  alt: words,
  title: words,
  style: words,
  name: words,
  content: words,
  scope: words,
  charSet: words,
  dateTime: words,
  ariaLabel: words,
  colSpan: fc.nat(99),
  tabIndex: fc.constant(0),
  className: fc.array(fc.stringMatching(/^[a-z-]{1,6}$/), { minLength: 1, maxLength: 3 }),
};
const properties: fc.Arbitrary<Properties> = fc.record(own, { requiredKeys: [] });

const { node } = fc.letrec<{ node: ElementContent; element: Element }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small' },
    words.map((value): ElementContent => ({ type: 'text', value })),
    tie('element'),
  ),
  element: fc
    .record({
      tagName: fc.constantFrom(...NAMES.split(' ')),
      properties,
      children: fc.array(tie('node'), { maxLength: 4 }),
    })
    .map((made): Element => {
      const children = /^(?:br|img|col)$/.test(made.tagName) ? [] : made.children;
      return { type: 'element', ...made, children };
    }),
}));

describe('the HTML of a page', () => {
  it('is that of the package hast-util-to-html, whatever stands in the page', () => {
    fc.assert(
      fc.property(fc.array(node, { maxLength: 5 }), properties, words, (children, said, css) => {
        const style: Element = {
          type: 'element',
          tagName: 'style',
          properties: {},
          children: [{ type: 'text', value: css }],
        };
        const html: Element = {
          type: 'element',
          tagName: 'html',
          properties: said,
          children: [style, ...children],
        };
        const wanted = toHtml({ type: 'root', children: [{ type: 'doctype' }, html] });
        expect(serialise(html)).toBe(wanted);
      }),
      { numRuns: 500 },
    );
  });
});
