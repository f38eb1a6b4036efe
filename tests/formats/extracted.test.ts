import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Element, Nodes } from 'hast';
import { describe, expect, it } from 'vitest';
import { readExtracted } from '../../src/formats/extracted/read.ts';
import { isElement, SHEET_ELEMENTS } from '../../src/model/sheet.ts';
import { seed } from '../corpora.ts';

function elements(source: string, name: string): Element[] {
  const found: Element[] = [];
  const walk = (node: Nodes): void => {
    if (isElement(node, name)) found.push(node);
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(readExtracted(source).value.root);
  return found;
}

function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textIn).join('') : '';
}

/** Rows of the tables, cells parted by `|`, lines of a cell by `/`. */
function rows(source: string): string[] {
  return elements(source, 'tr').map((row) =>
    row.children
      .map((cell) => ('children' in cell ? cell.children.map(textIn).join('/') : ''))
      .join('|'),
  );
}

/** Every text and comment node, with the characters of the source at its position. */
function slices(source: string): { value: string; slice: string }[] {
  const found: { value: string; slice: string }[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'text' || node.type === 'comment') {
      const at = node.position?.start.offset ?? -1;
      found.push({ value: node.value, slice: source.slice(at, at + node.value.length) });
    }
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(readExtracted(source).value.root);
  return found;
}

const WORD = /[\p{L}\p{N}]+/gu;

describe('lines of an extracted text', () => {
  it('are paragraphs that know their line, without the blanks around them', () => {
    const paragraphs = elements(' Résumé:\n\nCe document  rend\u00a0compte. \n', 'p');
    expect(paragraphs.map(textIn)).toEqual(['Résumé:', 'Ce document  rend\u00a0compte.']);
    expect(paragraphs.map(({ position }) => position?.start)).toEqual([
      { line: 1, column: 2, offset: 1 },
      { line: 3, column: 1, offset: 10 },
    ]);
  });

  it('end at a form feed and may end with a carriage return', () => {
    expect(elements('one\r\ntwo\fthree', 'p').map(textIn)).toEqual(['one', 'two', 'three']);
  });

  it('that repeat a symbol or page number are running heads', () => {
    const source = 'text\nUNEP/CMS/COP9/Doc.1\nUNEP/CMS/COP9/Doc.1\n\n2\n2\ntext\ntext';
    expect(elements(source, 'header').map(textIn)).toEqual([
      'UNEP/CMS/COP9/Doc.1UNEP/CMS/COP9/Doc.1',
    ]);
    expect(elements(source, 'footer').map(textIn)).toEqual(['22']);
    expect(elements(source, 'p').map(textIn)).toContain('text');
  });
});

describe('cells that a tab leads', () => {
  it('are rows up to a blank line, an empty one too', () => {
    expect(rows('\told\n\twhy\n\tnew\n\n\tgone\n\twhy\n\t\n\nText')).toEqual([
      'old|why|new',
      'gone|why|',
    ]);
  });

  it('hold the lines that follow without a tab', () => {
    expect(rows('\tformula\nsecond line\n\n\ta\n\tb\n\tc\n\n\ta\n\tb\n\tc')[0]).toBe(
      'formula/second line',
    );
  });

  it('may end with a blank line inside a row when the grid says so', () => {
    const source =
      '\t1\n\ta\n\tb\n\n\t2\n\ta\n\n\n\tb\n\n\t3\n\n\ta\n\tb\n\n\tacross\n\n\t4\n\ta\n\tb';
    expect(rows(source)).toEqual(['1|a|b', '2|a|b', '3|a|b', 'across', '4|a|b']);
  });

  it('may hold a second paragraph behind a blank line', () => {
    const source = '\ta\n\tb\n\tc\n\n\ta\n\tfirst\n\nsecond\n\tc\n\n\ta\n\tb\n\tc';
    expect(rows(source)).toEqual(['a|b|c', 'a|first/second|c', 'a|b|c']);
  });

  it('that span stay apart from a head row that is broken by a note', () => {
    const head =
      '\tActivity\n\tWho\n\tWhen[footnoteRef:1] [1: Years.]\n\n\tMore\n\n\tall species\n\n';
    const body = '\t1.1\n\ta\n\tb\n\tc\n\td\n\n\t1.2\n\ta\n\tb\n\tc\n\td\n';
    expect(rows(head + body)).toEqual([
      'Activity|Who|When1 |More',
      'all species',
      '1.1|a|b|c|d',
      '1.2|a|b|c|d',
    ]);
    const [first] = elements(head + body, 'td');
    expect(first?.properties.colSpan).toBe(2);
    expect(readExtracted(head + body).messages.map(({ rule }) => rule)).toEqual(['short-row']);
  });

  it('give back a page that begins right behind the table', () => {
    const source = '\ta\n\tb\n\n\ta\n\tb\n Annex to it\n\nText';
    expect(rows(source)).toEqual(['a|b', 'a|b']);
    expect(elements(source, 'p').map(textIn).slice(-2)).toEqual(['Annex to it', 'Text']);
  });
});

describe('brackets of an extraction', () => {
  it('that mark a note and hold its text become mark and aside', () => {
    const source = 'Title[footnoteRef:3] of all [3:  See [the] list. ]';
    expect(elements(source, 'a').map(({ properties }) => properties.href)).toEqual(['#note-3']);
    const [note] = elements(source, 'aside');
    expect(note?.properties.id).toBe('note-3');
    expect(note && textIn(note)).toBe('See [the] list.');
    expect(elements(source, 'p').map(textIn)[0]).toBe('Title3 of all ');
  });

  it('are text where nothing marks their number', () => {
    expect(elements('[3: a ratio] and [4]', 'p').map(textIn)).toEqual(['[3: a ratio] and [4]']);
  });

  it('of bookmarks and images are left out with a message, over several lines too', () => {
    const source = 'a\n[bookmark: _Hlk1]15.CC Text\n[image: Logo\n\nof it][image: ]\nb';
    const { messages } = readExtracted(source);
    expect(messages.map(({ rule, place }) => [rule, place?.line])).toEqual([
      ['dropped-bookmark', 2],
      ['dropped-image', 3],
      ['dropped-image', 5],
    ]);
    expect(elements(source, 'p').map(textIn)).toEqual(['a', '15.CC Text', 'b']);
  });
});

describe('any string at all', () => {
  const piece = fc.constantFrom(
    '\t',
    'word',
    '\n',
    '\n\n',
    ' ',
    '[1: ',
    ']',
    '[footnoteRef:1]',
    '[image: ',
    '[bookmark: x]',
    '\f',
    '\r',
    '1.1',
    '\u00a0',
    '2\n2\n',
    '\uFEFF',
    '😀',
  );

  it('is read into the vocabulary of sheets, every word once and at its place', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const source = pieces.join('');
        const found = slices(source);
        for (const { value, slice } of found) expect(slice).toBe(value);
        expect(found.flatMap(({ value }) => value.match(WORD) ?? []).sort()).toEqual(
          (source.match(WORD) ?? []).sort(),
        );
        for (const element of elements(source, 'p'))
          expect(SHEET_ELEMENTS).toHaveProperty(element.tagName);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the paper that amends Resolution 11.24', () => {
  const path = seed('cms-cop15-doc27.3.fr.txt');

  it.skipIf(!path)('has three tables of 31, 18 and 255 rows', () => {
    const source = readFileSync(path ?? '', 'utf8');
    const counts = elements(source, 'table').map((table) => {
      const [body] = table.children;
      return body && 'children' in body ? body.children.length : 0;
    });
    expect(counts).toEqual([31, 18, 255]);
  });

  it.skipIf(!path)(
    'has 205 rows of six cells under a head of five, and no row of another width but those across',
    () => {
      const source = readFileSync(path ?? '', 'utf8');
      const [, , programme] = elements(source, 'table');
      const widths = programme ? elementsOf(programme).map(({ children }) => children.length) : [];
      const count = (width: number): number => widths.filter((found) => found === width).length;
      expect([count(6), count(5), count(1), widths.length]).toEqual([205, 1, 49, 255]);
    },
  );

  function elementsOf(table: Element): Element[] {
    const [body] = table.children;
    return isElement(body)
      ? body.children.filter((row): row is Element => isElement(row, 'tr'))
      : [];
  }
});

it('names a second note of one number apart, and its mark with it', () => {
  const source = 'One.[footnoteRef:1] [1: First.]\n\nTwo.[footnoteRef:1] [1: Second.]\n';
  const { value } = readExtracted(source);
  expect(JSON.stringify(value.root)).toContain('"#note-1-2"');
  expect(JSON.stringify(value.root)).toContain('"note-1-2"');
});
