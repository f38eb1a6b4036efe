import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { readLabel } from '../../src/model/label.ts';
import type { Paragraph, Row } from '../../src/model/paragraph.ts';
import { plainText } from '../../src/model/run.ts';
import type { Text } from '../../src/model/text.ts';

const OPTIONS = { formulaFirst: false };

function stored(path: string): Text {
  const file = fileURLToPath(new URL(`../../resolutions/${path}`, import.meta.url));
  return readMarkdown(readFileSync(file, 'utf8')).value;
}

function withoutIds(text: Text): Text {
  return { ...text, paragraphs: text.paragraphs.map((paragraph) => ({ ...paragraph, id: null })) };
}

function counts({ pairs }: Comparison): Record<string, number> {
  const found: Record<string, number> = {};
  for (const { kind, moved } of pairs) {
    const key = moved ? `${kind} moved` : kind;
    found[key] = (found[key] ?? 0) + 1;
  }
  return found;
}

/** What happened to the numbers: `B5 → B6`. */
function renumbered({ pairs }: Comparison): string[] {
  return pairs.flatMap(({ before, after }) => {
    const [old, now] = [before[0]?.label?.text, (after[0]?.final ?? after[0]?.label)?.text];
    return old !== undefined && now !== undefined && old !== now ? [`${old} → ${now}`] : [];
  });
}

describe('a later edition of the joint programme', () => {
  const before = stored('cms/joint-programme-cms-cites/rev.2015-2020.fr.md');
  const after = stored('cms/joint-programme-cms-cites/rev.2021-2026.draft.fr.md');
  const expected = { kept: 83, amended: 4, added: 2, removed: 1, 'kept moved': 1 };

  it('has an activity dropped, two added, one moved to another theme and the rest renumbered', () => {
    const found = compare(before, after, OPTIONS);
    expect(counts(found)).toEqual(expected);
    expect(renumbered(found)).toEqual(['B5 → B6', 'B6 → B7', 'B21 → B20', 'B20 → D6']);
  });

  it('is paired the same without ids', () => {
    const found = compare(withoutIds(before), withoutIds(after), OPTIONS);
    expect(counts(found)).toEqual(expected);
  });
});

describe('a later edition of the strategy', () => {
  const before = stored('cites/strategic-vision/rev.2021-2030.fr.md');
  const after = stored('cites/strategic-vision/rev.2031-2040.draft.fr.md');
  const expected = { kept: 113, amended: 4, added: 3, removed: 3 };

  it('loses an objective with its indicator, and the objectives and indicators behind it count down', () => {
    const found = compare(before, after, OPTIONS);
    expect(counts(found)).toEqual(expected);
    expect(renumbered(found)).toEqual([
      'Objectif 3.7 → Objectif 3.6',
      'Indicateur 3.7.1 → Indicateur 3.6.1',
      'Indicateur 3.7.2 → Indicateur 3.6.2',
      'Indicateur 3.7.3 → Indicateur 3.6.3',
      'Objectif 3.8 → Objectif 3.7',
      'Indicateur 3.8.1 → Indicateur 3.7.1',
    ]);
  });

  it('is paired the same without ids', () => {
    expect(counts(compare(withoutIds(before), withoutIds(after), OPTIONS))).toEqual(expected);
  });
});

describe('a programme of work of 205 activities in a table, and its next edition', () => {
  const before = stored('cms/11.24/rev.cop15.draft.fr.md');
  const rows = before.paragraphs.filter(isActivity);
  const after: Text = {
    ...before,
    paragraphs: before.paragraphs.flatMap((found) => nextEdition(found)),
  };

  function isActivity(found: Paragraph): found is Row {
    return found.kind === 'row' && !found.head && !found.span && found.cells.length === 6;
  }

  // Every 20th row goes, every 25th is reworded, behind every 40th a new one comes; the number of each row gets a 9 before it.
  function nextEdition(found: Paragraph): Paragraph[] {
    if (!isActivity(found)) return [found];
    const at = rows.indexOf(found);
    if (at % 20 === 19) return [];
    const label = found.label && readLabel(`9${found.label.text}`)[0];
    const own: Row = {
      ...found,
      label: label ?? found.label,
      ...(at % 25 === 3 && { cells: reworded(found) }),
    };
    return at % 40 === 7 ? [own, added(found, at)] : [own];
  }

  function reworded({ cells }: Row): Row['cells'] {
    return cells.map((cell, index) => (index === 1 ? [...cell, { text: ' avant 2030' }] : cell));
  }

  function added(like: Row, at: number): Row {
    const cells = like.cells.map((_, index) => [
      { text: index === 0 ? '' : `Nouvelle tâche numéro ${at}, colonne ${index}` },
    ]);
    return { ...like, id: null, label: null, cells };
  }

  const gone = Math.floor(rows.length / 20);
  const expected = { reworded: 9, new: 5 };

  it.each([
    ['with ids', (text: Text) => text],
    ['without ids', withoutIds],
  ])('pairs rows with rows and redlines their cells, %s', (_name, strip) => {
    expect(rows).toHaveLength(205);
    const { pairs } = compare(strip(before), strip(after), OPTIONS);
    const ofRows = pairs.filter(({ before: [a], after: [b] }) => {
      const row = a?.paragraph ?? b?.paragraph;
      return row !== undefined && isActivity(row);
    });
    const kinds = (kind: string): number => ofRows.filter((pair) => pair.kind === kind).length;
    expect([kinds('removed'), kinds('added')]).toEqual([gone, expected.new]);
    expect(kinds('amended')).toBe(expected.reworded);
    expect(kinds('kept')).toBe(205 - gone - expected.reworded);
    const inserted = ofRows.flatMap(({ kind, redline }) =>
      kind === 'amended'
        ? [redline.flatMap((change) => (change.op === '+' ? plainText(change.runs) : []))]
        : [],
    );
    expect(inserted).toEqual(Array.from({ length: expected.reworded }, () => [' avant 2030']));
    const numbers = ofRows.flatMap(({ before: [a], after: [b] }) =>
      a?.label && b?.label ? [[a.label.text, b.label.text]] : [],
    );
    expect(numbers).toHaveLength(205 - gone);
    for (const [old, now] of numbers) expect(now).toBe(`9${old}`);
    expect(ofRows.filter(({ moved }) => moved)).toEqual([]);
  });
});
