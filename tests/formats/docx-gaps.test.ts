import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { tabStops } from '../../src/formats/docx/tab-stops.ts';
import { writeDocx } from '../../src/formats/docx/write.ts';
import { writeHtml } from '../../src/formats/html/write.ts';
import { loadStyle } from '../../src/library/profile.ts';
import type { Style } from '../../src/model/style.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import { context, text } from '../papers/write-fixtures.ts';
import { part } from './docx-reading.ts';

const { style } = loadStyle(null, 'cms');
const HEAD = '---\nbody: cms\nlanguage: fr\nkind: resolution\n---\n\n# T {#t}\n\n';

function sheetOf(before: string, after: string) {
  const { value, messages } = layoutSheet(
    compare(text(HEAD + before), text(HEAD + after), {}),
    'inline',
    context,
  );
  expect(messages).toEqual([]);
  return value;
}

async function documentOf(before: string, after: string, redline: 'formatting' | 'tracked') {
  const docx = await writeDocx(sheetOf(before, after), {
    style,
    redline,
    redlineFirst: 'inserted',
    author: 'A',
    date: '2026-02-20T00:00:00Z',
    title: 'T',
    language: 'fr',
    logos: {},
  });
  return part(docx, 'word/document.xml');
}

const cell = (words: string): string =>
  `| N {#h} | Priorité |\n| --- | --- |\n| **1** {#r} | ${words} |\n`;

describe('words that replace others with nothing kept beside them', () => {
  it('do not run into them in Word, and are the same to the character', async () => {
    const xml = await documentOf(cell('Élevée'), cell('Faible'), 'formatting');
    const [, style, letter] =
      /<w:rStyle w:val="(\w+)"\/><w:spacing w:val="50"\/><\/w:rPr><w:t>(.)<\/w:t>/.exec(xml) ?? [];
    expect([style, letter]).toEqual(['Inserted', 'e']);
    const words = xml.replace(/<[^>]*>/g, '');
    expect(words).toContain('FaibleÉlevée');
  });

  it('have no such gap where Word itself resolves them', async () => {
    expect(await documentOf(cell('Élevée'), cell('Faible'), 'tracked')).not.toContain('<w:spacing');
  });

  it('do not run into them in HTML', () => {
    const html = writeHtml(sheetOf(cell('2021'), cell('2022')), {
      style,
      title: 'T',
      language: 'fr',
      logos: {},
    });
    expect(html).toMatch(/<del class="apart">2021/);
    expect(html).toMatch(/\.apart\{margin-inline-start/);
  });

  it.each([
    ['Élevée ;', 'Faible ;'],
    ['名称', '名字'],
    ['. Élevée', 'Faible'],
  ])('need none where a mark, a blank or their script parts them: %s', async (before, after) => {
    const xml = await documentOf(cell(before), cell(after), 'formatting');
    expect(xml).not.toContain('<w:spacing');
  });
});

describe('a label that is wider than its column', () => {
  it('is parted from its words by a blank and a tab', async () => {
    const wide = '**10quater.** Prie les Parties. {#a}\n';
    expect(await documentOf(wide, wide, 'formatting')).toMatch(
      /10quater\.<\/w:t><\/w:r><w:r><w:t xml:space="preserve"> <\/w:t><w:tab\/><\/w:r>/,
    );
  });

  const plain = { flush: false, deeper: 0 };
  const stopsOf = (xml: string, kind: string): number[] =>
    [...xml.matchAll(/w:val="(\w+)" w:pos="(-?\d+)"/g)].flatMap(([, own, at]) =>
      own === kind ? [Number(at)] : [],
    );
  const made: Style = {
    ...style,
    paragraphs: {
      narrow: { indent: 10, hanging: 10, depth: 1 },
      wide: { basedOn: 'narrow', indent: 30, hanging: 30 },
      none: { basedOn: 'narrow', indent: 0, hanging: 0 },
      same: { basedOn: 'narrow', keepNext: true },
    },
  };

  it('finds stops behind the edge of its text, and none before it', () => {
    const narrow = stopsOf(tabStops(made, { ...plain, name: 'narrow' }, null), 'left');
    expect(narrow[0]).toBe(709);
    expect(narrow).toHaveLength(8);
    const wide = tabStops(made, { ...plain, name: 'wide' }, 'narrow');
    expect(Math.min(...stopsOf(wide, 'left'))).toBeGreaterThan(1701);
    expect(stopsOf(wide, 'clear')).toEqual(narrow);
    const none = tabStops(made, { ...plain, name: 'none' }, 'narrow');
    expect([stopsOf(none, 'left'), stopsOf(none, 'clear')]).toEqual([[], narrow]);
    expect(tabStops(made, { ...plain, name: 'same' }, 'narrow')).toBe('');
    const deeper = tabStops(made, { ...plain, name: 'narrow', deeper: 1 }, 'narrow');
    expect(Math.min(...stopsOf(deeper, 'left'))).toBeGreaterThan(1134);
  });

  it('finds none that its style inherits before its edge in the style of a body, whatever it is based on', async () => {
    const docx = await writeDocx(sheetOf('', '**1.** Un. {#a}\n'), {
      style,
      redline: 'formatting',
      redlineFirst: 'inserted',
      author: 'A',
      date: '2026-02-20T00:00:00Z',
      title: 'T',
      language: 'fr',
      logos: {},
    });
    const styles = new Map(
      [...part(docx, 'word/styles.xml').matchAll(/<w:style .*?<\/w:style>/gs)].map(([xml]) => [
        /w:styleId="([^"]*)"/.exec(xml)?.[1] ?? '',
        xml,
      ]),
    );
    const effective = (id: string): Set<number> => {
      const xml = styles.get(id);
      if (xml === undefined) return new Set();
      const stops = effective(/<w:basedOn w:val="([^"]*)"/.exec(xml)?.[1] ?? '');
      for (const at of stopsOf(xml, 'clear')) stops.delete(at);
      for (const at of stopsOf(xml, 'left')) stops.add(at);
      return stops;
    };
    const edges = [...styles].flatMap(([id, xml]) => {
      const [, left, hanging] = /<w:ind w:left="(-?\d+)"[^>]* w:hanging="(\d+)"/.exec(xml) ?? [];
      return Number(hanging) > 0 ? [{ id, edge: Number(left) }] : [];
    });
    expect(edges.length).toBeGreaterThan(10);
    for (const { id, edge } of edges) {
      const stops = [...effective(id)];
      expect([id, stops.length, stops.filter((at) => at <= edge)]).toEqual([id, 8, []]);
    }
  });
});
