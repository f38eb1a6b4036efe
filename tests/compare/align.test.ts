import { describe, expect, it } from 'vitest';
import { compare } from '../../src/compare/compare.ts';
import type { Comparison } from '../../src/compare/comparison.ts';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import type { Heading, Note, Row } from '../../src/model/paragraph.ts';
import { NO_ATTRIBUTES } from '../../src/model/paragraph.ts';
import { deleted, labelPairs, named, runs, say, tell, textOf } from '../say.ts';

const ATLAS =
  'Prend note de l’Atlas des migrations des mammifères d’Asie centrale figurant dans le document UNEP/CMS/COP13/Inf.19 ;';
const REPORT =
  'Charge le Secrétariat de présenter à chaque réunion un rapport sur les progrès réalisés dans la mise en œuvre ;';
const UPDATE =
  'Charge le Secrétariat de mettre à jour et d’enrichir régulièrement l’Atlas de l’Initiative ;';
const FENCES =
  'Invite les Parties à retirer les clôtures devenues inutiles dans les couloirs de migration ;';
const DONORS =
  'Prie les donateurs d’apporter les ressources financières nécessaires au Programme de travail ;';

const kinds = (comparison: Comparison) => comparison.pairs.map(({ kind }) => kind);
const places = (comparison: Comparison) =>
  comparison.pairs.map(({ before, after }) => [
    before.map(({ index }) => index),
    after.map(({ index }) => index),
  ]);

function heading(words: string, id: string | null = null, level: Heading['level'] = 2): Heading {
  return { ...say(words), kind: 'heading', level, id };
}

function note(name: string, words: string): Note {
  return {
    kind: 'note',
    id: null,
    name,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    content: runs(words),
  };
}

function row(...cells: string[]): Row {
  return {
    kind: 'row',
    head: false,
    span: false,
    id: null,
    attributes: NO_ATTRIBUTES,
    comments: [],
    place: null,
    bracket: false,
    label: null,
    cells: cells.map(runs),
  };
}

describe('who is paired with whom', () => {
  it('by id, whatever became of the words and the place', () => {
    const before = textOf(named('atlas', say('1.', ATLAS)), named('update', say('2.', UPDATE)));
    const after = textOf(
      named('update', say('1.', 'Décide de rien de tel.')),
      named('atlas', say('2.', ATLAS)),
    );
    const comparison = compare(before, after);
    expect(labelPairs(comparison)).toEqual([
      ['2.', '1.'],
      ['1.', '2.'],
    ]);
    expect(comparison.pairs.map(({ evidence }) => evidence)).toEqual(['id', 'id']);
    expect(compare(before, after, { ids: false }).pairs.map(({ evidence }) => evidence)).toContain(
      'text',
    );
  });
  it('by equal words, renumbered, with the label apart from the text', () => {
    const comparison = compare(
      textOf(say('8.', REPORT), say('9.', FENCES)),
      textOf(say('0.', DONORS), say('5.', REPORT), say('6 bis.', FENCES)),
    );
    expect(labelPairs(comparison)).toEqual([
      [null, '0.'],
      ['8.', '5.'],
      ['9.', '6 bis.'],
    ]);
    expect(kinds(comparison)).toEqual(['added', 'kept', 'kept']);
  });
  it('by likeness, moved and edited', () => {
    const edited = ATLAS.replace('UNEP/CMS/COP13/Inf.19', 'UNEP/CMS/COP15/Inf.27.3').replace(
      'Prend note de',
      'Accueille',
    );
    const comparison = compare(
      textOf(ATLAS, UPDATE, FENCES, REPORT),
      textOf(UPDATE, FENCES, REPORT, edited),
    );
    expect(places(comparison)).toEqual([
      [[1], [0]],
      [[2], [1]],
      [[3], [2]],
      [[0], [3]],
    ]);
    expect(comparison.pairs.map(({ moved }) => moved)).toEqual([false, false, false, true]);
    expect(comparison.pairs[3]?.evidence).toBe('likeness');
  });
  it('not for the same stock opening words', () => {
    const comparison = compare(textOf(ATLAS, UPDATE, FENCES), textOf(ATLAS, REPORT, FENCES));
    expect(kinds(comparison)).toEqual(['kept', 'removed', 'added', 'kept']);
  });
  it('a paragraph cut down to its first clause is still known', () => {
    const long = `${DONORS.slice(0, -2)} et approuve l’Initiative en tant qu’approche innovante et intégrée s’appuyant sur un programme régional, identifiant des synergies et renforçant la coopération aux niveaux local, régional et international ;`;
    expect(kinds(compare(textOf(ATLAS, long, FENCES), textOf(ATLAS, DONORS, FENCES)))).toEqual([
      'kept',
      'amended',
      'kept',
    ]);
  });
  it('a title quoted in a paragraph is not taken for it', () => {
    const title = 'L’Atlas des migrations des mammifères d’Asie centrale';
    const comparison = compare(
      textOf(title, FENCES, REPORT),
      textOf(FENCES, REPORT, `${ATLAS} ${DONORS}`),
    );
    expect(kinds(comparison)).toEqual(['removed', 'kept', 'kept', 'added']);
  });
  it('a heading never becomes a row, a note never a paragraph', () => {
    const comparison = compare(
      textOf(heading(ATLAS), note('n', UPDATE)),
      textOf(row(ATLAS), UPDATE),
    );
    expect(kinds(comparison).sort()).toEqual(['added', 'added', 'removed', 'removed']);
  });
  it('of equal paragraphs those between the same neighbours', () => {
    const comparison = compare(
      textOf(ATLAS, 'Idem.', UPDATE, 'Idem.', FENCES, 'Idem.'),
      textOf(ATLAS, UPDATE, 'Idem.', FENCES, 'Idem.'),
    );
    expect(places(comparison)).toContainEqual([[3], [2]]);
    expect(places(comparison)).toContainEqual([[5], [4]]);
    expect(
      comparison.pairs
        .filter(({ kind }) => kind === 'removed')
        .map(({ before }) => before[0]?.index),
    ).toEqual([1]);
  });
  it('ids that stand twice on a side decide nothing', () => {
    const before = textOf(named('a', say(ATLAS)), named('a', say(UPDATE)));
    const comparison = compare(before, textOf(named('a', say(UPDATE)), named('b', say(ATLAS))));
    expect(comparison.pairs.map(({ evidence }) => evidence)).toEqual(['text', 'text']);
  });
  it('a note that was renumbered is known by its words', () => {
    const comparison = compare(
      textOf('Un texte.[^1]', note('1', 'Priorité pour la mise en œuvre.')),
      textOf(
        'Neuf.[^1]',
        note('1', 'Sans rapport avec la suite.'),
        'Un texte.[^2]',
        note('2', 'Priorité pour la mise en œuvre.'),
      ),
    );
    expect(places(comparison)).toContainEqual([[1], [3]]);
  });
});

describe('the order of pairs', () => {
  it('is that of the text after, a removed one behind its old predecessor', () => {
    const comparison = compare(
      textOf(UPDATE, ATLAS, REPORT, FENCES),
      textOf(FENCES, ATLAS, DONORS),
    );
    expect(
      comparison.pairs.map(
        ({ kind, before, after }) => `${kind} ${(before[0] ?? after[0])?.index}`,
      ),
    ).toEqual(['removed 0', 'kept 3', 'kept 1', 'removed 2', 'added 2']);
  });
  it('calls moved what is lighter than what stayed', () => {
    const comparison = compare(textOf('Fin.', ATLAS, UPDATE), textOf(ATLAS, UPDATE, 'Fin.'));
    expect(comparison.pairs.map(({ moved }) => moved)).toEqual([false, false, true]);
  });

  const ROW = (label: string, id: string, words: string) => `| **${label}** {#${id}} | ${words} |`;
  const table = (...rows: string[]) => `| No. | Lamp |\n| --- | --- |\n${rows.join('\n')}\n`;
  const [A, B] = [ROW('A.', 'ra', 'Land'), ROW('B.', 'rb', 'Sea')];
  const STREET = 'Lamps of streets along the quays and on bridges';
  it.each([
    [
      'a row that goes below the next head of rows',
      table(A, ROW('A1', 'one', STREET), ROW('A2', 'two', STREET), B, ROW('B1', 'sea', 'Buoys')),
      table(A, ROW('A1', 'one', STREET), B, ROW('B1', 'two', STREET), ROW('B2', 'sea', 'Buoys')),
      ['two'],
    ],
    [
      'an item that goes below the next chapeau',
      `**1.** Urges: {#c}\n\n**a)** ${STREET}; {#one}\n\n**b)** ${STREET}; {#two}\n\n**2.** Asks: {#d}\n\n**a)** x. {#sea}\n`,
      `**1.** Urges: {#c}\n\n**a)** ${STREET}; {#one}\n\n**2.** Asks: {#d}\n\n**a)** ${STREET}; {#two}\n\n**b)** x. {#sea}\n`,
      ['two'],
    ],
    [
      'a chapeau that goes with its items, for it took none of another',
      `**1.** Urges: {#c}\n\n**a)** ${STREET}; {#one}\n\n**2.** Asks: {#d}\n\n**a)** x. {#sea}\n`,
      `**1.** Asks: {#d}\n\n**a)** x. {#sea}\n\n**2.** Urges: {#c}\n\n**a)** ${STREET}; {#one}\n`,
      ['d', 'sea'],
    ],
    [
      'none where a head of rows is put in above them',
      table(A, ROW('A1', 'one', STREET), ROW('A2', 'two', STREET)),
      table(A, ROW('A1', 'one', STREET), B, ROW('B1', 'two', STREET)),
      [],
    ],
  ])('calls moved what changes its section, not what stands above it: %s', (_, was, is, moved) => {
    const { pairs } = compare(readMarkdown(was).value, readMarkdown(is).value);
    const ids = pairs.flatMap((pair) => (pair.moved ? [pair.after[0]?.paragraph.id] : []));
    expect(ids).toEqual(moved);
  });
});

describe('splits and mergers', () => {
  const whole =
    'Invite les Parties à renforcer leur coopération transfrontalière et prie les organisations partenaires de soutenir le Programme de travail ;';
  const first = 'Invite les Parties à renforcer leur coopération transfrontalière ;';
  const second = 'Prie les organisations partenaires de soutenir le Programme de travail ;';
  it('are found by what the halves cover', () => {
    const split = compare(textOf(ATLAS, whole, FENCES), textOf(ATLAS, first, second, FENCES));
    expect(kinds(split)).toEqual(['kept', 'split', 'kept']);
    expect(tell(split.pairs[1]?.redline ?? [])).toBe(
      'Invite les Parties à renforcer leur coopération transfrontalière {-et prie-}{+;\nPrie+} les organisations partenaires de soutenir le Programme de travail ;',
    );
    const merged = compare(textOf(ATLAS, first, second, FENCES), textOf(ATLAS, whole, FENCES));
    expect(places(merged)).toContainEqual([[1, 2], [1]]);
    expect(merged.pairs[1]?.kind).toBe('merged');
  });
  it('are found where every word stayed, although another paragraph is like the beginning', () => {
    const taxed =
      'bei einer Ware, die mehr als 700 bis 900 Gramm Röstkaffee je Kilogramm enthält, 1,76 Euro je Kilogramm der Ware;';
    const other =
      'Gebühren oder Auslagen bei einer Ware, die mehr als 100 bis 300 rechtzeitig Euro je Kilogramm der Ware;';
    const kept = [300, 500].map(
      (grams) =>
        `bei einer Ware, die mehr als ${grams} Gramm löslichen Kaffee je Kilogramm enthält, 0,94 Euro je Kilogramm der Ware;`,
    );
    const halves = [taxed.slice(0, 40), taxed.slice(41)];
    const split = compare(textOf(ATLAS, other, taxed, ...kept), textOf(ATLAS, ...halves, ...kept));
    expect(places(split)).toContainEqual([[2], [1, 2]]);
    const merged = compare(textOf(ATLAS, ...halves, ...kept), textOf(ATLAS, other, taxed, ...kept));
    expect(places(merged)).toContainEqual([[1, 2], [2]]);
  });
  it('are read from from= and into=', () => {
    const before = textOf(named('a', say('1.', ATLAS)), named('b', say('2.', DONORS)));
    const split = compare(
      textOf(named('a', say('1.', ATLAS))),
      textOf(named('a', say('1.', ATLAS)), named('c', say('2.', REPORT), { from: 'a' })),
    );
    expect(kinds(split)).toEqual(['split']);
    const merged = compare(
      before,
      textOf(named('a', say('1.', ATLAS)), deleted('b', 'Réuni avec 1.', { into: 'a' })),
    );
    expect(kinds(merged)).toEqual(['merged']);
    expect(merged.pairs[0]?.comment).toEqual([[{ text: 'Réuni avec 1.' }]]);
    expect(merged.pairs[0]?.before.map(({ label }) => label?.text)).toEqual(['1.', '2.']);
  });
  it('are not made of a paragraph and a new one beside it', () => {
    expect(kinds(compare(textOf(ATLAS, whole), textOf(ATLAS, whole, DONORS)))).toEqual([
      'kept',
      'kept',
      'added',
    ]);
  });
});

describe('tombstones', () => {
  it('pair removed with the reason, and are no paragraphs', () => {
    const comparison = compare(
      textOf(named('atlas', say('4.', ATLAS)), named('update', say('5.', UPDATE))),
      textOf(
        named('atlas', say('4.', ATLAS)),
        deleted('update', 'Déjà dans le Programme de travail.'),
      ),
    );
    expect(kinds(comparison)).toEqual(['kept', 'removed']);
    expect(comparison.pairs[1]?.comment).toEqual([
      [{ text: 'Déjà dans le Programme de travail.' }],
    ]);
  });
  it('keep the deleted from being found again by its words', () => {
    const comparison = compare(
      textOf(named('atlas', say(ATLAS)), named('update', say(UPDATE))),
      textOf(
        named('atlas', say(ATLAS)),
        deleted('update'),
        named('other', say(UPDATE.replace('enrichir', 'compléter'))),
      ),
    );
    expect(kinds(comparison)).toEqual(['kept', 'removed', 'added']);
  });
  it('on a heading cover what it contains, but for what is found elsewhere by its id', () => {
    const section = [heading('Activités', 'act'), named('x', say(UPDATE)), named('y', say(FENCES))];
    const comparison = compare(
      textOf(...section, heading('Suivi', 'follow'), named('z', say(REPORT))),
      textOf(
        deleted('act', 'Annexe remplacée.'),
        heading('Suivi', 'follow'),
        named('z', say(REPORT)),
        named('y', say(FENCES)),
        UPDATE,
      ),
    );
    expect(kinds(comparison)).toEqual(['removed', 'removed', 'kept', 'kept', 'kept', 'added']);
    expect(comparison.pairs[0]?.comment).toEqual([[{ text: 'Annexe remplacée.' }]]);
  });
  it('under the tombstone of what contains them tell their own reason', () => {
    const comparison = compare(
      textOf(heading('Activités', 'act'), named('x', say(UPDATE)), named('y', say(FENCES))),
      textOf(deleted('act', 'Section retirée.'), deleted('y', 'Déjà faite.')),
    );
    expect(kinds(comparison)).toEqual(['removed', 'removed', 'removed']);
    expect(comparison.pairs.map(({ comment }) => comment)).toEqual([
      [[{ text: 'Section retirée.' }]],
      [],
      [[{ text: 'Déjà faite.' }]],
    ]);
  });
  it('before is a paragraph brought back when it stands after', () => {
    const comparison = compare(
      textOf(named('a', say(ATLAS)), deleted('b')),
      textOf(named('a', say(ATLAS)), named('b', say(UPDATE))),
    );
    expect(kinds(comparison)).toEqual(['kept', 'added']);
  });
});

describe('rows, notes, brackets and references', () => {
  it('compares rows cell by cell', () => {
    const comparison = compare(
      textOf(row('Onagre', 'Recenser les populations', '2026')),
      textOf(row('Onagre', 'Recenser toutes les populations', '2027')),
    );
    expect(tell(comparison.pairs[0]?.redline ?? [])).toBe(
      'Onagre\tRecenser {+toutes +}les populations\t{-2026-}{+2027+}',
    );
  });
  it('tells an opening bracket before the label as an amendment', () => {
    const comparison = compare(
      textOf(say('8.', ATLAS)),
      textOf({ ...say('8.', ATLAS), bracket: true }),
    );
    expect(comparison.pairs[0]?.kind).toBe('amended');
  });
  it('marks a pair whose words changed in rendered references alone', () => {
    const comparison = compare(
      textOf('Comme indiqué au [paragraphe 5](#bamot) ci-dessus'),
      textOf('Comme indiqué au [paragraphe 6](#bamot) ci-dessus'),
    );
    expect(comparison.pairs[0]?.only).toBe('references');
    const words = compare(
      textOf('Comme indiqué au paragraphe 5 ci-dessus'),
      textOf('Comme indiqué au paragraphe 6 ci-dessus'),
    );
    expect(words.pairs[0]?.only).toBeUndefined();
  });
});
