import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import { loadProfile, loadStyle } from '../../src/library/profile.ts';
import { attributeOf, classesOf, textOf } from '../../src/model/sheet.ts';
import type { Text } from '../../src/model/text.ts';
import { languageWords, layoutSheet } from '../../src/papers/write/layout.ts';
import {
  DIRECTIONS,
  type Direction,
  LAYOUTS,
  type Layout,
} from '../../src/papers/write/layouts.ts';
import { after, all, before, context, profile, text } from './write-fixtures.ts';

const HEAD = '---\nbody: cms\nlanguage: fr\nkind: resolution\n---\n\n# T {#t}\n\n';

function directions(from: Text, to: Text, layout: Layout, page: Direction | null): unknown[] {
  const { value, messages } = layoutSheet(compare(from, to, {}), layout, context, page);
  expect(messages).toEqual([]);
  return all(value.root, 'section').map((section) => [
    attributeOf(section, 'dataSection'),
    attributeOf(section, 'dataEvent') ?? '',
  ]);
}

describe('the direction of pages', () => {
  it.each(LAYOUTS.flatMap((layout) => DIRECTIONS.map((page) => [layout, page] as const)))(
    'of %s is %s where that is asked for, on each of its sections',
    (layout, page) => {
      const turned = directions(before, after, layout, page);
      expect(turned.length).toBeGreaterThan(0);
      for (const section of turned) expect(section).toEqual([page, expect.any(String)]);
    },
  );

  it('turns annexes that are printed once, whatever their heading asks for', () => {
    const was = text(`${HEAD}**1.** Adopte. {#a}\n`);
    const is = text(
      `${HEAD}**1.** Adopte. {#a}\n\n## Annexe {#x .annex .portrait}\n\nTexte. {#y}\n`,
    );
    expect(directions(was, is, 'three-column', null)).toEqual([
      ['landscape', ''],
      ['portrait', 'new-annex'],
    ]);
    expect(directions(was, is, 'three-column', 'landscape')).toEqual([
      ['landscape', ''],
      ['landscape', 'new-annex'],
    ]);
  });
});

describe('a fixed word that the body lacks', () => {
  const words = languageWords(profile, 'fr');
  it.each([
    ['side-by-side', 'sideAfter'],
    ['programme', 'activity'],
    ['summary', 'changeMoved'],
  ] as const)('forbids to write %s, which prints %s', (layout, name) => {
    const poor = { ...words, words: { ...words.words, [name]: '' } };
    const own = { ...context, profile: { ...profile, languages: { fr: poor } } };
    const { messages } = layoutSheet(compare(before, after, {}), layout, own);
    expect(messages).toContainEqual(
      expect.objectContaining({
        severity: 'error',
        rule: 'missing-word',
        text: `found no word ${name} in the profile of the body, expected one for the layout ${layout}`,
      }),
    );
    const other = layoutSheet(compare(before, after, {}), 'inline', own);
    expect(other.messages.filter(({ rule }) => rule === 'missing-word')).toEqual([]);
  });
});

/** The lines of the table of changes: number, change, opening words. */
function summaryOf(from: string, to: string): string[][] {
  const { value, messages } = layoutSheet(
    compare(text(HEAD + from), text(HEAD + to), {}),
    'summary',
    context,
  );
  expect(messages).toEqual([]);
  const rows = all(value.root, 'table', 'changes').flatMap((table) => all(table, 'tr'));
  return rows.map((row) => all(row, 'td').map(textOf)).filter((cells) => cells.length > 1);
}

function numbered(labels: readonly (string | number)[], ids: readonly string[]): string {
  return labels.map((label, at) => `**${label}.** Prie ${ids[at]}. {#${ids[at]}}\n\n`).join('');
}

describe('the numbers of a summary', () => {
  const ids = ['alpha', 'bravo', 'coral', 'delta'];

  it('of three paragraphs and more that are only numbered on are one line', () => {
    const changes = summaryOf(numbered([1, 2, 3, 4], ids), numbered([1, 2, 3], ids.slice(1)));
    expect(changes).toEqual([
      ['1', 'supprimé', 'Prie alpha.'],
      ['2 – 4 → 1 – 3', 'renuméroté', ''],
    ]);
  });

  it('of two are a line each, as are those between which one changes', () => {
    expect(
      summaryOf(numbered([1, 2, 3], ids), numbered([1, 2], ids.slice(1))).map(
        ([numbers]) => numbers,
      ),
    ).toEqual(['1', '2 → 1', '3 → 2']);
    const reworded = numbered([1, 2, 3], ids.slice(1)).replace('Prie coral', 'Invite coral');
    expect(summaryOf(numbered([1, 2, 3, 4], ids), reworded).map(([numbers]) => numbers)).toEqual([
      '1',
      '2 → 1',
      '3 → 2',
      '4 → 3',
    ]);
  });

  it('that carry the one above them stand alone, others behind it', () => {
    const items = (first: string): string =>
      `**1.** Prie : {#c}\n\n**${first}** un site ; {#d}\n\n**b)** deux sites. {#e}\n`;
    expect(
      summaryOf(items('a)'), items('a)').replace('deux', 'trois')).map(([numbers]) => numbers),
    ).toEqual(['1 b)']);
    const table = (word: string): string =>
      `| | Activité |\n| --- | --- |\n| **1** {#s} | Thème |\n| **1.1** {#q} | ${word} |\n| **1.2** {#r} | Ici |\n`;
    expect(summaryOf(table('Un'), table('Deux'))).toEqual([['1.1', 'modifié', 'Deux']]);
  });
});

describe('a summary of more changes than two pages hold', () => {
  const numbered = (to: number, words: (at: number) => string): string =>
    Array.from({ length: to }, (_, at) => `**${at + 1}.** ${words(at + 1)} {#p${at + 1}}\n`).join(
      '\n',
    );
  const say = (at: number): string => `Charge le comité ${at * 37} de chanter ${at * 11} fois`;

  it('puts neighbours of which the same became into one line, none left out', () => {
    const lines = summaryOf(
      numbered(90, (at) => `${say(at)}.`),
      numbered(90, (at) => `${say(at)}${at % 10 === 0 ? '' : ' ou plus'}.`),
    );
    expect(lines.map(([numbers]) => numbers)).toEqual([
      '1 – 9, 11 – 19, 21 – 29, 31 – 39, 41 – 49, 51 – 59',
      '61 – 69, 71 – 79, 81 – 89',
    ]);
    expect(lines.every(([, change, words]) => change === 'modifié' && words === '')).toBe(true);
  });

  it('tells each change of an ordinary one by itself, with its words', () => {
    const lines = summaryOf(
      numbered(9, (at) => `${say(at)}.`),
      numbered(9, (at) => `${say(at)} ou plus.`),
    );
    expect(lines).toHaveLength(9);
    expect(lines[0]).toEqual(['1', 'modifié', expect.stringContaining('Charge le comité')]);
  });
});

describe('a summary of a text from right to left', () => {
  const head = '---\nbody: un\nlanguage: ar\nkind: resolution\n---\n\n# أنهار {#t}\n\n';
  const un = { ...context, profile: loadProfile(null, 'un') };
  const [was, is] = [
    '**3 -** تشجع الدول. {#a}\n\n**4 -** تعتمد التدابير. {#b}\n\n**5 -** تقرر. {#c}\n',
    '**3 -** {#a .deleted}\n\n**4 -** تعتمد البرامج. {#b}\n\n**4 bis -** تشدد. {#d}\n\n**5 -** تقرر. {#c}\n',
  ];
  const { value, messages } = layoutSheet(
    compare(text(head + was), text(head + is), {}),
    'summary',
    un,
  );
  const rows = all(value.root, 'table', 'changes')
    .flatMap((table) => all(table, 'tr'))
    .map((row) => all(row, 'td').map((cell) => all(cell, 'p')))
    .filter((cells) => cells.length > 1);

  it('prints old and new number from the left, where the arrow points, without the dash behind them', () => {
    expect(messages).toEqual([]);
    const numbers = rows
      .flatMap(([number]) => number?.[0] ?? [])
      .map((line) => [textOf(line), attributeOf(line, 'dir')]);
    expect(numbers).toEqual([
      ['3', 'ltr'],
      ['4 → 3', 'ltr'],
      ['4 bis → 4', 'ltr'],
    ]);
  });

  it('parts what became of a paragraph by the comma of its language', () => {
    const kinds = rows.flatMap(([, kind]) => kind?.[0] ?? []).map(textOf);
    expect(kinds).toContain('معدَّل، معاد ترقيمه');
  });
});

describe('texts side by side', () => {
  it('keep a new paragraph on the page of its comment, though nothing stands on the left', () => {
    const is = text(`${HEAD}**1.** Adopte. {#a}\n\n**2.** Prie. {#b}\n\n> Nouveau.\n`);
    const pair = compare(text(`${HEAD}**1.** Adopte. {#a}\n`), is, {});
    const { value, messages } = layoutSheet(pair, 'side-by-side', context);
    expect(messages).toEqual([]);
    const rows = all(value.root, 'table', 'side-by-side').flatMap((table) => all(table, 'tr'));
    const row = rows.find((one) => textOf(one).includes('Prie'));
    const lines = (row ? all(row, 'td') : []).map((cell) => all(cell, 'p'));
    expect(lines.map(([line]) => line && String(classesOf(line)[0]))).toEqual([
      'cell-chapeau',
      'cell-operative-chapeau',
    ]);
  });
});

describe('widths that a text names for a table', () => {
  it.each(['10%,60%,30%', '20mm 60mm 40mm', '1 6 3'])('are those of its columns: %s', (widths) => {
    const table = `{#w widths="${widths}"}\n\n| N° {#h} | Mesure | Délai |\n|---|---|---|\n| **1** {#r} | Ici | Là |\n`;
    const own = text(`${HEAD}Texte. {#x}\n\n${table}`);
    const { value } = layoutSheet(compare(own, own, {}), 'clean', context);
    const columns = all(value.root, 'col').map((column) => attributeOf(column, 'dataWidth'));
    expect(columns).toEqual(widths.split(/[, ]/));
  });
});

describe('a note in a cell', () => {
  it.each(['cms', 'cites', 'un'])('of %s has its number to the left of its text', (body) => {
    const { paragraphs } = loadStyle(null, body).style;
    const { indent, hanging } = paragraphs['cell-note'] ?? {};
    expect([indent, hanging]).toEqual([4, 4]);
  });
});

describe('notes of words that replace one another', () => {
  it('are numbered in the order in which they are printed', () => {
    const side = (name: string, note: string): Text =>
      text(`${HEAD}*Rappelant* un[^${name}] et deux, {#r}\n\n[^${name}]: ${note}\n`);
    const pair = compare(
      side('old', 'Décision 12.9.'),
      side('new', 'Voir le rapport du Comité.'),
      {},
    );
    const { value, messages } = layoutSheet(pair, 'inline', context);
    expect(messages).toEqual([]);
    const marks = all(value.root, 'a', 'note').map(textOf);
    expect(marks).toEqual(['1', '2']);
    expect(all(value.root, 'aside').map((note) => textOf(note))).toEqual([
      expect.stringContaining('rapport'),
      expect.stringContaining('12.9'),
    ]);
  });
});
