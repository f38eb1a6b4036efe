import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Sheet } from '../../src/model/sheet.ts';
import { classesOf, textOf } from '../../src/model/sheet.ts';
import { layoutSheet } from '../../src/papers/write/layout.ts';
import type { Layout } from '../../src/papers/write/layouts.ts';
import { proveSheet } from '../../src/papers/write/proof.ts';
import { all, context, profile, text } from './write-fixtures.ts';

const HEAD = '---\nbody: cms\nlanguage: en\nkind: resolution\n---\n\n# T {#t}\n\n';

const BEFORE = `${HEAD}**1.** *Urges* all to act[^n1]; {#p1}

[^n1]: First note.

**2.** *Invites* all: {#p2}

**a)** one; {#p2a}

**b)** two; {#p2b}

**3.** *Requests* a report by 2020; {#p3}

**4.** *Thanks* donors. {#p4}
`;
const AFTER = `${HEAD}**3.** *Requests* a report by 2029[^n2]; {#p3}

[^n2]: Second note.

**1.** *Urges* all to act[^n1]; {#p1}

[^n1]: First note.

**2.** *Invites* all: {#p2}

**b)** two; {#p2b}

**a)** one; {#p2a}

**c)** three; {#p2c}

**4.** *Thanks* donors. {#p4}
`;

function sheetOf(before: string, after: string, layout: Layout): Sheet {
  const { value, messages } = layoutSheet(
    compare(text(before), text(after), {}),
    layout,
    context,
    null,
  );
  expect(messages).toEqual([]);
  return value;
}

const rows = (sheet: Sheet): readonly string[] =>
  all(sheet.root, 'tr').map((row) =>
    all(row, 'p')
      .map((line) => textOf(line))
      .join(' / '),
  );

describe('a paragraph that moved away', () => {
  it.each(['three-column', 'side-by-side', 'inline', 'programme'] as const)(
    'stands behind the last item of the family that it followed, %s',
    (layout) => {
      const lines = all(sheetOf(BEFORE, AFTER, layout).root, 'p').map((line) => textOf(line));
      const struck = lines.findLastIndex((line) => line.includes('a report by 2020'));
      const last = lines.findIndex((line) => line.includes('three;'));
      const next = lines.findIndex((line) => line.includes('donors'));
      expect(last).toBeGreaterThan(-1);
      expect(struck).toBeGreaterThan(last);
      expect(struck).toBeLessThan(next);
    },
  );

  it.each(['three-column', 'side-by-side', 'inline', 'programme'] as const)(
    'names notes by their numbers where it says what changed, %s',
    (layout) => {
      const sheet = sheetOf(BEFORE, AFTER, layout);
      const [line] = all(sheet.root, 'p', 'rewording');
      if (!line) throw new Error('no rewording');
      expect(textOf(line)).not.toContain('[^');
      expect(all(line, 'span', 'mark').map(textOf)).toEqual(['1']);
    },
  );

  it('is a fault of the sheet where what changed names another note', () => {
    const made = sheetOf(BEFORE, AFTER, 'three-column');
    const sheet: Sheet = JSON.parse(JSON.stringify(made));
    const [line] = all(sheet.root, 'p', 'rewording');
    const [sup] = line ? all(line, 'sup') : [];
    if (!sup) throw new Error('no mark');
    sup.children = [{ type: 'text', value: '2' }];
    const words = profile.languages.en;
    if (!words) throw new Error('no English');
    const comparison = compare(text(BEFORE), text(AFTER), {});
    const options = { number: 0, layout: 'three-column', words } as const;
    expect(proveSheet(made, comparison, options)).toEqual([]);
    expect(proveSheet(sheet, comparison, options)).toHaveLength(1);
  });
});

describe('a row of a table that moved', () => {
  const table = (...names: string[]): string =>
    `${HEAD}{#tab}\n\n| No | Action |\n| --- | --- |\n${names.map((name) => `| **${name.length}.** {#${name}} | ${name} |\n`).join('')}`;
  const before = table('a', 'bb', 'ccc', 'dddd');
  const after = table('dddd', 'a', 'bb', 'ccc');
  it.each(['three-column', 'side-by-side', 'inline', 'programme'] as const)(
    'says so at both places, %s',
    (layout) => {
      const said = rows(sheetOf(before, after, layout)).filter((row) => row.startsWith('moved '));
      expect(said).toEqual(['moved to here', 'moved from here']);
    },
  );
});

describe('the note of a paragraph that moved up and changed', () => {
  const note = '[^n]: Note.\n\n';
  const one = '**1.** *Urges* all to act; {#p1}\n\n';
  const two = '**2.** *Invites* all Parties; {#p2}\n\n';
  const before = `${HEAD}${one}${two}**3.** *Requests* a report by 2020[^n]; {#p3}\n\n${note}`;
  const after = `${HEAD}**3.** *Requests* a report by 2029[^n]; {#p3}\n\n${note}${one}${two}`;
  it('stands on each side below its own paragraph, side by side', () => {
    const sheet = sheetOf(before, after, 'side-by-side');
    const found = all(sheet.root, 'tr').flatMap((row) => {
      const cells = all(row, 'td').map((cell) => textOf(cell));
      return cells.length === 2 ? [cells] : [];
    });
    const [top, note, ...rest] = found.slice(1);
    expect(top).toEqual(['', '1.Requests a report by 20291;']);
    expect(note).toEqual(['', '1Note.']);
    expect(rest.slice(-2)).toEqual([
      ['3.Requests a report by 20201;', ''],
      ['1Note.', ''],
    ]);
  });

  it.each(['three-column', 'inline', 'programme'] as const)('is told truly, %s', (layout) => {
    const [line] = all(sheetOf(before, after, layout).root, 'p', 'rewording');
    expect(line && all(line, 'span', 'mark').map(textOf)).toEqual(['1']);
  });
});

describe('the notes of an annex that is printed once', () => {
  it.each(['three-column', 'side-by-side'] as const)(
    'go on with the numbers of the clean text, %s',
    (layout) => {
      const after = `${AFTER}\n## Annex {#annex .annex}\n\nNew text.[^n3] {#x}\n\n[^n3]: Third note.\n`;
      const marks = all(sheetOf(BEFORE, after, layout).root, 'a', 'note').map(textOf);
      expect(marks).toEqual(['3']);
    },
  );
});

describe('a comment side by side', () => {
  it('stays on the page of the paragraph that it is about', () => {
    const lines = all(sheetOf(BEFORE, AFTER, 'side-by-side').root, 'p');
    const at = lines.findIndex((line) => textOf(line).startsWith('moved to here'));
    expect(lines[at - 1]?.properties.className).toContain('cell-operative-chapeau');
  });

  it('stays on the page of the row of a table that it is about, other rows do not wait for theirs', () => {
    const table = (word: string): string =>
      `${HEAD}{#tab}\n\n| No | Action |\n| --- | --- |\n| **1.** {#r1} | Read |\n| **2.** {#r2} | ${word} |\n`;
    const after = `${table('Sing')}\n> [2.](#r2) Louder.\n`;
    const lines = all(sheetOf(table('Speak'), after, 'side-by-side').root, 'p');
    const kept = lines.filter((line) => classesOf(line).includes('cell-chapeau')).map(textOf);
    expect(kept).toEqual(['2.', 'Action: Speak', '2.', 'Action: Sing']);
    const redlined = all(sheetOf(table('Speak'), after, 'three-column').root, 'p');
    const rows = redlined.filter((line) => classesOf(line).includes('cell-chapeau')).map(textOf);
    expect(rows).toEqual(['2.', 'SingSpeak']);
  });
});

describe('the head of the first column', () => {
  it('speaks of no Resolution over a text of another kind', () => {
    const other = (source: string): string => source.replace('kind: resolution', 'kind: text');
    const heads = (a: string, b: string): string =>
      all(sheetOf(a, b, 'three-column').root, 'th').map(textOf)[0] ?? '';
    expect(heads(BEFORE, AFTER)).toBe('Text of the existing Resolution');
    expect(heads(other(BEFORE), other(AFTER))).toBe('Existing text');
  });
});
