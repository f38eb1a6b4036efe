import fc from 'fast-check';
import type { ElementContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { describe, expect, it } from 'vitest';
import { readWellFormed } from '../../src/formats/html/well-formed.ts';

type Place = Root | ElementContent;

/** The tree that a parser of all HTML makes, without places. */
function parsed(html: string): Place {
  return bare(fromHtml(html, { fragment: true }));
}

function bare(node: Place): Place {
  if (node.type === 'text') return { type: 'text', value: node.value };
  if (node.type === 'root') return { type: 'root', children: node.children.map(bareChild) };
  if (node.type !== 'element') return node;
  const { tagName, properties } = node;
  return { type: 'element', tagName, properties, children: node.children.map(bareChild) };
}

function bareChild(node: Root['children'][number]): ElementContent {
  const child = node.type === 'doctype' ? null : bare(node);
  if (child === null || child.type === 'root') throw new Error('found a page in a fragment');
  return child;
}

const BLOCKS = 'article section header footer aside div p h1 h2 h3 h4 table'.split(' ');
const INLINE = 'ins del em strong u a span sup br img'.split(' ');
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  table: ['colgroup', 'thead', 'tbody'],
  colgroup: ['col'],
  thead: ['tr'],
  tbody: ['tr'],
  tr: ['td', 'th'],
  td: [...BLOCKS, ...INLINE],
  th: INLINE,
  ...Object.fromEntries(['p', 'h1', 'h2', 'h3', 'h4', ...INLINE].map((name) => [name, INLINE])),
};
const VOID = ['br', 'img', 'col'];
const NAMES = [...BLOCKS, ...INLINE, ...Object.keys(INSIDE), 'col', 'script', 'li'];

const blank = fc.constantFrom('', ' ', '\n', '\t');
const words = fc.oneof(
  blank,
  fc.constantFrom('mot', '&amp;', '&lt;', '&#x27;', '\u00A0', '>', '"', '😀', '\u2028', '\u0001'),
  fc.constantFrom('&nbsp;', '&amp', '&', '\0', '\r', '\uFEFF', '\uD800', '<'),
  fc.string({ maxLength: 4 }),
);
const attribute = fc
  .tuple(
    fc.constantFrom('class', 'id', 'lang', 'href', 'src', 'alt', 'colspan', 'data-side', 'title'),
    fc.oneof(fc.constantFrom('', '2', ' 3', '0x1', 'a b', 'a  b', ' '), words),
  )
  .map(([name, value]) => ` ${name}="${value}"`);

/** What stands in an element, mostly where it may stand. */
function content(parent: string, depth: number): fc.Arbitrary<string> {
  const inside = INSIDE[parent] ?? BLOCKS;
  const text = inside.includes('em') ? words : blank;
  if (depth === 0) return text;
  const name = fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...inside) },
    { weight: 1, arbitrary: fc.constantFrom(...NAMES) },
  );
  const element = name.chain((tag) =>
    fc
      .tuple(fc.array(attribute, { maxLength: 1 }), fc.array(content(tag, depth - 1), SOME))
      .map(([attributes, inner]) => {
        const start = `<${tag}${attributes.join('')}>`;
        return VOID.includes(tag) ? start : `${start}${inner.join('')}</${tag}>`;
      }),
  );
  return fc.oneof({ weight: 1, arbitrary: text }, { weight: 3, arbitrary: element });
}

const SOME = { maxLength: 3 };

describe('HTML as templates write it', () => {
  it('is read into the tree that a parser of all HTML makes of it', () => {
    let read = 0;
    const page = fc.array(content('article', 5), SOME).map((parts) => parts.join(''));
    fc.assert(
      fc.property(page, (html) => {
        const quick = readWellFormed(html);
        if (quick === null) return;
        if (html.includes('</')) read += 1;
        expect(quick).toEqual(parsed(html));
      }),
      { numRuns: 1500 },
    );
    expect(read).toBeGreaterThan(200);
  });

  it.each([
    ['an element left open', '<p><em>a</p>'],
    ['an element that ends where another does', '<p><em><ins>a</em></ins></p>'],
    ['a paragraph in a paragraph', '<p>a<p>b</p></p>'],
    ['words between rows', '<table><tbody>a<tr></tr></tbody></table>'],
    ['a row without its table', '<div><tr></tr></div>'],
    ['a link in a link', '<p><a href="#a">a<em><a href="#b">b</a></em></a></p>'],
    ['an attribute twice', '<p id="a" id="b">a</p>'],
    ['an attribute without quotes', '<p id=a>a</p>'],
    ['a reference that no template writes', '<p>&eacute;</p>'],
    ['an element that sheets lack', '<div><li>a</li></div>'],
  ])('is not %s', (_, html) => {
    expect(readWellFormed(html)).toBeNull();
  });
});
