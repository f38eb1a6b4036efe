import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { loadStyle } from '../../src/library/profile.ts';
import { attributeOf, classesOf } from '../../src/model/sheet.ts';
import { lookOf, styleName } from '../../src/model/style.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import type { Layout } from '../../src/papers/write/layouts.ts';
import { all, context, text } from './write-fixtures.ts';

const HEAD = '---\nbody: cms\nkind: text\nlanguage: fr\n---\n\n# Stratégie {#t}\n\n';
const before = text(
  `${HEAD}### **BUT 1** LE COMMERCE {#goal}\n\n**Objectif 1.1** Texte : {#aim}\n\n**Indicateur 1.1.1** Nombre. {#one}\n\n**Indicateur 1.1.2** Taux. {#two}\n`,
);
const after = text(
  `${HEAD}### **BUT 1** LE COMMERCE {#goal}\n\n**Objectif 1.1** Texte : {#aim}\n\n**Indicateur 1.1.1** Nombre. {#one}\n\n**Indicateur 1.1.3** Taux. {#two}\n`,
);

function classesIn(layout: Layout): ReadonlyMap<string, string> {
  const { value, messages } = layoutSheet(compare(before, after, {}), layout, context);
  expect(messages).toEqual([]);
  const lines = [...all(value.root, 'h3'), ...all(value.root, 'p')].reverse();
  return new Map(
    lines.map((line) => [attributeOf(line, 'dataParagraph') ?? '', classesOf(line).join(' ')]),
  );
}

describe('a number with a word in it', () => {
  it('stands in a wider column, or before the text where old and new stand there together', () => {
    const classes = classesIn('inline');
    expect(classes.get('goal')).toMatch(/^heading-\d-worded heading-\d$/);
    expect(classes.get('aim')).toMatch(
      /^operative-worded-chapeau operative-worded operative-chapeau /,
    );
    expect(classes.get('one')).toBe('item-worded item');
    expect(classes.get('two')).toBe('item-run-in item');
  });

  it('does so in the cells of each layout', () => {
    expect(classesIn('three-column').get('one')).toBe('cell-item-worded item');
    expect(classesIn('side-by-side').get('two')).toBe('cell-item-worded item');
    expect(classesIn('programme').get('one')).toBe('cell-item-worded item');
  });

  it.each(['cms', 'cites', 'un'])('fits the column of the styles of %s', (body) => {
    const style = loadStyle(null, body).style;
    for (const table of [null, 'three-column', 'side-by-side', 'activities'])
      for (const depth of ['operative', 'item', 'subitem']) {
        const prefix = table === null ? '' : 'cell-';
        const [worded, runIn] = ['worded', 'run-in'].map((form) =>
          lookOf(style, styleName(style, [`${prefix}${depth}-${form}`, depth], table)),
        );
        const ems = ((worded?.size ?? style.font.size) * 25.4) / 72;
        // A serif face is narrower.
        expect(worded?.hanging).toBeGreaterThan(ems * 7.5);
        expect(worded?.hanging).toBeLessThanOrEqual(worded?.indent ?? 0);
        expect(runIn?.hanging).toBe(0);
      }
  });
});
