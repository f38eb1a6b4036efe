import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../src/formats/markdown/read.ts';
import { writeMarkdown } from '../../src/formats/markdown/write.ts';
import { loadProfile } from '../../src/library/profile.ts';
import { followReferences } from '../../src/lineage/references/follow.ts';
import { referenceWords } from '../../src/lineage/references/words.ts';
import type { KnownText, World } from '../../src/lineage/references/world.ts';
import type { Text } from '../../src/model/text.ts';

const profile = loadProfile(null, 'cms');

const HEAD = '---\nbody: cms\nkind: resolution\nnumber: 11.24\nrevision: rev.cop15\nstage: draft\n';

/** A draft whose paragraphs a to h are numbered 1 to 8, item `p` of 8 and `q` of 2, and one sentence in paragraph 9. */
function draft(sentence: string, { language = 'fr', front = '', more = '' } = {}): Text {
  const lines = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].flatMap((id, index) => [
    `**${index + 1}.** Convient du point ${id} ; {#p${id}}`,
    ...(id === 'b' ? ['**a)** un ; {#iq}', '**b)** deux ; {#ir}', '**c)** trois ; {#is}'] : []),
  ]);
  const source = `${HEAD}language: ${language}\n${front}---\n\nLa Conférence des Parties {#formula .formula}\n\n${lines.join('\n\n')}\n\n**9.** ${sentence} {#last}\n\n${more}`;
  return readMarkdown(source).value;
}

function followed(
  sentence: string,
  options: Parameters<typeof draft>[1] = {},
  texts: World['texts'] = [],
) {
  const words = referenceWords(profile, options?.language ?? 'fr');
  const text = draft(sentence, options);
  const result = followReferences(text, { formulaFirst: false, texts }, words);
  const after = writeMarkdown(result.text);
  const line = after.split('\n').find((one) => one.includes('{#last}')) ?? '';
  return { ...result, line: line.replace(/^\*\*9\.\*\* /, '').replace(/ \{#last\}$/, '') };
}

describe('a live reference', () => {
  it('on a number of another text stays and is told', () => {
    const { line, messages } = followed('Voir A/RES/70/1, [paragraphe 5](#pc).');
    expect(line).toBe('Voir A/RES/70/1, [paragraphe 5](#pc).');
    expect(messages).toMatchObject([{ severity: 'warning', rule: 'foreign-link' }]);
  });

  const cases: readonly (readonly [string, string, string?])[] = [
    ['Voir [paragraphes 5 à 7](#pc,pf,pd).', 'Voir [paragraphes 3, 4 et 6](#pc,pd,pf).'],
    ['Les [paragraphes 1, 7 à 9 et 11](#pb,iq,pd,pf),', 'Les [paragraphes 2, 4 et 6](#pb,pd,pf),'],
    ['Les [paragraphes 7 et 8](#pb,is),', 'Le [paragraphe 2](#pb),'],
    ['Les [paragraphes 7 et 7 d)](#pb,iq),', 'Les [paragraphes 2 et 2 a)](#pb,iq),'],
    ['See [paragraphs 7 to 9](#pb,ir,pc).', 'See [paragraphs 2 and 3](#pb,pc).', 'en'],
    ['Los [párrafos 7 y 8](#pb,ir),', 'El [párrafo 2](#pb),', 'es'],
    ['Voir [paragraphes 5 à 7](#pa,pb,pc).', 'Voir [paragraphes 1 à 3](#pa,pb,pc).'],
    ['Voir [paragraphes 5, 6 et 7](#pa,pb,pc).', 'Voir [paragraphes 1, 2 et 3](#pa,pb,pc).'],
    ['Voir [paragraphes 1 à 3](#pa,pb,pc).', 'Voir [paragraphes 1 à 3](#pa,pb,pc).'],
    ['Visé aux [paragraphes 6 et 7](#pd,pd).', 'Visé au [paragraphe 4](#pd).'],
    ['Le [paragraphe 6](#pd,pe) dit', 'Les [paragraphes 4 et 5](#pd,pe) dit'],
    ['Au [paragraphe 5 a)](#pf)', 'Au [paragraphe 6](#pf)'],
    ['Au [paragraphe 6](#iq)', 'Au [paragraphe 2 a)](#iq)'],
    ['Au [paragraphe 5 b) et c)](#iq,is)', 'Au [paragraphe 2 a) et c)](#iq,is)'],
    ['Au [paragraphe 5 (b)-(d)](#iq,ir,is)', 'Au [paragraphe 2 (a)-(c)](#iq,ir,is)'],
    ['Au [paragraphe 5 (b–d)](#iq,ir,is)', 'Au [paragraphe 2 (a–c)](#iq,ir,is)'],
    ['À l’[alinéa d) du paragraphe 5](#iq)', 'À l’[alinéa a) du paragraphe 2](#iq)'],
    ['Voir [paragraphe\u00A010bis](#ph) ;', 'Voir [paragraphe\u00A08](#ph) ;'],
    ['Aux paragraphes [5](#pa) et [7](#pc),', 'Aux paragraphes [1](#pa) et [3](#pc),'],
    ['Les [lettres b) et c) du paragraphe 2](#iq,iq)', 'La [lettre a) du paragraphe 2](#iq)'],
    ['Aux [lettres b) et c) du paragraphe 2](#iq,iq)', 'À la [lettre a) du paragraphe 2](#iq)'],
    ['Ces [lettres b) et c) du paragraphe 2](#iq,iq)', 'Cette [lettre a) du paragraphe 2](#iq)'],
    ['De la [lettre b) du paragraphe 2](#iq,ir)', 'Des [lettres a) et b) du paragraphe 2](#iq,ir)'],
    ['Las [letras b) y c) del párrafo 2](#iq,iq)', 'La [letra a) del párrafo 2](#iq)', 'es'],
    ['See [paragraphs 5 to 7](#pc,pf,pd).', 'See [paragraphs 3, 4 and 6](#pc,pd,pf).', 'en'],
    ['See [Paragraphs 5 and 6](#pc,pc).', 'See [Paragraph 3](#pc).', 'en'],
    ['Véanse los [párrafos 5 o 7](#pc,ph).', 'Véanse los [párrafos 3 u 8](#pc,ph).', 'es'],
    ['Véanse los [párrafos 5 u 8](#pc,pd).', 'Véanse los [párrafos 3 o 4](#pc,pd).', 'es'],
    ['Según los [párrafos 5 y 6](#pc).', 'Según el [párrafo 3](#pc).', 'es'],
    ['Aux paragraphes [6](#pa) à [8](#pc)', 'Aux paragraphes [1](#pa) à [3](#pc)'],
    ['Aux [paragraphes 6](#pa) et [8](#pc)', 'Aux [paragraphes 1](#pa) et [3](#pc)'],
    ['Aux paragraphes [5 et 6](#pa)', 'Au paragraphe [1](#pa)'],
    ['Alinéas a) et c) du [paragraphe 15](#pb)', 'Alinéas a) et c) du [paragraphe 2](#pb)'],
    [
      'Les alinéas [a)](#iq) et [bb)](#is) du paragraphe 15 sont',
      'Les alinéas [a)](#iq) et [c)](#is) du paragraphe 2 sont',
    ],
    ['Visé à l’[alinéa a) du paragraphe 5](#pc)', 'Visé au [paragraphe 3](#pc)'],
    ['Des [alinéas a) et b) du paragraphe 5](#iq)', 'De l’[alinéa a) du paragraphe 2](#iq)'],
    ['Voir [paragraphes 5–6](#pc,pd).', 'Voir [paragraphes 3–4](#pc,pd).'],
    ['See [paragraphs 5 to 6](#pc,pd).', 'See [paragraphs 3 to 4](#pc,pd).', 'en'],
    ['See [paragraphs 5 to 7](#pc,pd).', 'See [paragraphs 3 and 4](#pc,pd).', 'en'],
    [
      'Aux [paragraphes 6 et 7](#pc,pd) d’ici à 2030',
      'Aux [paragraphes 3 et 4](#pc,pd) d’ici à 2030',
    ],
  ];
  for (const [before, after, language = 'fr'] of cases)
    it(`«${before}» becomes «${after}»`, () => {
      const { line, messages } = followed(before, { language });
      expect(messages).toEqual([]);
      expect(line).toBe(after);
    });

  const annexes = [
    '## Annexe 1 : Sites {#ann .annex}',
    '**1.** un ; {#xa}',
    '**2.** deux. {#xb}',
    '## Annexe 2 : Aires {#anm .annex}',
    '**1.** un. {#ya}',
    '## Annexe 3 : Zones {#ano .annex}',
    '**1.** un. {#za}',
  ].join('\n\n');
  const inAnnexes: readonly (readonly [string, string])[] = [
    ['Le [paragraphe 3 de l’annexe 2](#xb)', 'Le [paragraphe 2 de l’annexe 1](#xb)'],
    ['L’[annexe 2, paragraphe 1](#xa)', 'L’[annexe 1, paragraphe 1](#xa)'],
    [
      'Le [paragraphe 1](#xa) de l’[annexe II](#ann)',
      'Le [paragraphe 1](#xa) de l’[annexe I](#ann)',
    ],
    ['Les [annexes 1 à 3](#ann,anm,ano)', 'Les [annexes 1 à 3](#ann,anm,ano)'],
    ['Les [annexes 4 à 6](#ann,anm,ano)', 'Les [annexes 1 à 3](#ann,anm,ano)'],
    ['Aux [annexes 1 et 2](#ann)', 'À l’[annexe 1](#ann)'],
    ['L’[annexe 2](#ann,anm)', 'Les [annexes 1 et 2](#ann,anm)'],
  ];
  for (const [before, after] of inAnnexes)
    it(`«${before}» becomes «${after}» where annexes are counted anew`, () => {
      const { line, messages } = followed(before, { more: annexes });
      expect(messages).toEqual([]);
      expect(line).toBe(after);
    });

  const table = ['## Annexe {#ann .annex}', '{#tab}', '| N° {#th} | Site |\n|---|---|'];
  const rows = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3'].map(
    (label) => `| **${label}** {#r${label.toLowerCase()}} | un |`,
  );
  const sections = [...rows.slice(0, 3), '| **B.** Eaux {#rb} |', ...rows.slice(3)];
  const inTables: readonly (readonly [string, string, string])[] = [
    [
      'en',
      'Dim [rows A1 to A4 and B2](#ra1,ra2,ra3,rb1,rb3).',
      'Dim [rows A1 to A3, B1 and B3](#ra1,ra2,ra3,rb1,rb3).',
    ],
    [
      'fr',
      'Voir les [lignes A1 à A4 et B2](#ra1,ra2,ra3,rb1,rb3).',
      'Voir les [lignes A1 à A3, B1 et B3](#ra1,ra2,ra3,rb1,rb3).',
    ],
    [
      'es',
      'Véanse las [filas A1 a A4 y B2](#ra1,ra2,ra3,rb1,rb3).',
      'Véanse las [filas A1 a A3, B1 y B3](#ra1,ra2,ra3,rb1,rb3).',
    ],
    ['fr', 'Les [lignes A3 à B4](#ra2,ra3,rb1,rb2).', 'Les [lignes A2 à B2](#ra2,ra3,rb1,rb2).'],
  ];
  for (const [language, before, after] of inTables)
    for (const lines of [rows, sections])
      it(`«${before}» becomes «${after}», with ${lines.length} rows`, () => {
        const more = `${table.join('\n\n')}\n${lines.join('\n')}`;
        const { line, messages } = followed(before, { language, more });
        expect(messages).toEqual([]);
        expect(line).toBe(after);
      });

  const astray: readonly string[] = [
    'Le [paragraphe 2](#xb)',
    'Le [paragraphe 1 de l’annexe 2](#pa)',
    'Le [paragraphe 3 de l’annexe](#xb)',
    'Soit le [paragraphe 6 soit le paragraphe 7](#pa,pc)',
  ];
  for (const sentence of astray)
    it(`«${sentence}» stays and is an error: other words are needed`, () => {
      const { line, messages } = followed(sentence, { more: annexes });
      expect(messages.map(({ rule, severity }) => [rule, severity])).toEqual([
        ['reference-wording', 'error'],
      ]);
      expect(line).toBe(sentence);
    });

  it('leaves two references in one link that lead where it leads', () => {
    const sentence = 'Le [paragraphe 2 et le paragraphe 3](#pb,pc)';
    expect(followed(sentence)).toMatchObject({ line: sentence, messages: [] });
  });

  it('tells what it was and what it is, in the order of the words', () => {
    const { followed: told } = followed('Voir [paragraphe 5](#pa) et [point 6](#pb).');
    expect(told.map(({ before, after }) => [before, after])).toEqual([
      ['paragraphe 5', 'paragraphe 1'],
      ['point 6', 'point 2'],
    ]);
  });

  it('goes with a paragraph into the one that it was merged into', () => {
    const front = 'removed:\n  - id: gone\n    label: 6.\n    into: pc\n';
    const { line, messages } = followed('Aux [paragraphes 5 et 6](#pc,gone),', { front });
    expect(messages).toEqual([]);
    expect(line).toBe('Au [paragraphe 3](#pc),');
  });

  it('of an item that became a paragraph asks for an article that the language does not list to be mended', () => {
    const { line, messages } = followed('Faute d’[alinéa d) du paragraphe 5](#pf) ;');
    expect(line).toBe('Faute d’[paragraphe 6](#pf) ;');
    expect(messages.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['warning', 'reference-wording'],
    ]);
  });

  it('whose target is gone is an error, and its words stay', () => {
    const { line, messages } = followed('Au [paragraphe 6](#gone),');
    expect(messages.map(({ severity, rule }) => [severity, rule])).toEqual([
      ['error', 'dangling-reference'],
    ]);
    expect(line).toBe('Au [paragraphe 6](#gone),');
  });

  it('is told by the first words that its target had, not by its id alone', () => {
    const base = readMarkdown(
      `${HEAD}---\n\n**6.** Convient de ce qui suit encore ; {#gone}\n`,
    ).value;
    const texts: World['texts'] = [
      {
        instrument: 'resolution',
        of: 'cms/11.24',
        number: '11.24',
        key: 'rev.cop13',
        base: null,
        adopted: true,
        paper: null,
        text: base,
      },
    ];
    expect(followed('Au [paragraphe 6](#gone),', {}, texts).messages[0]?.text).toBe(
      'found paragraphe 6, which leads to “Convient de ce qui suit” (#gone), expected a paragraph that the text has',
    );
  });

  it('takes the suffix of the revision in force in the form of its sentence', () => {
    const base = draft('Fin.');
    const known: KnownText = {
      instrument: 'resolution',
      of: 'cms/12.3',
      number: '12.3',
      key: 'rev.cop15',
      base: null,
      adopted: true,
      paper: null,
      text: base,
    };
    const { line } = followed(
      'Au [paragraphe 2 de la Résolution 12.3 (Rév. COP13)](resolution:cms/12.3#pc) et la [Résolution 12.3 (Rév. COP13)](resolution:cms/12.3@rev.cop13).',
      {},
      [known],
    );
    expect(line).toBe(
      'Au [paragraphe 3 de la Résolution 12.3 (Rév. COP15)](resolution:cms/12.3#pc) et la [Résolution 12.3 (Rév. COP13)](resolution:cms/12.3@rev.cop13).',
    );
  });
});

describe('a pinned reference', () => {
  it('in a quotation stays and is told with its number of today', () => {
    const { line, pinned } = followed('Rappelant « le [paragraphe 5](#pc) »,');
    expect(line).toBe('Rappelant « le [paragraphe 5](#pc) »,');
    expect(pinned).toEqual([{ index: 12, words: 'paragraphe 5', link: '#pc', now: '3' }]);
  });

  it('of a named revision stays and is told with its number of today', () => {
    const known: KnownText = {
      instrument: 'resolution',
      of: 'cms/12.3',
      number: '12.3',
      key: 'rev.cop15',
      base: 'rev.cop13',
      adopted: true,
      paper: null,
      text: draft('Fin.'),
    };
    const { line, pinned } = followed(
      'Au [paragraphe 2 de la Résolution 12.3 (Rev.COP13)](resolution:cms/12.3@rev.cop13#pc),',
      {},
      [known],
    );
    expect(line).toContain('[paragraphe 2 de');
    expect(pinned.map(({ now }) => now)).toEqual(['3 in rev.cop15']);
  });

  it('is all that an adopted text says', () => {
    const words = referenceWords(profile, 'fr');
    const { front, paragraphs } = draft('Voir [paragraphe 5](#pc) ;');
    const { stage, ...values } = front.values;
    expect(stage).toBe('draft');
    const text = { front: { ...front, values }, paragraphs };
    const result = followReferences(text, { formulaFirst: false, texts: [] }, words);
    expect(result.text.paragraphs).toEqual(paragraphs);
    expect(result.pinned).toHaveLength(1);
  });
});
